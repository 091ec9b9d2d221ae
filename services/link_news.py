"""What the other side of a link is still to be told; services know no words, so a row waits until the bot says it."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import News
from services import Database

_ADD = """
INSERT INTO link_news (account_id, news, platform)
SELECT each, $2, $3 FROM unnest($1::bigint[]) AS each
"""
_WAKE = "SELECT pg_notify('yavar_console', 'link')"
_TAKE = """
WITH taken AS (
    DELETE FROM link_news WHERE id IN (SELECT id FROM link_news ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED) RETURNING *
)
SELECT t.account_id, a.citizen_id, c.language, t.news, t.platform
FROM taken t JOIN account a ON a.id = t.account_id JOIN citizen c ON c.id = a.citizen_id ORDER BY t.id
"""


@dataclass(frozen=True, slots=True)
class Untold:
    """One thing that one account is to be told."""

    account_id: int
    citizen_id: int
    language: str
    news: str
    platform: str
    """The messenger of the other account."""


async def add(database: Database, accounts: Iterable[int], news: News, platform: str) -> None:
    """Have accounts told something of an account on a messenger."""
    await database.execute(_ADD, list(accounts), news, platform)
    await database.execute(_WAKE)


async def take(database: Database) -> list[Untold]:
    """Take what is to be told; the caller writes the messages in the same transaction."""
    return [Untold(**row) for row in await database.fetch(_TAKE)]
