"""Files of citizens: asked for when staff need them, fetched by the bot, kept with the thread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import AttachmentState
from services import Database

WAKE = "yavar_files"
"""Channel that wakes the process that fetches; it carries nothing else."""

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that the Bot API hands out at most (Telegram's documentation of getFile)."""

LATER = timedelta(seconds=30)
"""Wait after a fetch that failed for a passing reason; twice as long after each further one, at most an hour."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file, in memory."""

    mime: str
    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch."""

    message_id: int
    citizen_id: int
    file: dict[str, Any]
    """As bot.reading keeps it: id, size, name."""


SIGNS = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"OggS", "audio/ogg"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
    (0, b"%PDF-", "application/pdf"),
)
"""Where which bytes stand in the files that a page may show; whatever else comes is only ever downloaded."""

UNKNOWN = "application/octet-stream"

_STATE = "SELECT state FROM attachment WHERE message_id = $1"
_KEPT = """
SELECT f.mime, f.content, m.content -> 'file' ->> 'name' AS name
FROM attachment f JOIN message m ON m.id = f.message_id WHERE f.message_id = $1 AND f.state = 'kept'
"""
_WANT = f"""
WITH wanted AS (
    INSERT INTO attachment (message_id, try_at, state)
    SELECT m.id, $2, CASE WHEN (m.content -> 'file' ->> 'size')::bigint > {LARGEST} THEN 'too_big' ELSE 'wanted' END
    FROM message m WHERE m.id = ANY($1::bigint[]) AND m.content -> 'file' ->> 'id' IS NOT NULL
    ON CONFLICT (message_id) DO NOTHING RETURNING message_id
)
SELECT pg_notify('{WAKE}', '') FROM wanted LIMIT 1
"""  # noqa: S608 (only constants of this module)
_DUE = """
SELECT f.message_id, a.citizen_id, m.content -> 'file' AS file
FROM attachment f JOIN message m ON m.id = f.message_id JOIN account a ON a.id = m.account_id
WHERE f.state = 'wanted' AND f.try_at <= $1 AND a.platform = $2 AND a.bot_id = $3 ORDER BY f.try_at LIMIT 20
"""
_TOLD = (
    "SELECT pg_notify('yavar_console', 'thread ' || citizen_id) FROM account a JOIN message m ON m.account_id = a.id"
)
_KEEP = f"""
WITH kept AS (
    UPDATE attachment SET state = 'kept', mime = $2, content = $3 WHERE message_id = $1 AND state = 'wanted'
)
{_TOLD} WHERE m.id = $1
"""  # noqa: S608 (only constants of this module)
_END = f"""
WITH ended AS (UPDATE attachment SET state = $2 WHERE message_id = $1 AND state = 'wanted')
{_TOLD} WHERE m.id = $1
"""  # noqa: S608 (only constants of this module)
_LATER = """
UPDATE attachment SET attempts = attempts + 1, try_at = $2 + least($3 * power(2, attempts), interval '1 hour')
WHERE message_id = $1 AND state = 'wanted'
"""


async def attachment(database: Database, message: int) -> Kept | AttachmentState | None:
    """Give a message's file, or how far it has come; None when nobody asked for it."""
    if row := await database.fetchrow(_KEPT, message):
        return Kept(row["mime"], row["content"], row["name"] or "")
    state = await database.fetchval(_STATE, message)
    return AttachmentState(state) if state else None


async def want(database: Database, messages: Sequence[int], now: datetime) -> None:
    """Ask for the files of messages; what is too big for the messenger to hand out is said at once."""
    await database.execute(_WANT, list(messages), now)


async def due(database: Database, platform: str, bot_id: int, now: datetime) -> list[Wanted]:
    """Give the files to be fetched now, at most 20."""
    rows = await database.fetch(_DUE, now, platform, bot_id)
    return [Wanted(row["message_id"], row["citizen_id"], json.loads(row["file"])) for row in rows]


async def keep(database: Database, message: int, content: bytes) -> None:
    """Keep a fetched file and tell open pages."""
    await database.execute(_KEEP, message, mime_of(content), content)


def mime_of(content: bytes) -> str:
    """Tell what a file is by its first bytes, not by what its sender says."""
    return next((mime for at, sign, mime in SIGNS if content[at : at + len(sign)] == sign), UNKNOWN)


async def end(database: Database, message: int, state: AttachmentState) -> None:
    """Note that a file will never come, and why; tell open pages."""
    await database.execute(_END, message, state)


async def later(database: Database, message: int, now: datetime) -> None:
    """Try again after a while."""
    await database.execute(_LATER, message, now, LATER)
