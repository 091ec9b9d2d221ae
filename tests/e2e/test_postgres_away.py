"""Postgres dies under the bot and comes back: nothing is acknowledged meanwhile, and nothing is lost or doubled."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest

from launcher.postgres import Postgres
from simulator.server import serve_in_thread
from tests.e2e.processes import Bot, command, free_port
from tests.e2e.street import FAULT, GREETING, Citizen, Street
from tests.e2e.test_webhook import opened, post, update
from tests.e2e.town import Town
from tests.simulator.clients import NO_CERTIFICATES

SOON_SECONDS = 20.0
"""The longest rest of what failed again and again is ten seconds; of polling thirty."""


@pytest.fixture(scope="module")
def own_postgres() -> Iterator[Postgres]:
    """A server that a test may stop; it comes back at the same port."""
    folder = Path(tempfile.mkdtemp(prefix="yavar-e2e-"))
    folder.chmod(0o755)
    server = Postgres(folder / "postgres", "fsync=off", f"port={free_port()}")
    if not server.binaries.exists():
        pytest.skip("no embedded Postgres for this machine")
    with server.running() as address:
        command({"DATABASE_URL": address}, "migrate")
        yield server
    shutil.rmtree(folder)


@pytest.fixture
def fragile_town(own_postgres: Postgres, tmp_path: Path) -> Iterator[Town]:
    """A town on that server."""
    own_postgres.start()
    with serve_in_thread(webhook_backoff=0.1) as messenger:
        town = Town(own_postgres.address(), messenger, tmp_path)
        yield town
        own_postgres.start()
        town.close()


@pytest.fixture
async def fragile(fragile_town: Town) -> AsyncIterator[Street]:
    """A street in it; its pool forgets the connections that died."""
    async with (
        asyncpg.create_pool(fragile_town.dsn, min_size=0, max_size=2) as pool,
        httpx.AsyncClient(base_url=fragile_town.messenger, timeout=30, verify=NO_CERTIFICATES) as http,
    ):
        street = Street(fragile_town, pool, http)
        yield street
        await pool.expire_connections()
        await street.keeps_secrets()


async def hears_the_card(person: Citizen) -> None:
    """Wait for the emergency card that the edge knows by heart."""
    (card,) = await person.hears(1, SOON_SECONDS)
    assert FAULT in card["text"]
    for number in ("123", "115", "110", "125"):
        assert number in card["text"]


async def is_answered(street: Street, person: Citizen, text: str = "سلام") -> None:
    """Wait for the greeting after the card, and count."""
    await person.is_told(GREETING, seconds=SOON_SECONDS)
    await street.quiet()
    assert await street.heard(person) == [text]
    assert [each for each in await person.texts() if each == GREETING] == [GREETING]


async def is_up(bot: Bot) -> None:
    """Wait until a bot sends."""
    await bot.says("role=send")


async def test_people_who_poll_us_get_the_card_from_memory_and_later_their_answer(
    fragile: Street, own_postgres: Postgres
) -> None:
    """By long poll: the messenger keeps the update, also through a stop that lasts longer than a poll."""
    bot = fragile.town.starts()
    await is_up(bot)
    person = fragile.citizen()
    own_postgres.stop()
    await person.writes("سلام")
    try:
        await hears_the_card(person)
    finally:
        own_postgres.start()
        await fragile.pool.expire_connections()
    await is_answered(fragile, person)


async def test_everything_written_while_postgres_is_away_is_answered_once(
    fragile: Street, own_postgres: Postgres
) -> None:
    """Whether or not the edge could speak meanwhile."""
    bot = fragile.town.starts()
    await is_up(bot)
    people = [fragile.citizen() for _ in range(5)]
    own_postgres.stop()
    for person in people:
        await person.writes("سلام")
    await bot.says("work.failed")
    assert bot.alive
    own_postgres.start()
    await fragile.pool.expire_connections()
    for person in people:
        await is_answered(fragile, person)
    await fragile.keeps_to_lines()


async def test_a_webhook_says_503_and_speaks_from_memory(fragile: Street, own_postgres: Postgres) -> None:
    """The messenger delivers again until the row is there; the person has the emergency numbers meanwhile, once."""
    bot, url = fragile.town.starts_webhook()
    await opened(fragile, url)
    await is_up(bot)
    person = fragile.citizen()
    own_postgres.stop()
    await person.writes("سلام")
    await hears_the_card(person)
    assert await post(fragile, url, update(7_000_001, person.chat_id, "سلام")) == 503
    assert len(await person.read()) == 1
    own_postgres.start()
    await fragile.pool.expire_connections()
    await is_answered(fragile, person)
