"""What people want gone from their screens is deleted at the messenger, beside all sending and at a pace of its own."""

import asyncio
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Never

import asyncpg
import structlog

from bot.capabilities import PLATFORMS
from bot.outbox import wait_for
from bot.pace import Bucket
from bot.platform import Blocked, Erased, Eraser, Erasure, Refused, Wait
from models import ErasureState
from services import erasures
from services.erasures import Wanted
from services.faults import is_passing, where
from texts.clock import Clock

log = structlog.get_logger()

SWEEP_SECONDS = 5.0
"""How often messages are looked for that nobody was woken for, such as those to be tried again."""

A_SECOND, AT_ONCE = 10.0, 40.0
"""Deletions a second that leave room for words, and how many may go at once after a rest (our guess: Telegram lets a
bot send about thirty messages a second, Bale says no number)."""

SIDE_BY_SIDE = 4
"""Calls under way at once, where one call deletes one message."""

TAKEN = 100
"""Messages taken at once: what Telegram deletes by one call, and few enough that the newest of others come soon."""

IN_THE_AIR = timedelta(seconds=1)
"""So long a message is given to arrive before its number is looked for again."""

LONGEST_WAIT = 60
"""Seconds between attempts at most."""


class Erasing:
    """Deletes for one bot; two processes may do so, then a message is at worst deleted twice, which does no harm."""

    def __init__(self, pool: asyncpg.Pool, platform: Eraser, clock: Clock) -> None:
        self._pool = pool
        self._platform = platform
        self._clock = clock
        self._can = PLATFORMS[platform.name]
        self._bucket = Bucket(A_SECOND, AT_ONCE, AT_ONCE, time.monotonic())
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """Look at once."""
        self._wanted.set()

    async def serve(self) -> Never:
        """Delete what is wanted gone, for ever."""
        while True:
            self._wanted.clear()
            try:
                await self.erase()
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("erasing.postgres_away", cause=where(fault))
            await wait_for(self._wanted, SWEEP_SECONDS)

    async def erase(self) -> None:
        """Delete everything that is due, one chat after the other."""
        name, bot_id = self._platform.name, self._platform.bot_id
        while taken := await erasures.claim(self._pool, name, bot_id, self._clock(), TAKEN):
            await self._chat(taken)

    async def _chat(self, taken: Sequence[Wanted]) -> None:
        """Delete messages of one chat, the newest first; those whose turn does not come now are tried again."""
        await self._later([each.message_id for each in taken if _may_arrive(each)], IN_THE_AIR)
        await self._end([each for each in taken if not self._can_go(each)], ErasureState.REFUSED)
        calls = self._calls([each for each in taken if each.number is not None and self._can_go(each)])
        for first in range(0, len(calls), SIDE_BY_SIDE):
            waits = await asyncio.gather(*(self._call(each) for each in calls[first : first + SIDE_BY_SIDE]))
            if wait := max((each for each in waits if each), default=None):
                await self._later([each.message_id for call in calls[first:] for each in call], wait)
                return

    def _can_go(self, each: Wanted) -> bool:
        """Tell whether there is anything that we may try; what is not known to have arrived has no number."""
        if each.number is None:
            return _may_arrive(each)
        return self._can.deletes_theirs or not each.theirs

    def _calls(self, wanted: Sequence[Wanted]) -> list[list[Wanted]]:
        """Put together what one call deletes; words that were edited stand in the thread twice, under one number."""
        by_number: dict[int | None, list[Wanted]] = {}
        for each in wanted:
            by_number.setdefault(each.number, []).append(each)
        same, most = list(by_number.values()), self._can.deletes
        return [[each for one in same[at : at + most] for each in one] for at in range(0, len(same), most)]

    async def _call(self, wanted: Sequence[Wanted]) -> timedelta | None:
        """Delete by one call, or, if the messenger will not have some of them gone, one by one.

        Gives how long to wait before the rest is tried, if now is no time for it.
        """
        outcome = await self._try(wanted)
        match outcome:
            case Erased():
                await self._end(wanted, ErasureState.DONE)
            case Refused() | Blocked() if len(numbers(wanted)) > 1:
                return await self._one_by_one(wanted)
            case Refused(cause) | Blocked(cause):
                log.info("erasing.refused", message=wanted[0].message_id, cause=cause)
                await self._end(wanted, ErasureState.REFUSED)
            case Wait(seconds):
                log.info("erasing.too_many", seconds=seconds)
                return timedelta(seconds=seconds)
            case _:
                log.info("erasing.later", cause=outcome.cause)
                return timedelta(seconds=min(LONGEST_WAIT, 2 ** min(wanted[0].attempts, 10)))
        return None

    async def _one_by_one(self, wanted: Sequence[Wanted]) -> timedelta | None:
        for number in numbers(wanted):
            if wait := await self._call([each for each in wanted if each.number == number]):
                return wait
        return None

    async def _try(self, wanted: Sequence[Wanted]) -> Erasure:
        while (wait := self._bucket.wait(time.monotonic())) > 0:  # noqa: ASYNC110 (others may take what was waited for)
            await asyncio.sleep(wait)
        self._bucket.take()
        return await self._platform.erase(wanted[0].chat_id, numbers(wanted))

    async def _end(self, wanted: Sequence[Wanted], state: ErasureState) -> None:
        if wanted:
            await erasures.end(self._pool, [each.message_id for each in wanted], state)

    async def _later(self, messages: Sequence[int], wait: timedelta) -> None:
        if messages:
            await erasures.later(self._pool, messages, self._clock() + wait)


def numbers(wanted: Sequence[Wanted]) -> list[int]:
    """Give the numbers of messages in their chat, each once, in order."""
    return list(dict.fromkeys(each.number for each in wanted if each.number is not None))


def _may_arrive(each: Wanted) -> bool:
    return each.number is None and each.in_the_air
