"""Calls that are due: when to ring whom about which case; whoever holds it says what became of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from console import case_call_back, labels
from console.case_access import find_case
from console.case_page import MINE, stand
from console.database import acting
from console.forms import sent
from console.house import house
from console.listening import desks_of
from console.numbers import Number
from console.pages import page, see
from console.rights import Answering, Member
from services import call_backs
from services.desks import desks

router = APIRouter()

Row = Annotated[int, Path(ge=1, le=2**63 - 1)]

ENDS: dict[str, tuple[bool | None, str]] = {
    "reached": (True, "calls-noted-reached"),
    "missed": (False, "calls-noted-missed"),
    "off": (None, "calls-noted-off"),
}
"""What is said of a call -> whether somebody was reached, and the message about it."""


@router.get("/calls")
async def show(request: Request, me: Answering) -> Response:
    """Show the calls of one's desks that are still to be made, those that are late first."""
    return page(request, "calls.html", **await due(request, me))


@router.get("/calls/now")
async def part(request: Request, me: Answering) -> Response:
    """Give the part of the page that changes."""
    return page(request, "calls_now.html", **await due(request, me))


@router.post("/cases/{number}/call/{call}")
async def end(request: Request, me: Answering, number: Number, call: Row) -> Response:
    """Note what became of a call, and forget its number; only whoever holds the case has it to ring."""
    here, form = house(request), await sent(request)
    case = await find_case(here, me, number)
    said = ENDS.get(form.plain("ended"))
    known = {each.id for each in await call_backs.of_case(here.pool, number)}
    if stand(case, me) != MINE:
        return see(request, f"/cases/{number}", "case-not-yours")
    if said is None or call not in known:
        return see(request, f"/cases/{number}", "calls-gone")
    reached, notice = said
    async with acting(request, me.id) as database:
        done = await call_backs.done(database, call, me.id, here.clock(), reached=reached)
    return see(request, f"/cases/{number}", notice if done else "calls-gone")


async def due(request: Request, member: Member) -> dict[str, Any]:
    """Gather what the page shows."""
    here = house(request)
    return {
        "calls": await case_call_back.board(here, member, await desks_of(request, member)),
        "labels": labels,
        "desks": {each.key: each.name for each in await desks(here.pool)},
    }
