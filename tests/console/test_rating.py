"""After closing the citizen is asked, once, whether it helped, unless a message could harm them."""

import json

import asyncpg
import pytest

from services import cases
from tests.console.people import People, Person
from tests.console.street import Street, Waiting

CLOSING = {"outcome": "helped", "topic": "family", "true_level": "1", "note": ""}


@pytest.fixture
async def sara(staff: People) -> Person:
    """A counsellor."""
    return await staff("counsellor", ["counselling"])


async def closes(sara: Person, someone: Waiting, **more: str) -> None:
    """Claim a case and close it on its page."""
    assert await cases.claim(someone.street.pool, someone.number, sara.id, someone.street.now())
    answer = await sara.post(f"/cases/{someone.number}/close", {**CLOSING, **more})
    assert answer.status_code == 303, answer.text


async def asked(pool: asyncpg.Pool) -> list[asyncpg.Record]:
    """What the citizen is asked."""
    return list(
        await pool.fetch("SELECT * FROM message WHERE author = 'bot' AND content ->> 'message' = 'rating-asked'")
    )


async def test_the_citizen_is_asked_with_buttons(sara: Person, street: Street, pool: asyncpg.Pool) -> None:
    """Three answers, and the way to the menu; in the person's own language."""
    await closes(sara, await street.case(language="en"))
    (message,) = await asked(pool)
    assert "Did it help" in message["text"]
    data = [each["data"] for row in json.loads(message["content"])["buttons"] for each in row]
    assert data == ["go/rate-3/1", "go/rate-2/1", "go/rate-1/1", "go/menu"]


async def test_whoever_must_not_be_written_to_is_not_asked(sara: Person, street: Street, pool: asyncpg.Pool) -> None:
    """Somebody else may see the screen: the talk ends without a word."""
    someone = await street.case()
    await pool.execute('UPDATE "case" SET safe_to_contact = false')
    await closes(sara, someone)
    assert await asked(pool) == []


async def test_a_mistake_is_not_rated(sara: Person, street: Street, pool: asyncpg.Pool) -> None:
    """Nobody is asked whether it helped that they tapped a button by mistake."""
    await closes(sara, await street.case(), outcome="mistake")
    assert await asked(pool) == []


async def test_while_another_need_is_open_nothing_is_asked(sara: Person, street: Street, pool: asyncpg.Pool) -> None:
    """«This talk is closed» would be wrong: a lawyer still answers."""
    someone = await street.case()
    await pool.execute(
        """INSERT INTO "case" (citizen_id, account_id, desk, level, topic, waiting_since, queued_as, last_heard_at)
        VALUES ($1, $2, 'legal', 1, 'legal', now(), now(), now())""",
        someone.citizen,
        someone.account,
    )
    await closes(sara, someone)
    assert await asked(pool) == []
