"""Search over the threads of people who have a case: kept squeezed, so that any spelling finds them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import asyncpg

from services import Database
from texts.persian import squeeze

SHORTEST = 2
"""Letters that a word must have to be looked for."""
TRIGRAM = 3
"""Letters from which on the index helps."""
MOST_WORDS = 8
MOST_HITS = 200
BEHIND = 500
"""Messages that are looked at again: a turn that began earlier may commit later than one that began after it."""
CASES_BEHIND = 20
"""Cases that are looked at again, for the same reason."""
CASES_AT_ONCE = 100
"""Cases whose threads are made searchable at once."""

# A thread that gets its first case is taken whole and at once; from then on its later messages come one by one.
_CASES_ON = 'SELECT id, citizen_id FROM "case" WHERE id > $1 ORDER BY id LIMIT $2'
_THREADS = """
SELECT m.id, a.citizen_id, m.text FROM unnest($1::bigint[]) AS c(id)
JOIN account a ON a.citizen_id = c.id JOIN message m ON m.account_id = a.id
WHERE NOT EXISTS (SELECT FROM search_text s WHERE s.citizen_id = c.id)
"""

_LAST = "SELECT coalesce(max(message_id), 0) FROM search_text"
_HEAD = "SELECT coalesce(max(id), 0) FROM message"
_NEW = """
SELECT m.id, a.citizen_id, m.text FROM message m JOIN account a ON a.id = m.account_id
WHERE m.id > $1 AND m.id <= $2 AND EXISTS (SELECT FROM search_text s WHERE s.citizen_id = a.citizen_id)
    AND NOT EXISTS (SELECT FROM search_text s WHERE s.message_id = m.id)
ORDER BY m.id LIMIT $3
"""

# Plain rows of messages without words mark them as seen.
_KEEP = """
INSERT INTO search_text (message_id, citizen_id, squeezed)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING
"""

# An account that has moved to another person takes its words along; a person without a case is not searched, and one
# with a case is searched whole, up to where the others are.
_MOVED = """
UPDATE search_text s SET citizen_id = a.citizen_id FROM message m JOIN account a ON a.id = m.account_id
WHERE m.account_id = $1 AND s.message_id = m.id
"""
_WITHOUT_CASE = """
DELETE FROM search_text s WHERE s.citizen_id = ANY($1::bigint[])
    AND NOT EXISTS (SELECT FROM "case" c WHERE c.citizen_id = s.citizen_id)
"""
_MISSING = """
SELECT m.id, a.citizen_id, m.text FROM account a JOIN message m ON m.account_id = a.id
WHERE a.citizen_id = ANY($1::bigint[]) AND m.id <= (SELECT max(message_id) FROM search_text)
    AND EXISTS (SELECT FROM search_text s WHERE s.citizen_id = a.citizen_id)
    AND NOT EXISTS (SELECT FROM search_text s WHERE s.message_id = m.id)
"""

# The hits are gathered first: with the order and limit in one statement the planner would read all threads backwards
# until it has enough, which for a rare word is to the end. For words without three letters in a row, which the index
# does not know, that is just right.
_HITS = """
WITH hit AS {gathered} (SELECT s.message_id, s.citizen_id FROM search_text s WHERE {likes})
SELECT m.id, h.citizen_id, m.text, m.author, m.created_at FROM (
    SELECT * FROM hit WHERE $1::text[] IS NULL OR EXISTS (
        SELECT FROM "case" c JOIN desk d ON d.key = c.desk WHERE c.citizen_id = hit.citizen_id AND {readable}
    )
    ORDER BY message_id DESC LIMIT $2
) h JOIN message m ON m.id = h.message_id ORDER BY m.id DESC
"""

# As long as words of the person would open a closed case again, its desk may still read the thread.
_READABLE = """
    c.desk = ANY($1) AND (c.closed_at IS NULL OR c.closed_at > $3::timestamptz - d.reopen_hours * interval '1 hour')
"""

_CASES = """
SELECT c.id, c.citizen_id, c.desk, d.name AS desk_name, c.level, c.topic, c.opened_at, c.closed_at, s.name AS holder
FROM "case" c JOIN desk d ON d.key = c.desk LEFT JOIN staff s ON s.id = c.claimed_by
WHERE c.citizen_id = ANY($1::bigint[]) AND ($2::text[] IS NULL OR c.desk = ANY($2))
ORDER BY c.closed_at IS NOT NULL, c.id DESC
"""

_BY_NUMBER = """
SELECT o.citizen_id FROM "case" o WHERE o.id = $2 AND ($1::text[] IS NULL OR EXISTS (
    SELECT FROM "case" c JOIN desk d ON d.key = c.desk WHERE c.citizen_id = o.citizen_id AND {readable}
))
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the threads are searchable."""

    message: int
    """All messages up to this one, of people whose thread is known."""
    case: int
    """The threads of all cases up to this one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One message in which all words stand."""

    id: int
    citizen_id: int
    text: str
    author: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case of a person who was found."""

    id: int
    citizen_id: int
    desk: str
    desk_name: str
    level: int
    topic: str
    opened_at: datetime
    closed_at: datetime | None
    holder: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """One person, with their cases and the messages that were found, newest first."""

    citizen_id: int
    cases: Sequence[FoundCase]
    hits: Sequence[Hit]


async def index(database: Database, most: int = 500, mark: Mark | None = None) -> Mark:
    """Make threads searchable, a portion at a time; hand the mark it gives to the next call, None to the first."""
    mark = mark or Mark(int(await database.fetchval(_LAST)), 0)
    head = int(await database.fetchval(_HEAD))
    new = await database.fetch(_NEW, max(0, mark.message - BEHIND), head, most)
    await _keep(database, new)
    if len(new) == most:
        # Whole threads wait: one of them would hide, after a crash, that older words were not looked at yet.
        return Mark(int(new[-1]["id"]), mark.case)
    cases = await database.fetch(_CASES_ON, max(0, mark.case - CASES_BEHIND), CASES_BEHIND + CASES_AT_ONCE)
    await _keep(database, await database.fetch(_THREADS, list({row["citizen_id"] for row in cases})))
    return Mark(head, max((row["id"] for row in cases), default=mark.case))


def words(query: str) -> list[str]:
    """Give the words of a query as they are looked for: squeezed, long enough, each once."""
    found = dict.fromkeys(squeeze(word) for word in query.split())
    return [word for word in found if len(word) >= SHORTEST][:MOST_WORDS]


def case_number(query: str) -> int | None:
    """Give the case that a bare number means, in any digits and with any sign before it."""
    digits = squeeze(query)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < len(str(2**63)) else None


async def search(
    database: Database,
    query: str,
    desks: Collection[str] | None,
    now: datetime,
    most: int = MOST_HITS,
) -> list[Found]:
    """Find people by their words or a case number, those with the newest hit first; `desks` None means all.

    A case that was closed longer ago than its desk opens cases again leads nobody to the person.
    """
    allowed = None if desks is None else list(desks)
    hits = await _hits(database, words(query), allowed, now, most)
    numbered = await _numbered(database, query, allowed, now)
    people = list(dict.fromkeys([*numbered, *(hit.citizen_id for hit in hits)]))
    rows = await database.fetch(_CASES, people, allowed) if people else []
    cases = [FoundCase(**row) for row in rows]
    return [
        Found(
            person,
            [each for each in cases if each.citizen_id == person],
            [each for each in hits if each.citizen_id == person],
        )
        for person in people
    ]


async def _hits(
    database: Database, wanted: Sequence[str], desks: list[str] | None, now: datetime, most: int
) -> list[Hit]:
    if not wanted:
        return []
    # LIKE ALL of an array would not use the index. A squeezed word holds letters and digits only, so no % or _.
    indexed = any(len(word) >= TRIGRAM for word in wanted)
    column = "s.squeezed" if indexed else "s.squeezed || ''"
    likes = " AND ".join(f"{column} LIKE ${number}" for number in range(4, 4 + len(wanted)))
    gathered = "MATERIALIZED" if indexed else "NOT MATERIALIZED"
    sql = _HITS.format(gathered=gathered, likes=likes, readable=_READABLE)
    return [Hit(**row) for row in await database.fetch(sql, desks, most, now, *(f"%{word}%" for word in wanted))]


async def _numbered(database: Database, query: str, desks: list[str] | None, now: datetime) -> list[int]:
    number = case_number(query)
    rows = [] if number is None else await database.fetch(_BY_NUMBER.format(readable=_READABLE), desks, number, now)
    return [row["citizen_id"] for row in rows]


async def moved(database: Database, account: int, people: Sequence[int]) -> None:
    """Follow an account that has moved from one of two people to the other."""
    await database.execute(_MOVED, account)
    await database.execute(_WITHOUT_CASE, list(people))
    await _keep(database, await database.fetch(_MISSING, list(people)))


async def _keep(database: Database, rows: Sequence[asyncpg.Record]) -> None:
    """Write texts down as they are looked for."""
    if rows:
        texts = [squeeze(row["text"]) for row in rows]
        await database.execute(_KEEP, [row["id"] for row in rows], [row["citizen_id"] for row in rows], texts)
