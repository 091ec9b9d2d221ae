"""A database, a messenger and the processes of the bot between them."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.processes import Bot, free_port

BOT_ID = 1000000001
TOKEN = f"{BOT_ID}:AAtoken-that-must-not-be-logged-0001"
SECRET = "secret-that-must-not-be-logged"
ALL = "poll,turn,send"
CHATS = itertools.count(5001)
"""Numbers of people; nobody has another one's, in whatever town they live."""


@dataclass
class Town:
    """Where bots live; it outlives them."""

    dsn: str
    messenger: str
    """Base address of the simulator."""
    folder: Path
    webhook: str = ""
    """Where a bot takes deliveries, if one does."""
    bots: list[Bot] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def starts(self, roles: str = ALL, **settings: str) -> Bot:
        """Start a bot; it is up when its log says so."""
        given = {"DATABASE_URL": self.dsn, "YAVAR_TELEGRAM_TOKEN": TOKEN, "YAVAR_TELEGRAM_API": self.messenger}
        bot = Bot(roles, {**given, **settings}, self.folder / f"bot-{next(self.numbers)}.log")
        self.bots.append(bot)
        return bot

    def starts_webhook(self, roles: str = "webhook,turn,send", *, called: bool = True) -> tuple[Bot, str]:
        """Start a bot with a webhook, which the messenger calls or not; give where it listens."""
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        settings = {"YAVAR_WEBHOOK_URL": base} if called else {}
        return self.starts(
            roles,
            YAVAR_WEBHOOK_SECRET=SECRET,
            YAVAR_WEBHOOK_PORT=str(port),
            **settings,
        ), f"{base}/telegram"

    def lives(self) -> Bot:
        """Give the bot that runs, or start one."""
        return next((bot for bot in self.bots if bot.alive), None) or self.starts()

    def logs(self, after: Mapping[Path, int] | None = None) -> str:
        """All that the bots said, or what they said since `lengths`."""
        return "\n".join(bot.said()[(after or {}).get(bot.log, 0) :] for bot in self.bots)

    def lengths(self) -> dict[Path, int]:
        """How much each bot has said by now."""
        return {bot.log: len(bot.said()) for bot in self.bots}

    def close(self) -> None:
        """Stop the bots that still run."""
        for bot in self.bots:
            if bot.alive:
                bot.stop()
