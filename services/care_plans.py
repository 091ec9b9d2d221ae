"""Care plans: what staff agreed on for one person, so that nobody has to tell everything anew each time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from services import Database
from services.cases import LOCK

LONGEST = 2000
"""Signs of each of the two texts, as staff write them; where two people were one, both texts stay and may be longer."""

LATELY = timedelta(days=90)
"""The time over which cases of a person are counted."""

OFTEN = 5
"""From so many cases in that time on staff are asked to write a plan (our assumption, to be judged in use)."""

_PLAN = """
SELECT p.answered_by, a.name AS answerer, a.disabled_at IS NOT NULL AS answerer_left, p.helps, p.avoid,
    w.name AS writer, p.written_at
FROM care_plan p LEFT JOIN staff a ON a.id = p.answered_by LEFT JOIN staff w ON w.id = p.written_by
WHERE p.citizen_id = $1
"""

# An administrator reads no thread, so nobody is promised an answer of theirs.
_ANSWERERS = """
SELECT id, name, role FROM staff WHERE disabled_at IS NULL AND role <> 'administrator' ORDER BY name, id
"""

_LATELY = """
SELECT count(*) FROM "case" WHERE citizen_id = $1 AND opened_at > $2 AND outcome IS DISTINCT FROM 'joined'
"""

_WHOSE = 'SELECT citizen_id FROM "case" WHERE id = $1'

_ADD = """
INSERT INTO care_plan (citizen_id, answered_by, helps, avoid, written_by, written_at)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (citizen_id) DO NOTHING RETURNING id
"""
# The moment of writing is also what tells one text from the next, so two in one moment get two.
_CHANGE = """
UPDATE care_plan SET answered_by = $2, helps = $3, avoid = $4, written_by = $5,
    written_at = greatest($6, written_at + interval '1 microsecond')
WHERE citizen_id = $1 AND written_at = $7 RETURNING id
"""
_REMOVE = "DELETE FROM care_plan WHERE citizen_id = $1 AND written_at = $2 RETURNING id"

_TELL = """
SELECT pg_notify('yavar_console', format('case %s %s %s', id, citizen_id, desk)) FROM "case"
WHERE citizen_id = $1 ORDER BY id DESC LIMIT 1
"""

_BEFORE = """
SELECT length(helps) AS helps, length(avoid) AS avoid, answered_by, written_by, written_at::text AS written_at
FROM care_plan WHERE citizen_id = $1 FOR UPDATE
"""
_TAKE_IN = """
INSERT INTO care_plan AS k (citizen_id, answered_by, helps, avoid, written_by, written_at)
SELECT $2, answered_by, helps, avoid, written_by, written_at FROM care_plan WHERE citizen_id = $1
ON CONFLICT (citizen_id) DO UPDATE SET
    helps = concat_ws(E'\\n\\n', nullif(k.helps, ''),
        CASE WHEN strpos(k.helps, excluded.helps) = 0 THEN excluded.helps END),
    avoid = concat_ws(E'\\n\\n', nullif(k.avoid, ''),
        CASE WHEN strpos(k.avoid, excluded.avoid) = 0 THEN excluded.avoid END),
    answered_by = coalesce(k.answered_by, excluded.answered_by),
    written_by = CASE WHEN excluded.written_at > k.written_at THEN excluded.written_by ELSE k.written_by END,
    written_at = greatest(k.written_at, excluded.written_at) + interval '1 microsecond'
RETURNING written_at::text
"""
_LET_GO = "DELETE FROM care_plan WHERE citizen_id = $1 AND written_at = $2::text::timestamptz"
_LET_OUT = """
UPDATE care_plan SET helps = left(helps, $3), avoid = left(avoid, $4), answered_by = $5, written_by = $6,
    written_at = $7::text::timestamptz
WHERE citizen_id = $1 AND written_at = $2::text::timestamptz
"""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a plan says."""

    answered_by: int | None = None
    """Who knows the person best; empty: anybody."""
    helps: str = ""
    avoid: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether it says nothing."""
        return self == Agreed()


@dataclass(frozen=True, slots=True)
class CarePlan:
    """The plan of one person, as staff see it."""

    answered_by: int | None
    answerer: str | None
    """Their name."""
    answerer_left: bool
    """Their account is closed: somebody else has to be named."""
    helps: str
    avoid: str
    writer: str | None
    """Name of whoever wrote it last."""
    written_at: datetime
    """UTC; also tells one text from the next."""

    @property
    def says(self) -> Agreed:
        """Give what it says, without who wrote it."""
        return Agreed(self.answered_by, self.helps, self.avoid)


@dataclass(frozen=True, slots=True)
class Answerer:
    """A colleague who may be named in a plan, of whatever desk."""

    id: int
    name: str
    role: str


async def plan(database: Database, citizen: int) -> CarePlan | None:
    """Give the plan of a person; None when nobody wrote one."""
    row = await database.fetchrow(_PLAN, citizen)
    return CarePlan(**row) if row else None


async def answerers(database: Database) -> list[Answerer]:
    """List who may be named, by name."""
    return [Answerer(**row) for row in await database.fetch(_ANSWERERS)]


async def lately(database: Database, citizen: int, now: datetime) -> int:
    """Count the cases of a person in the last 90 days; one that became one with another counts once."""
    return int(await database.fetchval(_LATELY, citizen, now - LATELY))


async def write(
    database: Database, case: int, staff: int, agreed: Agreed, seen: datetime | None, now: datetime
) -> bool:
    """Keep what was agreed on for the person of a case; an empty plan is taken away.

    `seen` is `written_at` of the plan that the writer had before them, None if there was none. False when another
    one stands there meanwhile: nothing is written, and the writer has to see it first.
    """
    citizen = await _person(database, case)
    if citizen is None:
        return False
    if seen is None:
        done = agreed.is_empty or await _add(database, citizen, staff, agreed, now)
    elif agreed.is_empty:
        done = await database.fetchval(_REMOVE, citizen, seen) is not None
    else:
        values = (agreed.answered_by, agreed.helps, agreed.avoid, staff, now, seen)
        done = await database.fetchval(_CHANGE, citizen, *values) is not None
    if done:
        await database.execute(_TELL, citizen)
    return done


async def join(database: Database, left: int, joined: int) -> dict[str, Any]:
    """Bring the plan of one person to another, as both turn out to be one; gives what `part` needs to undo it.

    If both have one, both texts stay, one after the other. The left person's row stays as it was: if the link ends,
    it is theirs again. What is given holds no words, as it is kept with the link.
    """
    before = await database.fetchrow(_BEFORE, joined)
    made = await database.fetchval(_TAKE_IN, left, joined)
    return {"made": made, "before": dict(before) if before else None} if made else {}


async def part(database: Database, brought: dict[str, Any], joined: int) -> None:
    """Take out of a person's plan what `join` brought, unless staff have changed it since: then it has gone on."""
    if not brought:
        return
    if (before := brought["before"]) is None:
        await database.execute(_LET_GO, joined, brought["made"])
    else:
        await database.execute(_LET_OUT, joined, brought["made"], *before.values())


async def _add(database: Database, citizen: int, staff: int, agreed: Agreed, now: datetime) -> bool:
    values = (agreed.answered_by, agreed.helps, agreed.avoid, staff, now)
    return await database.fetchval(_ADD, citizen, *values) is not None


async def _person(database: Database, case: int) -> int | None:
    """Give whose case it is, and hold them: until the transaction ends, no link moves their cases."""
    while True:
        held: int | None = await database.fetchval(LOCK, case)
        if held == await database.fetchval(_WHOSE, case):
            return held
