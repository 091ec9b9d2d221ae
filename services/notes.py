"""What staff write beside a thread: notes for each other, and drafts of their own."""

from dataclasses import dataclass
from datetime import datetime

from services import Database


@dataclass(frozen=True, slots=True)
class NoteView:
    """One internal note."""

    id: int
    case_id: int
    staff_name: str | None
    text: str
    created_at: datetime


_NOTES = """
SELECT n.id, n.case_id, s.name AS staff_name, n.text, n.created_at
FROM note n JOIN "case" c ON c.id = n.case_id LEFT JOIN staff s ON s.id = n.staff_id
WHERE c.citizen_id = $1 ORDER BY n.id
"""

_WRITE = """
WITH noted AS (
    INSERT INTO note (case_id, staff_id, text)
    SELECT id, $2, $3 FROM "case" WHERE id = $1 AND closed_at IS NULL AND claimed_by = $2 RETURNING case_id
)
SELECT pg_notify('yavar_console', 'thread ' || c.citizen_id) FROM noted JOIN "case" c ON c.id = noted.case_id
"""

_KEEP = """
INSERT INTO draft (case_id, staff_id, text) SELECT id, $2, $3 FROM "case" WHERE id = $1 AND closed_at IS NULL
ON CONFLICT (case_id, staff_id) DO UPDATE SET text = excluded.text, written_at = now()
"""


async def notes(database: Database, citizen: int) -> list[NoteView]:
    """Give the notes on all cases of a person, oldest first."""
    return [NoteView(**row) for row in await database.fetch(_NOTES, citizen)]


async def write_note(database: Database, number: int, staff: int, text: str) -> bool:
    """Write a note on an open case; False when this person does not hold it any more."""
    return bool(await database.fetch(_WRITE, number, staff, text))


async def draft(database: Database, number: int, staff: int) -> str:
    """Give what this person began to write on a case; empty when nothing."""
    found = await database.fetchval("SELECT text FROM draft WHERE case_id = $1 AND staff_id = $2", number, staff)
    return found or ""


async def keep_draft(database: Database, number: int, staff: int, text: str) -> None:
    """Keep what this person has written so far; empty words forget it."""
    if text.strip():
        await database.execute(_KEEP, number, staff, text)
    else:
        await database.execute("DELETE FROM draft WHERE case_id = $1 AND staff_id = $2", number, staff)
