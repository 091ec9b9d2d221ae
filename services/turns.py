"""The end of a turn: what was heard, where the talk stands, and our replies, in one statement for many people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database
from services.given import given, handed
from services.hand_over import Follows

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

# The ids beside the joins keep every plan on the primary keys, even one made while a table was empty.
_CHANGES = """, speaks AS (
    UPDATE citizen c SET language = m.language FROM moved m
    WHERE c.id = m.citizen_id AND c.language <> m.language
), reached AS (
    UPDATE account a SET state = 'reachable' FROM moved m WHERE a.id = m.account_id AND a.state <> 'reachable'
)"""


def _write(more: str, wakes: bool, alone: bool) -> str:  # noqa: FBT001 (read beside the table of statements)
    citizens, raw_updates = ("$2", "$3") if alone else ("ANY($2::bigint[])", "ANY($3::bigint[])")
    return f"""
WITH turn AS (
    {given(_COLUMNS, 4, alone=alone)}
), moved AS (
    UPDATE conversation c SET version = c.version + 1, state = t.state, touched_at = $1
    FROM turn t WHERE c.citizen_id = {citizens} AND c.citizen_id = t.citizen_id AND c.version = t.version
    -- Words of another process that wait for this chat go first.
    RETURNING t.*, t.goes_out IS NOT NULL AND 0 = (
        SELECT count(*) FROM message o WHERE o.account_id = t.account_id AND o.id > t.goes_out
        AND o.delivery IN ('queued', 'sending')
    ) AS clear
), done AS (
    UPDATE raw_update r SET reading = 'done', done_at = $1 FROM moved m
    WHERE r.id = {raw_updates} AND r.id = m.raw_update_id AND r.reading || '' = 'pending'
){more}, thread AS (
    INSERT INTO message (account_id, author, text, content, raw_update_id, lane, delivery, attempts,
        platform_message_id)
    SELECT m.account_id, e.author, e.text, e.content,
        m.raw_update_id, e.lane,
        CASE WHEN e.place = 2 AND m.clear THEN 'sending' ELSE e.delivery END,
        CASE WHEN e.place = 2 AND m.clear THEN 1 ELSE 0 END, e.platform_message_id
    FROM moved m, ROWS FROM (
        jsonb_to_recordset(m.entries) AS (
            author text, text text, content jsonb, lane smallint, delivery text, platform_message_id bigint)
    ) WITH ORDINALITY AS e(author, text, content, lane, delivery, platform_message_id, place)
    ORDER BY m.raw_update_id, e.place
    RETURNING id, account_id, author, delivery
)
SELECT id, account_id, author, delivery{f", pg_notify('{WAKE}', '')" if wakes else ""} FROM thread
"""  # noqa: S608 (only constants of this module)


# What happens rarely stands in a statement of its own: every part that Postgres must prepare costs each turn.
_WRITE = {
    (changes, wakes, alone): _write(_CHANGES if changes else "", wakes, alone)
    for changes in (False, True)
    for wakes in (False, True)
    for alone in (False, True)
}


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
    written: dict[int, list[Written]] = {}
    for row in sorted(rows, key=lambda each: int(each["id"])):
        replies = written.setdefault(row["account_id"], [])
        if row["author"] != "citizen":
            replies.append(Written(row["id"], row["delivery"] == "sending"))
    return [written.get(each.account_id) for each in turns]


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
