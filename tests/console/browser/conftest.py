"""Fixtures: a console that serves, citizens on the present day, browsers with somebody signed in."""

from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest
from playwright.async_api import Browser, Page

from tests.console.browser.chromium import chromium, complaints
from tests.console.browser.house import ConsoleHouse
from tests.console.street import Street
from texts.clock import utc_now

Opens = Callable[..., Awaitable[Page]]


@pytest.fixture
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


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Chromium."""
    async with chromium() as running:
        yield running


@pytest.fixture
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
