"""Desks: open by their hours and closed on holidays, and always able to say when they open next."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services import desk_settings, desks
from services.desk_settings import DayPeriod
from services.desks import Timetable
from services.hours import Hours
from texts.clock import TEHRAN
from texts.jalali import midnight, parse, weekday

EVERY_DAY = frozenset(range(7))
WORKDAYS = frozenset(range(5))


def tehran(day: str, clock: str) -> datetime:
    """A moment in Tehran, by Jalali date and hour, as UTC."""
    found = parse(day)
    assert found is not None
    return datetime.combine(found, time.fromisoformat(clock), TEHRAN).astimezone(UTC)


def period(opens: str, closes: str, weekdays: frozenset[int] = EVERY_DAY) -> DayPeriod:
    """One opening."""
    return DayPeriod(weekdays, time.fromisoformat(opens), time.fromisoformat(closes))


async def holiday(pool: asyncpg.Pool, day: str, desk: str | None = None) -> int | None:
    """Write a holiday down."""
    found = parse(day)
    assert found is not None
    return await desk_settings.add_holiday(pool, found, "تعطیل", desk)


async def test_a_desk_without_hours_is_open_round_the_clock(pool: asyncpg.Pool) -> None:
    """Until somebody writes hours down, a desk is open whenever somebody is there."""
    for clock in ("03:00", "12:00", "23:59"):
        assert await desks.open_now(pool, "counselling", tehran("1405/09/03", clock))
    assert await desks.next_opening(pool, "counselling", tehran("1405/09/03", "12:00")) is None


async def test_a_desk_that_is_not_there_is_not_open(pool: asyncpg.Pool) -> None:
    """A key from an old link or a typing error opens nothing and breaks nothing."""
    assert not await desks.open_now(pool, "no such desk", tehran("1405/09/03", "12:00"))
    assert await desks.next_opening(pool, "no such desk", tehran("1405/09/03", "12:00")) is None
    assert await desks.desk(pool, "no such desk") is None


async def test_several_periods_a_day(pool: asyncpg.Pool) -> None:
    """Morning and afternoon with lunch between: closed at lunch, and the next opening is after it."""
    await desk_settings.write_periods(pool, "legal", [period("08:00", "12:00"), period("13:30", "16:00")])
    opened = [
        clock
        for clock in ("07:59", "08:00", "12:00", "13:29", "13:30", "15:59", "16:00")
        if await desks.open_now(pool, "legal", tehran("1405/09/03", clock))
    ]
    assert opened == ["08:00", "13:30", "15:59"]
    at_lunch = tehran("1405/09/03", "12:15")
    assert await desks.next_opening(pool, "legal", at_lunch) == tehran("1405/09/03", "13:30")


async def test_a_night_desk_runs_past_midnight_into_the_morning(pool: asyncpg.Pool) -> None:
    """Twenty to eight belongs to the evening's day: open on Friday morning, though Friday itself has no period."""
    nights = [period("20:00", "08:00", EVERY_DAY - {6})]
    await desk_settings.write_periods(pool, "shelter", nights)
    friday = "1405/09/06"
    assert await desks.open_now(pool, "shelter", tehran(friday, "03:00"))
    assert not await desks.open_now(pool, "shelter", tehran(friday, "21:00"))
    assert await desks.next_opening(pool, "shelter", tehran(friday, "08:00")) == tehran("1405/09/07", "20:00")


async def test_nothing_opens_on_a_holiday_but_the_eve_runs_on(pool: asyncpg.Pool) -> None:
    """On the holiday's morning the evening before still runs; the holiday's own evening does not begin."""
    await desk_settings.write_periods(pool, "shelter", [period("20:00", "08:00")])
    await holiday(pool, "1405/09/03")
    assert await desks.open_now(pool, "shelter", tehran("1405/09/03", "07:59"))
    assert not await desks.open_now(pool, "shelter", tehran("1405/09/03", "20:00"))
    assert not await desks.open_now(pool, "shelter", tehran("1405/09/04", "02:00")), "yesterday's evening never began"
    assert await desks.next_opening(pool, "shelter", tehran("1405/09/03", "12:00")) == tehran("1405/09/04", "20:00")


async def test_the_next_opening_crosses_nowruz(pool: asyncpg.Pool) -> None:
    """Thirteen holidays in a row, over the leap day of 1408: whoever asks on 28 Esfand is told 14 Farvardin."""
    await desk_settings.write_periods(pool, "jobs", [period("08:00", "16:00", WORKDAYS)])
    for number in range(1, 14):
        await holiday(pool, f"1409/01/{number:02}")
    for day in ("1408/12/28", "1408/12/29", "1408/12/30"):
        await holiday(pool, day)
    found = await desks.next_opening(pool, "jobs", tehran("1408/12/28", "12:00"))
    assert found == tehran("1409/01/14", "08:00")


async def test_a_holiday_of_one_desk_shuts_only_that_desk(pool: asyncpg.Pool) -> None:
    """Others work on; a desk without hours is shut on its holiday too."""
    await holiday(pool, "1405/09/03", "legal")
    noon = tehran("1405/09/03", "12:00")
    assert set(await desks.open_desks(pool, noon)) == {each.key for each in await desks.desks(pool)} - {"legal"}
    assert await desks.next_opening(pool, "legal", noon) == tehran("1405/09/04", "00:00")


async def test_a_holiday_stands_once_and_comes_back_after_a_mistaken_removal(pool: asyncpg.Pool) -> None:
    """Twice the same is no error; taking it away tells what it was, so that it can be put back."""
    number = await holiday(pool, "1405/09/03")
    assert number is not None
    assert await holiday(pool, "1405/09/03") is None
    assert await holiday(pool, "1405/09/03", "legal") is not None, "one desk's own holiday is another thing"
    assert await holiday(pool, "1405/09/03", "no such desk") is None
    gone = await desk_settings.remove_holiday(pool, number)
    assert gone is not None
    assert await desk_settings.remove_holiday(pool, number) is None
    assert await desk_settings.add_holiday(pool, gone.day, gone.name, gone.desk) is not None


async def test_only_what_changed_is_written(pool: asyncpg.Pool) -> None:
    """Saving the same hours again leaves no trace in the audit; one more period leaves one."""
    lines = [period("08:00", "12:00"), period("13:30", "16:00")]
    await desk_settings.write_periods(pool, "legal", lines)
    before = await pool.fetchval("SELECT count(*) FROM audit WHERE noun = 'desk_hours'")
    await desk_settings.write_periods(pool, "legal", lines)
    await desk_settings.write_periods(pool, "legal", [*lines, period("18:00", "20:00"), period("18:00", "20:00")])
    assert await pool.fetchval("SELECT count(*) FROM audit WHERE noun = 'desk_hours'") == before + 1
    assert await desk_settings.periods(pool, "legal") == [*lines, period("18:00", "20:00")]


async def test_a_desk_is_renamed_and_keeps_its_limits(pool: asyncpg.Pool) -> None:
    """What an administrator wrote is read back; a desk that is not there is said so."""
    found = await desks.desk(pool, "legal")
    assert found is not None
    changed = desks.Desk("legal", "وکیل", "Lawyer", found.rank, 15, 48, "فردا می‌آییم", "We come tomorrow")
    assert await desk_settings.write_desk(pool, changed)
    assert await desks.desk(pool, "legal") == changed
    nobody = desks.Desk("nobody", "x", "x", 1, 10, 72, "", "")
    assert not await desk_settings.write_desk(pool, nobody)


@pytest.mark.parametrize(
    ("clock", "closes"),
    [("09:00", ("1405/09/03", "16:00")), ("12:30", ("1405/09/03", "16:00")), ("17:00", None)],
)
async def test_when_a_desk_closes_today(pool: asyncpg.Pool, clock: str, closes: tuple[str, str] | None) -> None:
    """The end of the day's last period, also when asked at lunch; nothing once it is over."""
    await desk_settings.write_periods(pool, "legal", [period("08:00", "12:00"), period("13:30", "16:00")])
    now = tehran("1405/09/03", clock)
    [timetable] = await desks.timetables(pool, now, "legal")
    assert timetable.closes_today(now) == (tehran(*closes) if closes else None)


async def test_round_the_clock_has_no_closing_hour(pool: asyncpg.Pool) -> None:
    """What never closes has no hour to name; a night desk closes tomorrow morning."""
    now = tehran("1405/09/03", "22:00")
    [always] = await desks.timetables(pool, now, "counselling")
    assert always.closes_today(now) is None
    await desk_settings.write_periods(pool, "shelter", [period("20:00", "08:00")])
    [night] = await desks.timetables(pool, now, "shelter")
    assert night.closes_today(now) == tehran("1405/09/04", "08:00")


HOURS = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
lines = st.builds(Hours, st.frozensets(st.integers(0, 6), min_size=1), st.sampled_from(HOURS), st.sampled_from(HOURS))
NOWRUZ = date(2030, 3, 21)
"""The first day after a leap day."""


@settings(deadline=None)
@given(
    st.lists(lines, min_size=1, max_size=3),
    st.frozensets(st.integers(-3, 10), max_size=6),
    st.integers(0, 4 * 48),
)
def test_the_next_opening_is_the_first_half_hour_that_is_open_after_a_closed_one(
    hours: Sequence[Hours], holidays: frozenset[int], step: int
) -> None:
    """Whatever periods and holidays: counting half hours one by one finds the same moment."""
    days = frozenset(NOWRUZ + timedelta(days=number) for number in holidays)
    timetable = Timetable("desk", hours, days)
    half = timedelta(minutes=30)
    start = midnight(NOWRUZ) - timedelta(days=2) + step * half
    opened = [counted(hours, days, start + number * half) for number in range(21 * 48)]
    assert timetable.is_open(start) == opened[0]
    expected = next((n for n in range(1, len(opened)) if opened[n] and not opened[n - 1]), None)
    if expected is not None:
        assert timetable.next_opening(start) == start + expected * half


def counted(hours: Sequence[Hours], holidays: frozenset[date], at: datetime) -> bool:
    """Whether a half hour is open, by looking at yesterday's and today's periods only."""
    local = at.astimezone(TEHRAN)
    now = local.hour * 60 + local.minute
    for line in hours:
        opens, closes = (clock.hour * 60 + clock.minute for clock in (line.opens, line.closes))
        length = (closes - opens) % (24 * 60) or 24 * 60
        for ago in (0, 1):
            day = local.date() - timedelta(days=ago)
            begun = day not in holidays and weekday(day) in line.weekdays
            if begun and 0 <= now + ago * 24 * 60 - opens < length:
                return True
    return False
