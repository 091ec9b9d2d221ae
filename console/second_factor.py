"""Setting the second factor up: a QR code for the app, a first code from it, and recovery codes shown once."""

import json
from typing import Annotated

import segno
from cryptography.fernet import InvalidToken
from fastapi import APIRouter, Depends, Request, Response

from console.database import acting
from console.devices import counted_as, remember
from console.forms import sent
from console.house import house
from console.pages import page, safe_path, see
from console.proof import CODE_REFUSED, RefusedError, by_password
from console.rights import SignInError, as_member, awake, found_session
from console.security import give_session
from console.sign_in import HALF_SIGNED_IN
from services import Database, account_news, attempts, second_factor, sessions
from services.second_factor import Verdict
from services.sessions import Session

PENDING_SECONDS = 1800
"""How long a QR code that is shown may take to be scanned."""
PROVED_SECONDS = 600
"""How long the password counts for whoever is signed in already: a desk left open gives nobody a second factor."""

router = APIRouter()


async def owner(request: Request) -> Session:
    """Find who may set a second factor up: signed in, or by password only as long as there is none."""
    session = await found_session(request)
    if session is None:
        raise SignInError
    if session.stage == sessions.FULL:
        await awake(request)
    elif session.second_factor or session.created_at < house(request).clock() - HALF_SIGNED_IN * 3:
        raise SignInError
    return session


Owner = Annotated[Session, Depends(owner)]


@router.get("/second-factor")
async def show(request: Request, session: Owner) -> Response:
    """Show the QR code to somebody who has no second factor yet; ask the password unless it was asked just now."""
    if session.second_factor:
        return see(request, "/account")
    if session.stage == sessions.FULL:
        return _ask_password(request, session)
    return await offer(request, session, second_factor.new_secret())


@router.post("/account/second-factor")
async def prove(request: Request, session: Owner) -> Response:
    """Show a new QR code to whoever knows the password; an old one holds until the new one is confirmed."""
    if session.stage != sessions.FULL:
        return see(request, "/second-factor")
    form = await sent(request)
    try:
        await by_password(request, session.login, form.secret("password"), session=session.id)
    except RefusedError as refused:
        return _ask_password(request, session, refused.said(request), refused.status)
    await attempts.forgiven(house(request).pool, counted_as(request, session.login, session.id))
    return await offer(request, session, second_factor.new_secret(), proved=True)


@router.post("/second-factor")
async def confirm(request: Request, session: Owner) -> Response:
    """Keep the second factor once a first code shows that the app has it, and end the person's other sessions."""
    here, form = house(request), await sent(request)
    pending = form.secret("pending")
    secret = unsealed(request, session, pending)
    if not secret:
        return await _too_late(request, session)
    verdict, step = second_factor.judged(secret, form.plain("code", 40), 0, here.clock())
    if verdict is not Verdict.RIGHT:
        return await offer(request, session, secret, CODE_REFUSED[verdict], pending=pending)
    encrypted = here.settings.secrets.encrypt(secret.encode())
    async with acting(request, session.staff_id) as database:
        codes = await second_factor.keep(database, session.staff_id, encrypted, step)
        await sessions.end_others(database, session.staff_id, session.id, here.clock())
        token = await _go_in(request, session, database)
    home = safe_path(form.text("next")) or as_member(session).home
    response = page(request, "recovery_codes.html", codes=codes, home=home)
    if token:
        give_session(request, response, token)
        remember(request, response, session.login)
    return response


async def _go_in(request: Request, session: Session, database: Database) -> str:
    """Sign in all the way whoever only lacked this."""
    if session.stage == sessions.FULL:
        return ""
    await attempts.forgiven(database, counted_as(request, session.login))
    return await sessions.promote(database, session.id, house(request).clock())


def _ask_password(request: Request, session: Session, error: str = "", status: int = 200) -> Response:
    return page(request, "second_factor_password.html", status, error=error, renews=session.second_factor)


async def _too_late(request: Request, session: Session) -> Response:
    """Begin anew: whoever is signed in already shows first, once more, that they know the password."""
    if session.stage == sessions.FULL:
        return _ask_password(request, session, house(request).say("second-factor-password-again"), 422)
    return await offer(request, session, second_factor.new_secret(), "second-factor-too-late")


async def offer(
    request: Request, session: Session, secret: str, error: str = "", *, pending: str = "", proved: bool = False
) -> Response:
    """Show a secret as QR code, as text, and as a link for whoever came with the phone itself."""
    address = second_factor.app_address(secret, session.login)
    back = request.query_params.get("next", "")
    return page(
        request,
        "second_factor.html",
        422 if error else 200,
        qr=segno.make(address, error="m").svg_data_uri(scale=6, border=2),
        address=address,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        pending=pending or sealed(request, session, secret, proved=proved),
        required=house(request).settings.totp_required and not session.second_factor,
        taken=await account_news.factor_taken(house(request).pool, session.staff_id),
        error=error,
        back=safe_path(back),
    )


def sealed(request: Request, session: Session, secret: str, *, proved: bool) -> str:
    """Give a secret that is not kept yet to the page, readable by us only and good for this session only.

    `proved` says that the password was right just now.
    """
    here = house(request)
    data = json.dumps([session.id, secret, proved]).encode()
    return here.settings.secrets.encrypt_at_time(data, int(here.clock().timestamp())).decode()


def unsealed(request: Request, session: Session, pending: str) -> str:
    """Take it back; nothing if it is too old, of another session, or lacks the password of whoever is signed in."""
    here, full = house(request), session.stage == sessions.FULL
    seconds = PROVED_SECONDS if full else PENDING_SECONDS
    try:
        data = here.settings.secrets.decrypt_at_time(pending, seconds, int(here.clock().timestamp()))
        whose, secret, proved = json.loads(data)
    except (InvalidToken, ValueError):
        return ""
    return str(secret) if whose == session.id and (proved or not full) else ""
