"""Canned replies: kept by administrators and supervisors, offered beside a thread to whoever answers."""

from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from console.case_access import find_case, not_found
from console.database import acting
from console.forms import Form, sent, tidy
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Answering, Member, Right, needs
from services import canned, desks
from services.canned import LONGEST_TEXT, LONGEST_TITLE
from services.cases import CaseView
from texts.persian import persian_digits

LONGEST_QUERY = 100

router = APIRouter(prefix="/canned")

CaseNumber = Annotated[int, Query(ge=1, le=2**63 - 1)]
Keeping = Annotated[Member, Depends(needs(Right.CANNED))]


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """A reply as typed."""

    desk: str = ""
    title: str = ""
    text: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    unknown: str = ""
    """What stands in braces and cannot be filled in."""


@router.get("")
async def listed(request: Request, me: Keeping) -> Response:
    """Show all replies and a form for another."""
    del me
    return await _list(request, ReplyForm())


@router.post("")
async def add(request: Request, me: Keeping) -> Response:
    """Keep a new reply."""
    form = _checked(await sent(request))
    if not form.errors:
        async with acting(request, me.id) as database:
            if await canned.add(database, form.desk or None, form.title, form.text):
                return see(request, "/canned", "canned-added")
        form = replace(form, errors={"desk": "canned-error-desk"})
    return await _list(request, form, 422)


@router.get("/find")
async def find(request: Request, me: Answering, case: CaseNumber, q: str = "") -> Response:
    """Offer replies for a case, filled in: a part of the thread's page."""
    pool = house(request).pool
    view = await find_case(house(request), me, case)
    found = await canned.find(pool, tidy(q)[:LONGEST_QUERY], view.desk)
    offered = canned.filled(found, await _values(request, view))
    return page(request, "canned_found.html", offered=offered, query=tidy(q)[:LONGEST_QUERY])


@router.get("/{number}")
async def shown(request: Request, me: Keeping, number: Number) -> Response:
    """Show the form of one reply."""
    del me
    reply = await canned.reply(house(request).pool, number) or not_found()
    return await _one(request, number, ReplyForm(reply.desk or "", reply.title, reply.text))


@router.post("/{number}")
async def change(request: Request, me: Keeping, number: Number) -> Response:
    """Keep other words in its place."""
    form = _checked(await sent(request))
    if not form.errors:
        async with acting(request, me.id) as database:
            if await canned.change(database, number, form.desk or None, form.title, form.text):
                return see(request, "/canned", "canned-changed")
        form = replace(form, errors={"desk": "canned-error-gone"})
    return await _one(request, number, form, 422)


@router.post("/{number}/remove")
async def remove(request: Request, me: Keeping, number: Number) -> Response:
    """Take a reply away."""
    async with acting(request, me.id) as database:
        gone = await canned.remove(database, number)
    return see(request, "/canned", "canned-removed" if gone else "canned-gone")


def _checked(form: Form) -> ReplyForm:
    errors: dict[str, str] = {}
    typed = ReplyForm(form.text("desk"), form.text("title", LONGEST_TITLE), form.text("text", LONGEST_TEXT))
    unknown = canned.unknown(typed.text)
    if not typed.title:
        errors["title"] = "canned-error-title"
    if not typed.text:
        errors["text"] = "canned-error-text"
    elif unknown:
        errors["text"] = "canned-error-variable"
    return replace(typed, errors=errors, unknown="، ".join(f"{{{each.strip('{}')}}}" for each in unknown))


async def _values(request: Request, case: CaseView) -> dict[str, str]:
    """Give what fills the gaps for a case; a desk that does not close today has no closing hour."""
    here, now = house(request), house(request).clock()
    desk = await desks.desk(here.pool, case.desk)
    timetables = await desks.timetables(here.pool, now, case.desk)
    closes = timetables[0].closes_today(now) if timetables else None
    return {
        "desk": desk.name if desk else "",
        "number": persian_digits(str(case.id)),
        "closing": here.say("canned-clock", time=closes) if closes else "",
    }


async def _list(request: Request, form: ReplyForm, status: int = 200) -> Response:
    pool = house(request).pool
    groups: dict[str | None, list[canned.Reply]] = {}
    for each in await canned.replies(pool):
        groups.setdefault(each.desk_name, []).append(each)
    values = {"groups": groups, "desks": await desks.desks(pool)}
    return page(request, "canned.html", status, form=form, number=None, **values)


async def _one(request: Request, number: int, form: ReplyForm, status: int = 200) -> Response:
    values = {"number": number, "desks": await desks.desks(house(request).pool)}
    return page(request, "canned_one.html", status, form=form, **values)
