"""Which numbers are shown: only lines that staff vouch for and that answer at this moment."""

from datetime import timedelta

import pytest

from services.lines import FALLBACK, emergency_card_lines, line, open_lines
from tests.city import EVENING, City

NIGHT = EVENING + timedelta(hours=3)
"""01:00 in Tehran."""


async def test_the_shipped_lines_of_the_evening_and_of_the_night(city: City) -> None:
    """1480 answers from 08:00 to midnight, 1570 until 20:00, the emergency numbers always; unknown hours never."""
    evening = [each.number for each in await open_lines(city.pool, EVENING)]
    night = [each.number for each in await open_lines(city.pool, NIGHT)]
    assert evening == ["123", "115", "110", "125", "137", "1480"]
    assert night == ["123", "115", "110", "125", "137"]


async def test_a_line_says_until_when_it_answers(city: City) -> None:
    """1480 until midnight in Tehran, 20:30 UTC."""
    counselling = await line(city.pool, "behzisti-counselling", EVENING)
    assert counselling is not None
    assert (counselling.round_the_clock, counselling.closes_at) == (False, EVENING.replace(hour=20, minute=30))


async def test_the_shipped_emergency_lines_are_the_fallback(city: City) -> None:
    """Same numbers, names and order; and 137, which sends a patrol, is not among them."""
    assert await emergency_card_lines(city.pool, EVENING) == list(FALLBACK)


async def test_after_the_shipped_verification_ran_out_the_fallback_stands(city: City) -> None:
    """In Mehr 1406 the table's lines count no more."""
    later = EVENING + timedelta(days=365)
    assert await open_lines(city.pool, later) == []
    assert await emergency_card_lines(city.pool, later) == list(FALLBACK)


@pytest.mark.parametrize(
    "flaw",
    [
        {"status": "stopped"},
        {"status": "unconfirmed"},
        {"verified": False},
        {"expires_in_days": 0},
        {"opens": "08:00", "closes": "20:00"},
    ],
    ids=str,
)
async def test_a_line_that_may_not_answer_is_not_shown(city: City, flaw: dict[str, object]) -> None:
    """Stopped, unconfirmed, unverified, expired or closed at ten in the evening."""
    await city.has_line("02100000000", **flaw)  # type: ignore[arg-type]
    assert await line(city.pool, "line-02100000000", EVENING) is None


async def test_an_emergency_card_holds_emergency_lines_only(city: City) -> None:
    """In the order of their rank."""
    await city.pool.execute("UPDATE line SET emergency = false")
    await city.has_line("199", emergency=True, rank=2)
    await city.has_line("198", emergency=True, rank=1)
    assert [each.number for each in await emergency_card_lines(city.pool, EVENING)] == ["198", "199"]
