"""Serves the simulator, in the foreground or beside a test."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette

from simulator.app import create_app
from simulator.connection import HangingUpProtocol

_LOOPBACK = "127.0.0.1"
_PATIENCE_SECONDS = 20


class Server(uvicorn.Server):
    """Uvicorn that lets long polls end before it waits for them."""

    def __init__(self, app: Starlette, on_ready: Callable[[], object], *, host: str = _LOOPBACK, port: int = 0) -> None:
        self._world = app.state.world
        self._on_ready = on_ready
        # Uvicorn's own lines would hold tokens, which stand in addresses.
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                http=HangingUpProtocol,
                ws="none",
                lifespan="on",
                access_log=False,
                log_level="warning",
                timeout_graceful_shutdown=2,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening and say so."""
        await super().startup(sockets)
        self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Wake everybody who waits, then stop."""
        self._world.close()
        await super().shutdown(sockets)


@contextmanager
def serve_in_thread(port: int = 0, host: str = _LOOPBACK, **options: Any) -> Iterator[str]:
    """Serve a new world beside the caller; gives its base address, on a free port unless one is named."""
    ready = threading.Event()
    server = Server(create_app(**options), ready.set)
    with socket.create_server((host, port)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        if not ready.wait(_PATIENCE_SECONDS):
            raise RuntimeError("The simulator did not start.")
        try:
            yield f"http://{host}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE_SECONDS)
