"""Made-up staff and a week of made-up cases for the demo; every name and every talk says that it is one."""

import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from models import Topic
from services import Database, passwords
from services.cases import queued_as
from texts.clock import utc_now

FOLDER = Path(__file__).parent.parent / "data" / "sample"

PASSWORD = "yavar-demo"  # noqa: S105 (of made-up people, on loopback)

DAYS, A_DAY = 7, 14
"""How far back the made-up cases go, and how many there are each day."""

FIRST_CHAT = 1 << 47
"""Their chats lie beyond those of any messenger, so that nothing is ever sent to somebody real."""

_STAFF = """
INSERT INTO staff (login, name, role, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id
"""
_DESK = "INSERT INTO staff_desk (staff_id, desk) SELECT $1, unnest($2::text[])"
_PERSON = "INSERT INTO citizen (created_at) VALUES ($1) RETURNING id"
_ACCOUNT = """
INSERT INTO account (citizen_id, platform, bot_id, chat_id, created_at) VALUES ($1, 'telegram', $2, $3, $4) RETURNING id
"""
_MESSAGE = """
INSERT INTO message (account_id, author, text, content, created_at, staff_id, lane, delivery, settled_at)
VALUES ($1, $2, $3, '{"kind": "text"}', $4, $5, CASE WHEN $2 <> 'citizen' THEN 2 END,
    CASE WHEN $2 <> 'citizen' THEN 'sent' END, $4)
"""
_CASE = f"""
INSERT INTO "case" (citizen_id, account_id, desk, level, topic, opened_at, queued_as, last_heard_at, first_reply_at,
    last_reply_at, closed_at, closed_by, outcome, true_level, rating, safe_to_contact, announced_at, detected_level,
    label, reasons)
VALUES ($1, $2, $3, $4, $5, $6, {queued_as("$6::timestamptz", "$4::smallint")}, $6, $7, $7, $8, $9, $10, $12, $11, true,
    $6, $4, $13, $14) RETURNING id
"""  # noqa: S608 (only constants of this module)
_EVENTS = """
INSERT INTO case_event (case_id, kind, staff_id, at)
VALUES ($1, 'opened', NULL, $2), ($1, 'claimed', $5, $3), ($1, 'closed', $5, $4)
"""


async def bring(dsn: str, bot_id: int) -> None:
    """Bring everything in one transaction."""
    connection = await asyncpg.connect(dsn)
    try:
        async with connection.transaction():
            await load(connection, bot_id, utc_now())
    finally:
        await connection.close()


async def load(database: Database, bot_id: int, now: datetime) -> None:
    """Bring staff and history, once; the caller holds a transaction. `bot_id` is the demo's bot."""
    people = await _staff(database)
    if people:
        await _history(database, people, bot_id, now)


async def _staff(database: Database) -> dict[str, int]:
    """Make one member of staff for each role; give who answers at which desk, nothing if they are there already."""
    kept = await passwords.hashed(PASSWORD)
    at_desk: dict[str, int] = {}
    for each in _read("staff"):
        member = await database.fetchval(_STAFF, each["login"], each["name"], each["role"], kept)
        if member is None:
            return {}
        await database.execute(_DESK, member, each["desks"])
        at_desk |= {desk: at_desk.get(desk, member) for desk in each["desks"]}
    return at_desk


async def _history(database: Database, people: dict[str, int], bot_id: int, now: datetime) -> None:
    """Close a week of cases: more in the evening than at noon, most of them answered within minutes."""
    words, chance = _read("history"), random.Random(1405)  # noqa: S311 (the same week each time)
    for number in range(DAYS * A_DAY):
        desk = chance.choice([*words["topics"], "counselling", "counselling", "shelter"])
        hours_ago = 24 * (number // A_DAY) + chance.triangular(1, 23, 4)
        opened = now - timedelta(hours=hours_ago)
        citizen = await database.fetchval(_PERSON, opened)
        account = await database.fetchval(_ACCOUNT, citizen, bot_id, FIRST_CHAT + number, opened)
        await _closed(database, words, chance, desk, people[desk], (citizen, account), opened)


async def _closed(
    database: Database,
    words: dict[str, Any],
    chance: random.Random,
    desk: str,
    staff: int,
    person: tuple[int, int],
    opened: datetime,
) -> None:
    replied = opened + timedelta(minutes=min(20, chance.expovariate(1 / 6) + 0.5))
    closed = replied + timedelta(minutes=chance.uniform(5, 30))
    for author, said, at in (
        ("citizen", "opening", opened),
        ("staff", "answers", replied),
        ("citizen", "thanks", replied + timedelta(minutes=3)),
    ):
        by = staff if author == "staff" else None
        await database.execute(_MESSAGE, person[1], author, chance.choice(words[said]), at, by)
    read, topic = chance.choice(words["readings"]), chance.choice(words["topics"][desk])
    rating = chance.choice((None, None, 2, 3, 3, 3))
    outcome = chance.choice(words["outcomes"])
    given = (*person, desk, read["level"], Topic(topic), opened, replied, closed, staff, outcome, rating)
    case = await database.fetchval(_CASE, *given, read["true_level"], read["label"], read["reasons"])
    await database.execute(_EVENTS, case, opened, replied, closed, staff)


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
