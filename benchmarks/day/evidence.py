"""Gathers the evidence: screens from the simulator, rows from Postgres."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg

from benchmarks.day.citizens import Citizen
from benchmarks.day.counting import Chat, Key, Row, Seen, Stored, count, wrongs

_UPDATES = "SELECT id, platform, chat_id, raw FROM raw_update WHERE chat_id IS NOT NULL ORDER BY id"
_ROWS = """
SELECT m.id, a.platform, a.chat_id, m.raw_update_id, m.delivery, m.platform_message_id, m.text,
    m.content -> 'venue' AS venue, m.lane, m.repeats
FROM message m JOIN account a ON a.id = m.account_id ORDER BY m.id
"""
NUMBERED = {"message": "message_id", "edited_message": "message_id", "callback_query": "id"}
"""Where each kind of update holds the number by which the citizen's side knows it."""

Where = tuple[str, int]
"""Messenger and chat."""


async def chats(database: asyncpg.Pool, citizens: Sequence[Citizen]) -> dict[Where, Chat]:
    """Gather what is known of each citizen."""
    stored, rows = await stored_updates(database), await written_rows(database)
    found = {}
    for citizen in citizens:
        where = citizen.platform, citizen.person
        shown = await citizen.reads()
        wrote = [("message", str(each["id"])) for each in shown if each["from"] == "citizen"]
        if wrote != [act.key for act in citizen.acts if act.key[0] == "message"]:
            raise RuntimeError(f"the simulator shows other messages of {where} than it took")
        seen = [Seen(each["id"], sign_of(each)) for each in shown if each["from"] == "bot"]
        found[where] = Chat(tuple(citizen.acts), seen, stored[where], rows[where], blocked=citizen.has_blocked)
    return found


def counted(found: Mapping[Where, Chat]) -> dict[str, Counter[str]]:
    """Count each messenger by itself."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (platform, _), chat in found.items():
        counts[platform] += count(chat)
    return counts


def named(found: Mapping[Where, Chat]) -> list[str]:
    """Name everything that must not be."""
    return [
        f"{name}: {platform} {person}: {what}"
        for (platform, person), chat in found.items()
        for name, what in wrongs(chat)
    ]


async def stored_updates(database: asyncpg.Pool) -> dict[Where, list[Stored]]:
    """Read which update is which act."""
    found = defaultdict(list)
    for row in await database.fetch(_UPDATES):
        found[row["platform"], row["chat_id"]].append(Stored(row["id"], key_of(json.loads(row["raw"]))))
    return found


def key_of(update: Mapping[str, Any]) -> Key:
    """Name the act that an update tells of."""
    kind = next((kind for kind in NUMBERED if kind in update), "")
    return kind, str(update[kind][NUMBERED[kind]]) if kind else ""


async def written_rows(database: asyncpg.Pool) -> dict[Where, list[Row]]:
    """Read every thread."""
    found = defaultdict(list)
    for row in await database.fetch(_ROWS):
        venue = json.loads(row["venue"]) if row["venue"] else None
        sign = point(venue["lat"], venue["lon"]) if venue else letters(row["text"])
        who = row["platform"], row["chat_id"]
        more = row["delivery"], row["platform_message_id"], sign, row["lane"] or 0, row["repeats"]
        found[who].append(Row(row["id"], row["raw_update_id"], *more))
    return found


def sign_of(message: Mapping[str, Any]) -> str:
    """Reduce a message on the screen as a row is reduced; a point is known by its place."""
    place = message["location"]
    return point(place["lat"], place["lon"]) if place else letters(message["text"])


def letters(text: str) -> str:
    """Leave only letters and digits: marks and signs are each messenger's own."""
    return "".join(sign for sign in text if sign.isalnum())


def point(lat: float, lon: float) -> str:
    """Name a point on the map."""
    return f"{lat:.4f} {lon:.4f}"
