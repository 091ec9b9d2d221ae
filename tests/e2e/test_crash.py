"""SIGKILL in each window of a message's life: before the commit, after it, and while a message is on its way."""

import pytest
from asyncpg.pool import PoolConnectionProxy as Connection

from tests.e2e.processes import Bot, until
from tests.e2e.street import GREETING, REPEATED, Citizen, Street
from tests.screen import WORDS

CARD = WORDS.say("fa", "line-open", {"name": "اورژانس اجتماعی", "number": "123"})


async def restarted(street: Street) -> Bot:
    """Start the bot again and wait until it sends."""
    bot = street.town.lives()
    await bot.says("role=send")
    return bot


async def is_answered_once(street: Street, person: Citizen) -> None:
    """Wait for the answer to one «سلام», and fail when anything was lost or doubled on the way."""
    await person.is_told(GREETING)
    await street.quiet()
    assert await street.heard(person) == ["سلام"]
    assert await street.said(person) == [("menu-greeting", "sent")]
    assert await person.texts() == [GREETING]
    assert len(await street.calls(person)) == 1
    count = "SELECT count(*) FROM raw_update WHERE chat_id = $1 AND reading = 'done'"
    assert await street.pool.fetchval(count, person.chat_id) == 1


async def is_taken_once(street: Street, person: Citizen) -> None:
    """Wait for one turn and one reply, which is sent, or else of unknown fate and never sent.

    The dead process's statement may have committed its reply as already being sent.
    """

    async def taken() -> bool:
        return bool(await street.said(person)) and not await street.blocked_by("message")

    await until(taken, "the turn is taken")
    assert await street.heard(person) == ["سلام"]
    ((said, delivery),) = await street.said(person)
    assert said == "menu-greeting"
    if delivery in {"queued", "sent"}:
        await is_answered_once(street, person)
    else:
        assert len(await street.calls(person)) <= 1


async def when_the_turn_waits(street: Street, person: Citizen, lock: Connection) -> list[int]:
    """Let a turn come as far as its commit and no further; give the server processes that wait."""
    await lock.execute("LOCK TABLE message IN SHARE MODE")
    await person.writes("سلام")
    return await until(lambda: street.blocked_by("message"), "the turn waits for its commit")


@pytest.mark.parametrize("statement_outlives", [False, True])
async def test_a_kill_before_the_commit_loses_and_doubles_nothing(mortal: Street, *, statement_outlives: bool) -> None:
    """The turn is taken again, also when Postgres commits the dead process's statement beside the new one's."""
    person = mortal.citizen()
    async with mortal.pool.acquire() as connection:
        async with connection.transaction():
            waiting = await when_the_turn_waits(mortal, person, connection)
            mortal.town.lives().kill()
            if statement_outlives:
                again = mortal.town.starts()
                await again.says("role=send")

                async def both_wait() -> bool:
                    return set(await mortal.blocked_by("message")) > set(waiting)

                await until(both_wait, "the new process waits beside the old one's statement")
            else:
                await connection.fetch("SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid", waiting)
        await restarted(mortal)
        await (is_taken_once if statement_outlives else is_answered_once)(mortal, person)


async def test_a_kill_after_the_commit_loses_and_doubles_nothing(mortal: Street) -> None:
    """Neither acknowledged at the messenger nor sent: the copy is dropped, the reply leaves once."""
    mortal.town.lives().kill()
    bot = mortal.town.starts("poll,turn")
    await bot.says("role=poll")
    person = mortal.citizen()
    # The first poll brings the update; the second one, which would acknowledge it, comes too late.
    await mortal.trouble("latency", method="getUpdates", seconds=6)
    await person.writes("سلام")
    await mortal.stands(person, "queued")
    bot.kill()
    await mortal.peace()
    await restarted(mortal)
    await is_answered_once(mortal, person)


async def test_a_kill_while_sending_leaves_an_unknown_that_staff_see(mortal: Street) -> None:
    """Nobody can know whether it arrived, so it is not said again; only emergency words are, once, with a mark."""
    calm, urgent = mortal.citizen(), mortal.citizen()
    for person in (calm, urgent):
        await mortal.trouble("latency", method="sendMessage", chat=person.user, seconds=1, times=1)
    await calm.writes("سلام")
    await urgent.writes("کمک فوری")
    for person in (calm, urgent):
        await mortal.stands(person, "sending")
        await until(lambda person=person: mortal.calls(person), "the call is on its way")  # type: ignore[misc]
    mortal.town.lives().kill()

    await restarted(mortal)
    await mortal.stands(calm, "unknown")
    await mortal.stands(urgent, "unknown", "sent")
    assert await mortal.cards(calm) == ["unknown_delivery"]
    assert await mortal.cards(urgent) == []
    assert await calm.texts() == [GREETING]
    first, again = await urgent.texts()
    assert REPEATED not in first
    assert REPEATED in again
    assert first in again
    await restarted(mortal)
    assert [len(await mortal.calls(person)) for person in (calm, urgent)] == [1, 2]


async def test_a_kill_before_the_call_is_made_leaves_an_unknown_too(mortal: Street) -> None:
    """`sending` is committed, the call never went out: the same row, the same card, and no call ever."""
    person = mortal.citizen()
    await mortal.trouble("429", method="sendMessage", chat=person.user, retry_after=1, times=1)
    await person.writes("سلام")
    await mortal.stands(person, "queued")
    mortal.town.lives().kill()
    await mortal.pool.execute("UPDATE message SET delivery = 'sending' WHERE delivery = 'queued'")
    await restarted(mortal)
    await mortal.stands(person, "unknown")
    assert await mortal.cards(person) == ["unknown_delivery"]
    assert [call["status"] for call in await mortal.calls(person)] == [429]
