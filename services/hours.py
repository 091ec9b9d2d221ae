"""When a door or a line is open: weekly hours in Tehran time, past midnight and by season; UTC in and out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from persiantools.jdatetime import JalaliDate

from texts.clock import TEHRAN

EVERY_DAY = frozenset(range(7))
WEEK = timedelta(days=7)
YEAR = timedelta(days=366)
DAY = timedelta(days=1)
_SATURDAY = 5
"""Python's number for the first day of the Iranian week."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One line of a timetable; `weekdays` 0 Saturday … 6 Friday, times and season in Tehran.

    Closing at or before the opening hour means the next day, so equal hours mean round the clock.
    """

    weekdays: frozenset[int]
    opens: time
    closes: time
    season_from: str | None = None
    """First Jalali day of the season, MM-DD; empty: all year."""
    season_until: str | None = None
    """Last Jalali day on which it still opens, MM-DD; before `season_from` where a season crosses Nowruz."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From one moment (UTC) up to, but not including, another."""

    opens_at: datetime
    closes_at: datetime


def is_open(hours: Sequence[Hours], at: datetime) -> bool:
    """Whether any line of the timetable covers the moment."""
    return period_at(periods(hours, at, at + DAY), at) is not None


def closes_at(hours: Sequence[Hours], at: datetime) -> datetime | None:
    """When the door open at `at` closes (UTC); None if it is shut, or stays open for a week and more."""
    period = period_at(periods(hours, at, at + WEEK + DAY), at)
    return None if period is None or period.closes_at > at + WEEK else period.closes_at


def next_opening(hours: Sequence[Hours], after: datetime, within: timedelta = YEAR) -> datetime | None:
    """First moment (UTC) later than `after` at which a closed door opens; None if not within the span."""
    for horizon in (min(within, WEEK), within):
        found = opening_after(periods(hours, after, after + horizon), after)
        if found is not None and found <= after + within:
            return found
    return None


def round_the_clock(hours: Sequence[Hours]) -> bool:
    """Whether one line alone keeps the door open day and night (perhaps only in its season)."""
    return any(line.opens == line.closes and line.weekdays >= EVERY_DAY for line in hours)


def periods(
    hours: Iterable[Hours],
    since: datetime,
    until: datetime,
    holidays: Collection[date] = (),
) -> list[Period]:
    """Every opening that touches the span, merged where one ends as the next begins, earliest first.

    Nothing opens on a holiday; what opened on its eve runs until morning.
    """
    first = since.astimezone(TEHRAN).date() - DAY
    last = until.astimezone(TEHRAN).date()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [day for day in days if day not in holidays]
    return merged(_on(line, day) for line in hours for day in days if _opens_on(line, day))


def merged(pieces: Iterable[Period]) -> list[Period]:
    """Join periods that overlap or touch, earliest first."""
    joined: list[Period] = []
    for piece in sorted(pieces):
        if joined and piece.opens_at <= joined[-1].closes_at:
            joined[-1] = Period(joined[-1].opens_at, max(joined[-1].closes_at, piece.closes_at))
        else:
            joined.append(piece)
    return joined


def period_at(timetable: Iterable[Period], at: datetime) -> Period | None:
    """Find the period that covers the moment."""
    return next((period for period in timetable if period.opens_at <= at < period.closes_at), None)


def opening_after(timetable: Iterable[Period], after: datetime) -> datetime | None:
    """Find the first opening later than the moment; `timetable` is merged."""
    return next((period.opens_at for period in timetable if period.opens_at > after), None)


def _on(line: Hours, day: date) -> Period:
    """Give the period that begins on a Tehran day."""
    closing_day = day if line.opens < line.closes else day + DAY
    return Period(_instant(day, line.opens), _instant(closing_day, line.closes))


def _instant(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, TEHRAN).astimezone(UTC)


def _opens_on(line: Hours, day: date) -> bool:
    return (day.weekday() - _SATURDAY) % 7 in line.weekdays and _in_season(line, day)


def _in_season(line: Hours, day: date) -> bool:
    """Whether the Jalali day falls into the season; what opens on its last evening runs until morning."""
    if line.season_from is None or line.season_until is None:
        return True
    jalali = JalaliDate(day)  # type: ignore[no-untyped-call]  # persiantools is typed in part
    today = f"{jalali.month:02}-{jalali.day:02}"
    if line.season_from <= line.season_until:
        return line.season_from <= today <= line.season_until
    return today >= line.season_from or today <= line.season_until
