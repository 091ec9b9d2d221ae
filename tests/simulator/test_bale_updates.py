"""Specification: Bale's queue of updates, and its fifty shapes by name."""

import json

import aiogram
import httpx
import pydantic
import pytest
import telegram

from simulator.server import serve_in_thread
from simulator.world.numbers import first_update_id
from simulator.world.queue import UpdateQueue
from tests.simulator.clients import NO_CERTIFICATES, TOKEN
from tests.simulator.conftest import BaleUpdates, RawBot
from tests.simulator.person import Person
from tests.simulator.receiver import Receiver

DAY = 24 * 60 * 60


async def test_ids_begin_at_zero_and_rise(bale: RawBot, mina: Person) -> None:
    """Zero is an id like any other: it is confirmed by 1, not by 0."""
    await mina.writes("دو")
    assert [one["update_id"] for one in await bale.does("getUpdates")] == [0, 1]
    assert [one["update_id"] for one in await bale.does("getUpdates", offset=0)] == [0, 1]
    assert [one["update_id"] for one in await bale.does("getUpdates", offset=1)] == [1]


async def test_the_last_2000_updates_are_kept(bale: RawBot, bale_updates: BaleUpdates) -> None:
    """What overflows is gone for the bot; the oldest goes first."""
    with serve_in_thread() as other:
        async with httpx.AsyncClient(base_url=other, verify=NO_CERTIFICATES) as http:
            raw = RawBot(http, "/bale")
            await raw.does("getMe")
            shape = await bale_updates.emit("text")
            for _ in range(2001):
                await http.post("/faults/update?platform=bale", json={"message": {"text": "سلام"}})
            first = await raw.does("getUpdates", limit=1)
    assert (shape, first[0]["update_id"], len(await bale.does("getUpdates"))) == ([1], 1, 2)


def test_updates_are_kept_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """After 24 hours nobody gets them."""
    now = 1_800_000_000
    monkeypatch.setattr("simulator.world.queue.now", lambda: now)
    queue = UpdateQueue(0, 2000, DAY)
    queue.put({"message": {}})
    now += DAY - 1
    queue.put({"message": {}})
    queue.forget_old()
    assert [one.id for one in queue.pending] == [0, 1]
    now += 1
    queue.forget_old()
    assert [one.id for one in queue.pending] == [1]


def test_ids_can_go_on_where_an_earlier_run_ended() -> None:
    """A demo with a lasting database must not take new updates for old ones."""
    with serve_in_thread(ids_go_on=True) as base, httpx.Client(base_url=base, verify=NO_CERTIFICATES) as http:
        http.get(f"/bale/bot{TOKEN}/getMe")
        http.post("/citizen/bale/mina/text", json={"text": "سلام"})
        (update,) = http.get(f"/bale/bot{TOKEN}/getUpdates").json()["result"]
    assert first_update_id() - 1000 < update["update_id"] <= first_update_id()


async def test_pending_updates_are_not_dropped(bale: RawBot) -> None:
    """`drop_pending_updates` is nothing that Bale knows."""
    await bale.does("deleteWebhook", drop_pending_updates=True)
    await bale.does("setWebhook", url="", drop_pending_updates=True)
    assert len(await bale.does("getUpdates")) == 1


async def test_kinds_cannot_be_chosen_and_a_block_is_not_told(bale: RawBot, mina: Person) -> None:
    """There is no my_chat_member: a block shows as a 403 when the bot writes."""
    await bale.does("getUpdates", allowed_updates=["callback_query"])
    await mina.does("block")
    await mina.does("unblock")
    number = await mina.writes("هستم")
    await mina.does("edit", id=number, text="هستم!")
    kinds = [next(name for name in one if name != "update_id") for one in await bale.does("getUpdates")]
    assert kinds == ["message", "message", "edited_message"]


async def test_fifty_shapes_come_by_poll(bale: RawBot, bale_updates: BaleUpdates) -> None:
    """Each comes in its turn, under its own id, as raw as it is."""
    names = await bale_updates.names()
    assert (len(names), len(set(names))) == (50, 50)
    numbers = await bale_updates.emit(*names)
    updates = (await bale.does("getUpdates", offset=1))[-50:]
    assert [one["update_id"] for one in updates] == numbers == list(range(1, 51))


async def test_fifty_shapes_come_by_webhook(bale: RawBot, bale_updates: BaleUpdates, receiver: Receiver) -> None:
    """The same, pushed."""
    names = await bale_updates.names()
    await bale.does("setWebhook", url=receiver.url)
    numbers = await bale_updates.emit(*names)
    assert [one.update["update_id"] for one in await receiver.until(51)] == [0, *numbers]


async def test_strict_parsers_refuse_what_they_were_measured_to_refuse(bale: RawBot, bale_updates: BaleUpdates) -> None:
    """Of the fifty, aiogram takes 35 and python-telegram-bot 34; one of theirs in a batch stops them both."""
    names = await bale_updates.names()
    await bale_updates.emit(*names)
    updates = dict(zip(names, (await bale.does("getUpdates", offset=1))[-50:], strict=True))
    by_aiogram = {name for name, update in updates.items() if not _aiogram_takes(update)}
    by_ptb = {name for name, update in updates.items() if not _ptb_takes(update)}
    assert (len(by_aiogram), len(by_ptb)) == (15, 16)
    assert by_aiogram - by_ptb == {"voice_duration_null", "contact_phone_number_as_number"}
    assert by_ptb - by_aiogram == {"callback_query_of_an_old_message", "date_as_string", "date_in_milliseconds"}
    assert {"voice", "callback_query", "sticker", "invoice", "poll"} <= by_aiogram & by_ptb


def _aiogram_takes(update: dict[str, object]) -> bool:
    try:
        aiogram.types.Update.model_validate(update)
    except pydantic.ValidationError:
        return False
    return True


def _ptb_takes(update: dict[str, object]) -> bool:
    try:
        telegram.Update.de_json(json.loads(json.dumps(update)), None)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return True


async def test_a_named_update_is_of_a_citizen_whom_the_bot_can_answer(
    bale: RawBot, bale_updates: BaleUpdates, http: httpx.AsyncClient
) -> None:
    """Chat and file are real: the bot may write back and fetch."""
    await bale_updates.emit("voice", user="karimi")
    message = (await bale.does("getUpdates"))[-1]["message"]
    assert await bale.does("sendMessage", chat_id=message["chat"]["id"], text="شنیدم")
    file = await bale.does("getFile", file_id=message["voice"]["file_id"])
    fetched = await http.get(f"/bale/file/bot{TOKEN}/{file['file_path']}")
    assert fetched.content.startswith(b"OggS")
    assert (await http.post("/platforms/bale/updates/telegram_story")).status_code == 404
