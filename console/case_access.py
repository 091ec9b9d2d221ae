"""Whether a member of staff may open a case: a number that is not theirs is answered like one that does not exist."""

from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

from starlette.exceptions import HTTPException

from console.house import House
from console.rights import Member, Right
from services import cases
from services.cases import CaseView


async def find_case(here: House, member: Member, number: int) -> CaseView:
    """Give a case that this person may read."""
    found = await cases.case(here.pool, number)
    if found is None:
        not_found()
    await find_citizen(here, member, found.citizen_id)
    return found


async def find_citizen(here: House, member: Member, citizen: int) -> list[CaseView]:
    """Give somebody's cases, having made sure that this person may read the thread."""
    found = await cases.cases_of(here.pool, citizen)
    if not seen_at(member, found, here.clock()):
        not_found()
    return found


def sees(member: Member, case: CaseView, now: datetime) -> bool:
    """Tell whether a case gives this member the thread: it is one of their desks' and open, or closed a while ago.

    A desk has no lasting claim on somebody's words; supervisors see all.
    """
    if member.may(Right.SUPERVISE):
        return True
    lasts = case.readable_until is None or case.readable_until > now
    return member.may(Right.ANSWER) and case.desk in member.desks and lasts


def seen_at(member: Member, found: Iterable[CaseView], now: datetime) -> set[str]:
    """Give the desks at which a member sees a person: notes of other desks are not theirs to read."""
    return {each.desk for each in found if sees(member, each, now)}


def not_found() -> NoReturn:
    """Answer as if there were nothing."""
    raise HTTPException(404)
