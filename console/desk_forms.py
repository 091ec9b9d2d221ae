"""What an administrator types about desks, read or refused; whatever is wrong is said beside its field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from console.desk_words import clock
from console.forms import Form
from services.desk_settings import DayPeriod
from services.desks import Desk
from texts.jalali import parse

LONGEST_NAME = 60
LONGEST_TEXT = 1000
MOST_PERIODS = 12
MINUTES = range(1, 1441)
REOPEN_HOURS = range(2161)
EMPTY_ROWS = 1
"""Rows for a new period, below those that are there."""

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.٫]\s*(\d{2}))?")
_MIDNIGHT_HOUR, _MINUTES = 24, 60

Errors = dict[str, str]
"""Field -> message id."""


@dataclass(frozen=True, slots=True)
class Row:
    """One period as it stands in the form."""

    days: frozenset[int] = frozenset()
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class DeskForm:
    """All that the form of one desk holds, as typed."""

    name: str
    name_en: str
    answer_minutes: str
    reopen_hours: str
    closed_text: str
    closed_text_en: str
    rows: Sequence[Row]
    errors: Errors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HolidayForm:
    """A holiday as typed."""

    day: str = ""
    name: str = ""
    desk: str = ""
    errors: Errors = field(default_factory=dict)


def shown(desk: Desk, periods: Sequence[DayPeriod]) -> DeskForm:
    """Fill the form with what is kept."""
    rows = [Row(each.weekdays, clock(each.opens), clock(each.closes)) for each in periods]
    limits = (str(desk.answer_minutes), str(desk.reopen_hours))
    return DeskForm(desk.name, desk.name_en, *limits, desk.closed_text, desk.closed_text_en, with_room(rows))


def typed(form: Form) -> DeskForm:
    """Read the form as it was typed."""
    rows = [_row(form, number) for number in range(MOST_PERIODS) if f"opens-{number}" in dict(form.items())]
    return DeskForm(
        name=form.text("name", LONGEST_NAME),
        name_en=form.text("name_en", LONGEST_NAME),
        answer_minutes=form.plain("answer_minutes", 10),
        reopen_hours=form.plain("reopen_hours", 10),
        closed_text=form.text("closed_text", LONGEST_TEXT),
        closed_text_en=form.text("closed_text_en", LONGEST_TEXT),
        rows=rows,
    )


def with_room(rows: Sequence[Row]) -> list[Row]:
    """Add an empty row for another period."""
    return [*rows, *[Row()] * EMPTY_ROWS][:MOST_PERIODS]


def checked(form: DeskForm, desk: Desk) -> tuple[Desk, list[DayPeriod], Errors]:
    """Give desk and hours as they would be kept, and what is wrong."""
    errors: Errors = {}
    minutes = number(form.answer_minutes, MINUTES)
    hours = number(form.reopen_hours, REOPEN_HOURS)
    if not form.name:
        errors["name"] = "desk-error-name"
    if not form.name_en or not form.name_en.isascii():
        errors["name_en"] = "desk-error-name-en"
    if minutes is None:
        errors["answer_minutes"] = "desk-error-minutes"
    if hours is None:
        errors["reopen_hours"] = "desk-error-reopen"
    periods = _periods(form.rows, errors)
    texts = (form.closed_text, form.closed_text_en)
    kept = Desk(desk.key, form.name, form.name_en, desk.rank, minutes or 1, hours or 0, *texts)
    return kept, periods, errors


def typed_holiday(form: Form) -> HolidayForm:
    """Read a holiday as it was typed."""
    return HolidayForm(form.plain("day", 30), form.text("name", LONGEST_NAME), form.text("desk"))


def checked_holiday(form: HolidayForm, today: date) -> tuple[date | None, Errors]:
    """Give the day, and what is wrong."""
    errors: Errors = {}
    day = parse(form.day)
    if day is None:
        errors["day"] = "desk-error-day"
    elif day < today:
        errors["day"] = "desk-error-past"
    if not form.name:
        errors["holiday_name"] = "desk-error-holiday-name"
    return day, errors


def number(typed: str, allowed: range) -> int | None:
    """Read a whole number within limits."""
    return int(typed) if typed.isascii() and typed.isdigit() and int(typed) in allowed else None


def hour(typed: str) -> time | None:
    """Read an hour: 8, 8:30, 20.15; 24:00 is midnight."""
    found = _CLOCK.fullmatch(typed)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    if (hours, minutes) == (_MIDNIGHT_HOUR, 0):
        return time()
    return time(hours, minutes) if hours < _MIDNIGHT_HOUR and minutes < _MINUTES else None


def _row(form: Form, number: int) -> Row:
    days = {int(day) for day in form.many(f"days-{number}") if day in set("0123456")}
    if form.ticked(f"remove-{number}"):
        return Row()
    return Row(frozenset(days), form.plain(f"opens-{number}", 10), form.plain(f"closes-{number}", 10))


def _periods(rows: Sequence[Row], errors: Errors) -> list[DayPeriod]:
    """Read the rows that were not left empty."""
    found = []
    for place, row in enumerate(rows):
        opens, closes = hour(row.opens), hour(row.closes)
        if row == Row():
            continue
        if opens is None or closes is None:
            errors[f"row-{place}"] = "desk-error-hour"
        elif not row.days:
            errors[f"row-{place}"] = "desk-error-days"
        else:
            found.append(DayPeriod(row.days, opens, closes))
    return found
