"""Cases of two people who turn out to be one: they come together, two at one desk become one, and all of it back."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import asyncpg

from services import Database, alerts, care_plans
from services.cases import queued_as

_LOCKED = """
SELECT id, citizen_id, desk, level, claimed_by, closed_at FROM "case" WHERE citizen_id = ANY($1::bigint[])
ORDER BY id FOR UPDATE
"""

# Rows as they were, to be given back; what people wrote stays where it is.
_ROW = """SELECT to_jsonb(c) - '{context,closing_note}'::text[] FROM "case" c WHERE id = $1"""

_TAKE_IN = f"""
UPDATE "case" k SET level = greatest(k.level, g.level), waiting_since = least(k.waiting_since, g.waiting_since),
    queued_as = coalesce(
        {queued_as("least(k.waiting_since, g.waiting_since)", "greatest(k.level, g.level)")},
        least(k.queued_as, g.queued_as)
    ),
    last_heard_at = greatest(k.last_heard_at, g.last_heard_at),
    account_id = CASE WHEN g.last_heard_at > k.last_heard_at THEN g.account_id ELSE k.account_id END,
    safe_to_contact = least(k.safe_to_contact, g.safe_to_contact),
    first_reply_at = least(k.first_reply_at, g.first_reply_at),
    detected_level = greatest(k.detected_level, g.detected_level),
    reasons = k.reasons || ARRAY(SELECT unnest(g.reasons) EXCEPT SELECT unnest(k.reasons)),
    signs = k.signs || ARRAY(SELECT unnest(g.signs) EXCEPT SELECT unnest(k.signs)),
    announced_at = CASE WHEN k.claimed_by IS NULL AND g.level > k.level THEN NULL ELSE k.announced_at END
FROM "case" g WHERE k.id = $1 AND g.id = $2
"""  # noqa: S608 (only constants of this module)

_END = """
UPDATE "case" SET closed_at = $2, closed_by = NULL, claimed_by = NULL, claimed_at = NULL, waiting_since = NULL,
    outcome = 'joined', true_level = level
WHERE id = $1
"""

_TOLD = "INSERT INTO case_event (case_id, kind, detail) VALUES ($1, $2, jsonb_build_object('case', $3::bigint))"
_TOLD_OPEN = """
INSERT INTO case_event (case_id, kind)
SELECT id, $2 FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL AND id <> ALL($3::bigint[])
"""

_MOVE = """UPDATE "case" SET citizen_id = $2 WHERE id = ANY($1::bigint[])"""

# An own case of the account that is going: opened since, and last written to from there.
_SINCE = """
SELECT id FROM "case" WHERE citizen_id = $1 AND account_id = $2 AND opened_at > $3 AND id <> ALL($4::bigint[])
"""

_AGAIN = """
UPDATE "case" c SET closed_at = NULL, closed_by = NULL, outcome = o.outcome, true_level = o.true_level,
    claimed_by = o.claimed_by, claimed_at = o.claimed_at, waiting_since = o.waiting_since, announced_at = o.announced_at
FROM jsonb_populate_record(NULL::"case", $1::jsonb) o
WHERE c.id = o.id AND c.closed_at IS NOT NULL AND c.outcome = 'joined'
    AND EXISTS (SELECT FROM "case" k WHERE k.id = $2 AND k.closed_at IS NULL)
    AND NOT EXISTS (SELECT FROM "case" x WHERE x.citizen_id = c.citizen_id AND x.desk = c.desk AND x.closed_at IS NULL)
RETURNING c.id
"""

# What was changed by us and by nobody since is as before; the rest has gone on.
_LET_OUT = """
UPDATE "case" c SET level = CASE WHEN c.level = m.level THEN b.level ELSE c.level END,
    waiting_since = CASE WHEN c.waiting_since IS NOT DISTINCT FROM m.waiting_since
        AND (b.waiting_since IS NOT NULL OR c.claimed_by IS NOT NULL) THEN b.waiting_since ELSE c.waiting_since END,
    queued_as = CASE WHEN c.queued_as = m.queued_as THEN b.queued_as ELSE c.queued_as END,
    last_heard_at = CASE WHEN c.last_heard_at = m.last_heard_at THEN b.last_heard_at ELSE c.last_heard_at END,
    account_id = CASE WHEN c.account_id = m.account_id THEN b.account_id ELSE c.account_id END,
    safe_to_contact = CASE WHEN c.safe_to_contact IS NOT DISTINCT FROM m.safe_to_contact THEN b.safe_to_contact
        ELSE c.safe_to_contact END,
    first_reply_at = CASE WHEN c.first_reply_at IS NOT DISTINCT FROM m.first_reply_at THEN b.first_reply_at
        ELSE c.first_reply_at END,
    announced_at = CASE WHEN c.announced_at IS NOT DISTINCT FROM m.announced_at THEN b.announced_at
        ELSE c.announced_at END
FROM jsonb_populate_record(NULL::"case", $1::jsonb) b, jsonb_populate_record(NULL::"case", $2::jsonb) m
WHERE c.id = b.id
"""

_HOME = """
UPDATE "case" SET account_id = (
    SELECT a.id FROM account a WHERE a.citizen_id = $1 ORDER BY (
        SELECT max(m.id) FROM message m WHERE m.account_id = a.id AND m.author = 'citizen'
    ) DESC NULLS LAST LIMIT 1
)
WHERE citizen_id = $1 AND account_id <> ALL(ARRAY(SELECT id FROM account WHERE citizen_id = $1))
"""


async def join(database: Database, left: int, joined: int, now: datetime) -> dict[str, Any]:
    """Bring the cases of one person to another; gives what `part` needs to bring them back."""
    rows = await database.fetch(_LOCKED, [left, joined])
    pairs = [await _one(database, *pair, now) for pair in _pairs(rows)]
    moved = [row["id"] for row in rows if row["citizen_id"] == left]
    await database.execute(_MOVE, moved, joined)
    kept = [each["kept"]["id"] for each in pairs]
    await database.execute(_TOLD_OPEN, joined, "joined", kept)
    await alerts.begin_again(database, kept, now)
    return {"cases": moved, "joined": pairs, "plan": await care_plans.join(database, left, joined)}


async def part(
    database: Database,
    brought: dict[str, Any],
    *,
    account: int,
    joined: int,
    home: int,
    since: datetime,
    undoes: bool,
) -> None:
    """Give an account's person its cases back; `undoes` makes two again of what became one. The account is home."""
    await database.fetch(_LOCKED, [joined, home])
    came: list[int] = brought.get("cases", [])
    own = [row["id"] for row in await database.fetch(_SINCE, joined, account, since, came)]
    await database.execute(_MOVE, [*came, *own], home)
    parted = [await _two(database, each) for each in brought.get("joined", []) if undoes]
    await care_plans.part(database, brought.get("plan", {}), joined)
    for person in (joined, home):
        await database.execute(_HOME, person)
        await database.execute(_TOLD_OPEN, person, "parted", [each for pair in parted for each in pair])


def _pairs(rows: Sequence[asyncpg.Record]) -> Iterator[tuple[int, int]]:
    """Give (kept, gone) for each desk at which both have an open case: who is attended to stays so, then urgency."""
    desks = defaultdict(list)
    for row in rows:
        if row["closed_at"] is None:
            desks[row["desk"]].append(row)
    for both in desks.values():
        ranked = sorted(both, key=lambda row: (row["claimed_by"] is None, -row["level"], row["id"]))
        yield from ((ranked[0]["id"], other["id"]) for other in ranked[1:])


async def _one(database: Database, kept: int, gone: int, now: datetime) -> dict[str, Any]:
    """Make one case of two."""
    before, ended = await _row(database, kept), await _row(database, gone)
    await database.execute(_TAKE_IN, kept, gone)
    await database.execute(_END, gone, now)
    await database.execute(_TOLD, kept, "joined", gone)
    await database.execute(_TOLD, gone, "joined", kept)
    return {"kept": before, "made": await _row(database, kept), "gone": ended}


async def _two(database: Database, pair: dict[str, Any]) -> tuple[int, ...]:
    """Make two cases again of one that is still open; gives their numbers."""
    kept, gone = pair["kept"]["id"], pair["gone"]["id"]
    if await database.fetchval(_AGAIN, json.dumps(pair["gone"]), kept) is None:
        return ()
    await database.execute(_LET_OUT, json.dumps(pair["kept"]), json.dumps(pair["made"]))
    await database.execute(_TOLD, kept, "parted", gone)
    await database.execute(_TOLD, gone, "parted", kept)
    return (kept, gone)


async def _row(database: Database, number: int) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(await database.fetchval(_ROW, number))
    return row
