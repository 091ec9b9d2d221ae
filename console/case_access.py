"""Whether a member of staff may open a case: a number that is not theirs is answered like one that does not exist."""

from typing import NoReturn

from starlette.exceptions import HTTPException

from console.rights import Member, Right
from services import Database, cases
from services.cases import CaseView


async def find_case(database: Database, member: Member, number: int) -> CaseView:
    """Give a case that this person may read."""
    found = await cases.case(database, number)
    if found is None or not await may_read(database, member, found):
        not_found()
    return found


async def find_citizen(database: Database, member: Member, citizen: int) -> None:
    """Make sure that this person may read somebody's thread."""
    if not any(sees(member, each) for each in await cases.cases_of(database, citizen)):
        not_found()


async def may_read(database: Database, member: Member, case: CaseView) -> bool:
    """Tell whether the case, or another one of the same person, stands at a desk of this member."""
    return sees(member, case) or any(sees(member, each) for each in await cases.cases_of(database, case.citizen_id))


def sees(member: Member, case: CaseView) -> bool:
    """Tell whether a case stands where this member answers; supervisors see all desks."""
    return member.may(Right.SUPERVISE) or (member.may(Right.ANSWER) and case.desk in member.desks)


def not_found() -> NoReturn:
    """Answer as if there were nothing."""
    raise HTTPException(404)
