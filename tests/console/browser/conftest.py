"""Fixtures: a console that serves, citizens on the present day, browsers with somebody signed in.

All tests of this folder run in one event loop a worker, because Chromium, once started, belongs to its loop.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.console.browser.chromium import chromium, complaints
from tests.console.browser.house import ConsoleHouse
from tests.console.street import Street
from tests.database import OURS
from texts.clock import utc_now

Opens = Callable[..., Awaitable[Page]]

HERE = Path(__file__).parent
ONE_LOOP = pytest.mark.asyncio(loop_scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of this folder into the loop of the browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(ONE_LOOP, append=False)


@pytest_asyncio.fixture(loop_scope="session")
async def pool(dsn: str) -> AsyncIterator[asyncpg.Pool]:
    """A pool of connections to the fresh database."""
    async with asyncpg.create_pool(dsn, min_size=1, max_size=8, server_settings=OURS) as connections:
        yield connections


@pytest_asyncio.fixture(loop_scope="session")
async def console(dsn: str, pool: asyncpg.Pool) -> AsyncIterator[ConsoleHouse]:
    """A running console."""
    running = ConsoleHouse(dsn, pool)
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
def street(pool: asyncpg.Pool) -> Street:
    """Citizens who write now."""
    return Street(pool, utc_now)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def started() -> AsyncIterator[Browser]:
    """Chromium, started once a worker."""
    async with chromium() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def browser(started: Browser) -> AsyncIterator[Browser]:
    """Chromium that knows nothing: whatever a test opened, with its cookies and its storage, is gone after it."""
    yield started
    for context in started.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def opens(browser: Browser, console: ConsoleHouse) -> AsyncIterator[Opens]:
    """Pages at browsers where somebody is signed in; none may complain. Called with the person and an address."""
    heard: list[list[str]] = []

    async def at(person: int, path: str = "/", width: int = 1280, height: int = 800, scheme: str = "light") -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            locale="fa-IR",
            color_scheme="dark" if scheme == "dark" else "light",
        )
        await console.sign_in(person, context)
        page = await context.new_page()
        page.set_default_timeout(10_000)
        heard.append(complaints(page))
        await page.goto(console.address + path)
        return page

    yield at
    # A server that was stopped on purpose, and an answer that says why not, are all that a browser may report.
    told = [each for page in heard for each in page]
    assert [each for each in told if "net::ERR_" not in each and "status of 4" not in each] == []
