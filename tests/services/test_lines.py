"""Which numbers are shown: only lines that staff vouch for and that answer at this moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.place import Status
from services.hours import EVERY_DAY, Hours
from services.line_states import KnownLine, LineState, state_alone, states
from services.lines import FALLBACK, emergency_card_lines, line, lines_that_answer, open_lines
from tests.city import EVENING, City

NIGHT = EVENING + timedelta(hours=3)
"""01:00 in Tehran."""
NOON = EVENING - timedelta(hours=10)
"""12:00 in Tehran."""
CARD = ["123", "115", "110", "125"]


async def card(city: City, *first: str) -> list[str]:
    """Numbers of the emergency card."""
    return [each.number for each in await emergency_card_lines(city.pool, EVENING, first)]


async def shown(city: City, at: object = EVENING) -> list[str]:
    """Numbers of the list of lines that answer."""
    return [each.number for each in await lines_that_answer(city.pool, at)]  # type: ignore[arg-type]


async def pair(city: City, *numbers: str) -> None:
    """Make lines a pair."""
    await city.pool.execute("UPDATE line SET pair = 'two' WHERE number = ANY($1::text[])", list(numbers))


async def test_the_shipped_lines_of_the_evening_and_of_the_night(city: City) -> None:
    """1480 answers from 08:00 to midnight, 1570 until 20:00, the emergency numbers always; unknown hours never."""
    evening = [each.number for each in await open_lines(city.pool, EVENING)]
    night = [each.number for each in await open_lines(city.pool, NIGHT)]
    assert evening == ["123", "115", "110", "125", "1480"]
    assert night == ["123", "115", "110", "125"]


async def test_a_line_says_until_when_it_answers(city: City) -> None:
    """1480 until midnight in Tehran, 20:30 UTC."""
    counselling = await line(city.pool, "behzisti-counselling", EVENING)
    assert counselling is not None
    assert (counselling.round_the_clock, counselling.closes_at) == (False, EVENING.replace(hour=20, minute=30))


@pytest.mark.parametrize(("minutes", "answers"), [(-14 * 60 - 1, False), (-14 * 60, True), (119, True), (120, False)])
async def test_a_line_opens_and_closes_to_the_minute(city: City, minutes: int, *, answers: bool) -> None:
    """1480 is not there at 07:59, is there at 08:00 and 23:59, and is gone at 24:00 sharp."""
    at = EVENING + timedelta(minutes=minutes)
    assert ("1480" in await shown(city, at)) == answers


async def test_the_shipped_emergency_lines_are_the_fallback(city: City) -> None:
    """Same numbers, names and order; and 137, which sends a patrol, is not among them."""
    assert await emergency_card_lines(city.pool, EVENING) == list(FALLBACK)


async def test_after_the_shipped_verification_ran_out_the_fallback_stands(city: City) -> None:
    """In Mehr 1406 the table's lines count no more."""
    later = EVENING + timedelta(days=365)
    assert await open_lines(city.pool, later) == []
    assert await emergency_card_lines(city.pool, later) == list(FALLBACK)
    assert await lines_that_answer(city.pool, later) == list(FALLBACK)


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
    assert await card(city) == ["198", "199"]


async def test_the_lines_that_fit_the_danger_lead_the_card(city: City) -> None:
    """In the order they are named; the others follow in theirs, and a key that nobody knows changes nothing."""
    assert await card(city, "police", "no-such-line", "social-emergency") == ["110", "123", "115", "125"]


async def test_a_named_line_that_is_no_emergency_line_joins_while_it_is_open(city: City) -> None:
    """1480 beside 123 in the evening; at night the card is as ever."""
    named = ("social-emergency", "behzisti-counselling")
    assert await card(city, *named) == ["123", "1480", "115", "110", "125"]
    night = await emergency_card_lines(city.pool, NIGHT, named)
    assert [each.number for each in night] == CARD


async def test_an_expired_emergency_number_is_left_out_while_another_answers(city: City) -> None:
    """Nobody vouches for it; the checked numbers fill in only when none is left."""
    await city.pool.execute("UPDATE line SET expires_at = $1 WHERE number = '110'", EVENING)
    assert await card(city) == ["123", "115", "125"]


async def test_a_stopped_number_is_left_out_even_of_the_fallback(city: City) -> None:
    """What staff found dead is not brought back because the checks of the others ran out."""
    await city.pool.execute("UPDATE line SET expires_at = verified_at WHERE emergency")
    await city.pool.execute("UPDATE line SET status = 'stopped' WHERE number = '123'")
    assert await card(city, "ambulance") == ["115", "110", "125"]
    await city.pool.execute("UPDATE line SET expires_at = verified_at")
    assert await shown(city) == ["115", "110", "125"]


async def test_whatever_is_stopped_somebody_in_danger_gets_a_number(city: City) -> None:
    """A table in which all four are stopped is damaged: no city is without an ambulance."""
    await city.pool.execute("UPDATE line SET status = 'stopped'")
    assert await card(city) == CARD
    assert await shown(city) == CARD


async def test_an_empty_table_is_no_reason_for_silence(city: City) -> None:
    """The checked numbers, in the order that fits."""
    await city.pool.execute("DELETE FROM line")
    assert await card(city, "police") == ["110", "123", "115", "125"]
    assert await shown(city) == CARD


async def test_a_lost_database_is_no_reason_for_silence(city: City, dsn: str) -> None:
    """A pool that is closed, as when Postgres was shut down."""
    del city
    async with asyncpg.create_pool(dsn, min_size=1, max_size=1) as gone:
        pass
    assert await emergency_card_lines(gone, EVENING) == list(FALLBACK)
    assert await lines_that_answer(gone, EVENING) == list(FALLBACK)


@asynccontextmanager
async def hanging(dsn: str) -> AsyncIterator[None]:
    """Keep the table of lines locked, so that whoever reads it waits."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("BEGIN; LOCK TABLE line IN ACCESS EXCLUSIVE MODE")
        yield
    finally:
        await connection.close()


async def test_a_database_that_hangs_does_not_delay_the_card(city: City, dsn: str) -> None:
    """After one second the checked numbers are given; when the table answers again, so does the card."""
    await city.pool.execute("UPDATE line SET number = '1231' WHERE number = '123'")
    async with hanging(dsn), asyncio.timeout(2):
        cards = await asyncio.gather(*(emergency_card_lines(city.pool, EVENING) for _ in range(20)))
    assert cards == [list(FALLBACK)] * 20
    assert await card(city) == ["1231", "115", "110", "125"]


async def test_of_a_pair_that_closes_apart_neither_is_shown_after_the_first_closed(city: City) -> None:
    """One until eight in the evening, one until midnight: together until eight, and then neither."""
    await city.has_line("1000", opens="08:00", closes="20:00")
    await city.has_line("2000", opens="08:00", closes="00:00")
    await pair(city, "1000", "2000")
    for minutes, both in ((-2 * 60 - 1, True), (-2 * 60, False), (0, False), (119, False)):
        found = set(await shown(city, EVENING + timedelta(minutes=minutes))) & {"1000", "2000"}
        assert found == ({"1000", "2000"} if both else set()), minutes
    assert await line(city.pool, "line-2000", EVENING) is None


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
async def test_both_paired_services_are_shown_or_neither(city: City, flaw: dict[str, object]) -> None:
    """Whatever is wrong with one, the other alone would send people to the wrong door."""
    await city.has_line("1000")
    await city.has_line("2000", **flaw)  # type: ignore[arg-type]
    await pair(city, "1000", "2000")
    assert {"1000", "2000"} & set(await shown(city)) == set()
    await city.pool.execute("UPDATE line SET pair = NULL")
    assert {"1000", "2000"} & set(await shown(city)) == {"1000"}


async def test_a_pair_of_one_is_not_shown(city: City) -> None:
    """Its other half was never written down."""
    await city.has_line("1000")
    await pair(city, "1000")
    assert "1000" not in await shown(city)


async def test_an_emergency_number_waits_for_no_other_line(city: City) -> None:
    """Loading refuses such a pair; should the table hold one all the same, 123 is shown."""
    await city.has_line("1000", status="stopped")
    await pair(city, "123", "1000")
    assert await card(city) == CARD


def known(number: int, paired: str | None, status: str, opens_hour: int, *, emergency: bool) -> KnownLine:
    """Make a line that is open for some hours from an hour on, or round the clock from 0."""
    clock = EVENING.time().replace(hour=opens_hour, minute=0)
    hours = (Hours(EVERY_DAY, clock, EVENING.time().replace(hour=0, minute=0)),)
    key, ends = f"line-{number}", EVENING + timedelta(days=1)
    words = (str(number), "خط", "line", emergency, 1, paired, status, EVENING, "test", ends, "test", "test", "", "1")
    return KnownLine(number, key, *words, hours)


LINES = st.lists(
    st.tuples(
        st.sampled_from([None, "one", "two"]),
        st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.STOPPED]),
        st.integers(0, 23),
        st.booleans(),
    ),
    max_size=8,
)


@given(LINES, st.integers(0, 24 * 60))
def test_no_pair_is_ever_shown_in_part(
    rows: list[tuple[str | None, str, int, bool]],
    minutes: int,
) -> None:
    """At every minute of a day, whatever stands in the table; and a line is hidden for its pair only if need be."""
    at = NOON + timedelta(minutes=minutes)
    lines = [
        known(number, paired, status, hour, emergency=emergency)
        for number, (paired, status, hour, emergency) in enumerate(rows)
    ]
    found = states(lines, at)
    for name in ("one", "two"):
        members = [each for each in lines if each.together == name]
        told = {found[each.key] is LineState.SHOWN for each in members}
        whole = len(members) > 1 and all(state_alone(each, at) is LineState.SHOWN for each in members)
        assert told <= {whole}
    for each in lines:
        assert each.together or found[each.key] is state_alone(each, at)
