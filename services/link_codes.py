"""One-time codes of citizens: shown in one messenger, written in the other, good for ten minutes and one link."""

import enum
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import asyncpg

from services import Database
from services.faults import OutrunError
from services.sessions import hashed

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
"""Wrong codes that one account may write within an hour."""
WITHIN = timedelta(hours=1)
KEPT = timedelta(days=1)
"""So long a code that opens nothing any more is still told apart from one that never was."""
DIGITS = 8

_VOID = "UPDATE link_code SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL"
_FORGET = "DELETE FROM link_code WHERE expires_at < $1"
_SHOW = """
INSERT INTO link_code (account_id, code_hash, expires_at, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (code_hash) DO NOTHING RETURNING id
"""
_FOUND = """
SELECT c.account_id AS shown_by, s.platform, c.used_at IS NOT NULL AS used, c.expires_at <= $2 AS expired,
    coalesce(c.taken_by <> $1, false) AS taken, s.id = $1 AS own, s.citizen_id = m.citizen_id AS already,
    EXISTS (SELECT FROM account o WHERE o.citizen_id = m.citizen_id AND o.id <> m.id) AS elsewhere
FROM link_code c JOIN account s ON s.id = c.account_id JOIN account m ON m.id = $1
"""
_LOOK = f"{_FOUND} WHERE c.code_hash = $3"
_OFFERED = f"{_FOUND} WHERE c.taken_by = $1 ORDER BY c.used_at IS NULL DESC, c.id DESC LIMIT 1"
_TRIES = "SELECT count(*) FROM link_try WHERE account_id = $1 AND at > $2"
_TAKE = """
UPDATE link_code SET taken_by = $1 WHERE code_hash = $2 AND used_at IS NULL AND expires_at > $3
    AND coalesce(taken_by, $1) = $1 RETURNING id
"""
_LEAVE_OTHERS = "UPDATE link_code SET used_at = $3 WHERE taken_by = $1 AND code_hash <> $2 AND used_at IS NULL"
_LEAVE = "UPDATE link_code SET used_at = $2 WHERE taken_by = $1 AND used_at IS NULL"
_REDEEM = """
UPDATE link_code SET used_at = $2 WHERE taken_by = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id
"""
_MISS = "INSERT INTO link_try (account_id, at) VALUES ($1, $2)"
_FORGET_TRIES = "DELETE FROM link_try WHERE account_id = $1 AND at <= $2"


class CodeState(enum.StrEnum):
    """What a code is good for in the hands of one account."""

    GOOD = "good"
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    OWN = "own"
    ALREADY = "already"
    """Both accounts are one person's as it is."""
    ELSEWHERE = "elsewhere"
    """The account that wrote it is linked with another one."""
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Looked:
    """A code, and the messenger it was shown in; empty when there is none."""

    state: CodeState
    platform: str = ""


def new() -> str:
    """Make a code: few enough digits to type from one screen into another."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


async def show(database: Database, account: int, code_hash: bytes, now: datetime) -> None:
    """Keep a code that an account shows; its earlier one opens nothing any more."""
    await database.execute(_FORGET, now - KEPT)
    await database.execute(_VOID, account, now)
    if await database.fetchval(_SHOW, account, code_hash, now + LASTS, now) is None:
        raise OutrunError


async def look(database: Database, code: str, account: int, now: datetime) -> Looked:
    """Say what a code is good for, without using it; after too many wrong ones a right one is not looked at either."""
    if await database.fetchval(_TRIES, account, now - WITHIN) >= MOST_TRIES:
        return Looked(CodeState.TOO_MANY)
    row = await database.fetchrow(_LOOK, account, now, hashed(code))
    return Looked(_state(row), row["platform"]) if row else Looked(CodeState.UNKNOWN)


async def offered(database: Database, account: int, now: datetime) -> Looked:
    """Say the same of the code that this account wrote last."""
    row = await database.fetchrow(_OFFERED, account, now)
    return Looked(_state(row), row["platform"]) if row else Looked(CodeState.UNKNOWN)


async def take(database: Database, account: int, code_hash: bytes, now: datetime) -> None:
    """Keep a code for the account that wrote it, until it says yes or no."""
    if await database.fetchval(_TAKE, account, code_hash, now) is None:
        raise OutrunError
    await database.execute(_LEAVE_OTHERS, account, code_hash, now)


async def leave(database: Database, account: int, now: datetime) -> None:
    """End the code that this account wrote and does not want."""
    await database.execute(_LEAVE, account, now)


async def redeem(database: Database, account: int, now: datetime) -> int:
    """Use the code that this account wrote; gives the account that showed it."""
    shown_by: int | None = await database.fetchval(_REDEEM, account, now)
    if shown_by is None:
        raise OutrunError
    return shown_by


async def miss(database: Database, account: int, now: datetime) -> None:
    """Count a wrong code."""
    await database.execute(_FORGET_TRIES, account, now - WITHIN)
    await database.execute(_MISS, account, now)


_STATES = (
    ("own", CodeState.OWN),
    ("already", CodeState.ALREADY),
    ("used", CodeState.USED),
    ("taken", CodeState.USED),
    ("expired", CodeState.EXPIRED),
    ("elsewhere", CodeState.ELSEWHERE),
)
"""What may be said of a code, in the order in which it is looked at."""


def _state(row: asyncpg.Record) -> CodeState:
    return next((state for column, state in _STATES if row[column]), CodeState.GOOD)
