"""Figures for supervisors: load, waiting time to the first answer, outcomes; Tehran days, no words of citizens."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import asyncpg

from services import Database
from services.case_views import ANSWER_BY
from texts.jalali import midnight

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PAGE = 2000
"""Rows of an export that are held in memory at once."""

# A wait counts where the case was opened, however much later it was answered; one that is not answered yet has none.
_OPENED = """
SELECT floor(extract(epoch FROM opened_at - $1) / $3::float8)::int AS slot, count(*) AS opened,
    count(first_reply_at) AS answered,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM first_reply_at - opened_at)) AS median,
    percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM first_reply_at - opened_at)) AS ninety
FROM "case" WHERE opened_at >= $1 AND opened_at < $2 GROUP BY GROUPING SETS ((slot), ()) ORDER BY slot
"""

_CLOSED = """
SELECT floor(extract(epoch FROM closed_at - $1) / $3::float8)::int AS slot, outcome, count(*) AS closed
FROM "case" WHERE closed_at >= $1 AND closed_at < $2 GROUP BY 1, 2
"""

_OLDEST = """
SELECT id, desk, level, waiting_since, claimed_by IS NOT NULL AS held FROM "case"
WHERE closed_at IS NULL AND waiting_since IS NOT NULL ORDER BY waiting_since, id LIMIT $1
"""

_EXPIRING = f"""
SELECT c.id, c.desk, c.level, s.name AS holder, {ANSWER_BY} AS answer_by
FROM "case" c JOIN desk d ON d.key = c.desk JOIN staff s ON s.id = c.claimed_by
WHERE c.closed_at IS NULL AND c.claimed_by IS NOT NULL AND c.waiting_since IS NOT NULL AND {ANSWER_BY} <= $1
ORDER BY answer_by, c.id LIMIT $2
"""  # noqa: S608 (only constants)

_SINCE = """
SELECT staff_id, min(created_at) AS since FROM staff_session WHERE staff_id = ANY($1::bigint[])
    AND ended_at IS NULL AND seen_at > $2 GROUP BY staff_id
"""

_HELD = """
SELECT claimed_by, count(*) AS held FROM "case"
WHERE closed_at IS NULL AND claimed_by = ANY($1::bigint[]) GROUP BY claimed_by
"""

_EXPORT = """
SELECT c.id, d.name AS desk, c.level, c.true_level, c.topic, c.outcome, a.platform, p.language,
    c.opened_at, c.first_reply_at, c.closed_at, c.returned, c.reopened, c.rating, s.name AS closed_by
FROM "case" c JOIN desk d ON d.key = c.desk JOIN account a ON a.id = c.account_id
JOIN citizen p ON p.id = c.citizen_id LEFT JOIN staff s ON s.id = c.closed_by
WHERE c.opened_at >= $1 AND c.opened_at < $2 AND (c.opened_at, c.id) > ($3, $4)
ORDER BY c.opened_at, c.id LIMIT $5
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One hour of a day, or one day of a week."""

    begins: datetime
    """UTC."""
    opened: int = 0
    closed: int = 0
    answered: int = 0
    """Of those opened in it, how many have an answer by now."""
    median: timedelta | None = None
    """Time to the first answer of those."""
    ninety: timedelta | None = None
    """Nine of ten were answered sooner."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A day in hours, or a week in days."""

    slots: Sequence[Slot]
    whole: Slot
    outcomes: dict[str, int]
    """How many cases closed in this time ended so."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case whose citizen waits for a person's word."""

    id: int
    desk: str
    level: int
    waiting_since: datetime
    held: bool


@dataclass(frozen=True, slots=True)
class Expiring:
    """A claim that soon ends unanswered."""

    id: int
    desk: str
    level: int
    holder: str
    answer_by: datetime


async def day(database: Database, which: date) -> Figures:
    """Give the figures of a Tehran day, hour by hour."""
    return await _figures(database, midnight(which), HOUR, 24)


async def week(database: Database, last: date) -> Figures:
    """Give the figures of the seven Tehran days up to and with `last`, day by day."""
    return await _figures(database, midnight(last - 6 * DAY), DAY, 7)


async def oldest(database: Database, most: int = 5) -> list[Waiting]:
    """Give who has waited longest for a person's word, in the queue or with somebody."""
    return [Waiting(**row) for row in await database.fetch(_OLDEST, most)]


async def expiring(database: Database, until: datetime, most: int = 5) -> list[Expiring]:
    """Give the claims that end unanswered by a moment, the next one first."""
    return [Expiring(**row) for row in await database.fetch(_EXPIRING, until, most)]


async def signed_in_since(database: Database, staff: Sequence[int], seen_after: datetime) -> dict[int, datetime]:
    """Tell since when each of these is signed in at a page that is open."""
    return {row["staff_id"]: row["since"] for row in await database.fetch(_SINCE, list(staff), seen_after)}


async def held_by_each(database: Database, staff: Sequence[int]) -> dict[int, int]:
    """Count the cases that each of these holds."""
    return {row["claimed_by"]: row["held"] for row in await database.fetch(_HELD, list(staff))}


async def export(database: Database, first: date, last: date, page: int = PAGE) -> AsyncIterator[asyncpg.Record]:
    """Give every case opened from one Tehran day to another, in order; no connection is held between pages."""
    until, behind = midnight(last + DAY), (midnight(first), 0)
    while rows := await database.fetch(_EXPORT, behind[0], until, *behind, page):
        for row in rows:
            yield row
        behind = (rows[-1]["opened_at"], rows[-1]["id"])


async def _figures(database: Database, since: datetime, step: timedelta, count: int) -> Figures:
    # Tehran has had no daylight saving since 2022, so its days and hours are of one length.
    span = (since, since + count * step, step.total_seconds())
    opened = {row["slot"]: row for row in await database.fetch(_OPENED, *span)}
    closed = await database.fetch(_CLOSED, *span)
    outcomes: dict[str, int] = {}
    for row in closed:
        outcomes[row["outcome"]] = outcomes.get(row["outcome"], 0) + row["closed"]
    slots = [_slot(since + number * step, opened.get(number), closed, number) for number in range(count)]
    return Figures(slots, _slot(since, opened.get(None), closed, None), outcomes)


def _slot(begins: datetime, row: asyncpg.Record | None, closed: Sequence[asyncpg.Record], number: int | None) -> Slot:
    ended = sum(each["closed"] for each in closed if number is None or each["slot"] == number)
    if row is None:
        return Slot(begins, closed=ended)
    return Slot(begins, row["opened"], ended, row["answered"], _span(row["median"]), _span(row["ninety"]))


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=max(0.0, float(seconds)))
