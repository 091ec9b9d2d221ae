"""Specification: everything a bot can send, as two independent clients send it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from simulator.world.samples import sample_document, sample_photo, sample_sticker, sample_voice
from tests.simulator.clients import Client
from tests.simulator.person import Person

Sending = Callable[[Client, int], Awaitable[Any]]

SENDINGS: dict[str, Sending] = {
    "text": lambda c, to: c.bot.send_message(chat_id=to, text="سلام"),
    "photo": lambda c, to: c.bot.send_photo(chat_id=to, photo=c.upload(sample_photo(), "a.png"), caption="نقشه"),
    "document": lambda c, to: c.bot.send_document(chat_id=to, document=c.upload(sample_document(), "a.txt")),
    "voice": lambda c, to: c.bot.send_voice(chat_id=to, voice=c.upload(sample_voice(), "a.oga"), duration=2),
    "audio": lambda c, to: c.bot.send_audio(chat_id=to, audio=c.upload(b"ID3music", "a.mp3"), title="آرامش"),
    "video": lambda c, to: c.bot.send_video(chat_id=to, video=c.upload(b"film", "a.mp4"), duration=3),
    "sticker": lambda c, to: c.bot.send_sticker(chat_id=to, sticker=c.upload(sample_sticker(), "a.webp")),
    "location": lambda c, to: c.bot.send_location(chat_id=to, latitude=35.66, longitude=51.42),
    "venue": lambda c, to: c.bot.send_venue(
        chat_id=to, latitude=35.66, longitude=51.42, title="مددسرای خاوران", address="خاوران"
    ),
    "contact": lambda c, to: c.bot.send_contact(chat_id=to, phone_number="123", first_name="اورژانس اجتماعی"),
}


@pytest.mark.parametrize("kind", SENDINGS)
async def test_every_kind_of_message_reaches_the_citizen(client: Client, chat: int, sara: Person, kind: str) -> None:
    """What the bot sent is what the citizen sees, under the id the bot was told."""
    sent = await SENDINGS[kind](client, chat)
    seen = await sara.last()
    assert (seen["id"], seen["from"], seen["kind"]) == (sent.message_id, "bot", kind)
    assert getattr(sent, kind)


async def test_a_place_has_coordinates_and_a_venue_its_address(client: Client, chat: int, sara: Person) -> None:
    """A citizen reads where to go."""
    await SENDINGS["location"](client, chat)
    await SENDINGS["venue"](client, chat)
    plain, named = [one["location"] for one in (await sara.reads())[-2:]]
    assert plain == {"lat": 35.66, "lon": 51.42}
    assert named == plain | {"title": "مددسرای خاوران", "address": "خاوران"}


async def test_message_ids_are_shared_by_both_sides_and_rise(client: Client, chat: int, sara: Person) -> None:
    """One chat counts once."""
    first = (await client.bot.send_message(chat_id=chat, text="یک")).message_id
    second = await sara.writes("دو")
    third = (await client.bot.send_message(chat_id=chat, text="سه")).message_id
    assert [second - first, third - second] == [1, 1]


async def test_html_becomes_words_with_entities(client: Client, chat: int, sara: Person) -> None:
    """Marks are read by the server; the citizen sees words."""
    sent = await client.bot.send_message(chat_id=chat, text="<b>سلام</b> &amp; درود", parse_mode="HTML")
    assert (await sara.last())["text"] == sent.text == "سلام & درود"
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 4)]


async def test_a_reply_keyboard_stays_until_it_is_removed(client: Client, chat: int, sara: Person) -> None:
    """The screen shows the last keyboard; a message tells which one it brought."""
    rows = [["🛏 جای خواب امشب", "💬 مشاوره"], ["🏠 منوی اصلی"]]
    await client.bot.send_message(chat_id=chat, text="چه کمکی لازم دارید؟", reply_markup=client.reply(rows))
    assert (await sara.last())["buttons"] == rows
    await client.bot.send_message(chat_id=chat, text="بنویسید")
    assert (await sara.screen())["keyboard"] == rows
    removal = client.types.ReplyKeyboardRemove()
    await client.bot.send_message(chat_id=chat, text="باشد", reply_markup=removal)
    assert (await sara.screen())["keyboard"] is None


async def test_a_reply_shows_what_it_answers(client: Client, chat: int, sara: Person) -> None:
    """The message replied to comes back with the result."""
    number = await sara.writes("کجا بروم؟")
    wanted = client.types.ReplyParameters(message_id=number)
    sent = await client.bot.send_message(chat_id=chat, text="خاوران", reply_parameters=wanted)
    assert sent.reply_to_message.text == "کجا بروم؟"


async def test_a_forward_names_the_writer_and_a_copy_does_not(client: Client, chat: int, sara: Person) -> None:
    """Forwarding keeps the origin, copying makes the words the bot's own."""
    number = await sara.writes("سلام")
    forward = await client.bot.forward_message(chat_id=chat, from_chat_id=chat, message_id=number)
    copied = await client.bot.copy_message(chat_id=chat, from_chat_id=chat, message_id=number)
    assert forward.forward_origin.sender_user.first_name == "sara"
    assert (await sara.last())["id"] == copied.message_id


async def test_an_album_is_several_messages_of_one_group(client: Client, chat: int, sara: Person) -> None:
    """An album shares a group id."""
    make = client.types.InputMediaPhoto
    photos = [make(media=client.upload(sample_photo(), f"{n}.png"), caption=str(n)) for n in (1, 2)]
    sent = await client.bot.send_media_group(chat_id=chat, media=photos)
    assert len({one.media_group_id for one in sent}) == 1
    assert [one["text"] for one in (await sara.reads())[-2:]] == ["1", "2"]


async def test_typing_shows_until_the_message_comes(client: Client, chat: int, sara: Person) -> None:
    """A chat action ends with the message it announced."""
    await client.bot.send_chat_action(chat_id=chat, action="typing")
    assert (await sara.screen())["action"] == "typing"
    await client.bot.send_message(chat_id=chat, text="سلام")
    assert (await sara.screen())["action"] is None


async def test_commands_names_and_chats_can_be_asked_back(client: Client, chat: int) -> None:
    """What a bot sets about itself it reads again."""
    command = client.types.BotCommand(command="start", description="شروع")
    assert await client.bot.set_my_commands([command])
    assert [one.command for one in await client.bot.get_my_commands()] == ["start"]
    assert await client.bot.delete_my_commands()
    assert list(await client.bot.get_my_commands()) == []
    assert await client.bot.set_my_name(name="یاور تهران")
    assert (await client.bot.get_my_name()).name == "یاور تهران"
    assert (await client.bot.get_chat(chat_id=chat)).first_name == "sara"
    assert (await client.bot.get_chat_member(chat_id=chat, user_id=chat)).status == "member"
    assert (await client.bot.get_chat_menu_button()).type == "commands"


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
async def test_a_citizens_file_comes_down_as_it_went_up(client: Client, sara: Person, kind: str) -> None:
    """Bytes are never changed on the way to the bot."""
    data = {"voice": sample_voice(), "photo": sample_photo(), "document": b"\x00\xffany"}[kind]
    answer = await sara.http.post(f"{sara.path}/{kind}", files={"file": ("a.bin", data)})
    assert answer.status_code == 200
    held = getattr((await client.take()).message, kind)
    file = held[-1] if kind == "photo" else held
    assert await client.download(file.file_id) == data


async def test_a_bots_file_reaches_the_citizen_and_can_be_sent_again_by_id(
    client: Client, chat: int, sara: Person
) -> None:
    """An uploaded file has an id that is good for another message."""
    sent = await SENDINGS["document"](client, chat)
    again = await client.bot.send_document(chat_id=chat, document=sent.document.file_id)
    fetched = await sara.http.get(f"{sara.path}/file/{again.message_id}")
    assert fetched.content == sample_document()
