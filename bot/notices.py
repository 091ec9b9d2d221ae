"""What is told without being asked: waiting cases, to staff who linked their messenger; links, to their other side."""

import asyncio
from typing import Never

import asyncpg
import structlog

from bot.outbox import wait_for
from handlers.link import PLATFORMS
from models import News
from services import link_news, thread
from services.faults import is_passing, where
from services.notices import Notice, announce
from texts.clock import Clock
from texts.fluent import Words

log = structlog.get_logger()

SWEEP_SECONDS = 10.0
"""How often waiting cases are looked for that nobody was woken for."""

LINK_NEWS = {
    News.LINKED: "link-told-linked",
    News.PARTED: "link-told-parted",
    News.REFUSED: "link-told-refused",
}
"""What the other side of a link is told, and its words."""


class Notices:
    """Tells staff; any number of processes may do so, each case is announced once."""

    def __init__(self, pool: asyncpg.Pool, words: Words, clock: Clock, console: str) -> None:
        """Prepare; `console` is the console's public address, empty when there is none to open."""
        self._pool = pool
        self._words = words
        self._clock = clock
        self._console = console.rstrip("/")
        self._moved = asyncio.Event()

    def wake(self) -> None:
        """Look at once."""
        self._moved.set()

    async def serve(self) -> Never:
        """Tell, for ever."""
        while True:
            self._moved.clear()
            try:
                await self.tell()
                await self.tell_links()
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("notices.postgres_away", cause=where(fault))
            await wait_for(self._moved, SWEEP_SECONDS)

    async def tell_links(self) -> None:
        """Tell the other sides of links what became of them."""
        async with self._pool.acquire() as connection, connection.transaction():
            for each in await link_news.take(connection):
                message, language = LINK_NEWS[News(each.news)], each.language
                text = self._words.say(language, message, {"platform": {"message": PLATFORMS[each.platform]}})
                button = {"text": self._words.label(language, "link-open"), "data": "go/link"}
                menu = {"text": self._words.label(language, "nav-menu"), "data": "go/menu"}
                citizen, account = each.citizen_id, each.account_id
                await thread.say(
                    connection, citizen, account, text, message=message, language=language, buttons=[[button], [menu]]
                )

    async def tell(self) -> None:
        """Write the messages for all cases that wait unannounced."""
        async with self._pool.acquire() as connection, connection.transaction():
            for notice in await announce(connection, self._clock()):
                text = self._words.say("fa", "colleague-case-waits", self._values(notice))
                await thread.say(
                    connection,
                    notice.citizen_id,
                    notice.account_id,
                    text,
                    message="colleague-case-waits",
                    language="fa",
                    buttons=self._buttons(notice),
                )

    def _values(self, notice: Notice) -> dict[str, object]:
        return {"number": notice.case, "level": notice.level, "desk": notice.desk, "plan": int(notice.has_plan)}

    def _buttons(self, notice: Notice) -> list[list[dict[str, str]]]:
        if not self._console:
            return []
        label = self._words.label("fa", "colleague-open-console")
        return [[{"text": label, "url": f"{self._console}/cases/{notice.case}"}]]
