"""Two whole processes on one database and one token: nothing is said twice, and each outlives the other."""

import asyncio

from tests.e2e.processes import Bot, until
from tests.e2e.street import GREETING, Street
from tests.e2e.test_webhook import opened, post, update

MESSAGES = 20
PEOPLE = 4
SOON_SECONDS = 8.0
"""A standby asks for the lock every two seconds; the rest is a slow machine's."""


def has(bot: Bot, role: str) -> bool:
    """Whether a process has become the only one for a role."""
    return f"role={role}" in bot.said()


async def both_up(*bots: Bot) -> None:
    """Wait until processes run and somebody polls and sends."""
    for bot in bots:
        await bot.says("bot.started")
    for role in ("poll", "send"):

        async def taken(role: str = role) -> bool:
            return any(has(bot, role) for bot in bots)

        await until(taken, f"somebody has the role {role}")


async def test_one_polls_and_one_sends_and_the_other_takes_over(empty_street: Street) -> None:
    """While both live each role has one holder; when it is killed the other answers within seconds."""
    street = empty_street
    first, second = street.town.starts(), street.town.starts()
    await both_up(first, second)
    people = [street.citizen() for _ in range(PEOPLE)]
    for person in people:
        await person.writes("سلام")
    for person in people:
        await person.is_told(GREETING)
    for role in ("poll", "send"):
        assert [has(first, role), has(second, role)].count(True) == 1
    polls = (await street.http.get("/log", params={"method": "getUpdates"})).json()
    assert 409 not in {poll["status"] for poll in polls}

    active, standby = (first, second) if has(first, "send") else (second, first)
    active.kill()
    late = street.citizen()
    await late.writes("سلام")
    await late.is_told(GREETING, seconds=SOON_SECONDS)
    assert has(standby, "send")
    assert has(standby, "poll")
    await street.quiet()
    for person in (*people, late):
        assert await person.texts() == [GREETING]
        assert len(await street.calls(person)) == 1
    assert standby.stop() == 0


async def test_a_persons_order_holds_over_two_processes(empty_street: Street) -> None:
    """Twenty messages, each delivered to the other process than the one before: one thread, in order, none doubled."""
    street = empty_street
    (first, one), (second, other) = (street.town.starts_webhook(called=False) for _ in range(2))
    await opened(street, one)
    await opened(street, other)
    person, hasty = street.citizen(), street.citizen()
    texts = [f"سلام {number}" for number in range(MESSAGES)]
    for each in (person, hasty):
        # The messenger knows whoever has written; these words themselves are thrown away.
        await each.writes("سلام")
    async with asyncio.TaskGroup() as tasks:
        for each in (person, hasty):
            tasks.create_task(delivered(street, each.chat_id, texts, (one, other)))
    await street.quiet(60)
    for each in (person, hasty):
        thread = await street.thread(each)
        assert [row["text"] for row in thread if row["author"] == "citizen"] == texts
        assert [row["author"] for row in thread] == ["citizen", "bot"] * MESSAGES
        assert {row["delivery"] for row in thread if row["author"] == "bot"} == {"sent"}
        assert await each.texts() == [GREETING] * MESSAGES
        assert len(await street.calls(each)) == MESSAGES
    assert [first.stop(), second.stop()] == [0, 0]


async def delivered(street: Street, chat_id: int, texts: list[str], urls: tuple[str, str]) -> None:
    """Deliver one person's messages, each once the one before is acknowledged."""
    for number, text in enumerate(texts):
        assert await post(street, urls[number % 2], update(chat_id * 1000 + number, chat_id, text)) == 200
