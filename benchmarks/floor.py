"""The floor F: one durable turn as one statement, by asyncpg on uvloop, with nothing of ours around it."""

import asyncio
import json
import random
import time

import asyncpg

from services.connections import keep_state

CHATS = 4096
"""People who share no rows."""

TABLES = """
CREATE TABLE IF NOT EXISTS floor_message (update_id bigint PRIMARY KEY, chat bigint, text text);
CREATE TABLE IF NOT EXISTS floor_state (chat bigint PRIMARY KEY, state jsonb);
CREATE TABLE IF NOT EXISTS floor_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, chat bigint, text text);
TRUNCATE floor_message, floor_state, floor_outbox;
INSERT INTO floor_state SELECT n, '{}' FROM generate_series(0, 4095) n;
"""

STATEMENT = """
WITH heard AS (INSERT INTO floor_message VALUES ($1, $2, $3)),
     moved AS (UPDATE floor_state SET state = $4 WHERE chat = $2)
INSERT INTO floor_outbox (chat, text) VALUES ($2, $3)
"""

STATE = json.dumps({"script": "shelter", "run": 1, "log": [["shelter-whom", "man"]], "asking": True})


class Floor:
    """A client that does nothing but the statement."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._next = 0
        self.latencies: list[float] = []

    async def round(self, people: int, seconds: float, rate: float | None = None) -> float:
        """Take turns for so long, `people` side by side; give turns a second. `rate` limits them together."""
        self.latencies = []
        until = time.perf_counter() + seconds
        began = time.perf_counter()
        counts = await asyncio.gather(*(self._person(number, until, people, rate) for number in range(people)))
        return sum(counts) / (time.perf_counter() - began)

    async def _person(self, number: int, until: float, people: int, rate: float | None) -> int:
        # People do not write in step.
        turns, due = 0, time.perf_counter() + (random.random() * people / rate if rate else 0.0)  # noqa: S311
        while time.perf_counter() < until:
            if rate:
                due += people / rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._next += 1
            began = time.perf_counter()
            async with self._pool.acquire() as connection:
                await connection.execute(STATEMENT, self._next, number % CHATS, "جا ندارم", STATE)
            self.latencies.append(time.perf_counter() - began)
            turns += 1
        return turns


async def floor(dsn: str, connections: int) -> Floor:
    """Make the tables anew and open the pool."""
    pool = await asyncpg.create_pool(dsn, min_size=connections, max_size=connections, reset=keep_state)
    await pool.execute(TABLES)
    return Floor(pool)
