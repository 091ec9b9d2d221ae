"""What others did to somebody's ways to sign in: found in the audit, so that no act at the database stays unseen."""

from dataclasses import dataclass
from datetime import datetime

from services import Database

SHOWN = 5
"""Acts shown at once, the newest first."""

FACTOR, LINK, PASSWORD = "factor", "link", "password"

_DONE = """
SELECT a.at, coalesce(s.name, a.actor) AS by, a.what FROM (
    (SELECT id, at, staff_id, actor, CASE WHEN changed ? 'totp_secret' THEN 'factor' ELSE 'password' END AS what
    FROM audit WHERE noun = 'staff' AND row_key = $1::bigint::text AND act = 'update'
        AND changed ?| ARRAY['totp_secret', 'password_hash'] AND staff_id IS DISTINCT FROM $1
    ORDER BY id DESC LIMIT $2)
    UNION ALL
    (SELECT id, at, staff_id, actor, 'link' FROM audit WHERE noun = 'one_time_code' AND act = 'insert'
        AND row_key IN (SELECT id::text FROM one_time_code WHERE staff_id = $1 AND purpose = 'invite')
        AND staff_id IS DISTINCT FROM $1
    ORDER BY id DESC LIMIT $2)
) a LEFT JOIN staff s ON s.id = a.staff_id ORDER BY a.id DESC LIMIT $2
"""

_FACTOR_GONE = """
SELECT a.at, coalesce(s.name, a.actor) AS by, 'factor' AS what FROM (
    SELECT at, staff_id, actor FROM audit
    WHERE noun = 'staff' AND row_key = $1::bigint::text AND act = 'update' AND changed ? 'totp_secret'
    ORDER BY id DESC LIMIT 1
) a LEFT JOIN staff s ON s.id = a.staff_id
WHERE a.staff_id IS DISTINCT FROM $1 AND EXISTS (SELECT FROM staff WHERE id = $1 AND totp_secret IS NULL)
"""

_MESSENGER = """
SELECT a.citizen_id, a.id AS account_id FROM staff s JOIN account a ON a.id = s.account_id WHERE s.id = $1
"""


@dataclass(frozen=True, slots=True)
class Done:
    """Something that somebody else did."""

    at: datetime
    by: str
    """Name of who was signed in, or the database's user and program."""
    what: str
    """FACTOR: the second factor was taken away or changed; LINK: a link to a new password was made; PASSWORD."""


async def done_by_others(database: Database, staff_id: int) -> list[Done]:
    """Give what others did to somebody's password and second factor, the newest first."""
    return [Done(**row) for row in await database.fetch(_DONE, staff_id, SHOWN)]


async def factor_taken(database: Database, staff_id: int) -> Done | None:
    """Tell who took somebody's second factor away; None once they have one again, or took it away themselves."""
    row = await database.fetchrow(_FACTOR_GONE, staff_id)
    return Done(**row) if row else None


async def messenger(database: Database, staff_id: int) -> tuple[int, int] | None:
    """Give person and account of the messenger that somebody of ours has linked."""
    row = await database.fetchrow(_MESSENGER, staff_id)
    return (row["citizen_id"], row["account_id"]) if row else None
