"""Specification: updates by long poll, as two independent clients see them."""

import asyncio
from typing import Any

import pytest

from tests.simulator.clients import Client
from tests.simulator.person import Person


async def test_a_bot_learns_who_it_is(client: Client) -> None:
    """GetMe tells id, name and user name; the id is the number in the token."""
    me = await client.bot.get_me()
    assert (me.id, me.username, me.is_bot) == (700100200, "yavar_demo_bot", True)


async def test_first_words_arrive_without_a_start_command(client: Client, sara: Person) -> None:
    """Whoever opens the chat and writes is heard."""
    number = await sara.writes("امشب جایی برای خواب ندارم")
    (update,) = await client.updates(timeout=5)
    message = update.message
    assert (message.text, message.message_id) == ("امشب جایی برای خواب ندارم", number)
    assert message.chat.type == "private"
    assert message.chat.id == message.from_user.id
    assert message.from_user.first_name == "sara"


async def test_words_written_before_any_bot_came_wait_for_the_first(sara: Person, client: Client) -> None:
    """Nothing that citizens wrote is lost because the bot started late."""
    await sara.writes("یک")
    await sara.writes("دو")
    assert [one.message.text for one in await client.updates(timeout=5)] == ["یک", "دو"]


async def test_updates_come_again_until_their_offset_confirms_them(client: Client, sara: Person) -> None:
    """Only a poll with a higher offset lets the server forget."""
    for word in ("یک", "دو", "سه"):
        await sara.writes(word)
    first = await client.updates(limit=2, timeout=0)
    again = await client.updates(timeout=0)
    rest = await client.updates(offset=first[-1].update_id + 1, timeout=0)
    assert [one.message.text for one in first] == ["یک", "دو"]
    assert [one.message.text for one in again] == ["یک", "دو", "سه"]
    assert [one.message.text for one in rest] == ["سه"]
    assert [one.update_id for one in again] == sorted(one.update_id for one in again)


async def test_a_negative_offset_keeps_only_the_newest(client: Client, sara: Person) -> None:
    """Minus one forgets everything but the last update."""
    for word in ("یک", "دو", "سه"):
        await sara.writes(word)
    assert [one.message.text for one in await client.updates(offset=-1, timeout=0)] == ["سه"]
    assert len(await client.updates(timeout=0)) == 1


async def test_a_long_poll_ends_when_something_happens(client: Client, sara: Person) -> None:
    """A waiting poll answers at once, not at its end."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(client.updates(timeout=30))
        await _until_someone_polls(sara)
        await sara.writes("سلام")
    assert waiting.result()[0].message.text == "سلام"


async def test_a_second_poll_ends_the_first_with_a_conflict(client: Client, sara: Person) -> None:
    """Two pollers of one bot are told so, as on Telegram."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        first = tasks.create_task(_error_of(client.updates(timeout=30)))
        await _until_someone_polls(sara)
        second = tasks.create_task(client.updates(timeout=30))
        error = await first
        await sara.writes("سلام")
    assert isinstance(error, client.errors.conflict)
    assert "terminated by other getUpdates request" in str(error)
    assert len(second.result()) == 1


async def test_kinds_that_were_not_asked_for_do_not_come(client: Client, chat: int, sara: Person) -> None:
    """Allowed_updates holds for what happens afterwards."""
    await client.updates(allowed_updates=["callback_query"], timeout=0)
    await sara.writes("این نمی‌رسد")
    await client.bot.send_message(chat_id=chat, text="بزنید", reply_markup=client.inline([[("بله", "yes")]]))
    await sara.taps("بله")
    updates = await client.updates(timeout=5)
    assert [one.callback_query.data for one in updates] == ["yes"]


@pytest.mark.parametrize(
    ("verb", "body", "field"),
    [
        ("location", {"lat": 35.66, "lon": 51.42}, "location"),
        ("contact", {"phone": "+989120000000"}, "contact"),
        ("voice", {}, "voice"),
        ("photo", {}, "photo"),
        ("sticker", {}, "sticker"),
        ("document", {}, "document"),
    ],
)
async def test_everything_a_citizen_sends_is_read_by_both_clients(
    client: Client, sara: Person, verb: str, body: dict[str, Any], field: str
) -> None:
    """Every kind of message is complete enough for strict parsers."""
    await sara.does(verb, **body)
    message = (await client.take()).message
    assert getattr(message, field)


async def test_an_own_contact_bears_the_senders_id(client: Client, sara: Person) -> None:
    """A bot can tell one's own number from somebody else's."""
    await sara.does("contact", phone="+989120000000")
    message = (await client.take()).message
    assert message.contact.user_id == message.from_user.id


async def test_a_command_is_marked_as_one(client: Client, sara: Person) -> None:
    """Libraries find commands by their entity."""
    await sara.writes("/start خیریه")
    (entity,) = (await client.take()).message.entities
    assert (entity.type, entity.offset, entity.length) == ("bot_command", 0, 6)


async def test_changed_words_arrive_as_an_edited_message(client: Client, chat: int, sara: Person) -> None:
    """A citizen may correct what they wrote."""
    number = await sara.writes("منطقه ۱")
    await client.take()
    await sara.does("edit", id=number, text="منطقه ۱۱")
    edited = (await client.take()).edited_message
    assert (edited.message_id, edited.text, edited.chat.id) == (number, "منطقه ۱۱", chat)


async def test_blocking_is_told_and_undone(client: Client, chat: int, sara: Person) -> None:
    """A block comes as my_chat_member, and so does its end."""
    await sara.does("block")
    assert (await client.take()).my_chat_member.new_chat_member.status == "kicked"
    await sara.does("unblock")
    member = (await client.take()).my_chat_member
    assert (member.chat.id, member.new_chat_member.status) == (chat, "member")


async def _until_someone_polls(person: Person) -> None:
    while not any(call["status"] is None for call in await _polls(person)):
        pass


async def _polls(person: Person) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = (await person.http.get("/log", params={"method": "getUpdates"})).json()
    return told


async def _error_of(call: Any) -> Exception | None:
    try:
        await call
    except Exception as error:  # noqa: BLE001 (whatever the library raises is what is asked for)
        return error
    return None
