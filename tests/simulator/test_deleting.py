"""Specification: what a bot may delete from a private chat, on both messengers, and what the citizen sees of it."""

import json
from typing import Any

import httpx
import pytest

from tests.simulator.conftest import RawBot
from tests.simulator.person import Person


@pytest.fixture(params=["telegram", "bale"])
def side(
    request: pytest.FixtureRequest, bot: RawBot, sara: Person, bale: RawBot, mina: Person
) -> tuple[RawBot, Person]:
    """A bot and the citizen who wrote to it, on each messenger."""
    return (bot, sara) if request.param == "telegram" else (bale, mina)


async def chat_of(bot: RawBot) -> int:
    """The id of the one chat."""
    updates = await bot.does("getUpdates")
    return int(updates[-1]["message"]["chat"]["id"])


async def test_a_bot_deletes_its_own_words_and_the_citizens(side: tuple[RawBot, Person]) -> None:
    """Both messengers' documents say so of private chats; the citizen sees neither any more."""
    bot, person = side
    chat = await chat_of(bot)
    sent = await bot.does("sendMessage", chat_id=chat, text="جواب")
    theirs = (await person.reads())[0]["id"]
    for number in (theirs, sent["message_id"]):
        assert await bot.does("deleteMessage", chat_id=chat, message_id=number) is True
    assert await person.reads() == []
    assert "not found" in await bot.says("deleteMessage", chat_id=chat, message_id=theirs)


async def test_two_days_old_words_stay(side: tuple[RawBot, Person]) -> None:
    """Whoever wrote them; time is made to pass by the citizen's API."""
    bot, person = side
    chat = await chat_of(bot)
    old = (await person.reads())[0]["id"]
    assert await person.does("age", hours=47.9) == {"messages": 1}
    young = await person.writes("تازه")
    assert await person.does("age", hours=0.1) == {"messages": 2}
    assert "can't be deleted" in await bot.says("deleteMessage", chat_id=chat, message_id=old)
    assert await bot.does("deleteMessage", chat_id=chat, message_id=young) is True
    assert [each["id"] for each in await person.reads()] == [old]


async def test_with_one_that_is_too_old_none_of_many_goes(bot: RawBot, sara: Person) -> None:
    """And those that are gone are passed over."""
    chat = await chat_of(bot)
    old = (await sara.reads())[0]["id"]
    await sara.does("age", hours=49)
    young = await sara.writes("تازه")
    assert "can't be deleted" in await bot.says("deleteMessages", chat_id=chat, message_ids=[old, young])
    assert len(await sara.reads()) == 2
    assert await bot.does("deleteMessages", chat_id=chat, message_ids=[young, young, 1]) is True
    assert [each["id"] for each in await sara.reads()] == [old]


async def test_a_keyboard_goes_with_the_message_that_brought_it(side: tuple[RawBot, Person]) -> None:
    """The bottom of the screen is empty then."""
    bot, person = side
    chat = await chat_of(bot)
    markup = {"keyboard": [[{"text": "خانه"}]]}
    sent = await bot.does("sendMessage", chat_id=chat, text="منو", reply_markup=markup)
    assert (await person.screen())["keyboard"] == [["خانه"]]
    await bot.does("deleteMessage", chat_id=chat, message_id=sent["message_id"])
    assert (await person.screen())["keyboard"] is None


@pytest.mark.parametrize("hours", ["three", None, -1, True])
async def test_time_that_makes_no_sense_does_not_pass(sara: Person, bot: RawBot, hours: Any) -> None:
    """A mistake in a test is told, not swallowed."""
    await bot.does("getMe")
    assert (await sara.post("age", hours=hours)).status_code == 400


async def test_the_page_is_told_what_is_gone(http: httpx.AsyncClient, bot: RawBot, sara: Person) -> None:
    """It takes the bubble away while somebody looks at it."""
    number = (await sara.reads())[0]["id"]
    chat = await chat_of(bot)
    async with http.stream("GET", "/live/telegram", params={"users": sara.user}) as stream:
        told = (json.loads(line[6:]) async for line in stream.aiter_lines() if line.startswith("data: "))
        shown = (await anext(told))["phones"][0]
        assert [each["id"] for each in shown["messages"]] == [number]
        await bot.does("deleteMessage", chat_id=chat, message_id=number)
        async for news in told:
            if news["phones"]:
                assert news["phones"][0]["gone"] == [number]
                break
