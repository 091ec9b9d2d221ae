"""A crowd writes while the bot is killed again and again, at moments that a seed chooses."""

import asyncio
import random
from collections import Counter

import pytest

from tests.e2e.processes import until
from tests.e2e.street import Citizen, Street

SAYS = {
    "سلام": ["menu-greeting"],
    "همراه بیمار": ["hamrahsara-path", "hamrahsara-meanwhile"],
    "شماره تلفن": ["lines-open-now"],
    "garmkhane": ["shelter-whom"],
}
"""What a person writes, one after the other, and the messages that answer it."""

PEOPLE = 10
KILLS = 4


async def chats(person: Citizen, chance: random.Random) -> None:
    """Write everything, in a hurry or slowly, and wait for no answer."""
    for text in SAYS:
        await asyncio.sleep(chance.uniform(0, 4))
        await person.writes(text)


async def dies_again_and_again(street: Street, chance: random.Random) -> None:
    """Kill the bot soon after it came up, and start it again."""
    for _ in range(KILLS):
        bot = street.town.lives()
        await bot.says("role=send")
        await asyncio.sleep(chance.uniform(0, 0.8))
        bot.kill()
    await street.town.lives().says("role=send")


async def all_done(street: Street) -> bool:
    """Whether every update has had its turn."""
    question = "SELECT count(*) FROM raw_update WHERE reading = 'done' AND chat_id = ANY($1::bigint[])"
    done = await street.pool.fetchval(question, [person.chat_id for person in street.people])
    return bool(done == len(SAYS) * len(street.people))


@pytest.mark.parametrize("seed", [1])
async def test_a_crowd_is_answered_whatever_moment_the_bot_dies_at(empty_street: Street, seed: int) -> None:
    """Everybody's thread is whole and in order; at the messenger nothing is doubled, and nothing missing but unknowns.

    A message whose fate is unknown may be there or not, and staff have a card for each.
    """
    street, chance = empty_street, random.Random(seed)  # noqa: S311 (a seed, so that a failure can be had again)
    people = [street.citizen() for _ in range(PEOPLE)]
    async with asyncio.TaskGroup() as tasks:
        for person in people:
            tasks.create_task(chats(person, random.Random(f"{seed} {person.user}")))  # noqa: S311
        tasks.create_task(dies_again_and_again(street, chance))
    await until(lambda: all_done(street), "every update has had its turn")
    await street.quiet()
    for person in people:
        await is_whole(street, person)


async def is_whole(street: Street, person: Citizen) -> None:
    """Compare what a person wrote and saw with the thread."""
    thread = await street.thread(person)
    assert await street.heard(person) == list(SAYS)
    ours = [row for row in thread if row["author"] == "bot"]
    assert [row["said"] for row in ours] == [said for answer in SAYS.values() for said in answer]
    assert {row["delivery"] for row in ours} <= {"sent", "unknown"}

    seen = await person.texts()
    assert not [text for text, times in Counter(seen).items() if times > 1], "doubled at the messenger"
    uncertain = {row["text"] for row in ours if row["delivery"] == "unknown"}
    assert [text for text in seen if text not in uncertain] == [
        row["text"] for row in ours if row["delivery"] == "sent"
    ]
    assert await street.cards(person) == ["unknown_delivery"] * len(uncertain)
