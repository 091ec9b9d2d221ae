"""A messenger's end of the wire for tests: it keeps what it is handed, answers as told, and checks house rules."""

import asyncio
import itertools
import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.capabilities import PLATFORMS, Capabilities, fitted
from bot.markup import written
from bot.platform import Erased, Erasure, FileGoneError, FileTooBigError, Outcome, Sent
from services.outbox import Outgoing
from services.thread import units
from texts.fluent import Words
from texts.persian import FSI, LRI, PDI, RLM

WORDS = Words()

LONGEST_TEXT = 4096
LONGEST_BUTTON = 40
MOST_BUTTONS_IN_LIST = 8
DATA_BYTES = 64

NUMBER_LINE = re.compile(f"[{RLM}]?[0-9]{{3,11}}")
LATIN = re.compile("[A-Za-z]")
ISOLATED = re.compile(f"[{LRI}{FSI}][^{PDI}]*{PDI}")


@dataclass
class Screen:
    """One messenger as one bot sees it, for all chats of a test."""

    name: str = "telegram"
    bot_id: int = 1000000001
    path: str = "/telegram"
    outcomes: deque[Outcome] = field(default_factory=deque)
    """What the next attempts end in; without any, they arrive."""
    seen: list[Outgoing] = field(default_factory=list)
    """All that arrived, in order."""
    faults: list[str] = field(default_factory=list)
    """What broke a house rule; the fixture fails with it."""
    answered: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    """What the messenger still has, by file id."""
    erased: list[tuple[int, int]] = field(default_factory=list)
    """Chat and number of what was deleted."""
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def can(self) -> Capabilities:
        """What this messenger can do."""
        return PLATFORMS[self.name]

    async def send(self, message: Outgoing) -> Outcome:
        """Take a message in, or end as told."""
        outcome = self.outcomes.popleft() if self.outcomes else None
        if outcome is not None and not isinstance(outcome, Sent):
            return outcome
        shown = replace(message, content=fitted(message.content, self.can))
        before = next((each.text for each in reversed(self.seen) if each.chat_id == message.chat_id), "")
        try:
            obeys_house_rules(shown, self.can)
            a_point_is_named(shown, before, self.can)
        except AssertionError as fault:
            self.faults.append(f"{message.content.get('message')}: {fault}")
        self.seen.append(shown)
        return Sent(next(self.numbers))

    async def erase(self, chat_id: int, numbers: Sequence[int]) -> Erasure:
        """Delete whatever is named."""
        self.erased += [(chat_id, number) for number in numbers]
        return Erased()

    async def alive(self) -> bool:
        """Be there."""
        return True

    async def introduce(self, menus: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Have no menu of commands."""

    async def answer(self, callback_id: str) -> None:
        """Note that a button was answered."""
        self.answered.append(callback_id)

    async def updates(self, offset: int, seconds: int) -> list[Any]:
        """Wait: tests hand updates to intake themselves."""
        await asyncio.sleep(seconds + offset * 0)
        return []

    async def file(self, file_id: str, most: int) -> bytes:
        """Hand out what a test put there."""
        found = self.files.get(file_id)
        if found is None:
            raise FileGoneError
        if len(found) > most:
            raise FileTooBigError
        return found

    async def webhook(self, url: str, secret: str) -> None:
        """Take note of nothing."""

    async def close(self) -> None:
        """Have nothing to close."""


def obeys_house_rules(message: Outgoing, can: Capabilities) -> None:
    """Fail on anything that no citizen may ever be shown."""
    content = message.content
    text = message.text
    language = content.get("language", "fa")
    assert text.strip(), "an empty message"
    assert units(text) <= LONGEST_TEXT, "too long for a messenger"
    source, mode = written(text, content, can)
    assert mode or units(source) <= can.text, "marks make it too long"
    for mark in content.get("marks", []):
        stands_out_rightly(text, *mark)
    if "case" in content:
        return  # words of a member of staff are their own
    assert content["message"] in known_ids(), f"{content['message']} is no message id"
    assert not re.search("[يكى]", text), f"Arabic letters in {text!r}"
    assert "{" not in text, f"an unfilled placeable in {text!r}"
    assert "None" not in text, f"a Python value in {text!r}"
    if language == "fa":
        for line in text.split("\n"):
            persian_line_is_right(line)
    for button in buttons_of(content):
        button_is_right(button)
    has_a_way_on(message)


def stands_out_rightly(text: str, kind: str, offset: int, length: int) -> None:
    """A mark is drawn tight around words of one line."""
    words = text[offset : offset + length]
    assert len(words) == length > 0, f"{kind} beyond the text"
    assert words.strip() == words, f"{kind} over spaces: {words!r}"
    assert "\n" not in words, f"{kind} over lines: {words!r}"


def a_point_is_named(message: Outgoing, before: str, can: Capabilities) -> None:
    """Where points have no name and address, the message right before says both."""
    venue = message.content.get("venue")
    if venue and not can.venue:
        assert venue["title"] in before, "a point without its name before it"
        assert venue["address"] in before, "a point without its address before it"


def persian_line_is_right(line: str) -> None:
    """Persian digits in prose, ASCII only for numbers on a line of their own, Latin runs in isolates."""
    if not line or NUMBER_LINE.fullmatch(line):
        return
    bare = ISOLATED.sub("", line)
    assert not re.search("[0-9]", bare), f"ASCII digits in prose: {line!r}"
    assert not LATIN.search(bare), f"a Latin run outside isolates: {line!r}"
    assert re.match(f"[\u0600-\u06ff{RLM}]", line), f"a line that does not begin right to left: {line!r}"


def button_is_right(button: dict[str, Any]) -> None:
    """Short words; data that fits the messenger."""
    assert 0 < len(button["text"]) <= LONGEST_BUTTON, button["text"]
    assert not re.search("[يكى]", button["text"])
    data = button.get("data", "")
    assert data.isascii(), data
    assert len(data.encode()) <= DATA_BYTES, data


def has_a_way_on(message: Outgoing) -> None:
    """Whatever asks, or closes a talk, offers the way back or the menu."""
    content = message.content
    rows = content.get("buttons") or content.get("keyboard")
    if rows is None or all("url" in each for each in buttons_of(content)):
        return
    labels = {each["text"] for each in buttons_of(content)}
    ways = {
        WORDS.label(language, way) for language in ("fa", "en") for way in ("nav-back", "nav-menu", "nav-emergency")
    }
    assert labels & ways, f"no way on from {content['message']}: {labels}"
    listed = [each for row in rows if len(row) == 1 for each in row]
    assert len(listed) <= MOST_BUTTONS_IN_LIST, f"too many choices under {content['message']}"


def buttons_of(content: dict[str, Any]) -> list[dict[str, Any]]:
    """All buttons that a message carries, under it or at the bottom of the screen."""
    return [each for row in content.get("buttons") or content.get("keyboard") or [] for each in row]


def known_ids() -> set[str]:
    """Ids of all messages in locales/."""
    return WORDS.ids("fa")
