"""Search over threads: people, their cases and the words that were found, as far as one may read them."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from console import labels
from console.bubbles import harmless
from console.database import acting
from console.forms import tidy
from console.house import house
from console.pages import page
from console.rights import Answering, Member, Right
from services import audit, search
from services.search import Found, Hit
from texts.snippet import Piece, marked

PEOPLE = 25
"""Shown at once; more words find fewer."""
HITS = 3
"""Shown of one person."""
LONGEST_QUERY = 200

AUTHORS = {"citizen": "search-by-citizen", "bot": "search-by-bot", "staff": "search-by-staff"}

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Shown:
    """One person who was found."""

    found: Found
    hits: Sequence[tuple[Hit, list[Piece]]]
    more: int
    """Messages found beyond those shown."""


@router.get("/search")
async def searched(request: Request, me: Answering, q: str = "") -> Response:
    """Find people, and write down whose words were read."""
    query = tidy(q)[:LONGEST_QUERY].strip()
    people: list[Found] = []
    if query:
        async with acting(request, me.id) as database:
            people = await search.search(database, query, desks_of(me), house(request).clock())
            await audit.read(database, "case", *(str(each.cases[0].id) for each in people[:PEOPLE]))
    return page(
        request,
        "search.html",
        query=query,
        too_short=bool(query) and not search.words(query) and search.case_number(query) is None,
        shown=[_shown(each, search.words(query)) for each in people[:PEOPLE]],
        more=len(people) > PEOPLE,
        labels=labels,
        authors=AUTHORS,
    )


def desks_of(member: Member) -> frozenset[str] | None:
    """Give the desks whose people this member may find; None for all."""
    return None if member.may(Right.SUPERVISE) else member.desks


def _shown(found: Found, words: Sequence[str]) -> Shown:
    hits = [(hit, marked(harmless(hit.text), words)) for hit in found.hits[:HITS]]
    return Shown(found, hits, len(found.hits) - len(hits))
