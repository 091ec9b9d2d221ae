"""Fixtures of a running console: its application, members of staff, browsers."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import asyncpg
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI

from console.app import make_app
from console.settings import Settings
from tests.citizen import Now
from tests.console.people import People
from tests.console.street import Street

__all__ = ["app", "now", "settings", "staff", "street"]


@pytest.fixture
def now() -> Now:
    """A clock that stands at ten in the evening, Tehran time, until the test turns it."""
    return Now()


@pytest.fixture
def settings(dsn: str) -> Settings:
    """Settings of a console on a fresh database; a test of the second factor switches it on."""
    return Settings.model_validate(
        {"DATABASE_URL": dsn, "secret_key": Fernet.generate_key().decode(), "totp_required": False}
    )


@pytest.fixture
async def app(settings: Settings, now: Now) -> AsyncIterator[FastAPI]:
    """The console, its lifespan begun."""
    made = make_app(settings, now, ticks=False)
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture
async def staff(app: FastAPI, pool: asyncpg.Pool, now: Now) -> AsyncIterator[People]:
    """Makes members of staff, each signed in at a browser of their own."""
    async with AsyncExitStack() as stack:
        yield People(app, pool, now, stack)


@pytest.fixture
def street(pool: asyncpg.Pool, now: Now) -> Street:
    """Citizens whose cases wait: `await street.case("counselling", level=3)`."""
    return Street(pool, now)
