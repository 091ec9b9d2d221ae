"""Specification: Bale's personality, held by a library written for Bale that knows nothing of the simulator."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from baleRobot import (
    AsyncBaleClient,
    BadRequest,
    Conflict,
    CopyTextButton,
    Forbidden,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    KeyboardButton,
    LabeledPrice,
    NetworkError,
    NotFound,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    TooManyRequests,
)

from simulator.world.samples import sample_document, sample_photo, sample_voice
from tests.simulator.bale_client import bale_client, take
from tests.simulator.person import Person
from tests.simulator.receiver import Receiver

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="بله", callback_data="yes")]])


@pytest.fixture
async def client(base: str) -> AsyncIterator[AsyncBaleClient]:
    """The library."""
    async with bale_client(base) as opened:
        yield opened


@pytest.fixture
async def chat(client: AsyncBaleClient, mina: Person) -> int:
    """The id of a chat that the citizen has opened, with nothing left to take."""
    await mina.writes("سلام")
    message = (await take(client)).message
    assert message
    assert message.chat_id
    return message.chat_id


def upload(data: bytes, name: str) -> InputFile:
    """Give a file to send."""
    return InputFile(data, filename=name)


Sending = Callable[[AsyncBaleClient, int], Awaitable[Any]]
SENDINGS: dict[str, Sending] = {
    "text": lambda c, to: c.send_message(to, "سلام"),
    "photo": lambda c, to: c.send_photo(to, upload(sample_photo(), "a.png"), caption="نقشه"),
    "document": lambda c, to: c.send_document(to, upload(sample_document(), "a.txt")),
    "voice": lambda c, to: c.send_voice(to, upload(sample_voice(), "a.oga")),
    "audio": lambda c, to: c.send_audio(to, upload(b"ID3music", "a.mp3")),
    "video": lambda c, to: c.send_video(to, upload(b"film", "a.mp4")),
    "animation": lambda c, to: c.send_animation(to, upload(b"GIF89a", "a.gif")),
    "location": lambda c, to: c.send_location(to, 35.66, 51.42),
    "contact": lambda c, to: c.send_contact(to, "123", "اورژانس اجتماعی"),
    "invoice": lambda c, to: c.send_invoice(to, "کلاس", "دوخت", "c-7", "WALLET-TEST", [LabeledPrice("یک", 500)]),
}


@pytest.mark.parametrize("kind", SENDINGS)
async def test_every_kind_of_message_reaches_the_citizen(
    client: AsyncBaleClient, chat: int, mina: Person, kind: str
) -> None:
    """What the bot sent is what the citizen sees, under the id the bot was told."""
    sent = await SENDINGS[kind](client, chat)
    seen = await mina.last()
    assert (seen["id"], seen["from"], seen["kind"]) == (sent.message_id, "bot", kind)
    assert getattr(sent, kind)


async def test_a_bot_learns_who_it_is(client: AsyncBaleClient) -> None:
    """The id is the number in the token."""
    me = await client.get_me()
    assert (me.id, me.username, me.is_bot) == (700100200, "yavar_demo_bot", True)


@pytest.mark.parametrize(
    ("verb", "body", "kind"),
    [
        ("text", {"text": "سلام"}, "text"),
        ("location", {"lat": 35.66, "lon": 51.42}, "location"),
        ("contact", {"phone": "+989120000000"}, "contact"),
        ("voice", {}, "voice"),
        ("photo", {}, "photo"),
        ("sticker", {}, "sticker"),
        ("document", {}, "document"),
    ],
)
async def test_everything_a_citizen_sends_is_read(
    client: AsyncBaleClient, mina: Person, verb: str, body: dict[str, Any], kind: str
) -> None:
    """A library for Bale reads each kind of message."""
    number = (await mina.does(verb, **body))["id"]
    message = (await take(client)).message
    assert message
    assert (message.message_id, message.content_type, message.user_id) == (number, kind, message.chat_id)


async def test_a_tap_and_its_answer(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """The button waits until the bot has answered, as Bale's does."""
    sent = await client.send_message(chat, "امن هستید؟", reply_markup=YES)
    tapped = await mina.taps("بله")
    assert (await mina.screen())["waiting"] == 1
    query = (await take(client)).callback_query
    assert query
    assert query.message
    assert (query.id, query.data, query.message.message_id) == (tapped["id"], "yes", sent.message_id)
    assert await client.answer_callback_query(query.id, text="خوشحالم", show_alert=True)
    screen = await mina.screen()
    assert (screen["toast"], screen["waiting"]) == ({"text": "خوشحالم", "alert": True, "url": None}, 0)


async def test_a_keyboard_is_shown_and_taken_away(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """It stays until it is removed."""
    rows: list[list[KeyboardButton | str]] = [[KeyboardButton(text="📍 کجا هستم", request_location=True)], ["🏠 خانه"]]
    await client.send_message(chat, "بفرمایید", reply_markup=ReplyKeyboardMarkup(keyboard=rows))
    assert (await mina.screen())["keyboard"] == [["📍 کجا هستم"], ["🏠 خانه"]]
    await client.send_message(chat, "باشد", reply_markup=ReplyKeyboardRemove())
    assert (await mina.screen())["keyboard"] is None


async def test_a_message_is_edited_and_deleted(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """The edit is done, though its answer is a stub without words."""
    sent = await client.send_message(chat, "۳ تخت", reply_markup=YES)
    told = await client.edit_message_text(chat, sent.message_id, "۲ تخت")
    seen = await mina.last()
    assert (seen["text"], seen["buttons"], seen["edited"]) == ("۲ تخت", [], True)
    assert not isinstance(told, bool)
    assert (told.message_id, told.text) == (0, None)
    assert await client.delete_message(chat, sent.message_id)
    assert (await mina.last())["text"] == "سلام"


async def test_a_reply_a_forward_and_a_copy(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """A forward names who wrote first, in the old fields."""
    number = await mina.writes("کجا بروم؟")
    answer = await client.send_message(chat, "خاوران", reply_to_message_id=number)
    assert answer.reply_to_message
    assert answer.reply_to_message.text == "کجا بروم؟"
    forward = await client.forward_message(chat, chat, number)
    assert forward.forward_from
    assert forward.forward_from.first_name == "mina"
    copied = await client.copy_message(chat, chat, number)
    assert (await mina.last())["id"] == copied.message_id


async def test_an_album_and_a_file_come_and_go(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """Parts of an album are named; a citizen's file comes down as it went up."""
    photos = [InputMediaPhoto(media=upload(sample_photo(), f"{n}.png"), caption=str(n)) for n in (1, 2)]
    sent = await client.send_media_group(chat, photos)
    assert len({one.media_group_id for one in sent}) == 1
    await mina.http.post(f"{mina.path}/document", files={"file": ("a.bin", b"\x00\xffany")})
    message = (await take(client)).message
    assert message
    assert message.document
    assert await client.download_file(message.document.file_id) == b"\x00\xffany"


async def test_what_only_bale_has(client: AsyncBaleClient, chat: int) -> None:
    """A review can be asked for, text can be copied by a button, members are counted by another name."""
    assert await client.ask_review(chat, 5)
    copy = InlineKeyboardButton(text="کپی", copy_text=CopyTextButton(text="۱۲۳"))
    assert (
        await client.send_message(chat, "کد", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[copy]]))
    ).message_id
    assert await client.get_chat_members_count(chat) == 2
    assert (await client.get_chat(chat)).first_name == "mina"
    assert (await client.get_chat_member(chat, chat)).status == "member"
    with pytest.raises(Forbidden, match="permission_denied"):
        await client.set_chat_title(chat, "گروه")


async def test_refusals_are_the_errors_they_should_be(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """Unknown people, blocks, wrong words and too many calls are told apart."""
    with pytest.raises(NotFound, match="no such group or user"):
        await client.send_message(424242, "سلام")
    with pytest.raises(BadRequest):
        await client.send_message(chat, "   ")
    rule = {"platform": "bale", "method": "sendMessage", "kind": "429", "retry_after": 7, "times": 1}
    await mina.http.post("/faults", json=rule)
    with pytest.raises(TooManyRequests) as refused:
        await client.send_message(chat, "سلام")
    assert refused.value.retry_after == 7
    await mina.does("block")
    with pytest.raises(Forbidden, match="permission_denied"):
        await client.send_message(chat, "سلام")


async def test_refusals_in_http_200_are_still_refusals(client: AsyncBaleClient, mina: Person) -> None:
    """Some report that live errors come under HTTP 200: the body decides."""
    await mina.http.post("/platforms/bale", json={"errors_in_200": True})
    with pytest.raises(NotFound):
        await client.send_message(424242, "سلام")


async def test_an_html_page_and_a_cut_line_are_network_errors(client: AsyncBaleClient, chat: int, mina: Person) -> None:
    """Neither is an answer."""
    await mina.http.post("/faults", json=[{"kind": "html", "times": 1}, {"kind": "drop", "times": 1}])
    for _ in range(2):
        with pytest.raises(NetworkError):
            await client.send_message(chat, "سلام")
    assert (await mina.last())["text"] == "سلام"


async def test_updates_are_pushed_to_a_webhook(client: AsyncBaleClient, mina: Person, receiver: Receiver) -> None:
    """Without any secret header; its description is its address alone."""
    assert await client.set_webhook(receiver.url, secret_token="s3cret")
    await mina.writes("سلام")
    (pushed,) = await receiver.until(1)
    assert pushed.words == "سلام"
    assert "x-telegram-bot-api-secret-token" not in pushed.headers
    with pytest.raises(Conflict):
        await client.get_updates()
    assert (await client.get_webhook_info()).url == receiver.url
    assert await client.delete_webhook()
    assert (await client.get_webhook_info()).url == ""


async def test_a_token_with_a_wrong_secret_is_refused(base: str) -> None:
    """Bale answers 403 or 404."""
    async with bale_client(base, "123:ab$cd") as client:
        with pytest.raises(Forbidden, match="Token not found"):
            await client.get_me()


async def test_one_token_is_two_bots(client: AsyncBaleClient, http: httpx.AsyncClient, mina: Person) -> None:
    """Messengers know nothing of each other: same numbers, other people."""
    await mina.writes("در بله")
    await Person(http, "mina").writes("در تلگرام")
    message = (await take(client)).message
    assert message
    assert message.text == "در بله"
    assert await client.get_updates() == []
