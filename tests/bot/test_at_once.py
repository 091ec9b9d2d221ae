"""An update and its turn in one commit: when the guess holds, and that nothing is lost or doubled when it does not."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import asyncpg
import pytest

from bot.run import House, Role
from bot.settings import Settings
from services.connections import Pool
from services.gazetteer import read
from tests.citizen import CitizenOnPhone, Neighbours, Now, neighbourhood

QUESTION, ELSE = "shelter-whom", "shelter-whom-else"


@pytest.fixture
async def asked(citizen: CitizenOnPhone) -> CitizenOnPhone:
    """Somebody who is asked for whom the bed is, and whose next tap can be foreseen."""
    await citizen.writes("سلام")
    await citizen.taps("🛏")
    assert citizen.told() == [QUESTION]
    return citizen


async def stored(around: Neighbours, person: CitizenOnPhone) -> list[tuple[int, str]]:
    """Give number and reading of each update of a chat."""
    rows = await around.pool.fetch("SELECT id, reading FROM raw_update WHERE chat_id = $1 ORDER BY id", person.chat_id)
    return [(row["id"], row["reading"]) for row in rows]


async def thread(around: Neighbours, person: CitizenOnPhone) -> list[asyncpg.Record]:
    """Give the thread with the update each row came from."""
    rows: list[asyncpg.Record] = await around.pool.fetch(
        "SELECT m.author, m.delivery, m.raw_update_id FROM message m JOIN account a ON a.id = m.account_id"
        " WHERE a.chat_id = $1 ORDER BY m.id",
        person.chat_id,
    )
    return rows


async def test_a_foreseen_turn_is_stored_with_its_update(asked: CitizenOnPhone) -> None:
    """The citizen's words and our reply hang on the update's row, which is done from the beginning."""
    around = asked.around
    await asked.taps("کس دیگری")
    assert asked.told() == [ELSE]
    (*_, (number, reading)) = await stored(around, asked)
    assert reading == "done"
    *_, heard, said = await thread(around, asked)
    assert (heard["author"], heard["raw_update_id"]) == ("citizen", number)
    assert (said["author"], said["delivery"], said["raw_update_id"]) == ("bot", "sent", number)


async def test_a_guess_from_where_the_person_no_longer_stands_is_thrown_away(asked: CitizenOnPhone) -> None:
    """Another process moved the talk on: the tap is understood from what Postgres has, and answered once."""
    await asked.around.pool.execute("UPDATE conversation SET version = version + 1, state = '{}'")
    await asked.taps("کس دیگری")
    assert asked.told()
    assert ELSE not in asked.told()
    assert {reading for _, reading in await stored(asked.around, asked)} == {"done"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE citizen SET language = 'en'",
        "UPDATE account SET state = 'blocked'",
        "UPDATE citizen SET attended = 'held'",
    ],
)
async def test_a_guess_about_somebody_who_changed_meanwhile_is_thrown_away(asked: CitizenOnPhone, change: str) -> None:
    """Their language, whether words reach them, whether one of us attends: Postgres knows, and the answer fits."""
    await asked.around.pool.execute(change)
    await asked.taps("کس دیگری")
    assert asked.told() == [ELSE]
    said = asked.news()[0]
    assert ("کس" in said.text or "ش" in said.text) == ("'en'" not in change)
    state = await asked.around.pool.fetchval("SELECT state FROM account")
    assert state == "reachable"


async def test_an_older_update_that_waits_is_answered_first(asked: CitizenOnPhone) -> None:
    """What another process stored and did not come to take goes before what is new."""
    around = asked.around
    chat = {"id": asked.chat_id, "type": "private"}
    waits = {"update_id": 900, "message": {"message_id": 90, "date": 0, "text": "منو", "chat": chat}}
    await around.pool.execute(
        "INSERT INTO raw_update (platform, bot_id, update_id, chat_id, raw, reading)"
        " VALUES ('telegram', $1, 900, $2, $3, 'pending')",
        around.screen.bot_id,
        asked.chat_id,
        json.dumps(waits),
    )
    await asked.taps("کس دیگری")
    authors = [row["author"] for row in await thread(around, asked)]
    heard = await around.pool.fetch("SELECT text FROM message WHERE author = 'citizen' ORDER BY id DESC LIMIT 2")
    assert [row["text"] for row in heard][1] == "منو"
    assert authors.count("citizen") == 4
    assert {reading for _, reading in await stored(around, asked)} == {"done"}


async def test_the_same_update_twice_at_once_is_one_turn(
    asked: CitizenOnPhone, city_dsn: str, city_pool: asyncpg.Pool, now: Now
) -> None:
    """A webhook may deliver twice, to two processes: one of them writes, the others find it written."""
    around, before = asked.around, len(asked.all_seen())
    update = tap(asked, 777)
    async with beside(around, city_dsn, city_pool, now) as other:
        await asyncio.gather(*(each.intake.take([update]) for each in (around.house, other) for _ in range(3)))
        await around.quiet()
    assert [each.content["message"] for each in asked.all_seen()[before:]] == [ELSE]
    assert len(await stored(around, asked)) == 3


async def test_two_messages_at_two_processes_are_two_turns(
    asked: CitizenOnPhone, city_dsn: str, city_pool: asyncpg.Pool, now: Now
) -> None:
    """Both start from the same place, and one of them finds that it is no longer there."""
    around = asked.around
    async with beside(around, city_dsn, city_pool, now) as other:
        menu = {"update_id": 778, "message": {**tap(asked, 0)["callback_query"]["message"], "text": "منو"}}
        await asyncio.gather(around.house.intake.take([tap(asked, 777)]), other.intake.take([menu]))
        await around.quiet()
    assert len({row["raw_update_id"] for row in await thread(around, asked) if row["author"] == "bot"}) == 4
    assert [reading for _, reading in await stored(around, asked)] == ["done"] * 4


async def test_words_that_postgres_refuses_take_no_others_with_them(asked: CitizenOnPhone) -> None:
    """Two people write in one breath; what cannot be stored of the one does not keep the other from an answer."""
    around = asked.around
    neighbour = around.citizen(43)
    await neighbour.writes("سلام")
    await neighbour.taps("🛏")
    bad = tap(neighbour, 2**63 - 1)
    bad["callback_query"]["message"]["text"] = "\u0000"
    before = len(asked.all_seen())
    await around.hand_in(tap(asked, 777), bad)
    assert [each.content["message"] for each in asked.all_seen()[before:]] == [ELSE]


class LosesAnswers(Pool):
    """Connections of which one breaks after a turn is committed and before the answer is there."""

    loses = False

    async def fetch(self, query: str, *args: Any, **more: Any) -> list[Any]:
        """Run the statement; lose its answer if that is asked."""
        rows = await super().fetch(query, *args, **more)
        if self.loses and "stored AS" in query:
            self.loses = False
            raise asyncpg.ConnectionDoesNotExistError("the connection broke before the answer")
        return rows


async def test_a_turn_whose_commit_was_not_heard_of_is_answered_once(city_dsn: str, now: Now) -> None:
    """The reply was committed as being sent and nobody sent it: it is put back, and leaves once."""
    async with (
        LosesAnswers(city_dsn, **OPTIONS) as connections,
        neighbourhood(city_dsn, connections, now) as around,
    ):
        person = around.citizen(42)
        await person.writes("سلام")
        await person.taps("🛏")
        update, before = tap(person, 777), len(person.all_seen())
        connections.loses = True
        with pytest.raises(asyncpg.ConnectionDoesNotExistError):
            await around.house.intake.take([update])
        await around.house.intake.take([update])  # the messenger, not having heard either, delivers again
        await around.quiet()
        assert [each.content["message"] for each in person.all_seen()[before:]] == [ELSE]
        assert len(await stored(around, person)) == 3


class AnswersLate(Pool):
    """Connections whose answer to a turn that was committed comes only when the test lets it come."""

    waits = False

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.committed, self.comes = asyncio.Event(), asyncio.Event()

    async def fetch(self, query: str, *args: Any, **more: Any) -> list[Any]:
        """Run the statement; keep its answer back if that is asked."""
        rows = await super().fetch(query, *args, **more)
        if self.waits and "stored AS" in query:
            self.waits = False
            self.committed.set()
            await self.comes.wait()
        return rows


UnderWay: TypeAlias = tuple[AnswersLate, CitizenOnPhone, asyncio.Future[int]]


@asynccontextmanager
async def one_tap_under_way(
    dsn: str, now: Now
) -> AsyncIterator[tuple[AnswersLate, CitizenOnPhone, asyncio.Future[int]]]:
    """Let somebody's tap come as far as its commit, and no further."""
    async with AnswersLate(dsn, **OPTIONS) as connections, neighbourhood(dsn, connections, now) as around:
        person = around.citizen(42)
        await person.writes("سلام")
        await person.taps("🛏")
        connections.waits = True
        taking = asyncio.ensure_future(around.house.intake.take([tap(person, 777)]))
        await connections.committed.wait()
        yield connections, person, taking


async def test_who_takes_messages_in_may_be_stopped_and_the_reply_still_leaves(city_dsn: str, now: Now) -> None:
    """What is committed as being sent is sent, though nobody waits for it any more; and the chat is not mute."""
    async with one_tap_under_way(city_dsn, now) as (connections, person, taking):
        taking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await taking
        connections.comes.set()
        await person.around.quiet()
        assert person.told()[-1] == ELSE
        await person.writes("کمک فوری")
        assert person.told()[0] == "emergency-card"


async def test_a_chat_that_is_woken_meanwhile_is_answered_once(city_dsn: str, now: Now) -> None:
    """Another process may have told us to look while the answer of Postgres was on its way."""
    async with one_tap_under_way(city_dsn, now) as (connections, person, taking):
        person.around.house.turns.wake(person.chat_id)
        await asyncio.sleep(0.05)
        connections.comes.set()
        await taking
        await person.around.quiet()
        assert [each.content["message"] for each in person.all_seen()].count(ELSE) == 1


async def test_somebody_whose_conversation_is_just_written_holds_up_nobody_else(asked: CitizenOnPhone) -> None:
    """Their own turn goes the longer way; the message of who wrote in the same breath is taken at once."""
    around = asked.around
    neighbour = around.citizen(43)
    await neighbour.writes("سلام")
    await neighbour.taps("🛏")
    async with around.pool.acquire() as connection:
        lock = connection.transaction()
        await lock.start()
        await connection.execute(
            "SELECT FROM conversation v JOIN account a USING (citizen_id) WHERE a.chat_id = $1 FOR UPDATE OF v",
            asked.chat_id,
        )
        async with asyncio.timeout(5):
            await around.house.intake.take([tap(asked, 777), tap(neighbour, 778)])
            while ELSE not in neighbour.told():
                await asyncio.sleep(0.01)
        assert ELSE not in asked.told()
        await lock.rollback()
    await around.quiet()
    assert asked.told()[-1] == ELSE


OPTIONS: dict[str, Any] = {
    "min_size": 1,
    "max_size": 8,
    "max_queries": 1000,
    "max_inactive_connection_lifetime": 60.0,
    "loop": None,
    "connection_class": asyncpg.Connection,
    "record_class": asyncpg.Record,
}
"""What asyncpg's pool wants to be told."""


def tap(person: CitizenOnPhone, update_id: int) -> dict[str, Any]:
    """Give an update in which somebody taps «somebody else»."""
    chat = {"id": person.chat_id, "type": "private"}
    return {
        "update_id": update_id,
        "callback_query": {
            "id": "1",
            "from": {"id": person.chat_id},
            "data": person.data_of("کس دیگری"),
            "message": {"message_id": 50, "date": 0, "chat": chat},
        },
    }


@asynccontextmanager
async def beside(around: Neighbours, dsn: str, connections: asyncpg.Pool, now: Now) -> AsyncIterator[House]:
    """Run a second process of the bot that takes turns and does not send."""
    settings = Settings.model_validate({"DATABASE_URL": dsn})
    directory = await read(connections)
    house = House(settings, connections, around.screen, directory, roles=frozenset({Role.TURN}), clock=now)
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.serve(stop))
        await asyncio.sleep(0.05)
        try:
            yield house
        finally:
            stop.set()
