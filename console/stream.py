"""One stream of news to one page, until the page, the session or the server ends."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import asyncpg
from fastapi import Request, Response
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from console.house import house
from console.hub import CHANNEL, hub
from console.listening import allowed, listener
from console.news import CROWDED, LOST, News, Page
from console.rights import SignInError
from services.faults import is_passing

BEAT_SECONDS = 15.0
"""How often a stream says that it lives, and makes sure that its session may still listen."""

RETRY_MILLISECONDS = 1000

HELLO, BEAT = News("hello"), News("beat")
LOCKED, UNLOCKED = News("locked"), News("unlocked")
OUT = News("out")
"""The session ended: the page loads itself anew and so learns what to do."""
GONE = News("gone")
"""The case is not this person's to see any more."""

_TELL = f"SELECT pg_notify('{CHANNEL}', concat_ws(' ', $1::text, $2::bigint, $3::bigint))"


def written(news: News) -> bytes:
    """Write an event as the stream carries it."""
    return f"event: {news.event}\ndata: {news.data}\n\n".encode()


class Stream(Response):
    """An answer that ends with the page, the session or the server."""

    media_type = "text/event-stream"

    def __init__(self, request: Request, page: Page, case: int, *, locked: bool) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._request = request
        self._page = page
        self._case = case
        self._locked = locked
        self._hub = hub(request)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (ASGI)
        """Send events until the browser goes away, or there is nothing more to say."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        self._hub.join(self._page)
        try:
            async with asyncio.TaskGroup() as tasks:
                gone = tasks.create_task(_gone(receive))
                sending = tasks.create_task(self._send(send))
                await asyncio.wait({gone, sending}, return_when=asyncio.FIRST_COMPLETED)
                gone.cancel()
                sending.cancel()
        finally:
            self._hub.leave(self._page)
            await self._tell("leaves")

    async def _send(self, send: Send) -> None:
        async for event in self._events():
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _events(self) -> AsyncIterator[bytes]:
        yield f"retry: {RETRY_MILLISECONDS}\n\n".encode() + written(HELLO if self._hub.listening else LOST)
        if self._locked:
            yield written(LOCKED)
        await self._tell("looks")
        clock = asyncio.get_running_loop().time
        due = clock() + BEAT_SECONDS
        while not self._hub.closing:
            for news in await self._page.hears(due - clock()):
                yield written(news)
                if news == CROWDED:
                    return
            if clock() >= due:
                due = clock() + BEAT_SECONDS
                yield written(beats := await self._beats())
                if beats in (OUT, GONE):
                    return

    async def _beats(self) -> News:
        """Look again what this page may hear; it may be nothing any more."""
        try:
            me = await listener(self._request)
            self._page.may(await allowed(self._request, me, self._case))
        except SignInError:
            return OUT
        except HTTPException:
            return GONE
        except Exception as fault:
            if is_passing(fault):
                return BEAT
            raise
        await self._tell("looks")
        before, self._locked = self._locked, me.locked
        if before != me.locked:
            return LOCKED if me.locked else UNLOCKED
        return BEAT

    async def _tell(self, what: str) -> None:
        """Tell colleagues at the same case, in any process, that somebody looks or leaves."""
        if self._page.case:
            with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await house(self._request).pool.execute(_TELL, what, self._page.case, self._page.staff)


async def _gone(receive: Receive) -> None:
    """Wait until the browser closed the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
