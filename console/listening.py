"""Who listens to the stream of news, and what they may hear."""

from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from console.case_access import find_case
from console.house import house
from console.news import Page
from console.rights import LockedError, Member, Right, SignInError, as_member, found_session, signed_in
from services.desks import desks


class Listener(NamedTuple):
    """Who listens. A locked page still rings when a case comes, but shows and hears nothing else."""

    member: Member
    locked: bool


async def listener(request: Request) -> Listener:
    """Find who listens."""
    try:
        return Listener(await signed_in(request), locked=False)
    except LockedError:
        session = await found_session(request)
        if session is None:
            raise SignInError from None
        return Listener(as_member(session), locked=True)


Listening = Annotated[Listener, Depends(listener)]


async def desks_of(request: Request, member: Member) -> list[str]:
    """Give the desks whose queue a member sees."""
    if member.may(Right.SUPERVISE):
        return [each.key for each in await desks(house(request).pool)]
    return sorted(member.desks) if member.may(Right.ANSWER) else []


async def allowed(request: Request, me: Listener, case: int) -> Page:
    """Give what a page may hear."""
    citizen = (await find_case(house(request), me.member, case)).citizen_id if case and not me.locked else 0
    page = Page(me.member.id, me.member.session_id, case if citizen else 0, citizen)
    page.all_desks = me.member.may(Right.SUPERVISE)
    page.desks = me.member.desks if me.member.may(Right.ANSWER) else frozenset()
    return page
