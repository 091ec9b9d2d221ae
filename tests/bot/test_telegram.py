"""Telegram's edge: marks as HTML, points with a name, a menu of commands in two languages."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from bot.menu import commands
from bot.platform import Refused, Sent
from bot.telegram import Telegram
from models import Lane
from services.outbox import Outgoing
from simulator.server import serve_in_thread
from tests.screen import WORDS
from tests.simulator.person import Person

TOKEN = "1000000077:AAtelegram-token-for-tests-of-the-edge"


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A simulator of its own."""
    with serve_in_thread() as address:
        yield address


@pytest.fixture
async def http(base: str) -> AsyncIterator[httpx.AsyncClient]:
    """Requests to it, without trouble."""
    async with httpx.AsyncClient(base_url=base, timeout=20) as client:
        (await client.delete("/faults")).raise_for_status()
        yield client


@pytest.fixture
async def telegram(base: str) -> AsyncIterator[Telegram]:
    """Our client for Telegram."""
    client = Telegram(TOKEN, base)
    assert await client.alive()
    yield client
    await client.close()


@pytest.fixture
async def chat(telegram: Telegram, http: httpx.AsyncClient) -> int:
    """The chat of somebody who wrote."""
    await Person(http, "61").writes("سلام")
    return int((await telegram.updates(0, 5))[-1]["message"]["chat"]["id"])


def words(chat_id: int, text: str, **content: Any) -> Outgoing:
    """Words of ours on their way."""
    return Outgoing(1, 1, chat_id, Lane.REPLY, text, content)


async def sent(telegram: Telegram, http: httpx.AsyncClient, message: Outgoing) -> dict[str, Any]:
    """Send, and give the message as its reader sees it."""
    assert isinstance(await telegram.send(message), Sent)
    return await Person(http, "61").last()


async def test_hostile_words_arrive_whole_beside_a_mark(telegram: Telegram, http: httpx.AsyncClient, chat: int) -> None:
    """Tags and references of a citizen's are words like any other."""
    text = "نام <b>او</b> &amp; <a href='x'> ۱۲۳"
    last = await sent(telegram, http, words(chat, text, marks=[["bold", 0, 3], ["code", len(text) - 3, 3]]))
    assert last["text"] == text


async def test_a_full_message_with_marks_is_taken(telegram: Telegram, http: httpx.AsyncClient, chat: int) -> None:
    """Telegram counts what is seen, not what is written."""
    text = "<" * 4096
    assert (await sent(telegram, http, words(chat, text, marks=[["bold", 0, 4000]])))["text"] == text


async def test_the_main_menu_keeps_its_buttons(telegram: Telegram, http: httpx.AsyncClient, chat: int) -> None:
    """What lies at hand elsewhere is a menu of commands here; a keyboard that is done with is taken away."""
    menu = [[{"text": "🛏 جا"}]]
    last = await sent(telegram, http, words(chat, "سلام", menu=menu, buttons=[[{"text": "بله", "data": "go/menu"}]]))
    assert last["buttons"] == [["بله"]]
    await sent(telegram, http, words(chat, "کجا؟", keyboard=[[{"text": "این‌جا", "location": True}]]))
    await sent(telegram, http, words(chat, "خب.", menu=menu, remove_keyboard=True))
    assert (await Person(http, "61").screen())["keyboard"] is None


async def test_a_point_has_its_name_and_address(telegram: Telegram, http: httpx.AsyncClient, chat: int) -> None:
    """In one message."""
    venue = {"lat": 35.7, "lon": 51.4, "title": "مددسرا", "address": "خیابان"}
    last = await sent(telegram, http, words(chat, "روی نقشه", venue=venue))
    assert (last["location"]["title"], last["location"]["address"]) == ("مددسرا", "خیابان")
    assert isinstance(await telegram.send(words(chat, "", venue={"lat": 35.7})), Refused)


async def test_the_menu_of_commands_is_set_in_both_languages(
    telegram: Telegram, http: httpx.AsyncClient, base: str
) -> None:
    """Persian for everybody, English for apps that speak it."""
    await telegram.introduce(commands(WORDS))
    api = f"{base}/bot{TOKEN}/getMyCommands"
    persian = (await http.get(api)).json()["result"]
    english = (await http.get(api, params={"language_code": "en"})).json()["result"]
    assert persian[1] == {"command": "shelter", "description": "🛏 جای خواب امشب"}
    assert english[1] == {"command": "shelter", "description": "🛏 A bed for tonight"}
    assert [each["command"] for each in persian] == ["menu", "shelter", "human", "emergency", "more"]


async def test_a_menu_that_cannot_be_set_stops_nothing(telegram: Telegram, http: httpx.AsyncClient) -> None:
    """People are served without it; what was set before stays."""
    (await http.post("/faults", json={"kind": "5xx", "method": "setMyCommands", "times": 2})).raise_for_status()
    await telegram.introduce(commands(WORDS))
    assert await telegram.alive()
