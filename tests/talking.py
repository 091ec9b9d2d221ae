"""Fixtures of a running house: a clock, a city, a citizen."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from tests import database
from tests.citizen import CitizenOnPhone, Neighbours, Now, neighbourhood
from tests.city import City
from tests.database import OURS
from tests.screen import Screen

KEY = "a key for tests"


@pytest.fixture(scope="session")
def tehran(template: str) -> Iterator[str]:
    """Name of a database that knows the districts, neighbourhoods and lines of Tehran, and no open door."""
    name = next(database.names())
    asyncio.run(database.administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    asyncio.run(knows_tehran(database.on(name)))
    yield name
    asyncio.run(database.administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


async def knows_tehran(dsn: str) -> None:
    """Load the facts."""
    async with asyncpg.create_pool(dsn, min_size=1) as connections:
        await City(connections).knows_tehran()


@pytest.fixture
def now() -> Now:
    """A clock that stands at ten in the evening, Tehran time, until the test turns it."""
    return Now()


@pytest.fixture
async def city_dsn(tehran: str) -> AsyncIterator[str]:
    """Address of a fresh database that knows Tehran."""
    async with database.copy_of(tehran) as address:
        yield address


@pytest.fixture
async def city_pool(city_dsn: str) -> AsyncIterator[asyncpg.Pool]:
    """Connections to a database that knows Tehran."""
    async with asyncpg.create_pool(city_dsn, min_size=1, max_size=8, server_settings=OURS) as connections:
        yield connections


@pytest.fixture
async def city(city_pool: asyncpg.Pool, now: Now) -> City:
    """Tehran, where a test may open shelters; the clock is the house's."""
    return City(city_pool, now)


@pytest.fixture
async def neighbours(city_dsn: str, city_pool: asyncpg.Pool, now: Now) -> AsyncIterator[Neighbours]:
    """A running house with its messenger."""
    async with neighbourhood(city_dsn, city_pool, now, secret_key=KEY) as around:
        yield around


@pytest.fixture
async def bale(neighbours: Neighbours, city_dsn: str, city_pool: asyncpg.Pool, now: Now) -> AsyncIterator[Neighbours]:
    """The same house at its other door: a bot on Bale over the same database."""
    screen = Screen("bale", neighbours.screen.bot_id, "/bale")
    async with neighbourhood(city_dsn, city_pool, now, screen, secret_key=KEY) as around:
        yield around


@pytest.fixture
def in_bale(bale: Neighbours) -> CitizenOnPhone:
    """Somebody who writes in Bale, in a chat of the same number as `citizen`'s in Telegram."""
    return bale.citizen(42)


@pytest.fixture
def citizen(neighbours: Neighbours) -> CitizenOnPhone:
    """Somebody who writes to the house; every reply is checked against the house rules."""
    return neighbours.citizen(42)
