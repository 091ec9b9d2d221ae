"""The idle lock: the password alone is asked, what was typed stays, and a page that is locked still rings."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from console.database import acting
from console.devices import counted_as
from console.forms import is_secret, sent
from console.house import house
from console.pages import page, safe_path, see
from console.proof import RefusedError, by_password
from console.rights import Anybody, Right, SignInError, as_member, found_session, is_locked, is_part
from services import attempts, cases, presence, sessions
from services.sessions import Session

KEPT = "kept:"
"""How the lock page's form names the fields of the form that was not taken."""

router = APIRouter()


async def signed_in_before(request: Request) -> Session:
    """Find whose session this is, locked or not."""
    session = await found_session(request)
    if session is None or session.stage != sessions.FULL:
        raise SignInError
    return session


Whoever = Annotated[Session, Depends(signed_in_before)]


@router.get("/locked")
async def show(request: Request, session: Whoever) -> Response:
    """Ask the password of a locked session."""
    back = safe_path(request.query_params.get("next", ""))
    if not await is_locked(request, session):
        return see(request, back or as_member(session).home)
    return lock_page(request, session, back)


@router.post("/locked")
async def unlock(request: Request, session: Whoever) -> Response:
    """Open the session again; a page that asked for this itself hears a word, not a page."""
    form = await sent(request)
    kept = [(name.removeprefix(KEPT), value) for name, value in form.items() if name.startswith(KEPT)]
    back = safe_path(form.text("next"))
    try:
        await by_password(request, session.login, form.secret("password"), session=session.id)
    except RefusedError as refused:
        if is_part(request):
            return PlainTextResponse(refused.said(request), refused.status)
        return lock_page(request, session, back, refused, kept)
    async with acting(request, session.staff_id) as database:
        await attempts.forgiven(database, counted_as(request, session.login, session.id))
        await sessions.unlock(database, session.id, house(request).clock())
    if is_part(request):
        return Response(status_code=204)
    if kept:
        return page(request, "resume.html", back=back, kept=kept, title="lock-resume", what="lock-resume-what")
    return see(request, back or as_member(session).home)


@router.get("/locked/bell")
async def bell(request: Request, session: Whoever) -> Response:
    """Tell a page whether it is locked and how many people wait, and nothing of them."""
    here, member = house(request), as_member(session)
    locked = await is_locked(request, session)
    await presence.beat(here.pool, session.id, here.clock())
    waiting = 0
    if member.may(Right.ANSWER):
        waiting = sum(each.waiting for each in await cases.counts(here.pool, sorted(member.desks)))
    left = (session.used_at + here.settings.idle - here.clock()).total_seconds()
    return JSONResponse({"locked": locked, "waiting": waiting, "seconds": max(0, int(left))})


@router.post("/alive")
async def alive(me: Anybody) -> Response:
    """Hear that a person touches the page without asking for another one."""
    del me
    return Response(status_code=204)


def lock_page(
    request: Request,
    session: Session,
    back: str,
    refused: RefusedError | None = None,
    kept: list[tuple[str, str]] | None = None,
) -> Response:
    """Ask the password; carry along what was sent to `back` and not taken."""
    return page(
        request,
        "locked.html",
        refused.status if refused else 200,
        name=session.name,
        back=back,
        kept=[(f"{KEPT}{name}", value) for name, value in kept or []],
        error=refused.said(request) if refused else "",
    )


async def not_taken(request: Request) -> Response:
    """Answer a form that came from a locked session: the lock page, with the form in its pocket."""
    session = await signed_in_before(request)
    form = await sent(request)
    kept = [(name, value) for name, value in form.items() if not is_secret(name)]
    response = lock_page(request, session, safe_path(request.url.path), kept=kept)
    response.status_code = 401
    return response
