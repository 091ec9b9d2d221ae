"""A door before the messenger that a test may shut."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from tests.e2e.town import Town


class Door:
    """Stands before the messenger; while it is shut nobody can connect."""

    def __init__(self, messenger: str) -> None:
        host, _, port = messenger.removeprefix("http://").partition(":")
        self._behind = (host, int(port))
        self._lines: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._port = 0

    async def open(self) -> str:
        """Let people in; give the address, the same each time."""
        self._server = await asyncio.start_server(self._enter, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{self._port}"

    async def shut(self) -> None:
        """Cut all lines and refuse new ones."""
        if self._server:
            self._server.close()
            for line in self._lines:
                line.transport.abort()
            await self._server.wait_closed()

    async def _enter(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, onward = await asyncio.open_connection(*self._behind)
        self._lines |= {writer, onward}
        await asyncio.gather(self._carry(reader, onward), self._carry(there, writer))
        self._lines -= {writer, onward}

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await source.read(65536):
                sink.write(part)
                await sink.drain()
        sink.close()
        with suppress(OSError):
            await sink.wait_closed()


@asynccontextmanager
async def door_before(town: Town) -> AsyncIterator[Door]:
    """Put a door between the bots and the messenger of a town."""
    door = Door(town.messenger)
    messenger, town.messenger = town.messenger, await door.open()
    try:
        yield door
    finally:
        town.messenger = messenger
        await door.shut()
