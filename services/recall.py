"""How well danger was read, week by week, as staff judged it; what is fewer than five is never told, nor derivable.

A hidden count is any number from 0 to 4. Whatever is worked out from counts is worked out from what is shown, so that
a reader learns nothing by turning a sum around.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import asyncpg

from services import Database
from services.reviews import REVIEWED, WEEK, people
from texts.jalali import midnight

LEAST = 5
"""Fewer are hidden: few enough that a colleague might know who they are."""

WEEKS = 12
"""Weeks that are shown together."""

_CASES = f"""
SELECT floor(extract(epoch FROM closed_at - $1) / $3::float8)::int AS slot,
    count(*) FILTER (WHERE detected_level >= 3) AS alarms,
    count(*) FILTER (WHERE detected_level >= 3 AND true_level >= 3) AS confirmed,
    count(*) FILTER (WHERE detected_level < 3 AND true_level >= 3 AND NOT reasons @> '{{{REVIEWED}}}') AS missed
FROM "case" WHERE closed_at >= $1 AND closed_at < $2 AND outcome <> 'joined' GROUP BY 1
"""  # noqa: S608 (a constant)

_READ = """
SELECT week, count(judged_at) AS judged, count(*) FILTER (WHERE true_level >= 3) AS found
FROM review WHERE week >= $1 AND week < $2 GROUP BY week
"""


@dataclass(frozen=True, slots=True)
class Count:
    """A number as it may be shown: exact when both ends are the same, else hidden between them."""

    least: int
    most: int

    @property
    def is_hidden(self) -> bool:
        """Whether only the span is told."""
        return self.least != self.most


@dataclass(frozen=True, slots=True)
class Span:
    """A share in hundredths, as far as the counts that are shown say it."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Recall:
    """One week, or several together."""

    week: date | None
    """Its Saturday; empty: several."""
    alarms: Count
    """Closed cases that words had raised to L3 or L4."""
    confirmed: Count
    """Of those, truly L3 or L4."""
    false: Count
    missed: Count
    """Closed cases that were truly L3 or L4 and had been read as less."""
    judged: Count
    """Messages of the sample that were read."""
    found: Count
    """Of those, truly L3 or L4."""
    people: int
    """Whom the sample stands for; 0 where too little of it was read."""

    @property
    def false_rate(self) -> Span | None:
        """Of a hundred alarms so many were false; None when too few are known."""
        if not self.alarms.least:
            return None
        least = self.false.least / (self.false.least + self.confirmed.most)
        most = self.false.most / (self.false.most + self.confirmed.least)
        return Span(round(100 * least), round(100 * most))

    @property
    def estimate(self) -> int | None:
        """Of a hundred people in danger at least so many were alerted; None when too little is known.

        What the sample found stands for all who were not read; what is hidden counts as four, so it is a lower bound.
        """
        if not self.judged.least or not self.confirmed.least:
            return None
        weight = max(1.0, self.people / self.judged.least)
        return int(100 * self.confirmed.least / (self.confirmed.least + self.missed.most + self.found.most * weight))


def shown(count: int) -> Count:
    """Give a count, or hide it."""
    return Count(count, count) if count >= LEAST else Count(0, LEAST - 1)


def parted(whole: int, part: int) -> tuple[Count, Count, Count]:
    """Give a whole, a part and the rest; a part that is hidden hides the rest, or a subtraction would tell it."""
    rest = whole - part
    if whole < LEAST or (part >= LEAST and rest >= LEAST):
        return shown(whole), shown(part), shown(rest)
    few, many = Count(0, LEAST - 1), Count(whole - LEAST + 1, whole)
    return shown(whole), *((few, many) if part < LEAST else (many, few))


def together(counts: Iterable[int]) -> Count:
    """Add counts of which some are hidden, so that no hidden one follows from the sum.

    What the hidden ones come to is told in steps of five whose borders depend on nothing but how many are hidden.
    """
    known = list(counts)
    seen = sum(count for count in known if count >= LEAST)
    hidden = [count for count in known if count < LEAST]
    highest = (LEAST - 1) * len(hidden)
    step = min(sum(hidden) // LEAST, max(0, (highest - 1) // LEAST))
    most = highest if highest - LEAST * (step + 1) < 1 else LEAST * step + LEAST - 1
    return Count(seen + LEAST * step, seen + min(most, highest))


async def weeks(database: Database, last: date, count: int = WEEKS) -> tuple[list[Recall], Recall]:
    """Give the weeks up to the one that begins on Saturday `last`, oldest first, and all of them together."""
    begins, ends = last - (count - 1) * WEEK, last + WEEK
    span = (midnight(begins), midnight(ends), WEEK.total_seconds())
    cases = {row["slot"]: row for row in await database.fetch(_CASES, *span)}
    read = {row["week"]: row for row in await database.fetch(_READ, begins, ends)}
    counted = [
        _Counted(
            begins + slot * WEEK,
            **_named(cases.get(slot), _OF_CASES),
            **_named(read.get(begins + slot * WEEK), _OF_SAMPLE),
        )
        for slot in range(count)
    ]
    found = [_week(each, await people(database, each.week) if each.judged >= LEAST else 0) for each in counted]
    return found, _whole(counted, found)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What was counted of one week; never shown as it is."""

    week: date
    alarms: int
    confirmed: int
    missed: int
    judged: int
    found: int


_OF_CASES, _OF_SAMPLE = ("alarms", "confirmed", "missed"), ("judged", "found")


def _named(row: asyncpg.Record | None, names: Sequence[str]) -> dict[str, int]:
    return {name: row[name] if row else 0 for name in names}


def _week(counted: _Counted, many: int) -> Recall:
    kept = parted(counted.alarms, counted.confirmed)
    sample = (shown(counted.missed), shown(counted.judged), shown(counted.found))
    return Recall(counted.week, *kept, *sample, max(many, counted.judged) if counted.judged >= LEAST else 0)


def _whole(counted: Sequence[_Counted], found: Sequence[Recall]) -> Recall:
    kept = (
        _sum(each.alarms for each in found),
        _sum(each.confirmed for each in found),
        _sum(each.false for each in found),
    )
    sample = (
        together(each.missed for each in counted),
        together(each.judged for each in counted),
        together(each.found for each in counted),
    )
    return Recall(None, *kept, *sample, sum(each.people for each in found))


def _sum(counts: Iterable[Count]) -> Count:
    """Add spans: what they come to is no narrower than they are."""
    known = list(counts)
    return Count(sum(each.least for each in known), sum(each.most for each in known))
