"""Browsers in which somebody has signed in before: strangers who guess at their login do not lock them out there."""

import hashlib
import hmac
import secrets
from ipaddress import ip_address, ip_network

from fastapi import Request, Response

from console.house import house
from console.security import cookie_name, give_cookie
from services.attempts import ALL, Counted

_SECONDS = 180 * 86400


def counted_as(request: Request, login: str, session: int = 0) -> Counted:
    """Tell under which name a try at a password is counted.

    By session where somebody is signed in, by browser where it knows the login, else by login and address: however
    strangers guess, the first two are not counted with them. Each kind has names that no login can spell.
    """
    if session:
        return Counted(f"session {session}", "")
    return _at_home(request, login) or Counted(f"login {login}", address(request), ALL)


def codes_counted_as(request: Request, login: str) -> Counted:
    """Tell the same of codes: only who knows the password gets here, so all strangers together have few tries."""
    return _at_home(request, login) or Counted(f"code {login}", address(request))


def _at_home(request: Request, login: str) -> Counted | None:
    name, _, seal = request.cookies.get(cookie_name(request, _cookie(login)), "").partition(".")
    known = name and hmac.compare_digest(seal.encode(), _seal(request, login, name).encode())
    return Counted(f"browser {name} {login}", "") if known else None


def address(request: Request) -> str:
    """Tell where a request comes from; behind a known proxy, what that says. A home has a whole network of IPv6."""
    host = request.client.host if request.client else ""
    try:
        number = ip_address(host.partition("%")[0])
    except ValueError:
        return host[:100]
    return str(number) if number.version == 4 else str(ip_network((number, 64), strict=False))  # noqa: PLR2004


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
