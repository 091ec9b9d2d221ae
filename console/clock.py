"""The house's clock: what happens by itself because time goes by; one process of a city does it."""

import asyncio
import contextlib
from typing import Never

import asyncpg
import structlog

from console import news_to_citizen
from console.database import acting
from services import cards, cases, messengers, presence, search, surge
from services.cases import ABSENT
from services.connections import alone, heartbeat, lock
from texts.clock import Clock
from texts.fluent import Words

log = structlog.get_logger()

EVERY_SECONDS = 2.0
"""Between two ticks when nothing happens."""

AT_MOST_EVERY_SECONDS = 0.25
"""However much happens."""

STANDBY_SECONDS = 2.0
"""How often a process that is not the one clock tries to become it."""

LATE_SECONDS = 30.0
"""After so long without a tick something is wrong."""

GAP_SECONDS = 10.0
"""A clock that did not tick for so long has missed signs of life."""

INDEXED = 500
"""Messages made searchable in one tick."""


class Ticker:
    """Ticks while it holds the lock, stands by while another process does."""

    def __init__(self, dsn: str, pool: asyncpg.Pool, clock: Clock, words: Words) -> None:
        self._dsn = dsn
        self._words = words
        self._steady_since: float | None = None
        self._pool = pool
        self._clock = clock
        self._woken = asyncio.Event()
        self._alive_at: float | None = None
        self._indexed: search.Mark | None = None
        self._messengers: messengers.Told = ()

    def wake(self) -> None:
        """Tick soon: a case changed."""
        self._woken.set()

    def is_late(self) -> bool:
        """Tell whether this process neither ticked nor saw another one hold the lock for too long."""
        now = asyncio.get_running_loop().time()
        return self._alive_at is None or now - self._alive_at > LATE_SECONDS

    async def serve(self) -> None:
        """Become the one clock, then tick; raises when the connection that holds the lock is lost."""
        async with alone(self._dsn, "clock") as connection:
            while not await lock(connection, ("clock", 0)):
                self._is_alive()
                await asyncio.sleep(STANDBY_SECONDS)
            log.info("role.taken", role="clock")
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(heartbeat(connection))
                tasks.create_task(self._ticks())

    async def _ticks(self) -> Never:
        while True:
            await self.tick()
            self._is_alive()
            await asyncio.sleep(AT_MOST_EVERY_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(EVERY_SECONDS):
                    await self._woken.wait()
            self._woken.clear()

    async def tick(self) -> None:
        """Do what is due now."""
        now = self._clock()
        async with acting(self._pool, None) as database:
            back = await cases.return_unanswered(database, now, absences=self._is_steady())
            for number in back:
                if (case := await cases.case(database, number)) is not None:
                    await news_to_citizen.returned(database, self._words, case, now)
        if back:
            log.info("clock.returned", cases=len(back))
        async with acting(self._pool, None) as database:
            await cards.nobody(database, await presence.nobody(database, self._clock()))
            await surge.expire(database, now)
        self._messengers = await messengers.tell(self._pool, self._messengers)
        self._indexed = await search.index(self._pool, INDEXED, self._indexed)

    def _is_steady(self) -> bool:
        """Tell whether the clock has run for so long that whoever shows no sign of life is really gone.

        After an outage of ours no page could show that it is open: nobody is to lose their cases for that.
        """
        now = asyncio.get_running_loop().time()
        if self._steady_since is None or (self._alive_at is not None and now - self._alive_at > GAP_SECONDS):
            self._steady_since = now
        return now - self._steady_since >= ABSENT.total_seconds()

    def _is_alive(self) -> None:
        self._alive_at = asyncio.get_running_loop().time()
