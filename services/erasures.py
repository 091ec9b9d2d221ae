"""What a person wants gone from their screen: noted when they leave in a hurry, deleted by the sender of their bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import ErasureState
from services import Database

WAKE = "yavar_erasures"
"""Channel that wakes the process that deletes; it carries nothing else."""

SCREEN = "exit-screen"
"""Message id of the only words that stay: the neutral screen."""

LEFT = "quick exit"
"""The cause of words that were not sent because the person had left."""

WITHIN = timedelta(hours=48)
"""A bot may delete what was sent less long ago, on both messengers (core.telegram.org/bots/api#deletemessage)."""

LOOKED_AT = 2000
"""Newest entries of a chat that are looked at; two days of talk are a tenth of that."""

LEASE = timedelta(seconds=30)
"""So long whoever deletes is waited for; then another one takes the row, and deleting twice does no harm."""

MOST_ATTEMPTS = 1000
"""Attempts are counted so far, for the waits between them."""


@dataclass(frozen=True, slots=True)
class QuickExit:
    """The citizen wants our talk gone from their screen, and no word that they did not ask for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message to be deleted."""

    message_id: int
    chat_id: int
    number: int | None
    """Its number in the chat; None while it is in the air, and for ever if it did not arrive or nobody knows."""
    theirs: bool
    """The citizen wrote it."""
    in_the_air: bool
    attempts: int
    """With this one."""


# A message's own clock is Postgres's, so its age is told by that one. What waits for its turn to be sent is held back,
# but for words to somebody in danger of their life; what is in the air is deleted as soon as its number is known.
_LEAVE = """
WITH recent AS MATERIALIZED (
    SELECT id, lane, delivery, platform_message_id, created_at, content ->> 'message' AS said FROM message
    WHERE account_id = $1 ORDER BY account_id DESC, id DESC LIMIT $4
), stays AS (
    SELECT coalesce(max(id), 0) AS id FROM recent WHERE said = $5
), held AS (
    UPDATE message m SET delivery = 'failed', error = $6, settled_at = now() FROM recent r, stays
    WHERE m.id = r.id AND m.delivery = 'queued' AND r.lane > 0 AND r.id <> stays.id
), gone AS (
    INSERT INTO erasure (message_id, account_id, try_at)
    SELECT r.id, $1, $2 FROM recent r, stays WHERE r.id <> stays.id AND r.created_at > now() - $3::interval
        AND (r.platform_message_id IS NOT NULL OR r.delivery = 'sending')
    ON CONFLICT (message_id) DO NOTHING
)
SELECT pg_notify('yavar_erasures', '')
"""

_SAFE = "UPDATE citizen SET safe_to_contact = $2 WHERE id = $1 AND safe_to_contact IS DISTINCT FROM $2"
_SAFE_CASES = 'UPDATE "case" SET safe_to_contact = $2 WHERE citizen_id = $1 AND closed_at IS NULL'

# What was in the air when the person left and did not arrive is not sent anew.
_CLAIM = """
WITH first AS (
    SELECT e.account_id, a.chat_id FROM erasure e JOIN account a ON a.id = e.account_id
    WHERE e.state = 'wanted' AND e.try_at <= $1 AND a.platform = $2 AND a.bot_id = $3 ORDER BY e.try_at LIMIT 1
), due AS MATERIALIZED (
    SELECT e.message_id, first.chat_id FROM first JOIN erasure e ON e.account_id = first.account_id
    WHERE e.state = 'wanted' AND e.try_at <= $1 ORDER BY e.message_id DESC LIMIT $4 FOR UPDATE OF e SKIP LOCKED
), held AS (
    UPDATE message m SET delivery = 'failed', error = $7, settled_at = now() FROM due
    WHERE m.id = due.message_id AND m.delivery = 'queued' AND m.lane > 0
)
UPDATE erasure e SET attempts = least(e.attempts + 1, $6), try_at = $1 + $5::interval
FROM due JOIN message m ON m.id = due.message_id WHERE e.message_id = due.message_id
RETURNING e.message_id, due.chat_id, m.platform_message_id AS number, m.author = 'citizen' AS theirs,
    coalesce(m.delivery IN ('queued', 'sending'), false) AS in_the_air, e.attempts
"""

_END = "UPDATE erasure SET state = $2 WHERE message_id = ANY($1::bigint[]) AND state = 'wanted'"
_LATER = "UPDATE erasure SET try_at = $2 WHERE message_id = ANY($1::bigint[]) AND state = 'wanted'"

_UNASKED = "SELECT safe_to_contact IS NOT FALSE FROM citizen WHERE id = $1"


async def leave(database: Database, citizen: int, account: int, effect: QuickExit, now: datetime) -> None:  # noqa: ARG001 (the sign of every effect)
    """Note what shall go from the screen of an account, hold back what waits for it, and write to the person no more.

    The caller holds the transaction in which the turn was written, and the person's lock.
    """
    await note_safe(database, citizen, safe=False)
    await database.execute(_SAFE_CASES, citizen, False)
    await database.execute(_LEAVE, account, now, WITHIN, LOOKED_AT, SCREEN, LEFT)


async def note_safe(database: Database, citizen: int, *, safe: bool) -> None:
    """Keep whether we may write first to a person, as they said it."""
    await database.execute(_SAFE, citizen, safe)


async def may_write_first(database: Database, citizen: int) -> bool:
    """Tell whether a person may get words that they did not ask for, as far as they ever said."""
    return bool(await database.fetchval(_UNASKED, citizen))


async def claim(database: Database, platform: str, bot_id: int, now: datetime, most: int) -> list[Wanted]:
    """Take up to so many due messages of one chat that nobody else takes, the newest first.

    What was taken and never settled is due again after `LEASE`: whoever took it is no more.
    """
    rows = await database.fetch(_CLAIM, now, platform, bot_id, most, LEASE, MOST_ATTEMPTS, LEFT)
    return sorted((Wanted(**row) for row in rows), key=lambda each: -each.message_id)


async def end(database: Database, messages: Sequence[int], state: ErasureState) -> None:
    """Note what became of messages; a second word about one changes nothing."""
    await database.execute(_END, list(messages), state)


async def later(database: Database, messages: Sequence[int], when: datetime) -> None:
    """Try those that are still wanted again at a moment, UTC."""
    await database.execute(_LATER, list(messages), when)
