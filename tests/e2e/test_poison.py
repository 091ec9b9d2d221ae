"""Poison: what cannot be read or breaks its turn is set aside, and those before and after it are answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from tests.e2e.processes import until
from tests.e2e.street import FAULT, GREETING, Street

BEYOND_64_BITS = 1 << 70

MALFORMED: dict[str, dict[str, Any]] = {
    "a message that is a number": {"message": 5},
    "a message of nothing": {"message": None},
    "a chat without id": {"message": {"chat": {}}},
    "a chat with an id in words": {"message": {"chat": {"id": "five", "type": "private"}, "text": "x"}},
    "a tap by nobody": {"callback_query": {"id": "1", "data": "x"}},
    "a tap without id": {"callback_query": {"from": {"id": 4001}, "data": "x"}},
    "a list for a message": {"message": []},
}

_BREAKS = """
CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'it breaks' USING ERRCODE = '{code}'; END $$;
CREATE TRIGGER breaks BEFORE INSERT ON message FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION breaks();
"""
_MENDS = "DROP FUNCTION IF EXISTS breaks CASCADE"


@asynccontextmanager
async def broken(
    street: Street, condition: str, code: str = asyncpg.CheckViolationError.sqlstate
) -> AsyncIterator[None]:
    """Let Postgres refuse rows of the thread."""
    await street.pool.execute(_BREAKS.format(code=code, condition=condition))
    try:
        yield
    finally:
        await street.pool.execute(_MENDS)


@pytest.mark.parametrize("shape", MALFORMED)
async def test_a_malformed_update_is_set_aside_between_good_ones(street: Street, shape: str) -> None:
    """It gets a card that names the place of the fault; before and after it people are answered."""
    before, after = street.citizen(), street.citizen()
    await before.writes("سلام")
    number = await street.injects(MALFORMED[shape])
    await after.writes("سلام")
    await before.is_told(GREETING)
    await after.is_told(GREETING)
    assert await street.reading(number) == "quarantined"
    assert await street.cards_of_update(number) == ["quarantined_update"]


async def test_numbers_beyond_64_bits_stop_nobody(empty_street: Street) -> None:
    """No column can hold them, so they are set aside like any other shape that cannot be read."""
    street = empty_street
    await street.town.starts().says("role=send")
    before, after = street.citizen(), street.citizen()
    await before.writes("سلام")
    message = {"chat": {"id": BEYOND_64_BITS, "type": "private"}, "text": "x"}
    numbers = [
        await street.injects({"message": message}),
        await street.injects({"callback_query": {"id": "1", "from": {"id": -BEYOND_64_BITS}}}),
    ]
    await after.writes("سلام")
    await before.is_told(GREETING, seconds=5)
    await after.is_told(GREETING, seconds=5)
    assert [await street.reading(number) for number in numbers] == ["quarantined"] * 2


@pytest.mark.parametrize(
    "shape",
    [
        {"message": {"chat": {"id": 4002, "type": "group"}, "text": "x"}},
        {"channel_post": {}},
        {"my_chat_member": 5},
    ],
)
async def test_what_is_no_word_to_the_bot_is_ignored(street: Street, shape: dict[str, Any]) -> None:
    """Groups and channels are stored, and neither answered nor shown to staff."""
    number = await street.injects(shape)

    async def ignored() -> bool:
        return await street.reading(number) == "ignored"

    await until(ignored, "the update is ignored")
    assert await street.cards_of_update(number) == []


@pytest.mark.parametrize("text", ["سلام \u0000", "سلام" + "\u200f" * 4000])
async def test_words_that_cannot_be_stored_are_cleaned_and_answered(street: Street, text: str) -> None:
    """A NUL is no poison."""
    person = street.citizen()
    await person.writes("سلام")
    await person.is_told(GREETING)
    chat = {"id": person.chat_id, "type": "private"}
    await street.injects({"message": {"message_id": 1, "date": 0, "chat": chat, "text": text}})
    await person.is_told(GREETING, GREETING)


async def test_a_turn_that_always_breaks_is_set_aside_with_an_apology(street: Street) -> None:
    """After three attempts the person reads that the fault is ours; what they write next is answered."""
    person, other = street.citizen(), street.citizen()
    async with broken(street, "NEW.content->>'message' = 'hamrahsara-path'"):
        await person.writes("همراه بیمار")
        await other.writes("سلام")
        (apology,) = await person.hears(1)
        assert FAULT in apology["text"]
        await other.is_told(GREETING)
    row = await street.pool.fetchrow("SELECT * FROM raw_update WHERE chat_id = $1", person.chat_id)
    assert row is not None
    assert (row["reading"], row["attempts"]) == ("quarantined", 3)
    assert await street.cards_of_update(row["update_id"]) == ["quarantined_update"]
    await person.writes("سلام")
    await person.is_told(apology["text"], GREETING)


@pytest.mark.parametrize(
    "fault",
    [asyncpg.DiskFullError, asyncpg.ReadOnlySQLTransactionError, asyncpg.DeadlockDetectedError],
)
async def test_a_trouble_of_postgres_is_no_poison(street: Street, fault: type[asyncpg.PostgresError]) -> None:
    """While Postgres cannot write a turn no message is set aside; when it can, everybody is answered once."""
    people = [street.citizen() for _ in range(3)]
    async with broken(street, "true", fault.sqlstate):
        for person in people:
            await person.writes("سلام")

        async def tried_twice() -> bool:
            return street.logs().count(fault.__name__) >= 2 * len(people)

        await until(tried_twice, "the turns were tried again")
        numbers = [person.chat_id for person in people]
        rows = await street.pool.fetch("SELECT reading FROM raw_update WHERE chat_id = ANY($1::bigint[])", numbers)
        assert [row["reading"] for row in rows] == ["pending"] * len(people)
    for person in people:
        await person.is_told(GREETING, seconds=10)
        assert await person.texts() == [GREETING]
        assert await street.heard(person) == ["سلام"]


async def test_an_apology_that_cannot_be_written_stops_nobody(empty_street: Street) -> None:
    """The worker goes on: others are answered meanwhile, and the same person as soon as it works again."""
    street = empty_street
    await street.town.starts().says("role=send")
    person, others = street.citizen(), [street.citizen() for _ in range(5)]
    await person.writes("سلام")
    await person.is_told(GREETING)
    account = await street.pool.fetchval("SELECT id FROM account WHERE chat_id = $1", person.chat_id)
    async with broken(street, f"NEW.account_id = {account}"):
        await person.writes("سلام من می‌شکنم")
        for other in others:
            await other.writes("سلام")
        for other in others:
            await other.is_told(GREETING, seconds=10)
    await person.writes("سلام")
    await person.is_told(GREETING, GREETING, seconds=10)
