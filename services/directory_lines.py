"""Phone lines that staff checked in the console after a file was written: the later word holds."""

import json
from collections.abc import Sequence

from services import Database
from services.directory_rows import LineRow
from services.directory_tables import Columns

# Who changed a row is known from the audit; what a loading wrote has no member of staff beside it.
_CHECKED = """
SELECT key, verified_at, json_build_object('number', number, 'status', status, 'verified_at', verified_at,
    'verified_by', verified_by, 'expires_at', expires_at, 'note', note) AS columns
FROM line WHERE verified_at IS NOT NULL
    AND EXISTS (SELECT FROM audit WHERE noun = 'line' AND row_key = line.id::text AND staff_id IS NOT NULL)
"""


async def checked_later(database: Database, lines: Sequence[LineRow]) -> dict[str, Columns]:
    """Give, by key, what stands in the table of each line that staff checked or stopped later than its file says.

    Without this rule loading the directory anew would bring a line back that somebody found dead, or take the date
    of their call away.
    """
    found = {row["key"]: row for row in await database.fetch(_CHECKED)}
    known = [(row, found[row.key]) for row in lines if row.key in found]
    return {
        row.key: json.loads(ours["columns"])
        for row, ours in known
        if row.verified_at is None or row.verified_at <= ours["verified_at"]
    }
