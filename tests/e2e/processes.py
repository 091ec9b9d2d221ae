"""Processes of the bot: started, stopped, killed, and every word of their logs kept."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TypeVar

from tests.e2e import ROOT

Found = TypeVar("Found")

PATIENCE_SECONDS = 30.0
STOPPING_SECONDS = 15.0


async def until(ask: Callable[[], Awaitable[Found]], what: str, seconds: float = PATIENCE_SECONDS) -> Found:
    """Ask again and again until the answer is true; fail with `what` when it does not come in time."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not (found := await ask()):
        assert asyncio.get_running_loop().time() < deadline, f"not in {seconds} seconds: {what}; last: {found!r}"
        await asyncio.sleep(0.03)
    return found


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Give a process these settings and none that happen to be set here."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("YAVAR_", "DATABASE_URL"))}
    return {**plain, "PYTHONUNBUFFERED": "1", **settings}


def command(settings: Mapping[str, str], *arguments: str) -> str:
    """Run a short command of the bot to its end and give what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        check=False,
        cwd=ROOT,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


class Bot:
    """One running `python -m bot run`."""

    def __init__(self, roles: str, settings: Mapping[str, str], log: Path) -> None:
        self.log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", "--roles", roles],
                cwd=ROOT,
                env=environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        """Give the whole log."""
        return self.log.read_text(encoding="utf-8")

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.process.poll() is None

    async def says(self, words: str) -> None:
        """Wait until something stands in the log."""

        async def said() -> bool:
            assert self.alive, self.said()
            return words in self.said()

        await until(said, f"the bot says {words!r}")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(STOPPING_SECONDS)

    def stop(self) -> int:
        """Ask it to end, and give its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
