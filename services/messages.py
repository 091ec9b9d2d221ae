"""One message: whose thread it stands in, and when it was written."""

from datetime import datetime

from services import Database

_CITIZEN = "SELECT a.citizen_id FROM message m JOIN account a ON a.id = m.account_id WHERE m.id = $1"


async def citizen_of(database: Database, message: int) -> int | None:
    """Give the person whose thread a message stands in; None when there is no such message."""
    found = await database.fetchval(_CITIZEN, message)
    return None if found is None else int(found)


async def written_at(database: Database, message: int) -> datetime | None:
    """Tell when a message was written (UTC)."""
    found: datetime | None = await database.fetchval("SELECT created_at FROM message WHERE id = $1", message)
    return found
