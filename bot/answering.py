"""Whether the messenger answers: nothing is sent into an outage, and everybody can read how long it lasts."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

import asyncpg
import structlog

from bot.platform import Platform
from services import messengers
from services.faults import is_passing, where

log = structlog.get_logger()

FIRST_WAIT, LONGEST_PROBE = 0.5, 10.0
"""Seconds between the first two questions whether a messenger that was away answers again, and between later ones."""

QUIET_SECONDS = 20.0
"""When nothing arrived for so long the messenger is asked whether it is there: at night nobody may notice else."""

AWAY_SECONDS = 1.0
"""How long to wait before Postgres, which was away, is told again."""


class Answering:
    """What the sender of one bot knows of its messenger."""

    def __init__(self, pool: asyncpg.Pool, platform: Platform, opened: Callable[[], None]) -> None:
        """Prepare; `opened` is called when it answers again."""
        self._pool = pool
        self._platform = platform
        self._opened = opened
        self._reopening: asyncio.Task[None] | None = None
        self._heard_at = time.monotonic()
        self.closed = False

    def heard(self) -> None:
        """Note that it answered just now."""
        self._heard_at = time.monotonic()

    async def fell_silent(self) -> bool:
        """Ask a messenger of which nothing was heard for a while whether it is there; True when it is not."""
        if self.closed or time.monotonic() - self._heard_at < QUIET_SECONDS:
            return False
        self.heard()
        return not await self._platform.alive()

    async def first(self) -> None:
        """Ask before anything is sent: words may just now be moved away from here (services.messengers.hold_away)."""
        self.closed = not await self._platform.alive()
        await self._note(timedelta(0) if self.closed else None)

    def begin(self, tasks: asyncio.TaskGroup) -> None:
        """Go on asking if it did not answer at first."""
        if self.closed:
            self._wait(tasks, "no answer at the start", noted=True)

    def close(self, tasks: asyncio.TaskGroup, cause: str) -> None:
        """Send nothing more until it answers again: what is sent into an outage is lost or unknown."""
        if not self.closed:
            self.closed = True
            self._wait(tasks, cause, noted=False)

    def cancel(self) -> None:
        """Ask no more."""
        if self._reopening:
            self._reopening.cancel()

    def _wait(self, tasks: asyncio.TaskGroup, cause: str, *, noted: bool) -> None:
        log.warning("outbox.closed", cause=cause)
        self._reopening = tasks.create_task(self._reopen(noted=noted))

    async def _reopen(self, *, noted: bool) -> None:
        """Ask until it answers, and keep written down for how long it has not; a moment is not worth writing down."""
        began, seconds = time.monotonic(), FIRST_WAIT
        while not await self._platform.alive():
            noted = True
            await self._try_to_note(timedelta(seconds=time.monotonic() - began))
            await asyncio.sleep(seconds)
            seconds = min(LONGEST_PROBE, seconds * 2)
        told = not noted
        while not told:
            told = await self._try_to_note(None)
        log.info("outbox.open")
        self.closed = False
        self._opened()

    async def _try_to_note(self, away: timedelta | None) -> bool:
        try:
            await self._note(away)
        except Exception as fault:
            if not is_passing(fault):
                raise
            log.warning("outbox.not_noted", cause=where(fault))
            await asyncio.sleep(AWAY_SECONDS)
            return False
        return True

    async def _note(self, away: timedelta | None) -> None:
        await messengers.note(self._pool, self._platform.name, self._platform.bot_id, away)
