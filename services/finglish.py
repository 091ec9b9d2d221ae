"""Persian names in Latin letters: which spelling could be which name, by consonants first, vowels second."""

import re
from dataclasses import dataclass

from texts.persian import fold

_PERSIAN = str.maketrans(
    {
        **dict.fromkeys("ثسص", "s"),
        **dict.fromkeys("ذزضظ", "z"),
        **dict.fromkeys("تط", "t"),
        **dict.fromkeys("قغ", "q"),
        **dict.fromkeys("حه", "h"),
        **dict(zip("بپجدرفکگلمن", "bpjdrfkglmn", strict=True)),
        **dict(zip("خشچژ", "XSCZ", strict=True)),
        **dict(zip("اوی", "aui", strict=True)),
        **dict.fromkeys("عء"),
    }
)
"""Persian letter -> its sound; a capital is a sound that Latin writes with two letters."""

_LATIN_PAIRS = (("kh", "X"), ("sh", "S"), ("ch", "C"), ("zh", "Z"), ("gh", "q"), ("ph", "f"), ("ck", "k"))
_LATIN = str.maketrans({"w": "v", "x": "ks", "c": "k"})

# The silent letter at a word's end: «صادقیه», "sadeghieh".
_SILENT_HEH = re.compile(r"ه(?=\s|$)")
_CARRIER = re.compile(r"(?:^|(?<=\s))[اع]")
"""A first alef or ain only carries its vowel, whichever that is: «انقلاب», "enghelab"."""
_SILENT_H = re.compile(r"(?<=[aeiouy])h(?=\s|$)")
_DOUBLED = re.compile(r"([^aeiou ])\1")
_CONSONANTS = re.compile(r"([^aeiouyv])")  # و is both v and u, so v tells nothing


@dataclass(frozen=True, slots=True)
class Sound:
    """The consonants of a name, and the vowels before, between and after them."""

    consonants: str
    gaps: tuple[str, ...]


def persian_sound(name: str) -> Sound:
    """Read a Persian name; its short vowels are not written, so they stay open."""
    return _sound(_CARRIER.sub("e", _SILENT_HEH.sub("", fold(name))).translate(_PERSIAN))


def latin_sound(text: str) -> Sound:
    """Read folded Latin text as people write Persian with it; g before a vowel may be meant as gh."""
    for pair, one in _LATIN_PAIRS:
        text = text.replace(pair, one)
    return _sound(_DOUBLED.sub(r"\1", _SILENT_H.sub("", text.translate(_LATIN))))


def _sound(letters: str) -> Sound:
    pieces = _CONSONANTS.split(letters.replace(" ", ""))
    return Sound("".join(pieces[1::2]), tuple(pieces[::2]))


def strangeness(persian: Sound, latin: Sound) -> float:
    """How badly the vowels of two words with the same consonants fit; 0 is perfect, 1 for each wrong vowel."""
    last = len(persian.gaps) - 1
    return sum(
        _misfit(ours, theirs, first=place == 0, last=place == last)
        for place, (ours, theirs) in enumerate(zip(persian.gaps, latin.gaps, strict=True))
    )


def _misfit(ours: str, theirs: str, *, first: bool, last: bool) -> float:
    """Compare the vowels at one place: `ours` from Persian (a, u, i; e for any), `theirs` in Latin."""
    if first and bool(ours) != bool(theirs):
        return 1
    costs = (
        (0.5 if "o" in theirs else 1, ours.count("a") > theirs.count("a")),  # «تهران» is said Tehroon
        (1, "u" in ours and not set(theirs) & set("uov")),
        (1, "i" in ours and not set(theirs) & set("iye")),
        (0.5, not set(ours) & set("uae") and re.search("[uv]|oo", theirs)),
        (0.5 if last else 1, not set(ours) & set("ie") and re.search("[iy]|ee", theirs)),  # "shahre", "shahri"
    )
    return sum(cost for cost, misfits in costs if misfits)
