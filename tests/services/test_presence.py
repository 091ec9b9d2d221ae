"""Specification: who is there."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from services import presence, sessions, shifts, staff

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
async def sara(pool: asyncpg.Pool) -> int:
    """A counsellor without any open page."""
    made = await staff.add(pool, "sara", "سارا", "counsellor", ["counselling"], NOW)
    assert made is not None
    return made


async def page(pool: asyncpg.Pool, staff_id: int, stage: str = sessions.FULL, *, seen: datetime = NOW) -> int:
    """Open a page; gives the session's number."""
    token = await sessions.begin(pool, staff_id, "", stage, NOW)
    number: int = await pool.fetchval("SELECT id FROM staff_session WHERE token_hash = $1", sessions.hashed(token))
    await presence.beat(pool, number, seen)
    return number


async def there(pool: asyncpg.Pool, at: datetime = NOW, desk: str = "counselling") -> list[int]:
    """Give who is there."""
    return [each.id for each in await presence.present(pool, [desk], at)]


async def test_somebody_with_an_open_page_is_there(pool: asyncpg.Pool, sara: int) -> None:
    """At their desks; for a minute after the last sign of life."""
    assert await there(pool) == []
    await page(pool, sara)
    assert await there(pool) == [sara]
    assert await there(pool, desk="legal") == []
    assert await there(pool, NOW + timedelta(seconds=59)) == [sara]
    assert await there(pool, NOW + timedelta(seconds=60)) == []


async def test_somebody_with_two_pages_is_there_once(pool: asyncpg.Pool, sara: int) -> None:
    """And is locked only if both are."""
    first = await page(pool, sara)
    await page(pool, sara)
    await sessions.lock(pool, first, NOW)
    found = await presence.present(pool, ["counselling", "legal"], NOW)
    assert [(each.id, each.locked) for each in found] == [(sara, False)]


async def test_a_break_a_closed_account_and_half_a_sign_in_are_not_presence(pool: asyncpg.Pool, sara: int) -> None:
    """Nothing may be given to them."""
    await page(pool, sara, sessions.PASSWORD)
    assert await there(pool) == []
    await page(pool, sara)
    await presence.take_break(pool, sara, away=True)
    assert await there(pool) == []
    assert await presence.on_break(pool, NOW) == [(sara, "سارا")]
    await presence.take_break(pool, sara, away=False)
    assert await there(pool) == [sara]
    await staff.disable(pool, sara, NOW)
    assert await there(pool) == []


async def test_a_session_that_ended_has_no_heartbeat(pool: asyncpg.Pool, sara: int) -> None:
    """Its page learns it."""
    session = await page(pool, sara)
    assert await presence.beat(pool, session, NOW)
    await sessions.end(pool, sara, session, NOW)
    assert not await presence.beat(pool, session, NOW)
    assert await there(pool) == []


async def test_whoever_has_shifts_is_there_in_them_only(pool: asyncpg.Pool, sara: int) -> None:
    """Whoever has none is there whenever a page is open; the end of the shift is known."""
    await shifts.plan(pool, sara, NOW + HOUR, NOW + 9 * HOUR, NOW)
    session = await page(pool, sara)
    assert await there(pool) == []
    inside = NOW + 2 * HOUR
    await presence.beat(pool, session, inside)
    assert [each.shift_ends for each in await presence.present(pool, ["counselling"], inside)] == [NOW + 9 * HOUR]
    after = NOW + 10 * HOUR
    await presence.beat(pool, session, after)
    assert await there(pool, after) == []
    long_after = NOW + 22 * HOUR
    await presence.beat(pool, session, long_after)
    assert await there(pool, long_after) == [sara]


async def test_open_desks_where_nobody_is_are_named(pool: asyncpg.Pool, sara: int) -> None:
    """Desks that are closed now are not missed."""
    everything = [row["key"] for row in await pool.fetch("SELECT key FROM desk ORDER BY rank, key")]
    assert await presence.nobody(pool, NOW) == everything
    await page(pool, sara)
    await pool.execute("INSERT INTO desk_hours (desk, opens, closes) VALUES ('legal', '08:00', '12:00')")
    missed = await presence.nobody(pool, NOW)
    assert missed == [key for key in everything if key not in {"counselling", "legal"}]


async def test_the_on_call_list_has_an_order_and_numbers_to_ring(pool: asyncpg.Pool, sara: int) -> None:
    """Members of the desk and supervisors; nobody whose account is closed."""
    boss = await staff.add(pool, "boss", "رئیس", "supervisor", [], NOW)
    other = await staff.add(pool, "other", "دیگری", "lawyer", ["legal"], NOW)
    for staff_id, line in ((sara, 2), (boss, 1), (other, 3)):
        await pool.execute("UPDATE staff SET phone = '0912', on_call = $2 WHERE id = $1", staff_id, line)
    assert [each.id for each in await presence.on_call(pool, ["counselling"])] == [boss, sara]
    assert [each.id for each in await presence.on_call(pool)] == [boss, sara, other]
    await staff.disable(pool, sara, NOW)
    assert [each.id for each in await presence.on_call(pool, ["counselling"])] == [boss]
