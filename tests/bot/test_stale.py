"""Specification: free beds that could not be told in time are not told as if they were still free."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.bot.lines import Line
from tests.citizen import CitizenOnPhone, Neighbours, Now, neighbourhood
from tests.city import City

HELD = "SELECT bool_and(delivery = 'queued') FROM message WHERE delivery IN ('queued', 'sending')"


@pytest.fixture
async def line() -> Line:
    """A messenger that a test can cut."""
    return Line()


@pytest.fixture
async def around(city_dsn: str, city_pool: asyncpg.Pool, now: Now, line: Line) -> AsyncIterator[Neighbours]:
    """A house on that messenger."""
    async with neighbourhood(city_dsn, city_pool, now, line) as opened:
        yield opened


async def held_for(around: Neighbours, line: Line, minutes: float) -> CitizenOnPhone:
    """Let somebody ask for a bed just before the line is cut, and be answered so much later."""
    person = around.citizen(42)
    await person.writes("جا ندارم امشب")
    await person.taps("خودم، آقا")
    line.there = False
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(person.writes("منطقه ۱۲"))
        while not await around.pool.fetchval(HELD):
            await asyncio.sleep(0.01)
        around.now.passes(minutes=minutes)
        line.there = True
    return person


async def test_what_was_found_too_long_ago_is_not_sent_and_one_message_says_so(
    around: Neighbours, line: Line, city: City
) -> None:
    """Doors, their maps and what belongs to them go together; a button asks again; staff get no card."""
    await city.shows_samples()
    person = await held_for(around, line, minutes=16)
    assert person.told() == ["shelter-changed"]
    assert "🛏 جای خواب امشب" in person.buttons()
    rows = await around.pool.fetch("SELECT content ->> 'message' AS said, error FROM message WHERE delivery = 'failed'")
    assert {row["error"] for row in rows} == {"stale"}
    assert {"shelter-found", "door", "door-on-map", "shelter-what-next"} <= {row["said"] for row in rows}
    assert await around.pool.fetchval("SELECT count(*) FROM card") == 0
    await person.taps("جای خواب امشب")
    assert person.told() == ["shelter-whom"]


async def test_what_was_found_a_moment_ago_is_sent_as_ever(around: Neighbours, line: Line, city: City) -> None:
    """A short silence changes nothing, and the order stays."""
    await city.shows_samples()
    person = await held_for(around, line, minutes=14)
    assert person.told()[0] == "shelter-found"
    assert person.told()[-1] == "shelter-what-next"
    assert not person.was_told("shelter-changed")


async def test_emergency_numbers_never_go_stale(around: Neighbours, line: Line) -> None:
    """Where no door was found, the numbers leave however late it is."""
    person = await held_for(around, line, minutes=600)
    assert person.was_told("emergency-card")
    assert not person.was_told("shelter-changed")
