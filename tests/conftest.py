"""Fixtures that every test may ask for."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from tests import database
from tests.database import OURS


@pytest.fixture(scope="session")
def template() -> Iterator[str]:
    """Name of an empty, migrated database that tests copy; one a worker."""
    name = next(database.names())
    asyncio.run(database.administer(f'CREATE DATABASE "{name}"'))
    database.migrate(name)
    yield name
    asyncio.run(database.administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
async def dsn(template: str) -> AsyncIterator[str]:
    """Address of a fresh database, migrated and empty."""
    async with database.copy_of(template) as address:
        yield address


@pytest.fixture
async def pool(dsn: str) -> AsyncIterator[asyncpg.Pool]:
    """A pool of connections to the fresh database."""
    async with asyncpg.create_pool(dsn, min_size=1, max_size=8, server_settings=OURS) as connections:
        yield connections
