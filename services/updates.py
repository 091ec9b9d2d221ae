"""Raw updates: stored once before they are acknowledged, taken in a person's order, set aside when poisonous."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database
from services.given import given, handed

WAKE = "yavar_turn"
"""Channel on which a process that only stores wakes those that take turns; the payload is a chat id."""


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update as it goes into the table."""

    platform: str
    bot_id: int
    update_id: int
    chat_id: int | None
    raw: str
    reading: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a citizen stands before a turn; `version` tells whether somebody else was faster."""

    account_id: int
    citizen_id: int
    language: str
    version: int
    state: dict[str, Any]
    touched_at: datetime | None
    blocked: bool = False
    """Our words could not reach this account: it has just shown that they can again."""
    attended: str | None = None
    """Whether one of us attends to the person: models.Attention."""
    attended_until: datetime | None = None
    """When their cases are closed: until when the last may open again, UTC."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that waits for its turn."""

    id: int
    update_id: int
    chat_id: int
    standing: Standing | None
    """None for somebody we have not met."""
    behind: bool = False
    """An older update of the same chat waits before it."""
    raw: str = ""


_COLUMNS = {
    "place": "bigint",
    "platform": "text",
    "bot_id": "bigint",
    "update_id": "bigint",
    "chat_id": "bigint",
    "raw": "text",
    "reading": "text",
    "error": "text",
}
"""What an update hands to its statement."""

_STANDING = """
    a.id AS account_id, a.citizen_id, c.language, v.version, v.state, v.touched_at,
    a.state <> 'reachable' AS blocked, c.attended, c.attended_until
"""
_JOINED = """
    LEFT JOIN account a ON a.platform = u.platform AND a.bot_id = u.bot_id AND a.chat_id = u.chat_id
    LEFT JOIN citizen c ON c.id = a.citizen_id
    LEFT JOIN conversation v ON v.citizen_id = a.citizen_id
"""

_CARDED = """, carded AS (
    INSERT INTO card (kind, raw_update_id, note)
    SELECT 'quarantined_update', id, error FROM u WHERE reading = 'quarantined'
)"""


def _store(more: str, wakes: bool, alone: bool) -> str:  # noqa: FBT001 (read beside the table of statements)
    return f"""
WITH given AS (
    {given(_COLUMNS, 1, alone=alone)}
), u AS (
    INSERT INTO raw_update (platform, bot_id, update_id, chat_id, raw, reading, error)
    SELECT platform, bot_id, update_id, chat_id, raw, reading, error FROM given{"" if alone else " ORDER BY place"}
    ON CONFLICT (platform, bot_id, update_id) DO NOTHING
    RETURNING id, platform, bot_id, update_id, chat_id, reading, error
){more}
SELECT u.id, u.update_id, u.chat_id, {_STANDING},
    EXISTS (
        SELECT FROM raw_update older WHERE older.platform = u.platform AND older.bot_id = u.bot_id
        AND older.chat_id = u.chat_id AND older.reading = 'pending'
    ) AS behind{f", pg_notify('{WAKE}', u.chat_id::text)" if wakes else ""}
FROM u {_JOINED}
WHERE u.reading = 'pending'{"" if alone else " ORDER BY u.id"}
"""  # noqa: S608 (only constants of this module)


# What happens rarely stands in a statement of its own: every part that Postgres must prepare costs each turn.
_STORE = {
    (poison, wakes, alone): _store(_CARDED if poison else "", wakes, alone)
    for poison in (False, True)
    for wakes in (False, True)
    for alone in (False, True)
}

_TAKE = f"""
SELECT u.id, u.update_id, u.chat_id, u.raw, {_STANDING}
FROM raw_update u {_JOINED}
WHERE u.platform = $1 AND u.bot_id = $2 AND u.chat_id = $3 AND u.reading = 'pending'
ORDER BY u.id LIMIT 1
"""  # noqa: S608 (only constants of this module)

_FIND = "SELECT id FROM raw_update WHERE platform = $1 AND bot_id = $2 AND update_id = $3"

_WAITING = """
SELECT chat_id FROM raw_update
WHERE platform = $1 AND bot_id = $2 AND reading = 'pending' AND received_at < $3
GROUP BY chat_id ORDER BY min(id) LIMIT 500
"""

_MEET = """
WITH met AS (
    INSERT INTO citizen DEFAULT VALUES RETURNING id
), account AS (
    INSERT INTO account (citizen_id, platform, bot_id, chat_id) SELECT id, $1, $2, $3 FROM met
)
INSERT INTO conversation (citizen_id) SELECT id FROM met
"""

_FAILED = """
WITH failed AS (
    UPDATE raw_update SET attempts = attempts + 1, error = $2,
        reading = CASE WHEN attempts + 1 >= $3 THEN 'quarantined' ELSE reading END
    WHERE id = $1 AND reading = 'pending' RETURNING id, reading, error
), carded AS (
    INSERT INTO card (kind, raw_update_id, note)
    SELECT 'quarantined_update', id, error FROM failed WHERE reading = 'quarantined'
)
SELECT reading = 'quarantined' FROM failed
"""


async def store(database: Database, updates: Sequence[NewUpdate], *, wake: bool) -> list[Pending]:
    """Store updates once, in one statement, and give those that wait for a turn with where their person stands.

    `wake` tells other processes, for one that takes no turns itself.
    """
    new = [
        (place, each.platform, each.bot_id, each.update_id, each.chat_id, each.raw, each.reading, each.error)
        for place, each in enumerate(updates)
    ]
    statement = _STORE[any(each.reading == "quarantined" for each in updates), wake, len(updates) == 1]
    rows = await database.fetch(statement, *handed(_COLUMNS, new))
    return [Pending(row["id"], row["update_id"], row["chat_id"], _standing(row), behind=row["behind"]) for row in rows]


async def find(database: Database, update: NewUpdate) -> int | None:
    """Give the row of an update, if it is stored."""
    number: int | None = await database.fetchval(_FIND, update.platform, update.bot_id, update.update_id)
    return number


async def take(database: Database, platform: str, bot_id: int, chat_id: int) -> Pending | None:
    """Give the oldest update of a chat that waits, with where its person stands now."""
    row = await database.fetchrow(_TAKE, platform, bot_id, chat_id)
    if row is None:
        return None
    return Pending(
        row["id"],
        row["update_id"],
        row["chat_id"],
        _standing(row),
        raw=row["raw"],
    )


async def waiting(database: Database, platform: str, bot_id: int, before: datetime) -> list[int]:
    """Give chats with updates that came before a moment and still wait, longest first, at most 500."""
    return [row["chat_id"] for row in await database.fetch(_WAITING, platform, bot_id, before)]


async def meet(database: Database, platform: str, bot_id: int, chat_id: int) -> None:
    """Make citizen, account and conversation for somebody new; raises UniqueViolationError if another was faster."""
    await database.execute(_MEET, platform, bot_id, chat_id)


async def failed(database: Database, update: int, error: str, most: int) -> bool:
    """Count a turn that broke; tell whether the update is now set aside, after `most` attempts."""
    return bool(await database.fetchval(_FAILED, update, error, most))


def _standing(row: Any) -> Standing | None:
    if row["account_id"] is None:
        return None
    return Standing(
        row["account_id"],
        row["citizen_id"],
        row["language"],
        row["version"],
        json.loads(row["state"]),
        row["touched_at"],
        row["blocked"],
        row["attended"],
        row["attended_until"],
    )
