"""The person with a phone who helps the probe: reads what it asks for in the chat, and does it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx

from bot.probe.person import SKIP
from bot.probe.points.formatting import lines
from simulator.world.citizen import id_of
from tests.simulator.person import Person
from texts.fluent import Words
from texts.persian import persian_digits

NAME = "مهتاب_نیکان"
FIRST_WORD = "دلتنگم"
SECOND_WORD = "برگشتم"
EDITED = "پشیمانم"
PHONE = "989123456789"
LATITUDE, LONGITUDE = 35.123456, 51.654321
PRIVATE = (NAME, NAME.replace("_", " "), FIRST_WORD, SECOND_WORD, EDITED, PHONE, "35.12", "51.65", str(id_of(NAME)))
"""What must not stand in any report."""

WORDS = Words()


class Helper:
    """One citizen on the simulator.

    Deeds in `skips` are skipped; in place of those in `emits` comes one of the simulator's named updates.
    """

    def __init__(self, http: httpx.AsyncClient, skips: frozenset[str] = frozenset(), platform: str = "bale") -> None:
        self.person = Person(http, NAME, platform)
        self.skips = skips
        self.first = 0
        self.old_app = False
        self.emits: dict[str, str] = {}
        self.deeds: dict[str, Callable[[str], Awaitable[Any]]] = {
            "probe-tap": lambda _: self.taps("probe-button"),
            "probe-marks": self.looks,
            "probe-voice": lambda _: self.person.does("voice"),
            "probe-edit": lambda _: self.person.does("edit", id=self.first, text=EDITED),
            "probe-contact": lambda _: self.person.does("contact", phone=PHONE),
            "probe-location": lambda _: self.person.does("location", lat=LATITUDE, lon=LONGITUDE),
            "probe-again": lambda _: self.person.writes(SECOND_WORD),
            "probe-hook": lambda _: self.person.writes(SECOND_WORD),
            "probe-block": lambda _: self.person.does("block"),
        }

    async def taps(self, label: str) -> None:
        """Tap a button by the id of its words."""
        await self.person.does("tap", text=WORDS.label("fa", label), old_app=self.old_app)

    async def looks(self, text: str) -> None:
        """Tap the number of each line that is not shown as it was written."""
        shown = text.split("\n")
        for at, line in enumerate(lines(WORDS.label("fa", "probe-word")), 1):
            if line not in shown:
                await self.person.taps(persian_digits(str(at)))
        await self.taps("probe-no-more")

    async def helps(self) -> None:
        """Write once the bot listens, then do what it asks for, for ever."""
        await self.listened_to()
        opening = self.emits.get("probe-write")
        after = self.first = await (self.emit(opening) if opening else self.person.writes(FIRST_WORD))
        while True:
            for message in await self.person.reads(after, wait=5):
                after = message["id"]
                await self.answers(message["text"])

    async def listened_to(self) -> None:
        """Wait for the bot's first long poll."""
        asked = {"method": "getUpdates", "platform": self.person.platform}
        while not any(int(poll["params"]["timeout"]) for poll in (await self.http.get("/log", params=asked)).json()):
            await asyncio.sleep(0.05)

    @property
    def http(self) -> httpx.AsyncClient:
        """The way to the simulator."""
        return self.person.http

    async def answers(self, text: str) -> None:
        """Do what a message asks for."""
        for message, deed in self.deeds.items():
            if WORDS.say("fa", message) in text:
                await self.does(message, deed, text)

    async def does(self, message: str, deed: Callable[[str], Awaitable[Any]], text: str) -> None:
        """Do it, or skip it, or let another update come in its place."""
        if message in self.skips:
            await self.person.writes(SKIP)
        elif message in self.emits:
            await self.emit(self.emits[message])
        else:
            await deed(text)

    async def emit(self, name: str) -> int:
        """Let a named update happen to this citizen; give the id of its message."""
        answer = await self.http.post(f"/platforms/bale/updates/{name}", params={"user": NAME})
        return int(answer.raise_for_status().json()["message_id"])


@asynccontextmanager
async def helping(helper: Helper) -> AsyncIterator[Helper]:
    """Let somebody help for as long as the block runs."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(helper.helps())
        yield helper
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
