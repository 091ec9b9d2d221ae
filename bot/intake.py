"""Intake: a raw update is stored, and only then acknowledged; then it goes to its turn."""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Never

import asyncpg
import structlog

from bot.gather import Gatherer
from bot.memory import card_from_memory
from bot.platform import Platform, PlatformError
from bot.reading import Read, Unreadable, read
from bot.turns import Turns
from bot.working import coming
from models import Lane
from services.faults import is_passing, where
from services.outbox import Outgoing
from services.updates import NewUpdate, Pending, store
from texts.clock import Clock
from texts.fluent import Words

log = structlog.get_logger()

LONG_POLL_SECONDS = 25
"""How long one question for updates waits at the messenger."""

REST_SECONDS = (1, 2, 5, 10, 30)
"""Waits between attempts when the messenger does not answer."""

CARD_EVERY = timedelta(minutes=10)
"""While Postgres is away each chat gets the emergency card from memory, but no oftener than this."""


class Intake:
    """Takes updates of one bot in, from long poll or webhook."""

    def __init__(
        self,
        pool: asyncpg.Pool,
        platform: Platform,
        words: Words,
        clock: Clock,
        turns: Turns | None,
    ) -> None:
        """Prepare; without `turns` in this process the ones of others are woken."""
        self._pool = pool
        self._platform = platform
        self._words = words
        self._clock = clock
        self._turns = turns
        self._gathered = Gatherer(self._store_all)
        self._carded: dict[int, datetime] = {}

    async def serve(self) -> Never:
        """Keep storing what `take_one` is handed, many at a time."""
        await self._gathered.serve()

    async def poll(self) -> Never:
        """Ask for updates for ever; the caller holds the bot's polling lock."""
        offset, failures = 0, 0
        raws: list[Any] = []
        await self._without_webhook()
        while True:
            try:
                raws = await self._platform.updates(offset, LONG_POLL_SECONDS)
                acknowledged, offset = offset, max(await self.take(raws), offset)
                failures = 0
                if raws and offset == acknowledged:
                    await asyncio.sleep(REST_SECONDS[0])  # nothing but updates without an id: do not spin
            except PlatformError as fault:
                log.warning("intake.no_updates", cause=str(fault))
                await asyncio.sleep(REST_SECONDS[min(failures, len(REST_SECONDS) - 1)])
                failures += 1
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.error("intake.postgres_away", cause=where(fault))
                await self._speak_from_memory(raws)
                await asyncio.sleep(REST_SECONDS[0])

    async def take(self, raws: Sequence[Any]) -> int:
        """Store a batch, one row each; give the offset that acknowledges it.

        One update that cannot be read does not hold up those before and after it.
        """
        reads = [(each, raw) for raw in raws if (each := _read(raw)) is not None]
        if not reads:
            return 0
        items = [(each, json.dumps(raw)) for each, raw in reads]
        try:
            await self._store_all(items)
        except Exception as fault:
            if is_passing(fault):
                raise
            await self._store_apart(items)
        return max(each.update_id for each, _ in reads) + 1

    async def _store_apart(self, items: Sequence[tuple[Read, str]]) -> None:
        """Store one by one, so that an update that Postgres itself refuses takes no other with it."""
        for item in items:
            try:
                await self._store_all([item])
            except Exception as fault:
                if is_passing(fault):
                    raise
                log.error("intake.not_storable", update_id=item[0].update_id, cause=where(fault))

    async def take_one(self, raw: Any, text: str) -> bool:
        """Store one update of a webhook, `text` being the JSON it came as; False when it has no id to be stored under.

        Raises what Postgres raises.
        """
        seen = _read(raw)
        if seen is None:
            return False
        try:
            await self._gathered.add((seen, text))
        except Exception as fault:
            if is_passing(fault):
                await self._speak_from_memory([raw])
            raise
        return True

    async def _store_all(self, items: Sequence[tuple[Read, str]]) -> Sequence[None]:
        name, bot_id = self._platform.name, self._platform.bot_id
        new = [
            (seen, NewUpdate(name, bot_id, seen.update_id, seen.chat_id, raw, seen.reading, seen.error))
            for seen, raw in items
        ]
        if self._turns and (taken := await self._turns.take_at_once(new)):
            new = [(seen, each) for seen, each in new if seen.update_id not in taken]
        if new:
            by_id = {seen.update_id: seen for seen, _ in new}
            for pending in await store(self._pool, [each for _, each in new], wake=self._turns is None):
                self._pass_on(pending, by_id.pop(pending.update_id))
            if self._turns:
                for again in by_id.values():
                    self._turns.forget(again)
        return [None] * len(items)

    def _pass_on(self, pending: Pending, seen: Read) -> None:
        if self._turns:
            self._turns.come(coming(seen, pending))

    async def _without_webhook(self) -> None:
        try:
            await self._platform.webhook("", "")
        except PlatformError as fault:
            log.warning("intake.webhook_not_removed", cause=str(fault))

    async def _speak_from_memory(self, raws: Sequence[Any]) -> None:
        """Give the emergency card to people who write while Postgres is away; nothing of it is written down."""
        now = self._clock()
        seen = [each.chat_id for raw in raws if (each := _read(raw)) and each.chat_id is not None]
        for chat_id in dict.fromkeys(seen):
            if now - self._carded.get(chat_id, datetime.min.replace(tzinfo=now.tzinfo)) > CARD_EVERY:
                self._carded[chat_id] = now
                card = card_from_memory(self._words, "fa")
                await self._platform.send(Outgoing(0, 0, chat_id, Lane.CRISIS, card, {}))


def _read(raw: Any) -> Read | None:
    """Read, or log and leave what has not even an id."""
    try:
        return read(raw)
    except Unreadable as fault:
        log.error("intake.update_without_id", cause=str(fault))
        return None
