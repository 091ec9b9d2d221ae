"""Carries a fault out: spoils one call as its rule says."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.responses import HTMLResponse, Response

from simulator.api.errors import ApiError, bad_request, blocked, too_many_requests
from simulator.connection import Silence
from simulator.faults.rules import Rule
from simulator.world.json import Json

_HTML = "<html><head><title>{0}</title></head><body><center><h1>{0}</h1></center></body></html>"


async def spoil(
    rule: Rule, perform: Callable[[], Awaitable[Response]], refuse: Callable[[ApiError, int | None], Response]
) -> Response:
    """Answer as the rule says, performing the call only where the fault comes after it."""
    details = rule.details
    match rule.kind:
        case "latency":
            await asyncio.sleep(float(details.get("seconds", 1)))
            return await perform()
        case "timeout_after_accept":
            await perform()
            await asyncio.sleep(float(details.get("seconds", 0)))
            return Silence()
        case "drop":
            return Silence()
        case "html":
            status = int(details.get("status", 502))
            return HTMLResponse(_HTML.format(details.get("body", "Bad Gateway")), status)
    return refuse(_error(rule.kind, details), details.get("http"))


def _error(kind: str, details: Json) -> ApiError:
    match kind:
        case "429":
            return too_many_requests(details.get("retry_after"))
        case "403":
            return blocked()
        case "400":
            return bad_request(str(details.get("description", "wrong request")).removeprefix("Bad Request: "))
        case "error":
            code, description = int(details.get("status", 400)), str(details.get("description", ""))
            return ApiError(code, description, details.get("parameters"))
    return ApiError(int(details.get("status", 500)), str(details.get("description", "Internal Server Error")))
