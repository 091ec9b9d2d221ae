"""Canned replies: what staff say often, found in any spelling, with the gaps filled in before a person sends it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services import Database
from texts.persian import squeeze

LONGEST_TITLE = 80
LONGEST_TEXT = 4000
MOST = 500
AT_ONCE = 12
"""Replies offered beside a thread."""

VARIABLES = {
    "میز": "desk",
    "desk": "desk",
    "شماره": "number",
    "number": "number",
    "پایان کار": "closing",
    "closing": "closing",
}
"""What may stand in braces, in Persian or English -> what is filled in."""
UNKNOWN = "…"
"""Stands where there is nothing to fill in: staff see that a word is missing."""

_GAP = re.compile(r"\{([^{}]*)\}")
_LOOSE = re.compile(r"[{}]")

_REPLIES = """
SELECT r.id, r.desk, d.name AS desk_name, r.title, r.text FROM canned_reply r LEFT JOIN desk d ON d.key = r.desk
WHERE ($1::bigint IS NULL OR r.id = $1) ORDER BY d.rank NULLS FIRST, r.id LIMIT $2
"""

_FIND = """
SELECT r.id, r.desk, d.name AS desk_name, r.title, r.text FROM canned_reply r LEFT JOIN desk d ON d.key = r.desk
WHERE (r.desk IS NULL OR r.desk = $1)
    AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS word WHERE strpos(r.searched, word) = 0)
ORDER BY r.desk IS NULL, r.id LIMIT $3
"""

_ADD = """
INSERT INTO canned_reply (desk, title, text, searched) SELECT $1::text, $2, $3, $4
WHERE $1::text IS NULL OR EXISTS (SELECT FROM desk WHERE key = $1) RETURNING id
"""

_CHANGE = """
UPDATE canned_reply SET desk = $2, title = $3, text = $4, searched = $5
WHERE id = $1 AND ($2::text IS NULL OR EXISTS (SELECT FROM desk WHERE key = $2)) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """Words kept ready, for one desk or for all."""

    id: int
    desk: str | None
    desk_name: str | None
    title: str
    text: str


async def replies(database: Database) -> list[Reply]:
    """Give all replies: those for all desks first, then desk by desk."""
    return [Reply(**row) for row in await database.fetch(_REPLIES, None, MOST)]


async def reply(database: Database, number: int) -> Reply | None:
    """Give one reply."""
    row = await database.fetchrow(_REPLIES, number, 1)
    return Reply(**row) if row else None


async def find(database: Database, query: str, desk: str, most: int = AT_ONCE) -> list[Reply]:
    """Find replies for a desk in whose title or text all words stand; without a word, the first ones."""
    words = [squeeze(word) for word in query.split()]
    return [Reply(**row) for row in await database.fetch(_FIND, desk, words, most)]


async def add(database: Database, desk: str | None, title: str, text: str) -> int | None:
    """Keep a new reply; None when there is no such desk."""
    number: int | None = await database.fetchval(_ADD, desk, title, text, _searched(title, text))
    return number


async def change(database: Database, number: int, desk: str | None, title: str, text: str) -> bool:
    """Keep other words in its place; False when the reply or the desk is gone."""
    return await database.fetchval(_CHANGE, number, desk, title, text, _searched(title, text)) is not None


async def remove(database: Database, number: int) -> bool:
    """Take a reply away; False when it is gone already."""
    return await database.fetchval("DELETE FROM canned_reply WHERE id = $1 RETURNING id", number) is not None


def unknown(text: str) -> list[str]:
    """Give what stands in braces but is no variable, and braces that do not close."""
    names = [name for name in _GAP.findall(text) if _variable(name) is None]
    return list(dict.fromkeys([*names, *_LOOSE.findall(_GAP.sub("", text))]))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill the gaps in; `values` by desk, number, closing."""
    return _GAP.sub(lambda gap: values.get(_variable(gap[1]) or "", "") or UNKNOWN, text)


def _variable(name: str) -> str | None:
    return VARIABLES.get(" ".join(name.replace("\u200c", " ").split()).lower())


def _searched(title: str, text: str) -> str:
    return f"{squeeze(title)} {squeeze(text)}"


def filled(replies: Sequence[Reply], values: Mapping[str, str]) -> list[tuple[Reply, str]]:
    """Give each reply with its words as they would be sent."""
    return [(each, fill(each.text, values)) for each in replies]
