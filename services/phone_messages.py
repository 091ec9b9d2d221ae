"""Words to phones: queued once, claimed by one sender at a time, and forgotten but for what became of them."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography.fernet import MultiFernet

from services import Database
from services.thread import LONGEST, units
from texts.persian import ascii_digits, clean

LASTS = timedelta(days=1)
"""So long after they were due words are still worth saying, unless whoever queues them knows better."""

LEASE = timedelta(minutes=1)
"""So long a sender is waited for; then another one takes its row. No attempt takes a third of that."""

PERSISTENT = 6
"""Attempts without success after which a person must see that something is wrong."""

TOO_LATE = "too late"

_SEPARATORS = re.compile(r"[\s().\-\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_MOBILE = re.compile(r"(?:(?:\+|00)?98)?0?(9[0-9]{9})")

_QUEUE = """
INSERT INTO phone_message (citizen_id, phone, text, due_at, expires_at) VALUES ($1, $2, $3, $4, $5) RETURNING id
"""

# The list is made first and once, so that no plan makes it again for each row and locks more than were asked for.
_CLAIM = """
WITH due AS MATERIALIZED (
    SELECT id, expires_at <= $1 AS late FROM phone_message w WHERE settled_at IS NULL AND due_at <= $1 AND (
        expires_at <= $1
        OR NOT EXISTS (SELECT FROM citizen c WHERE c.id = w.citizen_id AND c.safe_to_contact IS FALSE)
    )
    ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
), late AS (
    UPDATE phone_message p SET delivery = 'failed', error = $4, phone = NULL, text = NULL, settled_at = $1
    FROM due WHERE p.id = due.id AND due.late RETURNING p.id
), carded AS (
    INSERT INTO card (kind, note) SELECT 'phone_messages', $4 FROM late LIMIT 1 ON CONFLICT DO NOTHING
)
UPDATE phone_message p SET delivery = 'sending', attempts = p.attempts + 1, due_at = $3
FROM due WHERE p.id = due.id AND NOT due.late RETURNING p.id, p.request_id, p.phone, p.text, p.attempts
"""

_SENT = """
UPDATE phone_message SET delivery = 'sent', error = NULL, phone = NULL, text = NULL, settled_at = $2
WHERE id = $1 AND settled_at IS NULL
"""

_LATER = """
UPDATE phone_message SET delivery = 'queued', error = $3, due_at = $4
WHERE id = $1 AND attempts = $2 AND delivery = 'sending'
"""

_FAILED = """
UPDATE phone_message SET delivery = 'failed', error = $3, phone = NULL, text = NULL, settled_at = $4
WHERE id = $1 AND attempts = $2 AND delivery = 'sending'
"""

_CARD = "INSERT INTO card (kind, note) VALUES ('phone_messages', $1) ON CONFLICT DO NOTHING"


class NotAPhoneError(ValueError):
    """This is no number that Safir could reach; what it was is not told."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that this sender may send now."""

    id: int
    request_id: uuid.UUID
    phone: bytes = field(repr=False)
    """Encrypted."""
    text: str = field(repr=False)
    attempts: int
    """With this one: it tells an attempt from a later one of another sender."""


def normalised(phone: str) -> str:
    """Write a mobile number as Safir wants it, 989 and nine digits, however a person wrote it; raises NotAPhoneError.

    Accounts of Bale belong to Iranian mobile numbers; Safir takes no other ones (docs.bale.ai/safir).
    """
    found = _MOBILE.fullmatch(_SEPARATORS.sub("", ascii_digits(phone)))
    if found is None:
        raise NotAPhoneError
    return f"98{found[1]}"


async def queue(
    database: Database,
    *,
    phone: str,
    text: str,
    key: MultiFernet,
    now: datetime,
    due: datetime | None = None,
    expires: datetime | None = None,
    citizen: int | None = None,
) -> int:
    """Queue words to a phone and give the row's id.

    Moments are UTC: they leave from `due` on (now) and are dropped from `expires` on (a day later).
    Raises NotAPhoneError; ValueError for words that are empty or longer than a message, or that would expire at once.
    """
    number, said = normalised(phone), clean(text)
    due = due or now
    expires = expires or due + LASTS
    if not said or units(said) > LONGEST:
        raise ValueError("no words, or too many for one message")
    if expires <= max(due, now):
        raise ValueError("these words expire before they are due")
    sealed = key.encrypt(number.encode())
    return int(await database.fetchval(_QUEUE, citizen, sealed, said, due, expires))


async def claim(database: Database, now: datetime, most: int) -> list[Claimed]:
    """Take up to so many due rows that no other sender takes; of those, words that come too late are given up.

    A row that was taken and never settled is due again after `LEASE`: its sender is no more.
    """
    rows = await database.fetch(_CLAIM, now, most, now + LEASE, TOO_LATE)
    return [Claimed(**row) for row in rows]


async def sent(database: Database, row: Claimed, now: datetime) -> None:
    """Note that Safir took the words: whichever attempt learns it is right."""
    await database.execute(_SENT, row.id, now)


async def later(database: Database, row: Claimed, cause: str, due: datetime) -> None:
    """Put a row back until a moment; a person is told when it went so too often."""
    await database.execute(_LATER, row.id, row.attempts, cause, due)
    if row.attempts >= PERSISTENT:
        await tell(database, cause)


async def failed(database: Database, row: Claimed, cause: str, now: datetime) -> None:
    """Give words up for good."""
    await database.execute(_FAILED, row.id, row.attempts, cause, now)


async def tell(database: Database, cause: str) -> None:
    """Open the card about words to phones, unless it is open."""
    await database.execute(_CARD, cause)
