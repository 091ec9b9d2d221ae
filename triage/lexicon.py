"""The lexicon: words, rules, frames and harmless turns of speech, read from `triage/lexicon/*.toml`.

A psychologist reads and changes those files; how they are written is told in `docs/triage.md`. Every entry carries
an example and a counter-example, and the tests hold the reader to them.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from triage.finglish import spellings
from triage.phrases import Index, Phrase, Said, Span, find, phrase, plain
from triage.views import View, key, view
from triage.words import Features, Words

FOLDER = Path(__file__).with_name("lexicon")
"""The lexicon that is shipped."""

ADULT, OLD = 18, 60
"""Who is younger is a child by law; who is this old counts as elderly here."""

SHORT_ANSWER, LONG_ANSWER = 3, 12
"""Words of an answer in which a word that the reader does not know may be a name; words of the longest answer."""

_NUMBERS = {
    word: number
    for number, words in {
        1: "یک یه", 2: "دو", 3: "سه", 4: "چهار چار", 5: "پنج", 6: "شش شیش", 7: "هفت", 8: "هشت", 9: "نه", 10: "ده",
        11: "یازده", 12: "دوازده", 13: "سیزده", 14: "چهارده", 15: "پانزده پونزده", 16: "شانزده شونزده",
        17: "هفده هیفده", 18: "هجده هیجده", 19: "نوزده", 20: "بیست", 30: "سی", 40: "چهل", 50: "پنجاه", 60: "شصت",
        70: "هفتاد", 80: "هشتاد", 90: "نود",
    }.items()
    for word in words.split()
}  # fmt: skip
_YEARS_OLD = ("سالم", "سالش", "سال", "ساله", "سالگی", "سالمون")
_NO_FEATURES: Features = frozenset()


class Rule(NamedTuple):
    """What some phrases mean: a level and a topic, and in words why, for staff."""

    id: str
    level: int
    topic: str
    weight: int
    say: tuple[Phrase, ...]
    fa: str
    en: str
    example: tuple[str, ...]
    counter: tuple[str, ...]
    keeps: frozenset[str]
    """Frames that do not lower it."""
    sure: bool
    """Whether it alerts by itself; one that is not asks, and alerts when the model agrees."""


class Frame(NamedTuple):
    """A way of speaking about danger that is less than danger: long ago, a book, a game."""

    id: str
    say: tuple[Phrase, ...]
    to: int
    """The highest level that a rule has inside the frame."""
    whole: bool
    """Whether it holds for the whole message or for its sentence."""
    topics: frozenset[str]
    fa: str
    en: str
    example: tuple[str, ...]
    counter: tuple[str, ...]


class Lexicon:
    """All entries, made ready."""

    def __init__(self, folder: Path = FOLDER, general: Iterable[str] = ()) -> None:
        """Read the files of a folder; `general` are more words that Latin spellings may stand for."""
        parts = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.toml"))]
        verbs: dict[str, Mapping[str, list[str]]] = {}
        sets: dict[str, list[str]] = {}
        for part in parts:
            verbs |= {
                plain(name): {kind: form.split() for kind, form in forms.items()}
                for name, forms in part.get("verbs", {}).items()
            }
            sets |= part.get("sets", {})
        self._verbs = frozenset(verbs)
        self.general = frozenset(general)
        self.words = Words(verbs, (word for part in parts for word in part.get("exact", ())), self.general)
        self._sets: dict[str, list[str]] = {}
        self._long: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._used: set[str] = set()
        for name, members in sets.items():
            for member in members:
                base = self._name(member)
                self._sets.setdefault(base, []).append("{" + name + "}")
        self._light = frozenset(self._name(word) for word in sets.get("light", ()))
        self.rules = [self._rule(entry) for part in parts for entry in part.get("rule", [])]
        self.frames = [self._frame(entry) for part in parts for entry in part.get("frame", [])]
        self.harmless = [self._frame(entry | {"to": 0}) for part in parts for entry in part.get("harmless", [])]
        self.spoken = {
            name: (words["fa"], words["en"]) for part in parts for name, words in part.get("reasons", {}).items()
        }
        self.spoken |= {entry.id: (entry.fa, entry.en) for entry in self.entries()}
        written = (word for part in parts for line in part.get("answers", ()) for word in line.split())
        self.answers = frozenset(piece for word in written for piece in key(word).split()) | _NUMBERS.keys()
        """Words of which answers are made: places, names, ages, times, skills, yes and no."""
        self._see_ids()

    def entries(self) -> Iterator[Rule | Frame]:
        """Give all entries."""
        yield from self.rules
        yield from self.frames
        yield from self.harmless

    def _see_ids(self) -> None:
        """See that no two entries have one id."""
        ids = [entry.id for entry in self.entries()]
        if twice := {name for name in ids if ids.count(name) > 1}:
            raise ValueError(f"entries of the same id: {sorted(twice)}")

    def _name(self, written: str) -> str:
        """Give the base form of a name in a phrase, and see that it will be found."""
        if written[0] in "{@":
            return written
        if plain(written) in self._verbs:
            return plain(written)
        base = plain(written)
        pieces = base.split()
        self.words.add([written.replace("_", " ")] if len(pieces) == 1 else ["".join(pieces)])
        if len(pieces) > 1:
            glued = plain("".join(pieces))
            long = (tuple(pieces), glued)
            if long not in self._long.setdefault(pieces[0], []):
                self._long[pieces[0]].append(long)
            return glued
        return base

    def _rule(self, entry: Mapping[str, Any]) -> Rule:
        """Make a rule ready."""
        return Rule(
            entry["id"], entry.get("level", 0), entry["topic"], entry.get("weight", 1),
            tuple(phrase(said, self._name) for said in entry["say"]), entry["fa"], entry["en"],
            tuple(entry["example"]), tuple(entry["counter"]),
            frozenset(entry.get("keeps", ())), entry.get("sure", True),
        )  # fmt: skip

    def _frame(self, entry: Mapping[str, Any]) -> Frame:
        """Make a frame ready."""
        return Frame(
            entry["id"], tuple(phrase(said, self._name) for said in entry["say"]), entry["to"],
            entry.get("whole", False), frozenset(entry.get("topics", ())), entry["fa"], entry["en"],
            tuple(entry["example"]), tuple(entry["counter"]),
        )  # fmt: skip

    def view(self, text: str) -> View:
        """Read a message into canonical words."""
        return view(text, self.words.knows)

    def written(self, seen: View) -> list[str]:
        """Give the words of a message in Persian letters, as far as they are known."""
        return [self.words.forms(word)[1] for word in seen.words]

    def said(self, seen: View) -> Said:
        """Find every word and set of the lexicon in a message."""
        index: dict[str, list[Span]] = {}
        written = [self._place(index, place, word) for place, word in enumerate(seen.words)]
        self._endings(index, seen)
        _count(index, seen)
        light = tuple(word in self._light for word in written)
        return Said(index, seen.sentence, light)

    def _place(self, index: dict[str, list[Span]], place: int, word: str) -> str:
        """Put what a word may be into the index; give it in Persian letters."""
        forms, written = self.words.forms(word)
        for base, features in forms:
            span = Span(place, place + 1, features)
            index.setdefault(base, []).append(span)
            for name in self._sets.get(base, ()):
                index.setdefault(name, []).append(span)
        if not forms and word in self._long:
            index.setdefault(word, []).append(Span(place, place + 1, _NO_FEATURES))
        return written

    def _endings(self, index: dict[str, list[Span]], seen: View) -> None:
        """Find names of several words; then «را» after any word that has an owner."""
        words = self.written(seen)
        self._names(index, words, range(len(words)))
        latin = [place for place, word in enumerate(seen.words) if word.isascii()]
        self._names(index, list(seen.words), latin)
        marked = {place for place, word in enumerate(words) if word in {"رو", "را", "ره", "و"}}
        if marked:
            for spans in index.values():
                for number, span in enumerate(spans):
                    if span.end in marked and span.features & {"1", "2", "3"}:
                        spans[number] = span._replace(features=span.features | {"acc"})

    def _names(self, index: dict[str, list[Span]], words: Sequence[str], starts: Iterable[int]) -> None:
        """Find names of several words, the last of them in any form."""
        for place in starts:
            for pieces, glued in self._long.get(words[place], ()):
                end = place + len(pieces)
                if end > len(words) or tuple(words[place : end - 1]) != pieces[:-1]:
                    continue
                for base, features in self.words.forms(key("".join(words[place:end])))[0]:
                    if base == glued:
                        for name in (glued, *self._sets.get(glued, ())):
                            index.setdefault(name, []).append(Span(place, end, features))

    def is_answer(self, seen: View) -> bool:
        """Tell whether a message is made of nothing but words of answers and numbers, or is too short to be more.

        A word that nobody taught the reader may be a name: in a message of up to SHORT_ANSWER words it is let pass.
        """
        if len(seen.words) > LONG_ANSWER:
            return False
        rest = [
            word
            for word in seen.words
            if self.answers.isdisjoint(spellings(word) if word.isascii() else (word,)) and not word.isdecimal()
        ]
        few = len(seen.words) <= SHORT_ANSWER
        return not rest or (few and not any(word.isascii() or self.words.knows(word) for word in rest))

    def matches(self, entry: Rule | Frame, said: Said) -> list[Span]:
        """Give where the first of an entry's phrases that is said stands."""
        for one in entry.say:
            if found := find(one, said):
                return found
        return []


def _count(index: dict[str, list[Span]], seen: View) -> None:
    """Find numbers and ages: «۱۲ سالمه», «شصت و پنج ساله»."""
    words = seen.words
    for place, word in enumerate(words):
        number = int(word) if word.isdecimal() and len(word) < 5 else _NUMBERS.get(word)  # noqa: PLR2004 (digits)
        if number is None:
            continue
        index.setdefault("@number", []).append(Span(place, place + 1, _NO_FEATURES))
        after = words[place + 1] if place + 1 < len(words) else ""
        if after == "و" and place + 3 < len(words) and words[place + 2] in _NUMBERS:
            number, after = number + _NUMBERS[words[place + 2]], words[place + 3]
        if (after.startswith(_YEARS_OLD) and after != "سال") or after in {
            "salam",
            "salame",
            "sale",
            "salesh",
            "salamh",
            "salashe",
            "saleshe",
        }:
            name = "@minor" if number < ADULT else "@elder" if number >= OLD else "@age"
            index.setdefault(name, []).append(Span(place, place + 2, _NO_FEATURES))


def hidden(index: Index, spans: Iterable[Span]) -> Index:
    """Give the index without the words that stand in some places."""
    places = {place for span in spans for place in range(span.start, span.end)}
    if not places:
        return index
    kept = {
        name: [span for span in found if places.isdisjoint(range(span.start, span.end))]
        for name, found in index.items()
    }
    return {name: found for name, found in kept.items() if found}
