"""Pages: templates that escape everything, refuse missing values, and speak Persian."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from console import assets
from console.house import House, house
from console.rights import Right
from console.security import FIELD, cookie_name, csrf_token, give_cookie, session_token, take_cookie, visit
from texts import jalali
from texts.clock import TEHRAN
from texts.persian import persian_digits

Say: TypeAlias = Callable[..., str]

FOLDER = Path(__file__).parent / "templates"
NAVIGATION = (
    ("/", "console-nav-queue", Right.ANSWER),
    ("/alerts", "console-nav-alerts", Right.ANSWER),
    ("/calls", "console-nav-calls", Right.ANSWER),
    ("/search", "console-nav-search", Right.ANSWER),
    ("/overview", "console-nav-overview", Right.SUPERVISE),
    ("/recall", "console-nav-recall", Right.QUALITY),
    ("/training", "console-nav-training", Right.EXPORT),
    ("/shifts", "console-nav-shifts", Right.SHIFTS),
    ("/people", "console-nav-people", Right.ADMINISTER),
    ("/desks", "console-nav-desks", Right.ADMINISTER),
    ("/lines", "console-nav-lines", Right.LINES),
    ("/canned", "console-nav-canned", Right.CANNED),
    ("/audit", "console-nav-audit", Right.ADMINISTER),
)
"""Address, message id of its name, the right it needs."""

_OURS = re.compile(r"/(?!/)[\w/.-]*", re.ASCII)
_NOTICE, _NOTICE_SECONDS = "notice", 30
_VISIT_SECONDS = 86400


def environment(words: Callable[..., str]) -> Environment:
    """Make the templates' environment; `words` puts messages into Persian."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"t": words, "n": digits, "asset": assets.address, "Right": Right, "ltr": left_to_right}
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Fill a template in for whoever asks; a notice that was left by the last answer is shown once."""
    here = house(request)
    notice = request.cookies.get(cookie_name(request, _NOTICE), "")
    known = notice if notice in here.words.ids("fa") else ""
    text = here.templates.get_template(template).render(about(request) | {"notice": known} | values)
    response = HTMLResponse(text, status)
    if notice:
        take_cookie(request, response, _NOTICE)
    if not session_token(request):
        give_cookie(request, response, "visit", visit(request), _VISIT_SECONDS)
    return response


def about(request: Request) -> dict[str, Any]:
    """Give what every template may use."""
    here, member = house(request), getattr(request.state, "member", None)
    return {
        "member": member,
        "navigation": [each for each in NAVIGATION if member and member.may(each[2])],
        "path": request.url.path,
        "csrf": csrf_token(request),
        "csrf_field": Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, csrf_token(request)),
        "idle_seconds": here.settings.idle_minutes * 60,
        "now": here.clock(),
        **times(here),
    }


def times(here: House) -> dict[str, Callable[..., str]]:
    """Give the ways in which templates tell a moment (UTC)."""

    def said(part: jalali.Part) -> str:
        return here.say(part["message"], **{name: value for name, value in part.items() if name != "message"})

    def moment(at: datetime) -> str:
        return said(jalali.date_words(at))

    def short(at: datetime) -> str:
        return said(jalali.short(at, here.clock()))

    def ago(at: datetime) -> str:
        return said(jalali.ago(at, here.clock()))

    def clock(at: datetime) -> str:
        return digits(at.astimezone(TEHRAN).strftime("%H:%M"))

    def day(at: date) -> str:
        return said(jalali.day_words(at))

    return {"moment": moment, "short": short, "ago": ago, "day": day, "clock": clock}


def see(request: Request, path: str, notice: str = "") -> RedirectResponse:
    """Send the browser on after a change; `notice` is the message that the next page shows."""
    response = RedirectResponse(path, 303)
    if notice:
        give_cookie(request, response, _NOTICE, notice, _NOTICE_SECONDS)
    return response


def safe_path(path: str) -> str:
    """Give a path of ours as it may stand in an address, or nothing if it is none: `next` must not lead elsewhere."""
    return quote(path, safe="/") if _OURS.fullmatch(path) else ""


def digits(value: object) -> str:
    """Write a number in Persian digits."""
    return persian_digits(str(value))


def left_to_right(value: object) -> Markup:
    """Show a code, a phone or a login in its own direction, unbroken."""
    return Markup('<bdi dir="ltr" class="code">{}</bdi>').format(value)
