"""A citizen's thread as staff read it, and the words staff put into it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import Author, Lane
from services import Database
from services.cases import LOCK
from services.erasures import may_write_first
from services.marks import BEHIND
from services.reachability import PREFERRED, STILL_THERE
from services.turns import WAKE

LONGEST = 4096
"""UTF-16 units that a messenger takes in one message (Telegram's limit; a letter is one, most emoji two)."""

ENTRIES = 100
"""Entries read at once."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a thread; moments in UTC."""

    id: int
    account_id: int
    platform: str
    author: str
    staff_id: int | None
    staff_name: str | None
    text: str
    content: dict[str, Any]
    created_at: datetime
    delivery: str | None
    error: str | None
    settled_at: datetime | None
    edited: bool
    """The citizen changed earlier words; those come with `superseded`."""
    superseded: bool
    attachment: str | None
    """How far the file has come; empty: nobody asked for it, or there is none."""
    mime: str | None
    repeats: int | None


# Each account by itself: a plan kept for any person must not be one that walks the whole table backwards.
_ENTRIES = """
WITH shown AS (
    SELECT m.* FROM account a CROSS JOIN LATERAL (
        SELECT * FROM message WHERE account_id = a.id AND id < $2 ORDER BY account_id DESC, id DESC LIMIT $3
    ) m WHERE a.citizen_id = $1 ORDER BY m.id DESC LIMIT $3
)
SELECT m.id, m.account_id, a.platform, m.author, m.staff_id, s.name AS staff_name, m.text, m.content, m.created_at,
    m.delivery, m.error, m.settled_at, m.platform_message_id, f.state AS attachment, f.mime, m.repeats
FROM shown m JOIN account a ON a.id = m.account_id LEFT JOIN staff s ON s.id = m.staff_id
LEFT JOIN attachment f ON f.message_id = m.id ORDER BY m.id
"""

# The person's next words are for us, whatever the bot had asked (talk.state); the version keeps a turn that runs
# at this moment from writing over it.
_HANDED = """
UPDATE conversation SET state = state || '{"handed": true}', version = version + 1 WHERE citizen_id = $1
"""

_ANSWERED = f"""
UPDATE "case" SET waiting_since = NULL, last_reply_at = $3, flagged_at = NULL,
    first_reply_at = coalesce(first_reply_at, $3)
WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL
RETURNING citizen_id, CASE WHEN last_heard_at > $3::timestamptz - $4::interval THEN account_id
    ELSE coalesce({PREFERRED.format('"case".citizen_id')}, account_id) END AS account_id
"""  # noqa: S608 (only constants of this module)

_TURNS_WAIT = """
SELECT FROM conversation WHERE citizen_id = (SELECT citizen_id FROM "case" WHERE id = $1) FOR UPDATE
"""

_SAID_ONCE = """
SELECT array_agg(m.id ORDER BY m.id) FROM account a CROSS JOIN LATERAL (
    SELECT id, content FROM message WHERE account_id = a.id ORDER BY account_id DESC, id DESC LIMIT 100
) m WHERE a.citizen_id = $1 AND m.content ->> 'once' = $2
"""

_SAY = """
INSERT INTO message (account_id, author, text, content, lane, delivery, staff_id)
SELECT $1, $2, part.text, $4::jsonb || CASE WHEN part.place = cardinality($3::text[]) THEN $5::jsonb ELSE '{}' END,
    $6, 'queued', $7
FROM unnest($3::text[]) WITH ORDINALITY AS part(text, place) ORDER BY part.place RETURNING id
"""

_WAKE = f"SELECT pg_notify('{WAKE}', ''), pg_notify('yavar_console', 'thread ' || $1::bigint)"

_AGAIN = f"""
INSERT INTO message (account_id, author, text, content, lane, delivery, staff_id, repeats)
SELECT m.account_id, m.author, $4, {BEHIND.format("$4")} - 'written_for', m.lane, 'queued', $2, m.id
FROM message m JOIN account a ON a.id = m.account_id JOIN "case" c ON c.citizen_id = a.citizen_id
WHERE m.id = $3 AND m.delivery IN ('unknown', 'failed') AND m.error IS DISTINCT FROM 'stale'
    AND c.id = $1 AND c.claimed_by = $2 AND c.closed_at IS NULL
ON CONFLICT DO NOTHING RETURNING (SELECT citizen_id FROM account WHERE id = message.account_id)
"""  # noqa: S608 (only constants of this module)

_CARDS_DONE = "UPDATE card SET closed_at = now() WHERE message_id = $1 AND closed_at IS NULL"


async def entries(
    database: Database,
    citizen: int,
    *,
    before: int | None = None,
    most: int = ENTRIES,
) -> list[Entry]:
    """Give the last entries of a person's thread, over all their messengers, oldest first; earlier ones by `before`."""
    rows = await database.fetch(_ENTRIES, citizen, before or 2**62, most)
    last = {
        (row["account_id"], row["platform_message_id"]): row["id"]
        for row in rows
        if row["author"] == Author.CITIZEN and row["platform_message_id"]
    }
    return [_entry(row, last) for row in rows]


async def reply(
    database: Database, number: int, staff: int, text: str, now: datetime, once: str = ""
) -> list[int] | None:
    """Say something to the citizen of a case; long words leave in several messages. The caller holds a transaction.

    It goes where they wrote if that is not long ago, else where they want such words; whoever sends it finds another
    way if it cannot arrive there (bot.detour). None when this person does not hold the case any more. `once` names one
    press of the button: the same name again says nothing twice.
    """
    # The conversation first, then the person, as turns do; it also makes two presses of one button wait for each other.
    await database.execute(_TURNS_WAIT, number)
    citizen = await database.fetchval(LOCK, number)
    if once and (said := await database.fetchval(_SAID_ONCE, citizen, once)):
        return list(said)
    case = await database.fetchrow(_ANSWERED, number, staff, now, STILL_THERE)
    if case is None:
        return None
    account = case["account_id"]
    content = json.dumps({"case": number, **({"once": once} if once else {})})
    given = (account, Author.STAFF, parts(text), content, "{}", Lane.REPLY, staff)
    ids = [row["id"] for row in await database.fetch(_SAY, *given)]
    await database.execute(_HANDED, case["citizen_id"])
    await database.execute(_WAKE, case["citizen_id"])
    return ids


async def say(
    database: Database,
    citizen: int,
    account: int,
    text: str,
    *,
    message: str,
    language: str,
    buttons: Sequence[Sequence[dict[str, str]]] = (),
) -> int | None:
    """Say words of the house that nobody asked for, with buttons as services.turns keeps them; gives the message's id.

    None, and nothing is said, while the person wants no such words (services.erasures).
    """
    if not await may_write_first(database, citizen):
        return None
    content = json.dumps({"message": message, "language": language})
    under = json.dumps({"buttons": [list(row) for row in buttons]} if buttons else {})
    number = await database.fetchval(_SAY, account, Author.BOT, [text], content, under, Lane.REPLY, None)
    await database.execute(_WAKE, citizen)
    return int(number)


async def send_again(database: Database, number: int, staff: int, message: int, text: str) -> bool:
    """Say a message of unknown or failed fate once more, under words that mark the repeat.

    False when this person does not hold the case, when it arrived after all, or when it is being repeated already.
    """
    citizen = await database.fetchval(_AGAIN, number, staff, message, text)
    if citizen is None:
        return False
    await database.execute(_CARDS_DONE, message)
    await database.execute(_WAKE, citizen)
    return True


def parts(text: str, longest: int = LONGEST) -> list[str]:
    """Cut words into messages: at a paragraph if there is one, else at a line, a sentence, a space, anywhere."""
    found = []
    while units(text) > longest:
        cut = _cut(text, longest)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*found, text] if text or not found else found


def units(text: str) -> int:
    """Count as the messenger does."""
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, longest: int) -> int:
    """Find where to cut, so that what stands before fits and is not a mere scrap."""
    fits = text[:longest]
    while units(fits) > longest:
        fits = fits[: -max(1, (units(fits) - longest) // 2)]
    for mark in ("\n\n", "\n", r"[.!?؟؛…]\s", r"\s"):
        ends = [each.end() for each in re.finditer(mark, fits)]
        if ends and ends[-1] > len(fits) // 4:
            return ends[-1]
    return len(fits)


def _entry(row: Any, last: dict[tuple[int, int], int]) -> Entry:
    content = json.loads(row["content"])
    newest = last.get((row["account_id"], row["platform_message_id"]), row["id"])
    return Entry(
        id=row["id"],
        account_id=row["account_id"],
        platform=row["platform"],
        author=row["author"],
        staff_id=row["staff_id"],
        staff_name=row["staff_name"],
        text=row["text"],
        content=content,
        created_at=row["created_at"],
        delivery=row["delivery"],
        error=row["error"],
        settled_at=row["settled_at"],
        edited=bool(content.get("edited")),
        superseded=row["author"] == Author.CITIZEN and newest != row["id"],
        attachment=row["attachment"],
        mime=row["mime"],
        repeats=row["repeats"],
    )
