"""Into whose hands a case goes: claimed, taken over, given to a colleague, put back into the queue."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response

from console import case_page
from console.case_access import find_case
from console.case_page import Trouble, stand, was_mine
from console.database import acting
from console.forms import sent
from console.house import house
from console.numbers import Number
from console.pages import see
from console.rights import Answering, Member, Right, Supervising
from services import Database, cases, presence
from services.cases import CaseView
from services.presence import Present

router = APIRouter(prefix="/cases/{number}")


@router.post("/claim")
async def claim(request: Request, me: Answering, number: Number) -> Response:
    """Take a waiting case: supervisors from their list, others only what went back to the queue out of their hands."""
    case = await find_case(house(request), me, number)
    events = await cases.timeline(house(request).pool, number)
    if not (me.may(Right.SUPERVISE) or was_mine(case, me, events)):
        return see(request, f"/cases/{number}", "case-claim-next")
    return await _moved(request, me, case, lambda d: cases.claim(d, number, me.id, house(request).clock()))


@router.post("/take-over")
async def take_over(request: Request, me: Supervising, number: Number) -> Response:
    """Take a case from whoever holds it."""
    case = await find_case(house(request), me, number)
    return await _moved(request, me, case, lambda d: cases.take_over(d, number, me.id, house(request).clock()))


@router.post("/reassign")
async def reassign(request: Request, me: Supervising, number: Number) -> Response:
    """Give a case to a colleague who is there."""
    here, form = house(request), await sent(request)
    case = await find_case(here, me, number)
    there = {str(each.id): each for each in await presence.present(here.pool, [case.desk], here.clock())}
    to = there.get(form.plain("to"))
    if to is None:
        return await case_page.show(request, me, case, Trouble("case-reassign-gone", {}, "reassign"), 422)
    async with acting(request, me.id) as database:
        done = await cases.reassign(database, number, to.id, me.id, here.clock())
    if done:
        return see(request, (form.text("back") == "queue" and "/") or f"/cases/{number}", "case-reassigned")
    case = await find_case(here, me, number)
    return await case_page.show(request, me, case, _not_given(case, to), 409)


def _not_given(case: CaseView, to: Present) -> Trouble:
    """Say why a case was not given: it is closed, or it was this colleague's already."""
    if case.closed_at:
        return Trouble("case-reassign-closed")
    return Trouble("case-reassign-theirs", {"name": case.holder or to.name})


@router.post("/release")
async def release(request: Request, me: Answering, number: Number) -> Response:
    """Put a case back into the queue."""
    case = await find_case(house(request), me, number)
    async with acting(request, me.id) as database:
        done = await cases.release(database, number, me.id, house(request).clock())
    if done or stand(case, me) == case_page.WAITING:
        return see(request, "/", "case-released")
    return see(request, f"/cases/{number}", "case-not-yours")


async def _moved(
    request: Request, member: Member, case: CaseView, move: Callable[[Database], Awaitable[bool]]
) -> Response:
    """Take a case; say who was faster if somebody was."""
    async with acting(request, member.id) as database:
        done = await move(database)
    taken = done or stand(case, member) == case_page.MINE
    return see(request, f"/cases/{case.id}", "" if taken else "case-not-free")
