"""The webhook: an update is answered with 200 only when it is stored; the secret is checked before it is looked at."""

import hmac
import json
from collections.abc import Iterator, Mapping
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

BIGGEST = 1_000_000
"""Bytes of one update at most; a messenger's are a few kilobytes."""

HEADER = "x-telegram-bot-api-secret-token"


def create_app(intakes: Mapping[str, Intake], secret: str) -> Starlette:
    """Make the web application that messengers deliver to, each at its own path.

    `secret` is what they must show: in Telegram's header, or as the end of the address, which is all that Bale offers.
    """

    async def deliver(request: Request) -> Response:
        shown = request.path_params.get("secret") or request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return Response(status_code=403)
        intake = intakes.get(f"/{request.path_params['platform']}")
        return Response(status_code=await accept(intake, request) if intake else 404)

    async def health(_: Request) -> Response:
        return Response("ok")

    return Starlette(
        routes=[
            Route("/health", health),
            Route("/{platform}", deliver, methods=["POST"]),
            Route("/{platform}/{secret}", deliver, methods=["POST"]),
        ]
    )


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


def server(intakes: Mapping[str, Intake], secret: str, host: str, port: int) -> uvicorn.Server:
    """Make the server; its access log stays off because addresses of people, and the secret, would stand in it."""
    app = create_app(intakes, secret)
    config = uvicorn.Config(app, host=host, port=port, access_log=False, log_config=None, lifespan="off")
    return Server(config)
