"""Safir's refusals: its documented codes, and which one an ordered fault becomes."""

from starlette.responses import JSONResponse

from simulator.api.errors import ApiError

INTERNAL, RATE, INPUT, PHONE, NO_ACCOUNT, NO_CREDIT, NO_MORE_CONTACTS = 2, 3, 4, 8, 17, 20, 21
NAMES = {
    INTERNAL: "InternalServerError",
    RATE: "RateLimitExceeded",
    INPUT: "InvalidInput",
    PHONE: "InvalidPhone",
    NO_ACCOUNT: "NotBaleUser",
    NO_CREDIT: "PaymentRequired",
    NO_MORE_CONTACTS: "MaximumContactLimitReached",
}

_OF_STATUS = {400: INPUT, 429: RATE}
_HIGHEST_CODE, _SERVER_ERROR = 99, 500


class SafirError(Exception):
    """A message that is refused."""

    def __init__(self, code: int) -> None:
        super().__init__(NAMES[code])
        self.code = code


def refused(code: int, phone: str, status: int = 200) -> JSONResponse:
    """Write a refusal as documented; under which HTTP status it comes is not."""
    error = {"phone_number": phone, "code": code, "description": NAMES.get(code, f"Error{code}")}
    return JSONResponse({"message_id": "", "error_data": [error]}, status)


def spoilt(error: ApiError, http: int | None, phone: str) -> JSONResponse:
    """Write an ordered fault: up to 99 it is a code of Safir, above an HTTP status, with the code that fits it."""
    if error.code <= _HIGHEST_CODE:
        return refused(error.code, phone, http or 200)
    code = INTERNAL if error.code >= _SERVER_ERROR else _OF_STATUS.get(error.code)
    if code is None:
        return JSONResponse({"error": error.description}, http or error.code)
    return refused(code, phone, http or error.code)
