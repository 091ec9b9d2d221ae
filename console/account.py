"""One's own account: password, second factor, recovery codes, sessions, messenger, break."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from console.browsers import browser_name
from console.database import acting
from console.devices import counted_as
from console.forms import sent
from console.house import house
from console.invite import refusal
from console.numbers import Number
from console.pages import page, safe_path, see
from console.proof import RefusedError, by_password
from console.rights import Anybody, Member, Right
from console.roles import ROLES
from models.staff import CodePurpose
from services import (
    account_news,
    attempts,
    desks,
    one_time_codes,
    passwords,
    presence,
    second_factor,
    sessions,
    shifts,
    staff,
)

SHIFTS_SHOWN = timedelta(days=14)

router = APIRouter()


@router.get("/account")
async def show(request: Request, me: Anybody) -> Response:
    """Show what there is to see and change."""
    return await _page(request, me)


@router.post("/account/password")
async def change_password(request: Request, me: Anybody) -> Response:
    """Change the password and end all other sessions: perhaps it is changed because somebody knows it."""
    form = await sent(request)
    try:
        await by_password(request, me.login, form.secret("password"), session=me.session_id)
    except RefusedError as refused:
        return await _page(request, me, {"password": refused.said(request)}, refused.status)
    new = form.secret("new-password")
    if error := refusal(new, form.secret("new-again"), me.login):
        return await _page(request, me, {"new-password": house(request).say(error)}, 422)
    password_hash, now = await passwords.hashed(new), house(request).clock()
    async with acting(request, me.id) as database:
        await attempts.forgiven(database, counted_as(request, me.login, me.session_id))
        await staff.set_password(database, me.id, password_hash)
        await sessions.end_others(database, me.id, me.session_id, now)
    return see(request, "/account", "account-password-changed")


@router.post("/account/recovery-codes")
async def renew_recovery_codes(request: Request, me: Anybody) -> Response:
    """Show new recovery codes, once, to whoever knows the password."""
    form = await sent(request)
    if not me.second_factor:
        return see(request, "/second-factor")
    try:
        await by_password(request, me.login, form.secret("password"), session=me.session_id)
    except RefusedError as refused:
        return await _page(request, me, {"codes-password": refused.said(request)}, refused.status)
    async with acting(request, me.id) as database:
        await attempts.forgiven(database, counted_as(request, me.login, me.session_id))
        codes = await second_factor.new_recovery_codes(database, me.id)
    return page(request, "recovery_codes.html", codes=codes, home="/account")


@router.post("/account/sessions/end-others")
async def end_other_sessions(request: Request, me: Anybody) -> Response:
    """Sign out everywhere else."""
    async with acting(request, me.id) as database:
        await sessions.end_others(database, me.id, me.session_id, house(request).clock())
    return see(request, "/account", "account-sessions-ended")


@router.post("/account/sessions/{session_id}/end")
async def end_session(request: Request, me: Anybody, session_id: Number) -> Response:
    """Sign out one browser of one's own."""
    async with acting(request, me.id) as database:
        await sessions.end(database, me.id, session_id, house(request).clock())
    return see(request, "/account", "account-session-ended")


@router.post("/account/messenger")
async def link_messenger(request: Request, me: Anybody) -> Response:
    """Show a code that links the messenger account it is written from."""
    async with acting(request, me.id) as database:
        code = await one_time_codes.issue(database, me.id, CodePurpose.MESSENGER, house(request).clock())
    return await _page(request, me, code=code)


@router.post("/account/messenger/unlink")
async def unlink_messenger(request: Request, me: Anybody) -> Response:
    """Tell nothing to the messenger account any more."""
    async with acting(request, me.id) as database:
        await staff.unlink(database, me.id)
    return see(request, "/account", "account-messenger-unlinked")


@router.post("/break")
async def take_break(request: Request, me: Anybody) -> Response:
    """Begin or end a break: nothing new is given to whoever takes one."""
    form = await sent(request)
    async with acting(request, me.id) as database:
        await presence.take_break(database, me.id, away=form.text("away") == "1")
    return see(request, safe_path(form.text("next")) or me.home)


async def _page(
    request: Request, me: Member, errors: dict[str, str] | None = None, status: int = 200, code: str = ""
) -> Response:
    here = house(request)
    profile = await staff.profile(here.pool, me.id)
    known = {desk.key: desk.name for desk in await desks.desks(here.pool)}
    opened = await sessions.of(here.pool, me.id, here.clock() - here.settings.session)
    return page(
        request,
        "account.html",
        status,
        profile=profile,
        done_by_others=await account_news.done_by_others(here.pool, me.id),
        role=ROLES[me.role],
        desks=[name for key, name in known.items() if key in me.desks],
        sessions=[(each, browser_name(each.browser)) for each in opened],
        codes_left=await second_factor.recovery_codes_left(here.pool, me.id),
        errors=errors or {},
        link_code=code,
        answers=me.may(Right.ANSWER),
        shifts=await shifts.planned(here.pool, here.clock(), here.clock() + SHIFTS_SHOWN, me.id),
    )
