"""The register of conversations, and which words open which one."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from talk.questions import Words, spoken
from talk.said import Button
from talk.talk import Talk
from texts.persian import LRI, PDI, RLM, fold

MAY_GO_ON = 4
"""Letters that a word must have for its endings to be passed over: «گشت» is not «گشتم»."""

_COMMAND = re.compile("/[A-Za-z]+")
_DIRECTION = f"{RLM}{LRI}{PDI} "
_STARTED = re.compile(r"/start\s+([A-Za-z]+)-([A-Za-z0-9_-]+)")

Conversation = Callable[[Talk, Any], Awaitable[None]]
"""A straight-line `async def` over a Talk and whatever services the house hands in."""


@dataclass(frozen=True)
class Script:
    """One conversation and how people come to it."""

    name: str
    """Short ASCII, carried by buttons."""
    run: Conversation
    words: tuple[str, ...] = ()
    """Phrases that open it wherever they stand in a message; a last word of four letters may go on (گرمخونه‌ای)."""
    aside: bool = False
    """Answers and leaves the open conversation where it is."""
    hands_over: bool = False
    """What the person writes next is for one of us."""
    urgent: bool = False
    """Its words go out before all others, and are repeated once when their fate is unknown."""
    first: bool = False
    """Its words come before everything else: danger that is read in them, an open question, a talk with one of us."""
    needs_no_answer: bool = False
    """Whoever says nothing else wants no answer of one of us: thanks."""
    command: str = ""
    """Opened by a message that begins with this word, such as «/staff»; the rest is for the conversation to read."""
    start: str = ""
    """Begins, before a hyphen, what a link into the messenger may carry: then the command and the rest count as
    written."""

    @cached_property
    def phrases(self) -> tuple[str, ...]:
        """The words, folded for matching."""
        return tuple(fold(word) for word in self.words)


class Scripts:
    """All conversations of the house, the most needed first."""

    def __init__(self, scripts: Sequence[Script], standing: Sequence[Sequence[Button]] = ()) -> None:
        """Register; `standing` are buttons (`go/SCRIPT`) at hand at any time.

        Whatever is open, their words open what they carry, and so does its name after a slash.
        """
        self._by_name = {script.name: script for script in scripts}
        self._standing = [(each, each.data.removeprefix("go/")) for row in standing for each in row]
        self._labels: dict[str, dict[str, str]] = {}
        named = {f"/{name}": name for _, name in self._standing}
        self._commands = named | {script.command: script.name for script in scripts if script.command}
        self._starts = {script.start: script.command for script in scripts if script.start}
        self._phrases = [(found_as(phrase), script.name) for script in scripts for phrase in script.phrases]

    def get(self, name: str | None) -> Script | None:
        """Find a conversation; None when a later release no longer knows it."""
        return self._by_name.get(name) if name else None

    def as_written(self, text: str) -> str:
        """Give what a link into the messenger carried as the command it stands for; other words as they are.

        A command that was copied comes without the direction marks that stood around it.
        """
        bare = text.strip(_DIRECTION)
        found = _STARTED.fullmatch(bare)
        command = self._starts.get(found[1].lower()) if found else None
        if found and command:
            return f"{command} {found[2]}"
        return bare if bare.startswith("/") else text

    def at_hand(self, text: str, language: str, words: Words) -> str | None:
        """Name what a standing button opens whose words, in this language, were written."""
        labels = self._labels.get(language)
        if labels is None:
            labels = {spoken(words(each.label, each.args)): name for each, name in self._standing}
            self._labels[language] = labels
        return labels.get(spoken(text))

    def commanded_by(self, text: str) -> str | None:
        """Name the conversation whose command a message begins with."""
        found = _COMMAND.match(text)
        return self._commands.get(found[0].lower()) if found else None

    def opened_by(self, text: str) -> str | None:
        """Name the conversation that these words ask for; of several the first of the house wins."""
        if name := self.commanded_by(text):
            return name
        folded = f" {fold(text)} "
        return next((name for phrase, name in self._phrases if phrase in folded), None)


def found_as(phrase: str) -> str:
    """Give what to look for in folded text: whole words, the last of which may go on unless it is short."""
    return f" {phrase}" if len(phrase.rsplit(maxsplit=1)[-1]) >= MAY_GO_ON else f" {phrase} "
