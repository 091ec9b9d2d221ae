"""Plain JSON reasons for requests that make no sense, outside the Bot API."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from simulator.world.json import read_json


class Refusal(Exception):  # noqa: N818 (nothing went wrong on our side)
    """A request that cannot be met, with the reason and what else helps."""

    def __init__(self, status: int, reason: str, **more: str) -> None:
        super().__init__(reason)
        self.status = status
        self.told = {"error": reason, **more}


async def answer_refusal(_request: Request, refusal: Exception) -> JSONResponse:
    """Write a refusal as `{"error": "…"}`."""
    assert isinstance(refusal, Refusal)
    return JSONResponse(refusal.told, refusal.status)


async def json_body(request: Request) -> dict[str, Any]:
    """Read a body that must be one JSON object."""
    try:
        body = read_json(await request.body())
    except ValueError:
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "the body must be a JSON object")
    return body


def whole_number(request: Request, name: str) -> int | None:
    """Read a whole number from the address; None when absent."""
    value = request.query_params.get(name)
    if value is None:
        return None
    try:
        return int(value)
    except ValueError:
        raise Refusal(400, f"{name} must be a whole number") from None
