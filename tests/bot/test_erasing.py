"""Quick exit at the messengers, over HTTP: what was said is gone from the chat, whatever dies or storms meanwhile."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest

from bot.bale import Bale
from bot.botapi import BotApi
from bot.capabilities import PLATFORMS
from bot.erasing import Erasing
from bot.pace import Pace
from bot.platform import Erased, Refused, Unreachable
from bot.run import House, Role
from bot.settings import Settings
from bot.telegram import Telegram
from console import rating
from services import cases, gazetteer
from services.supervise import supervise
from simulator.api.bale.personality import BALE as BALES_API
from simulator.api.telegram import TELEGRAM as TELEGRAMS_API
from simulator.server import serve_in_thread
from tests.screen import WORDS
from tests.simulator.person import Person
from texts.clock import utc_now

TOKEN = "1000000001:token-for-tests"
CHATS = iter(range(7001, 8000))
FAST = 1e9
PATIENCE_SECONDS = 30.0
NEUTRAL = WORDS.say("fa", "exit-screen", {"rest": ""}).split("\n")[0].replace("\u200f", "")
BOTH = pytest.mark.parametrize("platform", ["telegram", "bale"])
METHODS = {"telegram": "deleteMessages", "bale": "deleteMessage"}


@dataclass
class Town:
    """A bot of ours on one messenger, over HTTP, with whoever deletes for it beside it."""

    pool: asyncpg.Pool
    http: httpx.AsyncClient
    edge: BotApi
    person: Person
    erasing: Erasing
    work: asyncio.Task[None] = field(init=False)

    async def exits(self) -> None:
        """Tap the button that hangs somewhere in the chat."""
        chat = {"id": int(self.person.user), "type": "private"}
        message = {"message_id": 1, "date": 0, "chat": chat, "from": chat}
        query = {"id": "2", "from": chat, "data": "go/exit", "message": message, "chat_instance": "1"}
        asked = await self.http.post(f"/faults/update?platform={self.person.platform}", json={"callback_query": query})
        asked.raise_for_status()

    async def trouble(self, kind: str, **rule: Any) -> None:
        """Order a fault at the messenger, for deleting unless it says what for."""
        rule = {"method": METHODS[self.person.platform], **rule}
        (await self.http.post("/faults", json={"kind": kind, **rule})).raise_for_status()

    async def calls(self) -> list[dict[str, Any]]:
        """What was called to delete something."""
        logged = (await self.http.get("/log")).json()
        return [each for each in logged if each["method"] in {"deleteMessage", "deleteMessages"}]

    async def says(self, count: int) -> None:
        """Say many things, of us and of the person, that are in the thread as they would be."""
        account = await self.pool.fetchval("SELECT id FROM account")
        for number in range(count):
            theirs = await self.person.writes(f"/menu {number}")
            await self.reads(f"/menu {number}")
            assert await self.pool.fetchval(
                "SELECT EXISTS (SELECT FROM message WHERE account_id = $1 AND platform_message_id = $2)",
                account,
                theirs,
            )

    async def reads(self, text: str) -> None:
        """Wait until words of the person are answered."""

        async def answered() -> bool:
            sql = (
                "SELECT EXISTS (SELECT FROM message WHERE text = $1) AND NOT EXISTS"
                " (SELECT FROM message WHERE delivery IN ('queued', 'sending'))"
            )
            return bool(await self.pool.fetchval(sql, text))

        await self.until(answered, f"an answer to {text}")

    async def texts(self) -> list[str]:
        """What stands in the chat, each message's first line."""
        return [each["text"].replace("\u200f", "").split("\n")[0] for each in await self.person.reads()]

    async def states(self) -> dict[str, int]:
        """How many messages shall go, are gone, or stay."""
        rows = await self.pool.fetch("SELECT state, count(*) FROM erasure GROUP BY state")
        return {row["state"]: row["count"] for row in rows}

    async def is_over(self) -> bool:
        """Whether everything that shall go is gone or refused."""
        with contextlib.suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            states = await self.states()
            return bool(states) and "wanted" not in states
        return False

    async def shows_nothing(self) -> bool:
        """Whether the neutral screen stands alone in the chat."""
        return await self.texts() == [NEUTRAL] and await self.is_over()

    async def until(self, ask: Callable[[], Awaitable[bool]], what: str) -> None:
        """Wait for something, while those who look are woken."""
        deadline = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while not await ask():
            assert asyncio.get_running_loop().time() < deadline, f"{what}; {await self.texts()}, {await self.states()}"
            self.erasing.wake()
            await asyncio.sleep(0.03)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A simulator of its own."""
    with serve_in_thread() as address:
        yield address


@pytest.fixture
async def town(base: str, city_dsn: str, city_pool: asyncpg.Pool, platform: str) -> AsyncIterator[Town]:
    """A new world, a bot that polls, and somebody who has just been shown the menu."""
    async with httpx.AsyncClient(base_url=base, timeout=30) as http:
        (await http.delete("/world")).raise_for_status()
        async with opened(city_dsn, city_pool, http, platform) as around:
            await around.person.writes("/menu")
            await around.reads("/menu")
            yield around


@asynccontextmanager
async def opened(dsn: str, pool: asyncpg.Pool, http: httpx.AsyncClient, platform: str) -> AsyncIterator[Town]:
    """Start the bot, and whoever deletes."""
    base = str(http.base_url).rstrip("/")
    edge = Bale(TOKEN, f"{base}/bale") if platform == "bale" else Telegram(TOKEN, base)
    settings = Settings.model_validate({"DATABASE_URL": dsn})
    roles = frozenset({Role.POLL, Role.TURN, Role.SEND})
    pace = Pace(a_second=FAST, a_chat_second=FAST, chat_burst=FAST)
    house = House(settings, pool, edge, await gazetteer.read(pool), roles=roles, words=WORDS, pace=pace)
    around = Town(pool, http, edge, Person(http, str(next(CHATS)), platform), Erasing(pool, edge, utc_now))
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(house.serve(stop))
        around.work = tasks.create_task(supervise("erasing", around.erasing.serve))
        try:
            yield around
        finally:
            stop.set()
            around.work.cancel()
            await asyncio.wait([serving], timeout=20)
            await edge.close()


@BOTH
async def test_one_tap_and_the_chat_holds_nothing_but_a_neutral_screen(town: Town) -> None:
    """What we said and what they wrote is gone, with the keyboard; a second tap changes nothing that can be seen."""
    await town.exits()
    await town.until(town.shows_nothing, "all is gone")
    assert (await town.person.screen())["keyboard"] is None
    assert await town.states() == {"done": 2}
    await asyncio.sleep(0)
    await town.pool.execute("UPDATE conversation SET touched_at = touched_at - interval '1 minute'")
    await town.exits()
    await town.until(lambda: is_done(town, 3), "the first screen is gone, too")
    await town.until(town.shows_nothing, "the second one stays")


async def is_done(town: Town, count: int) -> bool:
    """Whether so many messages are gone."""
    return (await town.states()).get("done") == count


@BOTH
async def test_sixty_messages_go_within_seconds(town: Town) -> None:
    """By hundreds where the messenger can, else one by one; the newest first."""
    await town.says(30)
    shown = len(await town.person.reads())
    assert shown >= 60
    began = asyncio.get_running_loop().time()
    await town.exits()
    await town.until(town.shows_nothing, "all is gone")
    assert asyncio.get_running_loop().time() - began < 10
    calls = await town.calls()
    assert len(calls) == (1 if town.edge.can.deletes > 1 else shown)


@BOTH
async def test_what_is_older_than_two_days_stays_and_the_rest_goes(town: Town) -> None:
    """The messenger refuses it; of those named in one call with it none went, so each is tried alone."""
    await town.person.does("age", hours=49)
    before = await town.texts()
    await town.person.writes("/menu")
    await town.until(lambda: has(town, 4), "a second menu")
    await town.reads("/menu")
    await town.exits()
    await town.until(town.is_over, "nothing is wanted any more")
    await town.until(lambda: stands(town, [*before, NEUTRAL]), "only the old stays")
    assert await town.states() == {"done": 2, "refused": 2}


async def has(town: Town, count: int) -> bool:
    """Whether so many messages stand in the chat."""
    return len(await town.texts()) == count


async def stands(town: Town, texts: list[str]) -> bool:
    """Whether the chat holds these messages."""
    return await town.texts() == texts


@pytest.mark.parametrize(
    ("platform", "kind", "rule"),
    [
        ("telegram", "429", {"retry_after": 1, "times": 2}),
        ("bale", "5xx", {"status": 503, "times": 1}),
        ("telegram", "timeout_after_accept", {"times": 1}),
        ("bale", "timeout_after_accept", {"times": 1}),
        ("bale", "drop", {"times": 1}),
    ],
)
async def test_trouble_at_the_messenger_delays_it(town: Town, kind: str, rule: dict[str, Any]) -> None:
    """Nothing is given up for it; what went though nobody said so is refused the second time, or passed over."""
    await town.says(1)
    await town.trouble(kind, **rule)
    await town.exits()
    await town.until(lambda: stands(town, [NEUTRAL]), "all is gone")
    await town.until(town.is_over, "all is written down")


@pytest.mark.parametrize("platform", ["bale"])
async def test_whoever_blocks_us_right_after_is_cleared_or_given_up(town: Town) -> None:
    """What the messenger refuses for good is not tried for ever."""
    await town.trouble("403", method="*", chat=town.person.user)
    await town.exits()
    await town.until(town.is_over, "nothing is wanted any more")
    assert set(await town.states()) == {"refused"}


@pytest.mark.parametrize("platform", ["bale"])
async def test_postgres_that_goes_in_the_middle_costs_time_only(town: Town, city_dsn: str) -> None:
    """Every connection is cut while messages are being deleted; all of them go."""
    await town.says(3)
    await town.trouble("latency", seconds=0.5, times=2)
    await town.exits()

    async def under_way() -> bool:
        return bool(await town.calls())

    await town.until(under_way, "the first call")
    connection = await asyncpg.connect(city_dsn)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await connection.execute("UPDATE erasure SET try_at = now() WHERE state = 'wanted'")  # or wait for the lease
    await connection.close()
    await town.until(lambda: stands(town, [NEUTRAL]), "all is gone")
    await town.until(town.is_over, "all is written down")


@pytest.mark.parametrize("platform", ["bale"])
async def test_a_process_that_dies_in_the_middle_is_followed_by_another(town: Town) -> None:
    """What it had taken is due again after its lease; to delete twice does no harm."""
    await town.says(2)
    await town.trouble("latency", seconds=0.2)
    await town.exits()

    async def taken() -> bool:
        return bool(await town.pool.fetchval("SELECT EXISTS (SELECT FROM erasure WHERE attempts > 0)"))

    await town.until(taken, "somebody has begun")
    town.work.cancel()
    (await town.http.delete("/faults")).raise_for_status()

    def later() -> datetime:
        return utc_now() + timedelta(minutes=1)

    await asyncio.gather(*(Erasing(town.pool, town.edge, later).erase() for _ in range(2)))
    await town.until(lambda: stands(town, [NEUTRAL]), "all is gone")
    assert await town.is_over()


@BOTH
async def test_when_staff_close_the_case_nothing_comes_until_they_say_it_is_safe(town: Town) -> None:
    """Nobody asks how it was; once they say that it is safe, it is asked as ever."""
    pool = town.pool
    who = await pool.fetchval("SELECT ARRAY[citizen_id, id] FROM account")
    opened_case = (
        'INSERT INTO "case" (citizen_id, account_id, desk, level, topic, context, queued_as, last_heard_at, opened_at,'
        " waiting_since) VALUES ($1, $2, 'counselling', 3, 'other', '{}', now(), now(), now(), now()) RETURNING id"
    )
    number = await pool.fetchval(opened_case, *who)
    await town.exits()
    await town.until(town.shows_nothing, "all is gone")
    await closes(pool, number)
    await asyncio.sleep(0.3)
    assert await town.texts() == [NEUTRAL]
    await pool.execute("UPDATE citizen SET safe_to_contact = true")
    await pool.execute('UPDATE "case" SET safe_to_contact = true')
    await closes(pool, number)
    asked = WORDS.say("fa", "rating-asked").split("\n")[0].replace("\u200f", "")
    await town.until(lambda: stands(town, [NEUTRAL, asked]), "the question")


async def closes(pool: asyncpg.Pool, number: int) -> None:
    """Close a case, as the console does after its own checks."""
    case = await cases.case(pool, number)
    assert case is not None
    await pool.execute(
        'UPDATE "case" SET closed_at = now(), claimed_by = NULL, outcome = $2, true_level = 1 WHERE id = $1',
        number,
        "helped",
    )
    async with pool.acquire() as connection, connection.transaction():
        await rating.ask(connection, WORDS, case, "helped", utc_now())


@pytest.mark.parametrize("platform", ["bale"])
async def test_their_own_words_stay_where_the_messenger_keeps_them(town: Town) -> None:
    """What is gone, or refused, takes nothing else with it; the screen tells how to clear the rest."""
    theirs = int((await town.person.reads())[0]["id"])
    assert await town.edge.erase(int(town.person.user), [theirs]) == Erased()
    await town.exits()
    await town.until(town.is_over, "nothing is wanted any more")
    assert await town.texts() == [NEUTRAL]
    assert await town.states() == {"done": 1, "refused": 1}


@pytest.mark.parametrize("platform", ["bale"])
async def test_an_answer_of_nothing_there_is_no_outage(town: Town) -> None:
    """404 is a message that is gone, unless the messenger knows the bot no more."""
    await town.trouble("error", method="deleteMessage", status=404, description="Not Found", times=1)
    assert isinstance(await town.edge.erase(int(town.person.user), [1]), Refused)
    await town.trouble("error", method="*", status=404, description="Not Found", times=2)
    assert isinstance(await town.edge.erase(int(town.person.user), [1]), Unreachable)


@pytest.mark.parametrize("name", ["telegram", "bale"])
def test_the_table_says_what_the_messenger_has_a_method_for(name: str) -> None:
    """Many at once by deleteMessages, one by deleteMessage."""
    played = {"telegram": TELEGRAMS_API, "bale": BALES_API}[name]
    assert played.method("deleteMessage") is not None
    assert (PLATFORMS[name].deletes > 1) == (played.method("deleteMessages") is not None)
