"""Cookies, and the check that a change was asked for by a page of ours."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request, Response

from console.house import house

FIELD, HEADER = "csrf", "x-csrf"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ForgedError(Exception):
    """A change was asked for, but not by a page that we gave to this browser."""


def cookie_name(request: Request, name: str) -> str:
    """Name a cookie so that, with TLS, no neighbouring site can set it."""
    return f"__Host-{name}" if house(request).settings.secure_cookies else name


def give_cookie(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    """Let the browser keep something that no script can read."""
    response.set_cookie(
        cookie_name(request, name),
        value,
        max_age=seconds,
        httponly=True,
        secure=house(request).settings.secure_cookies,
        samesite="lax",
    )


def take_cookie(request: Request, response: Response, name: str) -> None:
    """Let the browser forget it."""
    response.delete_cookie(
        cookie_name(request, name), secure=house(request).settings.secure_cookies, httponly=True, samesite="lax"
    )


def session_token(request: Request) -> str:
    """Give the token of the session's cookie, or nothing."""
    return request.cookies.get(cookie_name(request, "yavar"), "")


def give_session(request: Request, response: Response, token: str) -> None:
    """Sign a browser in."""
    give_cookie(request, response, "yavar", token, int(house(request).settings.session.total_seconds()))


def visit(request: Request) -> str:
    """Give the random value that a browser without a session is known by; made anew where there is none."""
    known = request.cookies.get(cookie_name(request, "visit"), "")
    if not known:
        known = getattr(request.state, "visit", "") or secrets.token_urlsafe(16)
        request.state.visit = known
    return known


def csrf_token(request: Request) -> str:
    """Give what a form of ours carries: it fits this browser's cookie only."""
    known = session_token(request) or visit(request)
    return _seal(request, known)


def _seal(request: Request, known: str) -> str:
    key = house(request).settings.secret_key.get_secret_value().encode()
    return hmac.new(key, b"csrf " + known.encode(), hashlib.sha256).hexdigest()


async def unforged(request: Request) -> None:
    """Let a change pass only if a page of ours asked for it: dependency of the whole application."""
    if request.method in _SAFE:
        return
    if not _from_here(request):
        raise ForgedError
    known = session_token(request) or request.cookies.get(cookie_name(request, "visit"), "")
    shown = request.headers.get(HEADER) or (await request.form()).get(FIELD)
    if not known or not isinstance(shown, str):
        raise ForgedError
    if not hmac.compare_digest(shown.encode(), _seal(request, known).encode()):
        raise ForgedError


def _from_here(request: Request) -> bool:
    """Believe what browsers say of where a request was made; those that say nothing still need the token."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    ours = {request.headers.get("host"), urlsplit(house(request).settings.console_url).netloc}
    return origin is None or urlsplit(origin).netloc in ours - {"", None}
