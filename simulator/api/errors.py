"""Errors in the words of the Bot API."""

from starlette.responses import JSONResponse

from simulator.world.json import Json


class ApiError(Exception):
    """A call that is refused; becomes the envelope `{"ok": false, …}`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """Write the envelope."""
        told: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return told | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> ApiError:
    """Refuse what was asked."""
    return ApiError(400, f"Bad Request: {why}")


def cannot_parse(why: str) -> ApiError:
    """Refuse text whose formatting is broken."""
    return bad_request(f"can't parse entities: {why}")


def not_found() -> ApiError:
    """Say that there is no such method or address."""
    return ApiError(404, "Not Found")


def unauthorized() -> ApiError:
    """Say that the token is no token."""
    return ApiError(401, "Unauthorized")


def blocked() -> ApiError:
    """Say that the person shut the bot out."""
    return ApiError(403, "Forbidden: bot was blocked by the user")


def too_many_requests(retry_after: int | None) -> ApiError:
    """Tell the bot to wait; without a time, as some servers do."""
    if retry_after is None:
        return ApiError(429, "Too Many Requests")
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def refusal(error: ApiError, http: int | None = None) -> JSONResponse:
    """Write an error as the API answers it; its HTTP status may tell another tale."""
    return JSONResponse(error.as_json(), http or error.code)
