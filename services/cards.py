"""Cards: what staff must see, one open card for one subject."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import Database

MOST = 200
"""Cards shown at once, oldest first."""

_STALLS = """
WITH turns AS (
    INSERT INTO card (kind, raw_update_id, note)
    SELECT 'stalled', id, 'a message waits for its turn' FROM raw_update
    WHERE reading = 'pending' AND received_at < $1
        AND NOT EXISTS (SELECT FROM card c WHERE c.raw_update_id = raw_update.id AND c.closed_at IS NULL)
    ORDER BY id LIMIT 100
    ON CONFLICT DO NOTHING RETURNING id
), messages AS (
    INSERT INTO card (kind, message_id, note)
    SELECT 'stalled', id, 'words of ours wait to be sent' FROM message
    WHERE delivery IN ('queued', 'sending') AND created_at < $2
        AND NOT EXISTS (SELECT FROM card c WHERE c.message_id = message.id AND c.closed_at IS NULL)
    ORDER BY id LIMIT 100
    ON CONFLICT DO NOTHING RETURNING id
)
SELECT (SELECT count(*) FROM turns) + (SELECT count(*) FROM messages)
"""

_NOBODY = """
WITH here AS (
    UPDATE card SET closed_at = now()
    WHERE kind = 'nobody_present' AND closed_at IS NULL AND desk <> ALL($1::text[]) RETURNING id
), gone AS (
    INSERT INTO card (kind, desk, note)
    SELECT 'nobody_present', o.desk, 'the desk is open and nobody is present' FROM unnest($1::text[]) AS o(desk)
    WHERE NOT EXISTS (SELECT FROM card c WHERE c.kind = 'nobody_present' AND c.desk = o.desk AND c.closed_at IS NULL)
    ON CONFLICT DO NOTHING RETURNING id
), changed AS (SELECT count(*) AS cards FROM (SELECT id FROM here UNION ALL SELECT id FROM gone) AS any_of_them)
SELECT pg_notify('yavar_console', 'presence') FROM changed WHERE cards > 0
"""

_LINES = """
WITH due AS (
    SELECT id FROM line WHERE status = 'active' AND expires_at <= $1
), seen_to AS (
    UPDATE card SET closed_at = now()
    WHERE kind = 'line_expires' AND closed_at IS NULL AND line_id NOT IN (SELECT id FROM due)
), fresh AS (
    INSERT INTO card (kind, line_id, note) SELECT 'line_expires', id, 'the checking of a phone line ends' FROM due
    WHERE NOT EXISTS (SELECT FROM card c WHERE c.kind = 'line_expires' AND c.line_id = due.id AND c.closed_at IS NULL)
    ON CONFLICT DO NOTHING RETURNING id
)
SELECT count(*) FROM fresh
"""

_OPEN = """
SELECT id, kind, message_id, account_id, raw_update_id, note, created_at FROM card
WHERE closed_at IS NULL ORDER BY id LIMIT $1
"""

_AGAIN = """
WITH card AS (
    UPDATE card SET closed_at = now()
    WHERE id = $1 AND closed_at IS NULL AND kind IN ('unknown_delivery', 'failed_delivery') RETURNING message_id
)
SELECT m.id, m.text, c.language FROM message m JOIN card ON card.message_id = m.id
JOIN account a ON a.id = m.account_id JOIN citizen c ON c.id = a.citizen_id
"""

# A call that somebody must make is seen to where its case is: services.alerts.acknowledge.
# The card of a phone line closes by itself: _LINES.
_CLOSE = """
UPDATE card SET closed_at = now()
WHERE id = $1 AND closed_at IS NULL AND kind NOT IN ('call_up', 'line_expires') RETURNING id
"""


@dataclass(frozen=True, slots=True)
class OpenCard:
    """One card that waits for a person."""

    id: int
    kind: str
    message_id: int | None
    account_id: int | None
    raw_update_id: int | None
    note: str
    created_at: datetime


async def stalls(database: Database, *, turns_before: datetime, messages_before: datetime) -> int:
    """Open a card for each message that has waited since before a moment (UTC); give how many are new."""
    return int(await database.fetchval(_STALLS, turns_before, messages_before))


async def nobody(database: Database, desks: Sequence[str]) -> None:
    """Keep one open card for each of these desks, which are open with nobody present, and none for the others."""
    await database.execute(_NOBODY, list(desks))


async def lines_expire(database: Database, by: datetime) -> int:
    """Keep one open card for each active line whose check counts no more by a moment (UTC); give how many are new.

    A card closes by itself as soon as its line was checked again, or is no longer to be shown.
    """
    return int(await database.fetchval(_LINES, by))


async def open_cards(database: Database) -> list[OpenCard]:
    """Give the open cards, oldest first."""
    return [OpenCard(**row) for row in await database.fetch(_OPEN, MOST)]


async def take_message(database: Database, card: int) -> tuple[int, str, str] | None:
    """Close a card and give its message (id, text, language) to be said again; None when there is no such open card."""
    row = await database.fetchrow(_AGAIN, card)
    return (row["id"], row["text"], row["language"]) if row else None


async def close(database: Database, card: int) -> bool:
    """Close a card; False when it was closed or never there, or asks for a call (services.alerts)."""
    return await database.fetchval(_CLOSE, card) is not None
