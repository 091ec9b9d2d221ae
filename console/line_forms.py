"""What staff type about a phone line, read or refused; whatever is wrong is said beside its field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time, timedelta

from console.desk_forms import MOST_PERIODS, Errors, Row, hour, with_room
from console.desk_words import clock
from console.forms import Form
from services.desk_settings import DayPeriod
from services.hours import EVERY_DAY
from services.line_checks import Found, Seen
from services.line_states import KnownLine

SPANS = (30, 90, 180)
"""Days that a check may count for."""
USUAL_SPAN = 90
LONGEST_NOTE = 300
LONGEST_NUMBER = 20
"""Signs that fit into the field; a number has 3 to 11 digits."""

_SIGNS = re.compile(r"[\s()\-–.]+")
_NUMBER = re.compile(r"[0-9]{3,11}", re.ASCII)
ALWAYS = DayPeriod(EVERY_DAY, time(), time())


@dataclass(frozen=True, slots=True)
class LineForm:
    """All that the form of one line holds, as typed."""

    version: str
    number: str
    span: str = str(USUAL_SPAN)
    always: bool = False
    rows: Sequence[Row] = ()
    note: str = ""
    errors: Errors = field(default_factory=dict)

    def seen(self, line: int) -> Seen:
        """Give the line as whoever typed this saw it."""
        return Seen(line, self.version)


def shown(line: KnownLine) -> LineForm:
    """Fill the form with what is kept."""
    periods = [DayPeriod(each.weekdays, each.opens, each.closes) for each in line.hours]
    rows = [Row(each.weekdays, clock(each.opens), _closing(each.closes)) for each in periods if each != ALWAYS]
    return LineForm(line.version, line.number, always=ALWAYS in periods, rows=with_room(rows))


def typed(form: Form) -> LineForm:
    """Read the form as it was typed."""
    names = {name for name, _ in form.items()}
    return LineForm(
        version=form.plain("version", 20),
        number=form.plain("number", LONGEST_NUMBER),
        span=form.plain("span", 5),
        always=form.ticked("always"),
        rows=[_row(form, number) for number in range(MOST_PERIODS) if f"opens-{number}" in names],
        note=form.text("note", LONGEST_NOTE),
    )


def span_of(form: LineForm, errors: Errors) -> timedelta:
    """Read for how long the check counts."""
    if form.span not in map(str, SPANS):
        errors["span"] = "lines-error-span"
        return timedelta()
    return timedelta(days=int(form.span))


def found(form: LineForm, line: KnownLine, errors: Errors) -> Found:
    """Read number and hours."""
    number = dialled(form.number)
    if not _NUMBER.fullmatch(number):
        errors["number"] = "lines-error-number"
    elif line.emergency and number != line.number:
        errors["number"] = "lines-error-emergency-number"
    hours = [ALWAYS] if form.always else _periods(form.rows, errors)
    if not hours and not any(name.startswith("row-") for name in errors):
        errors["hours"] = "lines-error-hours"
    return Found(number, hours)


def dialled(number: str) -> str:
    """Take away what people put between the digits of a number; a country's 0098 or +98 becomes the 0 dialled here."""
    plain = _SIGNS.sub("", number)
    for prefix in ("+98", "0098"):
        if plain.startswith(prefix):
            return f"0{plain.removeprefix(prefix)}"
    return plain


def _closing(at: time) -> str:
    """Write an hour of closing as people do: a day ends at 24."""
    return clock(at) if at != time() else "24:00"


def _row(form: Form, number: int) -> Row:
    if form.ticked(f"remove-{number}"):
        return Row()
    days = {int(day) for day in form.many(f"days-{number}") if day in set("0123456")}
    return Row(frozenset(days), form.plain(f"opens-{number}", 10), form.plain(f"closes-{number}", 10))


def _periods(rows: Sequence[Row], errors: Errors) -> list[DayPeriod]:
    """Read the rows that were not left empty."""
    read = []
    for place, row in enumerate(rows):
        opens, closes = hour(row.opens), hour(row.closes)
        if row == Row():
            continue
        if opens is None or closes is None:
            errors[f"row-{place}"] = "desk-error-hour"
        elif not row.days:
            errors[f"row-{place}"] = "desk-error-days"
        else:
            read.append(DayPeriod(row.days, opens, closes))
    return read
