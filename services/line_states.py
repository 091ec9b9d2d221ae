"""Whether a phone line may be shown at a moment, and if not, why: pure rules over what the table says."""

import enum
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.place import Status
from services.hours import Hours, is_open

LONELY = 2
"""A pair with fewer lines than this has lost its other half."""


class LineState(enum.StrEnum):
    """What becomes of a line at a moment: the first reason against it, or none."""

    SHOWN = "shown"
    INACTIVE = "inactive"
    """Its status says so: stopped, unconfirmed, planned, closed for a while."""
    UNCHECKED = "unchecked"
    """Active, and nobody vouches for it."""
    EXPIRED = "expired"
    """The last check counts no more."""
    NO_HOURS = "no_hours"
    """Nobody knows when it answers, so it is never called open."""
    CLOSED = "closed"
    """Nobody answers at this hour."""
    PAIR = "pair"
    """A line of its pair may not be shown, so it is not either."""


@dataclass(frozen=True, slots=True)
class KnownLine:
    """One row of `line` with its hours; the columns mean what the model says."""

    id: int
    key: str
    number: str
    name: str
    name_en: str
    emergency: bool
    rank: int
    pair: str | None
    status: str
    verified_at: datetime | None
    verified_by: str | None
    expires_at: datetime | None
    source: str
    as_of: str
    note: str
    version: str
    """Changes with every writing of the row: whoever changes it says which one they saw."""
    hours: tuple[Hours, ...]

    @property
    def together(self) -> str | None:
        """The pair it is shown with; an emergency number never waits for another line, whatever the column says."""
        return None if self.emergency else self.pair


def states(lines: Sequence[KnownLine], now: datetime) -> dict[str, LineState]:
    """Tell for each line (by key) whether it may be shown at `now` (UTC); `lines` are all of the table.

    Rule "both paired services or neither": if any line of a pair may not be shown at this moment, for whatever
    reason, none of the pair is; one alone would send people to the wrong door.
    """
    alone = {each.key: state_alone(each, now) for each in lines}
    broken = _broken(lines, alone)
    return {each.key: _with_pair(alone[each.key], each.together in broken) for each in lines}


def state_alone(line: KnownLine, now: datetime) -> LineState:
    """Tell what holds for a line by itself."""
    if line.status != Status.ACTIVE:
        return LineState.INACTIVE
    if line.verified_at is None or line.expires_at is None:
        return LineState.UNCHECKED
    if line.expires_at <= now:
        return LineState.EXPIRED
    if not line.hours:
        return LineState.NO_HOURS
    return LineState.SHOWN if is_open(line.hours, now) else LineState.CLOSED


def _broken(lines: Iterable[KnownLine], alone: Mapping[str, LineState]) -> set[str]:
    """Name the pairs of which a line is missing or may not be shown."""
    paired = [each for each in lines if each.together]
    members = Counter(each.together for each in paired)
    return {
        each.together
        for each in paired
        if each.together and (members[each.together] < LONELY or alone[each.key] is not LineState.SHOWN)
    }


def _with_pair(alone: LineState, broken: bool) -> LineState:  # noqa: FBT001 (a private step of `states`)
    return LineState.PAIR if broken and alone is LineState.SHOWN else alone
