"""Development data from judged messages: one person takes out what tells whose it is, a second one approves."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from services import Database

LONGEST = 4000
"""Signs of a line, about a messenger's longest message."""

_SOURCE = """
SELECT m.id, m.text, a.citizen_id,
    (SELECT r.true_level FROM review r WHERE r.message_id = m.id) AS reviewed,
    (SELECT r.label FROM review r WHERE r.message_id = m.id) AS label,
    (SELECT c.true_level FROM "case" c WHERE c.citizen_id = a.citizen_id AND c.closed_at IS NOT NULL
        AND c.outcome <> 'joined' AND c.closed_at >= m.created_at ORDER BY c.closed_at LIMIT 1) AS closed,
    EXISTS (SELECT FROM training_line l WHERE l.message_id = m.id) AS proposed
FROM message m JOIN account a ON a.id = m.account_id
WHERE m.id = $1 AND m.author = 'citizen' AND m.content ->> 'kind' = 'text' AND m.text <> ''
"""

# What the person wrote from shortly before their case was opened until it was closed.
_OF_CASE = """
SELECT m.id, m.text, m.created_at, EXISTS (SELECT FROM training_line l WHERE l.message_id = m.id) AS proposed
FROM "case" c JOIN account a ON a.citizen_id = c.citizen_id CROSS JOIN LATERAL (
    SELECT * FROM message WHERE account_id = a.id AND created_at >= c.opened_at - interval '1 hour'
        AND created_at <= c.closed_at AND author = 'citizen' AND content ->> 'kind' = 'text' AND text <> ''
    ORDER BY account_id DESC, id DESC LIMIT 100
) m WHERE c.id = $1 ORDER BY m.id
"""

_PROPOSE = """
INSERT INTO training_line (message_id, text, label, urgent, notes, proposed_at, proposed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (message_id) DO NOTHING RETURNING id
"""

_OPEN = """
SELECT l.id, l.text, l.label, l.urgent, l.notes, l.proposed_at, l.proposed_by, s.name AS proposer
FROM training_line l LEFT JOIN staff s ON s.id = l.proposed_by WHERE l.decided_at IS NULL ORDER BY l.id LIMIT $1
"""

# Whoever proposed a line never decides on it. One that was refused keeps nothing of what was written, and the message
# may be proposed again, better cleaned.
_DECIDE = """
UPDATE training_line SET decided_at = $4, decided_by = $2, approved = $3,
    message_id = CASE WHEN $3 THEN message_id END,
    text = CASE WHEN $3 THEN text ELSE '' END, notes = CASE WHEN $3 THEN notes ELSE '' END
WHERE id = $1 AND decided_at IS NULL AND proposed_by IS DISTINCT FROM $2 RETURNING id
"""

_COUNTS = """
SELECT count(*) FILTER (WHERE decided_at IS NULL) AS open, count(*) FILTER (WHERE approved) AS approved,
    count(*) FILTER (WHERE NOT approved) AS refused
FROM training_line
"""

# By the text, not by number: the order in which lines were proposed would follow that of the talks.
_EXPORT = "SELECT text, label, urgent, notes FROM training_line WHERE approved ORDER BY md5(text), text"


@dataclass(frozen=True, slots=True)
class Source:
    """A message from which a line may be made."""

    message_id: int
    citizen_id: int
    text: str
    reviewed: int | None
    """The level a psychologist gave it in the sample; empty: it was not in one, or is not judged."""
    closed: int | None
    """The true level of the case that was closed after it; empty: there is none."""
    label: str | None
    """Its topic, as judged in the sample."""
    proposed: bool

    @property
    def level(self) -> int | None:
        """Give the level as staff judged it; None: nobody did."""
        return self.closed if self.reviewed is None else self.reviewed


@dataclass(frozen=True, slots=True)
class Written:
    """A message of a case."""

    id: int
    text: str
    created_at: datetime
    proposed: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line that waits for a second person."""

    id: int
    text: str
    label: str
    urgent: bool
    notes: str
    proposed_at: datetime
    proposed_by: int | None
    proposer: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many lines there are."""

    open: int
    approved: int
    refused: int


async def source(database: Database, message: int) -> Source | None:
    """Give a message of a citizen in words, with how it was judged; None for anything else."""
    row = await database.fetchrow(_SOURCE, message)
    return Source(**{"message_id" if name == "id" else name: value for name, value in row.items()}) if row else None


async def of_case(database: Database, case: int) -> list[Written]:
    """Give what the person of a closed case wrote while it went on, oldest first."""
    return [Written(**row) for row in await database.fetch(_OF_CASE, case)]


async def propose(
    database: Database, source: Source, staff: int, text: str, label: str, *, urgent: bool, notes: str, now: datetime
) -> bool:
    """Propose a line; False when somebody did so with this message before."""
    given = (source.message_id, text, label, urgent, notes, now, staff)
    return await database.fetchval(_PROPOSE, *given) is not None


async def proposals(database: Database, most: int = 50) -> list[Proposal]:
    """Give the lines that wait for a second person, oldest first."""
    return [Proposal(**row) for row in await database.fetch(_OPEN, most)]


async def decide(database: Database, number: int, staff: int, now: datetime, *, approved: bool) -> bool:
    """Approve or refuse a line; False when it is decided, or one's own."""
    return await database.fetchval(_DECIDE, number, staff, approved, now) is not None


async def counts(database: Database) -> Counts:
    """Count the lines."""
    row = await database.fetchrow(_COUNTS)
    assert row is not None
    return Counts(**row)


async def export(database: Database) -> AsyncIterator[str]:
    """Give the approved lines as JSONL, as `data/triage` keeps them; no number of anything is in it."""
    for row in await database.fetch(_EXPORT):
        yield json.dumps(dict(row), ensure_ascii=False) + "\n"
