"""The register of conversations, and which words open which one."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from talk.talk import Talk
from texts.persian import fold

Conversation = Callable[[Talk, Any], Awaitable[None]]
"""A straight-line `async def` over a Talk and whatever services the house hands in."""


@dataclass(frozen=True)
class Script:
    """One conversation and how people come to it."""

    name: str
    """Short ASCII, carried by buttons."""
    run: Conversation
    label: str
    """Message id of its button."""
    words: tuple[str, ...] = ()
    """Phrases that open it wherever they stand in a message; the last word may go on (گرمخونه‌ای)."""
    aside: bool = False
    """Answers and leaves the open conversation where it is."""

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The words, folded for matching."""
        return tuple(fold(word) for word in self.words)


class Scripts:
    """All conversations of the house, by name."""

    def __init__(self, scripts: Iterable[Script]) -> None:
        self._by_name = {script.name: script for script in scripts}
        phrases = ((phrase, script.name) for script in self._by_name.values() for phrase in script.phrases)
        self._phrases = sorted(phrases, key=lambda known: -len(known[0]))

    def __iter__(self) -> Iterator[Script]:
        return iter(self._by_name.values())

    def get(self, name: str | None) -> Script | None:
        """Find a conversation; None when a later release no longer knows it."""
        return self._by_name.get(name) if name else None

    def opened_by(self, text: str) -> str | None:
        """Name the conversation that these words ask for; the longest known phrase wins."""
        folded = f" {fold(text)}"
        return next((name for phrase, name in self._phrases if f" {phrase}" in folded), None)
