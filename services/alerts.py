"""Alerts: the ladder of a case in danger, how it begins, and how a person ends it; services.ladder climbs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services import Database
from services.desks import open_desks
from services.presence import DOZED_OFF, SEEN_WITHIN

URGENT = 3
"""From this level on a case has a ladder (triage protocol: L3 and L4)."""

OPEN_PAGE = """e.ended_at IS NULL AND e.stage = 'full' AND e.seen_at > {seen}
    AND (e.locked_at IS NULL OR e.locked_at > {dozed})"""
"""SQL: session `e` is a page at which somebody looks, or at least hears the bell."""

# Of a round the first step's moment is when it began: the shipped ladders all begin with minute 0.
OVER = """(
    c.closed_at IS NOT NULL OR c.level < 3
    OR coalesce(c.last_reply_at, '-infinity')
        >= (SELECT min(o.due_at) FROM alert o WHERE o.case_id = a.case_id AND o.round = a.round)
)"""
"""SQL: nobody need be alerted any more of case `c` by alert `a`: one of us answered, closed it, or judged it lower."""

_CARD_DONE = "UPDATE card SET closed_at = {now} WHERE kind = 'call_up' AND case_id = $1 AND closed_at IS NULL"

_THERE = f"""EXISTS (
    SELECT FROM staff_desk m JOIN staff s ON s.id = m.staff_id
    WHERE m.desk = c.desk AND s.disabled_at IS NULL AND NOT s.away AND (
        EXISTS (SELECT FROM shift h WHERE h.staff_id = s.id AND h.starts_at <= $2 AND h.ends_at > $2)
        OR EXISTS (SELECT FROM staff_session e WHERE e.staff_id = s.id AND {OPEN_PAGE.format(seen="$5", dozed="$6")})
    )
)"""  # noqa: S608 (only constants of this module)

_BEGIN = f"""
WITH older AS (
    UPDATE alert SET ended_at = $2 WHERE case_id = $1 AND ended_at IS NULL
), done AS (
    {_CARD_DONE.format(now="$2::timestamptz")}
), meant AS (
    SELECT c.id, c.desk = ANY($4::text[]) AND {_THERE} AS on_shift,
        (SELECT coalesce(max(round), 0) + 1 FROM alert WHERE case_id = c.id) AS round
    FROM "case" c WHERE c.id = $1
)
INSERT INTO alert (case_id, round, step, rung, due_at)
SELECT m.id, m.round, l.step, l.rung, $2::timestamptz + l.minutes * interval '1 minute'
FROM meant m JOIN ladder_step l ON l.level = $3::smallint AND l.on_shift = m.on_shift
"""  # noqa: S608 (only constants of this module)

_LEFT_ALONE = f"""
SELECT c.id, c.level FROM "case" c WHERE c.id = ANY($1::bigint[]) AND c.level >= {URGENT} AND c.closed_at IS NULL
    AND c.waiting_since IS NOT NULL
    AND NOT EXISTS (SELECT FROM alert a WHERE a.case_id = c.id AND a.ended_at IS NULL AND NOT {OVER})
ORDER BY c.id
"""  # noqa: S608 (only constants of this module)

_OF = "SELECT id, case_id, rung FROM alert WHERE id = $1"

_ACKNOWLEDGE = f"""
WITH seen AS (
    SELECT id, round, step, rung FROM alert
    WHERE case_id = $1 AND id = $2 AND raised_at IS NOT NULL AND ended_at IS NULL
), ended AS (
    UPDATE alert a SET ended_at = $4, acknowledged_at = CASE WHEN a.id = seen.id THEN $4::timestamptz END,
        acknowledged_by = CASE WHEN a.id = seen.id THEN $3::bigint END
    FROM seen WHERE a.case_id = $1 AND a.ended_at IS NULL
), done AS (
    {_CARD_DONE.format(now="$4::timestamptz")} AND EXISTS (SELECT FROM seen)
)
INSERT INTO case_event (case_id, kind, staff_id, detail)
SELECT $1, 'acknowledged', $3, jsonb_strip_nulls(jsonb_build_object('rung', rung, 'step', step, 'round', round,
    'to', $5::bigint, 'reached', CASE WHEN $5::bigint IS NOT NULL THEN true END)) FROM seen
RETURNING id
"""  # noqa: S608 (only constants of this module)

_CALLED = """
INSERT INTO case_event (case_id, kind, staff_id, detail)
SELECT case_id, 'acknowledged', $2, jsonb_build_object('rung', rung, 'step', step, 'round', round,
    'to', $3::bigint, 'reached', false)
FROM alert WHERE id = $1 AND rung = 'phone' AND raised_at IS NOT NULL AND ended_at IS NULL
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class AlertOf:
    """Which case an alert belongs to."""

    id: int
    case_id: int
    rung: str


async def begin(database: Database, case_id: int, level: int, now: datetime) -> None:
    """Begin the ladder of a case that opened, opened again or was raised; what still went on of an older one ends.

    Its steps are copied from the table of the level: whoever changes that table later changes no ladder that goes on.
    Which of the two ladders it is depends on whether the desk is open and somebody is there. Below L3 there is none.
    Two statements; the caller holds the transaction in which the case changed.
    """
    if level < URGENT:
        return
    opened = await open_desks(database, now)
    times = (now - SEEN_WITHIN, now - DOZED_OFF)
    await database.execute(_BEGIN, case_id, now, level, opened, *times)


async def begin_again(database: Database, cases: Sequence[int], now: datetime) -> None:
    """Begin a ladder for each of these cases that is in danger, waits again, and has none that goes on.

    So nobody is forgotten whose case went back to the queue after the first ladder had ended.
    """
    for row in await database.fetch(_LEFT_ALONE, list(cases)):
        await begin(database, row["id"], row["level"], now)


async def find(database: Database, alert: int) -> AlertOf | None:
    """Give which case an alert belongs to; None when there is none of this number."""
    row = await database.fetchrow(_OF, alert)
    return AlertOf(**row) if row else None


async def acknowledge(
    database: Database, alert: AlertOf, staff: int, now: datetime, reached: int | None = None
) -> bool:
    """End the ladder of a case: somebody sees to it. False when it was over already.

    `reached` is the member of staff who was rung up and answered. The caller holds the case's lock (cases.LOCK).
    """
    given = (alert.case_id, alert.id, staff, now, reached)
    return await database.fetchval(_ACKNOWLEDGE, *given) is not None


async def called_in_vain(database: Database, alert: AlertOf, staff: int, whom: int) -> bool:
    """Write down that somebody was rung up and did not answer: the next number stays. False when it was over."""
    return await database.fetchval(_CALLED, alert.id, staff, whom) is not None
