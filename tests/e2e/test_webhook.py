"""The webhook as Telegram meets it: who is let in, when 200 is said, and that nothing said 200 to is ever lost."""

import asyncio
import json
import random
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import street_in
from tests.e2e.processes import Bot, until
from tests.e2e.street import GREETING, Street
from tests.e2e.town import SECRET, Town

HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATES = 200
AT_ONCE = 40


def update(number: int, chat_id: int, text: str = "سلام") -> dict[str, Any]:
    """What Telegram would deliver."""
    person = {"id": chat_id, "is_bot": False, "first_name": "ن"}
    chat = {"id": chat_id, "type": "private", "first_name": "ن"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 0, "from": person, "chat": chat, "text": text},
    }


async def post(street: Street, url: str, body: dict[str, Any] | str, secret: str = SECRET) -> int:
    """Deliver, and give the status; 0 when there was no answer."""
    headers = {HEADER: secret} if secret else {}
    content = {"content": body} if isinstance(body, str) else {"json": body}
    try:
        return (await street.http.post(url, headers=headers, **content)).status_code
    except httpx.TransportError:
        return 0


async def opened(street: Street, url: str) -> None:
    """Wait until the webhook listens."""

    async def listens() -> bool:
        return await post(street, url, "", "nobody") == 403

    await until(listens, "the webhook listens")


@pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x"])
async def test_who_does_not_know_the_secret_is_turned_away(hooked_town: Town, secret: str) -> None:
    """With 403, before the body is looked at; nothing is stored."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        assert await post(street, hooked_town.webhook, update(900_001, 6001), secret) == 403
        assert await post(street, hooked_town.webhook, "{", secret) == 403
        assert await street.reading(900_001) is None


@pytest.mark.parametrize("body", ["", "{", "سلام", "[]", "5", "null", '{"message": {}}', '{"update_id": "5"}'])
async def test_what_is_no_update_is_refused(hooked_town: Town, body: str) -> None:
    """With 400; there is no key to store it under."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        assert await post(street, hooked_town.webhook, body) == 400


async def test_an_update_is_taken_only_when_its_row_is_there(hooked_town: Town) -> None:
    """While the table is locked there is no answer; when it comes, the row can be read."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        async with asyncio.TaskGroup() as tasks, street.pool.acquire() as connection:
            async with connection.transaction():
                await connection.execute("LOCK TABLE raw_update IN SHARE MODE")
                posting = tasks.create_task(post(street, hooked_town.webhook, update(900_002, 6002)))
                await until(lambda: street.blocked_by("raw_update"), "the row waits")
                assert not posting.done()
            assert await posting == 200
            assert await street.reading(900_002) is not None


async def test_a_copy_is_one_row_and_one_answer(hooked_town: Town) -> None:
    """Delivered twice at once and once more later: 200 each time, one turn, one reply."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        person = street.citizen()
        await street.trouble("duplicate", chat=person.user)
        await person.writes("سلام")
        await person.is_told(GREETING)
        (row,) = await street.pool.fetch("SELECT update_id, raw FROM raw_update WHERE chat_id = $1", person.chat_id)
        assert await post(street, hooked_town.webhook, row["raw"]) == 200
        await street.quiet()
        assert await street.heard(person) == ["سلام"]
        assert await person.texts() == [GREETING]


async def test_half_a_letter_is_cleaned_and_answered(hooked_town: Town) -> None:
    """JSON can carry what UTF-8 cannot."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        person = street.citizen()
        await person.writes("سلام")
        await person.is_told(GREETING)
        torn = json.dumps(update(900_003, person.chat_id, "سلام \ud800"))
        assert await post(street, hooked_town.webhook, torn) == 200
        await person.is_told(GREETING, GREETING)


@pytest.mark.parametrize("body", ['{"update_id": 900004, "message": {"chat": {"id": %d}}}', '{"update_id": %d}'])
async def test_a_number_beyond_64_bits_is_set_aside_or_refused(hooked_town: Town, body: str) -> None:
    """500 would have the messenger deliver it again and again."""
    async with street_in(hooked_town) as street:
        await opened(street, hooked_town.webhook)
        assert await post(street, hooked_town.webhook, body % (1 << 70)) in (200, 400)


@pytest.mark.parametrize("seed", [11, 12])
async def test_what_was_acknowledged_outlives_the_process(mortal_town: Town, seed: int) -> None:
    """200 updates at once, SIGKILL at some moment: each 200 is a row, and after the restart each row has one turn."""
    async with street_in(mortal_town) as street:
        bot, url = mortal_town.starts_webhook("webhook,turn", called=False)
        await opened(street, url)
        first = seed * 1_000_000
        acknowledged = await deliver(street, url, first, bot, killed_after=random.Random(seed).randint(5, 150))  # noqa: S311
        assert acknowledged
        stored = {row["update_id"] for row in await street.pool.fetch("SELECT update_id FROM raw_update")}
        assert acknowledged <= stored

        again, url = mortal_town.starts_webhook("webhook,turn", called=False)
        await opened(street, url)
        await deliver(street, url, first, again)
        await each_has_one_turn(street, first)
        again.kill()


async def deliver(street: Street, url: str, first: int, bot: Bot, killed_after: int = UPDATES + 1) -> set[int]:
    """Deliver all updates, many at once; kill the bot after so many; give the ids that were acknowledged."""
    acknowledged: set[int] = set()
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with slots:
            if await post(street, url, update(number, number)) == 200:
                acknowledged.add(number)
            if len(acknowledged) >= killed_after and bot.alive:
                bot.kill()

    async with asyncio.TaskGroup() as tasks:
        for number in range(first, first + UPDATES):
            tasks.create_task(one(number))
    return acknowledged


async def each_has_one_turn(street: Street, first: int) -> None:
    """Wait until all are done, and count what each left in its thread."""
    last = first + UPDATES - 1

    async def done() -> bool:
        question = "SELECT count(*) FROM raw_update WHERE reading = 'done' AND update_id BETWEEN $1 AND $2"
        return bool(await street.pool.fetchval(question, first, last) == UPDATES)

    await until(done, "every update has had its turn")
    rows = await street.pool.fetch(
        "SELECT a.chat_id, count(*) FILTER (WHERE author = 'citizen') AS heard,"
        " count(*) FILTER (WHERE author = 'bot') AS said"
        " FROM account a JOIN message m ON m.account_id = a.id WHERE a.chat_id BETWEEN $1 AND $2 GROUP BY 1",
        first,
        last,
    )
    assert {(row["heard"], row["said"]) for row in rows} == {(1, 1)}
    assert len(rows) == UPDATES
    # Nobody with these numbers is at the messenger: what waits must not be sent by a bot of another test.
    await street.pool.execute("DELETE FROM message WHERE delivery = 'queued'")
