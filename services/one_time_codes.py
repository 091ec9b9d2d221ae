"""One-time codes: an invitation to choose a password, and the word that links a messenger account."""

import enum
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.staff import CodePurpose
from services import Database
from services.sessions import hashed

LASTS: dict[CodePurpose, timedelta] = {
    CodePurpose.INVITE: timedelta(hours=72),
    CodePurpose.MESSENGER: timedelta(minutes=10),
}
_DIGITS = 8

_VOID = "UPDATE one_time_code SET used_at = $3 WHERE staff_id = $1 AND purpose = $2 AND used_at IS NULL"
_ISSUE = """
INSERT INTO one_time_code (staff_id, purpose, code_hash, expires_at, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (code_hash) DO NOTHING RETURNING id
"""
_LOOK = """
SELECT o.staff_id, t.login, t.name, o.used_at IS NOT NULL AS used, o.expires_at <= $3 AS expired
FROM one_time_code o JOIN staff t ON t.id = o.staff_id
WHERE o.code_hash = $1 AND o.purpose = $2 AND t.disabled_at IS NULL
"""
_REDEEM = """
UPDATE one_time_code SET used_at = $3 FROM staff t
WHERE code_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
    AND t.id = staff_id AND t.disabled_at IS NULL
RETURNING staff_id
"""


class State(enum.StrEnum):
    """What a code is good for."""

    GOOD = "good"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Found:
    """A code, and whom it is for."""

    staff_id: int
    login: str
    name: str
    state: State


async def issue(database: Database, staff_id: int, purpose: CodePurpose, now: datetime) -> str:
    """Make a code; earlier ones of the same purpose open nothing any more. Call it in a transaction."""
    await database.execute(_VOID, staff_id, purpose, now)
    while True:
        code = _MAKERS[purpose]()
        if await database.fetchval(_ISSUE, staff_id, purpose, hashed(code), now + LASTS[purpose], now):
            return code


async def look(database: Database, code: str, purpose: CodePurpose, now: datetime) -> Found | None:
    """Look at a code without using it: messengers open links to show a preview."""
    row = await database.fetchrow(_LOOK, hashed(code), purpose, now)
    if row is None:
        return None
    state = State.USED if row["used"] else State.EXPIRED if row["expired"] else State.GOOD
    return Found(row["staff_id"], row["login"], row["name"], state)


async def redeem(database: Database, code: str, purpose: CodePurpose, now: datetime) -> int | None:
    """Use a code; gives whose it is, None if it opens nothing (any more)."""
    staff_id: int | None = await database.fetchval(_REDEEM, hashed(code), purpose, now)
    return staff_id


def _link() -> str:
    return secrets.token_urlsafe(24)


def _digits() -> str:
    """Few enough to type by hand from one screen into another."""
    return "".join(secrets.choice("0123456789") for _ in range(_DIGITS))


_MAKERS: dict[CodePurpose, Callable[[], str]] = {CodePurpose.INVITE: _link, CodePurpose.MESSENGER: _digits}
