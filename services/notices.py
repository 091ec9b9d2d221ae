"""Who is told, in their own messenger, that a case waits: its number and level, never a word of the citizen.

Of a case in danger its ladder tells (services.ladder); only where that has no steps it is told of here too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services import Database

PRESENT = timedelta(seconds=60)
"""A page of theirs was open so short a time ago: they are there (services.presence)."""

URGENT = 3
"""From this level on people on call are told too, whoever is present."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One member of staff to be told of one case."""

    case: int
    level: int
    desk: str
    """The desk's Persian name."""
    has_plan: bool
    account_id: int
    citizen_id: int
    """Whose account it is: staff write with the bot like anybody."""


# Told are those of the desk who are on shift or present; and whoever is on call when it is urgent, or when nobody
# would notice: no page is open at the desk, and nobody on duty there can be told.
_ANNOUNCE = """
WITH fresh AS (
    UPDATE "case" SET announced_at = $1 WHERE id IN (
        SELECT id FROM "case" WHERE announced_at IS NULL AND closed_at IS NULL AND claimed_by IS NULL
        ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED
    ) RETURNING id, level, desk,
        EXISTS (SELECT FROM care_plan k WHERE k.citizen_id = "case".citizen_id) AS has_plan
), colleague AS (
    SELECT s.id, s.on_call, s.role, a.id AS account_id, a.citizen_id, NOT s.away AND EXISTS (
            SELECT FROM staff_session e WHERE e.staff_id = s.id AND e.ended_at IS NULL AND e.seen_at > $2
        ) AS present,
        NOT s.away AND EXISTS (
            SELECT FROM shift h WHERE h.staff_id = s.id AND h.starts_at <= $1 AND h.ends_at > $1
        ) AS on_shift
    FROM staff s LEFT JOIN account a ON a.id = s.account_id AND a.state = 'reachable' WHERE s.disabled_at IS NULL
), noticed AS (
    SELECT DISTINCT m.desk FROM staff_desk m JOIN colleague c ON c.id = m.staff_id
    WHERE c.present OR (c.on_shift AND c.account_id IS NOT NULL)
)
SELECT f.id AS case, f.level, d.name AS desk, f.has_plan, c.account_id, c.citizen_id
FROM fresh f JOIN desk d ON d.key = f.desk JOIN colleague c ON c.account_id IS NOT NULL
WHERE NOT EXISTS (SELECT FROM alert a WHERE a.case_id = f.id AND a.ended_at IS NULL) AND (
    (EXISTS (SELECT FROM staff_desk m WHERE m.staff_id = c.id AND m.desk = f.desk) AND (c.present OR c.on_shift))
    OR (c.on_call IS NOT NULL AND (f.level >= $3 OR f.desk NOT IN (SELECT desk FROM noticed)) AND (
        c.role = 'supervisor' OR EXISTS (SELECT FROM staff_desk m WHERE m.staff_id = c.id AND m.desk = f.desk))))
ORDER BY f.id, c.on_call
"""


async def announce(database: Database, now: datetime) -> list[Notice]:
    """Mark waiting cases as announced and give whom to tell; the caller writes the messages in the same transaction."""
    return [Notice(**row) for row in await database.fetch(_ANNOUNCE, now, now - PRESENT, URGENT)]
