"""Offers Persian spellings of a word typed in Latin letters: «khodamo», «xodamo» and «khodaamo» are «خودمو»."""

import re
from itertools import product

MOST = 20
"""Spellings tried of one word."""

_LETTERS = {
    "kh": "خ", "gh": "ق", "sh": "ش", "ch": "چ", "zh": "ژ", "x": "خ", "q": "ق", "b": "ب", "p": "پ", "t": "ت",
    "j": "ج", "d": "د", "r": "ر", "z": "ز", "s": "س", "f": "ف", "k": "ک", "c": "ک", "g": "گ", "l": "ل", "m": "م",
    "n": "ن", "v": "و", "w": "و", "h": "ه", "y": "ی",
}  # fmt: skip
_FIRST = {"a": ("ا",), "e": ("ا",), "o": ("ا", "او"), "u": ("او",), "i": ("ای",)}
_MIDDLE = {"a": ("", "ا"), "e": ("", "ی"), "o": ("", "و"), "u": ("و", ""), "i": ("ی",)}
_LAST = {"a": ("ا", "ه"), "e": ("ه", ""), "o": ("و", ""), "u": ("و",), "i": ("ی",)}
_SOUND = re.compile("kh|gh|sh|ch|zh|[a-z]")
_SAME = (
    ("aa", "a"),
    ("oo", "u"),
    ("ou", "u"),
    ("ow", "o"),
    ("ee", "i"),
    ("iy", "i"),
    ("eh ", "e "),
    ("ey", "ei"),
    ("ck", "k"),
)
_VOWELS = "aeiou"


def spellings(word: str) -> list[str]:
    """Spell a Latin word in Persian letters, the likeliest first; letters that sound alike are one, as in a view."""
    plain = f"{word} "
    for said, same in _SAME:
        plain = plain.replace(said, same)
    sounds = _SOUND.findall(plain)
    if not sounds:
        return [word]
    choices = [_choices(sounds, place) for place in range(len(sounds))]
    found: dict[str, None] = {}
    for letters, _ in zip(product(*choices), range(MOST), strict=False):
        found.setdefault("".join(letters).replace("خوا", "خا"))
    return list(found)


def _choices(sounds: list[str], place: int) -> tuple[str, ...]:
    """Give the ways to write the sound at a place."""
    sound = sounds[place]
    if sound not in _VOWELS:
        return (_LETTERS[sound],)
    if place == 0:
        return _FIRST[sound]
    if place == len(sounds) - 1:
        return _LAST[sound]
    if sound == "e" and sounds[place + 1] == "i":
        return ("",)
    return _MIDDLE[sound]
