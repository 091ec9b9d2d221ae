"""Specification: Bale's documented methods and objects and nothing else, and the switch to what was seen live."""

from typing import Any

import httpx
import pytest

from simulator.api.bale.schema import METHODS
from simulator.api.telegram import TELEGRAM
from simulator.world.citizen import id_of
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person

KEYS = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}
MINA = id_of("mina")


async def newest(bot: RawBot) -> dict[str, Any]:
    """Give the last update that waits."""
    update: dict[str, Any] = (await bot.does("getUpdates"))[-1]
    return update


def test_bale_documents_fifty_methods() -> None:
    """All but three share a name with Telegram's."""
    assert len(METHODS) == 50
    own = {"askReview", "getChatMembersCount", "inquireTransaction"}
    assert own <= set(METHODS)


@pytest.mark.parametrize("name", METHODS)
async def test_every_documented_method_is_answered(bale: RawBot, name: str) -> None:
    """None is an unknown address, in any letter case."""
    answer = await bale.call(name.upper(), timeout=0)
    assert answer.json().get("description") != "Not Found"


@pytest.mark.parametrize(
    "name", sorted({*TELEGRAM.methods, "sendpoll", "getchatmembercount"} - {one.lower() for one in METHODS})
)
async def test_what_is_not_documented_is_404(bale: RawBot, name: str) -> None:
    """No commands, no venue, no sticker, no deleting of many at once."""
    answer = await bale.call(name)
    assert (answer.status_code, answer.json()["description"]) == (404, "Not Found")


@pytest.mark.parametrize(
    ("verb", "kind", "fields"),
    [
        ("voice", "voice", {"file_id", "file_unique_id"}),
        ("sticker", "sticker", {"file_id", "file_unique_id", "file_size", "type", "width", "height"}),
        ("document", "document", {"file_id", "file_unique_id", "file_size", "file_name", "mime_type"}),
    ],
)
async def test_a_file_has_its_documented_fields(
    bale: RawBot, mina: Person, verb: str, kind: str, fields: set[str]
) -> None:
    """A voice has no duration, a sticker does not say whether it moves."""
    await mina.does(verb)
    assert set((await newest(bale))["message"][kind]) == fields


async def test_a_message_has_documented_fields_and_two_kinds_of_entities(bale: RawBot, mina: Person) -> None:
    """Commands and mentions are marked, links are not."""
    await mina.writes("/start https://a.ir/b @yavar_bot")
    message = (await newest(bale))["message"]
    assert set(message) == {"message_id", "from", "date", "chat", "text", "entities"}
    assert [one["type"] for one in message["entities"]] == ["bot_command", "mention"]
    await mina.writes("سلام")
    assert "entities" not in (await newest(bale))["message"]


async def test_a_tap_has_no_chat_instance(bale: RawBot, mina: Person) -> None:
    """Strict libraries for Telegram fail at this very field."""
    await bale.does("sendMessage", chat_id=MINA, text="؟", reply_markup=KEYS)
    await mina.taps("بله")
    assert set((await newest(bale))["callback_query"]) == {"id", "from", "message", "data"}


async def test_chats_and_webhooks_are_told_thinly(bale: RawBot) -> None:
    """GetChat and getWebhookInfo have what the documents list."""
    assert await bale.does("getChat", chat_id=MINA) == {"id": MINA, "type": "private", "first_name": "mina"}
    assert await bale.does("getWebhookInfo") == {"url": ""}
    assert set(await bale.does("getMe")) == {"id", "is_bot", "first_name", "username"}


async def test_an_edit_gives_a_stub(bale: RawBot, mina: Person) -> None:
    """The number of an edited message is not in the answer."""
    sent = await bale.does("sendMessage", chat_id=MINA, text="یک")
    stub = await bale.does("editMessageText", chat_id=MINA, message_id=sent["message_id"], text="دو")
    assert stub == {"message_id": 0}
    assert (await mina.last())["text"] == "دو"


async def test_as_seen_live_some_fields_are_there(bale: RawBot, mina: Person) -> None:
    """A switch adds what libraries rely on without the documents' word."""
    await bale.http.post("/platforms/bale", json={"as_seen_live": True})
    await mina.does("voice")
    assert (await newest(bale))["message"]["voice"]["duration"] == 2
    sent = await bale.does("sendMessage", chat_id=MINA, text="؟", reply_markup=KEYS)
    await mina.taps("بله")
    assert "chat_instance" in (await newest(bale))["callback_query"]
    stub = await bale.does("editMessageText", chat_id=MINA, message_id=sent["message_id"], text="دو")
    assert (stub["message_id"], stub["date"], stub["chat"]["id"]) == (0, 0, MINA)


async def test_files_of_more_than_20_megabytes_fail_live(bale: RawBot) -> None:
    """The documents allow 50, for photos 10."""
    film = {"video": ("a.mp4", bytes(21 * 1024 * 1024))}
    address, to = "/bale/bot7:a/sendVideo", {"chat_id": str(MINA)}
    await bale.http.get("/bale/bot7:a/getMe")
    await bale.http.post("/citizen/bale/mina/text", json={"text": "سلام"})
    assert (await bale.http.post(address, data=to, files=film)).status_code == 200
    await bale.http.post("/platforms/bale", json={"as_seen_live": True})
    assert (await bale.http.post(address, data=to, files=film)).status_code == 413


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"text": "سلام", "reply_parameters": {"message_id": 1}, "parse_mode": "BBCode"}),
        ("getUpdates", {"allowed_updates": "nonsense", "timeout": 0}),
        ("deleteWebhook", {"drop_pending_updates": True}),
        ("setWebhook", {"url": "", "secret_token": "راز"}),
    ],
)
async def test_parameters_that_are_not_documented_have_no_effect(
    bale: RawBot, method: str, params: dict[str, Any]
) -> None:
    """What would be refused or obeyed on Telegram is passed over."""
    await bale.does(method, chat_id=MINA, **params)
    assert len(await bale.does("getUpdates")) == 1


async def test_a_file_is_named_by_its_own_parameter(bale: RawBot) -> None:
    """`attach://` is documented for albums only."""
    params = {"chat_id": str(MINA), "document": "attach://here"}
    address = "/bale/bot700100200:x/sendDocument"
    refused = await bale.http.post(address, data=params, files={"here": ("a.txt", b"a")})
    assert refused.status_code == 400
    sent = await bale.http.post(address, data={"chat_id": str(MINA)}, files={"document": ("a.txt", b"a")})
    assert sent.status_code == 200


async def test_only_the_rows_of_a_keyboard_count(bale: RawBot, mina: Person) -> None:
    """A keyboard is not taken away after one use, and nothing can be forced to be answered."""
    keyboard = {"keyboard": [["خانه"]], "one_time_keyboard": True, "input_field_placeholder": "؟"}
    await bale.does("sendMessage", chat_id=MINA, text="؟", reply_markup=keyboard)
    assert (await mina.screen())["keyboard"] == [["خانه"]]
    assert await bale.says("sendMessage", chat_id=MINA, text="؟", reply_markup={"force_reply": True})
    login = {"inline_keyboard": [[{"text": "ورود", "login_url": {"url": "https://a.ir"}}]]}
    assert await bale.says("sendMessage", chat_id=MINA, text="؟", reply_markup=login)


async def test_an_old_app_shows_no_answer_to_a_tap(bale: RawBot, mina: Person) -> None:
    """Its query ids begin with 1, those of newer apps do not."""
    await bale.does("sendMessage", chat_id=MINA, text="؟", reply_markup=KEYS)
    old = (await mina.does("tap", text="بله", old_app=True))["id"]
    new = (await mina.taps("بله"))["id"]
    assert (old[0], new[0]) == ("1", "2")
    assert await bale.does("answerCallbackQuery", callback_query_id=old, text="خوشحالم")
    screen = await mina.screen()
    assert (screen["toast"], screen["waiting"]) == (None, 1)
    assert await bale.does("answerCallbackQuery", callback_query_id=new, text="خوشحالم")
    assert (await mina.screen())["toast"]["text"] == "خوشحالم"


async def test_captions_may_be_as_long_as_texts_but_not_in_albums(bale: RawBot, mina: Person) -> None:
    """4096 under a file, 1024 within an album."""
    await mina.does("photo")
    file_id = (await newest(bale))["message"]["photo"][0]["file_id"]
    assert await bale.does("sendPhoto", chat_id=MINA, photo=file_id, caption="ا" * 4096)
    assert await bale.says("sendPhoto", chat_id=MINA, photo=file_id, caption="ا" * 4097)
    item = {"type": "photo", "media": file_id, "caption": "ا" * 1025}
    assert "too long" in await bale.says("sendMediaGroup", chat_id=MINA, media=[item, item])


@pytest.mark.parametrize("action", ["upload_document", "find_location"])
async def test_seven_actions_can_be_shown(bale: RawBot, mina: Person, action: str) -> None:
    """Telegram has more."""
    assert "wrong parameter action" in await bale.says("sendChatAction", chat_id=MINA, action=action)
    await bale.does("sendChatAction", chat_id=MINA, action="typing")
    assert (await mina.screen())["action"] == "typing"


@pytest.mark.parametrize("body", [{"as_seen_live": 1}, {"lively": True}])
async def test_a_switch_that_is_none_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    """A misspelt switch must not pass by luck; nor one of another messenger."""
    assert (await http.post("/platforms/bale", json=body)).status_code == 400
    assert (await http.post("/platforms/icq", json={})).status_code == 404
    off = {"as_seen_live": False, "errors_in_200": False}
    assert (await http.get("/platforms")).json() == {"telegram": off, "bale": off}
