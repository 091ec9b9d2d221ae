"""What shall go from a screen: noted with the turn, taken by one at a time, tried again, and nothing said meanwhile."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from models import ErasureState
from services import Database, erasures, outbox, phone_messages, thread
from services.erasures import LEASE, QuickExit
from tests import some_cases

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
BOT = ("telegram", 77)
SCREEN = '{"message": "exit-screen"}'


async def leaves(pool: asyncpg.Pool, citizen: int, account: int) -> None:
    """Leave in a hurry, as a turn does: the neutral screen stands in the thread already."""
    async with pool.acquire() as connection, connection.transaction():
        await says(connection, account, delivery="sending", content=SCREEN)
        await erasures.leave(connection, citizen, account, QuickExit(), NOW)


async def says(database: Database, account: int, **columns: object) -> int:
    """Words of ours that have come so far."""
    values = {"account_id": account, "author": "bot", "text": "چیزی", "lane": 2, "delivery": "sent", **columns}
    names = ", ".join(values)
    marks = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    sql = f"INSERT INTO message ({names}) VALUES ({marks}) RETURNING id"  # noqa: S608 (names of our own)
    made: int = await database.fetchval(sql, *values.values())
    return made


async def wanted(pool: asyncpg.Pool) -> list[int]:
    """The messages that shall go, in order."""
    return [row["message_id"] for row in await pool.fetch("SELECT message_id FROM erasure ORDER BY message_id")]


async def test_what_arrived_is_arriving_and_was_written_goes_and_the_screen_stays(pool: asyncpg.Pool) -> None:
    """Ours and theirs; what nobody knows to have arrived has no number to be deleted by."""
    citizen, account = await some_cases.citizen(pool)
    ours = await says(pool, account, platform_message_id=1)
    theirs = await some_cases.message(pool, account, "کمک", platform_message_id=2)
    arriving = await says(pool, account, delivery="sending")
    await says(pool, account, delivery="unknown")
    await some_cases.message(pool, account, "دکمه")
    await leaves(pool, citizen, account)
    assert await wanted(pool) == [ours, theirs, arriving]


async def test_what_is_older_than_two_days_is_not_even_tried(pool: asyncpg.Pool) -> None:
    """No messenger deletes it: core.telegram.org/bots/api#deletemessage, and Bale's documents."""
    citizen, account = await some_cases.citizen(pool)
    young = await says(pool, account, platform_message_id=1)
    old = await says(pool, account, platform_message_id=2)
    age = "UPDATE message SET created_at = now() - $2::interval WHERE id = $1"
    await pool.execute(age, young, timedelta(hours=47))
    await pool.execute(age, old, timedelta(hours=49))
    await leaves(pool, citizen, account)
    assert await wanted(pool) == [young]


async def test_a_second_time_only_the_last_screen_stays(pool: asyncpg.Pool) -> None:
    """Two of them would look odd; and what was noted before is not noted twice."""
    citizen, account = await some_cases.citizen(pool)
    first = await says(pool, account, platform_message_id=1)
    await leaves(pool, citizen, account)
    await pool.execute("UPDATE message SET delivery = 'sent', platform_message_id = 2 WHERE delivery = 'sending'")
    await leaves(pool, citizen, account)
    assert len(await wanted(pool)) == 2
    assert (await wanted(pool))[0] == first


async def test_words_that_wait_are_held_back_but_for_those_of_danger(pool: asyncpg.Pool) -> None:
    """They would light the screen up; staff see in the thread that they were not sent."""
    citizen, account = await some_cases.citizen(pool)
    ids = [await says(pool, account, delivery="queued", lane=lane, author="staff") for lane in (0, 1, 2, 3)]
    await leaves(pool, citizen, account)
    rows = await pool.fetch("SELECT delivery, error FROM message WHERE id = ANY($1::bigint[]) ORDER BY id", ids)
    assert [(row["delivery"], row["error"]) for row in rows] == [("queued", None), *[("failed", "quick exit")] * 3]
    assert await pool.fetchval("SELECT count(*) FROM card") == 0


async def test_somebody_elses_words_are_left_alone(pool: asyncpg.Pool) -> None:
    """Whoever leaves takes nobody with them."""
    citizen, account = await some_cases.citizen(pool)
    other, others = await some_cases.citizen(pool)
    queued = await says(pool, others, delivery="queued")
    await says(pool, others, platform_message_id=1)
    await leaves(pool, citizen, account)
    assert await wanted(pool) == []
    assert await pool.fetchval("SELECT delivery FROM message WHERE id = $1", queued) == "queued"
    assert await erasures.may_write_first(pool, other)


async def test_person_and_open_cases_are_marked_and_closed_ones_are_not(pool: asyncpg.Pool) -> None:
    """What staff see on a case that is over stays as it was."""
    citizen, account = await some_cases.citizen(pool)
    closed = await some_cases.closed(pool, NOW, 5, who=(citizen, account), safe_to_contact=True)
    number = await some_cases.case(pool, NOW, (citizen, account))
    await leaves(pool, citizen, account)
    assert await erasures.may_write_first(pool, citizen) is False
    safe = 'SELECT safe_to_contact FROM "case" WHERE id = $1'
    assert [await pool.fetchval(safe, each) for each in (closed, number)] == [True, False]


async def test_nothing_is_said_unasked_until_they_say_that_it_is_safe(pool: asyncpg.Pool) -> None:
    """Ratings, news of cases and links, notices: whoever says them, they go through one place."""
    citizen, account = await some_cases.citizen(pool)
    await leaves(pool, citizen, account)
    assert await asks(pool, citizen, account) is None
    await erasures.note_safe(pool, citizen, safe=True)
    assert await asks(pool, citizen, account) is not None


async def asks(pool: asyncpg.Pool, citizen: int, account: int) -> int | None:
    """Ask how it was, as the console does."""
    return await thread.say(pool, citizen, account, "کمکتان کرد؟", message="rating-asked", language="fa")


async def test_words_of_unknown_fate_that_shall_go_are_not_said_again(pool: asyncpg.Pool) -> None:
    """Crisis words are repeated when nobody knows whether they arrived, but not to somebody who left meanwhile."""
    _, account = await some_cases.citizen(pool)
    stays, goes = [await says(pool, account, delivery="unknown", lane=0) for _ in range(2)]
    await pool.execute("INSERT INTO erasure (message_id, account_id) VALUES ($1, $2)", goes, account)
    for each in (stays, goes):
        await outbox.repeat(pool, each, "(تکرار)")
    assert [row["repeats"] for row in await pool.fetch("SELECT repeats FROM message WHERE repeats > 0")] == [stays]


@pytest.mark.parametrize(("safe", "count"), [(False, 0), (None, 1), (True, 1)])
async def test_words_to_a_phone_wait_too(pool: asyncpg.Pool, safe: bool | None, count: int) -> None:  # noqa: FBT001 (a parameter of the test)
    """A phone that somebody else holds lights up the same way; they expire like all others."""
    citizen, _ = await some_cases.citizen(pool)
    await pool.execute("UPDATE citizen SET safe_to_contact = $2 WHERE id = $1", citizen, safe)
    await pool.execute(
        "INSERT INTO phone_message (citizen_id, phone, text, due_at, expires_at) VALUES ($1, 'x', 'y', $2, $3)",
        citizen,
        NOW,
        NOW + timedelta(days=1),
    )
    assert len(await phone_messages.claim(pool, NOW, 10)) == count
    await phone_messages.claim(pool, NOW + timedelta(days=2), 10)
    assert await pool.fetchval("SELECT count(*) FROM phone_message WHERE text IS NOT NULL") == 0


async def gone_wanted(pool: asyncpg.Pool, count: int) -> tuple[int, list[int]]:
    """A chat of which so many messages shall go: chat number and messages."""
    _, account = await some_cases.citizen(pool)
    ids = [await says(pool, account, platform_message_id=number) for number in range(1, count + 1)]
    for each in ids:
        await pool.execute(
            "INSERT INTO erasure (message_id, account_id, try_at) VALUES ($1, $2, $3)", each, account, NOW
        )
    return await pool.fetchval("SELECT chat_id FROM account WHERE id = $1", account), ids


async def test_the_newest_of_one_chat_are_taken_first_and_once(pool: asyncpg.Pool) -> None:
    """Whoever looks over a shoulder sees the end of the chat; a second process takes what is left."""
    chat, ids = await gone_wanted(pool, 5)
    taken = await erasures.claim(pool, *BOT, NOW, 3)
    assert [(each.message_id, each.number, each.chat_id) for each in taken] == [
        (number, at, chat) for at, number in reversed(list(enumerate(ids, 1)))
    ][:3]
    assert [each.message_id for each in await erasures.claim(pool, *BOT, NOW, 3)] == [ids[1], ids[0]]
    assert await erasures.claim(pool, *BOT, NOW, 3) == []


async def test_what_a_dead_process_took_is_due_again(pool: asyncpg.Pool) -> None:
    """After its lease, and until then not."""
    await gone_wanted(pool, 1)
    await erasures.claim(pool, *BOT, NOW, 3)
    assert await erasures.claim(pool, *BOT, NOW + LEASE - timedelta(seconds=1), 3) == []
    (again,) = await erasures.claim(pool, *BOT, NOW + LEASE, 3)
    assert again.attempts == 2


async def test_what_is_over_is_never_due_again_whatever_is_said_later(pool: asyncpg.Pool) -> None:
    """A late word about it changes nothing."""
    _, (number,) = await gone_wanted(pool, 1)
    await erasures.end(pool, [number], ErasureState.DONE)
    await erasures.end(pool, [number], ErasureState.REFUSED)
    await erasures.later(pool, [number], NOW)
    assert await pool.fetchval("SELECT state FROM erasure") == "done"
    assert await erasures.claim(pool, *BOT, NOW + timedelta(days=9), 3) == []


async def test_what_was_in_the_air_and_did_not_arrive_is_not_sent_anew(pool: asyncpg.Pool) -> None:
    """The messenger said «too many» just when they left: the answer would light the screen up half a minute later."""
    citizen, account = await some_cases.citizen(pool)
    number = await says(pool, account, delivery="sending", author="staff")
    await leaves(pool, citizen, account)
    await pool.execute("UPDATE message SET delivery = 'queued' WHERE id = $1", number)
    (taken,) = await erasures.claim(pool, *BOT, NOW, 3)
    assert (taken.number, taken.in_the_air) == (None, True)
    assert await pool.fetchval("SELECT delivery FROM message WHERE id = $1", number) == "failed"
    (again,) = await erasures.claim(pool, *BOT, NOW + LEASE, 3)
    assert again.in_the_air is False


async def test_another_bots_messages_are_not_taken(pool: asyncpg.Pool) -> None:
    """Numbers of chats and messages mean something else there."""
    await gone_wanted(pool, 1)
    assert await erasures.claim(pool, "bale", 77, NOW, 3) == []
    assert await erasures.claim(pool, "telegram", 78, NOW, 3) == []


async def test_the_person_forgotten_takes_the_notes_along(pool: asyncpg.Pool) -> None:
    """Nothing about them stays behind."""
    await gone_wanted(pool, 2)
    await pool.execute("DELETE FROM citizen")
    assert await wanted(pool) == []
