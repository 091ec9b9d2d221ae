"""Staff accounts: who there is, with which role, at which desks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from services import Database

_CREDENTIALS = """
SELECT id, login, password_hash, totp_secret, totp_step, disabled_at FROM staff WHERE login = $1
"""
_CREDENTIALS_OF = """
SELECT id, login, password_hash, totp_secret, totp_step, disabled_at FROM staff WHERE id = $1
"""
_PROFILES = """
SELECT t.id, t.login, t.name, t.role, t.phone, t.on_call, t.away, t.password_hash IS NOT NULL AS has_password,
    t.totp_secret IS NOT NULL AS second_factor, t.account_id IS NOT NULL AS linked, t.disabled_at, t.created_at,
    ARRAY(SELECT desk FROM staff_desk WHERE staff_id = t.id ORDER BY desk) AS desks,
    (SELECT max(seen_at) FROM staff_session WHERE staff_id = t.id) AS seen_at
FROM staff t WHERE $1::bigint IS NULL OR t.id = $1
ORDER BY t.disabled_at IS NOT NULL, t.name, t.id
"""
_ADD = "INSERT INTO staff (login, name, role, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id"
_CHANGE = "UPDATE staff SET name = $2, role = $3, phone = $4, on_call = $5 WHERE id = $1 RETURNING id"
_LEAVE = "DELETE FROM staff_desk WHERE staff_id = $1 AND desk <> ALL($2)"
_JOIN = "INSERT INTO staff_desk (staff_id, desk) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING"
_SET_PASSWORD = "UPDATE staff SET password_hash = $2 WHERE id = $1"  # noqa: S105 (a statement)
_DISABLE = "UPDATE staff SET disabled_at = $2, away = false WHERE id = $1 AND disabled_at IS NULL RETURNING id"
_END_SESSIONS = "UPDATE staff_session SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL"
_VOID_CODES = "UPDATE one_time_code SET used_at = $2 WHERE staff_id = $1 AND used_at IS NULL"
_ENABLE = "UPDATE staff SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL RETURNING id"
_UNLINK = "UPDATE staff SET account_id = NULL WHERE id = $1 AND account_id IS NOT NULL RETURNING id"
_ADMINISTRATORS = "SELECT id FROM staff WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id FOR UPDATE"


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves that somebody is who they say."""

    id: int
    login: str
    password_hash: str | None
    totp_secret: bytes | None
    totp_step: int
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A member of staff as administrators see them."""

    id: int
    login: str
    name: str
    role: str
    phone: str | None
    on_call: int | None
    away: bool
    has_password: bool
    second_factor: bool
    linked: bool
    """Whether a messenger account is told of new cases."""
    disabled_at: datetime | None
    created_at: datetime
    desks: Sequence[str]
    seen_at: datetime | None


class Changes(TypedDict):
    """What administrators write about somebody."""

    name: str
    role: str
    phone: str | None
    on_call: int | None


async def credentials(database: Database, login: str) -> Credentials | None:
    """Find what proves that somebody has a login."""
    row = await database.fetchrow(_CREDENTIALS, login)
    return Credentials(**row) if row else None


async def credentials_of(database: Database, staff_id: int) -> Credentials | None:
    """Find the same by number."""
    row = await database.fetchrow(_CREDENTIALS_OF, staff_id)
    return Credentials(**row) if row else None


async def profiles(database: Database) -> list[Profile]:
    """List all members of staff, those who are switched off last."""
    return [Profile(**row) for row in await database.fetch(_PROFILES, None)]


async def profile(database: Database, staff_id: int) -> Profile | None:
    """Give one member of staff."""
    row = await database.fetchrow(_PROFILES, staff_id)
    return Profile(**row) if row else None


async def add(database: Database, login: str, name: str, role: str, desks: Sequence[str], now: datetime) -> int | None:
    """Make an account that cannot sign in yet; None if the login is taken."""
    staff_id: int | None = await database.fetchval(_ADD, login, name, role, now)
    if staff_id is not None:
        await at_desks(database, staff_id, desks)
    return staff_id


async def change(database: Database, staff_id: int, **to: Unpack[Changes]) -> bool:
    """Change what is known of somebody; False if there is no such person."""
    values = (to["name"], to["role"], to["phone"], to["on_call"])
    return await database.fetchval(_CHANGE, staff_id, *values) is not None


async def at_desks(database: Database, staff_id: int, desks: Sequence[str]) -> None:
    """Let somebody answer at these desks and no others."""
    await database.execute(_LEAVE, staff_id, list(desks))
    await database.execute(_JOIN, staff_id, list(desks))


async def set_password(database: Database, staff_id: int, password_hash: str) -> None:
    """Set somebody's password."""
    await database.execute(_SET_PASSWORD, staff_id, password_hash)


async def disable(database: Database, staff_id: int, now: datetime) -> bool:
    """Switch an account off: its sessions end at once, and its links open nothing."""
    changed = await database.fetchval(_DISABLE, staff_id, now) is not None
    if changed:
        await database.execute(_END_SESSIONS, staff_id, now)
        await database.execute(_VOID_CODES, staff_id, now)
    return changed


async def enable(database: Database, staff_id: int) -> bool:
    """Switch an account on again, with the password and second factor that it had."""
    return await database.fetchval(_ENABLE, staff_id) is not None


async def unlink(database: Database, staff_id: int) -> bool:
    """Tell nothing to somebody's messenger account any more."""
    return await database.fetchval(_UNLINK, staff_id) is not None


async def is_last_administrator(database: Database, staff_id: int) -> bool:
    """Tell whether nobody else could administer; holds until the transaction ends."""
    return [row["id"] for row in await database.fetch(_ADMINISTRATORS)] == [staff_id]
