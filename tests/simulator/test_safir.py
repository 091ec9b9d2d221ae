"""Specification: Safir, which writes to phones."""

from typing import Any

import httpx
import pytest

from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person

BOT_ID = int(TOKEN.partition(":")[0])
PHONE = "989120000001"
ADDRESS = "/safir/api/v3/send_message"


def written(**changes: Any) -> dict[str, Any]:
    """Give a body as documented, with changes."""
    body = {"request_id": "r-1", "bot_id": BOT_ID, "phone_number": PHONE}
    return body | {"message_data": {"message": {"text": "یادآوری"}}} | changes


async def send(http: httpx.AsyncClient, **changes: Any) -> httpx.Response:
    """Send it with a key."""
    return await http.post(ADDRESS, json=written(**changes), headers={"api-access-key": "any"})


async def code(http: httpx.AsyncClient, **changes: Any) -> int:
    """Send it, and give the code under which it is refused."""
    answer = await send(http, **changes)
    told = answer.json()
    assert told["message_id"] == ""
    assert told["error_data"][0]["phone_number"] == changes.get("phone_number", PHONE)
    return int(told["error_data"][0]["code"])


async def knows(http: httpx.AsyncClient, user: str = "mina") -> None:
    """Let a phone be a citizen's."""
    assert (await http.post("/safir/phones", json={"phone": f"+{PHONE}", "user": user})).status_code == 201


async def test_words_to_a_phone_stand_in_the_chat_of_its_owner(http: httpx.AsyncClient, mina: Person) -> None:
    """Who never wrote to the bot is reached too; the words come from the bot."""
    await knows(http)
    answer = await send(http)
    told = answer.json()
    assert (answer.status_code, told["error_data"], bool(told["message_id"])) == (200, None, True)
    shown = await mina.last()
    assert (shown["from"], shown["text"]) == ("bot", "یادآوری")


async def test_a_phone_that_was_shared_as_contact_is_known(bale: RawBot, mina: Person) -> None:
    """A citizen's own number, however it is written, is theirs from then on."""
    assert await code(bale.http) == 17
    await mina.does("contact", phone="0912 000 0001")
    assert (await send(bale.http)).json()["message_id"]
    assert (await mina.last())["text"] == "یادآوری"


async def test_words_are_bales_markdown(http: httpx.AsyncClient, mina: Person) -> None:
    """They are a message on Bale like any other."""
    await knows(http)
    await send(http, message_data={"message": {"text": "قرار *فردا*"}})
    assert (await mina.last())["text"] == "قرار فردا"


async def test_what_comes_again_is_not_delivered_again(http: httpx.AsyncClient, mina: Person) -> None:
    """A request id that was taken answers the same and does nothing; one that was refused is not used up."""
    assert await code(http) == 17
    await knows(http)
    first, again = await send(http), await send(http)
    assert first.json() == again.json()
    assert (await send(http, request_id="r-2")).json() != first.json()
    assert len(await mina.reads()) == 2
    assert [one["request_id"] for one in (await http.get("/safir/messages")).json()] == ["r-1", "r-2"]


async def test_without_a_request_id_each_is_delivered(http: httpx.AsyncClient, mina: Person) -> None:
    """The field is optional; then nothing keeps words from coming twice."""
    await knows(http)
    for _ in range(2):
        body = written()
        del body["request_id"]
        answer = await http.post(ADDRESS, json=body, headers={"api-access-key": "any"})
        assert answer.json()["message_id"]
    assert len(await mina.reads()) == 2


@pytest.mark.parametrize(
    "phone", ["09120000001", "0912-000-0001", "9120000001", "+98 9120000001", "98912000000", "", "سلام"]
)
async def test_a_phone_begins_with_98(http: httpx.AsyncClient, phone: str) -> None:
    """Ten digits follow and nothing stands between; everything else is code 8."""
    assert await code(http, phone_number=phone) == 8


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "7"},
        {"bot_id": True},
        {"bot_id": 0},
        {"request_id": 7},
        {"message_data": None},
        {"message_data": {}},
        {"message_data": {"message": {"text": ""}}},
        {"message_data": {"message": {"text": "ا" * 4097}}},
        {"message_data": {"message": {"text": "ا", "file_id": "x"}}},
        {"message_data": {"otp_message": {"otp": "123456"}}},
    ],
)
async def test_a_body_that_is_not_as_documented_is_code_4(http: httpx.AsyncClient, changes: dict[str, Any]) -> None:
    """So are files, buttons and one-time codes, which are not played."""
    await knows(http)
    assert await code(http, **changes) == 4


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"bot_id": 1e999}'])
async def test_a_body_that_is_no_object_is_answered(http: httpx.AsyncClient, content: bytes) -> None:
    """Nonsense is code 4 as well."""
    answer = await http.post(ADDRESS, content=content, headers={"api-access-key": "any"})
    assert answer.json()["error_data"][0]["code"] == 4


async def test_without_a_key_nothing_is_looked_at(http: httpx.AsyncClient) -> None:
    """The status is a guess: it is not documented."""
    assert (await http.post(ADDRESS, json=written())).status_code == 401


@pytest.mark.parametrize(
    ("rule", "status", "wanted"),
    [
        ({"kind": "error", "status": 20}, 200, 20),
        ({"kind": "error", "status": 17, "http": 400}, 400, 17),
        ({"kind": "error", "status": 3, "http": 429}, 429, 3),
        ({"kind": "429"}, 429, 3),
        ({"kind": "5xx", "status": 503}, 503, 2),
        ({"kind": "400"}, 400, 4),
        ({"kind": "error", "status": 403, "description": "Forbidden"}, 403, None),
        ({"kind": "html"}, 502, None),
    ],
)
async def test_trouble_is_ordered_as_anywhere(
    http: httpx.AsyncClient, mina: Person, rule: dict[str, Any], status: int, wanted: int | None
) -> None:
    """A status up to 99 is a code of Safir, under HTTP 200 or what `http` says; nothing is delivered."""
    await knows(http)
    await http.post("/faults", json={"platform": "safir", "times": 1, **rule})
    answer = await send(http)
    assert answer.status_code == status
    assert (answer.json()["error_data"][0]["code"] if wanted else None) == wanted
    assert await mina.reads() == []
    assert (await send(http)).json()["message_id"]


async def test_a_line_that_is_cut_after_accepting_has_delivered(http: httpx.AsyncClient, mina: Person) -> None:
    """What comes again under the same request id finds that out."""
    await knows(http)
    await http.post("/faults", json={"platform": "safir", "kind": "timeout_after_accept", "times": 1, "chat": "mina"})
    with pytest.raises(httpx.TransportError):
        await send(http)
    assert (await send(http)).json()["message_id"]
    assert len(await mina.reads()) == 1


async def test_safir_dies_alone(bale: RawBot, mina: Person) -> None:
    """Its outage leaves the messenger alive, and the messenger's leaves Safir."""
    await knows(bale.http)
    await bale.http.post("/faults", json={"platform": "safir", "kind": "outage", "seconds": 60})
    with pytest.raises(httpx.TransportError):
        await send(bale.http)
    assert (await bale.call("sendMessage", chat_id=id_of(mina.user), text="سلام")).status_code == 200


async def test_the_record_tells_calls_without_the_key(http: httpx.AsyncClient) -> None:
    """Tests count attempts by it."""
    await knows(http)
    await send(http)
    (entry,) = (await http.get("/log", params={"platform": "safir"})).json()
    assert (entry["method"], entry["status"], entry["chat_id"]) == ("send_message", 200, str(id_of("mina")))
    assert "any" not in str(entry)


@pytest.mark.parametrize("body", [{}, {"phone": "12", "user": "mina"}, {"phone": PHONE, "user": "a b"}])
async def test_a_phone_needs_a_number_and_a_user(http: httpx.AsyncClient, body: dict[str, str]) -> None:
    """A mistake in a test is told."""
    assert (await http.post("/safir/phones", json=body)).status_code == 400


async def test_a_new_world_knows_no_phones(http: httpx.AsyncClient) -> None:
    """`DELETE /world` forgets what Safir kept."""
    await knows(http)
    await send(http)
    await http.delete("/world")
    assert await code(http) == 17
    assert (await http.get("/safir/messages")).json() == []
