"""The menu that is at hand at any time, in words: a menu of commands, or a keyboard that stays at the bottom."""

from collections.abc import Iterator

from handlers.menu import STANDING
from talk import Button
from texts.fluent import LANGUAGES, Words

START = Button("nav-menu", "go/menu")
"""What a menu of commands begins with; under a keyboard everybody who taps nothing gets it anyway."""


def commands(words: Words) -> dict[str, list[tuple[str, str]]]:
    """Give the menu of commands in each language: command (a-z) and what it says beside it."""
    return {language: list(_commands(words, language)) for language in LANGUAGES}


def _commands(words: Words, language: str) -> Iterator[tuple[str, str]]:
    for button in (START, *(each for row in STANDING for each in row)):
        yield button.data.removeprefix("go/"), words.label(language, button.label)


def at_the_bottom(words: Words, language: str) -> list[list[dict[str, str]]]:
    """Give the rows of the keyboard; its buttons send their words."""
    return [[{"text": words.label(language, each.label)} for each in row] for row in STANDING]
