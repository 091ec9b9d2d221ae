"""What open pages hear: one connection of the process listens, and each change goes to the pages that may know it."""

import asyncio
import json
from collections.abc import Callable
from typing import Never

import asyncpg
import structlog
from fastapi import Request

from console.news import CROWDED, LOST, RESYNC, News, Page
from console.viewers import Viewers
from services.connections import LostError, alone, heartbeat, listen

log = structlog.get_logger()

CHANNEL = "yavar_console"

REST_SECONDS = 1.0
"""Before a lost connection to Postgres is opened anew."""

MOST_PAGES = 4
"""Streams of one browser: over HTTP/1.1 it opens six connections to us, and the other two must stay free."""


class Hub:
    """Hears Postgres for all pages of this process."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._pages: dict[Page, None] = {}
        self._wakes: list[Callable[[], None]] = []
        self.viewers = Viewers()
        self.listening = False
        self.closing = False

    def on_case(self, wake: Callable[[], None]) -> None:
        """Have something called whenever a case changed."""
        self._wakes.append(wake)

    async def serve(self) -> Never:
        """Listen for ever; after each silence every page fetches everything anew."""
        while True:
            try:
                async with alone(self._dsn, "console") as connection:
                    await listen(connection, {CHANNEL: self.hear})
                    self.listening = True
                    self.tell_all(RESYNC)
                    await heartbeat(connection)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, LostError) as fault:
                log.warning("console.hears_nothing", cause=type(fault).__name__)
            finally:
                self.listening = False
            self.tell_all(LOST)
            await asyncio.sleep(REST_SECONDS)

    def join(self, page: Page) -> None:
        """Let a page hear from now on; the oldest ones of the same browser make room."""
        others = [each for each in self._pages if each.session == page.session]
        for old in others[: max(0, len(others) - MOST_PAGES + 1)]:
            old.tell(CROWDED)
            self.leave(old)
        self._pages[page] = None

    def leave(self, page: Page) -> None:
        """Forget a page."""
        self._pages.pop(page, None)

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.closing = True
        self.tell_all(LOST)

    def tell_all(self, news: News) -> None:
        """Tell every page."""
        for page in self._pages:
            page.tell(news)

    def hear(self, payload: str) -> None:
        """Hand on one notification; one that nobody of ours wrote is let go."""
        try:
            kind, *words = payload.split()
            self._hear(kind, words)
        except (ValueError, IndexError):
            log.warning("console.strange_notification")

    def _hear(self, kind: str, words: list[str]) -> None:
        if kind == "case":
            self._case(int(words[0]), int(words[1]), words[2])
        elif kind == "thread":
            self._thread(int(words[0]))
        elif kind == "presence":
            self.tell_all(News("presence"))
        elif kind == "messenger":
            self.tell_all(News("messenger"))
        elif kind in ("looks", "leaves", "typing", "stops"):
            self._viewer(kind, int(words[0]), int(words[1]))

    def _case(self, number: int, citizen: int, desk: str) -> None:
        news = News("case", json.dumps({"case": number, "citizen": citizen, "desk": desk}))
        for page in self._pages:
            if page.may_know(citizen, desk):
                page.tell(news)
        for wake in self._wakes:
            wake()

    def _thread(self, citizen: int) -> None:
        news = News("thread", json.dumps({"citizen": citizen}))
        for page in self._pages:
            if page.citizen == citizen:
                page.tell(news)

    def _viewer(self, kind: str, case: int, staff: int) -> None:
        now = asyncio.get_running_loop().time()
        if kind == "looks" and not self.viewers.looks(case, staff, now):
            return
        if kind == "leaves" and not self.viewers.leaves(case, staff):
            return
        if kind == "typing":
            self.viewers.types(case, staff, now)
        if kind == "stops":
            self.viewers.stops(case, staff)
        news = News("viewers", json.dumps({"case": case}))
        for page in self._pages:
            if page.case == case and page.staff != staff:
                page.tell(news)


def hub(request: Request) -> Hub:
    """Give the hub of the console that a request came to."""
    found: Hub = request.app.state.hub
    return found
