"""Shifts: who is on duty when, planned ahead; one person's shifts do not overlap."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services import Database

LONGEST = timedelta(hours=24)

_PLANNED = """
SELECT h.id, h.staff_id, t.name, t.role, h.starts_at, h.ends_at,
    ARRAY(SELECT desk FROM staff_desk WHERE staff_id = t.id ORDER BY desk) AS desks
FROM shift h JOIN staff t ON t.id = h.staff_id
WHERE h.ends_at > $1 AND h.starts_at < $2 AND ($3::bigint IS NULL OR t.id = $3)
ORDER BY h.starts_at, t.name, h.id
"""
_ONE_BY_ONE = "SELECT FROM staff WHERE id = $1 AND disabled_at IS NULL FOR UPDATE"
_OVERLAPPING = "SELECT EXISTS (SELECT FROM shift WHERE staff_id = $1 AND starts_at < $3 AND ends_at > $2)"
_PLAN = "INSERT INTO shift (staff_id, starts_at, ends_at) VALUES ($1, $2, $3) RETURNING id"
_CANCEL = "DELETE FROM shift WHERE id = $1 AND starts_at > $2 RETURNING id"
_CUT_SHORT = "UPDATE shift SET ends_at = $2 WHERE id = $1 AND starts_at < $2 AND ends_at > $2 RETURNING id"


@dataclass(frozen=True, slots=True)
class Shift:
    """One turn of duty, and whose it is."""

    id: int
    staff_id: int
    name: str
    role: str
    starts_at: datetime
    ends_at: datetime
    desks: list[str]


class ShiftError(Exception):
    """A shift cannot be planned so."""


class UnknownPersonError(ShiftError):
    """Nobody of that number works here."""


class SpanError(ShiftError):
    """It ends before it begins, is too long, or is over."""


class OverlapError(ShiftError):
    """The person is on duty in that time already."""


async def planned(database: Database, since: datetime, until: datetime, staff_id: int | None = None) -> list[Shift]:
    """List shifts that touch a span, earliest first."""
    return [Shift(**row) for row in await database.fetch(_PLANNED, since, until, staff_id)]


async def plan(database: Database, staff_id: int, starts_at: datetime, ends_at: datetime, now: datetime) -> int:
    """Write a shift down; raises ShiftError. Call it in a transaction."""
    if not starts_at < ends_at <= starts_at + LONGEST or ends_at <= now:
        raise SpanError
    if await database.fetchrow(_ONE_BY_ONE, staff_id) is None:
        raise UnknownPersonError
    if await database.fetchval(_OVERLAPPING, staff_id, starts_at, ends_at):
        raise OverlapError
    shift_id: int = await database.fetchval(_PLAN, staff_id, starts_at, ends_at)
    return shift_id


async def cancel(database: Database, shift_id: int, now: datetime) -> bool:
    """Take a shift that has not begun out of the plan, or end one that has; False when there is nothing to do."""
    for statement in (_CANCEL, _CUT_SHORT):
        if await database.fetchval(statement, shift_id, now) is not None:
            return True
    return False
