"""Specification: the numbers a citizen is given, minute by minute, and when something is wrong with the table."""

import time

import asyncpg
import pytest

from tests.citizen import CitizenOnPhone, Now
from tests.city import City

LIST, CARD, DANGER = "شماره تلفن", "کمک فوری", "میخوام خودمو بکشم"
EMERGENCY = ("123", "115", "110", "125")


def numbers(citizen: CitizenOnPhone) -> list[str]:
    """The numbers among the news: each alone on its line, so that a phone can dial it."""
    lines = [line.strip("\u200f") for line in citizen.reads.split("\n")]
    return [line for line in lines if line.isdecimal() and line.isascii()]


async def test_a_minute_before_midnight_the_counselling_line_is_still_there(citizen: CitizenOnPhone, now: Now) -> None:
    """1480 answers until 24:00, and the last hour is said as people say it."""
    now.passes(hours=1, minutes=59)
    await citizen.writes(LIST)
    assert "1480" in numbers(citizen)
    assert "صدای مشاور بهزیستی (تا ساعت ۱۲ شب):" in citizen.reads


async def test_a_minute_after_midnight_it_is_not(citizen: CitizenOnPhone, now: Now) -> None:
    """It opens again at eight; the emergency lines have no hours and say none."""
    now.passes(hours=2, minutes=1)
    await citizen.writes(LIST)
    assert "1480" not in numbers(citizen)
    assert set(EMERGENCY) <= set(numbers(citizen))
    assert "(تا" not in citizen.reads


@pytest.mark.parametrize("minutes", [119, 121])
async def test_the_emergency_lines_stand_on_the_card_on_both_sides_of_midnight(
    citizen: CitizenOnPhone, now: Now, minutes: int
) -> None:
    """At 23:59 and at 00:01: asked for, or because danger was read."""
    now.passes(minutes=minutes)
    for words in (CARD, DANGER):
        await citizen.writes(words)
        assert sorted(numbers(citizen)) == sorted(EMERGENCY), words


async def test_a_line_that_rests_on_fridays_rests(citizen: CitizenOnPhone, city: City, now: Now) -> None:
    """Its hours say so: open on Thursday evening until midnight, and not on Friday."""
    await city.pool.execute(
        "UPDATE line_hours SET weekdays = '{0,1,2,3,4,5}' WHERE opens = '08:00' AND closes = '00:00'"
    )
    now.passes(days=5, hours=1, minutes=59)
    await citizen.writes(LIST)
    assert "1480" in numbers(citizen)
    now.passes(hours=12)
    await citizen.writes(LIST)
    assert "1480" not in numbers(citizen)
    assert set(EMERGENCY) <= set(numbers(citizen))


async def test_fridays_and_holidays_close_desks_and_no_lines(citizen: CitizenOnPhone, city: City, now: Now) -> None:
    """The lines' hours name the days themselves; that the organisation rests says nothing about who answers 1480."""
    await city.pool.execute("INSERT INTO holiday (day, name) VALUES ('2026-11-27', 'تعطیل')")
    now.passes(days=6)
    assert now().strftime("%A") == "Friday"
    await citizen.writes(LIST)
    assert {"1480", *EMERGENCY} <= set(numbers(citizen))


async def test_a_line_that_closes_on_another_day_says_which(citizen: CitizenOnPhone, city: City) -> None:
    """«تا ساعت ۸ صبح» would be heard as tomorrow morning."""
    await city.has_line("1000")
    await city.pool.execute(
        "UPDATE line_hours SET weekdays = '{0,1,2}' WHERE line_id = (SELECT id FROM line WHERE number = '1000')"
    )
    await city.pool.execute("UPDATE line SET name = 'خط دیگر' WHERE number = '1000'")
    await citizen.writes(LIST)
    assert "خط دیگر (تا پایان دوشنبه ۲ آذر):" in citizen.reads


async def test_a_stopped_emergency_line_is_gone_from_the_next_card(citizen: CitizenOnPhone, city: City) -> None:
    """Nothing is kept in memory: what staff stopped a moment ago is not shown now."""
    await citizen.writes(CARD)
    assert "115" in numbers(citizen)
    await city.pool.execute("UPDATE line SET status = 'stopped' WHERE number = '115'")
    await citizen.writes(CARD)
    assert numbers(citizen) == ["123", "110", "125"]


async def test_one_of_a_pair_is_never_shown_alone(citizen: CitizenOnPhone, city: City, now: Now) -> None:
    """Both at ten in the evening; after one closed at eleven, neither."""
    await city.has_line("1000", opens="08:00", closes="23:00")
    await city.has_line("2000")
    await city.pool.execute("UPDATE line SET pair = 'two', name = 'خط جفت' WHERE number IN ('1000', '2000')")
    await citizen.writes(LIST)
    assert {"1000", "2000"} <= set(numbers(citizen))
    now.passes(hours=1)
    await citizen.writes(LIST)
    assert not {"1000", "2000"} & set(numbers(citizen))


@pytest.mark.parametrize("damage", ["DELETE FROM line", "UPDATE line SET expires_at = verified_at"])
async def test_with_no_line_in_the_table_every_way_to_a_number_gives_the_checked_ones(
    citizen: CitizenOnPhone, city: City, damage: str
) -> None:
    """No heading stands over nothing."""
    await city.pool.execute(damage)
    for words in (LIST, CARD, DANGER):
        await citizen.writes(words)
        assert sorted(numbers(citizen)) == sorted(EMERGENCY), words


async def test_words_of_danger_are_answered_while_the_table_of_lines_hangs(
    citizen: CitizenOnPhone, city_dsn: str
) -> None:
    """Within the three seconds that the protocol gives, with the checked numbers."""
    await citizen.writes("/start")
    connection = await asyncpg.connect(city_dsn)
    try:
        await connection.execute("BEGIN; LOCK TABLE line IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        await citizen.writes(DANGER)
        assert time.monotonic() - began < 3
        assert sorted(numbers(citizen)) == sorted(EMERGENCY)
    finally:
        await connection.close()
