"""One test in a town: citizens at their phones, trouble on demand, and what the tables say."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from tests.e2e.processes import PATIENCE_SECONDS, until
from tests.e2e.town import CHATS, SECRET, TOKEN, Town
from tests.screen import WORDS
from tests.simulator.person import Person

GREETING = WORDS.say("fa", "menu-greeting")
WHOM = WORDS.say("fa", "shelter-whom")
WHERE = WORDS.say("fa", "where-self")
FAULT = WORDS.say("fa", "our-fault")
REPEATED = "تکرار"

_THREAD = """
SELECT m.id, m.author, m.text, m.content->>'message' AS said, m.delivery, m.lane, m.repeats, m.raw_update_id
FROM message m JOIN account a ON a.id = m.account_id WHERE a.chat_id = $1 ORDER BY m.id
"""
_OPEN_WORK = """
SELECT EXISTS (SELECT FROM raw_update WHERE reading = 'pending')
    OR EXISTS (SELECT FROM message WHERE delivery IN ('queued', 'sending'))
"""
SHORTEST_SECRET = 4
"""Shorter words of a citizen may well stand in a log by chance."""


@dataclass
class Citizen(Person):
    """A person with a phone; the number is user and chat id."""

    @property
    def chat_id(self) -> int:
        """The chat with the bot."""
        return int(self.user)

    async def read(self) -> list[dict[str, Any]]:
        """Give all that the bot said in the chat."""
        return [each for each in await self.reads() if each["from"] == "bot"]

    async def texts(self) -> list[str]:
        """Give the words of all that."""
        return [each["text"] for each in await self.read()]

    async def is_told(self, *texts: str, seconds: float = PATIENCE_SECONDS) -> list[dict[str, Any]]:
        """Wait until the newest messages of the bot are these."""

        async def told() -> list[dict[str, Any]]:
            read = await self.read()
            return read if [each["text"] for each in read][-len(texts) :] == list(texts) else []

        return await until(told, f"{self.user} is told {texts}", seconds)

    async def hears(self, count: int, seconds: float = PATIENCE_SECONDS) -> list[dict[str, Any]]:
        """Wait until the bot has said so many messages."""

        async def heard() -> list[dict[str, Any]]:
            read = await self.read()
            return read if len(read) >= count else []

        return await until(heard, f"{self.user} hears {count} messages", seconds)


@dataclass
class Street:
    """What one test sees of a town."""

    town: Town
    pool: asyncpg.Pool
    http: httpx.AsyncClient
    people: list[Citizen] = field(default_factory=list)
    _begun: dict[Path, int] = field(init=False)

    def __post_init__(self) -> None:
        self._begun = self.town.lengths()

    def logs(self) -> str:
        """What the bots said during this test."""
        return self.town.logs(self._begun)

    def citizen(self) -> Citizen:
        """Somebody new."""
        person = Citizen(self.http, str(next(CHATS)))
        self.people.append(person)
        return person

    async def trouble(self, kind: str, **rule: Any) -> None:
        """Order a fault at the messenger."""
        (await self.http.post("/faults", json={"kind": kind, **rule})).raise_for_status()

    async def peace(self) -> None:
        """End all faults."""
        (await self.http.delete("/faults")).raise_for_status()

    async def calls(self, person: Citizen, method: str = "sendMessage") -> list[dict[str, Any]]:
        """Give the bots' calls for one chat."""
        logged = (await self.http.get("/log", params={"method": method})).json()
        return [each for each in logged if each["chat_id"] == person.user]

    async def injects(self, update: dict[str, Any]) -> int:
        """Put an update of any shape before the bot."""
        return int((await self.http.post("/faults/update", json=update)).raise_for_status().json()["update_id"])

    async def thread(self, person: Citizen) -> list[asyncpg.Record]:
        """Give a person's thread as staff would see it."""
        rows: list[asyncpg.Record] = await self.pool.fetch(_THREAD, person.chat_id)
        return rows

    async def said(self, person: Citizen) -> list[tuple[str, str]]:
        """Give our side of the thread: message id and delivery."""
        return [(row["said"], row["delivery"]) for row in await self.thread(person) if row["author"] != "citizen"]

    async def heard(self, person: Citizen) -> list[str]:
        """Give the person's side of the thread."""
        return [row["text"] for row in await self.thread(person) if row["author"] == "citizen"]

    async def reading(self, update_id: int) -> str | None:
        """Tell how far an update has come; None while it is not stored."""
        read: str | None = await self.pool.fetchval("SELECT reading FROM raw_update WHERE update_id = $1", update_id)
        return read

    async def stands(self, person: Citizen, *states: str) -> None:
        """Wait until our words to a person have come so far, in order."""

        async def stood() -> bool:
            return [state for _, state in await self.said(person)] == list(states)

        await until(stood, f"deliveries {states} for {person.user}")

    async def cards(self, person: Citizen) -> list[str]:
        """Give kinds of the open cards about a person's account and messages."""
        rows = await self.pool.fetch(
            "SELECT c.kind FROM card c LEFT JOIN message m ON m.id = c.message_id"
            " JOIN account a ON a.id = coalesce(c.account_id, m.account_id)"
            " WHERE a.chat_id = $1 AND c.closed_at IS NULL ORDER BY c.id",
            person.chat_id,
        )
        return [row["kind"] for row in rows]

    async def cards_of_update(self, update_id: int) -> list[str]:
        """Give kinds of the open cards about an update."""
        rows = await self.pool.fetch(
            "SELECT c.kind FROM card c JOIN raw_update r ON r.id = c.raw_update_id WHERE r.update_id = $1",
            update_id,
        )
        return [row["kind"] for row in rows]

    async def quiet(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until no update waits for its turn and no reply to be sent."""

        async def still() -> bool:
            return not await self.pool.fetchval(_OPEN_WORK)

        await until(still, "quiet", seconds)

    async def blocked_by(self, table: str) -> list[int]:
        """Give server processes of the bot that wait for a lock on a table."""
        rows = await self.pool.fetch(
            "SELECT pid FROM pg_locks WHERE NOT granted AND relation = $1::regclass"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            table,
        )
        return [row["pid"] for row in rows]

    async def keeps_secrets(self) -> None:
        """Fail when a log of a bot holds words of anybody, the token or the secret."""
        rows = await self.pool.fetch("SELECT DISTINCT text FROM message")
        lines = {line.strip() for row in rows for line in row["text"].split("\n")}
        logs = await asyncio.to_thread(self.logs)
        for secret in {TOKEN, TOKEN.partition(":")[2], SECRET, *lines}:
            if len(secret) >= SHORTEST_SECRET:
                assert secret not in logs, f"a log holds {secret!r}"

    async def keeps_to_lines(self) -> None:
        """Fail when a log of a bot holds a traceback: it may show anything, and is no line that names an event."""
        logs = await asyncio.to_thread(self.logs)
        assert "Traceback" not in logs, logs[logs.index("Traceback") :][:2000]
