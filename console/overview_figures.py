"""Figures of a day and a week made ready to be drawn, and to be read as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from console import labels
from console.charts import Chart, Series, chart
from models.case import Outcome
from services.reports import Figures, Slot
from texts.clock import TEHRAN
from texts.jalali import WEEKDAYS, lasting, tehran_day, weekday
from texts.persian import persian_digits

Say = Callable[..., str]
EVERY_HOURS = 3
"""Hours between two words below the columns of a day."""


@dataclass(frozen=True, slots=True)
class Row:
    """One hour or day, as the table says it."""

    name: str
    opened: str
    closed: str
    median: str
    ninety: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases ended so."""

    name: str
    count: int
    width: float
    """Of the longest bar, in hundredths."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A day or a week on the page."""

    key: str
    whole: Row
    waiting: int
    """Opened in this time and not answered yet."""
    waits: Chart
    load: Chart
    rows: Sequence[Row]
    outcomes: Sequence[Share]


def drawn(say: Say, key: str, figures: Figures, *, by_hour: bool) -> Drawn:
    """Draw the figures of a day by hours, or of a week by days."""
    names = [_hour(each.begins) if by_hour else _weekday(say, each.begins) for each in figures.slots]
    words = [name if not by_hour or at % EVERY_HOURS == 0 else "" for at, name in enumerate(names)]
    rows = [_row(say, name, slot) for name, slot in zip(names, figures.slots, strict=True)]
    return Drawn(
        key,
        whole=_row(say, "", figures.whole),
        waiting=figures.whole.opened - figures.whole.answered,
        waits=_waits(figures.slots, rows, words),
        load=_load(figures.slots, rows, words),
        rows=rows,
        outcomes=_shares(say, figures.outcomes),
    )


def _waits(slots: Sequence[Slot], rows: Sequence[Row], words: Sequence[str]) -> Chart:
    median = Series("median", [_minutes(each.median) for each in slots], [f"{row.name}: {row.median}" for row in rows])
    ninety = Series("ninety", [_minutes(each.ninety) for each in slots], [f"{row.name}: {row.ninety}" for row in rows])
    return chart([median, ninety], words)


def _load(slots: Sequence[Slot], rows: Sequence[Row], words: Sequence[str]) -> Chart:
    opened = Series("opened", [each.opened for each in slots], [f"{row.name}: {row.opened}" for row in rows])
    closed = Series("closed", [each.closed for each in slots], [f"{row.name}: {row.closed}" for row in rows])
    return chart([opened, closed], words)


def _shares(say: Say, outcomes: dict[str, int]) -> list[Share]:
    most = max(outcomes.values(), default=1)
    ordered = sorted(Outcome, key=lambda outcome: -outcomes.get(outcome, 0))
    return [
        Share(say(labels.OUTCOMES[each]), outcomes[each], round(100 * outcomes[each] / most, 1))
        for each in ordered
        if each in outcomes
    ]


def _row(say: Say, name: str, slot: Slot) -> Row:
    counts = (persian_digits(str(slot.opened)), persian_digits(str(slot.closed)))
    return Row(name, *counts, _said(say, slot.median), _said(say, slot.ninety))


def _said(say: Say, span: timedelta | None) -> str:
    if span is None:
        return say("overview-nothing")
    part: dict[str, Any] = lasting(span)
    return say(part["message"], **{name: value for name, value in part.items() if name != "message"})


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else span / timedelta(minutes=1)


def _hour(moment: datetime) -> str:
    return persian_digits(str(moment.astimezone(TEHRAN).hour))


def _weekday(say: Say, moment: datetime) -> str:
    return say(WEEKDAYS[weekday(tehran_day(moment))])
