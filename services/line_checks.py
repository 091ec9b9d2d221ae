"""What staff find out about a phone line: it answers, with which number and hours; or it does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import Database
from services.desk_settings import DayPeriod

_ANSWERS = """
UPDATE line SET status = 'active', verified_at = $3, verified_by = $4, expires_at = $5,
    number = coalesce($6, number), note = CASE WHEN status = 'active' THEN note ELSE '' END
WHERE id = $1 AND xmin::text = $2 RETURNING id
"""

# A stop is a check too: who found out, and when. It counts for nothing, so that the line stays away even if its
# status were changed by hand.
_STOPPED = """
UPDATE line SET status = 'stopped', verified_at = $3, verified_by = $4, expires_at = $3, note = $5
WHERE id = $1 AND xmin::text = $2 RETURNING id
"""

_HOURS = "SELECT id, weekdays, opens, closes FROM line_hours WHERE line_id = $1"

_HAS_NUMBER = "SELECT name FROM line WHERE number = $1 AND id <> $2 LIMIT 1"


@dataclass(frozen=True, slots=True)
class Seen:
    """The line somebody looked at, as it stood then."""

    line: int
    version: str


@dataclass(frozen=True, slots=True)
class Check:
    """Who found it out, when (UTC), and until when that counts."""

    by: str
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What the line is, now that somebody asked."""

    number: str
    """ASCII digits, as dialled."""
    hours: Sequence[DayPeriod]


async def answers(database: Database, seen: Seen, check: Check, found: Found | None = None) -> bool:
    """Write down that a line answers, perhaps with another number and other hours.

    False, and nothing written, when the line changed since it was looked at, or is gone.
    """
    number = found.number if found else None
    values = (check.at, check.by, check.expires_at, number)
    if await database.fetchval(_ANSWERS, seen.line, seen.version, *values) is None:
        return False
    if found:
        await _write_hours(database, seen.line, found.hours)
    return True


async def stopped(database: Database, seen: Seen, by: str, at: datetime, note: str) -> bool:
    """Write down that nobody answers a line any more: from this moment it is shown nowhere; False as in `answers`."""
    return await database.fetchval(_STOPPED, seen.line, seen.version, at, by, note) is not None


async def line_with_number(database: Database, number: str, other_than: int) -> str | None:
    """Name another line that has this number already."""
    found: str | None = await database.fetchval(_HAS_NUMBER, number, other_than)
    return found


async def _write_hours(database: Database, line: int, wanted: Sequence[DayPeriod]) -> None:
    """Make these the hours of a line; what stays the same is left alone, so that the audit tells what changed."""
    rows = await database.fetch(_HOURS, line)
    kept = {DayPeriod(frozenset(row["weekdays"]), row["opens"], row["closes"]): row["id"] for row in rows}
    gone = [row["id"] for row in rows if row["id"] not in {kept.get(each) for each in wanted}]
    await database.execute("DELETE FROM line_hours WHERE id = ANY($1::bigint[])", gone)
    for each in dict.fromkeys(wanted):
        if each not in kept:
            await database.execute(
                "INSERT INTO line_hours (line_id, weekdays, opens, closes) VALUES ($1, $2, $3, $4)",
                line,
                sorted(each.weekdays),
                each.opens,
                each.closes,
            )
