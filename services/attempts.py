"""Tries to sign in: counted in the database by login and by address, so that guessing is slow for all processes.

A stranger who guesses waits soon; the person whose login it is does not wait for them where they are at home: in a
browser that knows them, and at a page of theirs that is locked.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from services import Database

ONE, AN_ADDRESS, ALL = 5, 30, 50
"""Failures after which one place has to wait for one login, an address for any, and all strangers for one login."""
WITHIN = timedelta(minutes=15)
KEPT = timedelta(days=1)
"""Then a try limits nothing any more, and is deleted when the next one comes."""

_ONE_BY_ONE = "SELECT pg_advisory_xact_lock(hashtextextended(each, 0)) FROM unnest($1::text[]) AS each"
_OF_NAME = """
SELECT at FROM login_attempt WHERE failed AND login_hash = $1 AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1
"""
_OF_NAME_FROM = """
SELECT at FROM login_attempt WHERE failed AND login_hash = $1 AND at > $2 AND address = $4
ORDER BY at DESC OFFSET $3 LIMIT 1
"""
_OF_ADDRESS = """
SELECT at FROM login_attempt WHERE failed AND address = $1 AND at > $2 ORDER BY at DESC OFFSET $3 LIMIT 1
"""
_BEGIN = "INSERT INTO login_attempt (login_hash, address, failed, at) VALUES ($1, $2, true, $3) RETURNING id"
_PASSED = "UPDATE login_attempt SET failed = false WHERE id = $1"
_FORGIVEN = "UPDATE login_attempt SET failed = false WHERE failed AND login_hash = $1 AND address = $2"
_FORGET = "DELETE FROM login_attempt WHERE at < $1"


class TooManyError(Exception):
    """Too many tries have failed."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


@dataclass(frozen=True, slots=True)
class Counted:
    """Under which name a try is counted, and from where."""

    name: str
    """A login, or what stands for one where its owner is at home."""
    address: str
    """Empty where it does not matter: at home."""
    anywhere: int = ONE
    """Failures under this name from all places together."""


async def begin(database: Database, counted: Counted, now: datetime) -> int:
    """Write a try down as failed before it is looked at, so that many at once count too; gives its id.

    Raises TooManyError. Call it in a transaction of its own, and commit before looking at the secret.
    """
    key, address = _hashed(counted.name), counted.address
    locks = [f"login {key.hex()}", *([f"login from {address}"] if address else [])]
    await database.execute(_ONE_BY_ONE, sorted(locks))
    if limits := await _failures(database, key, counted, now - WITHIN):
        raise TooManyError(max(limits) + WITHIN)
    await database.execute(_FORGET, now - KEPT)
    attempt: int = await database.fetchval(_BEGIN, key, address, now)
    return attempt


async def _failures(database: Database, key: bytes, counted: Counted, since: datetime) -> list[datetime]:
    """Give for each limit that is reached when its oldest failure was."""
    found = [
        await database.fetchval(_OF_NAME, key, since, counted.anywhere - 1),
        await database.fetchval(_OF_NAME_FROM, key, since, ONE - 1, counted.address),
    ]
    if counted.address:
        found.append(await database.fetchval(_OF_ADDRESS, counted.address, since, AN_ADDRESS - 1))
    return [at for at in found if at]


async def passed(database: Database, attempt: int) -> None:
    """Note that this try was right; those before it still count."""
    await database.execute(_PASSED, attempt)


async def forgiven(database: Database, *counted: Counted) -> None:
    """Count no earlier try from where the owner of a login is in; those of strangers elsewhere still count."""
    for each in counted:
        await database.execute(_FORGIVEN, _hashed(each.name), each.address)


def _hashed(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()
