"""Specification: the citizen's HTTP API."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from simulator.world.citizen import HIGHEST_ID, id_of
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person

KEYS = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}, {"text": "نقشه", "url": "https://a.ir/b"}]]}


async def say(bot: RawBot, text: str = "؟", **more: Any) -> int:
    """Let the bot say something to Sara."""
    answer = await bot.call("sendMessage", chat_id=id_of("sara"), text=text, **more)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["result"]["message_id"])


async def test_messages_tell_who_said_what(bot: RawBot, sara: Person) -> None:
    """Both sides stand in one list, oldest first."""
    await say(bot, "بفرمایید", reply_markup=KEYS)
    first, second = await sara.reads()
    assert (first["from"], first["text"], first["buttons"]) == ("citizen", "سلام", [])
    assert (second["from"], second["text"], second["buttons"]) == ("bot", "بفرمایید", [["بله", "نقشه"]])
    assert second["id"] > first["id"]
    assert (second["location"], second["edited"]) == (None, False)


async def test_only_messages_after_an_id_are_told(bot: RawBot, sara: Person) -> None:
    """A reader goes on where it stopped."""
    number = await say(bot)
    assert await sara.reads(after=number) == []
    assert [one["id"] for one in await sara.reads(after=number - 1)] == [number]


async def test_a_waiting_reader_hears_at_once(bot: RawBot, sara: Person) -> None:
    """`wait` ends with the first message."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(sara.reads(after=(await sara.last())["id"], wait=30))
        await asyncio.sleep(0)
        await say(bot, "رسیدم")
    assert [one["text"] for one in waiting.result()] == ["رسیدم"]


@pytest.mark.parametrize("words", ["بله", "  بله ", "\u2067بله\u2069", "\u200fبله\u200e"])
async def test_a_button_is_found_by_what_is_seen(bot: RawBot, sara: Person, words: str) -> None:
    """Space around and direction marks do not count."""
    number = await say(bot, reply_markup=KEYS)
    assert (await sara.taps(words))["message"] == number


async def test_the_newest_button_of_a_name_wins(bot: RawBot, sara: Person) -> None:
    """Older buttons stay reachable by their message."""
    old = await say(bot, reply_markup=KEYS)
    await say(bot, reply_markup={"keyboard": [["بله", "خانه"]]})
    assert "message" not in await sara.taps("بله")
    assert (await sara.last())["text"] == "بله"
    new = await say(bot, reply_markup=KEYS)
    assert (await sara.taps("بله"))["message"] == new
    assert (await sara.does("tap", text="بله", message=old))["message"] == old


async def test_a_tap_need_not_spell_the_emoji(bot: RawBot, sara: Person) -> None:
    """Exact words win; failing them, letters and digits decide, as when a person reads a button aloud."""
    await say(bot, reply_markup={"inline_keyboard": [[{"text": "🛏 جای خواب", "callback_data": "emoji"}]]})
    await sara.taps("جای خواب")
    plain = await say(bot, reply_markup={"inline_keyboard": [[{"text": "جای خواب", "callback_data": "plain"}]]})
    await say(bot, reply_markup={"inline_keyboard": [[{"text": "🛏 جای خواب", "callback_data": "emoji"}]]})
    assert (await sara.taps("جای خواب"))["message"] == plain
    assert (await sara.post("tap", text="🛏")).status_code == 409


async def test_a_link_button_tells_its_address_and_sends_nothing(bot: RawBot, sara: Person) -> None:
    """Opening a link is between the citizen and the browser."""
    number = await say(bot, reply_markup=KEYS)
    assert await sara.taps("نقشه") == {"url": "https://a.ir/b"}
    assert (await sara.last())["id"] == number


@pytest.mark.parametrize("verb", ["location", "contact"])
async def test_a_button_that_asks_for_something_says_so(bot: RawBot, sara: Person, verb: str) -> None:
    """Such a button cannot be tapped by words alone."""
    keyboard = {"keyboard": [[{"text": "📍 فرستادن", f"request_{verb}": True}]]}
    await say(bot, reply_markup=keyboard)
    answer = await sara.post("tap", text="📍 فرستادن")
    assert (answer.status_code, answer.json()["use"]) == (409, verb)


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: RawBot, sara: Person) -> None:
    """Nor can one that was taken away or deleted."""
    assert (await sara.post("tap", text="بله")).status_code == 409
    number = await say(bot, reply_markup=KEYS)
    await bot.call("deleteMessage", chat_id=id_of("sara"), message_id=number)
    assert (await sara.post("tap", text="بله")).status_code == 409


@pytest.mark.usefixtures("bot")
async def test_who_blocked_must_unblock_before_writing(sara: Person) -> None:
    """A messenger hides the composer meanwhile."""
    await sara.does("block")
    assert (await sara.screen())["blocked"] is True
    assert (await sara.post("text", text="سلام")).status_code == 409
    await sara.does("unblock")
    assert await sara.writes("سلام")


@pytest.mark.parametrize(
    ("verb", "body"),
    [
        ("text", {}),
        ("text", {"text": "  "}),
        ("text", {"text": 5}),
        ("text", {"text": "ا" * 4097}),
        ("tap", {}),
        ("location", {"lat": 35.6}),
        ("location", {"lat": "35", "lon": 51}),
        ("location", {"lat": 95, "lon": 51}),
        ("contact", {}),
    ],
)
async def test_what_is_missing_or_wrong_is_said_plainly(sara: Person, verb: str, body: dict[str, Any]) -> None:
    """Mistakes in a script are answered with a reason."""
    answer = await sara.post(verb, **body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"text": "\\ud800"}'])
async def test_a_body_that_is_no_json_object_is_refused(sara: Person, body: bytes) -> None:
    """Neither nonsense nor half a letter gets in."""
    assert (await sara.http.post(f"{sara.path}/text", content=body)).status_code == 400


async def test_another_messenger_is_not_there(http: httpx.AsyncClient) -> None:
    """An unknown platform is 404 with a reason."""
    answer = await Person(http, platform="whatsapp").post("text", text="سلام")
    assert (answer.status_code, answer.json()) == (404, {"error": "platform must be one of: telegram, bale"})


@pytest.mark.parametrize("user", ["a b", "a.b", "0", str(HIGHEST_ID + 1), "x" * 65])
async def test_a_user_is_one_word(http: httpx.AsyncClient, user: str) -> None:
    """Letters, digits, hyphen and underscore; a number must fit."""
    assert (await Person(http, user).post("text", text="سلام")).status_code == 400


def test_numbers_are_ids_and_names_have_stable_ones() -> None:
    """The same name is the same person after every restart."""
    assert id_of("12345") == 12345
    assert id_of("sara") == 345716493012216
    assert 0 < id_of("سارا") < 2**52


async def test_a_name_is_shown_with_spaces(bot: RawBot, http: httpx.AsyncClient) -> None:
    """Underscores in an address are spaces in a name."""
    await Person(http, "آقای_کریمی").writes("سلام")
    update = (await bot.call("getUpdates")).json()["result"][-1]
    assert update["message"]["from"]["first_name"] == "آقای کریمی"


@pytest.mark.parametrize("verb", ["voice", "photo", "sticker", "document"])
async def test_a_form_without_a_file_sends_the_sample(sara: Person, verb: str) -> None:
    """A script need not bring files."""
    answer = await sara.http.post(f"{sara.path}/{verb}", files={"caption": (None, "ببینید")})
    assert answer.status_code == 200
    assert (await sara.last())["kind"] == verb
    assert (await sara.http.get(f"{sara.path}/file/{answer.json()['id']}")).status_code == 200


async def test_a_message_without_a_file_has_none_to_fetch(bot: RawBot, sara: Person) -> None:
    """Nothing stands under such an address."""
    number = await say(bot)
    assert (await bot.http.get(f"{sara.path}/file/{number}")).status_code == 404


async def test_ticks_follow_the_offset(bot: RawBot, sara: Person) -> None:
    """A message counts as taken once its update was confirmed."""
    chat = id_of(sara.user)
    (update,) = (await bot.call("getUpdates")).json()["result"]
    assert await _taken(sara) == [False]
    await bot.call("getUpdates", offset=update["update_id"] + 1)
    assert (update["message"]["chat"]["id"], await _taken(sara)) == (chat, [True])


async def _taken(person: Person) -> list[bool]:
    async with person.http.stream("GET", "/live/telegram", params={"users": person.user}) as stream:
        line = await anext(stream.aiter_lines())
    (phone,) = json.loads(line.removeprefix("data: "))["phones"]
    return [message["taken"] for message in phone["messages"]]
