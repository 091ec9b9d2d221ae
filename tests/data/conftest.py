"""Fixtures of the starting directory."""

import asyncpg
import pytest

from tests.city import City


@pytest.fixture
async def city(pool: asyncpg.Pool) -> City:
    """Tehran with its shipped facts."""
    tehran = City(pool)
    await tehran.knows_tehran()
    return tehran
