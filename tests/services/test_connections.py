"""The pool: single statements run on connections that are at hand, and whatever happens to one, the next works."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from services.connections import AT_HAND, Pool, pool

PID = "SELECT pg_backend_pid() AS pid"


@pytest.fixture
async def three(dsn: str) -> AsyncIterator[Pool]:
    """A pool of three connections, the fewest a process has."""
    async with pool(dsn, 3) as connections:
        yield connections


async def test_statements_one_after_the_other_share_a_connection(three: Pool) -> None:
    """Nothing is lent and given back in between."""
    assert len({(await three.fetch(PID))[0]["pid"] for _ in range(5)}) == 1


async def test_more_statements_than_connections_wait_for_each_other(three: Pool) -> None:
    """All come to their end, and a transaction still finds a connection of its own."""
    answers = await asyncio.gather(*(three.fetch("SELECT pg_sleep(0.02), $1::int AS n", n) for n in range(9)))
    assert [rows[0]["n"] for rows in answers] == list(range(9))
    async with three.acquire() as connection, connection.transaction():
        assert await connection.fetchval("SELECT 1") == 1
    assert AT_HAND < 3


async def test_a_connection_that_was_killed_is_replaced(three: Pool, pool: asyncpg.Pool) -> None:
    """The server restarted, or somebody ended the backend: at most one statement notices."""
    (row,) = await three.fetch(PID)
    await pool.execute("SELECT pg_terminate_backend($1)", row["pid"])
    await asyncio.sleep(0.1)
    assert (await three.fetch("SELECT 7 AS n"))[0]["n"] == 7


async def test_a_statement_that_fails_or_is_cancelled_leaves_the_pool_whole(three: Pool) -> None:
    """Its connection goes back the usual way, which cleans it."""
    for _ in range(4):
        with pytest.raises(asyncpg.DivisionByZeroError):
            await three.fetch("SELECT 1 / 0")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await three.fetch("SELECT pg_sleep(5)")
    assert (await three.fetch("SELECT 7 AS n"))[0]["n"] == 7
