"""Marks in rows: they come with a turn's words, and move along when other words are put before those."""

import json
from typing import Any

from bot.commands import send_again
from bot.platform import Unknown
from models import Lane
from services import cards
from tests.bot.test_outbox import Post, post
from tests.citizen import CitizenOnPhone

__all__ = ["post"]

TEXT, MARKS = "زنگ بزنید:\n123", [["bold", 11, 3]]


async def queued(post: Post, lane: Lane) -> None:
    """Let words with a mark wait, of which nobody will know whether they arrived."""
    post.screen.outcomes += [Unknown("time-out")]
    number = await post.queues(await post.account(), TEXT, lane)
    content = json.dumps({"message": "cancelled", "marks": MARKS})
    await post.pool.execute("UPDATE message SET content = $2 WHERE id = $1", number, content)


def standing_out(text: str, content: dict[str, Any]) -> list[str]:
    """The words that are marked."""
    return [text[offset : offset + length].strip("\u200f") for _, offset, length in content["marks"]]


async def test_words_that_are_repeated_stand_out_as_before(post: Post) -> None:
    """A line stands above them now: the mark moved along."""
    await queued(post, Lane.CRISIS)
    await post.works()
    (repeat,) = post.screen.seen
    assert repeat.text != TEXT
    assert standing_out(repeat.text, repeat.content) == ["123"]


async def test_words_that_staff_say_again_stand_out_as_before(post: Post) -> None:
    """The same, by hand."""
    await queued(post, Lane.REPLY)
    await post.works()
    async with post.pool.acquire() as connection:
        assert await send_again(connection, (await cards.open_cards(post.pool))[0].id) == 0
    row = await post.pool.fetchrow("SELECT text, content FROM message WHERE repeats IS NOT NULL")
    assert row is not None
    assert standing_out(row["text"], json.loads(row["content"])) == ["123"]


async def test_a_number_to_call_in_danger_bears_no_mark(citizen: CitizenOnPhone) -> None:
    """Whatever a messenger makes of stars: nobody in danger reads «*123*», on either of them."""
    await citizen.writes("کمک فوری")
    (card,) = citizen.news()
    assert "123" in card.text
    assert not card.content.get("marks")
