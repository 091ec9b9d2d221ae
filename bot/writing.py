"""The end of a turn: it is written, and its replies are handed to the sender in the same breath."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, Never, TypeVar

import asyncpg
import structlog

from bot.gather import Gatherer
from bot.outbox import Outbox
from services import outbox, updates
from services.faults import is_passing, where
from services.hand_over import before, follow
from services.outbox import Outgoing
from services.turns import AtOnce, Done, Written, write, write_at_once
from services.updates import NewUpdate
from texts.clock import Clock

log = structlog.get_logger()

Given = TypeVar("Given")

AGAIN_SECONDS = 2.0
"""How long to wait before Postgres, which was away, is asked again."""


class Writer:
    """Writes the turns of one bot; the first reply leaves as soon as it is committed, if its chat is free."""

    def __init__(self, pool: asyncpg.Pool, outbox: Outbox, clock: Clock) -> None:
        """Prepare; `outbox` takes replies over if it is the sender, and else does nothing."""
        self._pool = pool
        self._outbox = outbox
        self._clock = clock
        self._gathered = Gatherer(self._write)
        self._under_way: set[asyncio.Task[Any]] = set()

    async def serve(self) -> Never:
        """Keep writing what `write` is handed, many at a time."""
        await self._gathered.serve()

    @property
    def busy(self) -> bool:
        """Whether something is being written, or put back, that nobody may wait for any more."""
        return bool(self._under_way)

    async def write(self, turn: Done, chat_id: int) -> bool:
        """Write a turn whose update is stored; False when another worker was faster."""
        turn = self._reserved(turn)
        try:
            written = await self._gathered.add(turn)
        except Exception:
            if turn.goes_out is not None:
                await self._put_back(turn.account_id, turn.raw_update_id)
            raise
        return await self._hand_over(turn, chat_id, turn.raw_update_id, written)

    async def write_at_once(self, turns: Sequence[tuple[NewUpdate, Done]]) -> list[bool]:
        """Store updates together with their turns; False for those that have to go the longer way.

        Raises what Postgres raises when it is away.
        """
        if not turns or not self._outbox.serving:
            return [False] * len(turns)
        both = [AtOnce(new, self._reserved(turn)) for new, turn in turns]
        # Who took the messages in may be stopped meanwhile: what is committed must still reach the sender.
        return await asyncio.shield(self._begin(self._at_once(both)))

    async def _at_once(self, both: Sequence[AtOnce]) -> list[bool]:
        try:
            written = await write_at_once(self._pool, both, self._clock())
        except Exception as fault:
            reserved = [each for each in both if each.turn.goes_out is not None]
            if is_passing(fault):
                # It may be committed all the same. Whoever waits for the messenger's next words must not wait for that.
                for each in reserved:
                    self._begin(self._put_back(each.turn.account_id, each.update))
                raise
            for each in reserved:
                self._outbox.release(each.turn.account_id)
            log.info("turns.not_at_once", cause=where(fault))
            return [False] * len(both)
        return [
            await self._hand_over(each.turn, each.update.chat_id or 0, each.update, ids)
            for each, ids in zip(both, written, strict=True)
        ]

    def _begin(self, work: Coroutine[Any, Any, Given]) -> asyncio.Task[Given]:
        """Do work to its end, whatever becomes of those who wait for it."""
        task = asyncio.get_running_loop().create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.warning("turns.not_written", cause=where(fault))

    def _reserved(self, turn: Done) -> Done:
        lane = min((each.lane for each in turn.replies), default=None)
        return replace(turn, goes_out=None if lane is None else self._outbox.reserve(turn.account_id, lane))

    async def _hand_over(
        self, turn: Done, chat_id: int, stored: int | NewUpdate, written: list[Written] | None
    ) -> bool:
        account = turn.account_id
        sending = bool(written and written[0].sending)
        if turn.goes_out is not None and not sending:
            self._outbox.release(account)
        if written is None:
            return False
        watched = turn.citizen_id if turn.follows else None
        outgoing = [
            Outgoing(each.id, account, chat_id, reply.lane, reply.text, reply.content, watched=watched)
            for each, reply in zip(written, turn.replies, strict=True)
        ]
        if not self._outbox.deliver(outgoing, sending=sending) and sending:
            await self._put_back(account, stored)
        return True

    async def _put_back(self, account: int, stored: int | NewUpdate) -> None:
        """Free a chat whose reply may be committed as being sent, though nobody sends it."""
        try:
            while True:
                try:
                    number = await updates.find(self._pool, stored) if isinstance(stored, NewUpdate) else stored
                    if number is not None:
                        await outbox.unclaim_turn(self._pool, account, number)
                except Exception as fault:
                    if not is_passing(fault):
                        raise
                    await asyncio.sleep(AGAIN_SECONDS)
                else:
                    return
        finally:
            self._outbox.release(account)
            self._outbox.wake()

    async def _write(self, turns: Sequence[Done]) -> Sequence[list[Written] | None]:
        now, wake = self._clock(), not self._outbox.serving
        if not any(each.follows for each in turns):
            return await write(self._pool, turns, now, wake=wake)
        async with self._pool.acquire() as connection, connection.transaction():
            await before(connection, [each.follows for each in turns if each.follows])
            written = await write(connection, turns, now, wake=wake)
            mine = [each.follows for each, ids in zip(turns, written, strict=True) if each.follows and ids is not None]
            await follow(connection, mine, now)
            return written
