"""Turns: a queue a chat, one message after the other for each person, many people side by side."""

import asyncio
import json
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import asyncpg
import structlog

from bot.foresight import Foresight
from bot.memory import card_from_memory
from bot.outbox import Outbox, wait_for
from bot.platform import Platform
from bot.reading import Read, Unreadable, read
from bot.working import Coming, Worked, Worker, done
from bot.writing import Writer
from models import Lane
from services import updates
from services.faults import is_passing, where
from services.turns import Reply
from services.updates import NewUpdate, Pending, Standing
from talk import Engine, Heard, Kind, State, Turn
from texts.clock import Clock
from texts.fluent import Words
from triage import Alert
from triage import read as read_for_danger

log = structlog.get_logger()

ATTEMPTS = 3
"""A turn that breaks so often is poison and is set aside."""

SIDE_BY_SIDE = 64
"""People whose turns run at the same time in one process."""

SWEEP_SECONDS = 2.0
"""How often, and after which age, updates that nobody took are looked for."""


class Turns:
    """Takes the turns of one bot; any number of processes may do so for the same people."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        platform: Platform,
        engine: Engine,
        words: Words,
        clock: Clock,
        outbox: Outbox,
    ) -> None:
        """Prepare; `outbox` takes replies over if it is the sender, and else does nothing."""
        self._pool = pool
        self._platform = platform
        self._words = words
        self._clock = clock
        self._worker = Worker(engine, words, clock)
        self._foresight = Foresight(self._worker)
        self._writer = Writer(pool, outbox, clock)
        self._waiting: dict[int, deque[Coming]] = {}
        self._slots = asyncio.Semaphore(SIDE_BY_SIDE)
        self._tasks: asyncio.TaskGroup | None = None
        self._stopping = asyncio.Event()

    async def serve(self) -> None:
        """Take turns until stopped, those that an earlier process left behind first."""
        self._waiting.clear()
        try:
            async with asyncio.TaskGroup() as self._tasks:
                writing = self._tasks.create_task(self._writer.serve())
                while not self._stopping.is_set():
                    await self._sweep()
                    await wait_for(self._stopping, SWEEP_SECONDS)
                while self._waiting or self._writer.busy:  # noqa: ASYNC110 (turns that have begun come to their end)
                    await asyncio.sleep(0.01)
                writing.cancel()
        finally:
            self._tasks = None

    def stop(self) -> None:
        """Begin no more turns; `serve` returns when those that have begun are written."""
        self._stopping.set()

    def come(self, coming: Coming) -> None:
        """Put an update behind those of its chat that wait already; while nobody serves, the sweep will find it."""
        if (queue := self._queue(coming.pending.chat_id)) is not None:
            queue.append(coming)

    def wake(self, chat_id: int) -> None:
        """Look for stored updates of a chat."""
        self._queue(chat_id)

    async def take_at_once(self, items: Sequence[tuple[Read, NewUpdate]]) -> set[int]:
        """Store those updates whose turn can be foreseen together with that turn; give their update ids.

        Raises what Postgres raises when it is away.
        """
        if self._tasks is None or self._stopping.is_set():
            return set()
        for seen, _ in items:
            if seen.chat_id is not None and seen.heard is not None and seen.chat_id not in self._waiting:
                self._foresight.begin(seen.chat_id, seen.heard)
        if not await self._foresight.give_way([seen for seen, _ in items]):
            return set()
        turns = [(seen, new, turn) for seen, new in items if (turn := self._foresight.ready(seen, new)) is not None]
        written = await self._writer.write_at_once([(new, turn) for _, new, turn in turns])
        taken = [seen for (seen, _, _), is_written in zip(turns, written, strict=True) if is_written]
        for seen in taken:
            if seen.chat_id is not None:
                self._foresight.came_true(seen.chat_id)
            self._stop_waiting_sign(seen.callback_id)
        return {seen.update_id for seen in taken}

    def forget(self, seen: Read) -> None:
        """Take note that an update gets no turn: it came before."""
        self._foresight.forget(seen)

    async def _sweep(self) -> None:
        before = self._clock() - timedelta(seconds=SWEEP_SECONDS)
        try:
            chats = await updates.waiting(self._pool, self._platform.name, self._platform.bot_id, before)
        except Exception as fault:
            if not is_passing(fault):
                raise
            log.warning("turns.sweep_failed", cause=where(fault))
            return
        for chat_id in chats:
            self.wake(chat_id)

    def _queue(self, chat_id: int) -> deque[Coming] | None:
        queue = self._waiting.get(chat_id)
        if queue is None and self._tasks is not None and not self._stopping.is_set():
            queue = self._waiting[chat_id] = deque()
            self._tasks.create_task(self._chat(chat_id, queue))
        return queue

    async def _chat(self, chat_id: int, queue: deque[Coming]) -> None:
        """Take all turns of one chat in order, then forget it."""
        try:
            async with self._slots:
                await self._drain(chat_id, queue)
        except Exception as fault:  # noqa: BLE001 (one chat must not stop the others; the sweep comes back to it)
            log.error("turns.postponed", cause=where(fault))
        finally:
            self._waiting.pop(chat_id, None)

    async def _drain(self, chat_id: int, queue: deque[Coming]) -> None:
        standing: Standing | None = None
        fresh = True
        while (queue or fresh) and not self._stopping.is_set():
            fresh = False
            coming = queue.popleft() if queue else None
            if coming and not coming.pending.behind:
                standing = await self._try(coming, standing or coming.pending.standing)
            else:
                standing = None
            if standing is None:
                queue.clear()
                await self._catch_up(chat_id)

    async def _catch_up(self, chat_id: int) -> None:
        """Take the waiting turns of a chat as Postgres has them, oldest first."""
        name, bot_id = self._platform.name, self._platform.bot_id
        while not self._stopping.is_set():
            pending = await updates.take(self._pool, name, bot_id, chat_id)
            if pending is None:
                return
            await self._again(pending)

    async def _again(self, pending: Pending) -> None:
        if pending.standing is None:
            await self._meet(pending.chat_id)
            return
        try:
            seen = read(json.loads(pending.raw))
        except (Unreadable, ValueError) as fault:
            await self._broke(Coming(pending, Heard(Kind.OTHER)), pending.standing, fault)
            return
        await self._try(Coming(pending, seen.heard or Heard(Kind.OTHER), seen.callback_id), pending.standing)

    async def _meet(self, chat_id: int) -> None:
        # Another worker that meets the same person first is as good.
        with suppress(asyncpg.UniqueViolationError):
            await updates.meet(self._pool, self._platform.name, self._platform.bot_id, chat_id)

    async def _try(self, coming: Coming, standing: Standing | None) -> Standing | None:
        """Take one turn; give where the person stands now, or None when Postgres must be asked."""
        if standing is None:
            return None
        try:
            return await self._turn(coming, standing)
        except Exception as fault:
            if is_passing(fault):
                raise
            await self._broke(coming, standing, fault)
        return None

    async def _turn(self, coming: Coming, standing: Standing) -> Standing | None:
        chat_id = coming.pending.chat_id
        worked = await self._foresight.recall(chat_id, coming.heard, standing)
        worked = worked or await self._worker.work(standing, coming.heard)
        if not await self._writer.write(done(coming, standing, worked), chat_id):
            return None
        self._stop_waiting_sign(coming.callback_id)
        return self._foresight.remember(chat_id, standing, worked)

    def _stop_waiting_sign(self, callback_id: str) -> None:
        if callback_id and self._tasks:
            self._tasks.create_task(self._answer(callback_id))

    async def _answer(self, callback_id: str) -> None:
        try:
            await self._platform.answer(callback_id)
        except Exception as fault:  # noqa: BLE001 (only the waiting sign stays on the button)
            log.warning("turns.button_not_answered", cause=where(fault))

    async def _broke(self, coming: Coming, standing: Standing | None, fault: Exception) -> None:
        """Count a broken turn; after the last attempt set it aside, and tell the person whom to call meanwhile."""
        pending = coming.pending
        cause = where(fault)
        log.error("turns.broke", update=pending.id, cause=cause)
        if not await updates.failed(self._pool, pending.id, cause, ATTEMPTS) or standing is None:
            return
        is_danger = read_for_danger(coming.heard.text).alert is Alert.HARD
        lane = Lane.CRISIS if is_danger else Lane.REPLY
        apology = Reply(
            card_from_memory(self._words, standing.language),
            lane,
            {"message": "our-fault", "language": standing.language},
        )
        turn = Turn(State.from_json(standing.state), [], standing.language)
        worked = Worked(self._clock(), turn, [apology])
        # Without the person's words: they may be what cannot be written, and the raw update keeps them.
        told = Coming(pending, Heard(coming.heard.kind), coming.callback_id)
        await self._writer.write(done(told, standing, worked), pending.chat_id)
