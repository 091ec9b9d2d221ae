"""The webhook: an update is answered with 200 only when it is stored; the secret is checked before it is looked at."""

import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.intake import Intake
from services.faults import is_passing, where

log = structlog.get_logger()

PATH = "/telegram"
"""Where Telegram delivers."""

BIGGEST = 1_000_000
"""Bytes of one update at most; Telegram's are a few kilobytes."""

HEADER = "x-telegram-bot-api-secret-token"


def create_app(intake: Intake, secret: str) -> Starlette:
    """Make the web application that Telegram delivers to; `secret` is what it must show."""

    async def deliver(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), secret.encode()):
            return Response(status_code=403)
        return Response(status_code=await accept(intake, request))

    async def health(_: Request) -> Response:
        return Response("ok")

    return Starlette(routes=[Route(PATH, deliver, methods=["POST"]), Route("/health", health)])


async def accept(intake: Intake, request: Request) -> int:
    """Store one delivery; give the HTTP status: 200 once stored, 503 so that it comes again, 400 for no update."""
    body = await request.body()
    if len(body) > BIGGEST:
        return 413
    try:
        text = body.decode()
        raw = json.loads(text)
    except ValueError:
        log.warning("webhook.no_json")
        return 400
    try:
        return 200 if await intake.take_one(raw, text) else 400
    except Exception as fault:  # noqa: BLE001 (a server's own page would show the fault's text)
        log.error("webhook.not_stored", cause=where(fault))
        return 503 if is_passing(fault) else 400


class Server(uvicorn.Server):
    """uvicorn without its own signal handlers: this process has its way to stop."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield


def server(intake: Intake, secret: str, host: str, port: int) -> uvicorn.Server:
    """Make the server; its access log stays off because addresses of people would stand in it."""
    app = create_app(intake, secret)
    config = uvicorn.Config(app, host=host, port=port, access_log=False, log_config=None, lifespan="off")
    return Server(config)
