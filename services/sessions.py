"""Sessions of staff: one browser each, found by the hash of its cookie, locked when idle, ended when told."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import Database

FULL, PASSWORD = "full", "password"
_MOST_OF_A_BROWSER = 200

_BEGIN = """
INSERT INTO staff_session (staff_id, token_hash, browser, stage, created_at, used_at)
VALUES ($1, $2, $3, $4, $5, $5) RETURNING id
"""
_FIND = """
SELECT s.id, s.staff_id, t.login, t.name, t.role, t.away, t.totp_secret IS NOT NULL AS second_factor, s.stage,
    s.created_at, s.used_at, s.locked_at,
    ARRAY(SELECT desk FROM staff_desk WHERE staff_id = t.id ORDER BY desk) AS desks
FROM staff_session s JOIN staff t ON t.id = s.staff_id
WHERE s.token_hash = $1 AND s.created_at > $2 AND s.ended_at IS NULL AND t.disabled_at IS NULL
"""
_PROMOTE = "UPDATE staff_session SET stage = 'full', token_hash = $2, used_at = $3 WHERE id = $1"
_USE = "UPDATE staff_session SET used_at = $2 WHERE id = $1 AND used_at < $2"
_LOCK = "UPDATE staff_session SET locked_at = $2 WHERE id = $1 AND locked_at IS NULL"
_UNLOCK = "UPDATE staff_session SET locked_at = NULL, used_at = $2 WHERE id = $1"
_LIST = """
SELECT id, browser, created_at, used_at, seen_at FROM staff_session
WHERE staff_id = $1 AND stage = 'full' AND ended_at IS NULL AND created_at > $2 ORDER BY used_at DESC, id
"""
_END = "UPDATE staff_session SET ended_at = $3 WHERE staff_id = $1 AND id = ANY($2) AND ended_at IS NULL RETURNING id"
_END_OTHERS = """
UPDATE staff_session SET ended_at = $3 WHERE staff_id = $1 AND id <> $2 AND ended_at IS NULL RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A session, and whose it is."""

    id: int
    staff_id: int
    login: str
    name: str
    role: str
    away: bool
    second_factor: bool
    stage: str
    created_at: datetime
    used_at: datetime
    locked_at: datetime | None
    desks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Browser:
    """A session as its owner sees it in a list."""

    id: int
    browser: str
    created_at: datetime
    used_at: datetime
    seen_at: datetime | None


async def begin(database: Database, staff_id: int, browser: str, stage: str, now: datetime) -> str:
    """Begin a session; give the token for its cookie, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    await database.fetchval(_BEGIN, staff_id, hashed(token), browser[:_MOST_OF_A_BROWSER], stage, now)
    return token


async def find(database: Database, token: str, since: datetime) -> Session | None:
    """Find the session of a cookie, unless it ended, began before `since`, or its owner was switched off."""
    row = await database.fetchrow(_FIND, hashed(token), since)
    return Session(**row) if row else None


async def promote(database: Database, session_id: int, now: datetime) -> str:
    """Make a session full once its second factor was right; its cookie changes."""
    token = secrets.token_urlsafe(32)
    await database.execute(_PROMOTE, session_id, hashed(token), now)
    return token


async def use(database: Database, session_id: int, now: datetime) -> None:
    """Note that its owner did something."""
    await database.execute(_USE, session_id, now)


async def lock(database: Database, session_id: int, now: datetime) -> None:
    """Ask the password again before anything else."""
    await database.execute(_LOCK, session_id, now)


async def unlock(database: Database, session_id: int, now: datetime) -> None:
    """Open a locked session again."""
    await database.execute(_UNLOCK, session_id, now)


async def of(database: Database, staff_id: int, since: datetime) -> list[Browser]:
    """List the sessions of a member of staff, last used first."""
    return [Browser(**row) for row in await database.fetch(_LIST, staff_id, since)]


async def end(database: Database, staff_id: int, session_id: int, now: datetime) -> bool:
    """End one session of a member of staff."""
    return bool(await database.fetch(_END, staff_id, [session_id], now))


async def end_others(database: Database, staff_id: int, keep: int, now: datetime) -> int:
    """End all sessions of a member of staff but one (0: all); tell how many."""
    return len(await database.fetch(_END_OTHERS, staff_id, keep, now))


def hashed(token: str) -> bytes:
    """Give what is kept of a token or a code: a copy of the database opens nothing."""
    return hashlib.sha256(token.encode()).digest()
