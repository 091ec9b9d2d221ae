"""The starting directory: read from a folder, checked whole, written; a second loading changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from services import Database
from services.directory_checks import problems_of_facts, problems_of_sample
from services.directory_files import read_facts, read_sample
from services.directory_lines import checked_later
from services.directory_problems import BadDirectory, Problem
from services.directory_rows import BedCountRow, LineRow, PlaceRow, Row, ServiceRow
from services.directory_tables import Columns, Counts, replace, upsert

Loaded = Mapping[str, Counts]
"""What became of the rows, by table."""


async def load(database: Database, folder: Path, now: datetime, *, sample: bool = False) -> Loaded:
    """Write a folder of facts (or, with `sample`, of what is made up, its ages counted back from `now`, UTC).

    Raises BadDirectory with every problem before anything is written. The caller holds the transaction.
    """
    return await (_load_sample(database, folder, now) if sample else _load_facts(database, folder))


async def _load_facts(database: Database, folder: Path) -> Loaded:
    facts = read_facts(folder)
    _refuse(problems_of_facts(facts))
    names = [*facts.neighbourhoods.rows, *facts.landmarks.rows]
    return {
        "district": await upsert(database, "district", ["number"], _columns_of(facts.districts.rows)),
        "neighbourhood": await upsert(database, "neighbourhood", ["name", "district"], _columns_of(names)),
        **await _write_places(database, facts.places.rows, facts.services.rows),
        **await _write_lines(database, facts.lines.rows),
    }


async def _load_sample(database: Database, folder: Path, now: datetime) -> Loaded:
    sample = read_sample(folder)
    districts = await database.fetch("SELECT number FROM district")
    _refuse(problems_of_sample(sample, {row["number"] for row in districts}))
    return {
        **await _write_places(database, [row.at(now) for row in sample.places.rows], sample.services.rows),
        **await _write_bed_counts(database, sample.services.rows, sample.bed_counts.rows, now),
    }


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise BadDirectory(problems)


async def _write_places(database: Database, places: Sequence[PlaceRow], services: Sequence[ServiceRow]) -> Loaded:
    """Write places, what each offers to whom, and when."""
    place_counts = await upsert(database, "place", ["key"], _columns_of(places))
    ids = await _ids(database, "place", (row.key for row in places))
    offers = [{"place_id": ids[row.place]} | _columns(row, {"place", "hours"}) for row in services]
    service_counts = await upsert(database, "service", ["place_id", "audience"], offers)
    service_ids = await _service_ids(database)
    hours = [
        {"service_id": service_ids[row.place, row.audience]} | _columns(line) for row in services for line in row.hours
    ]
    owners = [service_ids[row.place, row.audience] for row in services]
    schedule_counts = await replace(database, "schedule", owner="service_id", owners=owners, rows=hours)
    return {"place": place_counts, "service": service_counts, "schedule": schedule_counts}


async def _write_lines(database: Database, lines: Sequence[LineRow]) -> Loaded:
    """Write phone lines and their hours; what staff checked later, in the console, stays as they left it."""
    later = await checked_later(database, lines)
    rows = [_columns(row, {"hours"}) | later.get(row.key, {}) for row in lines]
    line_counts = await upsert(database, "line", ["key"], rows)
    ids = await _ids(database, "line", (row.key for row in lines if row.key not in later))
    hours = [{"line_id": ids[row.key]} | _columns(line) for row in lines if row.key in ids for line in row.hours]
    hours_counts = await replace(database, "line_hours", owner="line_id", owners=ids.values(), rows=hours)
    return {"line": line_counts, "line_hours": hours_counts}


async def _write_bed_counts(
    database: Database, services: Sequence[ServiceRow], counts: Sequence[BedCountRow], now: datetime
) -> Loaded:
    """Replace earlier made-up counts of these services; what somebody counted in a demonstration stays."""
    ids = await _service_ids(database)
    owners = [ids[row.place, row.audience] for row in services]
    rows = [
        {"service_id": ids[row.place, row.audience], "counted_at": _ago(row, now)}
        | _columns(row, {"place", "audience", "minutes_ago"})
        for row in counts
    ]
    replaced = await replace(database, "bed_count", owner="service_id", owners=owners, rows=rows, only="t.sample")
    return {"bed_count": replaced}


def _ago(row: BedCountRow, now: datetime) -> str:
    return (now - timedelta(minutes=row.minutes_ago)).isoformat()


async def _ids(database: Database, table: str, keys: Iterable[str]) -> dict[str, int]:
    """Look up row ids by natural key."""
    rows = await database.fetch(f"SELECT key, id FROM {table} WHERE key = ANY ($1)", list(keys))  # noqa: S608
    return {row["key"]: row["id"] for row in rows}


async def _service_ids(database: Database) -> dict[tuple[str, str], int]:
    """Look up the ids of all services by place and audience."""
    rows = await database.fetch("SELECT p.key, s.audience, s.id FROM service s JOIN place p ON p.id = s.place_id")
    return {(row["key"], row["audience"]): row["id"] for row in rows}


def _columns_of(rows: Iterable[Row]) -> list[Columns]:
    return [_columns(row) for row in rows]


def _columns(row: Row, without: set[str] | None = None) -> Columns:
    return row.model_dump(mode="json", exclude=without)
