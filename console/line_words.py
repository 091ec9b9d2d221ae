"""A phone line as the page of lines says it: when it answers, and whether people are shown it now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from console.desk_words import hours_words
from models.place import Status
from services.desk_settings import DayPeriod
from services.hours import closes_at, next_opening
from services.line_states import KnownLine, LineState
from texts.closing import closing_words
from texts.jalali import Part, date_words, numeric, tehran_day

Say = Callable[..., str]

SOON = timedelta(days=14)
"""So long before a check runs out the page asks for a new one; `bot/watchdog.py` makes a card at the same time."""

STATUSES = {
    Status.ACTIVE: "lines-status-active",
    Status.UNCONFIRMED: "lines-status-unconfirmed",
    Status.PLANNED: "lines-status-planned",
    Status.TEMPORARILY_CLOSED: "lines-status-closed",
    Status.STOPPED: "lines-status-stopped",
}

STATES = {
    LineState.UNCHECKED: "lines-not-unchecked",
    LineState.EXPIRED: "lines-not-expired",
    LineState.NO_HOURS: "lines-not-hours",
    LineState.PAIR: "lines-not-pair",
}


@dataclass(frozen=True, slots=True)
class LineCard:
    """One line on the page."""

    line: KnownLine
    shown: bool
    state: str
    """Whether people are shown it now, and if not, why, in words."""
    hours: list[str]
    status: str
    checked: str
    """The day in digits on which somebody last asked; empty if nobody did."""
    until: str
    """The day in digits on which the check ends; empty if there is none."""
    due: str
    """What has to be done about its check, in words; empty: nothing."""


def line_card(say: Say, line: KnownLine, state: LineState, now: datetime) -> LineCard:
    """Put a line into words; `now` is UTC."""
    periods = [DayPeriod(each.weekdays, each.opens, each.closes) for each in line.hours]
    return LineCard(
        line,
        shown=state is LineState.SHOWN,
        state=_state(say, line, state, now),
        hours=hours_words(say, periods) if periods else [say("lines-hours-unknown")],
        status=say(STATUSES[Status(line.status)]),
        checked=_day(line.verified_at),
        until=_day(line.expires_at) if line.status == Status.ACTIVE else "",
        due=_due(say, line, now),
    )


def _state(say: Say, line: KnownLine, state: LineState, now: datetime) -> str:
    if state is LineState.SHOWN:
        until = closes_at(line.hours, now)
        return say("lines-shown-until", when=_said(say, closing_words(until))) if until else say("lines-shown")
    if state is LineState.INACTIVE:
        return say("lines-not-status", status=say(STATUSES[Status(line.status)]))
    if state is LineState.CLOSED:
        opens = next_opening(line.hours, now)
        return say("lines-not-until", when=_said(say, date_words(opens))) if opens else say("lines-not-open")
    return say(STATES[state])


def _due(say: Say, line: KnownLine, now: datetime) -> str:
    if line.status != Status.ACTIVE or line.expires_at is None or line.expires_at > now + SOON:
        return ""
    day = _day(line.expires_at)
    return say("lines-due-over", day=day) if line.expires_at <= now else say("lines-due-soon", day=day)


def _day(moment: datetime | None) -> str:
    return numeric(tehran_day(moment)) if moment else ""


def _said(say: Say, part: Part) -> str:
    return say(part["message"], **{name: value for name, value in part.items() if name != "message"})
