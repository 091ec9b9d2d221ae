"""Cards: what staff must see, one open card for one subject."""

from dataclasses import dataclass
from datetime import datetime

from services import Database

MOST = 200
"""Cards shown at once, oldest first."""

_STALLS = """
WITH turns AS (
    INSERT INTO card (kind, raw_update_id, note)
    SELECT 'stalled', id, 'a message waits for its turn' FROM raw_update
    WHERE reading = 'pending' AND received_at < $1 ORDER BY id LIMIT 100
    ON CONFLICT DO NOTHING RETURNING id
), messages AS (
    INSERT INTO card (kind, message_id, note)
    SELECT 'stalled', id, 'words of ours wait to be sent' FROM message
    WHERE delivery IN ('queued', 'sending') AND created_at < $2 ORDER BY id LIMIT 100
    ON CONFLICT DO NOTHING RETURNING id
)
SELECT (SELECT count(*) FROM turns) + (SELECT count(*) FROM messages)
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
INSERT INTO message (account_id, author, text, content, lane, delivery, repeats)
SELECT m.account_id, m.author, m.text, m.content, m.lane, 'queued', m.id
FROM message m JOIN card ON card.message_id = m.id
ON CONFLICT DO NOTHING RETURNING id
"""

_CLOSE = "UPDATE card SET closed_at = now() WHERE id = $1 AND closed_at IS NULL RETURNING id"


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


async def open_cards(database: Database) -> list[OpenCard]:
    """Give the open cards, oldest first."""
    return [OpenCard(**row) for row in await database.fetch(_OPEN, MOST)]


async def send_again(database: Database, card: int) -> int | None:
    """Queue the message of a card once more and close the card; None when there is no such open card."""
    number: int | None = await database.fetchval(_AGAIN, card)
    return number


async def close(database: Database, card: int) -> bool:
    """Close a card; False when it was closed or never there."""
    return await database.fetchval(_CLOSE, card) is not None
