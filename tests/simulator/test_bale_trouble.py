"""Specification: Bale's refusals in its own words, and trouble that strikes one messenger only."""

from typing import Any

import httpx
import pytest

from simulator.world.citizen import id_of
from tests.simulator.clients import TOKEN
from tests.simulator.conftest import RawBot
from tests.simulator.person import Person
from tests.simulator.receiver import Receiver


async def order(bot: RawBot, **rule: Any) -> None:
    """Order a fault."""
    assert (await bot.http.post("/faults", json=rule)).status_code == 201


async def send(bot: RawBot, user: str = "mina") -> httpx.Response:
    """Let the bot say something."""
    return await bot.call("sendMessage", chat_id=id_of(user), text="سلام")


@pytest.mark.parametrize(
    ("rule", "status", "body"),
    [
        ({"kind": "429", "retry_after": 3}, 429, {"error_code": 429, "parameters": {"retry_after": 3}}),
        ({"kind": "429"}, 429, {"error_code": 429, "description": "bot limit exceed"}),
        ({"kind": "403"}, 403, {"error_code": 403, "description": "permission_denied"}),
        ({"kind": "403", "http": 200}, 200, {"error_code": 403, "description": "permission_denied"}),
        ({"kind": "error", "description": "local_rate_limited"}, 400, {"description": "local_rate_limited"}),
        ({"kind": "error", "status": 429, "http": 200, "parameters": {"retry_after": 2}}, 200, {"error_code": 429}),
        ({"kind": "5xx", "status": 503}, 503, {"error_code": 503}),
    ],
)
async def test_a_refusal_is_told_as_ordered(
    bale: RawBot, mina: Person, rule: dict[str, Any], status: int, body: dict[str, Any]
) -> None:
    """With and without a time to wait, under its own HTTP status or under 200."""
    await order(bale, platform="bale", method="sendMessage", times=1, **rule)
    answer = await send(bale)
    told = answer.json()
    assert (answer.status_code, told["ok"], {name: told[name] for name in body}) == (status, False, body)
    assert "parameters" in told or "retry_after" not in str(rule)
    assert len(await mina.reads()) == 1
    assert (await send(bale)).status_code == 200


async def test_all_refusals_can_come_under_200(bale: RawBot) -> None:
    """The body's code stays; what is performed is not touched."""
    await bale.http.post("/platforms/bale", json={"errors_in_200": True})
    refused = await send(bale, "nobody")
    told = {"ok": False, "error_code": 404, "description": "no such group or user"}
    assert (refused.status_code, refused.json()) == (200, told)
    assert (await bale.call("sendVenue")).status_code == 200
    assert (await send(bale)).json()["ok"]


@pytest.mark.parametrize(("dying", "living"), [("bale", "telegram"), ("telegram", "bale")])
async def test_one_messenger_dies_and_the_other_lives(
    bale: RawBot, bot: RawBot, mina: Person, sara: Person, dying: str, living: str
) -> None:
    """An outage may name its messenger; without a name it takes both."""
    bots = {"bale": (bale, mina), "telegram": (bot, sara)}
    await order(bot, kind="outage", seconds=60, platform=dying)
    (dead, _), (alive, person) = bots[dying], bots[living]
    for method in ("getMe", "getUpdates"):
        with pytest.raises(httpx.TransportError):
            await dead.call(method)
    assert (await send(alive, person.user)).status_code == 200
    await bot.http.delete("/faults")
    await order(bot, kind="outage", seconds=60)
    for one in (bale, bot):
        with pytest.raises(httpx.TransportError):
            await one.call("getMe")


async def test_rules_and_copies_are_for_one_messenger(
    bale: RawBot, bot: RawBot, mina: Person, http: httpx.AsyncClient
) -> None:
    """The same person on the other messenger notices nothing."""
    await Person(http, "mina").writes("سلام")
    await order(bot, kind="403", platform="bale", chat="mina")
    await order(bot, kind="duplicate", platform="bale", times=1)
    assert [(await send(one)).status_code for one in (bale, bot)] == [403, 200]
    await Person(http, "mina").writes("تلگرام")
    await mina.writes("بله")
    assert len([one for one in await bale.does("getUpdates") if one["message"]["text"] == "بله"]) == 2
    assert len([one for one in await bot.does("getUpdates") if one["message"]["text"] == "تلگرام"]) == 1


async def test_a_dead_messenger_pushes_nothing_until_it_is_back(bale: RawBot, mina: Person, receiver: Receiver) -> None:
    """What citizens write meanwhile waits for the webhook."""
    await bale.does("setWebhook", url=receiver.url)
    await receiver.until(1)
    await order(bale, kind="outage", seconds=60, platform="bale")
    await mina.writes("هنوز هستید؟")
    await bale.http.delete("/faults")
    assert (await receiver.until(2))[1].words == "هنوز هستید؟"


async def test_the_record_tells_messengers_apart(bale: RawBot, bot: RawBot) -> None:
    """Calls are counted each on its own."""
    await send(bale)
    await send(bot, "sara")
    told = (await bot.http.get("/log", params={"platform": "bale", "method": "sendMessage"})).json()
    assert [(one["platform"], one["status"], one["chat_id"]) for one in told] == [("bale", 200, str(id_of("mina")))]


@pytest.mark.parametrize(("token", "status"), [("123:abc", 200), ("123:a%20b", 403), ("abc", 404)])
async def test_a_wrong_token_is_403_or_404(http: httpx.AsyncClient, token: str, status: int) -> None:
    """Both were seen."""
    assert (await http.get(f"/bale/bot{token}/getMe")).status_code == status


async def test_the_two_base_addresses_are_apart(http: httpx.AsyncClient) -> None:
    """Under `/bale` stand methods and files of Bale, and nothing of Telegram's."""
    assert (await http.get(f"/bale/bot{TOKEN}/getMyCommands")).status_code == 404
    assert (await http.get(f"/bot{TOKEN}/askReview")).status_code == 404
    assert (await http.get(f"/bale/file/bot{TOKEN}/voice/file_1.oga")).status_code == 404
