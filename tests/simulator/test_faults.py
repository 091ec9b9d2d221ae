"""Specification: trouble on demand."""

import time
from typing import Any

import httpx
import pytest

from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person


async def order(bot: RawBot, **rule: Any) -> httpx.Response:
    """Order a fault."""
    answer = await bot.http.post("/faults", json=rule)
    assert answer.status_code == 201
    return answer


async def send(bot: RawBot, user: str = "sara") -> httpx.Response:
    """Let the bot say something."""
    return await bot.call("sendMessage", chat_id=id_of(user), text="سلام")


@pytest.mark.parametrize(
    ("rule", "status", "told"),
    [
        ({"kind": "429", "retry_after": 3}, 429, '"retry_after":3'),
        ({"kind": "429"}, 429, "Too Many Requests"),
        ({"kind": "5xx"}, 500, "Internal Server Error"),
        ({"kind": "5xx", "status": 503}, 503, '"error_code":503'),
        ({"kind": "html"}, 502, "<html>"),
        ({"kind": "html", "status": 504, "body": "Gateway Time-out"}, 504, "Gateway Time-out"),
        ({"kind": "403"}, 403, "Forbidden: bot was blocked by the user"),
        ({"kind": "400"}, 400, "Bad Request: wrong request"),
        ({"kind": "400", "description": "PEER_ID_INVALID"}, 400, "Bad Request: PEER_ID_INVALID"),
    ],
)
async def test_a_wrong_answer_is_given_as_ordered(
    bot: RawBot, sara: Person, rule: dict[str, Any], status: int, told: str
) -> None:
    """The answer is spoilt and nothing is said to the citizen."""
    await order(bot, method="sendMessage", times=1, **rule)
    answer = await send(bot)
    assert (answer.status_code, told in answer.text) == (status, True)
    assert len(await sara.reads()) == 1
    assert (await send(bot)).status_code == 200


async def test_a_429_without_a_time_has_no_parameters(bot: RawBot) -> None:
    """Some servers do not say how long."""
    await order(bot, kind="429", method="sendMessage")
    assert "parameters" not in (await send(bot)).json()


async def test_a_slow_answer_comes_late_but_comes(bot: RawBot) -> None:
    """Latency delays and changes nothing."""
    await order(bot, kind="latency", seconds=0.2, times=1)
    began = time.monotonic()
    assert (await send(bot)).status_code == 200
    assert time.monotonic() - began >= 0.2


async def test_a_dropped_call_never_happened(bot: RawBot, sara: Person) -> None:
    """`drop` cuts the line before performing."""
    await order(bot, kind="drop", method="sendMessage", times=1)
    with pytest.raises(httpx.TransportError):
        await send(bot)
    assert len(await sara.reads()) == 1


async def test_a_call_cut_after_accepting_has_happened(bot: RawBot, sara: Person) -> None:
    """`timeout_after_accept` performs and never answers."""
    await order(bot, kind="timeout_after_accept", method="sendMessage", times=1, seconds=0.05)
    with pytest.raises(httpx.TransportError):
        await send(bot)
    assert [one["text"] for one in await sara.reads()][-1] == "سلام"
    (entry,) = (await bot.http.get("/log", params={"method": "sendMessage"})).json()
    assert entry["status"] is None


async def test_an_outage_cuts_every_call_until_it_ends(bot: RawBot) -> None:
    """Nothing gets through, then everything does."""
    await order(bot, kind="outage", seconds=60)
    for method in ("getMe", "getUpdates"):
        with pytest.raises(httpx.TransportError):
            await bot.call(method)
    await bot.http.delete("/faults")
    assert (await bot.call("getMe")).status_code == 200


async def test_an_outage_ends_by_itself(bot: RawBot) -> None:
    """Its seconds pass."""
    await order(bot, kind="outage", seconds=0)
    assert (await bot.call("getMe")).status_code == 200
    assert (await bot.http.get("/faults")).json() == []


async def test_a_rule_for_one_person_strikes_no_other(bot: RawBot, http: httpx.AsyncClient) -> None:
    """A rule may name a chat by its citizen."""
    await Person(http, "karimi").writes("سلام")
    await order(bot, kind="403", chat="karimi")
    assert (await send(bot, "sara")).status_code == 200
    assert (await send(bot, "karimi")).status_code == 403


async def test_a_rule_without_times_lasts_until_all_are_deleted(bot: RawBot) -> None:
    """`times: null` has no end."""
    await order(bot, kind="5xx", method="sendMessage", times=None)
    assert [(await send(bot)).status_code for _ in range(3)] == [500] * 3
    assert len((await bot.http.get("/faults")).json()) == 1
    await bot.http.delete("/faults")
    assert (await send(bot)).status_code == 200


async def test_rules_may_be_ordered_in_a_list(bot: RawBot) -> None:
    """They strike in the order given."""
    rules = [{"kind": "429", "times": 1, "method": "sendMessage"}, {"kind": "403", "times": 1}]
    assert (await bot.http.post("/faults", json=rules)).status_code == 201
    assert [(await send(bot)).status_code for _ in range(3)] == [429, 403, 200]


@pytest.mark.parametrize("body", [b"{", b"5", b'{"kind": "fire"}', b'{"kind": "drop", "times": 0}'])
async def test_a_senseless_order_is_refused(bot: RawBot, body: bytes) -> None:
    """A test with a misspelt rule must not pass by luck."""
    answer = await bot.http.post("/faults", content=body)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


async def test_a_duplicate_comes_twice_under_one_id(bot: RawBot, sara: Person) -> None:
    """Both copies leave with one confirmation."""
    await order(bot, kind="duplicate", times=1)
    await sara.writes("دو بار")
    await sara.writes("یک بار")
    updates = (await bot.call("getUpdates")).json()["result"]
    assert [one["message"]["text"] for one in updates] == ["سلام", "دو بار", "دو بار", "یک بار"]
    assert updates[1] == updates[2]
    assert (await bot.call("getUpdates", offset=updates[3]["update_id"])).json()["result"] == updates[3:]


@pytest.mark.parametrize(
    "poison",
    [{"message": 5}, {"message": {"message_id": 1, "voice": {"file_id": "a"}}}, {"callback_query": {}}, {}],
)
async def test_poison_stands_in_the_queue_between_good_updates(
    bot: RawBot, sara: Person, poison: dict[str, Any]
) -> None:
    """Any object can be put in; it gets the next id."""
    answer = await bot.http.post("/faults/update", json=poison)
    await sara.writes("بعدی")
    updates = (await bot.call("getUpdates")).json()["result"]
    assert updates[1] == {"update_id": answer.json()["update_id"]} | poison
    assert [one["update_id"] for one in updates] == sorted(one["update_id"] for one in updates)
    assert updates[2]["message"]["text"] == "بعدی"


async def test_the_record_counts_calls_and_holds_no_token(bot: RawBot) -> None:
    """Tests see what was called, with what, and how it was answered."""
    await send(bot)
    await bot.call("sendMessage", chat_id=5, text="نه")
    answer = await bot.http.get("/log", params={"after": 1})
    assert [(one["n"], one["method"], one["status"]) for one in answer.json()] == [
        (2, "sendMessage", 200),
        (3, "sendMessage", 400),
    ]
    assert answer.json()[0]["params"]["text"] == "سلام"
    assert TOKEN not in answer.text
