"""A page that listens: drives the stream as a server would, because a test client waits for an answer's end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from tests.console.people import Person
from tests.console.waiting import until


@dataclass
class Ears:
    """What one page has heard so far."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    ended: bool = False
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    def count(self, event: str) -> int:
        """Count events of a name."""
        return self.text.count(f"event: {event}\n")

    async def hears(self, event: str, times: int = 1, seconds: float = 10.0) -> None:
        """Wait for an event."""
        await until(lambda: self.count(event) >= times, seconds)

    async def ends(self) -> None:
        """Wait for the end of the stream."""
        await until(lambda: self.ended)

    async def send(self, message: Any) -> None:
        """Take what the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.text += message.get("body", b"").decode()
            self.ended = self.ended or not message.get("more_body")

    async def receive(self) -> Any:
        """Say that the page is gone, once it is."""
        if not self.text and not self.status:
            return {"type": "http.request", "body": b"", "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}


@asynccontextmanager
async def listening(app: FastAPI, person: Person, query: str = "") -> AsyncIterator[Ears]:
    """Open a stream as somebody's page does."""
    ears = Ears()
    cookie = "; ".join(f"{name}={value}" for name, value in person.client.cookies.items())
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": "/live",
        "raw_path": b"/live",
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"console.test"), (b"accept", b"text/event-stream"), (b"cookie", cookie.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("console.test", 443),
    }
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(app(scope, ears.receive, ears.send))
        await until(lambda: ears.status)
        try:
            yield ears
        finally:
            ears.gone.set()
            await asyncio.wait([running], timeout=5)
            running.cancel()
