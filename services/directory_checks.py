"""What must hold between the rows of the starting directory: nothing twice, nothing that points nowhere."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from itertools import chain

from services.directory_files import AnyRow, Facts, Sample, Sheet
from services.directory_problems import Problem
from services.directory_rows import SAMPLE_KEY, LineRow
from texts.persian import squeeze


def problems_of_facts(facts: Facts) -> list[Problem]:
    """Find everything wrong with data/tehran."""
    numbers = _all_of(facts.districts, lambda row: row.number)
    places = _all_of(facts.places, lambda row: row.key)
    names = (facts.neighbourhoods, facts.landmarks)
    return [
        *chain.from_iterable(sheet.problems for sheet in facts),
        *twice([facts.districts], "number", lambda row: row.number),
        *twice(names, "name", lambda row: (squeeze(row.name), row.district)),
        *twice([facts.places], "key", lambda row: row.key),
        *twice([facts.services], "place", lambda row: (row.place, row.audience)),
        *twice([facts.lines], "key", lambda row: row.key),
        *twice([facts.lines], "number", lambda row: row.number),
        *_lonely(facts.lines),
        *_all_real(facts),
        *(problem for sheet in names for problem in unknown(sheet, "district", lambda row: row.district, numbers)),
        *unknown(facts.places, "district", lambda row: row.district, numbers),
        *unknown(facts.services, "place", lambda row: row.place, places),
    ]


def problems_of_sample(sample: Sample, districts: Collection[int]) -> list[Problem]:
    """Find everything wrong with data/sample; `districts` are those already in the database."""
    places = _all_of(sample.places, lambda row: row.key)
    offers = _all_of(sample.services, lambda row: (row.place, row.audience))
    return [
        *chain.from_iterable(sheet.problems for sheet in sample),
        *twice([sample.places], "key", lambda row: row.key),
        *twice([sample.services], "place", lambda row: (row.place, row.audience)),
        *twice([sample.bed_counts], "place", lambda row: (row.place, row.audience)),
        *_all_made_up(sample),
        *unknown(sample.places, "district", lambda row: row.district, districts),
        *unknown(sample.services, "place", lambda row: row.place, places),
        *unknown(sample.bed_counts, "place", lambda row: (row.place, row.audience), offers),
    ]


def twice(sheets: Iterable[Sheet[AnyRow]], field: str, identity: Callable[[AnyRow], Hashable]) -> Iterator[Problem]:
    """Find rows that say the same thing again, in one file or across several."""
    seen: dict[Hashable, str] = {}
    for sheet in sheets:
        for number, row in sheet.numbered:
            first = seen.setdefault(identity(row), f"{sheet.file}, row {number}")
            if first != f"{sheet.file}, row {number}":
                yield Problem(sheet.file, number, field, f"stands already in {first}")


def unknown(
    sheet: Sheet[AnyRow],
    field: str,
    reference: Callable[[AnyRow], Hashable],
    known: Collection[Hashable] | None,
) -> Iterator[Problem]:
    """Find rows that point at what is not there; `known` None means that nobody can tell."""
    for number, row in sheet.numbered:
        target = reference(row)
        if known is not None and target is not None and target not in known:
            yield Problem(sheet.file, number, field, f"{_in_words(target)} is not known")


def _lonely(lines: Sheet[LineRow]) -> Iterator[Problem]:
    """Find lines whose pair nobody else names: a pair is shown together, so this line would never be."""
    members = Counter(row.pair for row in lines.rows)
    for number, row in lines.numbered:
        if row.pair is not None and members[row.pair] == 1 and not lines.problems:
            yield Problem(lines.file, number, "pair", f"no other line names the pair {row.pair}")


def _all_of(sheet: Sheet[AnyRow], identity: Callable[[AnyRow], Hashable]) -> set[Hashable] | None:
    """Give what a file defines; None where some rows could not be read, lest their guests be blamed."""
    return None if sheet.problems else {identity(row) for row in sheet.rows}


def _in_words(target: Hashable) -> str:
    return " for ".join(map(str, target)) if isinstance(target, tuple) else str(target)


def _all_real(facts: Facts) -> Iterator[Problem]:
    """Find rows that are, or look, made up."""
    for sheet in (facts.places, facts.services):
        for number, row in sheet.numbered:
            if row.sample:
                yield Problem(sheet.file, number, "sample", "made-up rows belong in data/sample")
    for number, place in facts.places.numbered:
        if place.key.startswith(SAMPLE_KEY):
            yield Problem("places.json", number, "key", f'"{SAMPLE_KEY}" begins only made-up keys')


def _all_made_up(sample: Sample) -> Iterator[Problem]:
    """Find rows that do not say they are made up."""
    for sheet in sample:
        for number, row in sheet.numbered:
            if not row.sample:
                yield Problem(sheet.file, number, "sample", 'a row in data/sample must say "sample": true')
