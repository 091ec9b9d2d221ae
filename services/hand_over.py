"""From the bot to a person: a turn opens a case, or what the citizen wrote joins the one that is there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models import CodePurpose
from services import Database, link_steps, links, one_time_codes, reachability
from services.attachments import want
from services.cases import queued_as
from services.link_steps import LinkStep, Move
from services.reachability import Prefers

CONSOLE = "yavar_console"
"""Channel on which open pages, and those who tell staff, hear of what moved; ids only (migration 0002, too)."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A need that a person shall answer."""

    desk: str
    level: int
    topic: str
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Safe:
    """What the citizen says about being written to."""

    safe: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """What the citizen says of a case that was closed: 1 did not help, 2 a little, 3 helped."""

    rating: int
    case: int


@dataclass(frozen=True, slots=True)
class Linked:
    """A member of staff wrote their one-time code: this account is theirs."""

    code: str


Effect = HandOver | Safe | Rated | Linked | Prefers | LinkStep


@dataclass(frozen=True, slots=True)
class Follows:
    """What a turn does beyond words, in the transaction in which it is written."""

    citizen_id: int
    account_id: int
    raw_update_id: int
    effects: Sequence[Effect] = ()
    joins: bool = False
    """Words for one of us: whoever holds a case owes an answer, and a case closed a while ago opens again."""
    owed: bool = True
    """Joining words want an answer; thanks do not."""
    danger: bool = False
    """The words speak of danger: open cases become urgent."""
    brings_file: bool = False


_WAITS = f"""
    waiting_since = coalesce("case".waiting_since, $3), last_heard_at = $3, account_id = $2,
    queued_as = {queued_as('coalesce("case".waiting_since, $3)', "{level}")}
"""

# Of two needs at one desk the more urgent one counts; the place in the queue is never worse than before.
_OPEN = f"""
WITH opened AS (
    INSERT INTO "case" (citizen_id, account_id, desk, level, topic, context, waiting_since, queued_as, last_heard_at,
        opened_at, safe_to_contact)
    VALUES ($1, $2, $4, $5::smallint, $6, $7, $3, {queued_as("$3::timestamptz", "$5::smallint")}, $3, $3,
        (SELECT safe_to_contact FROM "case" WHERE citizen_id = $1 AND safe_to_contact IS NOT NULL
            ORDER BY id DESC LIMIT 1))
    ON CONFLICT (citizen_id, desk) WHERE closed_at IS NULL DO UPDATE SET
        level = greatest("case".level, $5::smallint),
        {_WAITS.replace("{level}", 'greatest("case".level, $5::smallint)')}
    RETURNING id, xmax = 0 AS is_new
)
INSERT INTO case_event (case_id, kind, detail)
SELECT id, 'opened', jsonb_build_object('level', $5::smallint) FROM opened WHERE is_new
"""  # noqa: S608 (only constants of this module)

# Whoever spoke last is meant: another desk's clock does not run for words to this one.
_JOIN = f"""
WITH meant AS (
    SELECT id FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL
    ORDER BY claimed_by IS NULL, last_reply_at DESC NULLS LAST, id DESC LIMIT 1
)
UPDATE "case" SET last_heard_at = $3, account_id = $2,
    waiting_since = CASE WHEN $4 AND "case".id = meant.id THEN coalesce("case".waiting_since, $3)
        ELSE "case".waiting_since END,
    queued_as = CASE WHEN $4 AND "case".id = meant.id
        THEN {queued_as('coalesce("case".waiting_since, $3)', '"case".level')} ELSE "case".queued_as END
FROM meant WHERE "case".citizen_id = $1 AND "case".closed_at IS NULL RETURNING "case".id
"""  # noqa: S608 (only constants of this module)

_ALARM = f"""
WITH old AS (SELECT id, level FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL AND level < $2::smallint),
raised AS (
    UPDATE "case" c SET level = $2::smallint, announced_at = NULL,
        queued_as = {queued_as("coalesce(c.waiting_since, $3)", "$2::smallint")}
    FROM old WHERE c.id = old.id RETURNING c.id, old.level
)
INSERT INTO case_event (case_id, kind, detail)
SELECT id, 'levelled', jsonb_build_object('from', level, 'to', $2::smallint) FROM raised
"""  # noqa: S608 (only constants of this module)

_REOPEN = f"""
WITH last AS (
    SELECT c.id FROM "case" c JOIN desk d ON d.key = c.desk
    WHERE c.citizen_id = $1 AND c.closed_at > $3::timestamptz - d.reopen_hours * interval '1 hour'
    ORDER BY c.closed_at DESC LIMIT 1
), opened AS (
    UPDATE "case" SET closed_at = NULL, closed_by = NULL, announced_at = NULL, reopened = "case".reopened + 1,
        {_WAITS.replace("{level}", '"case".level')} FROM last WHERE "case".id = last.id RETURNING "case".id
)
INSERT INTO case_event (case_id, kind) SELECT id, 'reopened' FROM opened
"""  # noqa: S608 (only constants of this module)

_SAFE = 'UPDATE "case" SET safe_to_contact = $2 WHERE citizen_id = $1 AND closed_at IS NULL'

_RATE = """
WITH rated AS (
    UPDATE "case" SET rating = $3, rated_at = $4
    WHERE id = $2 AND citizen_id = $1 AND closed_at IS NOT NULL AND rating IS NULL RETURNING id
)
INSERT INTO case_event (case_id, kind) SELECT id, 'rated' FROM rated
"""

DANGER = 3
"""Level of a case whose citizen writes of danger (the protocol's T3)."""

_WITH_FILES = """
SELECT array_agg(m.id) FROM message m
WHERE m.account_id = $1 AND m.raw_update_id = $2 AND m.author = 'citizen' AND m.content -> 'file' IS NOT NULL
"""

_TELL = "SELECT pg_notify('yavar_console', 'thread ' || $1::bigint)"


_UNLINK = "UPDATE staff SET account_id = NULL WHERE account_id = $1 AND id <> $2"
_LINK = "UPDATE staff SET account_id = $1 WHERE id = $2"


async def before(database: Database, follows: Sequence[Follows]) -> None:
    """Take the lock that comes before all others, if a turn moves an account to another person; for most nothing."""
    if any(isinstance(effect, Move) for each in follows for effect in each.effects):
        await links.hold(database)


_LOCK = "SELECT FROM citizen WHERE id = $1 FOR NO KEY UPDATE"
"""The person before their cases: see services.cases.LOCK."""


async def follow(database: Database, follows: Sequence[Follows], now: datetime) -> None:
    """Do what turns do beyond words; the caller holds the transaction in which the turns were written."""
    for each in follows:
        await database.execute(_LOCK, each.citizen_id)
        for effect in each.effects:
            await _do(database, each, effect, now)
        if each.joins and not any(isinstance(effect, HandOver) for effect in each.effects):
            await _join(database, each, now)
        if each.danger:
            await database.execute(_ALARM, each.citizen_id, DANGER, now)
        if each.brings_file and (files := await database.fetchval(_WITH_FILES, each.account_id, each.raw_update_id)):
            await want(database, files, now)
        await database.execute(_TELL, each.citizen_id)
        for effect in each.effects:  # last: until here the account is whose it was
            if isinstance(effect, LinkStep):
                await link_steps.act(database, effect, each.account_id, now)


async def _do(database: Database, follows: Follows, effect: Effect, now: datetime) -> None:
    citizen, account = follows.citizen_id, follows.account_id
    match effect:
        case HandOver(desk, level, topic, context):
            await database.execute(_OPEN, citizen, account, now, desk, level, topic, json.dumps(context))
        case Safe(safe):
            await database.execute(_SAFE, citizen, safe)
        case Rated(rating, case):
            await database.execute(_RATE, citizen, case, rating, now)
        case Linked(code):
            await _link(database, code, account, now)
        case Prefers(preferred):
            await reachability.prefer(database, citizen, preferred)


async def _link(database: Database, code: str, account: int, now: datetime) -> None:
    staff = await one_time_codes.redeem(database, code, CodePurpose.MESSENGER, now)
    if staff is not None:
        await database.execute(_UNLINK, account, staff)
        await database.execute(_LINK, account, staff)


async def _join(database: Database, follows: Follows, now: datetime) -> None:
    if not await database.fetch(_JOIN, follows.citizen_id, follows.account_id, now, follows.owed):
        await database.execute(_REOPEN, follows.citizen_id, follows.account_id, now)
