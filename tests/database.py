"""A fresh real Postgres database for each test, copied from one migrated template a worker."""

import os
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import asyncpg

from migrations.run import upgrade


def server() -> str:
    """Address of the Postgres server that the tests may make databases on."""
    address = os.environ.get("DATABASE_URL")
    if not address:
        raise RuntimeError("DATABASE_URL is not set: run the tests with ./yavar test, which starts a Postgres")
    return address


def on(database: str) -> str:
    """Address of another database on the same server."""
    head, _, tail = server().partition("://")
    hosts, _, rest = tail.partition("/")
    _, question, query = rest.partition("?")
    return f"{head}://{hosts}/{database}{question}{query}"


async def administer(*statements: str) -> None:
    """Run statements such as CREATE DATABASE on the server's own database."""
    connection = await asyncpg.connect(server())
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@asynccontextmanager
async def copy_of(template: str) -> AsyncIterator[str]:
    """Make a database from a template, give its address, drop it at the end."""
    name = f"yavar_test_{secrets.token_hex(6)}"
    # For a template of a few megabytes that nobody writes to, copying its files costs a third of copying by the log.
    await administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    try:
        yield on(name)
    finally:
        await administer(f'DROP DATABASE "{name}" WITH (FORCE)')


def names() -> Iterator[str]:
    """Give names no other test run uses."""
    while True:
        yield f"yavar_test_{secrets.token_hex(6)}"


def migrate(database: str) -> None:
    """Bring a database up to date."""
    upgrade(on(database))


OURS = {"application_name": "yavar test"}
"""How connections of tests introduce themselves: as one of our programs, whose words no audit has to explain."""
