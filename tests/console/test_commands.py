"""Specification: the console's commands, run as a city runs them."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import httpx
from cryptography.fernet import Fernet

from services import sessions, staff
from tests.house import ROOT
from texts.clock import utc_now


def surroundings(dsn: str, **more: str) -> dict[str, str]:
    """Give the settings of a console, and nothing of the machine's own."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("YAVAR_")}
    return known | {"DATABASE_URL": dsn, "YAVAR_SECRET_KEY": Fernet.generate_key().decode()} | more


def run(dsn: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "console", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=surroundings(dsn, **more),
        timeout=60,
    )


@contextmanager
def served(dsn: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run a console until the block ends; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"YAVAR_CONSOLE_PORT": str(port), "YAVAR_SECURE_COOKIES": "false", "YAVAR_TOTP_REQUIRED": "false"}
    with subprocess.Popen(
        [sys.executable, "-m", "console", "run"],
        cwd=ROOT,
        env=surroundings(dsn, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            there = f"http://127.0.0.1:{port}"
            while not answers(there):
                assert process.poll() is None
                time.sleep(0.1)
            yield there, process
        finally:
            process.kill()


def answers(there: str) -> bool:
    """Tell whether a console answers."""
    try:
        return httpx.get(f"{there}/health", timeout=5, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


async def test_the_first_administrator_gets_a_link_on_the_command_line(dsn: str, pool: asyncpg.Pool) -> None:
    """Nobody is there yet who could invite them; asked again, there is a new link for the same account."""
    first = run(dsn, "invite", "--login", "Nargess", "--name", "نرگس", "--role", "administrator")
    assert re.fullmatch(r"http://127\.0\.0\.1:8090/invite/[\w-]{32}\n", first.stdout), first.stderr
    again = run(dsn, "invite", "--login", "nargess", YAVAR_CONSOLE_URL="https://console.city.test/")
    assert re.fullmatch(r"https://console\.city\.test/invite/[\w-]{32}\n", again.stdout)
    rows = await pool.fetch("SELECT login, name, role FROM staff")
    assert [tuple(row.values()) for row in rows] == [("nargess", "نرگس", "administrator")]


async def test_desks_can_be_given_at_once(dsn: str, pool: asyncpg.Pool) -> None:
    """Those that exist."""
    new = ("invite", "--login", "ali", "--name", "علی", "--role", "lawyer", "--desks")
    refused = run(dsn, *new, "legal,nowhere")
    assert refused.returncode == 1
    assert refused.stderr.startswith("There is no desk nowhere; the desks are counselling, ")
    assert run(dsn, *new, "legal, jobs").returncode == 0
    assert await pool.fetchval("SELECT count(*) FROM staff_desk") == 2


async def test_what_is_missing_is_said_in_a_sentence(dsn: str, pool: asyncpg.Pool) -> None:
    """No traceback."""
    ali = await staff.add(pool, "gone", "رفته", "lawyer", [], utc_now())
    assert ali is not None
    await staff.disable(pool, ali, utc_now())
    for arguments, said in (
        (("invite", "--login", "ali"), "say --name and --role"),
        (("invite", "--login", "ali", "--name", "علی", "--role", "king"), "say --name and --role"),
        (("invite", "--login", "علی"), "A login has"),
        (("invite", "--login", "gone"), "is switched off"),
    ):
        refused = run(dsn, *arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert said in refused.stderr
        assert refused.stderr.count("\n") == 1
    assert "does not answer" in run("postgresql://x@127.0.0.1:1/x", "invite", "--login", "ali").stderr


def test_a_missing_or_broken_key_is_said_with_the_way_to_get_one(dsn: str) -> None:
    """Before anything else."""
    for key in ("", "short", f"{Fernet.generate_key().decode()},short"):
        refused = run(dsn, "run", YAVAR_SECRET_KEY=key)
        assert refused.returncode == 1
        assert "./yavar key" in refused.stderr
    new = run(dsn, "key", YAVAR_SECRET_KEY="").stdout.strip()
    Fernet(new)


async def test_a_console_serves_logs_no_address_and_stops_with_pages_open(dsn: str, pool: asyncpg.Pool) -> None:
    """SIGTERM ends streams, too; within a few seconds, with code 0."""
    sara = await staff.add(pool, "sara", "سارا", "counsellor", ["counselling"], utc_now())
    assert sara is not None
    token = await sessions.begin(pool, sara, "", sessions.FULL, utc_now())
    with served(dsn) as (there, process):
        async with httpx.AsyncClient(base_url=there, cookies={"yavar": token}, trust_env=False) as http:
            assert (await http.get("/search", params={"q": "word-of-a-search"})).status_code != 500
            assert (await http.get("/invite/code-of-somebody")).status_code == 410
            assert (await http.post("/sign-in", data={"login": "sign-in"})).status_code == 403
            async with http.stream("GET", "/live", timeout=20) as stream:
                assert stream.status_code == 200
                began = time.monotonic()
                process.send_signal(signal.SIGTERM)
                async for _ in stream.aiter_bytes():
                    pass
            assert process.wait(15) == 0
            assert time.monotonic() - began < 6
        assert process.stdout is not None
        said = process.stdout.read()
    assert "console.started" in said
    assert "console.stopped" in said
    assert not re.search("word-of-a-search|code-of-somebody|sign-in|Traceback|نرگس", said), said


def test_a_port_that_is_taken_ends_the_process(dsn: str) -> None:
    """With the reason, so that a service manager's log shows it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run(dsn, "run", YAVAR_CONSOLE_PORT=str(taken.getsockname()[1]))
    assert ended.returncode != 0
    assert "address already in use" in (ended.stdout + ended.stderr).lower()


def test_the_health_check_fails_where_nothing_serves(dsn: str) -> None:
    """For the container."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    assert run(dsn, "health", YAVAR_CONSOLE_PORT=port).returncode == 1
