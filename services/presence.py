"""Presence: who is at an open page of the console, on duty, and not on a break."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services import Database
from services.desks import open_desks

SEEN_WITHIN = timedelta(seconds=60)
"""A page that has not shown a sign of life for so long is closed, or its computer sleeps."""
DOZED_OFF = timedelta(minutes=30)
"""A locked page still rings when a case comes; whoever leaves it locked for so long is not there."""
SHIFTS_COUNT = timedelta(hours=12)
"""Whoever had a shift so recently, or has one to come, is on duty in shifts only."""

_BEAT = """
UPDATE staff_session SET seen_at = $2 WHERE id = $1 AND ended_at IS NULL
    AND EXISTS (SELECT FROM staff t WHERE t.id = staff_id AND t.disabled_at IS NULL)
RETURNING id
"""
_ON_DUTY = """
(EXISTS (SELECT FROM shift h WHERE h.staff_id = t.id AND h.starts_at <= $1 AND h.ends_at > $1)
    OR NOT EXISTS (SELECT FROM shift h WHERE h.staff_id = t.id AND h.ends_at > $3))
"""
_OPEN_PAGE = "e.ended_at IS NULL AND e.stage = 'full' AND e.seen_at > $2 AND (e.locked_at IS NULL OR e.locked_at > $4)"
_PRESENT = f"""
SELECT t.id, t.name, t.role, ARRAY(SELECT desk FROM staff_desk WHERE staff_id = t.id ORDER BY desk) AS desks,
    (SELECT max(h.ends_at) FROM shift h WHERE h.staff_id = t.id AND h.starts_at <= $1 AND h.ends_at > $1) AS shift_ends,
    bool_and(e.locked_at IS NOT NULL) AS locked, max(e.used_at) AS used_at
FROM staff_session e JOIN staff t ON t.id = e.staff_id
WHERE {_OPEN_PAGE} AND t.disabled_at IS NULL AND NOT t.away AND {_ON_DUTY}
    AND EXISTS (SELECT FROM staff_desk d WHERE d.staff_id = t.id AND d.desk = ANY($5))
GROUP BY t.id ORDER BY t.name, t.id
"""  # noqa: S608 (only constants of this module)
_ON_BREAK = """
SELECT t.id, t.name FROM staff t WHERE t.away AND t.disabled_at IS NULL AND EXISTS (
    SELECT FROM staff_session e WHERE e.staff_id = t.id AND e.ended_at IS NULL AND e.seen_at > $1
) ORDER BY t.name, t.id
"""
_AWAY = "UPDATE staff SET away = $2 WHERE id = $1 AND away <> $2 RETURNING id"
_TELL = "SELECT pg_notify('yavar_console', 'presence')"
_ON_CALL = """
SELECT DISTINCT t.id, t.name, t.phone, t.on_call FROM staff t
WHERE t.on_call IS NOT NULL AND t.phone IS NOT NULL AND t.disabled_at IS NULL
    AND ($1::text[] IS NULL OR t.role = 'supervisor'
        OR EXISTS (SELECT FROM staff_desk d WHERE d.staff_id = t.id AND d.desk = ANY($1)))
ORDER BY t.on_call, t.name, t.id
"""


@dataclass(frozen=True, slots=True)
class Present:
    """A member of staff who can answer now."""

    id: int
    name: str
    role: str
    desks: Sequence[str]
    shift_ends: datetime | None
    """Empty: no shift is written down."""
    locked: bool
    """Their page asks for the password: it rings, but nobody looked for a while."""
    used_at: datetime


@dataclass(frozen=True, slots=True)
class OnCall:
    """Somebody who may be rung up when nobody is there."""

    id: int
    name: str
    phone: str
    on_call: int


async def beat(database: Database, session_id: int, now: datetime) -> bool:
    """Note that a page of a session is open; False when the session has ended."""
    return await database.fetchval(_BEAT, session_id, now) is not None


async def present(database: Database, desks: Sequence[str], now: datetime) -> list[Present]:
    """List who could answer at one of these desks now."""
    times = (now, now - SEEN_WITHIN, now - SHIFTS_COUNT, now - DOZED_OFF)
    return [Present(**row) for row in await database.fetch(_PRESENT, *times, list(desks))]


async def on_break(database: Database, now: datetime) -> list[tuple[int, str]]:
    """List who has a page open but takes a break: number and name."""
    return [(row["id"], row["name"]) for row in await database.fetch(_ON_BREAK, now - SEEN_WITHIN)]


async def nobody(database: Database, now: datetime) -> list[str]:
    """List the desks that are open while nobody is there."""
    opened = await open_desks(database, now)
    there = {desk for each in await present(database, opened, now) for desk in each.desks}
    return [desk for desk in opened if desk not in there]


async def on_call(database: Database, desks: Sequence[str] | None = None) -> list[OnCall]:
    """List whom to ring up, first to last: supervisors, and members of these desks (None: of all)."""
    rows = await database.fetch(_ON_CALL, None if desks is None else list(desks))
    return [OnCall(**row) for row in rows]


async def take_break(database: Database, staff_id: int, *, away: bool) -> bool:
    """Begin or end a break; tell open pages. False when it was so already."""
    changed = await database.fetchval(_AWAY, staff_id, away) is not None
    if changed:
        await database.execute(_TELL)
    return changed
