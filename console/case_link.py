"""Two cases, one person: the holder has both accounts asked, takes the question back, or separates what was linked."""

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from starlette.exceptions import HTTPException

from console.case_access import find_case
from console.case_page import MINE, stand
from console.database import acting
from console.forms import sent
from console.house import House, house
from console.labels import PLATFORMS_TO_CITIZENS
from console.numbers import Number
from console.pages import see
from console.rights import Answering, Member
from services import Database, link_proposals, links, search, thread
from services.cases import CaseView
from services.faults import OutrunError
from services.link_proposals import Unfit

router = APIRouter(prefix="/cases/{number}")

Row = Annotated[int, Path(ge=1, le=2**63 - 1)]

WHY_NOT = {
    Unfit.SAME: "console-link-same",
    Unfit.LINKED: "console-link-linked",
    Unfit.UNSAFE: "console-link-unsafe",
    Unfit.BLOCKED: "console-link-blocked",
    Unfit.ASKED: "console-link-asked-already",
}


@router.post("/link")
async def propose(request: Request, me: Answering, number: Number) -> Response:
    """Have the person of this case and that of another one asked whether they are one."""
    form, here = await sent(request), house(request)
    case = await find_case(here, me, number)
    other = await _other(here, me, form.plain("other"))
    if stand(case, me) != MINE:
        return see(request, f"/cases/{number}", "case-not-yours")
    if other is None:
        return see(request, f"/cases/{number}", "console-link-no-case")
    async with acting(request, me.id) as database:
        await links.hold(database)
        why = await link_proposals.unfit(database, case, other, here.clock())
        if why is None:
            await link_proposals.propose(database, me.id, case, other, here.clock())
            await _ask(database, here, case, other)
            await _ask(database, here, other, case)
    return see(request, f"/cases/{number}", WHY_NOT[why] if why else "console-link-asked")


@router.post("/link/{proposal}/withdraw")
async def withdraw(request: Request, me: Answering, number: Number, proposal: Row) -> Response:
    """Take the question back."""
    here = house(request)
    case = await find_case(here, me, number)
    if stand(case, me) != MINE:
        return see(request, f"/cases/{number}", "case-not-yours")
    mine = {each.id for each in await link_proposals.of_citizen(here.pool, case.citizen_id, here.clock())}
    async with acting(request, me.id) as database:
        await links.hold(database)
        done = proposal in mine and await link_proposals.withdraw(database, proposal)
    return see(request, f"/cases/{number}", "console-link-withdrawn" if done else "console-link-gone")


@router.post("/link/{link}/separate")
async def separate(request: Request, me: Answering, number: Number, link: Row) -> Response:
    """Give an account its own person back; both sides are told."""
    here = house(request)
    case = await find_case(here, me, number)
    if stand(case, me) != MINE:
        return see(request, f"/cases/{number}", "case-not-yours")
    known = {each.link for each in await links.accounts(here.pool, case.citizen_id)}
    try:
        async with acting(request, me.id) as database:
            await links.hold(database)
            await links.separate(database, link if link in known else 0, here.clock(), None)
    except OutrunError:
        return see(request, f"/cases/{number}", "console-link-gone")
    return see(request, f"/cases/{number}", "console-link-separated")


async def _other(here: House, member: Member, typed: str) -> CaseView | None:
    """Find the other case, if this member may open it; one that they may not is like one that does not exist."""
    number = search.case_number(typed)
    try:
        return await find_case(here, member, number) if number else None
    except HTTPException:
        return None


async def _ask(database: Database, here: House, case: CaseView, other: CaseView) -> None:
    """Put the question to the account of one of the two cases."""
    say, language = here.words, case.language
    text = say.say(language, "link-asked", {"platform": {"message": PLATFORMS_TO_CITIZENS[other.platform]}})
    rows = [
        [{"text": say.label(language, "link-yes"), "data": "go/link-yes"}],
        [{"text": say.label(language, "link-no"), "data": "go/link-no"}],
        [{"text": say.label(language, "nav-menu"), "data": "go/menu"}],
    ]
    citizen, account = case.citizen_id, case.account_id
    await thread.say(database, citizen, account, text, message="link-asked", language=language, buttons=rows)
