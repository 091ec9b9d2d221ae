"""The end of a turn: what was heard, where the talk stands, and our replies, in one statement for many people.

`write` ends a turn whose update was stored before; `write_at_once` stores the update in the same statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database
from services.given import given, handed
from services.hand_over import Follows
from services.updates import NewUpdate

WAKE = "yavar_outbox"
"""Channel that wakes the sender of another process; it carries nothing else."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Words of ours, put into the citizen's language."""

    text: str
    lane: int
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """One turn, ready to be written."""

    raw_update_id: int
    account_id: int
    citizen_id: int
    version: int
    """The version the turn started from."""
    language: str
    state: dict[str, Any]
    heard: str
    heard_content: dict[str, Any]
    replies: Sequence[Reply]
    changes: bool = False
    """The language is new, or the account was blocked until now."""
    follows: Follows | None = None
    """What the turn does for those of us who attend to the citizen."""
    heard_id: int | None = None
    """Number of the citizen's message in the chat."""
    goes_out: int | None = None
    """Set if the sender will send the first reply as soon as it is committed: the id in this chat up to which it
    has sent all."""


@dataclass(frozen=True, slots=True)
class AtOnce:
    """A turn that was worked out before its update is stored; its `raw_update_id` is not known yet."""

    update: NewUpdate
    turn: Done


@dataclass(frozen=True, slots=True)
class Written:
    """A reply in the thread."""

    id: int
    sending: bool
    """Committed as being sent already; else it waits in the outbox."""


_COLUMNS = {
    "raw_update_id": "bigint",
    "account_id": "bigint",
    "citizen_id": "bigint",
    "version": "bigint",
    "language": "text",
    "state": "jsonb",
    "goes_out": "bigint",
    "entries": "jsonb",
}
"""What a turn hands to its statement."""

_COLUMNS_AT_ONCE = {
    "place": "bigint",
    "platform": "text",
    "bot_id": "bigint",
    "update_id": "bigint",
    "chat_id": "bigint",
    "raw": "text",
    **{name: kind for name, kind in _COLUMNS.items() if name != "raw_update_id"},
}
"""What a turn hands over together with its update."""

# Words of another process that wait for this chat go first.
_RETURNING = """RETURNING t.*, t.goes_out IS NOT NULL AND 0 = (
        SELECT count(*) FROM message o WHERE o.account_id = t.account_id AND o.id > t.goes_out
        AND o.delivery IN ('queued', 'sending')
    ) AS clear"""

# The ids beside the joins keep every plan on the primary keys, even one made while a table was empty.
_CHANGES = """, speaks AS (
    UPDATE citizen c SET language = m.language FROM moved m
    WHERE c.id = m.citizen_id AND c.language <> m.language
), reached AS (
    UPDATE account a SET state = 'reachable' FROM moved m WHERE a.id = m.account_id AND a.state <> 'reachable'
)"""


def _thread(update: str, more: str = "") -> str:
    """Insert what was heard and our replies, in order; `update` names the column that holds the raw update's id."""
    return f"""thread AS (
    INSERT INTO message (account_id, author, text, content, raw_update_id, lane, delivery, attempts,
        platform_message_id)
    SELECT m.account_id, e.author, e.text, e.content,
        {update}, e.lane,
        CASE WHEN e.place = 2 AND m.clear THEN 'sending' ELSE e.delivery END,
        CASE WHEN e.place = 2 AND m.clear THEN 1 ELSE 0 END, e.platform_message_id
    FROM moved m{more}, ROWS FROM (
        jsonb_to_recordset(m.entries) AS (
            author text, text text, content jsonb, lane smallint, delivery text, platform_message_id bigint)
    ) WITH ORDINALITY AS e(author, text, content, lane, delivery, platform_message_id, place)
    ORDER BY {update}, e.place
    RETURNING id, account_id, author, delivery
)
SELECT id, account_id, author, delivery"""  # noqa: S608 (only constants of this module)


def _write(more: str, wakes: bool, alone: bool) -> str:  # noqa: FBT001 (read beside the table of statements)
    citizens, raw_updates = ("$2", "$3") if alone else ("ANY($2::bigint[])", "ANY($3::bigint[])")
    return f"""
WITH turn AS (
    {given(_COLUMNS, 4, alone=alone)}
), moved AS (
    UPDATE conversation c SET version = c.version + 1, state = t.state, touched_at = $1
    FROM turn t WHERE c.citizen_id = {citizens} AND c.citizen_id = t.citizen_id AND c.version = t.version
    {_RETURNING}
), done AS (
    UPDATE raw_update r SET reading = 'done', done_at = $1 FROM moved m
    WHERE r.id = {raw_updates} AND r.id = m.raw_update_id AND r.reading || '' = 'pending'
){more}, {_thread("m.raw_update_id")}{f", pg_notify('{WAKE}', '')" if wakes else ""} FROM thread
"""  # noqa: S608 (only constants of this module)


def _write_at_once(alone: bool) -> str:  # noqa: FBT001 (read beside the table of statements)
    citizens, accounts = ("$2", "$3") if alone else ("ANY($2::bigint[])", "ANY($3::bigint[])")
    return f"""
WITH turn AS (
    {given(_COLUMNS_AT_ONCE, 4, alone=alone)}
), free AS (
    -- Whose conversation somebody else is just writing goes the longer way: the others must not wait for it.
    SELECT citizen_id AS id FROM conversation WHERE citizen_id = {citizens}
    ORDER BY citizen_id FOR NO KEY UPDATE SKIP LOCKED
), moved AS (
    UPDATE conversation c SET version = c.version + 1, state = t.state, touched_at = $1
    FROM turn t, free f, account a, citizen p
    WHERE c.citizen_id = {citizens} AND c.citizen_id = t.citizen_id AND c.version = t.version AND f.id = t.citizen_id
    -- The person stands where they were thought to, nobody of ours attends, and nothing of theirs waits before this.
    AND a.id = {accounts} AND a.id = t.account_id AND a.citizen_id = t.citizen_id AND a.state || '' = 'reachable'
    AND p.id = {citizens} AND p.id = t.citizen_id AND p.language || '' = t.language AND p.attended IS NULL
    -- Counted, because of what only has to exist the planner makes a join that reads all that waits.
    AND 0 = (
        SELECT count(*) FROM raw_update o WHERE o.platform = t.platform AND o.bot_id = t.bot_id
        AND o.chat_id = t.chat_id AND o.reading = 'pending'
    ) AND 0 = (
        SELECT count(*) FROM raw_update o
        WHERE o.platform = t.platform AND o.bot_id = t.bot_id AND o.update_id = t.update_id
    )
    {_RETURNING}
), stored AS (
    INSERT INTO raw_update (platform, bot_id, update_id, chat_id, raw, reading, done_at)
    SELECT platform, bot_id, update_id, chat_id, raw, 'done', $1 FROM moved ORDER BY place
    RETURNING id, update_id
), {_thread("s.id", " JOIN stored s ON s.update_id = m.update_id")} FROM thread
"""  # noqa: S608 (only constants of this module)


# What happens rarely stands in a statement of its own: every part that Postgres must prepare costs each turn.
_WRITE = {
    (changes, wakes, alone): _write(_CHANGES if changes else "", wakes, alone)
    for changes in (False, True)
    for wakes in (False, True)
    for alone in (False, True)
}
_WRITE_AT_ONCE = {alone: _write_at_once(alone) for alone in (False, True)}


async def write(
    database: Database,
    turns: Sequence[Done],
    now: datetime,
    *,
    wake: bool,
) -> list[list[Written] | None]:
    """Write turns, each all or nothing: its replies, or None where another worker was faster.

    Turns of one call belong to different citizens. `wake` tells the sender of another process.
    """
    alone = len(turns) == 1
    statement = _WRITE[any(each.changes for each in turns), wake, alone]
    citizens, raw_updates = [each.citizen_id for each in turns], [each.raw_update_id for each in turns]
    ids = (citizens[0], raw_updates[0]) if alone else (citizens, raw_updates)
    rows = await database.fetch(statement, now, *ids, *handed(_COLUMNS, [_values(each) for each in turns]))
    return _by_account(rows, turns)


async def write_at_once(database: Database, turns: Sequence[AtOnce], now: datetime) -> list[list[Written] | None]:
    """Store updates and write their turns, each both or neither: its replies, or None where the guess was wrong.

    Turns of one call belong to different citizens, change neither language nor account, and have nothing that
    follows. Raises UniqueViolationError when another process stores one of the updates at this moment: then
    nothing of the call is written.
    """
    alone = len(turns) == 1
    citizens, accounts = [each.turn.citizen_id for each in turns], [each.turn.account_id for each in turns]
    ids = (citizens[0], accounts[0]) if alone else (citizens, accounts)
    values = [_values_at_once(place, each) for place, each in enumerate(turns)]
    rows = await database.fetch(_WRITE_AT_ONCE[alone], now, *ids, *handed(_COLUMNS_AT_ONCE, values))
    return _by_account(rows, [each.turn for each in turns])


def _by_account(rows: Sequence[Any], turns: Sequence[Done]) -> list[list[Written] | None]:
    """Give the replies of each turn that was written; its first row is what was heard."""
    written: dict[int, list[Written]] = {}
    for row in sorted(rows, key=lambda each: int(each["id"])):
        replies = written.setdefault(row["account_id"], [])
        if row["author"] != "citizen":
            replies.append(Written(row["id"], row["delivery"] == "sending"))
    return [written.get(each.account_id) for each in turns]


def _values_at_once(place: int, both: AtOnce) -> list[Any]:
    """Give what `_COLUMNS_AT_ONCE` names."""
    new = both.update
    return [place, new.platform, new.bot_id, new.update_id, new.chat_id, new.raw, *_values(both.turn)[1:]]


def _values(turn: Done) -> list[Any]:
    """Give what `_COLUMNS` names."""
    return [
        turn.raw_update_id,
        turn.account_id,
        turn.citizen_id,
        turn.version,
        turn.language,
        turn.state,
        turn.goes_out,
        entries(turn),
    ]


def entries(turn: Done) -> list[dict[str, Any]]:
    """Give the thread's new rows in order: what was heard, then our replies."""
    heard = {
        "author": "citizen",
        "text": turn.heard,
        "content": turn.heard_content,
        "platform_message_id": turn.heard_id,
    }
    replies = [
        {"author": "bot", "text": each.text, "content": each.content, "lane": each.lane, "delivery": "queued"}
        for each in turn.replies
    ]
    return [heard, *replies]
