"""One day: citizens come and go, troubles strike, the bot dies, and in the end everybody waits until all is still."""

import asyncio
import random
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
import asyncpg

from benchmarks.day.citizens import Citizen
from benchmarks.day.counting import Chat
from benchmarks.day.errands import PLATFORMS, URGENT, visits
from benchmarks.day.evidence import Where, chats
from benchmarks.day.stage import Stage
from benchmarks.day.troubles import BEFORE_A_KILL_SECONDS, Trouble, rules, shaken
from texts.fluent import Words

LOOK_SECONDS = 1.0
"""How often the progress line is written anew."""

PATIENCE_SECONDS = 60.0
"""So long after the last citizen and the last trouble everything must have come to its end; what has not is lost."""

STILL_SECONDS = 5.0
"""So long it must stay still before it is counted: the bot looks every two seconds for what was left behind."""

_STANDS = """
SELECT (SELECT count(*) FROM raw_update) AS stored,
    (SELECT count(*) FROM raw_update WHERE reading = 'pending') AS pending,
    count(*) FILTER (WHERE delivery = 'sent') AS sent,
    count(*) FILTER (WHERE delivery IN ('queued', 'sending')) AS held,
    count(*) FILTER (WHERE delivery = 'unknown') AS unknown
FROM message
"""


class Day:
    """A day on a stage; `seconds` is how long it takes, `troubles` what goes wrong in it."""

    def __init__(
        self,
        stage: Stage,
        database: asyncpg.Pool,
        messenger: aiohttp.ClientSession,
        *,
        citizens: int,
        seconds: float,
        seed: int,
        calm: bool = False,
    ) -> None:
        words, chance = Words(), random.Random(seed)  # noqa: S311 (a seed, so that a day can be had again)
        self.stage = stage
        self.database = database
        self.messenger = messenger
        plan = visits(citizens, chance)
        self.citizens = [Citizen(messenger, words, visit) for visit in plan]
        self._urgent = {
            name: [visit.person for visit in plan if visit.errand is URGENT and visit.platform == name]
            for name in PLATFORMS
        }
        self.struck = 0
        """Calls and updates that the simulator spoilt; an outage counts as one."""
        self._seconds = seconds
        self._troubles: Sequence[Trouble] = [] if calm else shaken(chance)
        self._now = ""
        self._began = 0.0

    async def passes(self) -> None:
        """Live through the day and wait for its end."""
        self._began = time.monotonic()
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self._watch())
            async with asyncio.TaskGroup() as people:
                for citizen in self.citizens:
                    people.create_task(citizen.comes(self._seconds))
                people.create_task(self._goes_wrong())
            await self._peace()
            await self._comes_to_its_end()
            watching.cancel()

    async def evidence(self) -> dict[Where, Chat]:
        """Gather what the simulator shows and what Postgres holds."""
        return await chats(self.database, self.citizens)

    async def _goes_wrong(self) -> None:
        for trouble in self._troubles:
            await asyncio.sleep(max(0.0, self._began + trouble.at * self._seconds - time.monotonic()))
            self._now = trouble.told
            ordered = rules(trouble, self._seconds, len(self.citizens), self._urgent)
            await self._orders("/faults", ordered)
            self.struck += sum(rule.get("times", 1) for rule in ordered)
            if trouble.switches:
                await self._orders("/platforms/bale", dict(trouble.switches))
            if trouble.kills:
                await asyncio.sleep(BEFORE_A_KILL_SECONDS)
                await asyncio.to_thread(self.stage.bot_is_killed)
                await asyncio.to_thread(self.stage.bot_starts)
                self._now = "the bot is back"

    async def _peace(self) -> None:
        self._now = "the night after"
        async with self.messenger.get("/faults") as answer:
            self.struck -= sum(rule["times"] or 0 for rule in await answer.json())
        async with self.messenger.delete("/faults") as answer:
            answer.raise_for_status()
        await self._orders("/platforms/bale", {"errors_in_200": False})

    async def _orders(self, path: str, wanted: object) -> None:
        async with self.messenger.post(path, json=wanted) as answer:
            answer.raise_for_status()

    async def _comes_to_its_end(self) -> None:
        late, still_since = time.monotonic() + PATIENCE_SECONDS, time.monotonic()
        while time.monotonic() < late and time.monotonic() - still_since < STILL_SECONDS:
            stands = await self._stands()
            if stands["pending"] or stands["held"] or stands["stored"] < self._received():
                still_since = time.monotonic()
            await asyncio.sleep(LOOK_SECONDS / 2)

    async def _stands(self) -> asyncpg.Record:
        (row,) = await self.database.fetch(_STANDS)
        return row

    def _received(self) -> int:
        return sum(len(citizen.acts) for citizen in self.citizens)

    async def _watch(self) -> None:
        """Say how it stands, on one line of a terminal or on lines of a log."""
        screen = sys.stdout.isatty()
        while True:
            await asyncio.sleep(LOOK_SECONDS if screen else LOOK_SECONDS * 10)
            self.stage.bot_lives()
            stands = await self._stands()
            line = (
                f"{self._hour()}  received {self._received()}, stored {stands['stored']}, sent {stands['sent']},"
                f" held {stands['held']}, unknown {stands['unknown']}  {self._now}"
            )
            print(f"\r\033[K{line}" if screen else line, end="" if screen else "\n", flush=True)

    def _hour(self) -> str:
        minutes = min(1.0, (time.monotonic() - self._began) / self._seconds) * 24 * 60
        return f"{int(minutes // 60):02}:{int(minutes % 60):02}"


@asynccontextmanager
async def day(stage: Stage, *, citizens: int, seconds: float, seed: int, calm: bool = False) -> AsyncIterator[Day]:
    """Open a day on a stage that is set."""
    async with (
        asyncpg.create_pool(stage.dsn, min_size=1, max_size=2) as database,
        aiohttp.ClientSession(stage.messenger, connector=aiohttp.TCPConnector(limit=0)) as messenger,
    ):
        yield Day(stage, database, messenger, citizens=citizens, seconds=seconds, seed=seed, calm=calm)
