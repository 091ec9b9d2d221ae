"""The audit: who read and changed what, and whether its chain is whole."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database

PAGE = 50
CHUNK = 10_000
"""Links that one statement checks."""
NEVER = 2**62
"""A number that no link will reach."""

_READ = """
SELECT audit_write('read', $1, k, '{}') FROM unnest($2::text[]) k WHERE NOT EXISTS (
    SELECT FROM audit WHERE noun = $1 AND row_key = k AND act = 'read' AND at > clock_timestamp() - interval '10 min'
    AND staff_id IS NOT DISTINCT FROM nullif(current_setting('app.staff', true), '')::bigint
)
"""

_SEARCH = """
SELECT a.id, a.at, a.staff_id, s.name AS staff_name, a.actor, a.act, a.noun, a.row_key, a.changed, a.hash
FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
WHERE a.id < $1 AND ($2::bigint IS NULL OR a.staff_id = $2) AND (NOT $3 OR a.staff_id IS NULL)
    AND ($4 = '' OR a.noun = $4) AND ($5 = '' OR a.row_key = $5) AND ($6 = '' OR a.act = $6)
    AND ($7::timestamptz IS NULL OR a.at >= $7) AND ($8::timestamptz IS NULL OR a.at < $8)
ORDER BY a.id DESC LIMIT $9
"""

_VERIFY = """
WITH link AS (
    SELECT (x.a).id, (x.a).hash, (x.a).hash = audit_hash((x.a).previous, x.a) AS same,
        (x.a).previous = lag((x.a).hash) OVER (ORDER BY (x.a).id) AS joined, (x.a).previous = ''::bytea AS first
    FROM (
        (SELECT a FROM audit a WHERE id <= $1 ORDER BY id DESC LIMIT 1)
        UNION ALL (SELECT a FROM audit a WHERE id > $1 ORDER BY id LIMIT $2)
    ) x
)
SELECT count(*) AS checked, max(id) AS last,
    (SELECT l.hash FROM link l ORDER BY l.id DESC LIMIT 1) AS hash,
    min(id) FILTER (WHERE NOT same) AS changed, min(id) FILTER (WHERE NOT coalesce(joined, first)) AS missing
FROM link WHERE id > $1
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are looked for; what is empty does not narrow."""

    staff_id: int | None = None
    outside: bool = False
    """Only acts of nobody who was signed in: the bot, the clock, or somebody at the database itself."""
    noun: str = ""
    row_key: str = ""
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """UTC, not included."""


@dataclass(frozen=True, slots=True)
class Act:
    """One link of the chain."""

    id: int
    at: datetime
    staff_id: int | None
    staff_name: str | None
    actor: str
    """The database's user and the program."""
    act: str
    noun: str
    row_key: str
    changed: dict[str, Any]
    """Column -> [before, after], or None where only the fact of a change is kept."""
    hash: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link that does not hold."""

    id: int
    changed: bool
    """What the link says is not what was written; otherwise links before it are missing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How a stretch of the chain was found."""

    links: int
    last_id: int
    """Where to go on; the id it began behind when there was nothing to check."""
    last_hash: bytes
    broken: Broken | None


async def read(database: Database, noun: str, *keys: str) -> None:
    """Write down that the signed-in person read rows, unless they read the same within ten minutes."""
    await database.execute(_READ, noun, keys)


async def search(database: Database, wanted: Wanted, *, before: int = NEVER, most: int = PAGE) -> list[Act]:
    """Give the acts looked for, newest first, from before a link on."""
    rows = await database.fetch(
        _SEARCH,
        before,
        wanted.staff_id,
        wanted.outside,
        wanted.noun,
        wanted.row_key,
        wanted.act,
        wanted.since,
        wanted.until,
        most,
    )
    return [Act(**{**row, "changed": json.loads(row["changed"])}) for row in rows]


async def check(database: Database, after: int = 0, most: int = CHUNK) -> Checked:
    """Compute the hashes of the next links anew and compare; begin at 0, go on behind `last_id`."""
    row = await database.fetchrow(_VERIFY, after, most)
    assert row is not None
    faults = [Broken(link, changed) for link, changed in ((row["changed"], True), (row["missing"], False)) if link]
    broken = min(faults, key=lambda fault: (fault.id, not fault.changed), default=None)
    return Checked(row["checked"], row["last"] or after, row["hash"] or b"", broken)


async def between(database: Database, after: int, before: int) -> int:
    """Count the links between two."""
    return int(await database.fetchval("SELECT count(*) FROM audit WHERE id > $1 AND id < $2", after, before))


async def verify(database: Database, after: int, most: int) -> Broken | None:
    """Say which of the next links is the first that does not hold; None when all do."""
    return (await check(database, after, most)).broken


async def noted(database: Database, link: int, beginning: str) -> bool:
    """Whether a link that somebody noted elsewhere still stands as it stood: its hash begins so, in hex."""
    found = await database.fetchval("SELECT hash FROM audit WHERE id = $1", link)
    return found is not None and bytes(found).hex().startswith(beginning.lower())
