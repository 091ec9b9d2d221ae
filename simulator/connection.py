"""Closing a connection without an answer, as failing networks do."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol


class HangingUpProtocol(H11Protocol):
    """Uvicorn's HTTP/1.1, which also lets the application cut the line."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Remember how this connection is cut."""
        super().connection_made(transport)
        self.app_state: dict[str, Any] = {**self.app_state, "hang_up": transport.abort}


class Silence(Response):
    """Not an answer: the line is cut."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Cut the line and wait until it is down."""
        del send
        hang_up = scope.get("state", {}).get("hang_up")
        if hang_up is None:
            raise RuntimeError("Only simulator.server can cut connections.")
        hang_up()
        await _hung_up(receive)


async def other_side_gone(request: Request) -> None:
    """Wait until whoever asked has hung up."""
    await _hung_up(request.receive)


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
