"""The sender: one for a bot, one message in flight for a chat, and what became of each written down before the next.

`sending` is committed before the call; a chat is free again only when the outcome is committed too.
"""

import asyncio
import heapq
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import asyncpg
import structlog

from bot import detour, stale
from bot.answering import Answering
from bot.pace import Pace
from bot.platform import Blocked, Outcome, Passing, Platform, Refused, Sent, Unknown, Unreachable, Wait
from models import Delivery, Lane
from services import messengers, outbox
from services.faults import is_passing, where
from services.outbox import Claim, Outgoing, Settled
from texts.clock import Clock, utc_now
from texts.fluent import Words

log = structlog.get_logger()

HELD = 1000
"""Messages kept in memory at most; the others wait in Postgres."""

REMEMBERED = 10_000
"""Chats of which is known how far they have come."""

LINGER_SECONDS = 0.01
"""How long an outcome waits for the next message to go out, so that both share one statement and one commit."""

AWAY_SECONDS = 1.0
"""How long to wait before Postgres, which was away, is asked again."""

ORPHANED = timedelta(minutes=1)
"""A row in `sending` that nobody here sends and that is older was left by another process."""

SWEEP_SECONDS = 2.0
"""How often rows that no one handed over are looked for."""

BEAT_SECONDS = 5.0
"""How often the sender says that it lives, and looks what waits for messengers that are away."""

AWAY = timedelta(minutes=10)
"""So long a messenger may be away before words leave by another one, unless the settings say otherwise."""

ATTEMPTS = 8
"""Passing failures after which a message is given up: with the waits below, about two minutes."""

LONGEST_WAIT = 60.0
"""Seconds between attempts at most."""


async def wait_for(event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, or so long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


class Chat:
    """Messages to one account: the most urgent first, then in order."""

    __slots__ = ("account_id", "busy", "waiting")

    def __init__(self, account_id: int) -> None:
        self.account_id = account_id
        self.waiting: list[tuple[int, int, Outgoing]] = []
        self.busy = False


class Outbox:
    """Sends what waits for one bot, as long as it holds the bot's lock."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        platform: Platform,
        words: Words,
        pace: Pace | None = None,
        *,
        clock: Clock = utc_now,
        away: timedelta = AWAY,
    ) -> None:
        self._pool = pool
        self._platform = platform
        self._words = words
        self._pace = pace or Pace()
        self._clock = clock
        self._away = away
        self._beat_at = 0.0
        self._chats: dict[int, Chat] = {}
        self._known: set[int] = set()
        self._ready: list[tuple[int, int, int]] = []
        self._later: list[tuple[float, int]] = []
        self._unwritten: list[Settled] = []
        self._watched: set[int] = set()
        self._write_at = 0.0
        self._last: dict[int, int] = {}
        self._left_out = False
        self._moved = asyncio.Event()
        self._unseen = asyncio.Event()
        self._tasks: asyncio.TaskGroup | None = None
        self._answering = Answering(pool, platform, self._opened)
        self.stopping = False

    @property
    def serving(self) -> bool:
        """Whether this process is the sender."""
        return self._tasks is not None and not self.stopping

    def reserve(self, account_id: int, lane: int = Lane.REPLY) -> int | None:
        """Keep a chat for a reply that is about to be written, if it may go out at once and overtakes nobody.

        Gives the id up to which everything in this chat was sent. Then `deliver` or `release` must follow.
        """
        now = time.monotonic()
        closed = not self.serving or self._answering.closed
        if closed or account_id in self._chats or self._pace.wait(account_id, now) > 0:
            return None
        if lane > Lane.CRISIS and self._is_awaited(now):
            return None
        self._pace.take(account_id, now)
        self._chats[account_id] = chat = Chat(account_id)
        chat.busy = True
        return self._last.get(account_id, 0)

    def release(self, account_id: int) -> None:
        """Give a reserved chat back."""
        if (chat := self._chats.get(account_id)) is not None:
            self._pace.give_back(account_id, time.monotonic())
            self._let_go(chat)

    def deliver(self, messages: Sequence[Outgoing], *, sending: bool = False) -> bool:
        """Take written rows over; with `sending` the first is committed so and its chat is reserved.

        False when this process is no longer the sender: the next one finds them, but for the one in `sending`.
        """
        if self._tasks is None:
            return False
        for message in messages[sending:]:
            # What is urgent must not wait for the next look into Postgres, however much is held. Of the others none may
            # be held while older ones wait there.
            if message.lane < Lane.REPLY or not (self._left_out or len(self._known) >= HELD):
                self._hold(message)
            else:
                self._left_out = True
        if sending:
            self._known.add(messages[0].id)
            self._tasks.create_task(self._one(messages[0]))
        if self._ready:
            self._moved.set()
        return True

    def wake(self) -> None:
        """Look for rows that another process wrote."""
        self._unseen.set()

    def stop(self) -> None:
        """Send nothing new; `serve` returns when what is in flight has been written down."""
        self.stopping = True
        self._moved.set()

    async def serve(self) -> None:
        """Send until stopped or cancelled; the caller holds the bot's lock."""
        await self._forget()
        await self.mark_unknown(
            await outbox.interrupted(self._pool, self._platform.name, self._platform.bot_id),
            "the sender stopped while sending",
        )
        await self._answering.first()
        try:
            async with asyncio.TaskGroup() as self._tasks:
                self._answering.begin(self._tasks)
                sweeping = self._tasks.create_task(self._sweep())
                await self._send(self._tasks)
                sweeping.cancel()
                self._answering.cancel()
        finally:
            self._tasks = None

    async def mark_unknown(self, ids: Sequence[int], cause: str) -> None:
        """Mark attempts of unknown fate: urgent words are queued once more with a visible mark."""
        if not ids:
            return
        async with self._pool.acquire() as connection, connection.transaction():
            for number, text, language in await outbox.unknown(connection, ids, cause):
                said = outbox.repeated(self._words.say(language, "repeated-mark"), text)
                await outbox.repeat(connection, number, said)
        self._unseen.set()

    async def _forget(self) -> None:
        self._chats.clear()
        self._known.clear()
        self._ready.clear()
        self._later.clear()
        self._unwritten.clear()
        self._watched.clear()
        self._last.clear()
        self._left_out = False

    async def _sweep(self) -> None:
        while True:
            self._unseen.clear()
            try:
                await self._look()
                await self._beat()
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("outbox.sweep_failed", cause=where(fault))
            await wait_for(self._unseen, SWEEP_SECONDS)

    async def _look(self) -> None:
        """Fetch what waits, urgent words even when memory is full of others, and what another process left behind."""
        name, bot_id, known = self._platform.name, self._platform.bot_id, list(self._known)
        has_room = len(known) <= HELD // 2
        lane = Lane.BULK if has_room else Lane.BED_CODE
        found = await outbox.queued(self._pool, name, bot_id, known, HELD // 2, lane)
        for message in found:
            self._hold(message)
        if has_room:
            self._left_out = len(found) == HELD // 2 and found[-1].lane <= Lane.REPLY
        if self._ready:
            self._moved.set()
        in_the_air = [*self._known, *(each.id for each in self._unwritten)]
        left = await outbox.interrupted(self._pool, name, bot_id, known=in_the_air, age=ORPHANED)
        await self.mark_unknown(left, "the sender stopped while sending")

    async def _beat(self) -> None:
        """Say that the sender lives, and take over what waits for messengers that are away."""
        if time.monotonic() < self._beat_at:
            return
        here = (self._platform.name, self._platform.bot_id)
        await messengers.beat(self._pool, *here)
        if await self._answering.fell_silent():
            self._close("no answer, while nothing was to be sent")
        if not self._answering.closed and await detour.around_messengers(self._pool, self._words, here, self._away):
            self._unseen.set()
        self._beat_at = time.monotonic() + BEAT_SECONDS

    async def _send(self, tasks: asyncio.TaskGroup) -> None:
        while not (self.stopping and self._is_still()):
            self._moved.clear()
            batch = [] if self.stopping or self._answering.closed else self._fresh(self._pick(time.monotonic()), tasks)
            if not batch and (seconds := self._may_rest()) > 0:
                await wait_for(self._moved, seconds)
                continue
            written, self._unwritten = self._unwritten, []
            watched, self._watched = self._watched, set()
            claimed = await self._step(written, batch)
            for message in batch:
                if message.id in claimed:
                    tasks.create_task(self._one(message))
                else:
                    self._pace.give_back(message.account_id, time.monotonic())
                    self._free(message)
                    self._unseen.set()
            if watched:
                await self._tell(watched)

    def _fresh(self, picked: list[Outgoing], tasks: asyncio.TaskGroup) -> list[Outgoing]:
        """Leave out what may not be so any more; something else is said in its place."""
        if not any("stale_at" in each.content for each in picked):
            return picked
        now = self._clock()
        for each in picked:
            if outbox.is_stale(each, now):
                tasks.create_task(self._spoil(each))
        return [each for each in picked if not outbox.is_stale(each, now)]

    async def _spoil(self, message: Outgoing) -> None:
        try:
            await stale.replace(self._pool, self._words, self._clock, message)
        except Exception as fault:
            if not is_passing(fault):
                raise
            log.warning("outbox.not_replaced", cause=where(fault))
            await asyncio.sleep(AWAY_SECONDS)
        self._came_back(message, None)
        self._unseen.set()

    async def _tell(self, citizens: set[int]) -> None:
        try:
            await outbox.tell(self._pool, list(citizens))
        except Exception as fault:
            if not is_passing(fault):
                raise
            log.warning("outbox.not_told", cause=where(fault))

    async def _step(self, written: list[Settled], batch: list[Outgoing]) -> set[int]:
        """Write outcomes and claim; while Postgres is away wait here, so that no known outcome is forgotten."""
        claims = [Claim(each.id, self._last.get(each.account_id, 0), each.account_id) for each in batch]
        failed = False
        while True:
            try:
                if failed:
                    await outbox.unclaim(self._pool, claims)
                return await outbox.step(self._pool, written, claims)
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("outbox.postgres_away", cause=where(fault))
                failed = True
                await asyncio.sleep(AWAY_SECONDS)

    def _is_awaited(self, now: float) -> bool:
        """Tell whether somebody waits for the pace already: what comes is then sent in its order."""
        return bool(self._ready) or bool(self._later and self._later[0][0] <= now)

    def _is_still(self) -> bool:
        """Tell whether nothing is in flight and every outcome is written."""
        return not self._unwritten and not any(chat.busy for chat in self._chats.values())

    def _came_back(self, message: Outgoing, settled: Settled | None) -> None:
        """Free the chat: its next message is claimed with, or after, the outcome, which waits a moment for company."""
        is_first = not self._unwritten
        if message.watched:
            self._watched.add(message.watched)
        if settled:
            self._unwritten.append(settled)
        if is_first:
            self._write_at = time.monotonic() + LINGER_SECONDS
        again = settled is not None and settled.delivery == Delivery.QUEUED
        if not again:
            self._note_last(message)
        self._free(message, again=again)
        if is_first or self._ready or self.stopping:
            self._moved.set()

    def _note_last(self, message: Outgoing) -> None:
        """Remember how far a chat has come; for a chat forgotten here Postgres looks at its whole thread.

        Urgent words overtake, so they say nothing about what came before them.
        """
        if message.lane < Lane.REPLY:
            return
        if len(self._last) >= REMEMBERED:
            self._last.clear()
        self._last[message.account_id] = max(message.id, self._last.get(message.account_id, 0))

    def _may_rest(self) -> float:
        """Give the seconds until there is something to do unless something comes; 0 when that is now."""
        now = time.monotonic()
        if self._unwritten:
            return 0.0 if self.stopping else self._write_at - now
        if self._answering.closed:
            return SWEEP_SECONDS
        return max(0.001, self._later[0][0] - now) if self._later else SWEEP_SECONDS

    async def _one(self, message: Outgoing) -> None:
        """Send one message and note what became of it."""
        outcome = await self._platform.send(message)
        settled: Settled | None = None
        match outcome:
            case Unknown():
                self._close(outcome.cause)
                await self.mark_unknown([message.id], outcome.cause)
            case Blocked():
                await detour.around_account(self._pool, self._words, message.account_id, message.id, outcome.cause)
                self._unseen.set()
            case _:
                if isinstance(outcome, Passing):
                    message = replace(message, failures=message.failures + 1)
                settled = self._judge(outcome, message)
        if settled and settled.delivery == Delivery.FAILED:
            await outbox.failed(self._pool, message.id, settled.error or "")
            settled = None
        self._came_back(message, settled)

    def _close(self, cause: str) -> None:
        if self._tasks:
            self._answering.close(self._tasks, cause)

    def _opened(self) -> None:
        self._moved.set()
        self._unseen.set()

    def _judge(self, outcome: Outcome, message: Outgoing) -> Settled:
        """Tell what an outcome means for the message and for the pace."""
        now = time.monotonic()
        if isinstance(outcome, Sent):
            self._answering.heard()
            self._pace.arrived(message.account_id)
            return Settled(message.id, Delivery.SENT, outcome.message_id)
        if isinstance(outcome, Wait):
            log.info("outbox.too_many", seconds=outcome.seconds)
            self._pace.too_many(message.account_id, now + outcome.seconds, now)
            return Settled(message.id, Delivery.QUEUED, None, "too many: waits")
        if isinstance(outcome, Unreachable):
            self._close(outcome.cause)
            return Settled(message.id, Delivery.QUEUED, None, outcome.cause)
        if isinstance(outcome, Passing) and message.failures < ATTEMPTS:
            if message.failures > 1:
                self._close(outcome.cause)  # until it is known whether this is one message's trouble or everybody's
            self._pace.hold(message.account_id, now + min(LONGEST_WAIT, 2.0 ** (message.failures - 1)))
            return Settled(message.id, Delivery.QUEUED, None, outcome.cause)
        cause = outcome.cause if isinstance(outcome, Refused | Passing) else "unexpected outcome"
        log.error("outbox.failed", message=message.id, cause=cause)
        return Settled(message.id, Delivery.FAILED, None, cause)

    def _pick(self, now: float) -> list[Outgoing]:
        """Choose what may go out now: for each free chat its first message, urgent ones first."""
        while self._later and self._later[0][0] <= now:
            self._offer(self._chats.get(heapq.heappop(self._later)[1]))
        picked = []
        while self._ready:
            _, number, account = heapq.heappop(self._ready)
            chat = self._chats.get(account)
            if chat is None or chat.busy or not chat.waiting or chat.waiting[0][1] != number:
                continue
            if (wait := self._pace.wait(account, now)) > 0:
                heapq.heappush(self._later, (now + wait, account))
                continue
            self._pace.take(account, now)
            chat.busy = True
            picked.append(heapq.heappop(chat.waiting)[2])
        return picked

    def _hold(self, message: Outgoing) -> None:
        if message.id in self._known:
            return
        self._known.add(message.id)
        chat = self._chats.setdefault(message.account_id, Chat(message.account_id))
        heapq.heappush(chat.waiting, (message.lane, message.id, message))
        self._offer(chat)

    def _offer(self, chat: Chat | None) -> None:
        if chat and not chat.busy and chat.waiting:
            lane, number, _ = chat.waiting[0]
            heapq.heappush(self._ready, (lane, number, chat.account_id))

    def _free(self, message: Outgoing, *, again: bool = False) -> None:
        """Let a chat go on, once the outcome is written; a message that waits again keeps its place."""
        chat = self._chats.setdefault(message.account_id, Chat(message.account_id))
        chat.busy = False
        self._known.discard(message.id)
        if self._left_out and len(self._known) <= HELD // 2:
            self._unseen.set()
        if again:
            self._hold(message)
        else:
            self._let_go(chat)

    def _let_go(self, chat: Chat) -> None:
        chat.busy = False
        if chat.waiting:
            self._offer(chat)
        else:
            del self._chats[chat.account_id]
