"""Specification: a line of development data needs a judged message and two people, and tells nobody's number."""

import json
from datetime import UTC, datetime

import asyncpg
import pytest

from services import staff, training_lines
from services.training_lines import Source
from tests.some_cases import case, citizen, message

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)


@pytest.fixture
async def people(pool: asyncpg.Pool) -> tuple[int, int]:
    """Two who know how to judge."""
    numbers = [await staff.add(pool, login, login, "psychologist", [], NOW) for login in ("nahid", "omid")]
    assert all(numbers)
    return numbers[0] or 0, numbers[1] or 0


async def source(pool: asyncpg.Pool, true_level: int | None = 3) -> Source:
    """A message, and the case that was closed after it unless nobody judged it."""
    who = await citizen(pool)
    number = await message(pool, who[1], "می‌خوام بمیرم", content='{"kind": "text"}', created_at=NOW)
    if true_level is not None:
        await case(pool, NOW, who, closed_at=NOW, outcome="helped", true_level=true_level)
    found = await training_lines.source(pool, number)
    assert found
    return found


async def proposed(pool: asyncpg.Pool, by: int, text: str = "می‌خوام بمیرم") -> int:
    """A line that waits; gives its number."""
    assert await training_lines.propose(
        pool, await source(pool), by, text, "suicide_ideation", urgent=True, notes="tags=short", now=NOW
    )
    return int(await pool.fetchval("SELECT max(id) FROM training_line"))


async def exported(pool: asyncpg.Pool) -> list[dict[str, object]]:
    """The file, line by line."""
    return [json.loads(line) async for line in training_lines.export(pool)]


async def test_only_what_staff_judged_has_a_level(pool: asyncpg.Pool) -> None:
    """The case that was closed after it says it, or the reading of the sample, which counts more."""
    assert (await source(pool, None)).level is None
    judged = await source(pool, 3)
    assert judged.level == 3
    await pool.execute(
        "INSERT INTO review (week, message_id, level, judged_at, true_level, label)"
        " VALUES ('2026-11-14', $1, 0, $2, 1, 'legal')",
        judged.message_id,
        NOW,
    )
    again = await training_lines.source(pool, judged.message_id)
    assert again
    assert (again.level, again.label) == (1, "legal")


async def test_whoever_proposed_a_line_does_not_approve_it(pool: asyncpg.Pool, people: tuple[int, int]) -> None:
    """A second pair of eyes looks for what tells whose it is."""
    nahid, omid = people
    number = await proposed(pool, nahid)
    assert not await training_lines.decide(pool, number, nahid, NOW, approved=True)
    assert await exported(pool) == []
    assert await training_lines.decide(pool, number, omid, NOW, approved=True)
    assert not await training_lines.decide(pool, number, omid, NOW, approved=False)


async def test_the_file_holds_four_fields_and_no_number(pool: asyncpg.Pool, people: tuple[int, int]) -> None:
    """As data/triage keeps its lines; only approved ones."""
    nahid, omid = people
    await training_lines.decide(pool, await proposed(pool, nahid), omid, NOW, approved=True)
    await proposed(pool, nahid, "دیگر نمی‌کشم")
    line = {"text": "می‌خوام بمیرم", "label": "suicide_ideation", "urgent": True, "notes": "tags=short"}
    assert await exported(pool) == [line]


async def test_a_refused_line_keeps_nothing_and_may_be_proposed_again(
    pool: asyncpg.Pool, people: tuple[int, int]
) -> None:
    """It was refused because it told too much; better cleaned, it may come again."""
    nahid, omid = people
    number = await proposed(pool, nahid, "اسمم سارا است")
    await training_lines.decide(pool, number, omid, NOW, approved=False)
    row = await pool.fetchrow("SELECT text, notes, message_id, approved FROM training_line WHERE id = $1", number)
    assert row
    assert tuple(row) == ("", "", None, False)
    assert (await training_lines.counts(pool)).refused == 1


async def test_a_message_is_proposed_once(pool: asyncpg.Pool, people: tuple[int, int]) -> None:
    """Two colleagues may have the same thought."""
    found = await source(pool)
    told = [
        await training_lines.propose(pool, found, each, "متن", "other", urgent=False, notes="", now=NOW)
        for each in people
    ]
    assert told == [True, False]
