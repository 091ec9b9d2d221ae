"""Bale's edge: what is written is what is seen, each answer has one meaning, and no shape stops the rest."""

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from aiogram.exceptions import TelegramAPIError
from hypothesis import given
from hypothesis import strategies as st

from bot.bale import Bale, BaleSession
from bot.botapi import outcome
from bot.calls import SendText
from bot.markup import WORD_JOINER, plain
from bot.platform import Blocked, Passing, Refused, Sent, Unknown, Unreachable, Wait
from bot.reading import Unreadable, read
from models import Lane, Reading
from services.outbox import Outgoing
from simulator.api.bale.markdown import parse_bale
from simulator.faults.bale_updates import SHAPES, Scene
from simulator.server import serve_in_thread
from tests.simulator.person import Person

TOKEN = "200:bale-token-for-tests"
MARKED = st.text(st.sampled_from("*_`[]()~ \nسلام a.،‌1"), max_size=40)
FILE = {"file_id": "f", "file_unique_id": "u"}
SCENE = Scene(
    user={"id": 7, "is_bot": False, "first_name": "ن"},
    chat={"id": 7, "type": "private"},
    bot={"id": 200, "is_bot": True, "first_name": "یاور"},
    message=5,
    date=1,
    file=FILE,
)


@given(st.one_of(MARKED, st.text(max_size=60)))
def test_whatever_is_written_is_seen_and_formats_nothing(text: str) -> None:
    """Bale reads every text as Markdown; ours says what it says, sign by sign, beside any other words."""
    seen, entities = parse_bale(f"قبل {plain(text)} بعد")
    assert seen.replace(WORD_JOINER, "") == f"قبل {text} بعد".replace(WORD_JOINER, "")
    assert [each for each in entities if each["type"] in {"bold", "italic", "text_link", "instant_view"}] == []


@pytest.mark.parametrize("name", SHAPES)
def test_each_of_the_fifty_shapes_is_taken_or_set_aside_alone(name: str) -> None:
    """None raises, none loses its update id: what cannot be read is quarantined with its place."""
    shape: dict[str, Any] = SHAPES[name](SCENE)
    try:
        seen = read({"update_id": 0, **shape})
    except Unreadable:
        pytest.fail("an update id was there")
    assert seen.reading in {Reading.PENDING, Reading.IGNORED, Reading.QUARANTINED}
    assert (seen.heard is not None) == (seen.reading is Reading.PENDING)


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (200, {"ok": False, "error_code": 403, "description": "permission_denied"}, Blocked),
        (403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}, Blocked),
        (404, {"ok": False, "error_code": 404, "description": "no such group or user"}, Blocked),
        (200, {"ok": False, "error_code": 404, "description": "no such group or user"}, Blocked),
        (429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 3}}, Wait),
        (200, {"ok": False, "error_code": 429, "parameters": {"retry_after": 3}}, Wait),
        (400, {"ok": False, "error_code": 400, "description": "local_rate_limited"}, Wait),
        (429, {"ok": False, "error_code": 429, "description": "bot limit exceed"}, Wait),
        (403, {"ok": False, "error_code": 403, "description": "Bad Request: Token not found"}, Unreachable),
        (404, {"ok": False, "error_code": 404, "description": "Not Found"}, Unreachable),
        (400, {"ok": False, "error_code": 400, "description": "Bad Request: text is empty"}, Refused),
        (500, {"ok": False, "error_code": 500}, Passing),
        (200, {"ok": False}, Refused),
    ],
)
async def test_the_body_counts_not_the_status(status: int, body: dict[str, Any], meaning: type) -> None:
    """Libraries disagree whether errors come with HTTP 200: both mean the same to us."""
    assert isinstance(await said(status, json.dumps(body)), meaning)


@pytest.mark.parametrize(
    ("status", "content", "meaning"),
    [
        (502, "<html>Bad Gateway</html>", Passing),
        (429, "Too Many Requests", Wait),
        (504, "<html></html>", Unknown),
        (200, "<html>filtered</html>", Unknown),
        (200, "[]", Unknown),
    ],
)
async def test_what_is_no_answer_has_a_meaning_too(status: int, content: str, meaning: type) -> None:
    """A gateway's page tells by its status whether the message can have arrived."""
    assert isinstance(await said(status, content), meaning)


async def said(status: int, content: str) -> object:
    """Tell what an answer to sendMessage means."""
    bale = Bale(TOKEN, "http://127.0.0.1:9")
    call = SendText(chat_id=7, text="سلام")
    try:
        return BaleSession().check_response(bale._bot, call, status, content)
    except (TelegramAPIError, Exception) as fault:  # noqa: BLE001 (as the edge catches it)
        return outcome(fault)
    finally:
        await bale.close()


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A simulator of its own."""
    with serve_in_thread() as address:
        yield address


@pytest.fixture
async def http(base: str) -> AsyncIterator[httpx.AsyncClient]:
    """Requests to it; the world is new."""
    async with httpx.AsyncClient(base_url=base, timeout=20) as client:
        (await client.delete("/faults")).raise_for_status()
        yield client


@pytest.fixture
async def bale(base: str) -> AsyncIterator[Bale]:
    """Our client for Bale."""
    client = Bale(TOKEN, f"{base}/bale")
    assert await client.alive()
    yield client
    await client.close()


def words(chat_id: int, text: str, **content: Any) -> Outgoing:
    """Words of ours on their way."""
    return Outgoing(1, 1, chat_id, Lane.REPLY, text, content)


async def test_words_buttons_and_points_arrive(bale: Bale, http: httpx.AsyncClient) -> None:
    """A venue is a point on the map: its name and address stand in the message before."""
    person = Person(http, "41", platform="bale")
    await person.writes("سلام")
    chat = (await bale.updates(0, 5))[-1]["message"]["chat"]["id"]
    row = [{"text": "بله", "data": "a/1.0/yes"}]
    assert isinstance(await bale.send(words(chat, "*جا* هست_", buttons=[row])), Sent)
    venue = {"lat": 35.7, "lon": 51.4, "title": "مددسرا", "address": "خیابان"}
    assert isinstance(await bale.send(words(chat, "", venue=venue)), Sent)
    shown = [each for each in await person.reads() if each["from"] == "bot"]
    assert shown[0]["text"].replace(WORD_JOINER, "") == "*جا* هست_"
    assert shown[0]["buttons"] == [["بله"]]
    assert shown[1]["location"]["lat"] == pytest.approx(35.7)


async def test_what_is_marked_is_bold_and_the_menu_stays_at_the_bottom(bale: Bale, http: httpx.AsyncClient) -> None:
    """The main menu's buttons give way to the keyboard; a code to copy is plain words there."""
    person = Person(http, "44", platform="bale")
    await person.writes("سلام")
    chat = (await bale.updates(0, 5))[-1]["message"]["chat"]["id"]
    menu = [[{"text": "🛏 جا"}, {"text": "🧑 همکار"}]]
    content = {"marks": [["bold", 0, 4]], "menu": menu, "buttons": [[{"text": "بله", "data": "go/menu"}]]}
    assert isinstance(await bale.send(words(chat, "سلام شما", **content)), Sent)
    last = await person.last()
    assert (last["text"], last["buttons"]) == ("سلام شما", [["🛏 جا", "🧑 همکار"]])
    assert (await person.screen())["keyboard"] == [["🛏 جا", "🧑 همکار"]]
    closing = words(chat, "خب.", remove_keyboard=True, menu=menu)
    assert isinstance(await bale.send(closing), Sent)
    assert (await person.screen())["keyboard"] == [["🛏 جا", "🧑 همکار"]]
    sent = (await http.get("/log", params={"method": "sendMessage"})).json()
    assert any("*سلام* شما" in json.dumps(each, ensure_ascii=False) for each in sent)


async def test_there_is_no_menu_of_commands_to_set(bale: Bale, http: httpx.AsyncClient) -> None:
    """The method is absent, so it is not called."""
    await bale.introduce({"fa": [("menu", "منو")]})
    assert (await http.get("/log", params={"method": "setMyCommands"})).json() == []


async def test_nobody_of_that_number_is_a_permanent_failure(bale: Bale) -> None:
    """Bale says «no such group or user»."""
    assert isinstance(await bale.send(words(999_999, "سلام")), Blocked)
