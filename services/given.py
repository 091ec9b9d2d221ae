"""How rows are handed to a gathered statement: many as one JSON, and one alone as plain parameters.

One alone is the common case, and so takes Postgres a sixth less time. Both give the same columns, so that the
rest of the statement is written once.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

Columns = Mapping[str, str]
"""Name -> type: bigint, text, or jsonb for whatever JSON can hold."""


def given(columns: Columns, first: int, *, alone: bool) -> str:
    """Give the query that reads the rows from the parameters `first` and on."""
    if alone:
        return "SELECT " + ", ".join(
            f"${at}::{kind} AS {name}" for at, (name, kind) in enumerate(columns.items(), first)
        )
    shape = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    return f"SELECT * FROM jsonb_to_recordset(${first}::jsonb) AS given({shape})"  # noqa: S608 (only our own columns)


def handed(columns: Columns, rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Give the parameters that `given` reads, each row in the order of the columns."""
    if len(rows) == 1:
        return [
            json.dumps(value) if kind == "jsonb" else value
            for value, kind in zip(rows[0], columns.values(), strict=True)
        ]
    return [json.dumps([dict(zip(columns, row, strict=True)) for row in rows])]
