"""Opening hours: past midnight, by weekday and season, always the same as counting the quarters of an hour."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDateTime

from services.hours import Hours, closes_at, is_open, next_opening, round_the_clock
from texts.clock import TEHRAN

QUARTER = timedelta(minutes=15)
QUARTERS = 96
EVERY_DAY = frozenset(range(7))

clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
season_days = st.sampled_from(["01-01", "01-15", "06-31", "09-01", "09-02", "12-29", "12-30"])
seasons = st.tuples(season_days, season_days) | st.just((None, None))
lines = st.builds(
    lambda days, opens, closes, season: Hours(frozenset(days), opens, closes, *season),
    st.sets(st.integers(0, 6), min_size=1),
    clocks,
    clocks,
    seasons,
)
timetables = st.lists(lines, max_size=3)
moments = st.builds(
    lambda quarters: datetime(2026, 3, 1, tzinfo=UTC) + quarters * QUARTER,
    st.integers(0, 2 * 366 * QUARTERS),
)


def tehran(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of the Jalali calendar in Tehran, as UTC."""
    jalali = JalaliDateTime(year, month, day, hour, minute, tzinfo=TEHRAN)  # type: ignore[no-untyped-call]
    moment: datetime = jalali.to_gregorian()  # type: ignore[no-untyped-call]
    return moment.astimezone(UTC)


def oracle(line: Hours, at: datetime) -> bool:
    """Count quarters of an hour from Saturday's midnight, one day at a time."""
    local = at.astimezone(TEHRAN)
    now = local.hour * 4 + local.minute // 15
    opens, closes = (clock.hour * 4 + clock.minute // 15 for clock in (line.opens, line.closes))
    length = (closes - opens) % QUARTERS or QUARTERS
    return any(
        begins(line, local - timedelta(days=ago)) and 0 <= now + ago * QUARTERS - opens < length for ago in (0, 1)
    )


def begins(line: Hours, local: datetime) -> bool:
    """Whether the line opens on that day at all."""
    if local.isoweekday() % 7 not in {(day + 6) % 7 for day in line.weekdays}:
        return False
    today = JalaliDateTime(local).strftime("%m-%d")  # type: ignore[no-untyped-call]
    first, last = line.season_from, line.season_until
    if first is None or last is None:
        return True
    return (today >= first and today <= last) if first <= last else not last < today < first


def open_by_oracle(hours: list[Hours], at: datetime) -> bool:
    """Whether any line is open."""
    return any(oracle(line, at) for line in hours)


@given(timetables, moments)
def test_open_is_what_counting_quarters_of_an_hour_says(hours: list[Hours], at: datetime) -> None:
    """Any timetable at any moment of two years."""
    assert is_open(hours, at) == open_by_oracle(hours, at)


@given(timetables, moments)
def test_it_stays_open_until_it_closes_and_not_a_quarter_longer(hours: list[Hours], at: datetime) -> None:
    """`closes_at` is the first moment at which it is shut, at most a week away."""
    closing = closes_at(hours, at)
    if not open_by_oracle(hours, at):
        assert closing is None
        return
    week = [at + step * QUARTER for step in range(7 * QUARTERS + 1)]
    assert closing == next((moment for moment in week if not open_by_oracle(hours, moment)), None)


@given(timetables, moments)
def test_the_next_opening_is_the_first_after_being_shut(hours: list[Hours], after: datetime) -> None:
    """Within three days; the door was shut a quarter of an hour before."""
    span = timedelta(days=3)
    steps = [after + step * QUARTER for step in range(1, 3 * QUARTERS + 1)]
    expected = next((at for at in steps if open_by_oracle(hours, at) and not open_by_oracle(hours, at - QUARTER)), None)
    assert next_opening(hours, after, span) == expected


@pytest.mark.parametrize(
    ("at", "open_then"),
    [
        (tehran(1405, 9, 1, 17, 59), False),
        (tehran(1405, 9, 1, 18, 0), True),
        (tehran(1405, 9, 2, 0, 0), True),
        (tehran(1405, 9, 2, 6, 59), True),
        (tehran(1405, 9, 2, 7, 0), False),
    ],
)
def test_hours_past_midnight_open_in_the_evening_and_close_in_the_morning(at: datetime, *, open_then: bool) -> None:
    """18:00 to 07:00, the closing minute excluded."""
    assert is_open([Hours(EVERY_DAY, time(18), time(7))], at) is open_then


def test_the_last_night_of_a_season_ends_on_the_morning_after() -> None:
    """The season holds for the day it opened: the bus of 29 Esfand leaves on the next morning."""
    bus = [Hours(EVERY_DAY, time(22), time(6), "09-01", "12-29")]
    assert is_open(bus, tehran(1405, 12, 29, 23))
    assert closes_at(bus, tehran(1405, 12, 29, 23)) == tehran(1406, 1, 1, 6)
    assert not is_open(bus, tehran(1406, 1, 1, 23))
    assert next_opening(bus, tehran(1406, 1, 1, 23)) == tehran(1406, 9, 1, 22)


def test_a_season_may_cross_the_new_year() -> None:
    """From Azar to Farvardin."""
    winter = [Hours(EVERY_DAY, time(22), time(6), "09-01", "01-15")]
    assert is_open(winter, tehran(1405, 12, 10, 23))
    assert is_open(winter, tehran(1406, 1, 15, 23))
    assert not is_open(winter, tehran(1406, 1, 16, 23))


def test_equal_hours_are_round_the_clock_and_never_close() -> None:
    """00:00 to 00:00 every day."""
    always = [Hours(EVERY_DAY, time(0), time(0))]
    assert round_the_clock(always)
    assert is_open(always, tehran(1405, 6, 1, 3, 33))
    assert closes_at(always, tehran(1405, 6, 1, 3, 33)) is None
    assert next_opening(always, tehran(1405, 6, 1, 3, 33)) is None


def test_a_week_begins_on_saturday() -> None:
    """Day 0 is Saturday, day 6 Friday: 30 Aban 1405 is a Saturday."""
    assert is_open([Hours(frozenset({0}), time(8), time(16))], tehran(1405, 8, 30, 9))
    assert is_open([Hours(frozenset({6}), time(8), time(16))], tehran(1405, 8, 29, 9))


def test_lines_of_a_timetable_that_touch_are_one_opening() -> None:
    """Morning and afternoon without a break close in the evening."""
    both = [Hours(EVERY_DAY, time(8), time(12)), Hours(EVERY_DAY, time(12), time(16))]
    assert closes_at(both, tehran(1405, 8, 30, 9)) == tehran(1405, 8, 30, 16)
