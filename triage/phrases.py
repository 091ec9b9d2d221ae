"""Phrases of the lexicon: how they are written, and how they are found among the words of a message.

چاقو                a word in any form that `triage.words` knows; spaces in a name are written «_»
زدن.3.me            a verb by its name, done by him or her, to me; several forms must all hold
زدن.neg             the verb said no to; without `.neg` a verb said no to is not found; `.any` takes both
{kin}               any word of that set;  {kin}.1 that is mine
چاقو|قمه            one or the other
a b                 side by side (small words may stand between)
a … b               at most five words between, in one sentence
a + b               both, in any order, at most thirty words apart
@minor @elder @number @age   what the reader counts by itself
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from triage.views import key
from triage.words import Features

NEAR, APART = 5, 30
"""Words that «…» and «+» may stand for."""

MOST_SPANS = 40
"""Places of one word that are looked at; nobody writes a word more often, except to make us slow."""


class Span(NamedTuple):
    """Where a word or a phrase stands: from `start` up to, not including, `end`."""

    start: int
    end: int
    features: Features


class Option(NamedTuple):
    """One of the words that may stand at a place of a phrase."""

    base: str
    features: Features
    negated: bool | None


Element: TypeAlias = tuple[Option, ...]
Part: TypeAlias = tuple[tuple[bool, Element], ...]
"""Elements in order; each says whether «…» stands before it."""

Index: TypeAlias = Mapping[str, list[Span]]
"""Where each word stands, by its base form or the name of its set."""


class Said(NamedTuple):
    """What a phrase is matched on."""

    places: Index
    sentence: tuple[int, ...]
    light: tuple[bool, ...]
    """Whether each word is a small one that may stand between others."""


class Phrase(NamedTuple):
    """A phrase made ready: its parts, and the words without which it cannot be there."""

    written: str
    parts: tuple[Part, ...]
    needs: tuple[frozenset[str], ...]


def phrase(written: str, base: Callable[[str], str]) -> Phrase:
    """Read a phrase as it stands in the lexicon; `base` gives the base form of a name."""
    parts = tuple(_part(piece, base) for piece in written.split(" + "))
    needs = tuple(frozenset(option.base for option in element) for part in parts for _, element in part)
    return Phrase(written, parts, needs)


def _part(written: str, base: Callable[[str], str]) -> Part:
    """Read words in order."""
    elements: list[tuple[bool, Element]] = []
    gap = False
    for word in written.split():
        if word == "…":
            gap = True
            continue
        elements.append((gap, tuple(_option(option, base) for option in word.split("|"))))
        gap = False
    if not elements:
        raise ValueError(f"no words in {written!r}")
    return tuple(elements)


def _option(written: str, base: Callable[[str], str]) -> Option:
    """Read one word with its forms."""
    name, *features = written.split(".")
    negated = None if "any" in features else "neg" in features
    return Option(base(name), frozenset(features) - {"neg", "any"}, negated)


def find(wanted: Phrase, said: Said) -> list[Span]:
    """Give the places of a phrase's words, the first time it is said; nothing when it is not."""
    index = said.places
    for need in wanted.needs:
        if need.isdisjoint(index):
            return []
    if len(wanted.parts) == 1:
        return next(_places(wanted.parts[0], said), [])
    return _together([list(_some(_places(part, said))) for part in wanted.parts])


def _some(places: Iterator[list[Span]]) -> Iterator[list[Span]]:
    """Give only so many."""
    for place, _ in zip(places, range(MOST_SPANS), strict=False):
        yield place


def _together(places: list[list[list[Span]]]) -> list[Span]:
    """Choose one place of each part so that they stand near each other and on no common word."""
    for first in places[0]:
        chosen = list(first)
        for others in places[1:]:
            near = (
                other
                for other in others
                if abs(other[0].start - first[0].start) <= APART
                and all(new.end <= one.start or one.end <= new.start for one in chosen for new in other)
            )
            other = next(near, None)
            if other is None:
                break
            chosen += other
        else:
            return chosen
    return []


def _places(part: Part, said: Said) -> Iterator[list[Span]]:
    """Find words in order, wherever they stand."""
    for span in _options(part[0][1], said.places):
        rest = _follow(part, 1, span.end, said)
        if rest is not None:
            yield [span, *rest]


def _follow(part: Part, place: int, at: int, said: Said) -> list[Span] | None:
    """Find the rest of the words from `place` on, after the word that ends at `at`."""
    if place == len(part):
        return []
    gap, element = part[place]
    for span in _options(element, said.places):
        if span.start >= at and _reaches(at, span.start, gap=gap, said=said):
            rest = _follow(part, place + 1, span.end, said)
            if rest is not None:
                return [span, *rest]
    return None


def _reaches(at: int, start: int, *, gap: bool, said: Said) -> bool:
    """Tell whether what stands between two words may stand there."""
    if said.sentence[at - 1] != said.sentence[start]:
        return False
    between = range(at, start)
    return len(between) <= NEAR if gap else all(said.light[place] for place in between)


def _options(element: Element, index: Index) -> Iterator[Span]:
    """Find the places of any of some words."""
    for base, features, negated in element:
        for span in index.get(base, ()):
            if features <= span.features and (negated is None or ("neg" in span.features) is negated):
                yield span


def plain(name: str) -> str:
    """Give the canonical spelling of a name of the lexicon; «_» is a space."""
    return key(name.replace("_", " "))
