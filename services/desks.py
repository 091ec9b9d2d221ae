"""Desks: who answers which need, and when; a desk without written hours is open round the clock."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from services import Database
from services.hours import DAY, EVERY_DAY, WEEK, YEAR, Hours, Period, opening_after, period_at, periods
from texts.clock import TEHRAN

ROUND_THE_CLOCK = (Hours(EVERY_DAY, time(), time()),)
"""What a desk keeps that has no hours written down: it is open whenever somebody is there."""

_DESKS = """
SELECT key, name, name_en, rank, answer_minutes, reopen_hours, closed_text, closed_text_en FROM desk
WHERE $1::text IS NULL OR key = $1 ORDER BY rank, key
"""

_TIMETABLES = """
SELECT d.key,
    (SELECT json_agg(json_build_array(h.weekdays, h.opens, h.closes)) FROM desk_hours h WHERE h.desk = d.key) AS hours,
    (SELECT json_agg(f.day) FROM holiday f WHERE f.day >= $2 AND coalesce(f.desk, d.key) = d.key) AS holidays
FROM desk d WHERE $1::text IS NULL OR d.key = $1 ORDER BY d.rank, d.key
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """One team of staff with one queue."""

    key: str
    name: str
    name_en: str
    rank: int
    answer_minutes: int
    """Minutes within which whoever claimed a case must answer."""
    reopen_hours: int
    closed_text: str
    closed_text_en: str


@dataclass(frozen=True, slots=True)
class Timetable:
    """When one desk is open: its weekly hours without the days on which it stays shut."""

    desk: str
    hours: Sequence[Hours]
    holidays: frozenset[date]

    def openings(self, since: datetime, until: datetime) -> list[Period]:
        """Give every opening that touches the span, earliest first."""
        return periods(self.hours, since, until, self.holidays)

    def is_open(self, at: datetime) -> bool:
        """Whether the desk is open at the moment."""
        return period_at(self.openings(at, at + DAY), at) is not None

    def next_opening(self, after: datetime) -> datetime | None:
        """Give the first moment (UTC) later than `after` at which it opens; None if not within a year."""
        for horizon in (WEEK, YEAR):
            if (found := opening_after(self.openings(after, after + horizon), after)) is not None:
                return found
        return None

    def closes_today(self, now: datetime) -> datetime | None:
        """Give when the last opening of this Tehran day ends (UTC); None without one, or if it goes on and on."""
        today = now.astimezone(TEHRAN).date()
        ends = [each.closes_at for each in self.openings(now - DAY, now + WEEK) if _opens_by(each, today)]
        last = max(ends, default=now)
        return last if now < last < now + WEEK else None


async def desks(database: Database) -> list[Desk]:
    """Give all desks, in the order of lists."""
    return [Desk(**row) for row in await database.fetch(_DESKS, None)]


async def desk(database: Database, key: str) -> Desk | None:
    """Give one desk."""
    row = await database.fetchrow(_DESKS, key)
    return Desk(**row) if row else None


async def timetables(database: Database, now: datetime, key: str | None = None) -> list[Timetable]:
    """Give the timetable of every desk, or of one, from yesterday on."""
    # A period that began on yesterday evening may still run: whether yesterday was a holiday counts.
    rows = await database.fetch(_TIMETABLES, key, now.astimezone(TEHRAN).date() - DAY)
    return [Timetable(row["key"], _hours(row["hours"]), _days(row["holidays"])) for row in rows]


async def open_now(database: Database, desk: str, now: datetime) -> bool:
    """Whether a desk is open at `now` (UTC)."""
    return any(each.is_open(now) for each in await timetables(database, now, desk))


async def next_opening(database: Database, desk: str, now: datetime) -> datetime | None:
    """Give the first moment (UTC) later than `now` at which a desk opens; None if not within a year."""
    found = await timetables(database, now, desk)
    return found[0].next_opening(now) if found else None


async def open_desks(database: Database, now: datetime) -> list[str]:
    """Give the keys of all desks that are open at `now`, in the order of lists."""
    return [each.desk for each in await timetables(database, now) if each.is_open(now)]


def _opens_by(period: Period, day: date) -> bool:
    """Whether a period begins on the day, or earlier and still runs."""
    return period.opens_at.astimezone(TEHRAN).date() <= day


def _hours(written: str | None) -> tuple[Hours, ...]:
    lines = json.loads(written or "[]")
    read = (Hours(frozenset(days), time.fromisoformat(a), time.fromisoformat(b)) for days, a, b in lines)
    return tuple(read) or ROUND_THE_CLOCK


def _days(written: str | None) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, json.loads(written or "[]")))
