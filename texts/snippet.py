"""A piece of a text around the words that were looked for, with those marked, in whatever spelling they stand."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from texts.persian import fold

Piece = tuple[str, bool]
"""Part of a text, and whether it was looked for."""

AROUND = 70
"""Signs shown before the first hit and after the last."""
LONGEST = 260

_GAP = re.compile(r"\s+")
_STRETCHED_FROM = 3


def marked(text: str, wanted: Sequence[str]) -> list[Piece]:
    """Cut the text down to its hits and mark them; `wanted` is squeezed (texts.persian.squeeze)."""
    hits = sorted(_hits(text, wanted))
    first = hits[0][0] if hits else 0
    start = _word_border(text, max(0, first - AROUND))
    end = min(len(text), start + LONGEST)
    within = [(max(a, start), min(b, end)) for a, b in hits if a < end]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return [piece for piece in [(before, False), *_cut(text, start, end, within), (after, False)] if piece[0]]


def _cut(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    for begins, ends in hits:
        if ends > at:
            yield _GAP.sub(" ", text[at : max(begins, at)]), False
            yield _GAP.sub(" ", text[max(begins, at) : ends]), True
            at = ends
    yield _GAP.sub(" ", text[at:end]), False


def _hits(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give where the words stand, as spans of the text itself."""
    letters = list(_letters(text))
    squeezed = "".join(letter for letter, _, _ in letters)
    for word in wanted:
        for found in re.finditer(re.escape(word), squeezed) if word else ():
            yield letters[found.start()][1], letters[found.end() - 1][2]


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the letters that `squeeze` would leave, each with the span of the text that it stands for."""
    signs = [(letter, at) for at, sign in enumerate(text) for letter in _folded(sign)]
    for letter, group in groupby(signs, key=lambda each: each[0]):
        places = [at for _, at in group]
        if letter != " " and not letter.isdigit() and len(places) >= _STRETCHED_FROM:
            yield letter, places[0], places[-1] + 1
        else:
            yield from ((letter, at, at + 1) for at in places if letter != " ")


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """Fold one sign as it is folded within a word: to letters, to a space where it parts words, or to nothing."""
    return fold(f"ب{sign}پ")[1:-1]


def _word_border(text: str, at: int) -> int:
    """Move forward to where a word begins, unless that is far."""
    if at == 0:
        return 0
    gap = _GAP.search(text, at, at + 20)
    return gap.end() if gap else at
