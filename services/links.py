"""One person on two messengers: an account joins another person, and comes back with what is its own.

Whoever moves an account calls `hold` before it locks any row, so that two links at once never wait for each other
crosswise; then talks, people and cases are locked, in the order in which turns do it (services.cases.LOCK).
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from models import LinkWay, News
from services import Database, link_cases, link_news, search
from services.faults import OutrunError

UNDO = timedelta(hours=72)
"""So long a link can be undone as if it had not been, and a separation taken back by whoever chose it."""

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('link', 0))"

_SIDES = """
SELECT a.id, a.citizen_id, a.platform,
    EXISTS (SELECT FROM account o WHERE o.citizen_id = a.citizen_id AND o.id <> a.id) AS has_others
FROM account a WHERE a.id = $1
"""
_ACCOUNTS = """
SELECT a.id, a.platform, a.state <> 'reachable' AS blocked, l.id AS link, l.how, l.linked_at
FROM account a LEFT JOIN account_link l ON l.account_id = a.id AND l.ended_at IS NULL
WHERE a.citizen_id = $1 ORDER BY a.id
"""
_OF_PERSON = "SELECT id FROM account WHERE citizen_id = $1 ORDER BY id"
# Whoever may not be written to first may not as the person that they become either.
_JOIN = """
WITH careful AS (
    UPDATE citizen j SET safe_to_contact = false FROM citizen l, account a
    WHERE a.id = $1 AND l.id = a.citizen_id AND j.id = $2 AND l.safe_to_contact IS FALSE
)
UPDATE account SET citizen_id = $2 WHERE id = $1
"""
_KEEP = """
INSERT INTO account_link (account_id, left_id, joined_id, how, linked_at, brought) VALUES ($1, $2, $3, $4, $5, $6)
"""
_OPEN = """
SELECT l.id, l.account_id, l.left_id, l.joined_id, l.linked_at, l.brought, a.platform
FROM account_link l JOIN account a ON a.id = l.account_id WHERE l.id = $1 AND l.ended_at IS NULL
"""
_END = "UPDATE account_link SET ended_at = $2, ended_by = $3 WHERE id = $1"
_LINKS_OF = """
SELECT l.id FROM account_link l JOIN account a ON a.id = $1 WHERE l.ended_at IS NULL
    AND CASE WHEN EXISTS (SELECT FROM account_link o WHERE o.account_id = $1 AND o.ended_at IS NULL)
        THEN l.account_id = $1 ELSE l.joined_id = a.citizen_id END ORDER BY l.id
"""
_ENDED = """
SELECT l.account_id, l.joined_id, l.how FROM account_link l JOIN account a ON a.id = l.account_id
WHERE l.ended_by = $1 AND l.ended_at > $2 AND l.left_id = a.citizen_id AND l.left_id <> l.joined_id
    AND EXISTS (SELECT FROM account o WHERE o.citizen_id = l.joined_id)
    AND NOT EXISTS (SELECT FROM account o WHERE o.citizen_id = a.citizen_id AND o.id <> a.id)
    AND l.ended_at = (SELECT max(ended_at) FROM account_link WHERE ended_by = $1) ORDER BY l.id
"""
_ANEW = """
WITH met AS (INSERT INTO citizen (language) SELECT language FROM citizen WHERE id = $1 RETURNING id)
INSERT INTO conversation (citizen_id) SELECT id FROM met RETURNING citizen_id
"""

_LOCK_TALKS = "SELECT citizen_id FROM conversation WHERE citizen_id = ANY($1::bigint[]) ORDER BY citizen_id FOR UPDATE"

_LOCK_PEOPLE = "SELECT id FROM citizen WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE"

# A version above both, so that a turn which began before is worked out again; a run above both, so that a button of
# either messenger that hangs there from before is not taken for an answer.
_CONTINUE = """
WITH highest AS (
    SELECT max(version) + 1 AS version, max(coalesce((state ->> 'run')::int, 0)) + 1 AS run
    FROM conversation WHERE citizen_id = ANY($1::bigint[])
), last AS (
    SELECT state, touched_at FROM conversation WHERE citizen_id = ANY($1::bigint[])
    ORDER BY touched_at DESC NULLS LAST LIMIT 1
)
UPDATE conversation c SET version = highest.version,
    state = CASE WHEN c.citizen_id = $2 THEN last.state ELSE c.state END || jsonb_build_object('run', highest.run),
    touched_at = CASE WHEN c.citizen_id = $2 THEN last.touched_at ELSE c.touched_at END
FROM highest, last WHERE c.citizen_id = ANY($1::bigint[])
"""

# Whoever linked by another way has answered what staff asked.
_ANSWERED = """
UPDATE link_proposal p SET answer = 'yes' FROM account a, account o
WHERE p.answer IS NULL AND a.id = p.account_id AND o.id = p.other_account_id
    AND a.citizen_id = o.citizen_id AND a.citizen_id = $1
"""

_TELL = "SELECT pg_notify('yavar_console', 'thread ' || $1::bigint)"


@dataclass(frozen=True, slots=True)
class Side:
    """An account that is to be linked."""

    id: int
    citizen_id: int
    platform: str
    has_others: bool
    """Its person has more accounts: it is linked."""


@dataclass(frozen=True, slots=True)
class LinkedAccount:
    """One of a person's accounts."""

    id: int
    platform: str
    blocked: bool
    link: int | None
    """The link by which it came; empty for the one the person began with."""
    how: str | None
    linked_at: datetime | None


async def hold(database: Database) -> None:
    """Wait until nobody else links or separates; until the end of the transaction."""
    await database.execute(_HOLD)


async def side(database: Database, account: int) -> Side:
    """Give an account as a side of a link."""
    row = await database.fetchrow(_SIDES, account)
    if row is None:
        raise OutrunError
    return Side(**row)


async def accounts(database: Database, citizen: int) -> list[LinkedAccount]:
    """Give a person's accounts, the oldest first."""
    return [LinkedAccount(**row) for row in await database.fetch(_ACCOUNTS, citizen)]


def may_join(mover: Side, target: Side) -> bool:
    """Tell whether an account can join another one's person: it must stand alone."""
    return mover.citizen_id != target.citizen_id and not mover.has_others


async def link(database: Database, account: int, target: int, how: LinkWay, now: datetime, by: int | None) -> None:
    """Let an account join another one's person; `by` says so itself, all others are told. The caller holds."""
    mover, stays = await side(database, account), await side(database, target)
    if not may_join(mover, stays):
        raise OutrunError
    there = [row["id"] for row in await database.fetch(_OF_PERSON, stays.citizen_id)]
    await _move(database, mover, stays.citizen_id, how, now)
    await link_news.add(database, [each for each in there if each != by], News.LINKED, mover.platform)
    await link_news.add(database, [each for each in (account,) if each != by], News.LINKED, stays.platform)


async def separable(database: Database, account: int) -> list[int]:
    """Give the links that end when this account is separated: its own, or those of all that joined it."""
    return [row["id"] for row in await database.fetch(_LINKS_OF, account)]


async def separate(database: Database, number: int, now: datetime, by: int | None) -> None:
    """End a link: the account goes back to whom it was, with its own cases. The caller holds."""
    row = await database.fetchrow(_OPEN, number)
    if row is None:
        raise OutrunError
    left = row["left_id"] or await database.fetchval(_ANEW, row["joined_id"])
    people = [left, row["joined_id"]]
    await _lock(database, people)
    await database.execute(_JOIN, row["account_id"], left)
    await link_cases.part(
        database,
        json.loads(row["brought"]),
        account=row["account_id"],
        joined=row["joined_id"],
        home=left,
        since=row["linked_at"],
        undoes=now - row["linked_at"] <= UNDO,
    )
    await database.execute(_END, number, now, by)
    await _settle(database, row["account_id"], people, goes_on=None)
    await _tell_parted(database, row, by)


async def undoable(database: Database, account: int, now: datetime) -> list[tuple[int, int, str]]:
    """Give the separations that this account chose a short while ago: (account, whom it had joined, how)."""
    rows = await database.fetch(_ENDED, account, now - UNDO)
    return [(row["account_id"], row["joined_id"], row["how"]) for row in rows]


async def undo(database: Database, account: int, now: datetime) -> None:
    """Take back what `separate` did, by the account that chose it. The caller holds."""
    ended = await undoable(database, account, now)
    if not ended:
        raise OutrunError
    for moves, joined, how in ended:
        target = await database.fetchval(_OF_PERSON, joined)
        await link(database, moves, target, LinkWay(how), now, by=account)


async def _move(database: Database, mover: Side, joined: int, how: LinkWay, now: datetime) -> None:
    people = [mover.citizen_id, joined]
    await _lock(database, people)
    brought = await link_cases.join(database, mover.citizen_id, joined, now)
    await database.execute(_JOIN, mover.id, joined)
    await database.execute(_KEEP, mover.id, mover.citizen_id, joined, how, now, json.dumps(brought))
    await database.execute(_ANSWERED, joined)
    await _settle(database, mover.id, people, goes_on=joined)


async def _lock(database: Database, people: list[Any]) -> None:
    """Lock two people in the order in which turns do: their talks, themselves, and after that their cases."""
    await database.fetch(_LOCK_TALKS, people)
    await database.fetch(_LOCK_PEOPLE, people)


async def _settle(database: Database, account: int, people: list[Any], goes_on: int | None) -> None:
    """Let search, talks and open pages follow an account that has moved."""
    await search.moved(database, account, people)
    await database.execute(_CONTINUE, people, goes_on)
    for person in people:
        await database.execute(_TELL, person)


async def _tell_parted(database: Database, row: asyncpg.Record, by: int | None) -> None:
    stayed = await database.fetch(_OF_PERSON, row["joined_id"])
    other = await side(database, stayed[0]["id"])
    there = [each["id"] for each in stayed if each["id"] != by]
    await link_news.add(database, there, News.PARTED, row["platform"])
    await link_news.add(database, [each for each in (row["account_id"],) if each != by], News.PARTED, other.platform)
