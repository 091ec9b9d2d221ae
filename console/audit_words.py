"""The audit in words that people read: what was done to what, and which field went from what to what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from console import labels
from console.audit_columns import COLUMNS
from console.desk_words import days_words
from console.line_words import STATUSES
from console.roles import ROLES
from models.case import Outcome, Topic
from models.place import Status
from models.safety import Rung
from models.staff import Role
from services.audit import Act
from texts.jalali import day_words, short
from texts.persian import persian_digits

Say = Callable[..., str]

ACTS = {
    "read": "audit-act-read",
    "insert": "audit-act-insert",
    "update": "audit-act-update",
    "delete": "audit-act-delete",
}

NOUNS = {
    "case": "audit-noun-case",
    "alert": "audit-noun-alert",
    "ladder_step": "audit-noun-ladder-step",
    "note": "audit-noun-note",
    "message": "audit-noun-message",
    "account": "audit-noun-account",
    "citizen": "audit-noun-citizen",
    "card": "audit-noun-card",
    "attachment": "audit-noun-attachment",
    "staff": "audit-noun-staff",
    "staff_desk": "audit-noun-staff-desk",
    "staff_session": "audit-noun-staff-session",
    "shift": "audit-noun-shift",
    "one_time_code": "audit-noun-one-time-code",
    "recovery_code": "audit-noun-recovery-code",
    "desk": "audit-noun-desk",
    "desk_hours": "audit-noun-desk-hours",
    "holiday": "audit-noun-holiday",
    "line": "audit-noun-line",
    "line_hours": "audit-noun-line-hours",
    "canned_reply": "audit-noun-canned-reply",
    "account_link": "audit-noun-account-link",
    "link_proposal": "audit-noun-link-proposal",
    "review": "audit-noun-review",
    "training_line": "audit-noun-training-line",
    "surge": "audit-noun-surge",
    "care_plan": "audit-noun-care-plan",
    "call_back": "audit-noun-call-back",
    "assessment": "audit-noun-assessment",
}

STATES = {
    "wanted": "audit-state-wanted",
    "kept": "audit-state-kept",
    "too_big": "audit-state-too-big",
    "gone": "audit-state-gone",
    "password": "audit-state-password",
    "full": "audit-state-full",
    "invite": "audit-state-invite",
    "messenger": "audit-state-messenger",
}

_PEOPLE = frozenset(
    {
        "staff_id",
        "claimed_by",
        "acknowledged_by",
        "closed_by",
        "began_by",
        "switched_off_by",
        "answered_by",
        "written_by",
        "judged_by",
        "proposed_by",
        "decided_by",
        "done_by",
    }
)
_MEANT = {("surge", "ended_by"): "switched_off_by"}
"""Columns whose name means something else in another table."""
_LEVELS = frozenset({"level", "true_level", "detected_level"})
_STATES = frozenset({"state", "stage", "purpose"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one act."""

    name: str
    known: bool
    """Whether `name` is in words of ours; otherwise it is the column's own."""
    before: str
    after: str
    kept: bool
    """Whether the values were kept; words and secrets of people are not."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is needed to put values into words."""

    say: Say
    now: datetime
    people: Mapping[int, str]
    desks: Mapping[str, str]

    def changes(self, act: Act) -> list[Change]:
        """Say each field of an act."""
        meant = {_MEANT.get((act.noun, column), column): value for column, value in act.changed.items()}
        return [self._change(column, value) for column, value in sorted(meant.items(), key=_rank)]

    def subject(self, act: Act) -> str:
        """Name whom or what a row is about, if it has a name that is kept."""
        if act.noun == "staff" and act.row_key.isdigit():
            return self.people.get(int(act.row_key), "")
        return self.desks.get(act.row_key, "") if act.noun == "desk" else ""

    def _change(self, column: str, value: list[Any] | None) -> Change:
        name = self.say(COLUMNS[column]) if column in COLUMNS else column
        before, after = value if isinstance(value, list) else (None, None)
        said = (self.value(column, before), self.value(column, after))
        return Change(name, column in COLUMNS, *said, kept=isinstance(value, list))

    def value(self, column: str, value: Any) -> str:
        """Say one value of a column."""
        if value is None or value == "":
            return self.say("audit-nothing")
        if isinstance(value, bool):
            return self.say("audit-yes") if value else self.say("audit-no")
        if isinstance(value, list) and column != "weekdays":
            return "، ".join(self.value(column, each) for each in value) or self.say("audit-nothing")
        return self._named(column, value) or self._moment(column, value) or persian_digits(str(value))

    def _named(self, column: str, value: Any) -> str:
        """Say a value that stands for something with a name."""
        if column in _PEOPLE:
            return self.people.get(value, "")
        if column in _LEVELS:
            return self.say(labels.LEVELS[value])
        if column == "weekdays":
            return days_words(self.say, value)
        if column == "desk":
            return self.desks.get(value, "")
        message = _words(column).get(value, "")
        return self.say(message) if message else ""

    def _moment(self, column: str, value: Any) -> str:
        """Say a day, an hour or a moment."""
        if not isinstance(value, str):
            return ""
        if column in ("day", "week"):
            return self._part(day_words(date.fromisoformat(value)))
        if column in ("opens", "closes"):
            return persian_digits(value[:5])
        if column.endswith("_at") or column in ("waiting_since", "queued_as"):
            return self._part(short(datetime.fromisoformat(value), self.now))
        return ""

    def _part(self, part: Mapping[str, Any]) -> str:
        return self.say(part["message"], **{name: each for name, each in part.items() if name != "message"})


def _words(column: str) -> dict[Any, str]:
    """Give the words of an enum's column."""
    if column == "topic":
        return {topic.value: labels.TOPICS[topic] for topic in Topic}
    if column == "status":
        return {status.value: STATUSES[status] for status in Status}
    if column == "label":
        return dict(labels.READINGS)
    if column == "outcome":
        return {outcome.value: labels.OUTCOMES[outcome] for outcome in Outcome}
    if column == "signs":
        return {sign.value: message for sign, (_, message) in labels.SIGNS.items()}
    if column == "rung":
        return {rung.value: labels.RUNGS[rung] for rung in Rung}
    if column == "role":
        return {role.value: ROLES[role] for role in Role}
    if column == "how":
        return {"code": "audit-state-code", "phone": "audit-state-phone", "staff": "audit-state-staff"}
    if column == "answer":
        return {"yes": "audit-yes", "no": "audit-no", "withdrawn": "audit-state-withdrawn"}
    return STATES if column in _STATES else {}


def _rank(change: tuple[str, Any]) -> tuple[bool, int]:
    """Order fields as they are listed here; those that hold nothing readable last."""
    column, value = change
    known = list(COLUMNS)
    return value is None, known.index(column) if column in COLUMNS else len(known)
