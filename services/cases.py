"""Moves of a case: claimed, released, handed on, closed; each is one statement, so two people never both succeed."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import asyncpg

from models import CaseEventKind
from services import Database, alerts
from services.case_views import (
    ANSWER_BY,
    CaseView,
    Event,
    QueueCount,
    case,
    cases_of,
    counts,
    held,
    held_by,
    several,
    timeline,
    waiting,
)

__all__ = [
    "LOCK",
    "AlreadyOpenThereError",
    "CaseView",
    "Event",
    "QueueCount",
    "case",
    "cases_of",
    "claim",
    "claim_next",
    "close",
    "counts",
    "held",
    "held_by",
    "holder_is_there",
    "place_in_queue",
    "place_of_new",
    "queued_as",
    "reassign",
    "release",
    "return_unanswered",
    "set_level",
    "several",
    "take_over",
    "timeline",
    "transfer",
    "waiting",
]

AGEING = timedelta(minutes=30)
"""So long a wait weighs as much as one level (our assumption, to be judged with the first weeks' figures)."""

ABSENT = timedelta(minutes=2)
"""Without a sign of life from any of their pages for so long, a member of staff counts as gone."""

NOT_AGAIN = timedelta(minutes=10)
"""What somebody gave back is handed to them again only after so long, or when nothing else waits."""

MOMENTS = (0.03, 0.06)
"""Seconds before a queue that seems empty is asked again: the one who waits may be writing just now."""

HERE = timedelta(seconds=60)
"""A page of theirs was open so short a time ago: they are there (services.presence)."""

OVERTIME = timedelta(minutes=5)
"""So long after the end of a shift a begun answer may still be finished."""


def queued_as(waiting: str, level: str) -> str:
    """Write the place in the queue in SQL: a moment, the earliest is next.

    A case counts as if it had come half an hour earlier for each level, so that waiting makes it age; L4 comes before
    L3, and both before all others, however long those have waited. The order holds still while time passes, so that an
    index keeps it.
    """
    return f"({waiting} - {level} * interval '30 minutes' - greatest({level} - 2, 0) * interval '1000 days')"


_EVENT = "INSERT INTO case_event (case_id, kind, staff_id, detail)"

# A turn locks a conversation, then the person, then their cases, and so does everybody who moves a case (a trigger on
# the case writes to the person): else two of them could wait for each other crosswise. Whoever looks over many people
# waits for none.
LOCK = """
SELECT p.id FROM citizen p WHERE p.id = (SELECT citizen_id FROM "case" WHERE id = $1) FOR NO KEY UPDATE
"""

# Who claims is who acts, so a claim says so itself and needs no transaction around it: fifty may press at once.
_CLAIM = f"""
WITH claimed AS (
    UPDATE "case" SET claimed_by = $1, claimed_at = $2
    WHERE closed_at IS NULL AND claimed_by IS NULL AND id = (%s)
        AND (SELECT set_config('app.staff', ($1::bigint)::text, true)) <> ''
    RETURNING id
), told AS ({_EVENT} SELECT id, 'claimed', $1, '{{}}' FROM claimed)
SELECT id FROM claimed
"""  # noqa: S608 (only constants of this module)

_FIRST = """
    SELECT c.id FROM "case" c JOIN citizen p ON p.id = c.citizen_id
    WHERE c.closed_at IS NULL AND c.claimed_by IS NULL AND c.desk = ANY($3::text[]) %s
    ORDER BY c.queued_as LIMIT 1 FOR NO KEY UPDATE OF c, p SKIP LOCKED
"""
# What this person has just given back is for somebody else, unless a life is in danger.
_NOT_MINE_AGAIN = """AND (c.level >= 3 OR NOT EXISTS (
    SELECT FROM case_event e WHERE e.case_id = c.id AND e.kind IN ('released', 'returned') AND e.at > $4
        AND (e.staff_id = $1 OR (e.detail ->> 'from')::bigint = $1)
))"""
_NEXT = _CLAIM % (_FIRST % _NOT_MINE_AGAIN)
_NEXT_OF_ALL = _CLAIM % (_FIRST % "")
_CLAIM_ONE = _CLAIM % "$3::bigint"
_ANY_WAITS = """
SELECT EXISTS (SELECT FROM "case" WHERE closed_at IS NULL AND claimed_by IS NULL AND desk = ANY($1::text[]))
"""

# Back to the queue: whoever was promised an answer waits since then; nobody else's case waits since now.
_BACK = f"""
    claimed_by = NULL, claimed_at = NULL, waiting_since = coalesce(waiting_since, $1), announced_at = NULL,
    queued_as = {queued_as("coalesce(waiting_since, $1)", "level")}
"""

_RELEASE = f"""
WITH moved AS (
    UPDATE "case" SET {_BACK} WHERE id = $2 AND claimed_by = $3 AND closed_at IS NULL RETURNING id
), told AS ({_EVENT} SELECT id, 'released', $3, '{{}}' FROM moved)
SELECT id FROM moved
"""  # noqa: S608 (only constants of this module)

_TRANSFER = f"""
WITH old AS (
    SELECT id, desk FROM "case" WHERE id = $2 AND claimed_by = $3 AND closed_at IS NULL AND desk <> $4 FOR UPDATE
), moved AS (
    UPDATE "case" c SET {_BACK}, desk = $4 FROM old WHERE c.id = old.id RETURNING c.id, old.desk AS came_from
), told AS (
    {_EVENT} SELECT id, 'transferred', $3, jsonb_build_object('from', came_from, 'to', $4::text) FROM moved
), noted AS (
    INSERT INTO note (case_id, staff_id, text) SELECT id, $3, $5 FROM moved WHERE $5 <> ''
)
SELECT id FROM moved
"""  # noqa: S608 (only constants of this module)

_GIVE = f"""
WITH old AS (
    SELECT id, claimed_by FROM "case" WHERE id = $1 AND closed_at IS NULL
        AND claimed_by IS DISTINCT FROM $2 FOR UPDATE
), moved AS (
    UPDATE "case" c SET claimed_by = $2, claimed_at = $4 FROM old WHERE c.id = old.id
    RETURNING c.id, old.claimed_by AS came_from
), told AS ({_EVENT} SELECT id, $5, $3, jsonb_build_object('from', came_from, 'to', $2::bigint) FROM moved)
SELECT id FROM moved
"""  # noqa: S608 (only constants of this module)

_LEVEL = f"""
WITH old AS (
    SELECT id, level FROM "case" WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL AND level <> $3::smallint
    FOR UPDATE
), moved AS (
    UPDATE "case" c SET level = $3::smallint,
        queued_as = {queued_as("coalesce(c.waiting_since, c.queued_as)", "$3::smallint")}
    FROM old WHERE c.id = old.id RETURNING c.id, old.level AS came_from
), told AS ({_EVENT} SELECT id, 'levelled', $2, jsonb_build_object('from', came_from, 'to', $3::smallint) FROM moved)
SELECT came_from FROM moved
"""  # noqa: S608 (only constants of this module)

_CLOSE = f"""
WITH closed AS (
    UPDATE "case" SET closed_at = $3, closed_by = $2, claimed_by = NULL, claimed_at = NULL, waiting_since = NULL,
        outcome = $4, topic = $5, true_level = $6, closing_note = $7
    WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL RETURNING id
), drafts AS (
    DELETE FROM draft USING closed WHERE draft.case_id = closed.id
), calls AS (
    UPDATE call_back b SET done_at = $3, done_by = $2, phone = NULL FROM closed
    WHERE b.case_id = closed.id AND b.done_at IS NULL
), told AS ({_EVENT} SELECT id, 'closed', $2, jsonb_build_object('outcome', $4::text) FROM closed)
SELECT id FROM closed
"""  # noqa: S608 (only constants of this module)

_RETURN = f"""
WITH late AS (
    SELECT c.id, c.claimed_by, CASE
            WHEN s.disabled_at IS NOT NULL THEN 'disabled'
            WHEN {ANSWER_BY} <= $1 THEN 'late'
            WHEN $4 AND NOT EXISTS (SELECT FROM staff_session e WHERE e.staff_id = c.claimed_by AND e.ended_at IS NULL
                AND e.seen_at > $2) AND greatest(c.claimed_at, c.waiting_since) <= $2 THEN 'absent'
            WHEN EXISTS (SELECT FROM shift h WHERE h.staff_id = c.claimed_by AND h.ends_at <= $3
                AND h.ends_at > c.claimed_at)
                AND NOT EXISTS (SELECT FROM shift h WHERE h.staff_id = c.claimed_by
                AND h.starts_at <= $1 AND h.ends_at > $1) THEN 'shift_over' END AS why
    FROM "case" c JOIN desk d ON d.key = c.desk JOIN staff s ON s.id = c.claimed_by
    JOIN citizen p ON p.id = c.citizen_id
    WHERE c.closed_at IS NULL AND (c.waiting_since IS NOT NULL OR s.disabled_at IS NOT NULL)
    FOR NO KEY UPDATE OF c, p SKIP LOCKED
), taken AS (
    UPDATE "case" SET {_BACK}, returned = "case".returned + 1,
        flagged_at = CASE WHEN "case".waiting_since IS NULL THEN "case".flagged_at ELSE $1 END
    FROM late WHERE "case".id = late.id AND late.why IS NOT NULL AND "case".claimed_by = late.claimed_by
    RETURNING "case".id, late.claimed_by AS came_from, late.why
), told AS (
    {_EVENT} SELECT id, 'returned', NULL, jsonb_build_object('from', came_from, 'why', why) FROM taken
)
SELECT id FROM taken ORDER BY id
"""  # noqa: S608 (only constants of this module)

_HOLDER = """
SELECT EXISTS (SELECT FROM "case" c JOIN staff_session e ON e.staff_id = c.claimed_by
    WHERE c.id = $1 AND e.ended_at IS NULL AND e.seen_at > $2)
"""

_PLACE = """
SELECT 1 + count(*) FROM "case" o JOIN "case" c ON c.id = $1 AND o.desk = c.desk
WHERE o.closed_at IS NULL AND o.claimed_by IS NULL AND o.queued_as < c.queued_as
"""

_PLACE_OF_NEW = f"""
SELECT 1 + count(*) FROM "case" WHERE closed_at IS NULL AND claimed_by IS NULL AND desk = $1
    AND queued_as <= {queued_as("$2::timestamptz", "$3::int")}
"""  # noqa: S608 (only constants of this module)


class AlreadyOpenThereError(Exception):
    """The person already has an open case at that desk: go on there instead."""


async def claim_next(database: Database, staff: int, desks: Sequence[str], now: datetime) -> int | None:
    """Claim the most urgent case of some desks; None when nothing waits.

    Each attempt is one statement, whole in itself also without a transaction.
    """
    wanted = list(desks)
    for moment in (*MOMENTS, None):
        number = await database.fetchval(_NEXT, staff, now, wanted, now - NOT_AGAIN)
        if number is None:
            number = await database.fetchval(_NEXT_OF_ALL, staff, now, wanted)
        if number is not None:
            return int(number)
        if moment is None or not await database.fetchval(_ANY_WAITS, wanted):
            break
        await asyncio.sleep(moment)
    return None


async def claim(database: Database, number: int, staff: int, now: datetime) -> bool:
    """Claim one waiting case; False when somebody was faster, or it is closed."""
    await database.execute(LOCK, number)
    return await database.fetchval(_CLAIM_ONE, staff, now, number) is not None


async def release(database: Database, number: int, staff: int, now: datetime) -> bool:
    """Put a case back; False when this person does not hold it."""
    await database.execute(LOCK, number)
    done = await database.fetchval(_RELEASE, now, number, staff) is not None
    if done:
        await alerts.begin_again(database, [number], now)
    return done


async def transfer(database: Database, number: int, staff: int, desk: str, note: str, now: datetime) -> bool:
    """Hand a case to another desk's queue, with a note for whoever takes it there.

    False when this person does not hold it, or it stands at that desk already. Raises AlreadyOpenThereError.
    """
    await database.execute(LOCK, number)
    try:
        done = await database.fetchval(_TRANSFER, now, number, staff, desk, note) is not None
    except asyncpg.UniqueViolationError as fault:
        raise AlreadyOpenThereError from fault
    if done:
        await alerts.begin_again(database, [number], now)
    return done


async def reassign(database: Database, number: int, to: int, by: int, now: datetime) -> bool:
    """Give an open case to a colleague; False when it is closed or already theirs."""
    return await _given(database, number, to, by, now, CaseEventKind.REASSIGNED)


async def take_over(database: Database, number: int, by: int, now: datetime) -> bool:
    """Take an open case, whoever holds it; False when it is closed or already one's own."""
    return await _given(database, number, by, by, now, CaseEventKind.TAKEN_OVER)


async def set_level(database: Database, number: int, staff: int, level: int, now: datetime) -> bool:
    """Judge a case more or less urgent; False when this person does not hold it, or nothing changes.

    Raised into danger, its ladder begins: a life is more than one person's to keep.
    """
    await database.execute(LOCK, number)
    came_from = await database.fetchval(_LEVEL, number, staff, level)
    if came_from is not None and came_from < level:
        await alerts.begin(database, number, level, now)
    return came_from is not None


async def close(
    database: Database,
    number: int,
    staff: int,
    *,
    outcome: str,
    topic: str,
    true_level: int,
    note: str,
    now: datetime,
) -> bool:
    """Close a case; False when this person does not hold it any more."""
    given = (number, staff, now, outcome, topic, true_level, note)
    await database.execute(LOCK, number)
    return await database.fetchval(_CLOSE, *given) is not None


async def return_unanswered(database: Database, now: datetime, *, absences: bool = True) -> list[int]:
    """Put back what its holder did not answer in time, or cannot answer now; give the cases' numbers.

    A holder who answered keeps the case until the citizen writes again. Reasons: the answering time is over (the
    desk's, in danger at most three minutes), no page of the holder is open, their shift ended, their account was
    closed. What goes back unanswered is flagged, and in danger alerts anew. Without `absences` nobody counts as gone:
    after an outage of ours no page could have shown that it is open.
    """
    rows = await database.fetch(_RETURN, now, now - ABSENT, now - OVERTIME, absences)
    back = [row["id"] for row in rows]
    if back:
        await alerts.begin_again(database, back, now)
    return back


async def holder_is_there(database: Database, number: int, now: datetime) -> bool:
    """Tell whether a page of whoever holds a case is open."""
    return bool(await database.fetchval(_HOLDER, number, now - HERE))


async def place_in_queue(database: Database, number: int) -> int:
    """Tell how many-th a waiting case is at its desk, counted from 1."""
    return int(await database.fetchval(_PLACE, number))


async def place_of_new(database: Database, desk: str, level: int, now: datetime) -> int:
    """Tell how many-th a case would be that came to a desk now."""
    return int(await database.fetchval(_PLACE_OF_NEW, desk, now, level))


async def _given(database: Database, number: int, to: int, by: int, now: datetime, kind: CaseEventKind) -> bool:
    await database.execute(LOCK, number)
    return await database.fetchval(_GIVE, number, to, by, now, kind) is not None
