"""News for open pages, and what one page has not read yet."""

import asyncio
from dataclasses import dataclass

MOST_UNREAD = 64
"""A page that is this far behind is told to fetch everything instead."""


@dataclass(frozen=True, slots=True)
class News:
    """One event for a page; ids only, the page fetches what it may see."""

    event: str
    data: str = "{}"


RESYNC = News("resync")
"""Something may have been missed: fetch everything."""
LOST = News("lost")
"""We hear nothing ourselves just now."""
CROWDED = News("crowded")
"""This browser has newer pages open: this one listens again when somebody looks at it."""


class Page:
    """One open page of one member of staff."""

    def __init__(self, staff: int, session: int, case: int = 0, citizen: int = 0) -> None:
        self.staff = staff
        self.session = session
        self.case = case
        self.all_desks = False
        self.desks: frozenset[str] = frozenset()
        self.citizen = citizen
        self._unread: dict[News, None] = {}
        self._bell = asyncio.Event()

    def may_know(self, citizen: int, desk: str) -> bool:
        """Whether changes of a case concern this page: all desks, one's own, or the person whose case is open."""
        return self.all_desks or desk in self.desks or citizen == self.citizen

    def may(self, other: "Page") -> None:
        """Hear from now on what another page would: rights change, sessions are locked."""
        self.case, self.citizen, self.all_desks, self.desks = other.case, other.citizen, other.all_desks, other.desks

    def tell(self, news: News) -> None:
        """Hand over one event; never waits, and never keeps more than a page can use."""
        if len(self._unread) >= MOST_UNREAD:
            self._unread = {RESYNC: None}
        self._unread[news] = None
        self._bell.set()

    async def hears(self, seconds: float) -> list[News]:
        """Wait for events, but not longer than some seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._bell.wait()
        except TimeoutError:
            return []
        self._bell.clear()
        unread, self._unread = list(self._unread), {}
        return unread
