"""Turns: a queue a chat, one message after the other for each person, many people side by side."""

import asyncio
import json
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import asyncpg
import structlog

from bot.gather import Gatherer
from bot.memory import card_from_memory
from bot.outbox import Outbox, wait_for
from bot.platform import Platform
from bot.reading import Unreadable, read
from bot.rendering import reply
from models import Lane
from services import outbox, updates
from services.faults import is_passing, where
from services.hand_over import Follows, before, follow
from services.outbox import Outgoing
from services.turns import Done, Reply, Written, write
from services.updates import Pending, Standing
from talk import Attended, Engine, Heard, Kind, Person, State, Turn
from texts.clock import Clock
from texts.fluent import Words
from triage import is_danger

log = structlog.get_logger()

ATTEMPTS = 3
"""A turn that breaks so often is poison and is set aside."""

SIDE_BY_SIDE = 64
"""People whose turns run at the same time in one process."""

REMEMBERED = 10_000
"""People of whom is known where they stood after their last turn here."""

SWEEP_SECONDS = 2.0
"""How often, and after which age, updates that nobody took are looked for."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A stored update on its way to its turn."""

    pending: Pending
    heard: Heard
    callback_id: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """A turn worked out, not yet written."""

    now: datetime
    turn: Turn
    replies: list[Reply]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A turn that is worked out while its update is being stored, from where the person stood last."""

    heard: Heard
    standing: Standing
    working: asyncio.Task[Worked | None]

    def was_right(self, standing: Standing) -> bool:
        """Tell whether the person stands where they were thought to; the version stands for their state."""
        return self._sign(self.standing) == self._sign(standing)

    @staticmethod
    def _sign(standing: Standing) -> tuple[object, ...]:
        attended = (standing.attended, standing.attended_until)
        whose = (standing.account_id, standing.citizen_id)
        return (*whose, standing.version, standing.language, standing.blocked, *attended)


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
        self._engine = engine
        self._words = words
        self._clock = clock
        self._outbox = outbox
        self._waiting: dict[int, deque[Coming]] = {}
        self._known: dict[int, Standing] = {}
        self._foreseen: dict[int, Foreseen] = {}
        self._slots = asyncio.Semaphore(SIDE_BY_SIDE)
        self._writer = Gatherer(self._write)
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
                while self._waiting:  # noqa: ASYNC110 (turns that have begun come to their end)
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

    def foresee(self, chat_id: int, heard: Heard) -> None:
        """Begin to work out a turn whose update is only now being stored; Postgres then says whether it was right."""
        standing = self._known.pop(chat_id, None)
        if standing is not None and self._tasks is not None and chat_id not in self._waiting:
            working = self._tasks.create_task(self._guess(standing, heard))
            self._foreseen[chat_id] = Foreseen(heard, standing, working)

    async def _guess(self, standing: Standing, heard: Heard) -> Worked | None:
        try:
            return await self._work(standing, heard)
        except Exception as fault:  # noqa: BLE001 (it is worked out again, and then its fault is told)
            log.info("turns.guess_failed", cause=where(fault))
            return None

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
        foreseen = self._foreseen.pop(chat_id, None)
        worked = None
        if foreseen is not None and foreseen.heard is coming.heard and foreseen.was_right(standing):
            worked = await foreseen.working
        worked = worked or await self._work(standing, coming.heard)
        turn, now = worked.turn, worked.now
        committed = await self._commit(done(coming, standing, turn, worked.replies), chat_id)
        if not committed:
            return None
        if coming.callback_id and self._tasks:
            self._tasks.create_task(self._answer(coming.callback_id))
        if turn.done or turn.joins:
            return None  # somebody of ours attends now, or does no more: Postgres knows
        state = turn.state.to_json()
        standing = replace(
            standing, language=turn.language, version=standing.version + 1, state=state, touched_at=now, blocked=False
        )
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[chat_id] = standing
        return standing

    async def _work(self, standing: Standing, heard: Heard) -> Worked:
        """Work a turn out: nothing is written."""
        now = self._clock()
        turn = await self._engine.step(
            State.from_json(standing.state),
            heard,
            speaks=lambda language: lambda message, args: self._words.label(language, message, args),
            now=now,
            language=standing.language,
            person=person(standing, now),
            danger=heard.kind is not Kind.TAP and is_danger(heard.text),
        )
        replies = [reply(self._words, turn.language, said) for said in turn.said]
        replies.sort(key=lambda each: each.lane)
        return Worked(now, turn, replies)

    async def _answer(self, callback_id: str) -> None:
        try:
            await self._platform.answer(callback_id)
        except Exception as fault:  # noqa: BLE001 (only the waiting sign stays on the button)
            log.warning("turns.button_not_answered", cause=where(fault))

    async def _commit(self, turn: Done, chat_id: int) -> bool:
        """Write a turn and hand its replies to the sender; False when another worker was faster."""
        account = turn.account_id
        goes_out = self._outbox.reserve(account) if turn.replies else None
        try:
            written = await self._writer.add(replace(turn, goes_out=goes_out))
        except Exception:
            if goes_out is not None:
                await self._put_back(turn)
            raise
        sending = bool(written and written[0].sending)
        if goes_out is not None and not sending:
            self._outbox.release(account)
        if written is None:
            return False
        watched = turn.citizen_id if turn.follows else None
        outgoing = [
            Outgoing(each.id, account, chat_id, reply.lane, reply.text, reply.content, watched=watched)
            for each, reply in zip(written, turn.replies, strict=True)
        ]
        if not self._outbox.deliver(outgoing, sending=sending) and sending:
            await self._put_back(turn)
        return True

    async def _put_back(self, turn: Done) -> None:
        """Free a chat whose reply may be committed as being sent, though nobody sends it."""
        try:
            while True:
                try:
                    await outbox.unclaim_turn(self._pool, turn.account_id, turn.raw_update_id)
                except Exception as fault:
                    if not is_passing(fault):
                        raise
                    await asyncio.sleep(SWEEP_SECONDS)
                else:
                    return
        finally:
            self._outbox.release(turn.account_id)
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

    async def _broke(self, coming: Coming, standing: Standing | None, fault: Exception) -> None:
        """Count a broken turn; after the last attempt set it aside, and tell the person whom to call meanwhile."""
        pending = coming.pending
        cause = where(fault)
        log.error("turns.broke", update=pending.id, cause=cause)
        if not await updates.failed(self._pool, pending.id, cause, ATTEMPTS) or standing is None:
            return
        lane = Lane.CRISIS if is_danger(coming.heard.text) else Lane.REPLY
        apology = Reply(
            card_from_memory(self._words, standing.language),
            lane,
            {"message": "our-fault", "language": standing.language},
        )
        turn = Turn(State.from_json(standing.state), [], standing.language)
        # Without the person's words: they may be what cannot be written, and the raw update keeps them.
        told = Coming(pending, Heard(coming.heard.kind), coming.callback_id)
        await self._commit(done(told, standing, turn, [apology]), pending.chat_id)


def person(standing: Standing, now: datetime) -> Person:
    """Tell the engine whom it talks with."""
    attended = Attended(standing.attended) if standing.attended else None
    until = standing.attended_until
    if attended is Attended.CLOSED and (until is None or until <= now):
        attended = None
    return Person(standing.citizen_id, attended, standing.touched_at, standing.account_id)


def follows(coming: Coming, standing: Standing, turn: Turn) -> Follows | None:
    """Tell what a turn does beyond words; for most it is nothing."""
    if not turn.done and not turn.joins and standing.attended not in {Attended.WAITING, Attended.HELD}:
        return None
    return Follows(
        standing.citizen_id,
        standing.account_id,
        coming.pending.id,
        turn.done,
        turn.joins,
        owed=turn.owed,
        danger=turn.joins and coming.heard.kind is not Kind.TAP and is_danger(coming.heard.text),
        brings_file=coming.heard.file is not None,
    )


def done(
    coming: Coming,
    standing: Standing,
    turn: Turn,
    replies: Sequence[Reply],
) -> Done:
    """Gather what a turn writes."""
    heard = coming.heard
    content: dict[str, object] = {"kind": heard.kind}
    if heard.data:
        content["data"] = heard.data
    if heard.lat is not None:
        content["location"] = {"lat": heard.lat, "lon": heard.lon}
    if heard.file:
        content["file"] = heard.file
    if heard.edited:
        content["edited"] = True
    return Done(
        coming.pending.id,
        standing.account_id,
        standing.citizen_id,
        standing.version,
        turn.language,
        turn.state.to_json(),
        heard.text,
        content,
        replies,
        changes=turn.language != standing.language or standing.blocked,
        follows=follows(coming, standing, turn),
        heard_id=heard.number,
    )
