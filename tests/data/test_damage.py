"""A damaged directory is refused whole: every problem is named by file, row, field and reason."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from services.directory import load
from services.directory_checks import problems_of_facts, problems_of_sample
from services.directory_files import read_facts, read_sample
from services.directory_problems import BadDirectory, Problem
from tests.city import DATA, EVENING, City

Damage = Callable[[Path], None]


def setting(file: str, row: int, field: str, value: Any) -> Damage:
    """Set a field of a row, counted from 1; a dotted field reaches into the first of a list."""

    def damage(folder: Path) -> None:
        def change(rows: list[dict[str, Any]]) -> None:
            *way, last = field.split(".")
            target: Any = rows[row - 1]
            for step in way:
                target = target[step][0]
            target[last] = value

        rewrite(folder / file, change)

    return damage


def dropping(file: str, row: int, field: str) -> Damage:
    """Leave a field out."""

    def damage(folder: Path) -> None:
        def change(rows: list[dict[str, Any]]) -> None:
            *way, last = field.split(".")
            target: Any = rows[row - 1]
            for step in way:
                target = target[step][0]
            del target[last]

        rewrite(folder / file, change)

    return damage


def repeating(file: str, row: int) -> Damage:
    """Put a row at the end once more."""

    def damage(folder: Path) -> None:
        rewrite(folder / file, lambda rows: rows.append(rows[row - 1]))

    return damage


def writing(file: str, content: bytes) -> Damage:
    """Replace a whole file."""

    def damage(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return damage


def rewrite(path: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Change the rows of a file."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    change(rows)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def removing(file: str) -> Damage:
    """Delete a file."""
    return lambda folder: (folder / file).unlink()


def row_where(folder: str, file: str, field: str, value: Any) -> int:
    """Find the number of the first row whose field has a value, counted from 1."""
    rows = json.loads((DATA / folder / file).read_text(encoding="utf-8"))
    return next(number for number, row in enumerate(rows, start=1) if row[field] == value)


LAST_PLACE = 57
RECOVERY = row_where("tehran", "places.json", "kind", "recovery_centre")
SAFE_HOUSE = row_where("tehran", "places.json", "kind", "safe_house")
TIME = "must be a time of day"
MOMENT = "must be a moment in quotes"

FACTS: list[tuple[Damage, tuple[str, int, str, str]]] = [
    (setting("lines.json", 1, "number", "۱۲۳"), ("lines.json", 1, "number", "ASCII digits: 123")),
    (setting("lines.json", 1, "number", "١٢٣"), ("lines.json", 1, "number", "ASCII digits: 123")),
    (setting("lines.json", 1, "number", "12-3"), ("lines.json", 1, "number", "digits as dialled")),
    (setting("lines.json", 1, "number", "12"), ("lines.json", 1, "number", "3 to 11 digits")),
    (setting("lines.json", 1, "number", 123), ("lines.json", 1, "number", "must be text")),
    (setting("lines.json", 2, "number", "123"), ("lines.json", 2, "number", "lines.json, row 1")),
    (setting("lines.json", 1, "emergency", "yes"), ("lines.json", 1, "emergency", "true or false")),
    (setting("lines.json", 1, "rank", "1"), ("lines.json", 1, "rank", "whole number")),
    (setting("lines.json", 1, "status", "open"), ("lines.json", 1, "status", "must be one of 'active'")),
    (setting("lines.json", 1, "expires_at", None), ("lines.json", 1, "", "stand together")),
    (setting("lines.json", 1, "verified_by", None), ("lines.json", 1, "", "stand together")),
    (setting("lines.json", 1, "verified_at", "2025-11-04T00:00:00"), ("lines.json", 1, "verified_at", "offset")),
    (setting("lines.json", 1, "verified_at", "2025-11-04"), ("lines.json", 1, "verified_at", MOMENT)),
    (setting("lines.json", 1, "verified_at", "۱۴۰۴/۰۸/۱۳"), ("lines.json", 1, "verified_at", MOMENT)),
    (setting("lines.json", 1, "verified_at", 1762201800), ("lines.json", 1, "verified_at", MOMENT)),
    (setting("lines.json", 1, "expires_at", "2020-01-01T00:00:00Z"), ("lines.json", 1, "", "later than")),
    (setting("lines.json", 1, "hours.closes", "24:00"), ("lines.json", 1, "hours[1].closes", TIME)),
    (setting("lines.json", 1, "hours.opens", "۰۸:۰۰"), ("lines.json", 1, "hours[1].opens", TIME)),
    (setting("lines.json", 1, "hours.opens", "8"), ("lines.json", 1, "hours[1].opens", TIME)),
    (setting("lines.json", 1, "hours.opens", 8), ("lines.json", 1, "hours[1].opens", "must be text")),
    (dropping("lines.json", 1, "hours.opens"), ("lines.json", 1, "hours[1].opens", "is missing")),
    (dropping("lines.json", 1, "hours.closes"), ("lines.json", 1, "hours[1].closes", "is missing")),
    (setting("lines.json", 1, "hours.weekdays", [7]), ("lines.json", 1, "hours[1].weekdays[1]", "above 6")),
    (setting("lines.json", 1, "hours.weekdays", [0, -1]), ("lines.json", 1, "hours[1].weekdays[2]", "below 0")),
    (setting("lines.json", 1, "hours.weekdays", [1, 1]), ("lines.json", 1, "hours[1].weekdays", "each day once")),
    (setting("lines.json", 1, "hours.weekdays", []), ("lines.json", 1, "hours[1].weekdays", "at least one")),
    (setting("lines.json", 1, "hours", {}), ("lines.json", 1, "hours", "must be a list")),
    (dropping("lines.json", 1, "name_en"), ("lines.json", 1, "name_en", "is missing")),
    (setting("lines.json", 1, "phone", "123"), ("lines.json", 1, "phone", "not a field of this file")),
    (setting("lines.json", 1, "name", "اورژانس اجتماعي"), ("lines.json", 1, "name", "plain text")),
    (setting("lines.json", 1, "name", ""), ("lines.json", 1, "name", "plain text")),
    (setting("places.json", 1, "district", 23), ("places.json", 1, "district", "23 is not known")),
    (setting("places.json", 1, "district", "12"), ("places.json", 1, "district", "whole number")),
    (setting("places.json", 1, "kind", "hotel"), ("places.json", 1, "kind", "must be one of 'shelter'")),
    (setting("places.json", 1, "key", "Shelter 1"), ("places.json", 1, "key", "small ASCII letters")),
    (setting("places.json", 1, "key", "sample-1"), ("places.json", 1, "key", "only made-up keys")),
    (setting("places.json", 1, "phone", "۰۲۱۵۵۰۱۲۳۴۵"), ("places.json", 1, "phone", "02155012345")),
    (setting("places.json", 1, "lat", 35.7), ("places.json", 1, "", "lat and lon stand together")),
    (setting("places.json", 1, "sample", True), ("places.json", 1, "sample", "belong in data/sample")),
    (setting("places.json", RECOVERY, "public_walk_in", True), ("places.json", RECOVERY, "", "must be false")),
    (setting("places.json", SAFE_HOUSE, "address", "خیابان"), ("places.json", SAFE_HOUSE, "", "safe house")),
    (setting("places.json", 1, "verified_at", "2026-01-05T00:00:00Z"), ("places.json", 1, "", "stand together")),
    (repeating("places.json", 1), ("places.json", LAST_PLACE, "key", "stands already in places.json, row 1")),
    (setting("districts.json", 3, "lat", 51.4), ("districts.json", 3, "lat", "must not be above 36")),
    (setting("districts.json", 3, "lon", 35.7), ("districts.json", 3, "lon", "must not be below 51")),
    (setting("districts.json", 3, "lat", "35.7"), ("districts.json", 3, "lat", "must be a number")),
    (setting("districts.json", 3, "lat", float("nan")), ("districts.json", 3, "lat", "")),
    (setting("districts.json", 3, "number", 2), ("districts.json", 3, "number", "districts.json, row 2")),
    (setting("neighbourhoods.json", 1, "district", 0), ("neighbourhoods.json", 1, "district", "0 is not known")),
    (setting("neighbourhoods.json", 1, "also", "x"), ("neighbourhoods.json", 1, "also", "must be a list")),
    (repeating("neighbourhoods.json", 7), ("neighbourhoods.json", 369, "name", "neighbourhoods.json, row 7")),
    (setting("services.json", 1, "place", "nowhere"), ("services.json", 1, "place", "nowhere is not known")),
    (setting("services.json", 1, "audience", "cats"), ("services.json", 1, "audience", "must be one of 'men'")),
    (repeating("services.json", 1), ("services.json", 2, "place", "services.json, row 1")),
    (
        setting("services.json", 1, "hours.season_from", "09-01"),
        ("services.json", 1, "hours[1]", "first and its last day"),
    ),
    (
        setting("services.json", 1, "hours.season_from", "13-01"),
        ("services.json", 1, "hours[1].season_from", "Jalali month and day"),
    ),
    (
        setting("services.json", 1, "hours.season_until", "07-31"),
        ("services.json", 1, "hours[1].season_until", "Jalali month and day"),
    ),
    (writing("lines.json", b'[\n{"key": "a",}\n]'), ("lines.json", 0, "", "line 2, column")),
    (writing("lines.json", b'{"key": "a"}'), ("lines.json", 0, "", "one list of rows")),
    (writing("lines.json", b'["a"]'), ("lines.json", 1, "", "must be an object")),
    (writing("lines.json", "[خط]".encode("cp1256")), ("lines.json", 0, "", "not UTF-8")),
    (writing("services.json", b'[{"place": "a", "place": "b"}]'), ("services.json", 1, "place (written twice)", "")),
    (removing("landmarks.json"), ("landmarks.json", 0, "", "the file is missing")),
]

SAMPLE: list[tuple[Damage, tuple[str, int, str, str]]] = [
    (setting("places.json", 1, "sample", False), ("places.json", 1, "sample", 'must say "sample": true')),
    (dropping("services.json", 1, "sample"), ("services.json", 1, "sample", 'must say "sample": true')),
    (setting("places.json", 1, "name", "مددسرای ازگل"), ("places.json", 1, "", "نمونه")),
    (setting("places.json", 1, "key", "azgol"), ("places.json", 1, "", "sample-")),
    (setting("places.json", 1, "expires_in_days", -3), ("places.json", 1, "", "must expire after")),
    (setting("places.json", 1, "verified_at", None), ("places.json", 1, "verified_at", "not a field")),
    (setting("places.json", 1, "lon", None), ("places.json", 1, "", "lat and lon stand together")),
    (setting("places.json", 1, "district", 23), ("places.json", 1, "district", "23 is not known")),
    (setting("bed_counts.json", 1, "available", 41), ("bed_counts.json", 1, "", "41 is more than maximum 40")),
    (setting("bed_counts.json", 1, "available", -1), ("bed_counts.json", 1, "available", "not be below 0")),
    (setting("bed_counts.json", 1, "available", 2.5), ("bed_counts.json", 1, "available", "whole number")),
    (setting("bed_counts.json", 1, "minutes_ago", -5), ("bed_counts.json", 1, "minutes_ago", "below 0")),
    (setting("bed_counts.json", 1, "audience", "families"), ("bed_counts.json", 1, "place", "is not known")),
    (repeating("bed_counts.json", 1), ("bed_counts.json", 17, "place", "bed_counts.json, row 1")),
]


def problems(folder: Path, *, sample: bool = False) -> list[Problem]:
    """What is wrong with a folder, in a database that knows the 22 districts."""
    return problems_of_sample(read_sample(folder), range(1, 23)) if sample else problems_of_facts(read_facts(folder))


def says(problem: Problem, file: str, row: int, field: str, reason: str) -> None:
    """The problem is where it was made, and told in words."""
    assert (problem.file, problem.row, problem.field) == (file, row, field)
    assert reason in problem.reason


def name_of(value: Any) -> str | None:
    """Name a case by what is expected of it."""
    return " ".join(map(str, value)) if isinstance(value, tuple) else "damage"


@pytest.mark.parametrize(("damage", "expected"), FACTS, ids=name_of)
def test_a_damaged_fact_is_told_by_file_row_and_reason(
    tmp_path: Path, damage: Damage, expected: tuple[str, int, str, str]
) -> None:
    """One damage and the first problem that is told of it."""
    folder = Path(shutil.copytree(DATA / "tehran", tmp_path / "tehran"))
    damage(folder)
    says(problems(folder)[0], *expected)


@pytest.mark.parametrize(("damage", "expected"), SAMPLE, ids=name_of)
def test_a_damaged_sample_is_told_by_file_row_and_reason(
    tmp_path: Path, damage: Damage, expected: tuple[str, int, str, str]
) -> None:
    """One damage and the first problem that is told of it."""
    folder = Path(shutil.copytree(DATA / "sample", tmp_path / "sample"))
    damage(folder)
    says(problems(folder, sample=True)[0], *expected)


def test_the_shipped_folders_have_no_problem() -> None:
    """Facts and sample, as they are."""
    assert problems(DATA / "tehran") == []
    assert problems(DATA / "sample", sample=True) == []


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Across files, and two in one row; a broken place is not blamed on the service that points at it."""
    folder = Path(shutil.copytree(DATA / "tehran", tmp_path / "tehran"))
    niloufari = row_where("tehran", "places.json", "key", "shelter-22-aftab-niloufari")
    setting("places.json", niloufari, "kind", "hotel")(folder)
    setting("places.json", niloufari, "phone", "۱۲۳")(folder)
    setting("lines.json", 2, "rank", -1)(folder)
    setting("neighbourhoods.json", 5, "district", 30)(folder)
    assert {(each.file, each.row, each.field) for each in problems(folder)} == {
        ("places.json", niloufari, "kind"),
        ("places.json", niloufari, "phone"),
        ("lines.json", 2, "rank"),
        ("neighbourhoods.json", 5, "district"),
    }


def test_facts_are_refused_as_a_sample_and_the_sample_as_facts() -> None:
    """Neither can slip into the other's place."""
    assert problems(DATA / "sample")
    assert problems(DATA / "tehran", sample=True)


async def test_a_refused_folder_of_facts_writes_nothing(pool: asyncpg.Pool, tmp_path: Path) -> None:
    """One bad phone line keeps even the districts out, and the refusal tells why."""
    folder = Path(shutil.copytree(DATA / "tehran", tmp_path / "tehran"))
    setting("lines.json", 1, "number", "۱۲۳")(folder)
    with pytest.raises(BadDirectory, match=r"lines\.json, row 1, number: must be written in ASCII digits: 123"):
        await load(pool, folder, EVENING)
    assert await pool.fetchval("SELECT count(*) FROM district") == 0


async def test_a_refused_sample_writes_nothing(city: City, tmp_path: Path) -> None:
    """One impossible count keeps the whole sample out."""
    folder = Path(shutil.copytree(DATA / "sample", tmp_path / "sample"))
    setting("bed_counts.json", 1, "available", -1)(folder)
    with pytest.raises(BadDirectory, match=r"bed_counts\.json, row 1, available"):
        await load(city.pool, folder, city.now(), sample=True)
    assert await city.pool.fetchval("SELECT count(*) FROM place WHERE sample") == 0


async def test_the_sample_needs_the_districts_of_the_facts(pool: asyncpg.Pool) -> None:
    """An empty database knows no district."""
    with pytest.raises(BadDirectory, match=r"places\.json, row 1, district: 9 is not known"):
        await load(pool, DATA / "sample", EVENING, sample=True)


def test_a_problem_reads_as_one_line() -> None:
    """File, row and field as far as there are any."""
    assert str(Problem("lines.json", 3, "number", "is missing")) == "lines.json, row 3, number: is missing"
    assert str(Problem("lines.json", 0, "", "the file is missing")) == "lines.json: the file is missing"
