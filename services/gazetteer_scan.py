"""Finding names inside a text: windows of words, the longest first, none inside another."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.gazetteer_index import Found, Index
from services.gazetteer_words import ENDINGS, FILLERS, SAME_WORD
from texts.persian import fold

MOST_WORDS = 40
"""Words of a message that are looked at: a place is named among the first."""
LONGEST_NAME = 5
"""Words, as in «ابن باویه و ظهیر آباد»."""
SHORTEST_JOINED = 6
"""Letters from which words may be joined to a name: «تهران پارس» is تهرانپارس, but «در که» is not درکه."""
SHORTEST_WITH_ENDING = 3
"""Letters of a name that may carry a verb ending: «شوشم», "I am at Shoosh"."""

_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a window of words means, and whether that counts in any company or only alone."""

    meant: Sequence[Found]
    anywhere: bool


def words_of(text: str) -> list[str]:
    """Fold a text and take its first words, numbers apart from letters: «منطقه۱۲» is two words."""
    words = _LETTER_BESIDE_DIGIT.sub(" ", fold(text)).split()[:MOST_WORDS]
    return " ".join(SAME_WORD.get(word, word) for word in words).split()


def spelled(index: Index, words: Sequence[str]) -> list[Found]:
    """Find names that stand in the text letter by letter."""

    def look(window: Sequence[str]) -> Hit | None:
        key = _key(index, window)
        return None if key is None else Hit(index.names[key], key not in index.ordinary)

    return scan(words, look)


def scan(words: Sequence[str], look: Callable[[Sequence[str]], Hit | None]) -> list[Found]:
    """Look at every window, longest first; ordinary words count only if the text says nothing beside names."""
    hits: dict[int, Hit] = {}
    taken = [False] * len(words)
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if any(taken[start : start + size]):
                continue
            hit = look(words[start : start + size])
            if hit is not None:
                hits[start] = hit
                taken[start : start + size] = [True] * size
    alone = all(used or word in FILLERS for used, word in zip(taken, words, strict=True))
    return [one for _, hit in sorted(hits.items()) if hit.anywhere or alone for one in hit.meant]


def _key(index: Index, window: Sequence[str]) -> str | None:
    """Give the spelling that the words make, with or without a verb ending: «شوشم», «نازی‌آبادیم»."""
    return next((key for ending in ("", *ENDINGS) if (key := _key_without(ending, index, window))), None)


def _key_without(ending: str, index: Index, window: Sequence[str]) -> str | None:
    stems = [*window[:-1], window[-1].removesuffix(ending)]
    key = "".join(stems)
    if not window[-1].endswith(ending) or key not in index.names:
        return None
    if ending and (key in index.ordinary or len(key) < SHORTEST_WITH_ENDING):
        return None
    joinable = len(stems) == 1 or len(key) >= SHORTEST_JOINED or " ".join(stems) in index.spaced
    return key if joinable else None
