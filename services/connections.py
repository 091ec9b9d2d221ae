"""Connections to Postgres: a pool for statements, and single ones that hold a lock or listen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Never

import asyncpg
from asyncpg.pool import PoolConnectionProxy

SECONDS_A_STATEMENT = 10
"""After so long a server that does not answer counts as away."""

SECONDS_TO_CONNECT = 5

HEARTBEAT_SECONDS = 2.0
"""How often a connection that only holds a lock, or listens, is asked whether it still lives."""

AT_HAND = 2
"""Connections that the pool keeps at hand: one for the gathered statement of the intake, one for that of the turns.

Fewer than a process has at least, so that one is always left for a transaction.
"""

LockName = tuple[str, int]
"""What is done only once in the whole city, and for which bot: ("send", bot id)."""

# Our statements are few and reach rows by key. Planning them anew each time took longer than running them; and a
# plan kept from when a table was empty must not be one that reads the whole table.
PLANS = {"plan_cache_mode": "force_generic_plan", "enable_seqscan": "off"}


class LostError(Exception):
    """A connection that holds a lock, or listens, has ended."""


async def keep_state(connection: object) -> None:
    """Leave a connection as it is when it goes back: our statements change nothing that would need a RESET."""


class Pool(asyncpg.Pool):
    """A pool that keeps connections at hand for single statements.

    asyncpg takes as long to lend a connection and get it back as Postgres takes for a short statement.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at_hand: list[PoolConnectionProxy] = []

    async def fetch(self, query: str, *args: Any, **more: Any) -> list[Any]:
        """Run one statement on a connection that is at hand, or on a borrowed one, which then stays at hand."""
        connection = self._at_hand.pop() if self._at_hand else await self.acquire()
        try:
            if not _lives(connection):
                await self.release(connection)
                connection = await self.acquire()
            rows: list[Any] = await connection.fetch(query, *args, **more)
        except BaseException:
            await self.release(connection)
            raise
        if len(self._at_hand) < AT_HAND and not self.is_closing():
            self._at_hand.append(connection)
        else:
            await self.release(connection)
        return rows

    async def close(self) -> None:
        """Close when all statements have come to their end."""
        while self._at_hand:
            await self.release(self._at_hand.pop())
        await super().close()


def _lives(connection: PoolConnectionProxy) -> bool:
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:  # it has ended, and the pool has it back already
        return False


def pool(dsn: str, connections: int, *, least: int = 1) -> Pool:
    """Make the pool for statements; open it with `async with`. With `least` 0 it opens also while Postgres is away."""
    return Pool(
        dsn,
        min_size=least,
        max_size=connections,
        max_queries=50_000,
        max_inactive_connection_lifetime=300,
        loop=None,
        connection_class=asyncpg.Connection,
        record_class=asyncpg.Record,
        reset=keep_state,
        timeout=SECONDS_TO_CONNECT,
        command_timeout=SECONDS_A_STATEMENT,
        server_settings={"application_name": "yavar", **PLANS},
    )


@asynccontextmanager
async def alone(dsn: str, purpose: str) -> AsyncIterator[asyncpg.Connection]:
    """Open one connection, and close it even when the server no longer answers."""
    named = {"application_name": f"yavar {purpose}"}
    connection = await asyncpg.connect(
        dsn,
        timeout=SECONDS_TO_CONNECT,
        command_timeout=SECONDS_A_STATEMENT,
        server_settings=named,
    )
    try:
        yield connection
    finally:
        try:
            await connection.close(timeout=HEARTBEAT_SECONDS)
        except (TimeoutError, OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection.terminate()


async def lock(connection: asyncpg.Connection, name: LockName) -> bool:
    """Try to become the only one who does something, for as long as the connection lives."""
    return bool(await connection.fetchval("SELECT pg_try_advisory_lock(hashtextextended($1, $2))", *name))


async def listen(connection: asyncpg.Connection, heard: dict[str, Callable[[str], None]]) -> None:
    """Listen on channels; each call hands over one payload."""
    for channel, hear in heard.items():
        await connection.add_listener(channel, lambda _c, _p, _n, payload, hear=hear: hear(str(payload)))


async def heartbeat(connection: asyncpg.Connection) -> Never:
    """Ask a connection again and again whether it lives; raises LostError when it does not."""
    while True:
        await asyncio.sleep(HEARTBEAT_SECONDS)
        try:
            await connection.execute("SELECT 1", timeout=SECONDS_TO_CONNECT)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
            raise LostError("the connection ended") from fault
