"""Surge: one at most, over by itself after twelve hours, and nothing to a turn that asks whether one goes on."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from services import staff, surge
from services.surge import SurgeWatch

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def sara(pool: asyncpg.Pool) -> int:
    """A supervisor."""
    return await supervisor(pool, "sara", "سارا")


async def supervisor(pool: asyncpg.Pool, login: str, name: str) -> int:
    """Somebody who may switch it."""
    number = await staff.add(pool, login, name, "supervisor", [], NOW)
    assert number is not None
    return number


async def test_a_surge_begins_once_and_the_second_learns_who_was_first(pool: asyncpg.Pool, sara: int) -> None:
    """Two supervisors see the same evening; one row stands."""
    reza = await supervisor(pool, "reza", "رضا")
    assert not await surge.going_on(pool, NOW)
    assert await surge.begin(pool, sara, NOW)
    assert not await surge.begin(pool, reza, NOW + SECOND)
    found = await surge.current(pool, NOW + SECOND)
    assert found is not None
    assert (found.name, found.began_by, found.began_at, found.ends_at) == ("سارا", sara, NOW, NOW + 12 * HOUR)
    assert (found.renewed_by, found.renewed_at) == (None, None)


async def test_of_many_who_press_at_the_same_moment_one_begins(pool: asyncpg.Pool, sara: int) -> None:
    """Each in a transaction of their own, as in the console."""

    async def press() -> bool:
        async with pool.acquire() as database, database.transaction():
            return await surge.begin(database, sara, NOW)

    assert sum(await asyncio.gather(*[press() for _ in range(6)])) == 1
    assert await pool.fetchval("SELECT count(*) FROM surge") == 1


async def test_a_surge_ends_when_somebody_says_so(pool: asyncpg.Pool, sara: int) -> None:
    """Whoever it is; a second press changes nothing."""
    reza = await supervisor(pool, "reza", "رضا")
    await surge.begin(pool, sara, NOW)
    assert await surge.end(pool, reza, NOW + HOUR)
    assert not await surge.end(pool, sara, NOW + HOUR)
    assert not await surge.going_on(pool, NOW + HOUR)
    assert await surge.current(pool, NOW + HOUR) is None
    assert await pool.fetchval("SELECT ended_by FROM surge") == reza


async def test_a_forgotten_surge_is_over_after_twelve_hours(pool: asyncpg.Pool, sara: int) -> None:
    """To the minute, with or without a clock of ours that writes it down; then another may begin."""
    await surge.begin(pool, sara, NOW)
    over = NOW + 12 * HOUR
    assert await surge.going_on(pool, over - SECOND)
    assert not await surge.expire(pool, over - SECOND)
    assert not await surge.going_on(pool, over)
    assert await surge.current(pool, over) is None
    assert not await surge.end(pool, sara, over), "it is over already"
    assert await surge.begin(pool, sara, over + HOUR)
    rows = await pool.fetch("SELECT began_at, ended_at, ended_by FROM surge ORDER BY id")
    assert [tuple(row) for row in rows] == [(NOW, over, None), (over + HOUR, None, None)]
    assert not await surge.expire(pool, over + 2 * HOUR)
    assert await surge.expire(pool, over + 13 * HOUR)


async def test_a_surge_that_is_renewed_goes_on_under_the_name_of_whoever_began(pool: asyncpg.Pool, sara: int) -> None:
    """Each renewal is somebody's own word for twelve hours; the beginning stays the beginning."""
    reza = await supervisor(pool, "reza", "رضا")
    await surge.begin(pool, sara, NOW - 30 * HOUR)
    await surge.end(pool, sara, NOW - 29 * HOUR)
    await surge.begin(pool, sara, NOW)
    for hours in (11, 22):
        assert await surge.renew(pool, reza, NOW + hours * HOUR)
    found = await surge.current(pool, NOW + 33 * HOUR)
    assert found is not None
    assert (found.name, found.began_at) == ("سارا", NOW)
    assert (found.renewed_by, found.renewed_at) == ("رضا", NOW + 22 * HOUR)
    assert found.ends_at == NOW + 34 * HOUR
    assert not await surge.renew(pool, reza, NOW + 34 * HOUR), "what is over is begun anew, not renewed"


async def test_begun_renewed_and_ended_in_one_moment(pool: asyncpg.Pool, sara: int) -> None:
    """A double click does no harm, and what goes on is found."""
    await surge.begin(pool, sara, NOW)
    await surge.renew(pool, sara, NOW)
    await surge.renew(pool, sara, NOW)
    found = await surge.current(pool, NOW)
    assert found is not None
    assert found.began_at == NOW


async def test_a_watch_asks_every_five_seconds_at_most(pool: asyncpg.Pool, sara: int) -> None:
    """In between a turn gets the last answer and Postgres is not asked."""
    now = [NOW]
    watch = SurgeWatch(pool, lambda: now[0])
    assert not await watch.on()
    await surge.begin(pool, sara, NOW)
    now[0] += 4.9 * SECOND
    assert not await watch.on(), "not asked yet"
    now[0] += SECOND
    assert await watch.on()
    await surge.end(pool, sara, now[0])
    assert await watch.on()
    now[0] += 5 * SECOND
    assert not await watch.on()


@pytest.mark.parametrize("going_on", [True, False])
async def test_a_watch_keeps_its_last_answer_while_postgres_is_away(
    dsn: str, pool: asyncpg.Pool, sara: int, *, going_on: bool
) -> None:
    """A turn never fails for it."""
    now = [NOW]
    own = await asyncpg.create_pool(dsn, min_size=1, max_size=1)
    watch = SurgeWatch(own, lambda: now[0])
    if going_on:
        await surge.begin(pool, sara, NOW)
    assert await watch.on() is going_on
    await own.close()
    now[0] += timedelta(minutes=1)
    assert await watch.on() is going_on


async def test_a_watch_does_not_wait_for_a_postgres_that_is_slow(dsn: str, pool: asyncpg.Pool, sara: int) -> None:
    """After half a second the last answer has to do; the fresh one is taken when it comes."""
    now = [NOW]
    async with asyncpg.create_pool(dsn, min_size=1, max_size=1) as own:
        watch = SurgeWatch(own, lambda: now[0])
        await surge.begin(pool, sara, NOW)
        async with own.acquire():
            assert not await watch.on()
            now[0] += timedelta(minutes=1)
            assert not await watch.on(), "one question at a time"
            now[0] = NOW
        async with own.acquire():
            pass
        assert await watch.on()
