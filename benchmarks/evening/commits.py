"""What was already on its way at the moment when a turn was committed, as Postgres itself tells it."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import asyncpg

from services.hand_over import CONSOLE
from texts.clock import utc_now

_NOW = """
SELECT coalesce(array_agg(id) FILTER (WHERE delivery <> 'queued'), '{}') AS gone,
    count(*) FILTER (WHERE delivery = 'queued') AS waiting
FROM message
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """The outbox right after a commit."""

    at: datetime
    gone: frozenset[int]
    """Rows that were in flight or had been sent."""
    waiting: int
    """How many waited."""


class Commits:
    """Hears of turns that do more than speak: each tells the open pages of its thread, and Postgres on commit only."""

    def __init__(self, database: asyncpg.Pool, tasks: asyncio.TaskGroup) -> None:
        self.moments: dict[int, list[Moment]] = defaultdict(list)
        """Citizen -> the moments, oldest first."""
        self._database = database
        self._tasks = tasks

    def hears(self, _connection: object, _process: int, _channel: str, told: object) -> None:
        """Take one notification."""
        about, _, number = str(told).partition(" ")
        if about == "thread":
            self._tasks.create_task(self._note(int(number), utc_now()))

    @property
    def most_waiting(self) -> int:
        """The longest queue that was seen."""
        return max((each.waiting for moments in self.moments.values() for each in moments), default=0)

    def first(self, citizen: int, since: datetime) -> Moment | None:
        """Give the first moment of a person from a moment on."""
        return next(
            (each for each in sorted(self.moments[citizen], key=lambda each: each.at) if each.at >= since), None
        )

    async def _note(self, citizen: int, at: datetime) -> None:
        (row,) = await self._database.fetch(_NOW)
        self.moments[citizen].append(Moment(at, frozenset(row["gone"]), row["waiting"]))


@asynccontextmanager
async def heard(database: asyncpg.Pool) -> AsyncIterator[Commits]:
    """Listen as long as it is needed."""
    async with database.acquire() as connection, asyncio.TaskGroup() as tasks:
        commits = Commits(database, tasks)
        await connection.add_listener(CONSOLE, commits.hears)
        try:
            yield commits
        finally:
            await connection.remove_listener(CONSOLE, commits.hears)
