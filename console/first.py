"""Invitations from the command line: for the first administrator, and for one who cannot get in any more."""

import asyncpg

from console.database import acting
from console.people import LOGIN, invitation
from console.settings import Settings
from models.staff import CodePurpose, Role
from services import Database, desks, one_time_codes, staff
from services.connections import pool
from texts.clock import utc_now
from texts.persian import clean


class InviteError(Exception):
    """Somebody cannot be invited so; says why."""


async def link_for(settings: Settings, login: str, name: str | None, role: str | None, at: list[str]) -> str:
    """Make an account unless the login has one, and give a one-time link for it."""
    login = login.strip().lower()
    try:
        async with (
            pool(settings.database_url.get_secret_value(), 1) as connections,
            acting(connections, None) as database,
        ):
            known = await staff.credentials(database, login)
            if known and known.disabled_at:
                raise InviteError(f"The account {login} is switched off: switch it on in the console first.")
            staff_id = known.id if known else await _new(database, login, clean(name or ""), role or "", at)
            code = await one_time_codes.issue(database, staff_id, CodePurpose.INVITE, utc_now())
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
        raise InviteError(f"The database does not answer as it should ({type(fault).__name__}).") from None
    return invitation(address(settings), code)


def address(settings: Settings) -> str:
    """Give the address at which staff open the console."""
    return settings.console_url or f"http://{settings.console_host}:{settings.console_port}"


async def _new(database: Database, login: str, name: str, role: str, at: list[str]) -> int:
    known = [desk.key for desk in await desks.desks(database)]
    if not LOGIN.fullmatch(login):
        raise InviteError("A login has 2 to 40 small English letters, digits, dots, dashes or underscores.")
    if not name or role not in set(Role):
        raise InviteError(f"Nobody has the login {login}: say --name and --role ({', '.join(Role)}).")
    if unknown := [key for key in at if key not in known]:
        raise InviteError(f"There is no desk {unknown[0]}; the desks are {', '.join(known)}.")
    staff_id = await staff.add(database, login, name, role, at, utc_now())
    assert staff_id is not None
    return staff_id
