"""What wants a member of staff's attention just now: cases that wait for anybody, words in their own, alerts."""

from collections.abc import Sequence
from dataclasses import dataclass

from services import Database

MOST = 30
"""Cases named: a longer queue is a number."""

_ATTENTION = """
SELECT
    (SELECT count(*) FROM "case" WHERE closed_at IS NULL AND claimed_by IS NULL AND desk = ANY($2::text[])) AS waiting,
    (SELECT count(*) FROM "case"
        WHERE closed_at IS NULL AND claimed_by = $1 AND waiting_since IS NOT NULL) AS unanswered,
    ARRAY(SELECT 'w' || id FROM "case" WHERE closed_at IS NULL AND claimed_by IS NULL AND desk = ANY($2::text[])
        ORDER BY queued_as LIMIT $3)
    || ARRAY(SELECT 'm' || id || '-' || extract(epoch FROM last_heard_at)::bigint FROM "case"
        WHERE closed_at IS NULL AND claimed_by = $1 AND waiting_since IS NOT NULL ORDER BY id)
    || ARRAY(SELECT 'a' || a.id FROM alert a JOIN "case" c ON c.id = a.case_id
        WHERE a.ended_at IS NULL AND a.raised_at IS NOT NULL AND c.desk = ANY($2::text[]) ORDER BY a.id DESC LIMIT $3)
    || ARRAY(SELECT 's' || id || '-' || extract(epoch FROM silent_at)::bigint FROM "case"
        WHERE closed_at IS NULL AND silent_at IS NOT NULL AND (claimed_by = $1 OR claimed_by IS NULL)
        AND level >= 3 AND desk = ANY($2::text[]) ORDER BY id DESC LIMIT $3) AS keys
"""


@dataclass(frozen=True, slots=True)
class Attention:
    """How much waits, and a key for each thing; a key that was not there before is news."""

    waiting: int
    """Cases nobody has claimed."""
    unanswered: int
    """Own cases in which the citizen waits for a word."""
    keys: Sequence[str]


async def attention(database: Database, staff: int, desks: Sequence[str]) -> Attention:
    """Count what waits for a member of staff at some desks."""
    row = await database.fetchrow(_ATTENTION, staff, list(desks), MOST)
    assert row is not None
    return Attention(**row)
