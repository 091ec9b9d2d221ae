"""The outbox: rows of the thread that wait to be sent, and what became of each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services import Database
from services.marks import BEHIND
from services.thread import LONGEST, units


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message of ours on its way to one account."""

    id: int
    account_id: int
    chat_id: int
    lane: int
    text: str
    content: dict[str, Any]
    failures: int = 0
    """Passing failures so far, in this process."""
    watched: int | None = None
    """The citizen, if one of us attends to them: open pages are told what became of it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one attempt: a delivery state, and what the messenger said."""

    id: int
    delivery: str
    platform_message_id: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that may go out unless an older one of its chat, behind the id `after`, waits."""

    id: int
    after: int
    account_id: int
    """Whose it must still be: it may have gone over to another account of the person meanwhile."""


# A plan is kept from when the table was empty, so each part must be one that only the primary key can serve:
# hence the ids beside the join, and the empty strings, without which the planner likes the partial index, which
# holds an entry for everything sent since the last vacuum. The count forces one short look-up a chat.
_STEP = """
WITH settled AS (
    UPDATE message m SET delivery = r.delivery, platform_message_id = r.platform_message_id,
        error = r.error, settled_at = now()
    FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[]) AS r(id, delivery, platform_message_id, error)
    WHERE m.id = ANY($1::bigint[]) AND m.id = r.id AND m.delivery || '' IN ('sending', 'unknown')
)
UPDATE message m SET delivery = 'sending', attempts = m.attempts + 1
FROM unnest($5::bigint[], $6::bigint[], $7::bigint[]) AS c(id, after, account_id)
WHERE m.id = ANY($5::bigint[]) AND m.id = c.id AND m.delivery || '' = 'queued' AND m.account_id + 0 = c.account_id
AND 0 = (
    SELECT count(*) FROM message o WHERE o.account_id = m.account_id AND o.id > c.after AND o.id < m.id
    AND o.lane <= m.lane AND o.delivery IN ('queued', 'sending')
) RETURNING m.id
"""

_FAILED = """
WITH failed AS (
    UPDATE message SET delivery = 'failed', error = $2, settled_at = now()
    WHERE id = $1 AND delivery = 'sending' RETURNING id
)
INSERT INTO card (kind, message_id, note) SELECT 'failed_delivery', id, $2 FROM failed ON CONFLICT DO NOTHING
"""

_QUEUED = """
SELECT m.id, m.account_id, a.chat_id, m.lane, m.text, m.content,
    CASE WHEN c.attended IS NOT NULL THEN c.id END AS watched
FROM message m JOIN account a ON a.id = m.account_id JOIN citizen c ON c.id = a.citizen_id
WHERE m.delivery = 'queued' AND a.platform = $1 AND a.bot_id = $2 AND m.id <> ALL($3::bigint[]) AND m.lane <= $5
ORDER BY m.lane, m.id LIMIT $4
"""

_INTERRUPTED = """
SELECT m.id FROM message m JOIN account a ON a.id = m.account_id
WHERE m.delivery = 'sending' AND a.platform = $1 AND a.bot_id = $2
    AND m.id <> ALL($3::bigint[]) AND m.created_at < now() - $4::interval
ORDER BY m.id
"""

# What was not claimed may be in the air by now as another account's.
_UNCLAIM = """
UPDATE message m SET delivery = 'queued' FROM unnest($1::bigint[], $2::bigint[]) AS c(id, account_id)
WHERE m.id = ANY($1::bigint[]) AND m.id = c.id AND m.account_id = c.account_id AND m.delivery = 'sending'
"""

_UNCLAIM_TURN = """
UPDATE message SET delivery = 'queued'
WHERE account_id = $1 AND raw_update_id = $2 AND author = 'bot' AND delivery = 'sending'
"""

_UNKNOWN = """
WITH unknown AS (
    UPDATE message m SET delivery = 'unknown', error = $2, settled_at = now()
    WHERE id = ANY($1::bigint[]) AND delivery = 'sending'
    RETURNING id, account_id, lane, repeats, text, content
), carded AS (
    INSERT INTO card (kind, message_id, note)
    SELECT 'unknown_delivery', id, $2 FROM unknown WHERE lane > $3 OR repeats IS NOT NULL
    ON CONFLICT DO NOTHING
)
SELECT u.id, u.text, c.language FROM unknown u
JOIN account a ON a.id = u.account_id JOIN citizen c ON c.id = a.citizen_id
WHERE u.lane <= $3 AND u.repeats IS NULL ORDER BY u.id
"""

_REPEAT = f"""
INSERT INTO message (account_id, author, text, content, lane, delivery, repeats)
SELECT account_id, author, $2, {BEHIND.format("$2")} - 'written_for', lane, 'queued', id FROM message m WHERE id = $1
    AND NOT EXISTS (SELECT FROM erasure e WHERE e.message_id = m.id)
ON CONFLICT DO NOTHING
"""  # noqa: S608 (only constants of this module)

_STALE = """
UPDATE message m SET delivery = 'failed', error = 'stale', settled_at = now() FROM message first
WHERE first.id = $1 AND m.account_id = first.account_id AND m.delivery = 'queued'
    AND (m.id = first.id OR m.raw_update_id = first.raw_update_id)
    AND (m.content ->> 'stale_at')::timestamptz <= $2
RETURNING m.id
"""

_INSTEAD = """
INSERT INTO message (account_id, author, text, content, raw_update_id, lane, delivery)
SELECT account_id, 'bot', $2, $3, raw_update_id, lane, 'queued' FROM message WHERE id = $1
"""

_TELL = "SELECT pg_notify('yavar_console', 'thread ' || citizen) FROM unnest($1::bigint[]) AS citizen"

REPEATED_UP_TO = 1
"""Lanes up to this one (crisis words, bed codes) are said again when their fate is unknown."""


async def step(database: Database, settled: Sequence[Settled], claim: Sequence[Claim]) -> set[int]:
    """Write what became of earlier attempts and mark the next as `sending`, in one statement.

    Gives the ids that may now be sent; the others are done, or an older one of their chat waits unseen.
    """
    rows = await database.fetch(
        _STEP,
        [each.id for each in settled],
        [each.delivery for each in settled],
        [each.platform_message_id for each in settled],
        [each.error for each in settled],
        [each.id for each in claim],
        [each.after for each in claim],
        [each.account_id for each in claim],
    )
    return {row["id"] for row in rows}


async def failed(database: Database, message: int, cause: str) -> None:
    """Give a message up for good and tell staff why."""
    await database.execute(_FAILED, message, cause)


async def queued(
    database: Database,
    platform: str,
    bot_id: int,
    known: Sequence[int],
    most: int,
    lane: int,
) -> list[Outgoing]:
    """Give waiting rows up to a lane that are not among `known`, most urgent and oldest first."""
    rows = await database.fetch(_QUEUED, platform, bot_id, list(known), most, lane)
    return [
        Outgoing(
            row["id"],
            row["account_id"],
            row["chat_id"],
            row["lane"],
            row["text"],
            json.loads(row["content"]),
            watched=row["watched"],
        )
        for row in rows
    ]


async def interrupted(
    database: Database,
    platform: str,
    bot_id: int,
    *,
    known: Sequence[int] = (),
    age: timedelta = timedelta(0),
) -> list[int]:
    """Give rows of some age that a sender which is no more left in `sending`; `known` are in the air here."""
    rows = await database.fetch(_INTERRUPTED, platform, bot_id, list(known), age)
    return [row["id"] for row in rows]


async def unclaim(database: Database, claims: Sequence[Claim]) -> None:
    """Put back rows that were surely not handed to the messenger."""
    await database.execute(_UNCLAIM, [each.id for each in claims], [each.account_id for each in claims])


async def unclaim_turn(database: Database, account: int, raw_update: int) -> None:
    """Put back the reply of a turn of which it is not known whether it was committed: nobody has sent it."""
    await database.execute(_UNCLAIM_TURN, account, raw_update)


async def unknown(database: Database, ids: Sequence[int], cause: str) -> list[tuple[int, str, str]]:
    """Mark attempts whose fate nobody knows; give those to be said again as (id, text, language).

    The others become cards for staff, who may send again.
    """
    rows = await database.fetch(_UNKNOWN, list(ids), cause, REPEATED_UP_TO)
    return [(row["id"], row["text"], row["language"]) for row in rows]


def repeated(mark: str, text: str) -> str:
    """Put the mark of a repeat above words; where both are too long for one message the words go without it.

    The words are no argument of a message: they may be as long as a message can be.
    """
    marked = f"{mark}\n{text}"
    return marked if units(marked) <= LONGEST else text


async def repeat(database: Database, message: int, text: str) -> None:
    """Queue a message once more under other words; nothing the second time, nor for what its reader wants gone."""
    await database.execute(_REPEAT, message, text)


async def tell(database: Database, citizens: Sequence[int]) -> None:
    """Tell open pages that something became of words to these citizens."""
    await database.execute(_TELL, list(citizens))


def is_stale(message: Outgoing, now: datetime) -> bool:
    """Tell whether what a message says may not be so any more, at a moment in UTC."""
    stale_at = message.content.get("stale_at")
    return stale_at is not None and datetime.fromisoformat(stale_at) <= now


async def spoil(database: Database, message: int, now: datetime) -> list[int]:
    """Give up a stale message and what is stale of the same turn; nothing on a second call. No card: it is no fault."""
    return [row["id"] for row in await database.fetch(_STALE, message, now)]


async def instead(database: Database, message: int, text: str, content: Mapping[str, Any]) -> None:
    """Queue other words in the place of a message that was given up."""
    await database.execute(_INSTEAD, message, text, json.dumps(content))
