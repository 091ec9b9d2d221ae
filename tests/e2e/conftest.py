"""Towns: one where the bot polls, one with a webhook, one where bots die; each loaded as `./yavar demo` loads it."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import httpx
import pytest

from simulator.server import serve_in_thread
from tests import database
from tests.e2e.processes import command
from tests.e2e.street import Street
from tests.e2e.town import Town
from tests.simulator.clients import NO_CERTIFICATES


@pytest.fixture(scope="session")
def loaded(template: str) -> Iterator[str]:
    """Name of a database that the shipped commands filled with the shipped data."""
    name = next(database.names())
    asyncio.run(database.administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    settings = {"DATABASE_URL": database.on(name)}
    command(settings, "load", "data/tehran")
    command(settings, "load", "--sample", "data/sample")
    yield name
    asyncio.run(database.administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def town_of(template: str) -> Iterator[Town]:
    """Found a town with a database and a messenger of its own."""
    name = next(database.names())
    asyncio.run(database.administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    with tempfile.TemporaryDirectory() as folder, serve_in_thread(webhook_backoff=0.1) as messenger:
        town = Town(database.on(name), messenger, Path(folder))
        try:
            yield town
        finally:
            town.close()
    asyncio.run(database.administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


@asynccontextmanager
async def street_in(town: Town) -> AsyncIterator[Street]:
    """Open a street; when the test is over the logs are searched for what must not stand in them."""
    async with (
        asyncpg.create_pool(town.dsn, min_size=1, max_size=4) as pool,
        httpx.AsyncClient(base_url=town.messenger, timeout=30, verify=NO_CERTIFICATES) as http,
    ):
        street = Street(town, pool, http)
        try:
            yield street
        finally:
            await street.peace()
        await street.keeps_secrets()
        await street.keeps_to_lines()


@pytest.fixture(scope="session")
def polling_town(loaded: str) -> Iterator[Town]:
    """A town with one bot that polls, shared by tests that leave it alive."""
    with town_of(loaded) as town:
        town.starts()
        yield town


@pytest.fixture(scope="session")
def troubled_town(loaded: str) -> Iterator[Town]:
    """A town whose messenger makes trouble: the bot there has learnt to go slowly."""
    with town_of(loaded) as town:
        town.starts()
        yield town


@pytest.fixture
async def troubled(troubled_town: Town) -> AsyncIterator[Street]:
    """A street in it."""
    async with street_in(troubled_town) as opened:
        yield opened


@pytest.fixture
async def street(polling_town: Town) -> AsyncIterator[Street]:
    """A street where the bot lives on."""
    async with street_in(polling_town) as opened:
        yield opened


@pytest.fixture(scope="session")
def mortal_town(loaded: str) -> Iterator[Town]:
    """A town where bots are killed."""
    with town_of(loaded) as town:
        yield town


@pytest.fixture
async def mortal(mortal_town: Town) -> AsyncIterator[Street]:
    """A street with a living bot that the test may kill."""
    await mortal_town.lives().says("role.taken")
    async with street_in(mortal_town) as opened:
        yield opened


@pytest.fixture
def empty_town(loaded: str) -> Iterator[Town]:
    """A town of a test's own, where no bot has been started."""
    with town_of(loaded) as town:
        yield town


@pytest.fixture
async def empty_street(empty_town: Town) -> AsyncIterator[Street]:
    """A street in it."""
    async with street_in(empty_town) as opened:
        yield opened


@pytest.fixture(scope="session")
def hooked_town(loaded: str) -> Iterator[Town]:
    """A town whose messenger delivers to the bot's webhook."""
    with town_of(loaded) as town:
        _, town.webhook = town.starts_webhook()
        yield town
