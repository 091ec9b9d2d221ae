"""Citizens for tests of the console: a person, an account, a case, words."""

import json
from dataclasses import dataclass
from typing import Any

import asyncpg

from services.hand_over import Follows, HandOver, follow
from texts.clock import Clock


@dataclass
class Street:
    """Makes citizens whose cases wait."""

    pool: asyncpg.Pool
    now: Clock
    people: int = 0

    async def case(
        self,
        desk: str = "counselling",
        *,
        level: int = 1,
        topic: str = "other",
        said: str = "سلام، کسی هست؟",
        answers: list[list[Any]] | None = None,
        language: str = "fa",
    ) -> "Waiting":
        """Let somebody new ask for a person."""
        citizen, account = await self.citizen(language)
        someone = Waiting(self, citizen, account, 0)
        await someone.writes(said, joins=False)
        over = HandOver(desk, level, topic, {"script": "shelter", "answers": answers or []})
        await someone.follows(effects=[over])
        someone.number = await self.pool.fetchval('SELECT max(id) FROM "case" WHERE citizen_id = $1', citizen)
        return someone

    async def citizen(self, language: str = "fa") -> tuple[int, int]:
        """Let somebody new write for the first time; gives the numbers of person and account."""
        self.people += 1
        citizen = await self.pool.fetchval("INSERT INTO citizen (language) VALUES ($1) RETURNING id", language)
        account = await self.pool.fetchval(
            "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'telegram', 1, $2) RETURNING id",
            citizen,
            1000 + self.people,
        )
        return citizen, account


@dataclass
class Waiting:
    """One citizen, and the number of their first case."""

    street: Street
    citizen: int
    account: int
    number: int

    async def writes(self, text: str, *, joins: bool = True, **content: Any) -> int:
        """Write, or send something; gives the message's number."""
        kept = json.dumps({"kind": "text", **content})
        number: int = await self.street.pool.fetchval(
            "INSERT INTO message (account_id, author, text, content, created_at) VALUES ($1, 'citizen', $2, $3, $4)"
            " RETURNING id",
            self.account,
            text,
            kept,
            self.street.now(),
        )
        if joins:
            await self.follows(joins=True)
        return number

    async def asks(self, desk: str, level: int = 1, topic: str = "other") -> None:
        """Ask for a person at another desk too."""
        await self.follows(effects=[HandOver(desk, level, topic, {})])

    async def hears(self, text: str, delivery: str = "sent", error: str | None = None, **content: Any) -> int:
        """Get words of the bot; gives the message's number."""
        number: int = await self.street.pool.fetchval(
            "INSERT INTO message (account_id, author, text, content, lane, delivery, error, created_at)"
            " VALUES ($1, 'bot', $2, $3, 2, $4, $5, $6) RETURNING id",
            self.account,
            text,
            json.dumps(content),
            delivery,
            error,
            self.street.now(),
        )
        return number

    async def follows(self, **what: Any) -> None:
        """Let a turn do something for staff."""
        async with self.street.pool.acquire() as database, database.transaction():
            await follow(database, [Follows(self.citizen, self.account, 0, **what)], self.street.now())

    async def row(self) -> asyncpg.Record:
        """Give the case as the database has it."""
        found = await self.street.pool.fetchrow('SELECT * FROM "case" WHERE id = $1', self.number)
        assert found is not None
        return found

    async def messages(self) -> list[str]:
        """Give what was written in the thread, oldest first."""
        rows = await self.street.pool.fetch("SELECT text FROM message WHERE account_id = $1 ORDER BY id", self.account)
        return [row["text"] for row in rows]
