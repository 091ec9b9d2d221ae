"""The processes of a day: the simulator, and the shipped bot, which may be killed and started again."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.child import Child, beside
from launcher.demo import answers
from launcher.folder import hold

BOT_ID = 1000000002
TOKEN = f"{BOT_ID}:{'Yavar-day' * 4:.35}"
"""A made-up bot, the same on both messengers."""


class Stage:
    """What one day is played on; the bot is not up before `bot_starts`."""

    def __init__(self, dsn: str, messenger: str, folder: Path, lock: int) -> None:
        self.dsn = dsn
        self.messenger = messenger
        """Base address of the simulator."""
        self._ready = folder / "ready"
        self._lock = lock
        self._bot: Child | None = None
        self._born = 0

    def bot_starts(self) -> None:
        """Start the bot and wait until it takes messages; raises TroubleError with its last words if it cannot."""
        self._ready.unlink(missing_ok=True)
        self._born += 1
        self._bot = Child(f"day-bot-{self._born}", ["bot", "run"], self._surroundings(), self._lock)
        self._bot.wait(self._ready.exists)

    def bot_is_killed(self) -> None:
        """End the bot as a power cut would."""
        if self._bot:
            self._bot.process.kill()
            self._bot.process.wait()
            self._bot = None

    def bot_lives(self) -> None:
        """Raise TroubleError with the last words of a bot that has stopped by itself."""
        if self._bot:
            self._bot.require()

    def bot_stops(self) -> None:
        """Ask the bot to end."""
        if self._bot:
            self._bot.stop()

    def _surroundings(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.dsn,
            "YAVAR_TELEGRAM_TOKEN": TOKEN,
            "YAVAR_TELEGRAM_API": self.messenger,
            "YAVAR_BALE_TOKEN": TOKEN,
            "YAVAR_BALE_API": f"{self.messenger}/bale",
            "YAVAR_READY_FILE": str(self._ready),
        }


@contextmanager
def stage(dsn: str, folder: Path) -> Iterator[Stage]:
    """Run a simulator and a bot on a prepared database, and end both."""
    lock = hold(folder / "lock")
    if lock is None:
        raise RuntimeError("the folder of this day is another day's")
    port = free_port()
    there = ["simulator", "--host", "127.0.0.1", "--port", str(port)]
    try:
        with beside("day-simulator", there, {}, lock, lambda: answers(port)):
            set_up = Stage(dsn, f"http://127.0.0.1:{port}", folder, lock)
            try:
                set_up.bot_starts()
                yield set_up
            finally:
                set_up.bot_stops()
    finally:
        os.close(lock)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
