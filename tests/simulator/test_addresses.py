"""Specification: addresses, encodings and envelopes of the Bot API."""

import httpx
import pytest

from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person


async def test_an_unknown_method_is_404(bot: RawBot) -> None:
    """What the messenger cannot do, it does not pretend to do."""
    answer = await bot.call("sendDice", chat_id=1)
    told = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (answer.status_code, answer.json()) == (404, told)


@pytest.mark.parametrize(
    ("token", "status"),
    [("123:abc", 200), ("0:abc", 401), ("123:", 401), ("123:a%20b", 401), ("123", 404), ("abc", 404), ("", 404)],
)
async def test_a_token_is_digits_a_colon_and_a_secret(http: httpx.AsyncClient, token: str, status: int) -> None:
    """Any token of that shape makes a bot; its digits are the bot's id."""
    answer = await http.get(f"/bot{token}/getMe")
    assert (answer.status_code, answer.json()["ok"]) == (status, status == 200)


@pytest.mark.parametrize("name", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_letter_case_of_methods_does_not_matter(bot: RawBot, sara: Person, name: str) -> None:
    """Telegram reads method names in any case."""
    answer = await bot.call(name, chat_id=id_of(sara.user), text="سلام")
    assert answer.status_code == 200


async def test_parameters_come_in_any_encoding(bot: RawBot, sara: Person) -> None:
    """Query, form, multipart and JSON say the same."""
    params = {"chat_id": str(id_of(sara.user)), "text": "سلام & درود"}
    address = f"/bot{TOKEN}/sendMessage"
    await bot.http.get(address, params=params)
    await bot.http.post(address, data=params)
    await bot.http.post(address, files={name: (None, value) for name, value in params.items()})
    await bot.http.post(address, json=params)
    assert [one["text"] for one in (await sara.reads())[1:]] == ["سلام & درود"] * 4


async def test_a_keyboard_may_be_json_in_a_form(bot: RawBot, sara: Person) -> None:
    """Form fields carry objects as JSON strings."""
    markup = '{"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}]]}'
    params = {"chat_id": str(id_of(sara.user)), "text": "؟", "reply_markup": markup}
    assert (await bot.http.post(f"/bot{TOKEN}/sendMessage", data=params)).status_code == 200
    assert (await sara.last())["buttons"] == [["بله"]]


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'{"text": NaN}', b'{"text": 1e999}', b"[" * 99999])
async def test_a_broken_body_is_a_bad_request(bot: RawBot, body: bytes) -> None:
    """Nonsense is answered, not crashed on."""
    headers = {"content-type": "application/json"}
    answer = await bot.http.post(f"/bot{TOKEN}/getMe", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: ")


async def test_a_broken_form_is_a_bad_request(bot: RawBot) -> None:
    """A multipart body without its boundary is answered too."""
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = await bot.http.post(f"/bot{TOKEN}/getMe", content=b"--y\r\n\r\n", headers=headers)
    assert answer.status_code == 400


async def test_a_file_path_that_is_none_is_404(bot: RawBot) -> None:
    """Only paths that getFile told lead to files."""
    assert (await bot.http.get(f"/file/bot{TOKEN}/photos/file_9.png")).status_code == 404
    assert (await bot.http.get("/file/botabc/photos/file_1.png")).status_code == 404


async def test_two_bots_do_not_share_citizens(bot: RawBot, sara: Person) -> None:
    """A person who wrote to one bot is unknown to another, and `?bot=` says whom they mean."""
    other = "900100:BBccDDee"
    await bot.http.get(f"/bot{other}/getMe")
    send = {"chat_id": str(id_of(sara.user)), "text": "سلام"}
    refused = await bot.http.get(f"/bot{other}/sendMessage", params=send)
    assert refused.json()["description"] == "Bad Request: chat not found"
    await bot.http.post(f"{sara.path}/text", params={"bot": "900100"}, json={"text": "به دومی"})
    (update,) = (await bot.http.get(f"/bot{other}/getUpdates")).json()["result"]
    assert update["message"]["text"] == "به دومی"


async def test_without_a_choice_citizens_mean_the_bot_that_called_last(bot: RawBot, sara: Person) -> None:
    """A restarted bot with another token is met at once."""
    other = "900100:BBccDDee"
    await bot.http.get(f"/bot{other}/getMe")
    await sara.writes("کیستید؟")
    assert len((await bot.http.get(f"/bot{other}/getUpdates")).json()["result"]) == 1


async def test_pages_may_load_nothing_from_elsewhere(http: httpx.AsyncClient) -> None:
    """The policy stands on every answer."""
    for path in ("/", "/help", "/chat/sara", "/fonts.css", "/log"):
        answer = await http.get(path)
        assert answer.status_code == 200
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")


async def test_a_font_is_named_only_where_there_is_one(http: httpx.AsyncClient) -> None:
    """Without node_modules the page asks for no font and does without."""
    style = await http.get("/fonts.css")
    font = await http.get("/vazirmatn.woff2")
    assert (font.status_code == 200) == ("/vazirmatn.woff2" in style.text)
