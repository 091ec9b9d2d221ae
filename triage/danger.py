"""A first net: plain phrases of danger to life, in Persian, Dari, Finglish and English, matched on folded text.

The phrases stand in `danger.toml`, to be read and changed by a psychologist; this module only spells them.
The net asks too often rather than too rarely: its only effect is that the emergency card is shown first, after
which the conversation goes on where it was. It is to be replaced by the full reader, for it understands nothing:
it knows no negation beyond the verb's own «ن», no time, no joke but the few turns of speech listed as harmless,
no hint that is not in so many words, and no degree. No clinician has signed the phrases yet.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from texts.persian import fold

FILE = Path(__file__).with_name("danger.toml")
"""Phrases by category; how to write them is told at its head."""

Sets: TypeAlias = Mapping[str, list[str]]
"""Words that may stand for each other, by the name a phrase gives them in braces."""

_HARMLESS = "harmless"
_GAP = "…"
_BETWEEN = r"(?:(?: \S+){0,3} | ?)"
"""What «…» stands for: up to three words, or nothing."""

# A verb's beginning and the endings of words are written apart, joined or with a half-space: here, joined.
_BEGINNING = re.compile(r"(?<!\S)(ن?می) (?=\S)")
_ENDING = re.compile(r" (?=(?:ها(?:ی|یی|یم|م|مو|ش|شو|ت|تو|رو)?|ام|ات|اش|ای|ایم|اید|اند|م|ت|ش|مو|شو)(?!\S))")
_SAME_SOUND = str.maketrans("ثصذضظطحغ", "سسزززتهق")
_REPEATED = re.compile(r"([^\W\d])\1+")
_FINGLISH = (("x", "kh"), ("q", "gh"), ("w", "v"), ("ou", "u"), ("o", "u"))


def is_danger(text: str) -> bool:
    """Tell whether words speak of danger to somebody's life or body, now or soon."""
    said = _NET.harmless.sub(" · ", f" {spell(text)} ")
    return _NET.danger.search(said) is not None or any(
        one.search(said) and other.search(said) for one, other in _NET.pairs
    )


def spell(text: str) -> str:
    """Fold text further than `fold`: letters that sound alike, «خوا», doubled letters, Finglish vowels."""
    words = _ENDING.sub("", _BEGINNING.sub(r"\1", fold(text)))
    words = words.translate(_SAME_SOUND).replace("خوا", "خا")
    for letters, plain in _FINGLISH:
        words = words.replace(letters, plain)
    return _REPEATED.sub(r"\1", words)


def pattern(phrase: str, sets: Sets) -> str:
    """Spell a phrase of the file as a regular expression that begins at a word's beginning."""
    found, between = "", "(?<= )"
    for token in phrase.split():
        if token == _GAP:
            between = _BETWEEN
            continue
        found += between + _token(token, sets)
        between = " ?"
    return found + (_BETWEEN if between == _BETWEEN else "")


def _token(token: str, sets: Sets) -> str:
    """Spell one token: a word, or any of a set of words."""
    if not token.startswith("{"):
        return _word(token)
    return _any(_words(words) for words in sets[token.strip("{}")])


def _words(words: str) -> str:
    """Spell the words of an entry of a set, one after the other."""
    return " ?".join(_word(word) for word in words.split())


def _word(word: str) -> str:
    """Spell a word, with or without spaces inside; it ends where a word ends, or anywhere after a star."""
    letters = spell(word).replace(" ", "")
    if not letters:
        raise ValueError(f"no letters in {word!r}")
    return " ?".join(map(re.escape, letters)) + (r"\S*" if word.endswith("*") else "")


def _any(patterns: Iterable[str]) -> str:
    """Join patterns that may stand for each other."""
    return f"(?:{'|'.join(dict.fromkeys(patterns))})"


class Net:
    """The phrases of a file, made ready."""

    def __init__(self, text: str) -> None:
        """Read the text of a file of phrases."""
        parts = tomllib.loads(text)
        self.sets: Sets = parts.pop("words")
        self.harmless = self._search(parts.pop(_HARMLESS)["phrases"])
        self.phrases: Mapping[str, list[str]] = {name: part["phrases"] for name, part in parts.items()}
        written = [phrase for phrases in self.phrases.values() for phrase in phrases]
        self.danger = self._search(phrase for phrase in written if "+" not in phrase)
        pairs = (phrase.split("+") for phrase in written if "+" in phrase)
        self.pairs = [(self._search([one]), self._search([other])) for one, other in pairs]

    def _search(self, phrases: Iterable[str]) -> re.Pattern[str]:
        """Make one search of many phrases, each ending where a word ends."""
        return re.compile(_any(pattern(phrase, self.sets) for phrase in phrases) + "(?= )")


_NET = Net(FILE.read_text(encoding="utf-8"))
