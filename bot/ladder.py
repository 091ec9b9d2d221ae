"""The ladder's clock: what is due of the alerts of cases in danger is told to staff, before all other words leave."""

import asyncio
import json
from typing import Never

import asyncpg
import structlog

from bot.outbox import wait_for
from models import Rung
from services import ladder
from services.faults import is_passing, where
from services.ladder import AT_ONCE, Alarm, Said
from texts.clock import Clock
from texts.fluent import Words

log = structlog.get_logger()

TICK_SECONDS = 2.0
"""How often steps are looked for that came due."""

AT_MOST_EVERY_SECONDS = 0.1
"""However many cases move."""

SWEEP_SECONDS = 10.0
"""How often ladders that are over are ended, and silence is looked for: nobody waits for either."""


class Ladder:
    """Raises alerts; any number of processes may do so, each step is raised once."""

    def __init__(self, pool: asyncpg.Pool, words: Words, clock: Clock, console: str) -> None:
        """Prepare; `console` is the console's public address, empty when there is none to open."""
        self._pool = pool
        self._words = words
        self._clock = clock
        self._console = console.rstrip("/")
        self._moved = asyncio.Event()

    def wake(self) -> None:
        """Look at once: a case opened, or was raised."""
        self._moved.set()

    async def serve(self) -> Never:
        """Tick for ever."""
        swept_at = 0.0
        loop = asyncio.get_running_loop()
        while True:
            self._moved.clear()
            try:
                await self.tick()
                if loop.time() - swept_at >= SWEEP_SECONDS:
                    await self.sweep()
                    swept_at = loop.time()
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("ladder.postgres_away", cause=where(fault))
            await asyncio.sleep(AT_MOST_EVERY_SECONDS)
            await wait_for(self._moved, TICK_SECONDS)

    async def tick(self) -> None:
        """Raise what is due; one cheap statement when nothing is."""
        now = self._clock()
        while await ladder.any_due(self._pool, now):
            async with self._pool.acquire() as connection, connection.transaction():
                climbed = await ladder.climb(connection, now)
                await ladder.say(connection, [self._said(each) for each in climbed.alarms])
            if climbed.raised:
                log.warning("ladder.raised", steps=climbed.raised, told=len(climbed.alarms))
            if climbed.raised + climbed.ended < AT_ONCE:  # what is left, if anything, another process has in hand
                return

    async def sweep(self) -> None:
        """End what is over, and flag who has fallen silent."""
        now = self._clock()
        await ladder.settle(self._pool, now)
        silent = await ladder.flag_silence(self._pool, now)
        if silent:
            log.warning("ladder.silent", cases=len(silent))

    def _said(self, alarm: Alarm) -> Said:
        values = {"number": alarm.case, "level": alarm.level, "desk": alarm.desk, "times": alarm.step + 1}
        message, text = self._words_of(alarm, values)
        content = {"message": message, "language": "fa", **self._buttons(alarm)}
        return Said(alarm.account_id, text, json.dumps(content))

    def _words_of(self, alarm: Alarm, values: dict[str, object]) -> tuple[str, str]:
        if alarm.rung == Rung.PHONE:
            return "colleague-alert-phone", self._words.say("fa", "colleague-alert-phone", values)
        if alarm.step:
            return "colleague-alert-again", self._words.say("fa", "colleague-alert-again", values)
        return "colleague-alert", self._words.say("fa", "colleague-alert", values)

    def _buttons(self, alarm: Alarm) -> dict[str, list[list[dict[str, str]]]]:
        if not self._console:
            return {}
        label = self._words.label("fa", "colleague-open-console")
        return {"buttons": [[{"text": label, "url": f"{self._console}/cases/{alarm.case}"}]]}
