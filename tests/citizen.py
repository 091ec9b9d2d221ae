"""A citizen who writes, taps and sends; a house that answers; and a clock that tests may turn."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from bot.pace import Pace
from bot.run import House, Role
from bot.settings import Settings
from services.gazetteer import read
from services.outbox import Outgoing
from tests.screen import Screen, buttons_of
from texts.persian import ascii_digits

UNHURRIED = 1e9
"""Messages a second that no test reaches."""

PATIENCE_SECONDS = 20.0


@dataclass
class Now:
    """The present, as the house under test sees it, UTC."""

    moment: datetime = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)  # 22:00 in Tehran, Saturday 30 Aban 1405

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.moment

    def passes(self, **time: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**time)


@dataclass
class Neighbours:
    """What citizens of one test share: the house, its messenger, its clock."""

    house: House
    screen: Screen
    pool: asyncpg.Pool
    now: Now
    update_ids: Any = field(default_factory=lambda: itertools.count(1))
    message_ids: Any = field(default_factory=lambda: itertools.count(1))

    async def hand_in(self, *raws: dict[str, Any]) -> None:
        """Hand raw updates to intake, and wait until all is answered and sent."""
        await self.house.intake.take(raws)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until no message waits for its turn and no reply waits to be sent."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self.pool.fetchval(
                "SELECT EXISTS (SELECT FROM raw_update WHERE reading = 'pending')"
                " OR EXISTS (SELECT FROM message WHERE delivery IN ('queued', 'sending'))"
                " OR EXISTS (SELECT FROM link_news)",
            ):
                await asyncio.sleep(0.005)

    def citizen(self, chat_id: int) -> "CitizenOnPhone":
        """Somebody with a phone."""
        return CitizenOnPhone(self, chat_id)


@dataclass
class CitizenOnPhone:
    """One person in one private chat."""

    around: Neighbours
    chat_id: int
    _read_up_to: int = 0

    async def writes(self, text: str) -> None:
        """Write a message."""
        await self.sends(text=text)

    async def sends(self, **message: Any) -> None:
        """Send anything a message may hold: location={…}, voice={…}, sticker={…}."""
        await self._hand_in({"message": {**self._envelope(), **message}})

    async def sends_location(self, lat: float, lon: float) -> None:
        """Share a location, in degrees."""
        await self.sends(location={"latitude": lat, "longitude": lon})

    async def taps(self, words: str) -> None:
        """Tap a visible button by its words; a button of the keyboard at the bottom sends its words."""
        for shown in reversed(self.all_seen()):
            for button in buttons_of(shown.content):
                if words in button["text"]:
                    await self._press(button)
                    return
        raise AssertionError(f"no button says {words}: {[each['text'] for each in self._buttons()]}")

    async def taps_data(self, data: str) -> None:
        """Tap a button that hangs far up in the chat."""
        await self._press({"text": "", "data": data})

    def data_of(self, words: str) -> str:
        """What a visible button carries."""
        return str(next(each["data"] for each in reversed(self._buttons()) if words in each["text"]))

    @property
    def reads(self) -> str:
        """All that arrived since the person last did something."""
        return "\n".join(each.text for each in self.news())

    def news(self) -> list[Outgoing]:
        """Messages since the person last did something."""
        return self.all_seen()[self._read_up_to :]

    def all_seen(self) -> list[Outgoing]:
        """The whole chat, our side of it."""
        return [each for each in self.around.screen.seen if each.chat_id == self.chat_id]

    def was_told(self, message: str) -> bool:
        """Whether a message id is among the news."""
        return message in self.told()

    def told(self) -> list[str]:
        """Message ids of the news."""
        return [each.content.get("message", "") for each in self.news()]

    def buttons(self) -> list[str]:
        """Words on the buttons among the news."""
        return [each["text"] for shown in self.news() for each in buttons_of(shown.content)]

    def counts(self, words: str) -> int:
        """How often words stand among the news."""
        return ascii_digits(self.reads).count(ascii_digits(words))

    def _buttons(self) -> list[dict[str, Any]]:
        return [each for shown in self.all_seen() for each in buttons_of(shown.content)]

    async def _press(self, button: dict[str, Any]) -> None:
        if "data" not in button:
            await self.writes(button["text"])
            return
        query = {
            "id": "1",
            "from": {"id": self.chat_id},
            "data": button["data"],
            "message": self._envelope(),
        }
        await self._hand_in({"callback_query": query})

    async def _hand_in(self, update: dict[str, Any]) -> None:
        self._read_up_to = len(self.all_seen())
        await self.around.hand_in({"update_id": next(self.around.update_ids), **update})

    def _envelope(self) -> dict[str, Any]:
        return {
            "message_id": next(self.around.message_ids),
            "date": 0,
            "from": {"id": self.chat_id, "is_bot": False, "first_name": "ن"},
            "chat": {"id": self.chat_id, "type": "private"},
        }


@asynccontextmanager
async def neighbourhood(
    dsn: str, pool: asyncpg.Pool, now: Now, screen: Screen | None = None, **more: Any
) -> AsyncIterator[Neighbours]:
    """Open a house over a database; its messenger is a Screen. A second one beside it does not keep house."""
    is_second = screen is not None
    settings = Settings.model_validate({"DATABASE_URL": dsn, **more})
    screen = screen or Screen()
    house = House(
        settings,
        pool,
        screen,
        await read(pool),
        roles=frozenset({Role.TURN, Role.SEND}),
        clock=now,
        pace=Pace(a_second=UNHURRIED, a_chat_second=UNHURRIED, chat_burst=UNHURRIED),
        keeps_house=not is_second,
    )
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.serve(stop))
        try:
            while not house.outbox.serving:
                await asyncio.sleep(0.005)
            yield Neighbours(house, screen, pool, now)
        finally:
            stop.set()
    assert screen.faults == []
