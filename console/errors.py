"""What a person reads when something cannot be done; each page says what to do next."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from console.forms import Form, is_secret
from console.lock import not_taken
from console.pages import page, safe_path
from console.rights import ForbiddenError, LockedError, SignInError, is_part
from console.security import ForgedError
from services.faults import is_passing

_TITLES = {
    400: ("console-error-400", "console-error-400-what"),
    403: ("console-error-403", "console-error-403-what"),
    404: ("console-error-404", "console-error-404-what"),
    405: ("console-error-405", "console-error-405-what"),
    413: ("console-error-413", "console-error-413-what"),
    500: ("console-error-500", "console-error-500-what"),
    503: ("console-error-503", "console-error-503-what"),
}

_ON_THE_WAY = ("/sign-in", "/locked", "/second-factor")
"""Nobody wants to go there; they were sent."""


def error_page(request: Request, status: int) -> Response:
    """Give the page for a status, or that for 400."""
    title, what = _TITLES.get(status, _TITLES[400])
    away = status == HTTPStatus.SERVICE_UNAVAILABLE
    again = away and request.method == "GET"
    response = page(request, "error.html", status, title=title, what=what, again=again)
    if away:
        response.headers["Retry-After"] = "3"
    return response


async def broken(request: Request, fault: BaseException) -> Response:
    """Tell a database that is away from a fault of ours; a form that was not taken can be sent again."""
    if not is_passing(fault):
        return error_page(request, 500)
    if request.method == "GET" or is_part(request):
        return error_page(request, 503)
    try:
        fields = [*Form(await request.form()).items()]
    except Exception:  # noqa: BLE001 (whatever was sent: it is no form)
        return error_page(request, 503)
    kept = [(name, value) for name, value in fields if not is_secret(name)]
    path = safe_path(request.url.path)
    return page(
        request, "resume.html", 503, back=path, kept=kept, title="console-error-503", what="console-error-503-form"
    )


async def _http(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    response = error_page(request, fault.status_code)
    response.headers.update(fault.headers or {})
    return response


async def _unread(request: Request, fault: Exception) -> Response:
    """Answer an address that cannot be, such as a case's number in letters, as one that is not there."""
    assert isinstance(fault, RequestValidationError)
    in_path = any(each["loc"][0] == "path" for each in fault.errors())
    return error_page(request, 404 if in_path else 400)


async def _forbidden(request: Request, _: Exception) -> Response:
    """Lead whoever opens the front page to where their own work is."""
    member = request.state.member
    if request.method == "GET" and request.url.path == "/":
        return RedirectResponse(member.home, 303)
    return error_page(request, 403)


async def _forged(request: Request, _: Exception) -> Response:
    return page(request, "error.html", 403, title="console-forged", what="console-forged-what", again=False)


async def _signed_out(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, SignInError)
    return _sent_to(request, fault.path, "signed-out")


async def _locked(request: Request, _: Exception) -> Response:
    if request.method == "GET" or is_part(request):
        return _sent_to(request, "/locked", "locked")
    return await not_taken(request)


def _sent_to(request: Request, path: str, state: str) -> Response:
    """Send a window to the sign-in or lock page, and back afterwards; tell a part of a page by status."""
    if is_part(request):
        # htmx would otherwise put this empty answer where the part stood.
        return Response(status_code=401, headers={"X-Yavar": state, "HX-Reswap": "none"})
    back = safe_path(request.url.path) if request.method == "GET" else ""
    leads_back = back and not back.startswith(_ON_THE_WAY) and back != "/"
    return RedirectResponse(f"{path}?next={back}" if leads_back else path, 303)


def answer_errors(app: FastAPI) -> None:
    """Give the application its pages for errors."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unread)
    app.add_exception_handler(ForbiddenError, _forbidden)
    app.add_exception_handler(ForgedError, _forged)
    app.add_exception_handler(SignInError, _signed_out)
    app.add_exception_handler(LockedError, _locked)
