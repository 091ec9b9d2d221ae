"""What an administrator changes about desks: names, limits, hours and holidays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from services import Database
from services.desks import Desk

_WRITE = """
UPDATE desk SET name = $2, name_en = $3, answer_minutes = $4, reopen_hours = $5, closed_text = $6, closed_text_en = $7
WHERE key = $1 RETURNING key
"""

_PERIODS = "SELECT id, weekdays, opens, closes FROM desk_hours WHERE desk = $1 ORDER BY opens, closes, weekdays, id"

_HOLIDAYS = """
SELECT f.id, f.day, f.name, f.desk, d.name AS desk_name FROM holiday f LEFT JOIN desk d ON d.key = f.desk
WHERE f.day >= $1 ORDER BY f.day, d.rank NULLS FIRST LIMIT 1000
"""

_ADD_HOLIDAY = """
INSERT INTO holiday (day, name, desk) SELECT $1, $2, $3::text
WHERE $3::text IS NULL OR EXISTS (SELECT FROM desk WHERE key = $3)
ON CONFLICT DO NOTHING RETURNING id
"""


@dataclass(frozen=True, slots=True)
class DayPeriod:
    """One opening, on some days of the week; closing at or before the opening hour means the next day."""

    weekdays: frozenset[int]
    """0 Saturday … 6 Friday."""
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A day on which a desk, or every desk, does not open."""

    id: int
    day: date
    name: str
    desk: str | None
    desk_name: str | None


async def write_desk(database: Database, desk: Desk) -> bool:
    """Keep names and limits of a desk; False when there is no such desk."""
    values = (desk.answer_minutes, desk.reopen_hours, desk.closed_text, desk.closed_text_en)
    return await database.fetchval(_WRITE, desk.key, desk.name, desk.name_en, *values) is not None


async def periods(database: Database, desk: str) -> list[DayPeriod]:
    """Give the hours of a desk, earliest first."""
    rows = await database.fetch(_PERIODS, desk)
    return [DayPeriod(frozenset(row["weekdays"]), row["opens"], row["closes"]) for row in rows]


async def write_periods(database: Database, desk: str, wanted: Sequence[DayPeriod]) -> None:
    """Make these the hours of a desk; what stays the same is left alone, so that the audit tells what changed."""
    rows = await database.fetch(_PERIODS, desk)
    kept = {DayPeriod(frozenset(row["weekdays"]), row["opens"], row["closes"]): row["id"] for row in rows}
    gone = [row["id"] for row in rows if row["id"] not in {kept.get(each) for each in wanted}]
    await database.execute("DELETE FROM desk_hours WHERE id = ANY($1::bigint[])", gone)
    for each in dict.fromkeys(wanted):
        if each not in kept:
            await database.execute(
                "INSERT INTO desk_hours (desk, weekdays, opens, closes) VALUES ($1, $2, $3, $4)",
                desk,
                sorted(each.weekdays),
                each.opens,
                each.closes,
            )


async def holidays(database: Database, since: date) -> list[HolidayView]:
    """Give the holidays from a day on, earliest first."""
    return [HolidayView(**row) for row in await database.fetch(_HOLIDAYS, since)]


async def add_holiday(database: Database, day: date, name: str, desk: str | None) -> int | None:
    """Shut a desk, or every desk, on a day; None when it is written down already, or there is no such desk."""
    found: int | None = await database.fetchval(_ADD_HOLIDAY, day, name, desk)
    return found


async def remove_holiday(database: Database, holiday: int) -> HolidayView | None:
    """Take a holiday away and give what it was, so that it can be put back; None when it is gone."""
    row = await database.fetchrow(
        "DELETE FROM holiday WHERE id = $1 RETURNING id, day, name, desk, NULL AS desk_name", holiday
    )
    return HolidayView(**row) if row else None
