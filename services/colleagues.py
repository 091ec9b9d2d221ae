"""Colleagues by number, as names."""

from collections.abc import Iterable

from services import Database

_NAMES = "SELECT id, name FROM staff WHERE id = ANY($1::bigint[])"


async def names(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    """Give the names of members of staff, also of those who left."""
    wanted = list(numbers)
    return {row["id"]: row["name"] for row in await database.fetch(_NAMES, wanted)} if wanted else {}
