"""The starting directory read from its JSON files, row by row, with every problem noted."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from services.directory_problems import Problem, problem_from
from services.directory_rows import (
    BedCountRow,
    DistrictRow,
    LineRow,
    NeighbourhoodRow,
    PlaceRow,
    Row,
    SamplePlaceRow,
    ServiceRow,
)

AnyRow = TypeVar("AnyRow", bound=Row)


class Sheet(NamedTuple, Generic[AnyRow]):
    """The rows of one file that could be read, with their numbers in it, and what could not."""

    file: str
    numbered: tuple[tuple[int, AnyRow], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> list[AnyRow]:
        """The rows without their numbers."""
        return [row for _, row in self.numbered]


class Facts(NamedTuple):
    """The files of data/tehran."""

    districts: Sheet[DistrictRow]
    neighbourhoods: Sheet[NeighbourhoodRow]
    landmarks: Sheet[NeighbourhoodRow]
    places: Sheet[PlaceRow]
    services: Sheet[ServiceRow]
    lines: Sheet[LineRow]


class Sample(NamedTuple):
    """The files of data/sample."""

    places: Sheet[SamplePlaceRow]
    services: Sheet[ServiceRow]
    bed_counts: Sheet[BedCountRow]


def read_facts(folder: Path) -> Facts:
    """Read every file of facts, as far as it can be read."""
    return Facts(
        read(folder, "districts.json", DistrictRow),
        read(folder, "neighbourhoods.json", NeighbourhoodRow),
        read(folder, "landmarks.json", NeighbourhoodRow),
        read(folder, "places.json", PlaceRow),
        read(folder, "services.json", ServiceRow),
        read(folder, "lines.json", LineRow),
    )


def read_sample(folder: Path) -> Sample:
    """Read every made-up file, as far as it can be read."""
    return Sample(
        read(folder, "places.json", SamplePlaceRow),
        read(folder, "services.json", ServiceRow),
        read(folder, "bed_counts.json", BedCountRow),
    )


def read(folder: Path, file: str, shape: type[AnyRow]) -> Sheet[AnyRow]:
    """Read one file; a row that is wrong is left out and its problems noted."""
    found = _parsed(folder / file)
    if isinstance(found, str):
        return Sheet(file, (), (Problem(file, 0, "", found),))
    numbered: list[tuple[int, AnyRow]] = []
    problems: list[Problem] = []
    for number, value in enumerate(found, start=1):
        try:
            numbered.append((number, shape.model_validate_json(json.dumps(value))))
        except ValidationError as error:
            problems += [problem_from(file, number, detail) for detail in error.errors()]
    return Sheet(file, tuple(numbered), tuple(problems))


def _parsed(path: Path) -> list[Any] | str:
    """Give the list that a file holds, or say why there is none."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_every_field)
    except FileNotFoundError:
        return "the file is missing"
    except UnicodeDecodeError as error:
        return f"the file is not UTF-8 (byte {error.start + 1})"
    except json.JSONDecodeError as error:
        return f"the file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    return rows if isinstance(rows, list) else "the file must hold one list of rows in square brackets"


def _every_field(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Keep a field that is written twice under a name that no row knows, so that it is refused."""
    row: dict[str, Any] = {}
    for field, value in pairs:
        row[f"{field} (written twice)" if field in row else field] = value
    return row
