"""Who may do what: a table of roles and rights, and the check that every route begins with."""

import enum
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Annotated

from fastapi import Depends, Request

from console.house import house
from console.security import session_token
from models.staff import Role
from services import sessions
from services.sessions import Session

USED_EVERY = timedelta(seconds=30)
"""How exactly the last use of a session is kept: a write for every request would be too much."""


class Right(enum.StrEnum):
    """What a route needs."""

    ACCOUNT = "account"
    """One's own account and sessions."""
    ANSWER = "answer"
    """Queue and cases of one's own desks."""
    SUPERVISE = "supervise"
    """All desks, lists, take over, reassign, figures."""
    ADMINISTER = "administer"
    """People, desks, audit; no thread."""
    CANNED = "canned"
    """Change canned replies."""
    SHIFTS = "shifts"
    """Plan shifts."""
    LINES = "lines"
    """See the phone lines."""
    DIRECTORY = "directory"
    """Change what the directory says: phone lines."""
    REVIEW = "review"
    """Read the weekly sample of messages that raised nothing, whosever they are."""
    QUALITY = "quality"
    """See how well danger is read; propose and approve development data."""
    TRAINING = "training"
    """See how many lines of development data there are."""
    EXPORT = "export"
    """Take the approved ones out of the house."""


_ANSWERING = frozenset({Right.ACCOUNT, Right.ANSWER, Right.LINES})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COUNSELLOR: _ANSWERING,
    Role.PSYCHOLOGIST: _ANSWERING | {Right.REVIEW, Right.QUALITY, Right.TRAINING},
    Role.SOCIAL_WORKER: _ANSWERING,
    Role.LAWYER: _ANSWERING,
    Role.JOB_OFFICER: _ANSWERING,
    Role.SHELTER_KEEPER: _ANSWERING,
    Role.SUPERVISOR: _ANSWERING
    | {Right.SUPERVISE, Right.CANNED, Right.SHIFTS, Right.DIRECTORY, Right.QUALITY, Right.TRAINING, Right.EXPORT},
    Role.ADMINISTRATOR: frozenset(
        {Right.ACCOUNT, Right.ADMINISTER, Right.CANNED, Right.SHIFTS, Right.LINES, Right.DIRECTORY}
        | {Right.TRAINING, Right.EXPORT}
    ),
}


class SignInError(Exception):
    """Nobody is signed in; or somebody is, but not all the way."""

    def __init__(self, path: str = "/sign-in") -> None:
        super().__init__(path)
        self.path = path


class LockedError(Exception):
    """The session was idle for too long: the password is asked again."""


class ForbiddenError(Exception):
    """The role lacks the right."""


@dataclass(frozen=True, slots=True)
class Member:
    """The member of staff who asks, as far as a page needs to know."""

    id: int
    name: str
    login: str
    role: Role
    desks: frozenset[str]
    session_id: int
    away: bool
    second_factor: bool

    def may(self, right: Right) -> bool:
        """Tell whether the role carries a right."""
        return right in RIGHTS[self.role]

    @property
    def home(self) -> str:
        """Tell where this person's work begins."""
        return "/" if self.may(Right.ANSWER) else "/people"


@cache
def needs(right: Right) -> Callable[[Request], Awaitable[Member]]:
    """Make the dependency that lets only members with a right pass."""

    async def member(request: Request) -> Member:
        found = await signed_in(request)
        if not found.may(right):
            raise ForbiddenError
        return found

    return member


async def signed_in(request: Request) -> Member:
    """Find who asks: signed in all the way, not locked, and with a second factor where that is required."""
    member = await awake(request)
    if house(request).settings.totp_required and not member.second_factor:
        raise SignInError("/second-factor")
    request.state.member = member
    return member


async def awake(request: Request) -> Member:
    """Find who asks: signed in all the way and not locked."""
    session = await found_session(request)
    if session is None:
        raise SignInError
    if session.stage != sessions.FULL:
        raise SignInError("/sign-in/code" if session.second_factor else "/second-factor")
    if await is_locked(request, session):
        raise LockedError
    now = house(request).clock()
    if not in_background(request) and now - session.used_at >= USED_EVERY:
        await sessions.use(house(request).pool, session.id, now)
    return as_member(session)


async def found_session(request: Request) -> Session | None:
    """Find the session of a request, however far its signing in has come."""
    here, token = house(request), session_token(request)
    return await sessions.find(here.pool, token, here.clock() - here.settings.session) if token else None


def as_member(session: Session) -> Member:
    """Give the person of a session."""
    return Member(
        id=session.staff_id,
        name=session.name,
        login=session.login,
        role=Role(session.role),
        desks=frozenset(session.desks),
        session_id=session.id,
        away=session.away,
        second_factor=session.second_factor,
    )


async def is_locked(request: Request, session: Session) -> bool:
    """Tell whether the password has to be asked again; lock a session that was idle for too long."""
    here, now = house(request), house(request).clock()
    if session.locked_at is None and now - session.used_at < here.settings.idle:
        return False
    if session.locked_at is None:
        await sessions.lock(here.pool, session.id, now)
    return True


def in_background(request: Request) -> bool:
    """Tell whether a page asks by itself, which is no sign that a person is there: reading parts of a page."""
    return request.method == "GET" and is_part(request)


def is_part(request: Request) -> bool:
    """Tell whether the answer goes into a page that is open, not into the window; our scripts say so themselves."""
    fetched = request.headers.get("sec-fetch-mode", "navigate") != "navigate" or "x-yavar-part" in request.headers
    return fetched or "hx-request" in request.headers or "text/event-stream" in request.headers.get("accept", "")


Anybody = Annotated[Member, Depends(needs(Right.ACCOUNT))]
Answering = Annotated[Member, Depends(needs(Right.ANSWER))]
Supervising = Annotated[Member, Depends(needs(Right.SUPERVISE))]
Administering = Annotated[Member, Depends(needs(Right.ADMINISTER))]
