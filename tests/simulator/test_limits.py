"""Specification: the limits that Telegram keeps, at the line and one step over it."""

import json
from typing import Any

import pytest

from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person


@pytest.fixture
async def to(sara: Person) -> int:
    """The chat's id, as a bot would know it."""
    return id_of(sara.user)


@pytest.mark.parametrize(
    ("text", "status"),
    [("ا" * 4096, 200), ("ا" * 4097, 400), ("😀" * 2048, 200), ("😀" * 2049, 400), ("\n \t", 400)],
)
async def test_text_has_4096_units_of_utf16(bot: RawBot, to: int, text: str, status: int) -> None:
    """A letter counts one, an emoji two, space around nothing."""
    assert (await bot.call("sendMessage", chat_id=to, text=text)).status_code == status


async def test_marks_do_not_count(bot: RawBot, to: int) -> None:
    """The limit is measured after parsing."""
    text = "<b>" + "ا" * 4096 + "</b>"
    assert (await bot.call("sendMessage", chat_id=to, text=text, parse_mode="HTML")).status_code == 200


@pytest.mark.parametrize(
    ("data", "status"),
    [("a" * 64, 200), ("a" * 65, 400), ("ا" * 32, 200), ("ا" * 33, 400), ("", 400)],
)
async def test_callback_data_has_64_bytes(bot: RawBot, to: int, data: str, status: int) -> None:
    """A Persian letter takes two of them."""
    keys = {"inline_keyboard": [[{"text": "بله", "callback_data": data}]]}
    answer = await bot.call("sendMessage", chat_id=to, text="؟", reply_markup=keys)
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["description"] == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ({"inline_keyboard": [[{"text": "بله"}]]}, "Text buttons are unallowed in the inline keyboard"),
        ({"inline_keyboard": [[{"callback_data": "a"}]]}, 'Field "text" must be'),
        ({"inline_keyboard": [[{"text": "a", "url": "https://a.ir", "callback_data": "a"}]]}, "one action"),
        ({"inline_keyboard": [[{"text": "a", "url": "این نشانی نیست"}]]}, "is invalid"),
        ({"inline_keyboard": [[{"text": "a", "url": "https://[/"}]]}, "is invalid"),
        ({"inline_keyboard": {"text": "a"}}, "must be of type Array"),
        ({"inline_keyboard": [{"text": "a"}]}, "Array of Arrays"),
        ({"keyboard": [["a", 5]]}, "KeyboardButton must be a String or an Object"),
        ({"keyboard": [[{"text": " "}]]}, "Button text must not be empty"),
        ({"keyboard": []}, "must not be empty"),
        ({"buttons": []}, "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ("{", "JSON object"),
    ],
)
async def test_a_keyboard_of_wrong_shape_is_refused(bot: RawBot, to: int, markup: Any, reason: str) -> None:
    """Nothing is sent with a keyboard that Telegram would not take."""
    assert reason in await bot.says("sendMessage", chat_id=to, text="؟", reply_markup=markup)


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendMessage", {"text": "سلام", "chat_id": ""}, "chat_id is empty"),
        ("sendMessage", {"text": "سلام", "chat_id": "@yavar"}, "chat not found"),
        ("sendLocation", {"latitude": 91, "longitude": 0}, "wrong location coordinates"),
        ("sendLocation", {"latitude": "nan", "longitude": 0}, "wrong location coordinates"),
        ("sendLocation", {"latitude": 35}, "coordinates are not specified"),
        ("sendLocation", {"latitude": "x", "longitude": 0}, 'invalid parameter "latitude"'),
        ("sendVenue", {"latitude": 35, "longitude": 51, "address": "خاوران"}, "title must be non-empty"),
        ("sendContact", {"phone_number": "123"}, "first name must be non-empty"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "unknown"}, "wrong file identifier"),
        ("sendPhoto", {"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
        ("sendMediaGroup", {"media": []}, "wrong number of media"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action"),
        ("editMessageText", {"text": "سلام"}, "message identifier is not specified"),
        ("editMessageText", {"text": "سلام", "message_id": 1}, "message to edit not found"),
        ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("forwardMessage", {"from_chat_id": 5, "message_id": 1}, "chat not found"),
        ("getFile", {"file_id": "unknown"}, "invalid file_id"),
        ("setMyCommands", {"commands": [{"command": "شروع", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old"),
        ("sendMessage", {"text": "a", "reply_parameters": {"message_id": 1}}, "message to be replied not found"),
    ],
)
async def test_wrong_parameters_are_refused(
    bot: RawBot, to: int, method: str, params: dict[str, Any], reason: str
) -> None:
    """Each refusal names what is wrong in Telegram's words."""
    assert reason in await bot.says(method, **({"chat_id": to} | params))


async def test_a_caption_has_1024_units(bot: RawBot, to: int, sara: Person) -> None:
    """A caption is shorter than a text."""
    await sara.does("photo")
    file_id = (await bot.call("getUpdates")).json()["result"][-1]["message"]["photo"][0]["file_id"]
    fits = await bot.call("sendPhoto", chat_id=to, photo=file_id, caption="ا" * 1024)
    assert fits.status_code == 200
    reason = await bot.says("sendPhoto", chat_id=to, photo=file_id, caption="ا" * 1025)
    assert reason == "Bad Request: message caption is too long"


async def test_half_a_letter_is_refused(bot: RawBot, to: int) -> None:
    """A lone surrogate is no text and must not reach any citizen."""
    body = json.dumps({"chat_id": to, "text": "\ud800"})
    headers = {"content-type": "application/json"}
    answer = await bot.http.post(f"/bot{TOKEN}/sendMessage", content=body, headers=headers)
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_unknown_parameters_are_passed_over(bot: RawBot, to: int) -> None:
    """As on Telegram, what is not known does no harm."""
    answer = await bot.call("sendMessage", chat_id=to, text="سلام", protect_content=True, something="else")
    assert answer.status_code == 200
