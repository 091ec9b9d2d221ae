"""What a turn costs Postgres, counted where it cannot be hidden: in the server's own log."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from launcher.postgres import Postgres
from migrations.run import upgrade
from services.connections import pool
from tests import database
from tests.citizen import CitizenOnPhone, Neighbours, Now, neighbourhood

MOST_A_TURN = 2
ROUNDS = 3
"""Sweeps run every two seconds beside the turns; the best of some rounds has none of them in it."""

CROWD = 16
LOGGED = re.compile(r"^app=yavar LOG:  (?:execute [^:]*|statement): (.*?)(?=^app=|\Z)", re.MULTILINE | re.DOTALL)


class ServersLog:
    """The log of a server that writes down every statement."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def end(self) -> int:
        """Tell where the log ends now."""
        return self._path.stat().st_size

    def since(self, place: int) -> list[str]:
        """Give the statements of the bot since then, each on one line."""
        text = self._path.read_bytes()[place:].decode()
        return [" ".join(found.split()) for found in LOGGED.findall(text)]


@pytest.fixture(scope="module")
def talkative() -> Iterator[Postgres]:
    """A server that logs every statement with the name of who sent it."""
    folder = Path(tempfile.mkdtemp(prefix="yavar-statements-"))
    folder.chmod(0o755)
    settings = ("fsync=off", "log_statement=all", "log_line_prefix=app=%a\\ ")
    server = Postgres(folder / "postgres", *settings)
    if not server.binaries.exists():
        pytest.skip("no embedded Postgres for this machine")
    with server.running() as address:
        upgrade(address)
        yield server
    shutil.rmtree(folder)


@asynccontextmanager
async def open_house(server: Postgres) -> AsyncIterator[tuple[Neighbours, ServersLog]]:
    """Run a house with the pool that the shipped bot uses; tests look on through connections of their own."""
    address = await fresh_copy(server.address())
    async with (
        pool(address, 8) as connections,
        asyncpg.create_pool(address, min_size=1, max_size=4) as looking_on,
        neighbourhood(address, connections, Now()) as around,
    ):
        around.pool = looking_on
        yield around, ServersLog(server.home / "server.log")


async def fresh_copy(address: str) -> str:
    """Make a database in which nobody has written yet, and give its address; it goes with the server."""
    name = next(database.names())
    connection = await asyncpg.connect(address.rpartition("/")[0] + "/postgres")
    try:
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE yavar')
    finally:
        await connection.close()
    return f"{address.rpartition('/')[0]}/{name}"


async def in_a_talk(around: Neighbours, chat_id: int) -> CitizenOnPhone:
    """Let somebody come as far as the first question."""
    person = around.citizen(chat_id)
    await person.writes("سلام")
    await person.taps("🛏")
    return person


async def cheapest_turn(around: Neighbours, log: ServersLog) -> list[str]:
    """Let a known citizen tap an answer and get one reply, a few times; give the statements of the cheapest turn."""
    person = await in_a_talk(around, 42)
    turns = []
    for _ in range(ROUNDS):
        await person.taps("بازگشت")
        await person.taps("🛏")
        before = log.end()
        await person.taps("کس دیگری")
        assert person.told() == ["shelter-whom-else"]
        turns.append(log.since(before))
    return min(turns, key=len)


async def cheapest_crowd(around: Neighbours, log: ServersLog) -> list[str]:
    """Let a crowd tap at the same moment; give the statements of the cheapest round."""
    people = [await in_a_talk(around, 1000 + number) for number in range(CROWD)]
    rounds = []
    for _ in range(ROUNDS):
        before = log.end()
        async with asyncio.TaskGroup() as tasks:
            for person in people:
                tasks.create_task(person.taps("کس دیگری"))
        assert all(person.told() == ["shelter-whom-else"] for person in people)
        rounds.append(log.since(before))
        for person in people:
            await person.taps("بازگشت")
    return min(rounds, key=len)


async def test_a_common_turn_takes_four_statements(talkative: Postgres) -> None:
    """From the raw update to the settled delivery: store, write, claim, settle; one look at the log says which."""
    async with open_house(talkative) as (around, log):
        statements = await cheapest_turn(around, log)
    assert 0 < len(statements) <= MOST_A_TURN, "\n".join(statements)


async def test_a_crowd_shares_statements(talkative: Postgres) -> None:
    """Sixteen people at once cost fewer statements each than one alone."""
    async with open_house(talkative) as (around, log):
        alone = await cheapest_turn(around, log)
        together = await cheapest_crowd(around, log)
    assert len(together) / CROWD < len(alone), "\n".join(together)
