"""Fixtures of the rules and queries."""

import asyncpg
import pytest

from tests.city import City


@pytest.fixture
async def city(pool: asyncpg.Pool) -> City:
    """Tehran with its districts and no open door, at ten in the evening."""
    tehran = City(pool)
    await tehran.knows_tehran()
    return tehran
