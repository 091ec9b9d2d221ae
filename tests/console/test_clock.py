"""Specification: what happens by itself because time goes by."""

import asyncio

import asyncpg
import pytest

from console.clock import Ticker
from tests.citizen import Now
from tests.console.people import People
from tests.console.street import Street
from tests.console.waiting import until
from tests.screen import WORDS


@pytest.fixture
def ticker(dsn: str, pool: asyncpg.Pool, now: Now) -> Ticker:
    """A clock that has not begun to tick."""
    return Ticker(dsn, pool, now, WORDS)


async def test_a_claim_without_an_answer_returns(staff: People, street: Street, ticker: Ticker, now: Now) -> None:
    """When the desk's time to answer is over."""
    sara = await staff()
    someone = await street.case()
    await sara.post("/next")
    now.passes(minutes=9)
    await sara.get("/live/beat")
    await ticker.tick()
    assert (await someone.row())["claimed_by"] == sara.id
    now.passes(minutes=2)
    await ticker.tick()
    assert (await someone.row())["claimed_by"] is None


async def test_a_desk_without_anybody_becomes_a_card(staff: People, ticker: Ticker, pool: asyncpg.Pool) -> None:
    """One a desk, gone when somebody comes."""
    sara = await staff(desks=["counselling"])
    open_cards = (
        "SELECT count(*) FROM card WHERE kind = 'nobody_present' AND desk = 'counselling' AND closed_at IS NULL"
    )
    for _ in range(2):
        await ticker.tick()
        assert await pool.fetchval(open_cards) == 1
    await sara.get("/live/beat")
    await ticker.tick()
    assert await pool.fetchval(open_cards) == 0


async def test_new_words_become_searchable(street: Street, ticker: Ticker, pool: asyncpg.Pool) -> None:
    """Of everybody who has a case."""
    await street.case(said="می‌ترسم به خانه بروم")
    await ticker.tick()
    assert await pool.fetchval("SELECT count(*) FROM search_text WHERE squeezed LIKE '%میترسم%'") == 1


async def test_one_process_ticks_and_another_takes_over(
    dsn: str, pool: asyncpg.Pool, now: Now, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both count as alive; when the one goes, the other ticks within seconds."""
    monkeypatch.setattr("console.clock.STANDBY_SECONDS", 0.05)
    first, second = Ticker(dsn, pool, now, WORDS), Ticker(dsn, pool, now, WORDS)
    assert first.is_late()
    async with asyncio.TaskGroup() as tasks:
        ticking = tasks.create_task(first.serve())
        await until(lambda: not first.is_late())
        standing_by = tasks.create_task(second.serve())
        await until(lambda: not second.is_late())
        ticking.cancel()
        await street.case(said="تازه")
        await until(lambda: pool.fetchval("SELECT count(*) FROM search_text"))
        standing_by.cancel()
