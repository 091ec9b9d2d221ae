"""Phone lines on their way from the file into the table: pairs, and what staff found out since."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from services.desk_settings import DayPeriod
from services.directory import load
from services.directory_problems import BadDirectory
from services.line_checks import Check, Found, Seen, answers, stopped
from services.lines import open_lines
from tests.city import DATA, EVENING, City

Row = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped facts that a test may change."""
    return Path(shutil.copytree(DATA / "tehran", tmp_path / "tehran"))


def change(folder: Path, number: str, change_row: Callable[[Row], None]) -> None:
    """Change one line of the file."""
    file = folder / "lines.json"
    rows = json.loads(file.read_text(encoding="utf-8"))
    change_row(next(row for row in rows if row["number"] == number))
    file.write_text(json.dumps(rows), encoding="utf-8")


async def loads(city: City, folder: Path) -> None:
    """Load the folder, all or nothing."""
    async with city.pool.acquire() as connection, connection.transaction():
        await load(connection, folder, EVENING)


async def refused(city: City, folder: Path) -> list[str]:
    """What the loader has against the folder."""
    with pytest.raises(BadDirectory) as problems:
        await loads(city, folder)
    return [str(each) for each in problems.value.problems]


async def acts(city: City, number: str, at: datetime, *, silent: bool = False, found: Found | None = None) -> None:
    """Let somebody of the staff call a line, in the console."""
    async with city.pool.acquire() as connection, connection.transaction():
        await connection.fetchval("SELECT set_config('app.staff', '1', true)")
        row = await connection.fetchrow("SELECT id, xmin::text AS version FROM line WHERE number = $1", number)
        assert row is not None
        seen = Seen(row["id"], row["version"])
        if silent:
            assert await stopped(connection, seen, "مهری احمدی", at, "بوق اشغال")
        else:
            assert await answers(connection, seen, Check("مهری احمدی", at, at + timedelta(days=90)), found)


async def test_a_pair_is_loaded(city: City, folder: Path) -> None:
    """Two lines that name the same pair; after eight, when 1570 closes, 1480 is not shown either."""
    for number in ("1480", "1570"):
        change(folder, number, lambda row: row.update(pair="advice"))
    await loads(city, folder)
    assert await city.pool.fetchval("SELECT count(*) FROM line WHERE pair = 'advice'") == 2
    noon = EVENING - timedelta(hours=10)
    assert {"1480", "1570"} <= {each.number for each in await open_lines(city.pool, noon)}
    assert not {"1480", "1570"} & {each.number for each in await open_lines(city.pool, EVENING)}


async def test_an_emergency_line_in_a_pair_is_refused(city: City, folder: Path) -> None:
    """With file, row, field and reason; 123 must never wait for another line."""
    change(folder, "123", lambda row: row.update(pair="danger"))
    assert await refused(city, folder) == [
        "lines.json, row 1, pair: an emergency line has no pair: it must never wait for another line"
    ]


async def test_a_pair_that_only_one_line_names_is_refused(city: City, folder: Path) -> None:
    """A misspelt pair would hide the line for good."""
    change(folder, "1480", lambda row: row.update(pair="advice"))
    change(folder, "1570", lambda row: row.update(pair="advise"))
    assert await refused(city, folder) == [
        "lines.json, row 7, pair: no other line names the pair advice",
        "lines.json, row 8, pair: no other line names the pair advise",
    ]


async def test_a_pair_is_named_by_a_key(city: City, folder: Path) -> None:
    """As all names of the files are."""
    change(folder, "1480", lambda row: row.update(pair="Advice line"))
    (problem,) = await refused(city, folder)
    assert problem.startswith("lines.json, row 7, pair: must be small ASCII letters")


async def test_loading_does_not_bring_back_a_line_that_staff_found_dead(city: City, folder: Path) -> None:
    """The file says active since autumn; somebody called today and nobody answered."""
    await acts(city, "1480", EVENING, silent=True)
    await loads(city, folder)
    row = await city.pool.fetchrow("SELECT status, verified_by, note FROM line WHERE number = '1480'")
    assert tuple(row or ()) == ("stopped", "مهری احمدی", "بوق اشغال")
    assert "1480" not in {each.number for each in await open_lines(city.pool, EVENING)}


async def test_loading_takes_no_call_of_staff_away(city: City, folder: Path) -> None:
    """Date, name, number and hours of the console stay; what the console does not change comes from the file."""
    hours = [DayPeriod(frozenset({6}), EVENING.time().replace(hour=0), EVENING.time().replace(hour=0))]
    await acts(city, "09628", EVENING, found=Found("09629", hours))
    change(folder, "09628", lambda row: row.update(name="خط تازهٔ اعتیاد"))
    await loads(city, folder)
    row = await city.pool.fetchrow(
        "SELECT l.name, number, status, verified_at, verified_by, weekdays FROM line l"
        " JOIN line_hours h ON h.line_id = l.id WHERE key = 'addiction'"
    )
    assert tuple(row or ()) == ("خط تازهٔ اعتیاد", "09629", "active", EVENING, "مهری احمدی", [6])


async def test_a_file_that_was_verified_later_holds(city: City, folder: Path) -> None:
    """The later word, wherever it was written."""
    await acts(city, "1480", EVENING, silent=True)
    later = (EVENING + timedelta(days=1)).isoformat()
    change(folder, "1480", lambda row: row.update(verified_at=later, verified_by="shelter desk"))
    await loads(city, folder)
    row = await city.pool.fetchrow("SELECT status, verified_by FROM line WHERE number = '1480'")
    assert tuple(row or ()) == ("active", "shelter desk")


async def test_a_line_that_no_staff_touched_follows_its_file(city: City, folder: Path) -> None:
    """Also back to unconfirmed, and to stopped: what a loading wrote binds nobody."""
    nobody = {"verified_at": None, "verified_by": None, "expires_at": None}
    change(folder, "1480", lambda row: row.update(status="stopped"))
    change(folder, "1570", lambda row: row.update(status="unconfirmed", **nobody))
    await loads(city, folder)
    rows = await city.pool.fetch(
        "SELECT status, verified_at FROM line WHERE number IN ('1480', '1570') ORDER BY number"
    )
    assert [row["status"] for row in rows] == ["stopped", "unconfirmed"]
    assert rows[1]["verified_at"] is None
