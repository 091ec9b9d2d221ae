"""The index behind the gazetteer: every spelling a name may be typed in -> the names and districts it means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from services.finglish import Sound, persian_sound
from services.gazetteer_words import (
    BEFORE_NUMBER,
    DIRECTIONS,
    NEVER,
    NOT_ALONE,
    NUMBERS,
    ORDINARY,
    TITLES,
    TOO_HIGH,
)
from texts.persian import fold, squeeze

_PARTS = re.compile(r"\s*[-()]\s*")
_SHORT = 2
"""Letters of the shortest names, «کن» and «جی», which are words or pieces of words too."""
_SHORTEST_TO_MISSPELL = 6
"""Letters from which a near spelling is looked for: among shorter words everything is near to something."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name (empty: the district as a whole was named) and its district; `sure` is False for a near spelling."""

    name: str
    district: int
    sure: bool = True


class Name(NamedTuple):
    """A row of the directory: a name, its district, other spellings (the best for showing first)."""

    name: str
    district: int
    also: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """Everything `find` looks into, built once and never changed."""

    names: dict[str, list[Found]] = field(default_factory=lambda: defaultdict(list))
    """Spelling without spaces -> what it means; nothing for a number that is no district's."""
    spaced: set[str] = field(default_factory=set)
    """The spellings as they are divided into words."""
    ordinary: set[str] = field(default_factory=lambda: set(ORDINARY))
    """Spellings that count only where nothing else is said."""
    sounds: dict[str, list[tuple[Sound, str]]] = field(default_factory=lambda: defaultdict(list))
    """Consonants -> the sounds they may be and their spellings."""
    misspellable: list[str] = field(default_factory=list)


def build(names: Iterable[Name]) -> Index:
    """Index the names and the 22 districts; full names come before the shorter forms made of them."""
    rows = list(names)
    index = Index()
    for row in rows:
        for spelling in (*row.also, row.name):
            _add(index, spelling, Found(spelling, row.district))
    for row in rows:
        for spelling in _shorter(row):
            _add(index, spelling, Found(spelling, row.district))
    _add_districts(index)
    index.misspellable.extend(_misspellable(index))
    return index


def _add(index: Index, spelling: str, found: Found) -> None:
    """Let a spelling mean a name, unless it means one in that district already."""
    key = squeeze(spelling)
    if key in NEVER:
        return
    if len(key) <= _SHORT:
        index.ordinary.add(key)
    elif key not in index.names:
        _add_sounds(index, spelling, key)
    index.spaced.add(fold(spelling))
    if all(other.district != found.district for other in index.names[key]):
        index.names[key].append(found)


def _add_sounds(index: Index, spelling: str, key: str) -> None:
    for sound in {persian_sound(spelling), persian_sound(key)}:
        index.sounds[sound.consonants].append((sound, key))


def _shorter(row: Name) -> Iterator[str]:
    """Give what people make of an official name: one half of it, without its direction or title."""
    for spelling in (*row.also, row.name):
        halves = [half for half in _PARTS.split(spelling) if half]
        for half in halves:
            yield half
            yield from (half.removesuffix(end).rstrip() for end in DIRECTIONS if half.endswith(f" {end}"))
            yield from (half.removeprefix(title).lstrip() for title in TITLES if half.startswith(f"{title} "))


def _add_districts(index: Index) -> None:
    """Add «منطقهٔ ۱۲» in digits and in words; a bare number counts only where nothing else is said."""
    for number, words in NUMBERS.items():
        found = Found("", number)
        for word in (str(number), *words):
            for start in BEFORE_NUMBER:
                _add(index, f"{start} {word}", found)
            if word not in NOT_ALONE:
                _add(index, word, found)
                index.ordinary.add(squeeze(word))
    for word in TOO_HIGH:
        for start in ("", *BEFORE_NUMBER):
            index.names[squeeze(start + word)] = []
            index.spaced.add(f"{start} {word}".strip())


def _misspellable(index: Index) -> Iterator[str]:
    for key, found in index.names.items():
        plain = key.isalpha() and key not in index.ordinary and not key.isascii()
        if found and plain and len(key) >= _SHORTEST_TO_MISSPELL:
            yield key
