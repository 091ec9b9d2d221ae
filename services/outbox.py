"""The outbox: rows of the thread that wait to be sent, and what became of each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services import Database


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


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one attempt: a delivery state, and what the messenger said."""

    id: int
    delivery: str
    platform_message_id: int | None = None
    error: str | None = None


_STEP = """
WITH result AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
        AS r(id bigint, delivery text, platform_message_id bigint, error text)
), settled AS (
    UPDATE message m SET delivery = r.delivery, platform_message_id = r.platform_message_id,
        error = r.error, settled_at = now()
    FROM result r WHERE m.id = r.id AND m.delivery IN ('sending', 'unknown')
), carded AS (
    INSERT INTO card (kind, message_id, note)
    SELECT 'failed_delivery', id, coalesce(error, '') FROM result WHERE delivery = 'failed'
    ON CONFLICT DO NOTHING
)
UPDATE message m SET delivery = 'sending', attempts = m.attempts + 1
-- The empty string keeps the planner on the primary key: it takes the partial index for empty, but that holds
-- an entry for everything sent since the last vacuum. The count, too, forces one look-up a chat.
WHERE m.id = ANY($2::bigint[]) AND m.delivery || '' = 'queued' AND 0 = (
    SELECT count(*) FROM message o WHERE o.account_id = m.account_id AND o.id < m.id AND o.lane <= m.lane
    AND o.delivery IN ('queued', 'sending') AND o.id <> ALL($3::bigint[])
) RETURNING m.id
"""

_QUEUED = """
SELECT m.id, m.account_id, a.chat_id, m.lane, m.text, m.content
FROM message m JOIN account a ON a.id = m.account_id
WHERE m.delivery = 'queued' AND a.platform = $1 AND a.bot_id = $2 AND m.id <> ALL($3::bigint[])
ORDER BY m.lane, m.id LIMIT $4
"""

_INTERRUPTED = """
SELECT m.id FROM message m JOIN account a ON a.id = m.account_id
WHERE m.delivery = 'sending' AND a.platform = $1 AND a.bot_id = $2 ORDER BY m.id
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

_REPEAT = """
INSERT INTO message (account_id, author, text, content, lane, delivery, repeats)
SELECT account_id, author, $2, content, lane, 'queued', id FROM message WHERE id = $1
ON CONFLICT DO NOTHING
"""

_BLOCKED = """
WITH blocked AS (
    UPDATE account SET state = 'blocked' WHERE id = $1 AND state <> 'blocked' RETURNING id
), carded AS (
    INSERT INTO card (kind, account_id, note) SELECT 'blocked_account', id, $2 FROM blocked ON CONFLICT DO NOTHING
)
UPDATE message SET delivery = 'failed', error = $2, settled_at = now()
WHERE account_id = $1 AND delivery = 'queued'
"""

REPEATED_UP_TO = 1
"""Lanes up to this one (crisis words, bed codes) are said again when their fate is unknown."""


async def step(database: Database, settled: Sequence[Settled], claim: Sequence[int]) -> set[int]:
    """Write what became of earlier attempts and mark the next as `sending`, in one statement.

    Gives the ids that may now be sent; the others are done, or an older one of their chat waits unseen.
    """
    results = [
        {
            "id": each.id,
            "delivery": each.delivery,
            "platform_message_id": each.platform_message_id,
            "error": each.error,
        }
        for each in settled
    ]
    done = [each.id for each in settled]
    return {row["id"] for row in await database.fetch(_STEP, json.dumps(results), list(claim), done)}


async def queued(database: Database, platform: str, bot_id: int, known: Sequence[int], most: int) -> list[Outgoing]:
    """Give waiting rows that are not among `known`, most urgent and oldest first."""
    rows = await database.fetch(_QUEUED, platform, bot_id, list(known), most)
    return [
        Outgoing(
            row["id"],
            row["account_id"],
            row["chat_id"],
            row["lane"],
            row["text"],
            json.loads(row["content"]),
        )
        for row in rows
    ]


async def interrupted(database: Database, platform: str, bot_id: int) -> list[int]:
    """Give rows that a sender which is no more left in `sending`."""
    return [row["id"] for row in await database.fetch(_INTERRUPTED, platform, bot_id)]


async def unknown(database: Database, ids: Sequence[int], cause: str) -> list[tuple[int, str, str]]:
    """Mark attempts whose fate nobody knows; give those to be said again as (id, text, language).

    The others become cards for staff, who may send again.
    """
    rows = await database.fetch(_UNKNOWN, list(ids), cause, REPEATED_UP_TO)
    return [(row["id"], row["text"], row["language"]) for row in rows]


async def repeat(database: Database, message: int, text: str) -> None:
    """Queue a message once more under other words; a second call changes nothing."""
    await database.execute(_REPEAT, message, text)


async def blocked(database: Database, account: int, cause: str) -> None:
    """Stop an account that cannot be reached, with all that waits for it, and tell staff."""
    await database.execute(_BLOCKED, account, cause)
