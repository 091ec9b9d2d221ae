"""From the bot to a person: a turn opens a case, or what the citizen wrote joins the one that is there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models import AssessmentKind, CodePurpose, Sign
from services import (
    Database,
    alerts,
    assessments,
    call_backs,
    erasures,
    link_steps,
    links,
    one_time_codes,
    reachability,
    routing,
)
from services.assessments import Assessed
from services.attachments import want
from services.call_backs import CallAsked, CalledOff
from services.cases import queued_as
from services.erasures import QuickExit
from services.link_steps import LinkStep, Move
from services.reachability import Prefers

CONSOLE = "yavar_console"
"""Channel on which open pages, and those who tell staff, hear of what moved; ids only (migration 0002, too)."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What the reader found in words, for the case."""

    level: int
    """0–4."""
    label: str
    """The reader's topic."""
    reasons: Sequence[str] = ()
    """Ids of the rules that spoke."""
    signs: Sequence[Sign] = ()


@dataclass(frozen=True, slots=True)
class HandOver:
    """A need that a person shall answer."""

    desk: str
    level: int
    topic: str
    context: dict[str, Any] = field(default_factory=dict)
    read: Danger | None = None
    """What was read in the person's words, if that is why."""


@dataclass(frozen=True, slots=True)
class Raised:
    """Words of danger from somebody to whom one of us attends already: their open cases become as urgent."""

    read: Danger


@dataclass(frozen=True, slots=True)
class Signed:
    """Something that whoever answers must know before they write a word."""

    sign: Sign


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


Effect = (
    HandOver
    | Raised
    | Signed
    | Assessed
    | Safe
    | Rated
    | Linked
    | Prefers
    | LinkStep
    | QuickExit
    | CallAsked
    | CalledOff
)


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
    brings_file: bool = False


_WAITS = f"""
    waiting_since = coalesce("case".waiting_since, $3), last_heard_at = $3, account_id = $2, silent_at = NULL,
    queued_as = {queued_as('coalesce("case".waiting_since, $3)', "{level}")}
"""

_READ = """
    detected_level = greatest({case}.detected_level, {level}),
    label = CASE WHEN {level} >= coalesce({case}.detected_level, 0) THEN coalesce({label}, {case}.label)
        ELSE {case}.label END,
    reasons = {case}.reasons || ARRAY(SELECT unnest({reasons}) EXCEPT SELECT unnest({case}.reasons)),
    signs = {case}.signs || ARRAY(SELECT unnest({signs}) EXCEPT SELECT unnest({case}.signs))
"""
"""What was found in words, added to what was found before."""

# Of two needs at one desk the more urgent one counts; the place in the queue is never worse than before.
_OPEN = f"""
WITH old AS (
    SELECT level FROM "case" WHERE citizen_id = $1 AND desk = $4 AND closed_at IS NULL
), opened AS (
    INSERT INTO "case" (citizen_id, account_id, desk, level, topic, context, waiting_since, queued_as, last_heard_at,
        opened_at, detected_level, label, reasons, signs, safe_to_contact)
    VALUES ($1, $2, $4, $5::smallint, $6, $7, $3, {queued_as("$3::timestamptz", "$5::smallint")}, $3, $3,
        $8::smallint, $9::text, $10::text[], $11::text[],
        coalesce((SELECT safe_to_contact FROM citizen WHERE id = $1), (
            SELECT safe_to_contact FROM "case" WHERE citizen_id = $1 AND safe_to_contact IS NOT NULL
            ORDER BY id DESC LIMIT 1
        )))
    ON CONFLICT (citizen_id, desk) WHERE closed_at IS NULL DO UPDATE SET
        level = greatest("case".level, $5::smallint),
        announced_at = CASE WHEN "case".level < $5::smallint THEN NULL ELSE "case".announced_at END,
        {_READ.format(case='"case"', level="$8::smallint", label="$9", reasons="$10::text[]", signs="$11::text[]")},
        {_WAITS.replace("{level}", 'greatest("case".level, $5::smallint)')}
    RETURNING id, level, xmax = 0 AS is_new
), told AS (
    INSERT INTO case_event (case_id, kind, detail)
    SELECT id, 'opened', jsonb_build_object('level', $5::smallint) FROM opened WHERE is_new
    UNION ALL
    SELECT opened.id, 'levelled', jsonb_build_object('from', old.level, 'to', opened.level)
    FROM opened JOIN old ON old.level < opened.level
)
SELECT opened.id, opened.level FROM opened LEFT JOIN old ON true WHERE old.level IS NULL OR old.level < opened.level
"""  # noqa: S608 (only constants of this module)

# Whoever spoke last is meant: another desk's clock does not run for words to this one.
_JOIN = f"""
WITH meant AS (
    SELECT id FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL
    ORDER BY claimed_by IS NULL, last_reply_at DESC NULLS LAST, id DESC LIMIT 1
)
UPDATE "case" SET last_heard_at = $3, account_id = $2, silent_at = NULL,
    waiting_since = CASE WHEN $4 AND "case".id = meant.id THEN coalesce("case".waiting_since, $3)
        ELSE "case".waiting_since END,
    queued_as = CASE WHEN $4 AND "case".id = meant.id
        THEN {queued_as('coalesce("case".waiting_since, $3)', '"case".level')} ELSE "case".queued_as END
FROM meant WHERE "case".citizen_id = $1 AND "case".closed_at IS NULL RETURNING "case".id
"""  # noqa: S608 (only constants of this module)

_RAISE = f"""
WITH old AS (SELECT id, level FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL),
raised AS (
    UPDATE "case" c SET level = greatest(c.level, $2::smallint),
        announced_at = CASE WHEN c.level < $2::smallint THEN NULL ELSE c.announced_at END,
        {_READ.format(case="c", level="$2::smallint", label="$4::text", reasons="$5::text[]", signs="$6::text[]")},
        queued_as = {queued_as("coalesce(c.waiting_since, $3)", "greatest(c.level, $2::smallint)")}
    FROM old WHERE c.id = old.id RETURNING c.id, old.level, c.level AS now
), told AS (
    INSERT INTO case_event (case_id, kind, detail)
    SELECT id, 'levelled', jsonb_build_object('from', level, 'to', now) FROM raised WHERE level < now
)
SELECT id, now AS level FROM raised WHERE level < now
"""  # noqa: S608 (only constants of this module)

# A case that nobody has taken up falls by what the answers took from the words; the protocol says by one step at most.
_LOWER = f"""
WITH lowered AS (
    UPDATE "case" c SET level = $3::smallint,
        queued_as = {queued_as("coalesce(c.waiting_since, c.queued_as)", "$3::smallint")}
    WHERE c.citizen_id = $1 AND c.closed_at IS NULL AND c.claimed_by IS NULL AND c.level = $2::smallint
        AND c.detected_level = $2::smallint AND c.level > $3::smallint RETURNING c.id
)
INSERT INTO case_event (case_id, kind, detail)
SELECT id, 'levelled', jsonb_build_object('from', $2::smallint, 'to', $3::smallint) FROM lowered
"""  # noqa: S608 (only constants of this module)

_SIGN = """
WITH signed AS (
    UPDATE "case" SET signs = signs || $2::text
    WHERE citizen_id = $1 AND closed_at IS NULL AND NOT $2::text = ANY(signs) RETURNING id
)
INSERT INTO case_event (case_id, kind, detail) SELECT id, 'signed', jsonb_build_object('sign', $2::text) FROM signed
"""

# A person judged how urgent it was when they closed it: from there it goes on.
_REOPEN = f"""
WITH last AS (
    SELECT c.id FROM "case" c JOIN desk d ON d.key = c.desk
    WHERE c.citizen_id = $1 AND c.closed_at > $3::timestamptz - d.reopen_hours * interval '1 hour'
    ORDER BY c.closed_at DESC LIMIT 1
), opened AS (
    UPDATE "case" SET closed_at = NULL, closed_by = NULL, announced_at = NULL, reopened = "case".reopened + 1,
        level = coalesce("case".true_level, "case".level),
        {_WAITS.replace("{level}", 'coalesce("case".true_level, "case".level)')}
    FROM last WHERE "case".id = last.id RETURNING "case".id, "case".level
), told AS (INSERT INTO case_event (case_id, kind) SELECT id, 'reopened' FROM opened)
SELECT id, level FROM opened
"""  # noqa: S608 (only constants of this module)

_ANY_OPEN = 'SELECT EXISTS (SELECT FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL)'

# Somebody said that they see to it, and ten minutes later nobody holds the case: then new words of danger ring anew.
_FORGOTTEN = """
SELECT c.id FROM "case" c WHERE c.citizen_id = $1 AND c.closed_at IS NULL AND c.claimed_by IS NULL
    AND NOT EXISTS (SELECT FROM alert a
        WHERE a.case_id = c.id AND a.acknowledged_at > $2::timestamptz - interval '10 minutes')
"""

_SAFE = 'UPDATE "case" SET safe_to_contact = $2 WHERE citizen_id = $1 AND closed_at IS NULL'

_RATE = """
WITH rated AS (
    UPDATE "case" SET rating = $3, rated_at = $4
    WHERE id = $2 AND citizen_id = $1 AND closed_at IS NOT NULL AND rating IS NULL RETURNING id
)
INSERT INTO case_event (case_id, kind) SELECT id, 'rated' FROM rated
"""

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
        if any(isinstance(effect, HandOver | Raised) for effect in each.effects):
            forgotten = await database.fetch(_FORGOTTEN, each.citizen_id, now)
            await alerts.begin_again(database, [row["id"] for row in forgotten], now)
        if each.brings_file and (files := await database.fetchval(_WITH_FILES, each.account_id, each.raw_update_id)):
            await want(database, files, now)
        await database.execute(_TELL, each.citizen_id)
        for effect in each.effects:  # last: until here the account is whose it was
            if isinstance(effect, LinkStep):
                await link_steps.act(database, effect, each.account_id, now)


async def _do(database: Database, follows: Follows, effect: Effect, now: datetime) -> None:  # noqa: C901 (a line a case)
    citizen, account = follows.citizen_id, follows.account_id
    match effect:
        case HandOver():
            await _open(database, citizen, account, effect, now)
        case Raised(read):
            await _raise(database, citizen, account, read, now)
        case Signed(sign):
            await database.execute(_SIGN, citizen, sign)
        case Assessed():
            await assessments.keep(database, citizen, account, effect, now)
            if effect.kind == AssessmentKind.SAFETY and effect.level < effect.text_level:
                await database.execute(_LOWER, citizen, effect.text_level, effect.level)
        case Safe(safe):
            await database.execute(_SAFE, citizen, safe)
            await erasures.note_safe(database, citizen, safe=safe)
        case QuickExit():
            await erasures.leave(database, citizen, account, effect, now)
        case Rated(rating, case):
            await database.execute(_RATE, citizen, case, rating, now)
        case Linked(code):
            await _link(database, code, account, now)
        case Prefers(preferred):
            await reachability.prefer(database, citizen, preferred)
        case CallAsked():
            await call_backs.ask(database, citizen, account, effect, now)
        case CalledOff():
            await call_backs.call_off(database, citizen, account, effect, now)


async def _open(database: Database, citizen: int, account: int, need: HandOver, now: datetime) -> None:
    read = need.read or Danger(need.level, "")
    found = (need.read and read.level, read.label or None, list(read.reasons), list(read.signs))
    what = (need.desk, need.level, need.topic, json.dumps(need.context))
    await _alert(database, await database.fetch(_OPEN, citizen, account, now, *what, *found), now)
    await assessments.attach(database, citizen, now)


async def _raise(database: Database, citizen: int, account: int, read: Danger, now: datetime) -> None:
    if not await database.fetchval(_ANY_OPEN, citizen):  # it was closed while the turn was worked out
        route = routing.of_label(read.label)
        desk = await routing.desk_of(database, route.desk)
        await _open(database, citizen, account, HandOver(desk.key, read.level, route.topic, {}, read), now)
        return
    found = (read.label or None, list(read.reasons), list(read.signs))
    await _alert(database, await database.fetch(_RAISE, citizen, read.level, now, *found), now)


async def _alert(database: Database, cases: Sequence[Any], now: datetime) -> None:
    """Begin the ladder of cases that were opened or raised."""
    for case in cases:
        await alerts.begin(database, case["id"], case["level"], now)


async def _link(database: Database, code: str, account: int, now: datetime) -> None:
    staff = await one_time_codes.redeem(database, code, CodePurpose.MESSENGER, now)
    if staff is not None:
        await database.execute(_UNLINK, account, staff)
        await database.execute(_LINK, account, staff)


async def _join(database: Database, follows: Follows, now: datetime) -> None:
    if not await database.fetch(_JOIN, follows.citizen_id, follows.account_id, now, follows.owed):
        await _alert(database, await database.fetch(_REOPEN, follows.citizen_id, follows.account_id, now), now)
