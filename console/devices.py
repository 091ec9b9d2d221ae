"""Browsers in which somebody has signed in before: strangers who guess at their login do not lock them out there."""

import hashlib
import hmac
import secrets

from fastapi import Request, Response

from console.house import house
from console.security import cookie_name, give_cookie

_SECONDS = 180 * 86400


def counted_as(request: Request, login: str) -> str:
    """Tell under which name tries are counted: the login's own in a browser that knows it, else that of all others."""
    name, _, seal = request.cookies.get(cookie_name(request, _cookie(login)), "").partition(".")
    known = name and hmac.compare_digest(seal.encode(), _seal(request, login, name).encode())
    return f"{login} at {name}" if known else login


def remember(request: Request, response: Response, login: str) -> None:
    """Let a browser be known from now on."""
    name = secrets.token_hex(8)
    give_cookie(request, response, _cookie(login), f"{name}.{_seal(request, login, name)}", _SECONDS)


def _cookie(login: str) -> str:
    """Name the cookie without saying whose it is; several people may share a computer."""
    return f"device-{hashlib.sha256(login.encode()).hexdigest()[:12]}"


def _seal(request: Request, login: str, name: str) -> str:
    key = house(request).settings.secret_key.get_secret_value().encode()
    return hmac.new(key, f"device {login} {name}".encode(), hashlib.sha256).hexdigest()
