"""Days and moments as people here say and write them: Jalali dates in Tehran time, in words and in digits.

What is said is given as a message within a message (a mapping with "message"), so that the caller's language decides.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from persiantools.jdatetime import JalaliDate

from texts.clock import TEHRAN
from texts.persian import ascii_digits

Part = dict[str, Any]
"""A message and its values, to be said in the reader's language."""

WEEKDAYS = (
    "weekday-saturday",
    "weekday-sunday",
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
)
"""Message ids, in the order of the Iranian week: 0 Saturday … 6 Friday."""

MONTHS = (
    "month-farvardin",
    "month-ordibehesht",
    "month-khordad",
    "month-tir",
    "month-mordad",
    "month-shahrivar",
    "month-mehr",
    "month-aban",
    "month-azar",
    "month-dey",
    "month-bahman",
    "month-esfand",
)

YEARS = range(1300, 1500)
"""Jalali years that are taken for what was meant: a Gregorian year, or one with a digit too few, is not."""

_SATURDAY = 5
"""Python's number for the first day of the Iranian week."""
_MOST_HOURS_AGO = 48
_DIGITS = re.compile(r"(\d{1,4})\s*[/\-.٫،\s]\s*(\d{1,2})\s*[/\-.٫،\s]\s*(\d{1,4})")
_MARKS = re.compile("[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tehran_day(moment: datetime) -> date:
    """Give the day that it is in Tehran."""
    return moment.astimezone(TEHRAN).date()


def midnight(day: date) -> datetime:
    """Give the moment (UTC) at which a Tehran day begins."""
    return datetime.combine(day, time(), TEHRAN).astimezone(UTC)


def weekday(day: date) -> int:
    """Give the number of a weekday: 0 Saturday … 6 Friday."""
    return (day.weekday() - _SATURDAY) % 7


def jalali(day: date) -> tuple[int, int, int]:
    """Give year, month and day in the Jalali calendar."""
    found = JalaliDate(day)  # type: ignore[no-untyped-call]  # persiantools is typed in part
    return found.year, found.month, found.day


def date_words(moment: datetime) -> Part:
    """Say day and hour: «سه‌شنبه ۳ آذر، ساعت ۵ عصر»."""
    return {"message": "date-and-hour", "day": day_words(tehran_day(moment)), "time": moment}


def day_and_hour(moment: datetime, now: datetime) -> Part:
    """Say a moment to come: today or tomorrow at an hour, else day and hour."""
    ahead = (tehran_day(moment) - tehran_day(now)).days
    soon = {0: "date-today", 1: "date-tomorrow"}.get(ahead)
    return {"message": soon, "time": moment} if soon else date_words(moment)


def day_words(day: date) -> Part:
    """Say a day that is not far away: «سه‌شنبه ۳ آذر»."""
    return {"message": "date-of-week", "weekday": {"message": WEEKDAYS[weekday(day)]}, "date": _day_and_month(day)}


def short(moment: datetime, now: datetime) -> Part:
    """Say a moment in little room: the hour today, the date with it in this year, the whole date before."""
    day, today = tehran_day(moment), tehran_day(now)
    clock = moment.astimezone(TEHRAN).strftime("%H:%M")
    if day == today:
        return {"message": "date-clock", "time": clock}
    if jalali(day)[0] == jalali(today)[0]:
        return {"message": "date-short", "date": _day_and_month(day), "time": clock}
    return {"message": "date-long", "date": numeric(day), "time": clock}


def ago(moment: datetime, now: datetime) -> Part:
    """Say how long ago: minutes, hours, days."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return {"message": "ago-now"}
    if minutes < 60:  # noqa: PLR2004 (minutes of an hour)
        return {"message": "ago-minutes", "count": minutes}
    if minutes < _MOST_HOURS_AGO * 60:
        return {"message": "ago-hours", "count": minutes // 60}
    return {"message": "ago-days", "count": minutes // (24 * 60)}


def lasting(span: timedelta) -> Part:
    """Say how long something takes: minutes, hours and minutes, days."""
    minutes = max(0, round(span.total_seconds() / 60))
    hours, rest = divmod(minutes, 60)
    if minutes >= _MOST_HOURS_AGO * 60:
        return {"message": "span-days", "count": hours // 24}
    if hours and rest:
        return {"message": "span-hours-minutes", "hours": hours, "count": rest}
    return {"message": "span-hours", "count": hours} if hours else {"message": "span-minutes", "count": rest}


def numeric(day: date) -> str:
    """Write a date in ASCII digits: 1405/09/03."""
    year, month, number = jalali(day)
    return f"{year:04}/{month:02}/{number:02}"


def parse(text: str) -> date | None:
    """Read a Jalali date as people type it, in any digits, also with the day first; None if it is no such day."""
    found = _DIGITS.fullmatch(ascii_digits(_MARKS.sub("", text)).strip())
    if found is None:
        return None
    first, month, last = map(int, found.groups())
    year, day = (first, last) if first in YEARS else (last, first)
    if year not in YEARS:
        return None
    try:
        return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    except ValueError:
        return None


def _day_and_month(day: date) -> Part:
    _, month, number = jalali(day)
    return {"message": "date-of-month", "month": {"message": MONTHS[month - 1]}, "day": number}
