"""Which district a person means, from a name or number typed in any spelling, Persian or Latin."""

from dataclasses import dataclass

from services import Database
from services.gazetteer_guess import misspelled, sounding
from services.gazetteer_index import Found, Index, Name, build
from services.gazetteer_scan import spelled, words_of

__all__ = ["MOST_FOUND", "Found", "Gazetteer", "Name", "read"]

MOST_FOUND = 4
"""Choices given at most: more is not read on a small screen."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of the city, held in memory."""

    index: Index

    def find(self, text: str) -> list[Found]:
        """Give what a text may mean, best first: several to ask back, none where nothing was named."""
        words = words_of(text)
        found = spelled(self.index, words) or sounding(self.index, words) or misspelled(self.index, words)
        return list(dict.fromkeys(found))[:MOST_FOUND]


async def read(database: Database) -> Gazetteer:
    """Build the gazetteer from the database; build it anew after the directory was loaded."""
    rows = await database.fetch("SELECT name, district, also FROM neighbourhood ORDER BY district, id")
    return Gazetteer(build(Name(row["name"], row["district"], row["also"]) for row in rows))
