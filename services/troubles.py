"""What went wrong on the way to people, each with the case in which staff can see to it."""

from dataclasses import dataclass
from datetime import datetime

from services import Database

MOST = 50

_OPEN = """
SELECT k.id, k.kind, k.message_id, k.note, k.created_at, m.delivery, m.error, k.line_id, l.name AS line,
    coalesce(k.case_id, (SELECT c.id FROM "case" c WHERE c.citizen_id = a.citizen_id
        ORDER BY c.closed_at IS NOT NULL, c.id DESC LIMIT 1)) AS case_id
FROM card k LEFT JOIN message m ON m.id = k.message_id
LEFT JOIN account a ON a.id = coalesce(k.account_id, m.account_id) LEFT JOIN line l ON l.id = k.line_id
WHERE k.closed_at IS NULL AND k.kind <> 'nobody_present' ORDER BY k.id LIMIT $1
"""

_COUNT = "SELECT count(*) FROM card WHERE closed_at IS NULL AND kind <> 'nobody_present'"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One card that waits for a person."""

    id: int
    kind: str
    message_id: int | None
    note: str
    created_at: datetime
    delivery: str | None
    """How the message it is about stands; empty: it is about something else."""
    error: str | None
    line_id: int | None
    line: str | None
    """The phone line it is about, by number of its row and by name."""
    case_id: int | None
    """The open, else the newest case of the person; empty: they were never handed over."""


async def open_troubles(database: Database, most: int = MOST) -> list[Trouble]:
    """Give what waits for a person, oldest first."""
    return [Trouble(**row) for row in await database.fetch(_OPEN, most)]


async def count(database: Database) -> int:
    """Count what waits for a person."""
    return int(await database.fetchval(_COUNT))
