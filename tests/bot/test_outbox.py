"""Delivery: every state a message of ours can be in, and what each outcome means."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest

from bot.commands import send_again
from bot.outbox import Outbox
from bot.pace import Pace
from bot.platform import Blocked, Passing, Refused, Unknown, Unreachable, Wait
from models import Lane
from services import cards
from tests.screen import WORDS, Screen

FAST = 1e9


@dataclass
class Post:
    """A sender over a real table, and a messenger that ends as told."""

    pool: asyncpg.Pool
    screen: Screen
    outbox: Outbox
    tasks: asyncio.TaskGroup

    async def account(self, chat_id: int = 42) -> int:
        """Somebody to write to."""
        citizen = await self.pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
        return int(
            await self.pool.fetchval(
                "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, $2, $3, $4) RETURNING id",
                citizen,
                self.screen.name,
                self.screen.bot_id,
                chat_id,
            ),
        )

    async def queues(self, account: int, text: str, lane: Lane = Lane.REPLY) -> int:
        """Write a message into the thread, to be sent."""
        return int(
            await self.pool.fetchval(
                "INSERT INTO message (account_id, author, text, content, lane, delivery)"
                " VALUES ($1, 'bot', $2, '{\"message\": \"cancelled\"}', $3, 'queued') RETURNING id",
                account,
                text,
                lane,
            ),
        )

    async def works(self) -> None:
        """Send until nothing waits any more."""
        serving = self.tasks.create_task(self.outbox.serve())
        async with asyncio.timeout(20):
            while await self.pool.fetchval(
                "SELECT EXISTS (SELECT FROM message WHERE delivery IN ('queued', 'sending'))",
            ):
                self.outbox.wake()
                await asyncio.sleep(0.01)
        self.outbox.stop()
        await serving

    async def state(self, message: int) -> str:
        """How delivery stands."""
        return str(await self.pool.fetchval("SELECT delivery FROM message WHERE id = $1", message))

    async def cards(self) -> list[str]:
        """Kinds of the open cards."""
        return [card.kind for card in await cards.open_cards(self.pool)]

    def seen(self) -> list[str]:
        """Texts that arrived."""
        return [each.text for each in self.screen.seen]


@pytest.fixture
async def post(pool: asyncpg.Pool) -> AsyncIterator[Post]:
    """A sender that is in no hurry to wait."""
    screen = Screen()
    pace = Pace(a_second=FAST, a_chat_second=FAST, chat_burst=FAST)
    async with asyncio.TaskGroup() as tasks:
        yield Post(pool, screen, Outbox(pool, screen, WORDS, pace), tasks)


async def test_a_message_that_arrives_is_sent_and_keeps_its_number(post: Post) -> None:
    """The messenger's id of the message is kept, for edits and for staff."""
    number = await post.queues(await post.account(), "سلام")
    await post.works()
    assert await post.state(number) == "sent"
    assert await post.pool.fetchval("SELECT platform_message_id FROM message WHERE id = $1", number) == 1


async def test_messages_of_a_chat_arrive_in_order(post: Post) -> None:
    """One in flight a chat, oldest first, other chats beside it."""
    first, second = await post.account(1), await post.account(2)
    for number in range(20):
        await post.queues(first, f"اول {'الف' * number}")
        await post.queues(second, f"دوم {'ب' * number}")
    await post.works()
    for chat, word in ((1, "الف"), (2, "ب")):
        lengths = [each.text.count(word) for each in post.screen.seen if each.chat_id == chat]
        assert lengths == list(range(20))


async def test_emergency_words_overtake_what_waits(post: Post) -> None:
    """The crisis lane leaves first, whoever wrote the rest before."""
    account = await post.account()
    for _ in range(3):
        await post.queues(account, "یادآوری", Lane.BULK)
    await post.queues(account, "جواب", Lane.REPLY)
    await post.queues(account, "کمک فوری", Lane.CRISIS)
    await post.works()
    assert post.seen()[:2] == ["کمک فوری", "جواب"]


async def test_too_many_waits_as_long_as_the_answer_says(post: Post) -> None:
    """After 429 the same message goes out once the time is over, and only once."""
    post.screen.outcomes += [Wait(0.2)]
    number = await post.queues(await post.account(), "سلام")
    before = asyncio.get_running_loop().time()
    await post.works()
    assert asyncio.get_running_loop().time() - before >= 0.2
    assert await post.state(number) == "sent"
    assert post.seen() == ["سلام"]


async def test_too_many_for_one_chat_does_not_stop_another(post: Post) -> None:
    """Only the chat that was named waits."""
    post.screen.outcomes += [Wait(0.5)]
    await post.queues(await post.account(1), "اول")
    await post.queues(await post.account(2), "دوم")
    await post.works()
    assert post.seen() == ["دوم", "اول"]


async def test_a_blocked_account_is_stopped_and_staff_see_it(post: Post) -> None:
    """All that waits for the person fails at once; nothing is tried against their will."""
    account = await post.account()
    numbers = [await post.queues(account, "یک"), await post.queues(account, "دو")]
    post.screen.outcomes += [Blocked("Forbidden: bot was blocked by the user")]
    await post.works()
    assert [await post.state(number) for number in numbers] == ["failed", "failed"]
    assert await post.pool.fetchval("SELECT state FROM account WHERE id = $1", account) == "blocked"
    assert "blocked_account" in await post.cards()
    assert post.seen() == []


async def test_what_the_messenger_refuses_is_never_sent_unchanged_again(post: Post) -> None:
    """A 400 is permanent: the row fails, staff get the cause, the next message goes on."""
    account = await post.account()
    post.screen.outcomes += [Refused("Bad Request: message is too long")]
    number = await post.queues(account, "بد")
    await post.queues(account, "خوب")
    await post.works()
    assert await post.state(number) == "failed"
    assert post.seen() == ["خوب"]
    assert [card.note for card in await cards.open_cards(post.pool)] == ["Bad Request: message is too long"]


async def test_a_passing_failure_is_tried_again(post: Post) -> None:
    """The messenger said that it did not do it, so doing it again doubles nothing."""
    post.screen.outcomes += [Passing("HTTP 502")]
    await post.queues(await post.account(), "سلام")
    await post.works()
    assert post.seen() == ["سلام"]


async def test_an_outage_holds_everything_and_loses_nothing(post: Post) -> None:
    """While there is no connection at all, rows stay queued and leave in order afterwards."""
    post.screen.outcomes += [Unreachable("ClientConnectorError")]
    account = await post.account()
    await post.queues(account, "یک")
    await post.queues(account, "دو")
    await post.works()
    assert post.seen() == ["یک", "دو"]


async def test_a_reply_of_unknown_fate_becomes_a_card_and_is_not_sent_again(post: Post) -> None:
    """It may have arrived: a person decides whether to say it twice."""
    post.screen.outcomes += [Unknown("time-out")]
    account = await post.account()
    number = await post.queues(account, "جواب")
    await post.queues(account, "بعدی")
    await post.works()
    assert await post.state(number) == "unknown"
    assert await post.cards() == ["unknown_delivery"]
    assert post.seen() == ["بعدی"]


@pytest.mark.parametrize("lane", [Lane.CRISIS, Lane.BED_CODE])
async def test_emergency_words_of_unknown_fate_are_repeated_once_with_a_mark(post: Post, lane: Lane) -> None:
    """A double is better than a loss; a repeat that is unknown too goes to staff."""
    post.screen.outcomes += [Unknown("time-out"), Unknown("time-out")]
    await post.queues(await post.account(), "زنگ بزنید", lane)
    await post.works()
    assert post.seen() == []
    assert await post.cards() == ["unknown_delivery"]
    repeat = await post.pool.fetchrow("SELECT text, repeats FROM message WHERE repeats IS NOT NULL")
    assert repeat is not None
    assert "تکرار" in repeat["text"]


async def test_what_a_dead_sender_left_in_the_air_is_unknown(post: Post) -> None:
    """Rows found in `sending` when a sender starts may have arrived: urgent ones are repeated, others carded."""
    account = await post.account()
    plain = await post.queues(account, "جواب")
    urgent = await post.queues(account, "زنگ بزنید", Lane.CRISIS)
    await post.pool.execute("UPDATE message SET delivery = 'sending'")
    await post.works()
    assert await post.state(plain) == "unknown"
    assert await post.state(urgent) == "unknown"
    assert [each.replace("\u200f", "") for each in post.seen()] == ["(تکرار پیام قبلی)\nزنگ بزنید"]


async def test_staff_can_send_a_message_of_unknown_fate_again(post: Post) -> None:
    """«Send again» queues it once, closes the card, and a second press finds nothing to do."""
    post.screen.outcomes += [Unknown("time-out")]
    await post.queues(await post.account(), "جواب")
    await post.works()
    (card,) = await cards.open_cards(post.pool)
    async with post.pool.acquire() as connection:
        assert await send_again(connection, card.id) == 0
        assert await send_again(connection, card.id) == 1
    assert await cards.open_cards(post.pool) == []
    assert await post.pool.fetchval("SELECT count(*) FROM message WHERE repeats IS NOT NULL") == 1


async def test_the_pace_of_a_chat_is_kept(pool: asyncpg.Pool) -> None:
    """A burst is let through, then one after the other at the chat's rate."""
    screen = Screen()
    async with asyncio.TaskGroup() as tasks:
        outbox = Outbox(pool, screen, WORDS, Pace(a_second=FAST, a_chat_second=10, chat_burst=2))
        post = Post(pool, screen, outbox, tasks)
        account = await post.account()
        for _ in range(5):
            await post.queues(account, "سلام")
        before = asyncio.get_running_loop().time()
        await post.works()
        assert asyncio.get_running_loop().time() - before >= 0.3
