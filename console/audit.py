"""The administrator's page of the audit: who read and changed what, and whether the chain is whole."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from console.audit_words import ACTS, NOUNS, Speaker
from console.forms import tidy
from console.house import house
from console.pages import page
from console.rights import Administering, is_part
from services import audit, desks, staff
from services.audit import NEVER, PAGE, Wanted
from texts.jalali import midnight, parse
from texts.persian import ascii_digits

OUTSIDE = "outside"
LINK = 2**63 - 1
SHOWN_OF_HASH = 12
_NOTED = re.compile(r"(\d{1,18})\s*[-–—]\s*([0-9a-f]{8,64})")

Link = Annotated[int, Query(ge=0, le=LINK)]

router = APIRouter(prefix="/audit")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, as typed."""

    person: str = ""
    act: str = ""
    noun: str = ""
    key: str = ""
    day: str = ""

    def wanted(self, day: date | None) -> Wanted:
        """Give the search; words that mean nothing do not narrow it."""
        since = midnight(day) if day else None
        return Wanted(
            staff_id=int(self.person) if self.person.isascii() and self.person.isdigit() else None,
            outside=self.person == OUTSIDE,
            noun=self.noun if self.noun in NOUNS else "",
            row_key=self.key,
            act=self.act if self.act in ACTS else "",
            since=since,
            until=since + timedelta(days=1) if since else None,
        )

    def address(self, before: int) -> str:
        """Give the address of the next page."""
        fields = ("person", "act", "noun", "key", "day")
        asked = {name: getattr(self, name) for name in fields if getattr(self, name)}
        return f"/audit?{urlencode(asked | {'before': before})}"


@router.get("")
async def listed(request: Request, me: Administering, before: Link = NEVER) -> Response:
    """Show what was done, newest first."""
    del me
    asked = _asked(request)
    day = parse(asked.day)
    wrong = bool(asked.day) and day is None
    pool = house(request).pool
    acts = [] if wrong else await audit.search(pool, asked.wanted(day), before=before, most=PAGE + 1)
    return page(
        request,
        "audit.html",
        422 if wrong else 200,
        asked=asked,
        wrong=wrong,
        acts=acts[:PAGE],
        older=asked.address(acts[PAGE - 1].id) if len(acts) > PAGE else "",
        newest=before != NEVER,
        people=await staff.profiles(pool),
        speaker=await _speaker(request),
        words={"acts": ACTS, "nouns": NOUNS},
    )


@router.get("/chain")
async def chain(request: Request, me: Administering, after: Link = 0, links: Link = 0) -> Response:
    """Check the next stretch of the chain; the page asks for the one after it by itself."""
    del me
    pool = house(request).pool
    checked = await audit.check(pool, after)
    sound = await audit.between(pool, after, checked.broken.id) if checked.broken else checked.links
    template = "audit_chain_part.html" if is_part(request) else "audit_chain.html"
    going = checked.broken is None and checked.links == audit.CHUNK
    return page(request, template, checked=checked, links=links + sound, going=going, code=_code(checked))


@router.get("/noted")
async def noted(request: Request, me: Administering, code: str = "") -> Response:
    """Say whether a link that was noted elsewhere still stands."""
    del me
    typed = ascii_digits(tidy(code)).lower()[:100]
    found = _NOTED.fullmatch(typed)
    stands = found is not None and await audit.noted(house(request).pool, int(found[1]), found[2])
    answer = "audit-noted-unread" if found is None else "audit-noted-yes" if stands else "audit-noted-no"
    return page(request, "audit_noted.html", 422 if found is None else 200, typed=typed, answer=answer, stands=stands)


def _asked(request: Request) -> Asked:
    query = request.query_params
    typed = {name: tidy(query.get(name, ""))[:60] for name in ("person", "act", "noun", "key", "day")}
    return Asked(**typed | {"person": ascii_digits(typed["person"])[:18], "key": ascii_digits(typed["key"])})


def _code(checked: audit.Checked) -> str:
    """Shorten the last link to what a person can note down."""
    return f"{checked.last_id}-{checked.last_hash.hex()[:SHOWN_OF_HASH]}" if checked.last_hash else ""


async def _speaker(request: Request) -> Speaker:
    here = house(request)
    people = {each.id: each.name for each in await staff.profiles(here.pool)}
    names = {each.key: each.name for each in await desks.desks(here.pool)}
    return Speaker(here.say, here.clock(), people, names)
