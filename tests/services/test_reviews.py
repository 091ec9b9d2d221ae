"""Specification: each week fifty people's messages that raised nothing are drawn by chance and judged once."""

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from services import reviews, staff
from services.reviews import SAMPLE, Judged
from tests.some_cases import case, citizen, message

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
"""A Saturday evening in Tehran."""
LAST_WEEK = datetime(2026, 11, 17, 9, tzinfo=UTC)
WORDS = "سلام خسته نباشید کمک می‌خواستم"


async def wrote(pool: asyncpg.Pool, text: str = WORDS, at: datetime = LAST_WEEK, **content: Any) -> tuple[int, int]:
    """Somebody new writes; their number and the message's."""
    person, account = await citizen(pool)
    said = json.dumps({"kind": "text"} | content)
    return person, await message(pool, account, text, content=said, created_at=at)


async def drawn(pool: asyncpg.Pool, now: datetime = NOW) -> set[int]:
    """Draw, and give the messages that were."""
    async with pool.acquire() as database, database.transaction():
        await reviews.draw(database, now)
    return {row["message_id"] for row in await pool.fetch("SELECT message_id FROM review")}


async def test_messages_that_raised_nothing_are_drawn(pool: asyncpg.Pool) -> None:
    """Those of the week that is over, each with the level it had been read as."""
    _, first = await wrote(pool)
    _, second = await wrote(pool, level=1)
    assert await drawn(pool) == {first, second}
    rows = await pool.fetch("SELECT week, level FROM review ORDER BY message_id")
    assert [tuple(row) for row in rows] == [(date(2026, 11, 14), 0), (date(2026, 11, 14), 1)]


async def test_the_week_is_found_in_a_big_table(pool: asyncpg.Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    """By halving the numbers: what came before and after it is not looked at."""
    monkeypatch.setattr(reviews, "FEW", 0)
    before = [await wrote(pool, at=LAST_WEEK - timedelta(days=30 - day)) for day in range(15)]
    wanted = {(await wrote(pool, at=LAST_WEEK + timedelta(hours=hour)))[1] for hour in range(5)}
    after = [await wrote(pool, at=NOW + timedelta(hours=hour)) for hour in range(9)]
    first, last, *_ = await reviews._span(pool, date(2026, 11, 14))
    assert (first, last) == (before[-1][1] + 1, after[0][1])
    assert await drawn(pool) == wanted


async def test_what_tells_nothing_or_was_seen_is_not_drawn(pool: asyncpg.Pool) -> None:
    """Buttons, files, two words, what was read as danger, words of ours, of staff, and of other weeks."""
    await wrote(pool, kind="tap")
    await wrote(pool, kind="voice")
    await wrote(pool, "سلام خوبید")
    await wrote(pool, level=2)
    await wrote(pool, at=LAST_WEEK - timedelta(weeks=1))
    await wrote(pool, at=NOW)
    _, account = await citizen(pool)
    await message(
        pool, account, WORDS, "bot", content='{"kind": "text"}', created_at=LAST_WEEK, delivery="sent", lane=2
    )
    person, _ = await wrote(pool)
    sara = await staff.add(pool, "sara", "سارا", "counsellor", ["counselling"], NOW)
    await pool.execute(
        "UPDATE staff SET account_id = (SELECT id FROM account WHERE citizen_id = $2) WHERE id = $1", sara, person
    )
    assert await drawn(pool) == set()


async def test_whoever_had_one_of_us_that_week_is_not_drawn(pool: asyncpg.Pool) -> None:
    """A person read their words already; somebody whose case was closed before counts again."""
    for opened, closed, counts in (
        (LAST_WEEK, None, False),
        (LAST_WEEK - timedelta(weeks=3), LAST_WEEK - timedelta(weeks=2), True),
    ):
        person, number = await wrote(pool)
        account = await pool.fetchval("SELECT account_id FROM message WHERE id = $1", number)
        ended = {"closed_at": closed, "outcome": "helped", "true_level": 1} if closed else {}
        await case(pool, opened, (person, account), **ended)
        assert (number in await drawn(pool)) is counts
        await pool.execute("DELETE FROM review")


async def test_nobody_is_drawn_twice_and_no_more_than_fifty_are(pool: asyncpg.Pool) -> None:
    """Whoever writes much has no better chance."""
    for _ in range(SAMPLE + 5):
        _, number = await wrote(pool)
        account = await pool.fetchval("SELECT account_id FROM message WHERE id = $1", number)
        await message(pool, account, WORDS, content='{"kind": "text"}', created_at=LAST_WEEK)
    assert len(await drawn(pool)) == SAMPLE
    people = await pool.fetchval(
        "SELECT count(DISTINCT account_id) FROM message WHERE id IN (SELECT message_id FROM review)"
    )
    assert people == SAMPLE
    assert await reviews.people(pool, date(2026, 11, 14)) == SAMPLE + 5


async def test_two_who_open_the_page_at_once_draw_one_sample(pool: asyncpg.Pool) -> None:
    """And whoever opens it later finds the same."""
    for _ in range(SAMPLE * 2):
        await wrote(pool)
    await asyncio.gather(*(drawn(pool) for _ in range(4)))
    assert len(await drawn(pool)) == SAMPLE


@pytest.fixture
async def number(pool: asyncpg.Pool) -> int:
    """A message of the sample that waits."""
    await wrote(pool, level=1)
    await drawn(pool)
    return int(await pool.fetchval("SELECT id FROM review"))


async def judge(pool: asyncpg.Pool, number: int, level: int, label: str = "other") -> Judged | None:
    """Say what it was."""
    nahid = await pool.fetchval("SELECT id FROM staff") or await staff.add(
        pool, "nahid", "ناهید", "psychologist", [], NOW
    )
    assert nahid
    async with pool.acquire() as database, database.transaction():
        return await reviews.judge(database, number, nahid, level, label, NOW)


async def test_somebody_who_was_missed_gets_a_case_at_once(pool: asyncpg.Pool, number: int) -> None:
    """At the desk of the topic, as grave as it was judged; it says that it was found in the sample, and alerts."""
    found = await judge(pool, number, 4, "suicide_ideation")
    assert found
    row = await pool.fetchrow('SELECT * FROM "case"')
    assert row
    assert found.case_id == row["id"]
    assert (row["desk"], row["level"], row["topic"]) == ("psychology", 4, "suicide")
    assert (row["detected_level"], row["label"], row["reasons"]) == (1, "suicide_ideation", ["reviewed"])
    assert await pool.fetchval("SELECT count(*) FROM alert WHERE case_id = $1", row["id"]) > 0


async def test_a_harmless_message_opens_nothing(pool: asyncpg.Pool, number: int) -> None:
    """What was read right stays where it was."""
    found = await judge(pool, number, 2)
    assert found
    assert found.case_id is None
    assert await pool.fetchval('SELECT count(*) FROM "case"') == 0


async def test_a_message_is_judged_once(pool: asyncpg.Pool, number: int) -> None:
    """Whoever comes second changes nothing, and opens nothing."""
    assert await judge(pool, number, 0)
    assert await judge(pool, number, 4) is None
    assert await pool.fetchval("SELECT true_level FROM review") == 0
    assert await pool.fetchval('SELECT count(*) FROM "case"') == 0


async def test_a_message_that_was_passed_comes_again_after_the_others(pool: asyncpg.Pool) -> None:
    """Somebody else may know; nothing is marked."""
    for _ in range(2):
        await wrote(pool)
    await drawn(pool)
    first, second = [row["id"] for row in await pool.fetch("SELECT id FROM review ORDER BY id")]
    seen = [await reviews.next_drawn(pool, NOW, after) for after in (0, first, second)]
    assert [each and each.id for each in seen] == [first, second, first]
    assert await reviews.next_drawn(pool, NOW + timedelta(weeks=6)) is None
