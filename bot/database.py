"""Connections to Postgres: a pool for statements, and single ones that hold a lock or listen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg

LockName = tuple[str, int]
"""What is done only once in the whole city, and for which bot: ("send", bot id)."""


# Our statements are few and reach rows by key. Planning them anew each time took longer than running them; and a
# plan kept from when a table was empty must not be one that reads the whole table.
PLANS = {"plan_cache_mode": "force_generic_plan", "enable_seqscan": "off"}


async def keep_state(connection: object) -> None:
    """Leave a connection as it is when it goes back: our statements change nothing that would need a RESET."""


def pool(dsn: str, connections: int) -> asyncpg.Pool:
    """Make the pool for statements; open it with `async with`."""
    return asyncpg.create_pool(
        dsn,
        min_size=1,
        max_size=connections,
        reset=keep_state,
        server_settings={"application_name": "yavar", **PLANS},
    )


@asynccontextmanager
async def lock(dsn: str, name: LockName, lost: Callable[[], None]) -> AsyncIterator[bool]:
    """Try to become the only one; give whether we are. `lost` is called when the connection that holds it ends."""
    connection = await asyncpg.connect(dsn, server_settings={"application_name": "yavar lock"})
    try:
        got = await connection.fetchval("SELECT pg_try_advisory_lock(hashtextextended($1, $2))", *name)
        if got:
            connection.add_termination_listener(lambda _: lost())
        yield bool(got)
    finally:
        await connection.close()


@asynccontextmanager
async def listening(dsn: str, heard: dict[str, Callable[[str], None]], lost: Callable[[], None]) -> AsyncIterator[None]:
    """Listen on channels; each call hands over one payload."""
    connection = await asyncpg.connect(dsn, server_settings={"application_name": "yavar listen"})
    try:
        connection.add_termination_listener(lambda _: lost())
        for channel, hear in heard.items():
            await connection.add_listener(channel, lambda _c, _p, _n, payload, hear=hear: hear(str(payload)))
        yield
    finally:
        await connection.close()
