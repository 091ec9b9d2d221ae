"""The ladder's clock: what it writes to staff, in which lane, and what it survives."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.ladder import Ladder
from models import Lane
from services import alerts
from services.ladder import NEXT_DUE
from tests import some_cases
from tests.citizen import Now
from texts.fluent import Words

ROOT = Path(__file__).parents[2]
CONSOLE = "https://console.example/"


@pytest.fixture
def now() -> Now:
    """A clock that stands until the test turns it."""
    return Now()


@pytest.fixture
def clock(pool: asyncpg.Pool, now: Now) -> Ladder:
    """The ladder's clock, which ticks when a test says so."""
    return Ladder(pool, Words(), now, CONSOLE)


@pytest.fixture
async def case(pool: asyncpg.Pool, now: Now) -> int:
    """A case at L4 of somebody who wrote a terrible thing; the first on call has a messenger."""
    account = (await some_cases.citizen(pool))[1]
    await pool.execute(
        "INSERT INTO staff (login, name, role, account_id, on_call, phone)"
        " VALUES ('night', 'شب', 'supervisor', $1, 1, '02112345678')",
        account,
    )
    person = await some_cases.citizen(pool)
    await some_cases.message(pool, person[1], "قرص خوردم")
    number = await some_cases.case(pool, now(), person, level=4)
    await alerts.begin(pool, number, 4, now())
    return number


async def said(pool: asyncpg.Pool) -> list[asyncpg.Record]:
    """What staff were told, oldest first."""
    return list(await pool.fetch("SELECT * FROM message WHERE author = 'bot' ORDER BY id"))


async def test_staff_read_number_level_desk_and_step_and_no_word_of_the_citizen(
    pool: asyncpg.Pool, clock: Ladder, now: Now, case: int
) -> None:
    """Phones lie on tables; the button opens the case in the console."""
    await clock.tick()
    now.passes(minutes=10)
    await clock.tick()
    texts = [row["text"] for row in await said(pool)]
    assert len(texts) == 4
    for text in texts:
        assert f"پروندهٔ {'۰۱۲۳۴۵۶۷۸۹'[case]}، سطح ۴، در بخش «مشاوره»" in text
        assert "قرص" not in text
    assert ["هشدار ۲" in texts[1], "هشدار ۳" in texts[2], "زنگ بزند" in texts[3]] == [True] * 3
    content = json.loads((await said(pool))[0]["content"])
    assert content["buttons"][0][0]["url"] == f"https://console.example/cases/{case}"


async def test_an_alert_overtakes_all_other_words(pool: asyncpg.Pool, clock: Ladder, case: int) -> None:
    """It leaves in the lane of emergency cards, and is said again if its fate is unknown."""
    del case
    await clock.tick()
    (row,) = await said(pool)
    assert (row["lane"], row["delivery"]) == (Lane.CRISIS, "queued")


async def test_two_processes_tell_once(pool: asyncpg.Pool, clock: Ladder, now: Now, case: int) -> None:
    """Both wake at the same moment, for every step."""
    del case
    other = Ladder(pool, Words(), now, CONSOLE)
    for minutes in (0, 2, 3, 5):
        now.passes(minutes=minutes)
        await asyncio.gather(clock.tick(), other.tick(), clock.tick(), other.tick())
    assert len(await said(pool)) == 4


DIES = """
import asyncio, os, signal, sys
from datetime import datetime
import asyncpg
from services import ladder

async def main():
    database = await asyncpg.connect(sys.argv[1])
    await database.transaction().start()
    climbed = await ladder.climb(database, datetime.fromisoformat(sys.argv[2]))
    await ladder.say(database, [ladder.Said(each.account_id, "x", "{}") for each in climbed.alarms])
    print(climbed.raised, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


async def test_a_process_killed_before_the_commit_loses_nothing(
    pool: asyncpg.Pool, dsn: str, clock: Ladder, now: Now, case: int
) -> None:
    """The step and the words about it stand together or not at all; the next clock does both."""
    dying = await asyncio.create_subprocess_exec(
        sys.executable, "-c", DIES, dsn, now().isoformat(), stdout=PIPE, cwd=ROOT
    )
    printed, _ = await dying.communicate()
    assert (printed, dying.returncode) == (b"1\n", -signal.SIGKILL)
    async with asyncio.timeout(5):
        while not await said(pool):
            await clock.tick()
    assert [row["text"] for row in await said(pool)] != ["x"]
    assert await pool.fetchval("SELECT count(*) FROM case_event WHERE case_id = $1 AND kind = 'alerted'", case) == 1


async def test_a_tick_with_nothing_due_is_one_statement(
    pool: asyncpg.Pool, dsn: str, clock: Ladder, now: Now, case: int
) -> None:
    """However many cases wait for their next step."""
    del case
    await clock.tick()
    for _ in range(5):
        await alerts.begin(pool, await some_cases.case(pool, now(), level=3), 3, now() + timedelta(minutes=1))
    asked: list[str] = []

    async def overhear(connection: asyncpg.Connection) -> None:
        connection.add_query_logger(lambda record: asked.append(record.query))

    async with asyncpg.create_pool(dsn, min_size=1, max_size=1, init=overhear) as watched:
        await Ladder(watched, Words(), now, "").tick()
    assert [query for query in asked if "UNLISTEN" not in query] == [NEXT_DUE]


async def test_the_sweep_flags_silence_and_ends_what_is_over(
    pool: asyncpg.Pool, clock: Ladder, now: Now, case: int
) -> None:
    """Ten minutes without a word; and an answer ends every step of the round."""
    await clock.tick()
    now.passes(minutes=10)
    await clock.sweep()
    assert await pool.fetchval('SELECT silent_at IS NOT NULL FROM "case" WHERE id = $1', case)
    await pool.execute('UPDATE "case" SET last_reply_at = $2 WHERE id = $1', case, now())
    await clock.sweep()
    assert await pool.fetchval("SELECT count(*) FROM alert WHERE ended_at IS NULL") == 0


async def test_a_new_case_is_told_of_at_once(pool: asyncpg.Pool, clock: Ladder, now: Now, case: int) -> None:
    """Whoever is woken does not wait for the next tick."""
    del case
    async with asyncio.TaskGroup() as tasks:
        ticking = tasks.create_task(clock.serve())
        async with asyncio.timeout(1):
            while len(await said(pool)) < 1:
                await asyncio.sleep(0.01)
        now.passes(minutes=2)
        clock.wake()
        async with asyncio.timeout(1):
            while len(await said(pool)) < 2:
                await asyncio.sleep(0.01)
        ticking.cancel()
