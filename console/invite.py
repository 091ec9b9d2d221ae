"""One-time links: somebody new, or who lost their password, chooses one."""

from fastapi import APIRouter, Request, Response

from console.database import acting
from console.forms import sent
from console.house import house
from console.pages import page
from console.sign_in import enter
from models.staff import CodePurpose
from services import one_time_codes, passwords, sessions, staff
from services.one_time_codes import Found, State

router = APIRouter()

CLOSED = {
    State.USED: ("invite-used", "invite-used-what"),
    State.EXPIRED: ("invite-expired", "invite-expired-what"),
}


@router.get("/invite/{code}")
async def show(request: Request, code: str) -> Response:
    """Ask for a password; opening the link uses nothing up, because messengers open links by themselves."""
    found = await _look(request, code)
    if found is None or found.state is not State.GOOD:
        return _closed(request, found)
    return _page(request, found, code)


@router.post("/invite/{code}")
async def answer(request: Request, code: str) -> Response:
    """Set the password, end every session there was, and go on with the second factor."""
    found, form = await _look(request, code), await sent(request)
    if found is None or found.state is not State.GOOD:
        return _closed(request, found)
    password = form.secret("password")
    if error := refusal(password, form.secret("again"), found.login):
        return _page(request, found, code, error)
    password_hash, now = await passwords.hashed(password), house(request).clock()
    async with acting(request, found.staff_id) as database:
        if await one_time_codes.redeem(database, code, CodePurpose.INVITE, now) is None:
            return _closed(request, await _look(request, code))
        await staff.set_password(database, found.staff_id, password_hash)
        await sessions.end_others(database, found.staff_id, 0, now)
    known = await staff.credentials_of(house(request).pool, found.staff_id)
    assert known is not None
    return await enter(request, known)


def refusal(password: str, again: str, login: str) -> str:
    """Give the message for a password that cannot be taken, or nothing."""
    if not passwords.acceptable(password):
        return "password-short"
    if login in password.lower():
        return "password-like-login"
    return "" if password == again else "password-differs"


async def _look(request: Request, code: str) -> Found | None:
    here = house(request)
    return await one_time_codes.look(here.pool, code, CodePurpose.INVITE, here.clock())


def _page(request: Request, found: Found, code: str, error: str = "") -> Response:
    return page(request, "invite.html", 422 if error else 200, found=found, code=code, error=error)


def _closed(request: Request, found: Found | None) -> Response:
    title, what = CLOSED[found.state if found and found.state in CLOSED else State.EXPIRED]
    return page(request, "error.html", 410, title=title, what=what, again=False)
