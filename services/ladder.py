"""The ladder at work: steps that are due are raised once, rounds that are over end, silence in danger is flagged.

Any number of processes may do so at the same time: each works only on rows that nobody else holds, and waits for none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import Author, Delivery, Lane
from services import Database
from services.alerts import OPEN_PAGE, OVER, URGENT
from services.presence import DOZED_OFF, SEEN_WITHIN
from services.turns import WAKE

SILENCE = timedelta(minutes=10)
"""Without a word for so long a person in danger is silent (triage protocol 4 h)."""

AT_ONCE = 50
"""Steps raised in one transaction."""

NEXT_DUE = "SELECT due_at FROM alert WHERE raised_at IS NULL AND ended_at IS NULL ORDER BY due_at LIMIT 1"
"""SQL: what a tick asks when nothing is due; the first entry of an index answers it."""

# A case that somebody moves at this moment is left for the next tick: they may want its alerts, which are held here.
# Whom a rung is for. Of several rungs «on_call» the first is for the first on the list who can be told, the second for
# two of them, the last for all: one is woken before everybody is. The last rung tells all who could ring somebody up.
_RAISE = f"""
WITH due AS (
    SELECT a.id, a.case_id, a.round, a.step, a.rung, c.desk, c.level, c.claimed_by, {OVER} AS over,
        (SELECT count(*) FROM alert o WHERE o.case_id = a.case_id AND o.round = a.round AND o.step <= a.step
            AND o.rung = 'on_call') AS nth,
        NOT EXISTS (SELECT FROM alert o WHERE o.case_id = a.case_id AND o.round = a.round AND o.step > a.step
            AND o.rung = 'on_call') AS last_of_list
    FROM alert a JOIN "case" c ON c.id = a.case_id
    WHERE a.raised_at IS NULL AND a.ended_at IS NULL AND a.due_at <= $1
    ORDER BY a.due_at, a.id LIMIT {AT_ONCE} FOR UPDATE OF a SKIP LOCKED FOR KEY SHARE OF c SKIP LOCKED
), ended AS (
    UPDATE alert SET ended_at = $1 FROM due WHERE alert.id = due.id AND due.over
), raised AS (
    UPDATE alert SET raised_at = $1 FROM due WHERE alert.id = due.id AND NOT due.over RETURNING due.*
), colleague AS (
    SELECT s.id, s.role, s.on_call, a.id AS account_id,
        NOT s.away AND EXISTS (SELECT FROM staff_session e WHERE e.staff_id = s.id
            AND {OPEN_PAGE.format(seen="$2", dozed="$3")}) AS present,
        NOT s.away AND EXISTS (
            SELECT FROM shift h WHERE h.staff_id = s.id AND h.starts_at <= $1 AND h.ends_at > $1) AS on_shift
    FROM staff s LEFT JOIN account a ON a.id = s.account_id AND a.state = 'reachable'
    WHERE s.disabled_at IS NULL AND EXISTS (SELECT FROM raised)
), able AS (
    SELECT r.id AS alert, c.*, m.desk IS NOT NULL AND (c.present OR c.on_shift) OR c.id = r.claimed_by AS at_desk,
        c.role = 'supervisor' AS supervises,
        c.on_call IS NOT NULL AND (m.desk IS NOT NULL OR c.role = 'supervisor') AS listed
    FROM raised r CROSS JOIN colleague c LEFT JOIN staff_desk m ON m.staff_id = c.id AND m.desk = r.desk
    WHERE c.present OR c.account_id IS NOT NULL
), placed AS (
    SELECT *, count(*) FILTER (WHERE listed) OVER (PARTITION BY alert ORDER BY on_call NULLS LAST, id) AS place
    FROM able
), told AS (
    SELECT r.id AS alert, p.account_id, p.on_call FROM raised r JOIN placed p ON p.alert = r.id
    WHERE CASE r.rung WHEN 'desk' THEN p.at_desk WHEN 'supervisor' THEN p.supervises
        WHEN 'on_call' THEN p.listed AND (r.last_of_list OR p.place <= r.nth)
        ELSE p.at_desk OR p.supervises OR p.listed END
), card AS (
    INSERT INTO card (kind, case_id, note) SELECT 'call_up', case_id, 'the ladder of a case came to its end'
    FROM raised r WHERE rung = 'phone' AND NOT EXISTS (
        SELECT FROM card o WHERE o.kind = 'call_up' AND o.case_id = r.case_id AND o.closed_at IS NULL)
    ON CONFLICT DO NOTHING
), event AS (
    INSERT INTO case_event (case_id, kind, detail)
    SELECT case_id, 'alerted', jsonb_build_object('rung', rung, 'step', step, 'round', round,
        'told', (SELECT count(*) FROM told WHERE told.alert = raised.id)) FROM raised ORDER BY id
)
SELECT u.id, u.over, u.case_id, u.level, d.name AS desk, u.rung, u.step, t.account_id
FROM due u JOIN desk d ON d.key = u.desk LEFT JOIN told t ON t.alert = u.id AND t.account_id IS NOT NULL
ORDER BY u.id, t.on_call NULLS LAST, t.account_id
"""  # noqa: S608 (only constants of this module)

_SAY = f"""
WITH said AS (
    INSERT INTO message (account_id, author, text, content, lane, delivery)
    SELECT w.account_id, '{Author.BOT}', w.text, w.content::jsonb, {int(Lane.CRISIS)}, '{Delivery.QUEUED}'
    FROM unnest($1::bigint[], $2::text[], $3::text[]) AS w(account_id, text, content) RETURNING account_id
)
SELECT pg_notify('{WAKE}', ''), pg_notify('yavar_console', 'thread ' || a.citizen_id)
FROM said JOIN account a ON a.id = said.account_id
"""  # noqa: S608 (only constants of this module)

_SETTLE = f"""
WITH over AS (
    SELECT a.id FROM alert a JOIN "case" c ON c.id = a.case_id
    WHERE a.ended_at IS NULL AND {OVER} ORDER BY a.id FOR UPDATE OF a SKIP LOCKED
), ended AS (
    UPDATE alert SET ended_at = $1 FROM over WHERE alert.id = over.id RETURNING alert.case_id
)
UPDATE card SET closed_at = $1 WHERE id IN (SELECT id FROM card WHERE kind = 'call_up' AND closed_at IS NULL
    AND case_id IN (SELECT case_id FROM ended) FOR UPDATE SKIP LOCKED)
"""  # noqa: S608 (only constants of this module)

_SILENT = f"""
WITH quiet AS (
    SELECT id FROM "case" WHERE closed_at IS NULL AND level >= {URGENT} AND silent_at IS NULL AND last_heard_at <= $1
    ORDER BY last_heard_at LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED
), marked AS (
    UPDATE "case" c SET silent_at = c.last_heard_at FROM quiet WHERE c.id = quiet.id RETURNING c.id
), told AS (
    INSERT INTO case_event (case_id, kind) SELECT id, 'silent' FROM marked ORDER BY id
)
SELECT id FROM marked ORDER BY id
"""  # noqa: S608 (only constants of this module)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One member of staff to be told, in their own messenger, that a case in danger has no answer."""

    case: int
    level: int
    desk: str
    """The desk's Persian name."""
    rung: str
    step: int
    """Counted from 0; after the first it is a repeated alarm."""
    account_id: int
    """Staff write with the bot like anybody."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """What one statement did."""

    raised: int
    """Steps of which people were told."""
    ended: int
    """Steps of which nobody needs to be told any more."""
    alarms: Sequence[Alarm]


@dataclass(frozen=True, slots=True)
class Said:
    """An alarm in words."""

    account_id: int
    text: str
    content: str
    """JSON, as services.turns keeps it."""


async def any_due(database: Database, now: datetime) -> bool:
    """Tell whether a step is due; what a tick costs when nothing is."""
    due_at = await database.fetchval(NEXT_DUE)
    return due_at is not None and due_at <= now


async def climb(database: Database, now: datetime) -> Climbed:
    """Raise the steps that are due, at most AT_ONCE, and give whom to tell in their messengers.

    A step whose case was answered or closed meanwhile is ended instead. The caller writes the messages in the same
    transaction: either both stand or neither.
    """
    rows = await database.fetch(_RAISE, now, now - SEEN_WITHIN, now - DOZED_OFF)
    ended = {row["id"] for row in rows if row["over"]}
    told = [row for row in rows if row["account_id"] is not None]
    alarms = [_alarm(row) for row in told]
    return Climbed(len({row["id"] for row in rows} - ended), len(ended), alarms)


async def say(database: Database, said: Sequence[Said]) -> None:
    """Put alarms into the lane that overtakes all others."""
    if said:
        columns = ([each.account_id for each in said], [each.text for each in said], [each.content for each in said])
        await database.fetch(_SAY, *columns)


async def settle(database: Database, now: datetime) -> None:
    """End what goes on of ladders that are over, with the card that asked for a call."""
    await database.execute(_SETTLE, now)


async def flag_silence(database: Database, now: datetime) -> list[int]:
    """Flag open cases in danger whose citizen has written nothing for SILENCE, once for each silence; give them."""
    return [row["id"] for row in await database.fetch(_SILENT, now - SILENCE)]


def _alarm(row: Any) -> Alarm:
    return Alarm(row["case_id"], row["level"], row["desk"], row["rung"], row["step"], row["account_id"])
