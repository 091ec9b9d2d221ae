"""How an answer is read: by the button tapped, by its words, by its number, or as the question likes."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from talk.heard import Heard, Kind
from talk.said import Args
from texts.persian import fold

Words = Callable[[str, Args], str]
"""Turns a message id and its values into the citizen's language."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers offered; stored by key, shown by label."""

    key: str
    """Short ASCII, the same in every release."""
    label: str
    """Message id."""
    args: Args = field(default_factory=dict)
    also: tuple[str, ...] = ()
    """Other words that mean it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that does not fit, and the message that says why and what would."""

    message: str
    args: Args = field(default_factory=dict)


Reader = Callable[[Heard], Any]
"""Reads what was heard into a JSON answer, a Refused, or None for «not for me»."""

NOT_TEXT = {
    Kind.VOICE: "voice-not-read",
    Kind.PHOTO: "picture-not-read",
    Kind.VIDEO: "picture-not-read",
    Kind.STICKER: "sticker-not-read",
    Kind.DOCUMENT: "file-not-read",
    Kind.CONTACT: "contact-not-asked",
    Kind.LOCATION: "location-not-asked",
    Kind.OTHER: "kind-not-read",
}
"""What to say to things that are no answer to any question."""


def refusal(heard: Heard, text: str) -> Refused:
    """Say why an answer was not taken; `text` is the message id for words not understood."""
    return Refused(NOT_TEXT.get(heard.kind, text))


def spoken(label: str) -> str:
    """Fold a label without its emoji, as a person would type it."""
    return fold("".join(" " if unicodedata.category(sign) in {"So", "Sk"} else sign for sign in label))


def chosen(heard: Heard, key: str, options: Sequence[Option], words: Words) -> str | None:
    """Find the option that was meant, by its button's key or by its words."""
    if heard.kind is Kind.TAP:
        return next((option.key for option in options if option.key == key), None)
    if heard.kind is not Kind.TEXT:
        return None
    said = spoken(heard.text)
    return next((option.key for option in options if said in spellings(option, words)), None)


def spellings(option: Option, words: Words) -> set[str]:
    """Give all words that mean an option, folded."""
    return {spoken(words(option.label, option.args)), *map(fold, option.also)}


def counted(heard: Heard, options: Sequence[Option]) -> str | None:
    """Find the option whose place in the list was written: «۲» is the second."""
    said = fold(heard.text)
    if heard.kind is Kind.TEXT and said.isdecimal() and 0 < int(said) <= len(options):
        return options[int(said) - 1].key
    return None


def take_location(heard: Heard) -> list[float] | None:
    """Read a shared location as [latitude, longitude] in degrees."""
    if heard.kind is Kind.LOCATION and heard.lat is not None and heard.lon is not None:
        return [heard.lat, heard.lon]
    return None
