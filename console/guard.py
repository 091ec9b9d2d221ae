"""The outermost layer: headers on every answer, and a page in Persian for whatever goes wrong."""

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from console.errors import broken, error_page
from console.house import house
from services.faults import is_passing, where

log = structlog.get_logger()

BIGGEST = 1_000_000
"""Bytes of a form at most; the longest words of staff are far shorter."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
        "img-src 'self' data:; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Forms of ours must still show where they come from: no-referrer would make their origin null.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_YEAR = "max-age=31536000"


class Guard:
    """Marks every answer, and lets no fault out: a server's own page or log could hold somebody's words."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._headers = HEADERS | ({"Strict-Transport-Security": _YEAR} if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mark the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, read = False, bytearray()

        async def marked(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                # A file of a citizen has a stricter policy of its own.
                for name, value in (self._headers | {"Cache-Control": "no-store"}).items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            if _says_too_big(scope):
                await error_page(Request(scope, receive), 413)(scope, receive, marked)
                return
            await self._app(scope, kept(receive, read), marked)
        except ClientDisconnect:
            return
        except Exception as fault:  # noqa: BLE001 (this is where every fault ends, logged by type and place)
            request = Request(scope, receive)
            log.error("console.broke", path=pattern(scope), cause=where(fault))
            if is_passing(fault):
                # If Postgres was started again, every connection is dead: one request is enough to learn it.
                await house(request).pool.expire_connections()
            if not begun:
                answer = await broken(Request(scope, again(read)), fault)
                await answer(scope, receive, marked)


def kept(receive: Receive, read: bytearray) -> Receive:
    """Keep what is read of a body, so that a form that was not taken can be given back; stop when it grows too big."""

    async def keeping() -> Message:
        message = await receive()
        read.extend(message.get("body", b""))
        if len(read) > BIGGEST:
            raise HTTPException(413)
        return message

    return keeping


def again(read: bytearray) -> Receive:
    """Give what was read once more."""

    async def replay() -> Message:
        return {"type": "http.request", "body": bytes(read), "more_body": False}

    return replay


def pattern(scope: Scope) -> str:
    """Name the route, not the address: that may hold a code or the words of a search."""
    return str(getattr(scope.get("route"), "path", "?"))


def _says_too_big(scope: Scope) -> bool:
    length = Headers(scope=scope).get("content-length", "")
    return length.isdecimal() and int(length[:20]) > BIGGEST
