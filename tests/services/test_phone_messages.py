"""Words to phones: what is kept while they wait, who may send them, and what is left of them."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from cryptography.fernet import Fernet, MultiFernet

from services import phone_messages
from services.cards import open_cards
from services.phone_messages import LEASE, PERSISTENT, Claimed, NotAPhoneError, normalised

PHONE = "0912 000 0001"
TEXT = "یادآوری: قرار سه‌شنبه ۵ عصر."
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
KEY = MultiFernet([Fernet(Fernet.generate_key())])


async def queue(pool: asyncpg.Pool, *, due: datetime | None = None, expires: datetime | None = None) -> int:
    """Queue the same words."""
    return await phone_messages.queue(pool, phone=PHONE, text=TEXT, key=KEY, now=NOW, due=due, expires=expires)


async def row(pool: asyncpg.Pool, number: int) -> asyncpg.Record:
    """Read a row."""
    found = await pool.fetchrow("SELECT * FROM phone_message WHERE id = $1", number)
    assert found
    return found


async def one(pool: asyncpg.Pool, now: datetime = NOW) -> Claimed:
    """Claim the only row that is due."""
    (claimed,) = await phone_messages.claim(pool, now, 5)
    return claimed


@pytest.mark.parametrize(
    "phone",
    [
        "09120000001",
        "9120000001",
        "989120000001",
        "+989120000001",
        "00989120000001",
        "+98 (0)912 000-00-01",
        "۰۹۱۲۰۰۰۰۰۰۱",
        "\u202a+98 912 000 0001\u202c",
        " 0912\u200c000.0001 ",
    ],
)
def test_a_mobile_number_is_the_same_however_it_is_written(phone: str) -> None:
    """Safir wants 98 and ten digits."""
    assert normalised(phone) == "989120000001"


@pytest.mark.parametrize(
    "phone", ["", "سلام", "0912", "02188880000", "+49 151 00000000", "091200000012", "0912000000x", "++989120000001"]
)
def test_what_is_no_iranian_mobile_number_is_refused(phone: str) -> None:
    """Nobody on Bale has a landline; what was written does not stand in the error."""
    with pytest.raises(NotAPhoneError) as refused:
        normalised(phone)
    assert str(refused.value) == ""


async def test_a_phone_that_waits_is_encrypted(pool: asyncpg.Pool) -> None:
    """Nobody who only reads the database learns it."""
    kept = await row(pool, await queue(pool))
    assert b"912000" not in kept["phone"]
    assert KEY.decrypt(kept["phone"]) == b"989120000001"
    assert (kept["delivery"], kept["text"], kept["attempts"]) == ("queued", TEXT, 0)


@pytest.mark.parametrize("text", ["", " \n", "ا" * 4097])
async def test_words_must_fit_one_message(pool: asyncpg.Pool, text: str) -> None:
    """Nothing is cut, and nothing empty is sent."""
    with pytest.raises(ValueError, match="no words"):
        await phone_messages.queue(pool, phone=PHONE, text=text, key=KEY, now=NOW)


async def test_words_that_expire_before_they_are_due_are_refused(pool: asyncpg.Pool) -> None:
    """Whoever queues them has mistaken a time."""
    with pytest.raises(ValueError, match="expire"):
        await queue(pool, due=NOW + timedelta(hours=2), expires=NOW + timedelta(hours=1))
    with pytest.raises(ValueError, match="expire"):
        await queue(pool, due=NOW - timedelta(hours=2), expires=NOW - timedelta(hours=1))


async def test_words_wait_until_they_are_due(pool: asyncpg.Pool) -> None:
    """And then until a day later, unless told otherwise."""
    due = NOW + timedelta(hours=3)
    number = await queue(pool, due=due)
    assert await phone_messages.claim(pool, due - timedelta(seconds=1), 5) == []
    assert (await one(pool, due)).id == number
    assert (await row(pool, number))["expires_at"] == due + timedelta(days=1)


async def test_two_senders_never_hold_the_same_row(pool: asyncpg.Pool) -> None:
    """Rows that another one is just claiming are passed over."""
    numbers = {await queue(pool) for _ in range(40)}
    claims = await asyncio.gather(*(phone_messages.claim(pool, NOW, 5) for _ in range(8)))
    claimed = [each.id for claim in claims for each in claim]
    assert len(claimed) == len(set(claimed))
    while more := await phone_messages.claim(pool, NOW, 5):
        claimed += [each.id for each in more]
    assert sorted(claimed) == sorted(numbers)


async def test_a_row_keeps_its_request_id_through_all_attempts(pool: asyncpg.Pool) -> None:
    """That is what makes another attempt harmless."""
    await queue(pool)
    first = await one(pool)
    await phone_messages.later(pool, first, "time-out", NOW + timedelta(seconds=5))
    again = await one(pool, NOW + timedelta(seconds=5))
    assert (again.request_id, again.attempts) == (first.request_id, 2)


async def test_a_row_whose_sender_is_no_more_is_taken_again(pool: asyncpg.Pool) -> None:
    """After a minute, not before."""
    await queue(pool)
    first = await one(pool)
    assert await phone_messages.claim(pool, NOW + LEASE - timedelta(seconds=1), 5) == []
    assert (await one(pool, NOW + LEASE)).request_id == first.request_id


@pytest.mark.parametrize("end", ["sent", "failed"])
async def test_a_settled_row_holds_neither_phone_nor_words(pool: asyncpg.Pool, end: str) -> None:
    """Only what became of them, when and why is left."""
    number = await queue(pool)
    claimed = await one(pool)
    if end == "sent":
        await phone_messages.sent(pool, claimed, NOW)
    else:
        await phone_messages.failed(pool, claimed, "no Bale account", NOW)
    kept = await row(pool, number)
    assert (kept["delivery"], kept["phone"], kept["text"], kept["settled_at"]) == (end, None, None, NOW)
    with pytest.raises(asyncpg.CheckViolationError):
        await pool.execute("UPDATE phone_message SET text = 'x' WHERE id = $1", number)


async def test_an_attempt_that_was_given_up_changes_nothing_unless_it_arrived(pool: asyncpg.Pool) -> None:
    """Another sender has the row by then; but words that arrived have arrived."""
    number = await queue(pool)
    slow = await one(pool)
    await one(pool, NOW + LEASE)
    await phone_messages.failed(pool, slow, "HTTP 400", NOW)
    await phone_messages.later(pool, slow, "time-out", NOW)
    assert (await row(pool, number))["delivery"] == "sending"
    await phone_messages.sent(pool, slow, NOW)
    assert (await row(pool, number))["delivery"] == "sent"


async def test_words_that_come_too_late_are_dropped_and_staff_see_it_once(pool: asyncpg.Pool) -> None:
    """A reminder of yesterday helps nobody."""
    numbers = [await queue(pool), await queue(pool)]
    assert await phone_messages.claim(pool, NOW + timedelta(days=1), 5) == []
    for number in numbers:
        kept = await row(pool, number)
        assert (kept["delivery"], kept["error"], kept["phone"]) == ("failed", "too late", None)
    assert [(card.kind, card.note) for card in await open_cards(pool)] == [("phone_messages", "too late")]


async def test_a_row_that_fails_again_and_again_becomes_a_card(pool: asyncpg.Pool) -> None:
    """Nothing waits quietly for ever."""
    await queue(pool)
    for attempt in range(1, PERSISTENT + 1):
        assert await open_cards(pool) == []
        await phone_messages.later(pool, await one(pool), "HTTP 503", NOW)
        assert bool(await open_cards(pool)) == (attempt == PERSISTENT)


async def test_words_go_with_the_citizen(pool: asyncpg.Pool) -> None:
    """Whoever is forgotten is not written to."""
    citizen = await pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
    await phone_messages.queue(pool, phone=PHONE, text=TEXT, key=KEY, now=NOW, citizen=citizen)
    await pool.execute("DELETE FROM citizen WHERE id = $1", citizen)
    assert await phone_messages.claim(pool, NOW, 5) == []
    assert await pool.fetchval("SELECT count(*) FROM phone_message") == 0


async def test_neither_phone_nor_words_stand_in_what_a_row_shows_of_itself(pool: asyncpg.Pool) -> None:
    """A row in an error's text or a log would betray them."""
    await queue(pool)
    assert TEXT not in repr(claimed := await one(pool))
    assert claimed.phone.decode() not in repr(claimed)
