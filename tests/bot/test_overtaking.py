"""The sender in a surge: words of danger leave before what waits, whatever is held and whoever is just answered."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest

from bot.outbox import Outbox
from bot.pace import Pace
from models import Lane
from services.outbox import Outgoing
from tests.bot.test_outbox import Post
from tests.screen import WORDS, Screen


@pytest.fixture
async def slow(pool: asyncpg.Pool, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Post]:
    """A sender that may speak twice a second, holds two messages and does not look into Postgres again."""
    monkeypatch.setattr("bot.outbox.HELD", 2)
    monkeypatch.setattr("bot.outbox.SWEEP_SECONDS", 60.0)
    screen = Screen()
    async with asyncio.TaskGroup() as tasks:
        post = Post(pool, screen, Outbox(pool, screen, WORDS, Pace(a_second=2)), tasks)
        serving = tasks.create_task(post.outbox.serve())
        while not post.outbox.serving:
            await asyncio.sleep(0.01)
        yield post
        serving.cancel()


async def written(post: Post, chat: int, lane: Lane) -> Outgoing:
    """Write a message into the thread of somebody new, as a turn does."""
    account = await post.account(chat)
    number = await post.queues(account, lane.name, lane)
    return Outgoing(number, account, chat, lane, lane.name, {"message": "cancelled"})


async def test_words_of_danger_leave_first_though_memory_is_full_of_others(slow: Post) -> None:
    """They do not wait until Postgres is looked into again."""
    for chat in range(5):
        slow.outbox.deliver([await written(slow, chat, Lane.REPLY)])
    before = len(slow.seen())
    slow.outbox.deliver([await written(slow, 9, Lane.CRISIS)])
    async with asyncio.timeout(5):
        while "CRISIS" not in slow.seen():
            await asyncio.sleep(0.01)
    assert slow.seen().index("CRISIS") <= before + 1  # one may have been on its way


async def test_an_answer_does_not_go_out_past_what_waits_unless_it_is_urgent(slow: Post) -> None:
    """What is written just when the pace allows a message is sent in its turn."""
    first, second = await slow.account(1), await slow.account(2)
    slow.outbox.deliver([await written(slow, 3, Lane.CRISIS)])
    assert slow.outbox.reserve(first, Lane.REPLY) is None
    assert slow.outbox.reserve(second, Lane.CRISIS) is not None


async def test_no_more_answers_are_promised_than_the_pace_allows(slow: Post) -> None:
    """Turns that end together do not run up a debt that the next words of danger would have to wait for."""
    accounts = [await slow.account(chat) for chat in range(4)]
    kept = [each for each in accounts if slow.outbox.reserve(each, Lane.REPLY) is not None]
    assert kept == accounts[:2]
    slow.outbox.release(accounts[0])
    assert slow.outbox.reserve(accounts[2], Lane.REPLY) is not None
