"""Staff are told before the check of a phone line runs out, and are left alone once somebody called."""

from datetime import datetime, timedelta

import asyncpg
import pytest

from bot.watchdog import LINE_WARNING
from console.line_words import SOON
from services import cards
from services.line_checks import Check, Seen, answers, stopped
from tests.city import EVENING, City


@pytest.fixture
async def city(pool: asyncpg.Pool) -> City:
    """A city without any line, at ten in the evening."""
    return City(pool)


async def look(city: City, now: datetime = EVENING) -> int:
    """Do what the watchdog does; how many cards are new."""
    return await cards.lines_expire(city.pool, now + LINE_WARNING)


async def told(city: City) -> list[str]:
    """Numbers of the lines with an open card."""
    rows = await city.pool.fetch(
        "SELECT number FROM card JOIN line ON line.id = line_id"
        " WHERE kind = 'line_expires' AND closed_at IS NULL ORDER BY number"
    )
    return [row["number"] for row in rows]


async def seen(city: City, number: str) -> Seen:
    """A line as it stands now."""
    row = await city.pool.fetchrow("SELECT id, xmin::text AS version FROM line WHERE number = $1", number)
    assert row is not None
    return Seen(row["id"], row["version"])


async def test_staff_are_told_two_weeks_before_and_after(city: City) -> None:
    """An expired line still needs the call; one that counts for longer does not yet."""
    await city.has_line("1", expires_in_days=13)
    await city.has_line("2", expires_in_days=14)
    await city.has_line("3", expires_in_days=14.01)
    await city.has_line("4", expires_in_days=-40)
    assert await look(city) == 3
    assert await told(city) == ["1", "2", "4"]


async def test_a_line_has_one_open_card(city: City) -> None:
    """However often the watchdog looks."""
    await city.has_line("1", expires_in_days=1)
    assert [await look(city), await look(city), await look(city, EVENING + timedelta(days=3))] == [1, 0, 0]


async def test_lines_that_nobody_is_shown_anyway_need_no_card(city: City) -> None:
    """Stopped, unconfirmed, or never checked: there is no check that could run out."""
    await city.has_line("1", expires_in_days=1, status="stopped")
    await city.has_line("2", expires_in_days=1, status="unconfirmed")
    await city.has_line("3", verified=False)
    assert await look(city) == 0


async def test_a_call_closes_the_card(city: City) -> None:
    """By itself, at the watchdog's next look; when the new check nears its end there is a new card."""
    await city.has_line("1", expires_in_days=1)
    await look(city)
    ninety = EVENING + timedelta(days=90)
    assert await answers(city.pool, await seen(city, "1"), Check("مهری", EVENING, ninety))
    await look(city)
    assert await told(city) == []
    assert await look(city, ninety - LINE_WARNING) == 1


async def test_stopping_the_line_closes_the_card(city: City) -> None:
    """There is nothing left to call for."""
    await city.has_line("1", expires_in_days=1)
    await look(city)
    assert await stopped(city.pool, await seen(city, "1"), "مهری", EVENING, "بوق اشغال")
    await look(city)
    assert await told(city) == []


async def test_other_cards_stay_as_they_are(city: City) -> None:
    """Only cards about lines are closed."""
    await city.pool.execute("INSERT INTO card (kind) VALUES ('phone_messages')")
    await look(city)
    assert [each.kind for each in await cards.open_cards(city.pool)] == ["phone_messages"]


def test_page_and_card_warn_at_the_same_time() -> None:
    """A card that leads to a page with nothing to do would teach people to ignore cards."""
    assert SOON == LINE_WARNING
