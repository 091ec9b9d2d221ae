"""Cases as staff see them: one, a person's, the queue in its order, and what each member of staff holds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case, as its header shows it; moments in UTC."""

    id: int
    citizen_id: int
    account_id: int
    platform: str
    language: str
    desk: str
    level: int
    topic: str
    label: str | None
    """The reader's own topic, one of its nineteen."""
    detected_level: int | None
    """The highest level that words and answers gave."""
    reasons: Sequence[str]
    """Ids of the rules that spoke."""
    signs: Sequence[str]
    """Words of models.case.Sign: what to know before one writes a word."""
    context: dict[str, Any]
    safe_to_contact: bool | None
    opened_at: datetime
    waiting_since: datetime | None
    last_heard_at: datetime
    claimed_by: int | None
    holder: str | None
    """Name of whoever claimed it."""
    claimed_at: datetime | None
    first_reply_at: datetime | None
    last_reply_at: datetime | None
    returned: int
    silent_at: datetime | None
    """Since when a person in danger has written nothing."""
    flagged_at: datetime | None
    """When it went back to the queue unanswered; empty: never, or somebody answered since."""
    reopened: int
    closed_at: datetime | None
    outcome: str | None
    true_level: int | None
    closing_note: str
    rating: int | None
    blocked: bool
    """The account does not take our words."""
    has_plan: bool
    """Staff agreed on what helps this person (services.care_plans)."""
    answer_by: datetime | None
    """When a claim without an answer goes back to the queue."""
    readable_until: datetime | None
    """Until when the desk of a closed case may still read the thread: as long as words would open it again."""


@dataclass(frozen=True, slots=True)
class QueueCount:
    """How many cases of one level stand at one desk."""

    desk: str
    level: int
    waiting: int
    held: int
    oldest: datetime | None
    """Since when the longest waiting one waits, claimed or not."""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a case's timeline."""

    kind: str
    staff: str | None
    detail: dict[str, Any]
    at: datetime


# In danger a claim lasts three minutes, whatever the desk allows (triage protocol, load rule).
ANSWER_BY = """
    CASE WHEN c.claimed_by IS NOT NULL AND c.waiting_since IS NOT NULL
        THEN greatest(c.claimed_at, c.waiting_since) + interval '1 minute'
            * CASE WHEN c.level >= 3 THEN least(d.answer_minutes, 3) ELSE d.answer_minutes END END
"""

_VIEW = f"""
SELECT c.id, c.citizen_id, c.account_id, a.platform, p.language, c.desk, c.level, c.topic, c.context, c.label,
    c.detected_level, c.reasons, c.signs, CASE WHEN c.closed_at IS NULL THEN c.silent_at END AS silent_at,
    CASE WHEN c.last_reply_at >= c.flagged_at THEN NULL ELSE c.flagged_at END AS flagged_at,
    c.safe_to_contact, c.opened_at, c.waiting_since, c.last_heard_at, c.claimed_by, s.name AS holder, c.claimed_at,
    c.first_reply_at, c.last_reply_at, c.returned, c.reopened, c.closed_at, c.outcome, c.true_level,
    c.closing_note, c.rating, a.state <> 'reachable' AS blocked,
    EXISTS (SELECT FROM care_plan k WHERE k.citizen_id = c.citizen_id) AS has_plan, {ANSWER_BY} AS answer_by,
    c.closed_at + d.reopen_hours * interval '1 hour' AS readable_until
FROM "case" c JOIN account a ON a.id = c.account_id JOIN citizen p ON p.id = c.citizen_id
JOIN desk d ON d.key = c.desk LEFT JOIN staff s ON s.id = c.claimed_by
"""  # noqa: S608 (only constants of this module)

_ONE = f"{_VIEW} WHERE c.id = $1"
_SEVERAL = f"{_VIEW} WHERE c.id = ANY($1::bigint[])"
_OF_CITIZEN = f"{_VIEW} WHERE c.citizen_id = $1 ORDER BY c.closed_at IS NOT NULL, c.id DESC"
_HELD_BY = f"""{_VIEW} WHERE c.claimed_by = $1 AND c.closed_at IS NULL
ORDER BY c.waiting_since IS NULL, c.level >= 3 DESC, c.waiting_since, c.id"""
_HELD = f"""{_VIEW} WHERE c.claimed_by IS NOT NULL AND c.closed_at IS NULL AND c.desk = ANY($1::text[])
ORDER BY c.waiting_since IS NULL, c.waiting_since, c.id LIMIT $2"""
_WAITING = f"""{_VIEW} WHERE c.claimed_by IS NULL AND c.closed_at IS NULL AND c.desk = ANY($1::text[])
ORDER BY c.queued_as LIMIT $2"""

_COUNTS = """
SELECT desk, level, count(*) FILTER (WHERE claimed_by IS NULL) AS waiting,
    count(*) FILTER (WHERE claimed_by IS NOT NULL) AS held, min(waiting_since) AS oldest
FROM "case" WHERE closed_at IS NULL AND desk = ANY($1::text[]) GROUP BY desk, level ORDER BY desk, level DESC
"""

_TIMELINE = """
SELECT e.kind, s.name AS staff, e.detail, e.at FROM case_event e LEFT JOIN staff s ON s.id = e.staff_id
WHERE e.case_id = $1 ORDER BY e.id
"""

MOST = 200
"""Cases listed at once."""


async def case(database: Database, number: int) -> CaseView | None:
    """Give one case; None when there is none of this number."""
    row = await database.fetchrow(_ONE, number)
    return _view(row) if row else None


async def several(database: Database, numbers: Sequence[int]) -> dict[int, CaseView]:
    """Give some cases by their numbers; those that are not there are left out."""
    return {row["id"]: _view(row) for row in await database.fetch(_SEVERAL, list(numbers))} if numbers else {}


async def cases_of(database: Database, citizen: int) -> list[CaseView]:
    """Give all cases of a person: open ones first, then the newest."""
    return [_view(row) for row in await database.fetch(_OF_CITIZEN, citizen)]


async def waiting(database: Database, desks: Sequence[str], most: int = MOST) -> list[CaseView]:
    """Give the queue of some desks, in the order in which `next` hands it out."""
    return [_view(row) for row in await database.fetch(_WAITING, list(desks), most)]


async def held(database: Database, desks: Sequence[str], most: int = MOST) -> list[CaseView]:
    """Give what is claimed at some desks, those that wait for an answer first."""
    return [_view(row) for row in await database.fetch(_HELD, list(desks), most)]


async def held_by(database: Database, staff: int) -> list[CaseView]:
    """Give what one member of staff holds, those that wait for an answer first."""
    return [_view(row) for row in await database.fetch(_HELD_BY, staff)]


async def counts(database: Database, desks: Sequence[str]) -> list[QueueCount]:
    """Count open cases by desk and level, the most urgent level first."""
    return [QueueCount(**row) for row in await database.fetch(_COUNTS, list(desks))]


async def timeline(database: Database, number: int) -> list[Event]:
    """Give what happened to a case, oldest first."""
    rows = await database.fetch(_TIMELINE, number)
    return [Event(row["kind"], row["staff"], json.loads(row["detail"]), row["at"]) for row in rows]


def _view(row: Any) -> CaseView:
    return CaseView(**{**row, "context": json.loads(row["context"])})
