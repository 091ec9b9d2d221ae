"""Two messengers that a test can cut, and people who are on both."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import asyncpg

from bot.outbox import Outbox
from bot.pace import Pace
from bot.platform import Outcome, Unreachable
from models import Lane
from services import cards, messengers
from services.outbox import Outgoing
from tests.screen import WORDS, Screen
from texts.clock import Clock, utc_now

FAST = 1e9
PATIENCE_SECONDS = 20


@dataclass
class Line(Screen):
    """A messenger that answers, or does not."""

    there: bool = True
    gone: Outcome = field(default_factory=lambda: Unreachable("ClientConnectorError"))
    """What attempts end in while nobody is there."""

    async def send(self, message: Outgoing) -> Outcome:
        """Take a message in while somebody is there."""
        return await super().send(message) if self.there else self.gone

    async def alive(self) -> bool:
        """Say whether anybody is there."""
        return self.there

    def texts(self) -> list[str]:
        """Give what arrived, without direction marks."""
        return [each.text.replace("\u200f", "") for each in self.seen]


@dataclass
class Lines:
    """Telegram and Bale, each with a sender over the same tables."""

    pool: asyncpg.Pool
    away: timedelta = timedelta(minutes=10)
    clock: Clock = utc_now
    telegram: Line = field(default_factory=lambda: Line("telegram", 1, "/telegram"))
    bale: Line = field(default_factory=lambda: Line("bale", 2, "/bale"))
    people: int = 0
    serve: list[Outbox] = field(default_factory=list)
    """The senders at work."""

    def outbox(self, line: Line) -> Outbox:
        """Make the sender of a messenger."""
        pace = Pace(a_second=FAST, a_chat_second=FAST, chat_burst=FAST)
        return Outbox(self.pool, line, WORDS, pace, clock=self.clock, away=self.away)

    @asynccontextmanager
    async def serving(self, *lines: Line) -> AsyncIterator[list[Outbox]]:
        """Let senders work; all of them unless some are named."""
        outboxes = [self.outbox(line) for line in lines or (self.telegram, self.bale)]
        self.serve = outboxes
        async with asyncio.TaskGroup() as tasks:
            working = [tasks.create_task(each.serve()) for each in outboxes]
            try:
                yield outboxes
            finally:
                for each in outboxes:
                    each.stop()
                await asyncio.wait(working, timeout=5)

    async def person(self, *platforms: str) -> tuple[int, list[int]]:
        """Make a citizen with an account on each messenger who wrote by the first; gives person and accounts."""
        self.people += 1
        citizen = await self.pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
        accounts = [await self._account(citizen, name) for name in platforms or ("telegram", "bale")]
        await self.pool.execute(
            "INSERT INTO message (account_id, author, text, content) VALUES ($1, 'citizen', 'سلام', '{}')", accounts[0]
        )
        return citizen, accounts

    async def _account(self, citizen: int, platform: str) -> int:
        bot = {"telegram": 1, "bale": 2}[platform]
        made: int = await self.pool.fetchval(
            "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, $2, $3, $4) RETURNING id",
            citizen,
            platform,
            bot,
            100 + self.people,
        )
        return made

    async def waits(self, account: int, text: str, author: str = "staff", lane: int = Lane.REPLY) -> int:
        """Queue words of staff, or of the bot: then as the reply of a turn."""
        content = {"case": 1} if author == "staff" else {"message": "cancelled"}
        number: int = await self.pool.fetchval(
            "INSERT INTO message (account_id, author, text, content, lane, delivery, raw_update_id)"
            " VALUES ($1, $2, $3, $4, $5, 'queued', $6) RETURNING id",
            account,
            author,
            text,
            json.dumps(content),
            lane,
            None if author == "staff" else account,
        )
        return number

    async def answer(self) -> None:
        """Let it be known that both messengers answer."""
        for line in (self.telegram, self.bale):
            await messengers.note(self.pool, line.name, line.bot_id, None)

    async def gone_for(self, line: Line, minutes: float) -> None:
        """Cut a line, as if that had been some minutes ago."""
        line.there = False
        await self.pool.execute(
            "INSERT INTO messenger (platform, bot_id, away_since) VALUES ($1, $2, now() - $3::interval)"
            " ON CONFLICT (platform, bot_id) DO UPDATE SET away_since = excluded.away_since",
            line.name,
            line.bot_id,
            timedelta(minutes=minutes),
        )

    async def states(self, ids: Sequence[int]) -> list[tuple[str, str]]:
        """Give where messages stand: messenger and delivery."""
        rows = await self.pool.fetch(
            "SELECT a.platform, m.delivery FROM message m JOIN account a ON a.id = m.account_id"
            " WHERE m.id = ANY($1::bigint[]) ORDER BY m.id",
            list(ids),
        )
        return [(row["platform"], row["delivery"]) for row in rows]

    async def become(self, ids: Sequence[int], *wanted: tuple[str, str]) -> None:
        """Wait until messages stand so."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while await self.states(ids) != list(wanted):
                    self.wake()
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"still {await self.states(ids)}") from None

    def wake(self) -> None:
        """Tell the senders that something was written, as Postgres would."""
        for each in self.serve:
            each.wake()

    async def is_away(self, platform: str) -> bool:
        """Tell whether a messenger is known to be away."""
        sql = "SELECT away_since IS NOT NULL FROM messenger WHERE platform = $1"
        return bool(await self.pool.fetchval(sql, platform))

    async def becomes_away(self, platform: str, *, away: bool) -> None:
        """Wait until it is known that a messenger is away, or back."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while await self.is_away(platform) != away:
                await asyncio.sleep(0.02)

    async def cards(self) -> list[str]:
        """Give the kinds of open cards."""
        return [card.kind for card in await cards.open_cards(self.pool)]

    async def account_state(self, account: int) -> str:
        """Give an account's own state."""
        return str(await self.pool.fetchval("SELECT state FROM account WHERE id = $1", account))
