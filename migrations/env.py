"""Alembic's entry: runs revisions on the connection or address it is given."""

import asyncio

import asyncpg
from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from models import Base


def run(connection: Connection) -> None:
    """Run the revisions that were asked for, all in one transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_run(dsn: str) -> None:
    """Open a connection of our own, for `./yavar migrate`; asyncpg itself reads the address, several hosts and all."""
    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn))
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given = context.config.attributes.get("connection")
if isinstance(given, Connection):
    run(given)
else:
    asyncio.run(connect_and_run(context.config.attributes["dsn"]))
