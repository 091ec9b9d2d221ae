"""The end of a turn: what was heard, where the talk stands, and our replies, in one statement for many people."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database

WAKE = "yavar_outbox"
"""Channel that wakes the sender of another process; the payload is a bot id."""


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


_WRITE = f"""
WITH turn AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(
        raw_update_id bigint, account_id bigint, citizen_id bigint, version bigint, language text,
        state jsonb, entries jsonb)
), moved AS (
    UPDATE conversation c SET version = c.version + 1, state = t.state, touched_at = $2
    FROM turn t WHERE c.citizen_id = t.citizen_id AND c.version = t.version
    RETURNING t.*
), done AS (
    UPDATE raw_update r SET reading = 'done', done_at = $2 FROM moved m
    WHERE r.id = m.raw_update_id AND r.reading = 'pending'
), speaks AS (
    UPDATE citizen c SET language = m.language FROM moved m
    WHERE c.id = m.citizen_id AND c.language <> m.language
), reached AS (
    UPDATE account a SET state = 'reachable' FROM moved m WHERE a.id = m.account_id AND a.state <> 'reachable'
), thread AS (
    INSERT INTO message (account_id, author, text, content, raw_update_id, created_at, lane, delivery)
    SELECT m.account_id, e.author, e.text, e.content,
        CASE WHEN e.author = 'citizen' THEN m.raw_update_id END, $2, e.lane, e.delivery
    FROM moved m, ROWS FROM (
        jsonb_to_recordset(m.entries) AS (author text, text text, content jsonb, lane smallint, delivery text)
    ) WITH ORDINALITY AS e(author, text, content, lane, delivery, place)
    ORDER BY m.raw_update_id, e.place
    RETURNING id, account_id, author
)
SELECT id, account_id, author, CASE WHEN $3 THEN pg_notify('{WAKE}', '') END FROM thread ORDER BY id
"""  # noqa: S608 (only constants of this module)


async def write(database: Database, turns: Sequence[Done], now: datetime, *, wake: bool) -> list[list[int] | None]:
    """Write turns, each all or nothing: the ids of its replies, or None where another worker was faster.

    Turns of one call belong to different citizens. `wake` tells the sender of another process.
    """
    given = [
        {
            "raw_update_id": each.raw_update_id,
            "account_id": each.account_id,
            "citizen_id": each.citizen_id,
            "version": each.version,
            "language": each.language,
            "state": each.state,
            "entries": entries(each),
        }
        for each in turns
    ]
    written: dict[int, list[int]] = {}
    for row in await database.fetch(_WRITE, json.dumps(given), now, wake):
        ids = written.setdefault(row["account_id"], [])
        if row["author"] != "citizen":
            ids.append(row["id"])
    return [written.get(each.account_id) for each in turns]


def entries(turn: Done) -> list[dict[str, Any]]:
    """Give the thread's new rows in order: what was heard, then our replies."""
    heard = {"author": "citizen", "text": turn.heard, "content": turn.heard_content}
    replies = [
        {"author": "bot", "text": each.text, "content": each.content, "lane": each.lane, "delivery": "queued"}
        for each in turn.replies
    ]
    return [heard, *replies]
