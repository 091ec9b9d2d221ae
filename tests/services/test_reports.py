"""Reports: figures of Tehran days and hours, the same as counting by hand."""

from datetime import UTC, date, datetime, timedelta
from statistics import median

import asyncpg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services import reports, troubles
from tests.some_cases import case, citizen, closed, message
from texts.jalali import midnight, tehran_day

TODAY = date(2026, 11, 24)
MORNING = midnight(TODAY) + timedelta(hours=8)
MINUTE = timedelta(minutes=1)


async def test_a_day_without_cases_has_24_empty_hours(pool: asyncpg.Pool) -> None:
    """Nothing happened: zeros and no waiting time, not an error and not a zero wait."""
    figures = await reports.day(pool, TODAY)
    assert [slot.opened for slot in figures.slots] == [0] * 24
    assert (figures.whole.opened, figures.whole.median, figures.outcomes) == (0, None, {})


async def test_hours_and_days_are_those_of_tehran(pool: asyncpg.Pool) -> None:
    """Half past midnight in Tehran is still yesterday in UTC, but belongs to today's first hour."""
    await case(pool, midnight(TODAY) + 30 * MINUTE)
    await case(pool, midnight(TODAY) - MINUTE)
    figures = await reports.day(pool, TODAY)
    assert [slot.opened for slot in figures.slots] == [1, *[0] * 23]
    assert figures.slots[0].begins == midnight(TODAY)
    week = await reports.week(pool, TODAY)
    assert [slot.opened for slot in week.slots] == [0, 0, 0, 0, 0, 1, 1]


async def test_waiting_time_is_told_by_median_and_by_nine_of_ten(pool: asyncpg.Pool) -> None:
    """One who waited for hours moves the second figure and not the first; who has no answer moves neither."""
    for minutes in (1, 2, 3, 4, 200):
        await closed(pool, MORNING, minutes)
    await case(pool, MORNING)
    whole = (await reports.day(pool, TODAY)).whole
    assert (whole.opened, whole.answered, whole.median) == (6, 5, 3 * MINUTE)
    assert whole.ninety is not None
    assert 100 * MINUTE < whole.ninety < 200 * MINUTE


async def test_outcomes_count_where_the_case_was_closed(pool: asyncpg.Pool) -> None:
    """Yesterday's case that was closed today is today's outcome."""
    await closed(pool, midnight(TODAY) - 30 * MINUTE, 5, "referred")
    await closed(pool, MORNING, 5, "helped")
    await closed(pool, MORNING, 5, "helped")
    today = await reports.day(pool, TODAY)
    assert today.outcomes == {"referred": 1, "helped": 2}
    assert [slot.closed for slot in today.slots][:10] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]


spans = st.lists(st.tuples(st.integers(0, 7 * 24 * 60 - 1), st.integers(0, 600)), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans)
async def test_a_week_is_the_same_as_counting_by_hand(pool: asyncpg.Pool, cases: list[tuple[int, int]]) -> None:
    """Whatever comes when: each day has its cases, and the medians are medians."""
    begin = midnight(TODAY - timedelta(days=6))
    for at, minutes in cases:
        await closed(pool, begin + at * MINUTE, minutes)
    week = await reports.week(pool, TODAY)
    for number, slot in enumerate(week.slots):
        waits = [minutes for at, minutes in cases if at // (24 * 60) == number]
        assert slot.opened == len(waits)
        assert slot.median == (timedelta(minutes=median(waits)) if waits else None)
    await pool.execute("DELETE FROM citizen")


async def test_who_has_waited_longest_comes_first(pool: asyncpg.Pool) -> None:
    """Also with somebody who holds the case but does not answer; whoever has been answered does not wait."""
    holder = await pool.fetchval("INSERT INTO staff (login, name, role) VALUES ('ali', 'a', 'lawyer') RETURNING id")
    late = await case(pool, MORNING, level=3)
    held = await case(pool, MORNING - MINUTE, claimed_by=holder, claimed_at=MORNING)
    await case(pool, MORNING - 2 * MINUTE, claimed_by=holder, claimed_at=MORNING, waiting_since=None)
    assert [(each.id, each.held) for each in await reports.oldest(pool)] == [(held, True), (late, False)]


async def test_an_export_holds_every_case_once_over_all_pages(pool: asyncpg.Pool) -> None:
    """Also those opened in the same instant, where one page ends."""
    wanted = [await case(pool, MORNING) for _ in range(5)] + [await case(pool, MORNING + MINUTE)]
    await case(pool, midnight(TODAY) - MINUTE)
    await case(pool, midnight(TODAY) + timedelta(days=1))
    rows = [row["id"] async for row in reports.export(pool, TODAY, TODAY, page=2)]
    assert rows == wanted


async def test_a_trouble_leads_to_the_open_case_of_the_person(pool: asyncpg.Pool) -> None:
    """Of several cases the open one; without any, the card stands alone; another desk's absence is no trouble."""
    who = await citizen(pool)
    number = await case(pool, MORNING, who)
    await case(pool, MORNING, who, desk="legal", closed_at=MORNING, outcome="helped", true_level=0)
    lost = await message(pool, who[1], "x", "staff", delivery="unknown", lane=2, error="time-out")
    alone = await citizen(pool)
    for subject in ({"message_id": lost}, {"account_id": alone[1]}, {"desk": "legal"}):
        kind = {"message_id": "unknown_delivery", "account_id": "blocked_account", "desk": "nobody_present"}
        [(column, value)] = subject.items()
        sql = f"INSERT INTO card (kind, {column}) VALUES ($1, $2)"  # noqa: S608 (names of our own)
        await pool.execute(sql, kind[column], value)
    found = await troubles.open_troubles(pool)
    assert [(each.kind, each.case_id, each.delivery) for each in found] == [
        ("unknown_delivery", number, "unknown"),
        ("blocked_account", None, None),
    ]
    assert await troubles.count(pool) == 2


def test_a_day_of_tehran_is_24_hours_long() -> None:
    """The hours of a day are counted from its midnight; a clock that is put forward would shift them."""
    for month in range(1, 13):
        day = date(2026, month, 20)
        assert midnight(day + timedelta(days=1)) - midnight(day) == timedelta(days=1)
        assert tehran_day(datetime(2026, month, 20, 20, 29, tzinfo=UTC)) == day
