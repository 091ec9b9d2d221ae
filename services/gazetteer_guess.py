"""Guessing names that are not spelled as we know them: Latin letters by their sound, typing errors by nearness."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.finglish import Sound, latin_sound, strangeness
from services.gazetteer_index import Found, Index
from services.gazetteer_scan import Hit, scan
from services.gazetteer_words import FILLERS

STRANGEST = {2: 0.0, 3: 0.0, 4: 0.5}
"""Consonants of a name -> wrong vowels allowed; longer names are allowed `STRANGEST_LONG`."""
STRANGEST_LONG = 1.0
CONSONANTS_IN_COMPANY = 4
"""Consonants from which a name counts beside other words: English words sound like short names too often."""

ERRORS_ALONE = ((10, 2), (5, 1))
"""Letters -> typing errors allowed where a text is nothing but a name."""
ERRORS_IN_COMPANY = ((7, 1),)
"""The same beside other words, most of which are no names."""
MOST_WORDS_TO_MISSPELL = 12
LONGEST_MISSPELLED = 3

_LATIN = re.compile(r"[a-z]+")


def sounding(index: Index, words: Sequence[str]) -> list[Found]:
    """Find names written in Latin letters: the same consonants, then the vowels that fit best."""

    def look(window: Sequence[str]) -> Hit | None:
        latin = all(map(_LATIN.fullmatch, window)) and not FILLERS.issuperset(window)
        return _best_sound(index, window) if latin else None

    return scan(words, look)


def _best_sound(index: Index, window: Sequence[str]) -> Hit | None:
    sound = latin_sound(" ".join(window))
    size = len(sound.consonants)
    scored = [(strangeness(ours, sound), key) for ours, key in _alike(index, sound)]
    most = STRANGEST.get(size, STRANGEST_LONG if size > max(STRANGEST) else -1.0)
    best = min((cost for cost, _ in scored), default=most + 1)
    if best > most:
        return None
    keys = [key for cost, key in scored if cost == best]
    meant = [replace(one, sure=one.sure and best == 0) for key in keys for one in index.names[key]]
    ordinary = all(key in index.ordinary for key in keys)
    return Hit(meant, anywhere=not ordinary and size >= CONSONANTS_IN_COMPANY) if meant else None


def _alike(index: Index, sound: Sound) -> Iterator[tuple[Sound, str]]:
    """Give the names with these consonants; g may be meant as gh."""
    for consonants in {sound.consonants, sound.consonants.replace("g", "q")}:
        yield from index.sounds.get(consonants, ())


def misspelled(index: Index, words: Sequence[str]) -> list[Found]:
    """Find names that a typing error or two lead away from, nearest first."""
    content = [word for word in words if word not in FILLERS]
    if not content or len(content) > MOST_WORDS_TO_MISSPELL:
        return []
    near = sorted({pair for window in _windows(content) for pair in _near(index, window, len(content))})
    return [replace(one, sure=False) for errors, key in near if errors == near[0][0] for one in index.names[key]]


def _windows(content: Sequence[str]) -> Iterator[Sequence[str]]:
    for size in range(min(LONGEST_MISSPELLED, len(content)), 0, -1):
        yield from (content[start : start + size] for start in range(len(content) - size + 1))


def _near(index: Index, window: Sequence[str], words: int) -> Iterator[tuple[int, str]]:
    """Give (errors, spelling) for every name near enough to the window."""
    typed = "".join(window)
    allowed = ERRORS_ALONE if len(window) == words else ERRORS_IN_COMPANY
    most = next((errors for letters, errors in allowed if len(typed) >= letters), 0)
    if most and not typed.isascii() and typed.isalpha():
        for key, errors, _ in process.extract(typed, index.misspellable, scorer=OSA.distance, score_cutoff=most):
            yield int(errors), key
