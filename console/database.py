"""Transactions in which the database knows who acts, so that the audit says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from asyncpg.pool import PoolConnectionProxy
from fastapi import Request

from console.house import house

_ACTS = "SELECT set_config('app.staff', $1, true)"


@asynccontextmanager
async def acting(where: Request | asyncpg.Pool, staff_id: int | None) -> AsyncIterator[PoolConnectionProxy]:
    """Give a connection in a transaction that a member of staff acts in; it commits at the end of the block."""
    pool = house(where).pool if isinstance(where, Request) else where
    async with pool.acquire() as connection, connection.transaction():
        if staff_id is not None:
            await connection.fetchval(_ACTS, str(staff_id))
        yield connection
