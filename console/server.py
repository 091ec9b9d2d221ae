"""The web server that serves the console: no access log, stopped by SIGTERM or Ctrl-C."""

import asyncio
import http.client
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import uvicorn
from fastapi import FastAPI

from console.app import make_app
from console.first import address
from console.hub import Hub
from console.settings import Settings

log = structlog.get_logger()

FAREWELL_SECONDS = 5
"""How long answers that have begun may take when the process is asked to stop."""


class Server(uvicorn.Server):
    """A server that ends the streams of open pages when it stops: else it would wait for them."""

    def __init__(self, app: FastAPI, host: str, port: int, proxies: str = "127.0.0.1") -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                forwarded_allow_ips=proxies,
                # Addresses and queries hold codes and words of a search: they are never logged.
                access_log=False,
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=FAREWELL_SECONDS,
                lifespan="on",
            )
        )
        self._app = app

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `serve`: uvicorn would die of them once more after it has stopped."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        hub = getattr(self._app.state, "hub", None)
        if isinstance(hub, Hub):
            hub.close()
        await super().shutdown(sockets)


async def serve(settings: Settings) -> None:
    """Serve until asked to stop."""
    server = Server(make_app(settings), settings.console_host, settings.console_port, settings.console_proxies)

    def stop() -> None:
        server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    log.info("console.started", address=address(settings))
    await server.serve()
    log.info("console.stopped")


def answers(settings: Settings) -> bool:
    """Tell whether the console of this machine answers, and its database too."""
    host = settings.console_host if settings.console_host not in {"0.0.0.0", "::"} else "127.0.0.1"  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.console_port, timeout=8)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
