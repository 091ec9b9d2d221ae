"""People: administrators invite, change, switch off; nobody's password is ever known to them."""

import re
from dataclasses import dataclass, replace
from typing import Self

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from console.database import acting
from console.forms import Form, sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import RIGHTS, Administering, Right
from console.roles import ROLES
from models.staff import CodePurpose, Role
from services import Database, account_news, desks, one_time_codes, second_factor, sessions, staff, thread
from services.desks import Desk
from services.staff import Profile

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}", re.ASCII)
_PHONE = re.compile(r"\+?\d{3,15}", re.ASCII)
_LAST_IN_LINE = 99

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed about a person."""

    login: str = ""
    name: str = ""
    role: str = Role.COUNSELLOR
    desks: tuple[str, ...] = ()
    phone: str = ""
    on_call: str = ""

    @classmethod
    def read(cls, form: Form) -> Self:
        """Take it from a form."""
        return cls(
            login=form.plain("login", 40),
            name=form.text("name", 80),
            role=form.text("role", 40),
            desks=tuple(form.many("desks")),
            phone=form.plain("phone", 30),
            on_call=form.plain("on_call", 5),
        )

    @classmethod
    def known(cls, profile: Profile) -> Self:
        """Take it from what is kept."""
        line = "" if profile.on_call is None else str(profile.on_call)
        return cls(profile.login, profile.name, profile.role, tuple(profile.desks), profile.phone or "", line)

    @property
    def number(self) -> str:
        """Give the phone number without what people write between its digits."""
        return re.sub(r"[\s()-]", "", self.phone)

    def errors(self, known: list[Desk]) -> dict[str, str]:
        """Give the message for each field that cannot be taken."""
        line = self.on_call.isdecimal() and 1 <= int(self.on_call) <= _LAST_IN_LINE
        checks = (
            ("name", bool(self.name), "people-error-name"),
            ("role", self.role in set(Role), "people-error-role"),
            ("desks", set(self.desks) <= {desk.key for desk in known}, "people-error-desks"),
            ("phone", not self.phone or bool(_PHONE.fullmatch(self.number)), "people-error-phone"),
            ("on_call", not self.on_call or line, "people-error-on-call"),
            ("phone", bool(self.phone) or not self.on_call, "people-error-on-call-phone"),
        )
        return {field: message for field, fine, message in reversed(checks) if not fine}


@router.get("/people")
async def show_all(request: Request, me: Administering) -> Response:
    """List everybody."""
    del me
    pool = house(request).pool
    names = {desk.key: desk.name for desk in await desks.desks(pool)}
    return page(
        request, "people.html", people=await staff.profiles(pool), desks=names, roles=ROLES, answering=_answering()
    )


@router.get("/people/new")
async def ask_new(request: Request, me: Administering) -> Response:
    """Ask about somebody new."""
    del me
    return await _form(request, "people_new.html", Written())


@router.post("/people")
async def add(request: Request, me: Administering) -> Response:
    """Make an account and show its link, once."""
    written = Written.read(await sent(request))
    errors = written.errors(await desks.desks(house(request).pool))
    if not LOGIN.fullmatch(written.login):
        errors["login"] = "people-error-login"
    if errors:
        return await _form(request, "people_new.html", written, errors)
    now = house(request).clock()
    async with acting(request, me.id) as database:
        staff_id = await staff.add(database, written.login, written.name, written.role, written.desks, now)
        if staff_id is None:
            return await _form(request, "people_new.html", written, {"login": "people-error-taken"})
        await staff.change(database, staff_id, **_kept(written))
        code = await one_time_codes.issue(database, staff_id, CodePurpose.INVITE, now)
    return _invited(request, staff_id, written.name, code)


@router.get("/people/{staff_id}")
async def show(request: Request, me: Administering, staff_id: Number) -> Response:
    """Show one person."""
    del me
    profile = await _profile(request, staff_id)
    return await _form(request, "person.html", Written.known(profile), profile=profile)


@router.post("/people/{staff_id}")
async def change(request: Request, me: Administering, staff_id: Number) -> Response:
    """Change what is known of somebody."""
    profile = await _profile(request, staff_id)
    written = replace(Written.read(await sent(request)), login=profile.login)
    errors = written.errors(await desks.desks(house(request).pool))
    async with acting(request, me.id) as database:
        if written.role != Role.ADMINISTRATOR and await staff.is_last_administrator(database, staff_id):
            errors["role"] = "people-error-last"
        elif staff_id == me.id and written.role != profile.role:
            errors["role"] = "people-error-own-role"
        if not errors:
            await staff.change(database, staff_id, **_kept(written))
            await staff.at_desks(database, staff_id, written.desks)
    if errors:
        return await _form(request, "person.html", written, errors, profile=profile)
    return see(request, f"/people/{staff_id}", "people-changed")


@router.post("/people/{staff_id}/invite")
async def invite(request: Request, me: Administering, staff_id: Number) -> Response:
    """Show a new link, once: the first was lost or is too old, or the password is."""
    profile = await _profile(request, staff_id)
    if profile.disabled_at:
        return see(request, f"/people/{staff_id}", "people-is-disabled")
    async with acting(request, me.id) as database:
        code = await one_time_codes.issue(database, staff_id, CodePurpose.INVITE, house(request).clock())
        if profile.has_password:
            await _tell(request, database, staff_id, "colleague-link-made", me.name)
    return _invited(request, staff_id, profile.name, code)


@router.post("/people/{staff_id}/forget-second-factor")
async def forget_second_factor(request: Request, me: Administering, staff_id: Number) -> Response:
    """Take away the second factor of somebody whose phone is lost, end their sessions, and tell them who did it."""
    await _profile(request, staff_id)
    async with acting(request, me.id) as database:
        if await second_factor.forget(database, staff_id):
            await _tell(request, database, staff_id, "colleague-factor-removed", me.name)
        await sessions.end_others(database, staff_id, me.session_id, house(request).clock())
    return see(request, f"/people/{staff_id}", "people-factor-forgotten")


@router.post("/people/{staff_id}/end-sessions")
async def end_sessions(request: Request, me: Administering, staff_id: Number) -> Response:
    """Sign somebody out everywhere."""
    await _profile(request, staff_id)
    async with acting(request, me.id) as database:
        await sessions.end_others(database, staff_id, me.session_id, house(request).clock())
    return see(request, f"/people/{staff_id}", "people-sessions-ended")


@router.post("/people/{staff_id}/disable")
async def disable(request: Request, me: Administering, staff_id: Number) -> Response:
    """Switch an account off, at once; never the last one that could switch it on again."""
    profile = await _profile(request, staff_id)
    async with acting(request, me.id) as database:
        last = await staff.is_last_administrator(database, staff_id)
        if not last and staff_id != me.id:
            await staff.disable(database, staff_id, house(request).clock())
    if last or staff_id == me.id:
        why = "people-error-last" if last else "people-error-self"
        return await _form(request, "person.html", Written.known(profile), {"disable": why}, profile=profile)
    return see(request, f"/people/{staff_id}", "people-disabled")


@router.post("/people/{staff_id}/enable")
async def enable(request: Request, me: Administering, staff_id: Number) -> Response:
    """Switch an account on again."""
    await _profile(request, staff_id)
    async with acting(request, me.id) as database:
        await staff.enable(database, staff_id)
    return see(request, f"/people/{staff_id}", "people-enabled")


def invitation(base: str, code: str) -> str:
    """Give the address that is handed to somebody, by a way that only they read."""
    return f"{base.rstrip('/')}/invite/{code}"


async def _tell(request: Request, database: Database, staff_id: int, message: str, by: str) -> None:
    """Tell somebody in their own messenger what was done to their ways in: they know whether they asked for it."""
    if found := await account_news.messenger(database, staff_id):
        words = house(request).words.say("fa", message, {"name": by})
        await thread.say(database, *found, words, message=message, language="fa")


async def _profile(request: Request, staff_id: int) -> Profile:
    found = await staff.profile(house(request).pool, staff_id)
    if found is None:
        raise HTTPException(404)
    return found


async def _form(
    request: Request, template: str, written: Written, errors: dict[str, str] | None = None, **more: object
) -> Response:
    here = house(request)
    said = {field: here.say(message) for field, message in (errors or {}).items()}
    return page(
        request,
        template,
        422 if errors else 200,
        written=written,
        errors=said,
        all_desks=[(desk.key, desk.name) for desk in await desks.desks(here.pool)],
        roles=[(role, here.say(message)) for role, message in ROLES.items()],
        **more,
    )


def _invited(request: Request, staff_id: int, name: str, code: str) -> Response:
    base = house(request).settings.console_url or str(request.base_url)
    return page(request, "invited.html", staff_id=staff_id, name=name, link=invitation(base, code))


def _kept(written: Written) -> staff.Changes:
    line = int(written.on_call) if written.on_call else None
    return {"name": written.name, "role": written.role, "phone": written.number or None, "on_call": line}


def _answering() -> set[str]:
    return {str(role) for role, rights in RIGHTS.items() if Right.ANSWER in rights}
