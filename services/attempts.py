"""Tries to sign in: counted in the database by login and by address, so that guessing is slow for all processes."""

import hashlib
from datetime import datetime, timedelta

from services import Database

A_LOGIN, AN_ADDRESS = 5, 30
"""Failures after which a login, or an address, has to wait."""
WITHIN = timedelta(minutes=15)
KEPT = timedelta(days=1)
"""Then a try limits nothing any more, and is deleted when the next one comes."""

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(each, 0)) FROM unnest($1::text[]) AS each"
_OF_LOGIN = """
SELECT at FROM login_attempt WHERE failed AND login_hash = $1 AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1
"""
_OF_ADDRESS = """
SELECT at FROM login_attempt WHERE failed AND address = $1 AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1
"""
_BEGIN = "INSERT INTO login_attempt (login_hash, address, failed, at) VALUES ($1, $2, true, $3) RETURNING id"
_PASSED = "UPDATE login_attempt SET failed = false WHERE id = $1"
_FORGIVEN = "UPDATE login_attempt SET failed = false WHERE failed AND login_hash = $1"
_FORGET = "DELETE FROM login_attempt WHERE at < $1"


class TooManyError(Exception):
    """Too many tries have failed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


async def begin(database: Database, login: str, address: str, now: datetime) -> int:
    """Write a try down as failed before it is looked at, so that many at once count too; gives its id.

    Raises TooManyError. Call it in a transaction of its own, and commit before looking at the secret.
    """
    key = _hashed(login)
    await database.execute(_ONE_BY_ONE, sorted((f"login {key.hex()}", f"login from {address}")))
    since = now - WITHIN
    found = (
        await database.fetchval(_OF_LOGIN, key, since, A_LOGIN - 1),
        await database.fetchval(_OF_ADDRESS, address, since, AN_ADDRESS - 1),
    )
    if limits := [at for at in found if at]:
        raise TooManyError(max(limits) + WITHIN)
    await database.execute(_FORGET, now - KEPT)
    attempt: int = await database.fetchval(_BEGIN, key, address, now)
    return attempt


async def passed(database: Database, attempt: int) -> None:
    """Note that this try was right; those before it still count."""
    await database.execute(_PASSED, attempt)


async def forgiven(database: Database, login: str) -> None:
    """Count no earlier try of a login whose owner is in."""
    await database.execute(_FORGIVEN, _hashed(login))


def _hashed(login: str) -> bytes:
    return hashlib.sha256(login.encode()).digest()
