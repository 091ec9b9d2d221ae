"""Phone lines where somebody answers at this moment, and the four emergency numbers that are always at hand."""

import json
from dataclasses import dataclass
from datetime import datetime

import asyncpg
import structlog

from models.place import Status
from services import Database
from services.hours import Hours, closes_at, is_open
from services.shelter_rows import hours_from

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line that answers now."""

    key: str
    number: str
    """ASCII digits, as dialled."""
    name: str
    name_en: str
    round_the_clock: bool
    closes_at: datetime | None
    """UTC; None if and only if `round_the_clock`."""


FALLBACK = (
    OpenLine("social-emergency", "123", "اورژانس اجتماعی", "Social emergency", True, None),
    OpenLine("ambulance", "115", "اورژانس (آمبولانس)", "Ambulance", True, None),
    OpenLine("police", "110", "پلیس", "Police", True, None),
    OpenLine("fire", "125", "آتش‌نشانی", "Fire brigade", True, None),
)
"""Checked national numbers for when the table is empty, expired or out of reach."""

_LINES = """
SELECT key, number, name, name_en,
    (SELECT json_agg(json_build_array(weekdays, opens, closes)) FROM line_hours WHERE line_id = line.id) AS hours
FROM line
WHERE status = $1 AND verified_at IS NOT NULL AND expires_at > $2
    AND ($3 = '' OR key = $3) AND (emergency OR NOT $4)
ORDER BY rank, key
"""


async def open_lines(database: Database, now: datetime, *, emergency_only: bool = False) -> list[OpenLine]:
    """Give the active, verified, unexpired lines that answer at `now` (UTC), in the order of a card."""
    return await _open(database, now, emergency_only=emergency_only)


async def line(database: Database, key: str, now: datetime) -> OpenLine | None:
    """Give one line by its key, under the same rules."""
    found = await _open(database, now, key=key)
    return found[0] if found else None


async def emergency_card_lines(database: Database, now: datetime) -> list[OpenLine]:
    """Give the emergency lines open now; whatever is wrong with the table, the checked numbers are there."""
    try:
        return await open_lines(database, now, emergency_only=True) or list(FALLBACK)
    except (ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as fault:
        log.error("lines.fallback", cause=type(fault).__name__)
        return list(FALLBACK)


async def _open(database: Database, now: datetime, *, key: str = "", emergency_only: bool = False) -> list[OpenLine]:
    rows = await database.fetch(_LINES, Status.ACTIVE, now, key, emergency_only)
    lines = [(row, tuple(hours_from(each) for each in json.loads(row["hours"] or "[]"))) for row in rows]
    return [_open_line(row, hours, now) for row, hours in lines if is_open(hours, now)]


def _open_line(row: asyncpg.Record, hours: tuple[Hours, ...], now: datetime) -> OpenLine:
    until = closes_at(hours, now)
    return OpenLine(row["key"], row["number"], row["name"], row["name_en"], until is None, until)
