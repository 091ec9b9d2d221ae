"""Specification: updates by webhook, set by two independent clients."""

import asyncio

import httpx
import pytest

from tests.simulator.clients import Client
from tests.simulator.person import Person
from tests.simulator.receiver import Receiver


async def test_updates_are_pushed_with_the_secret(client: Client, sara: Person, receiver: Receiver) -> None:
    """The header proves who pushes."""
    assert await client.bot.set_webhook(url=receiver.url, secret_token="s3cret_-")
    await sara.writes("سلام")
    (pushed,) = await receiver.until(1)
    assert pushed.words == "سلام"
    assert pushed.headers["x-telegram-bot-api-secret-token"] == "s3cret_-"


async def test_a_webhook_is_described_and_taken_away(client: Client, sara: Person, receiver: Receiver) -> None:
    """GetWebhookInfo tells the address and what waits; afterwards polling works again."""
    await client.bot.set_webhook(url=receiver.url, allowed_updates=["message"])
    info = await client.bot.get_webhook_info()
    assert (info.url, list(info.allowed_updates)) == (receiver.url, ["message"])
    assert await client.bot.delete_webhook()
    assert (await client.bot.get_webhook_info()).url == ""
    await sara.writes("سلام")
    assert (await client.take()).message.text == "سلام"


async def test_polling_beside_a_webhook_is_a_conflict(client: Client, receiver: Receiver) -> None:
    """A bot takes its updates in one way only."""
    await client.bot.set_webhook(url=receiver.url)
    with pytest.raises(client.errors.conflict, match="while webhook is active"):
        await client.updates(timeout=0)


async def test_a_refused_update_is_pushed_until_it_is_taken(client: Client, sara: Person, receiver: Receiver) -> None:
    """Nothing is lost by an answer that is not 2xx, and the order within a chat stands."""
    receiver.statuses = [500, 404]
    await client.bot.set_webhook(url=receiver.url)
    await sara.writes("یک")
    await sara.writes("دو")
    assert [one.words for one in await receiver.until(4)] == ["یک", "یک", "یک", "دو"]
    info = await client.bot.get_webhook_info()
    assert "404" in info.last_error_message


async def test_chats_do_not_wait_for_each_other(
    client: Client, http: httpx.AsyncClient, sara: Person, receiver: Receiver
) -> None:
    """A slow answer for one person holds nobody else up."""
    receiver.open_door.clear()
    await client.bot.set_webhook(url=receiver.url)
    await sara.writes("یک")
    await sara.writes("دو")
    await Person(http, "karimi").writes("سه")
    assert sorted(one.words for one in await receiver.until(2)) == ["سه", "یک"]
    receiver.open_door.set()
    assert (await receiver.until(3))[-1].words == "دو"


async def test_what_waits_can_be_dropped(client: Client, sara: Person) -> None:
    """Drop_pending_updates forgets what nobody took."""
    await sara.writes("کهنه")
    await client.bot.delete_webhook(drop_pending_updates=True)
    await sara.writes("تازه")
    assert [one.message.text for one in await client.updates(timeout=5)] == ["تازه"]


async def test_a_copy_is_pushed_twice_under_one_id(client: Client, sara: Person, receiver: Receiver) -> None:
    """A bot must know an update that it has had."""
    await sara.http.post("/faults", json={"kind": "duplicate", "times": 1})
    await client.bot.set_webhook(url=receiver.url)
    await sara.writes("سلام")
    first, second = await receiver.until(2)
    assert first.update == second.update


async def test_the_citizen_sees_that_a_webhook_took_the_message(
    client: Client, sara: Person, receiver: Receiver
) -> None:
    """What was taken no longer waits."""
    await client.bot.set_webhook(url=receiver.url)
    await sara.writes("سلام")
    await receiver.until(1)
    async with asyncio.timeout(5):
        while (await client.bot.get_webhook_info()).pending_update_count:
            pass


@pytest.mark.parametrize("parameters", [{"url": "ftp://example.org"}, {"url": "nowhere"}])
async def test_an_address_that_is_none_is_refused(client: Client, parameters: dict[str, str]) -> None:
    """A webhook is an HTTP address."""
    with pytest.raises(client.errors.bad_request, match=r"(?i)bad webhook"):
        await client.bot.set_webhook(**parameters)


async def test_a_secret_has_plain_letters_only(client: Client, receiver: Receiver) -> None:
    """Telegram allows letters, digits, underscore and hyphen."""
    with pytest.raises(client.errors.bad_request, match="unallowed characters"):
        await client.bot.set_webhook(url=receiver.url, secret_token="راز")
