"""Rows of the starting directory on their way into tables: the new added, the different changed."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from services import Database

Columns = dict[str, Any]
"""A row as column name -> value that JSON can carry."""


class Counts(NamedTuple):
    """What became of the rows of one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


# The names of tables and columns below are ours, never a person's words.
async def upsert(database: Database, table: str, key: Sequence[str], rows: Sequence[Columns]) -> Counts:
    """Add the rows whose natural key is new and change those that differ."""
    if not rows:
        return Counts()
    columns = list(rows[0])
    theirs, ours = _list(columns, "excluded"), _list(columns, "t")
    written = await database.fetch(
        f"""
        INSERT INTO {table} AS t ({_list(columns)})
        SELECT {_list(columns)} FROM json_populate_recordset({_none(table)}, $1::json)
        ON CONFLICT ({_list(key)}) DO UPDATE SET ({_list(columns)}) = ROW ({theirs})
        WHERE ({ours}) IS DISTINCT FROM ({theirs})
        RETURNING t.xmax = 0 AS added
        """,  # noqa: S608
        json.dumps(rows),
    )
    added = sum(row["added"] for row in written)
    return Counts(added, len(written) - added, len(rows) - len(written))


async def replace(
    database: Database,
    table: str,
    *,
    owner: str,
    owners: Iterable[int],
    rows: Sequence[Columns],
    only: str = "true",
) -> Counts:
    """Make the rows that hang on the owners exactly these; `only` narrows which old rows may go."""
    columns = list(rows[0]) if rows else [owner]
    same = f"({_list(columns, 'w')}) IS NOT DISTINCT FROM ({_list(columns, 't')})"
    counts = await database.fetchrow(
        f"""
        WITH wanted AS (
            SELECT {_list(columns)} FROM json_populate_recordset({_none(table)}, $1::json)
        ), gone AS (
            DELETE FROM {table} AS t
            WHERE t.{owner} = ANY ($2) AND {only} AND NOT EXISTS (SELECT FROM wanted AS w WHERE {same})
            RETURNING 1
        ), fresh AS (
            INSERT INTO {table} ({_list(columns)})
            SELECT * FROM wanted AS w WHERE NOT EXISTS (SELECT FROM {table} AS t WHERE {same})
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM fresh) AS added, (SELECT count(*) FROM gone) AS removed
        """,  # noqa: S608
        json.dumps(rows),
        list(owners),
    )
    assert counts is not None
    return Counts(counts["added"], 0, len(rows) - counts["added"], counts["removed"])


def _none(table: str) -> str:
    """Write a null of the table's row type; `null::line` would be the geometric line of Postgres."""
    return f"(SELECT r FROM {table} AS r LIMIT 0)"  # noqa: S608


def _list(columns: Sequence[str], prefix: str = "") -> str:
    return ", ".join(f"{prefix}.{column}" if prefix else column for column in columns)
