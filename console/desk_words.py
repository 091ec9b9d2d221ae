"""Hours of a desk as people say them: «شنبه تا چهارشنبه، ۸:۰۰ تا ۱۶:۰۰»."""

from collections.abc import Callable, Collection, Sequence
from datetime import time

from services.desk_settings import DayPeriod
from texts.jalali import WEEKDAYS

Say = Callable[..., str]
FROM_HERE_A_RANGE = 3
"""So many days in a row are said as «from … to …»."""


def hours_words(say: Say, periods: Sequence[DayPeriod]) -> list[str]:
    """Say the hours of a desk, one period a line."""
    return [_period(say, each) for each in periods] or [say("desk-hours-always")]


def days_words(say: Say, days: Collection[int]) -> str:
    """Say days of the week: runs as ranges, all of them as one word."""
    if len(days) == len(WEEKDAYS):
        return say("desk-every-day")
    return "، ".join(part for run in _runs(days) for part in _run(say, run))


def clock(at: time) -> str:
    """Write an hour in ASCII digits, as forms take it."""
    return f"{at:%H:%M}"


def _period(say: Say, period: DayPeriod) -> str:
    days = days_words(say, period.weekdays)
    opens, closes = f"{period.opens.hour}:{period.opens:%M}", f"{period.closes.hour}:{period.closes:%M}"
    if period.opens == period.closes == time():
        return say("desk-hours-all-day", days=days)
    if period.closes > period.opens or period.closes == time():
        until = closes if period.closes > period.opens else "24:00"
        return say("desk-hours-line", days=days, opens=opens, closes=until)
    return say("desk-hours-next-day", days=days, opens=opens, closes=closes)


def _runs(days: Collection[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run(say: Say, run: Sequence[int]) -> list[str]:
    names = [say(WEEKDAYS[day]) for day in run]
    return [say("desk-days-range", first=names[0], last=names[-1])] if len(run) >= FROM_HERE_A_RANGE else names
