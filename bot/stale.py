"""What was true when it was written and may be no more when it could leave: it is not sent, and that is said."""

from typing import Any

import asyncpg

from services import outbox
from services.outbox import Outgoing
from texts.clock import Clock
from texts.fluent import Words

WAYS = ((("shelter-label", "go/shelter"),), (("nav-menu", "go/menu"), ("nav-emergency", "go/emergency")))
"""Buttons under what is said instead, row by row: words and data. So far only free beds go stale."""


async def replace(pool: asyncpg.Pool, words: Words, clock: Clock, message: Outgoing) -> None:
    """Give up a stale message with all that is stale of its turn, and say once that things may have changed."""
    language = message.content.get("language", "fa")
    async with pool.acquire() as connection, connection.transaction():
        if await outbox.spoil(connection, message.id, clock()):
            said = words.say(language, "shelter-changed")
            await outbox.instead(connection, message.id, said, _content(words, language))


def _content(words: Words, language: str) -> dict[str, Any]:
    rows = [[{"text": words.label(language, label), "data": data} for label, data in row] for row in WAYS]
    return {"message": "shelter-changed", "language": language, "buttons": rows}
