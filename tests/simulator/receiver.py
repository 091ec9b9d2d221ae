"""A webhook's other end: records what is pushed and answers as it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

ANSWER = "HTTP/1.1 {} Told\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class Pushed:
    """One request of the simulator."""

    headers: dict[str, str]
    update: dict[str, Any]

    @property
    def words(self) -> str:
        """The text of the message in it."""
        return str(self.update["message"]["text"])


@dataclass
class Receiver:
    """Answers with the next of `statuses`, then 200; waits for `open_door` first."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    got: list[Pushed] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    open_door: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request."""
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[1:]
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
        update = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.got.append(Pushed(headers, update))
        self.news.set()
        await self.open_door.wait()
        writer.write(ANSWER.format(self.statuses.pop(0) if self.statuses else 200).encode())
        await writer.drain()
        writer.close()

    async def until(self, count: int) -> list[Pushed]:
        """Wait until so many requests came."""
        async with asyncio.timeout(10):
            while len(self.got) < count:
                self.news.clear()
                await self.news.wait()
        return self.got


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """Open a receiver on a free port."""
    receiver = Receiver()
    receiver.open_door.set()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield receiver
