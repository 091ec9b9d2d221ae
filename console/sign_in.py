"""Signing in: login and password, then the second factor; and out again."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from console.database import acting
from console.devices import codes_counted_as, counted_as, remember
from console.forms import Form, sent
from console.house import house
from console.pages import page, safe_path, see
from console.proof import RefusedError, by_code, by_password, by_recovery_code
from console.rights import SignInError, as_member, found_session
from console.security import give_session, session_token, take_cookie
from services import account_news, attempts, second_factor, sessions, staff
from services.sessions import Session
from services.staff import Credentials

HALF_SIGNED_IN = timedelta(minutes=10)
"""How long the second factor may take after the password."""
FEW_CODES = 3

router = APIRouter()


async def half_signed_in(request: Request) -> Session:
    """Find whose password was right a moment ago, and whose second factor is still to come."""
    session = await found_session(request)
    if session is None or session.stage != sessions.PASSWORD:
        raise SignInError
    if session.created_at < house(request).clock() - HALF_SIGNED_IN:
        raise SignInError
    if not session.second_factor:
        raise SignInError("/second-factor")
    return session


HalfSignedIn = Annotated[Session, Depends(half_signed_in)]


@router.get("/sign-in")
async def ask(request: Request) -> Response:
    """Ask login and password, unless somebody is signed in."""
    session = await found_session(request)
    if session and session.stage == sessions.FULL:
        return see(request, as_member(session).home)
    return _page(request, "sign_in.html", login="")


@router.post("/sign-in")
async def answer(request: Request) -> Response:
    """Look at login and password."""
    form = await sent(request)
    login = form.plain("login", 80)
    try:
        known = await by_password(request, login, form.secret("password"), wrong="sign-in-wrong")
    except RefusedError as refused:
        return _page(request, "sign_in.html", form, refused, login=login)
    return await enter(request, known, form.text("next"))


@router.get("/sign-in/code")
async def ask_code(request: Request, session: HalfSignedIn) -> Response:
    """Ask the code of the authenticator app."""
    return _page(request, "sign_in_code.html", name=session.name)


@router.post("/sign-in/code")
async def answer_code(request: Request, session: HalfSignedIn) -> Response:
    """Look at the code."""
    form = await sent(request)
    known = await _known(request, session)
    try:
        await by_code(request, known, form.plain("code", 40))
    except RefusedError as refused:
        return _page(request, "sign_in_code.html", form, refused, name=session.name)
    return await go_in(request, session, form.text("next"))


@router.get("/sign-in/recovery")
async def ask_recovery(request: Request, session: HalfSignedIn) -> Response:
    """Ask a recovery code."""
    return _page(request, "sign_in_recovery.html", name=session.name, typed="")


@router.post("/sign-in/recovery")
async def answer_recovery(request: Request, session: HalfSignedIn) -> Response:
    """Look at the recovery code; say so when few are left."""
    form = await sent(request)
    typed = form.plain("code", 60)
    try:
        await by_recovery_code(request, await _known(request, session), typed)
    except RefusedError as refused:
        return _page(request, "sign_in_recovery.html", form, refused, name=session.name, typed=typed)
    left = await second_factor.recovery_codes_left(house(request).pool, session.staff_id)
    return await go_in(request, session, form.text("next"), "sign-in-few-codes" if left < FEW_CODES else "")


@router.post("/sign-out")
async def leave(request: Request) -> Response:
    """End the session of this browser."""
    session = await found_session(request)
    if session:
        async with acting(request, session.staff_id) as database:
            await sessions.end(database, session.staff_id, session.id, house(request).clock())
    response = see(request, "/sign-in", "sign-in-left" if session_token(request) else "")
    take_cookie(request, response, "yavar")
    return response


async def enter(request: Request, known: Credentials, back: str = "") -> Response:
    """Begin a session for somebody whose password was right: full, or until the second factor."""
    here = house(request)
    half = bool(known.totp_secret) or here.settings.totp_required
    async with acting(request, known.id) as database:
        if not half:
            await attempts.forgiven(database, counted_as(request, known.login))
        stage, browser = sessions.PASSWORD if half else sessions.FULL, request.headers.get("user-agent", "")
        token = await sessions.begin(database, known.id, browser, stage, here.clock())
    taken = not half and await account_news.factor_taken(here.pool, known.id)
    there = "/account" if taken else safe_path(back) or "/"
    response = see(request, _after_password(known, back) if half else there)
    give_session(request, response, token)
    if not half:
        remember(request, response, known.login)
    return response


async def go_in(request: Request, session: Session, back: str, notice: str = "") -> Response:
    """Make a session full: its second factor was right."""
    here = house(request)
    async with acting(request, session.staff_id) as database:
        counted = counted_as(request, session.login), codes_counted_as(request, session.login)
        await attempts.forgiven(database, *counted)
        token = await sessions.promote(database, session.id, here.clock())
    response = see(request, safe_path(back) or as_member(session).home, notice)
    give_session(request, response, token)
    remember(request, response, session.login)
    return response


def _after_password(known: Credentials, back: str) -> str:
    path = "/sign-in/code" if known.totp_secret else "/second-factor"
    return f"{path}?next={safe_path(back)}" if safe_path(back) else path


async def _known(request: Request, session: Session) -> Credentials:
    known = await staff.credentials_of(house(request).pool, session.staff_id)
    if known is None:
        raise SignInError
    return known


def _page(
    request: Request, template: str, form: Form | None = None, refused: RefusedError | None = None, **values: object
) -> Response:
    """Show a step again with what was typed, or for the first time."""
    back = form.text("next") if form else request.query_params.get("next", "")
    error = refused.said(request) if refused else ""
    return page(request, template, refused.status if refused else 200, back=safe_path(back), error=error, **values)
