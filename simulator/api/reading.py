"""Reads the parameters out of an HTTP request."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from simulator.api.errors import ApiError, bad_request
from simulator.api.params import Params, Upload
from simulator.world.json import read_json

_LARGEST_FIELD = 1024 * 1024
_LARGEST_FILE = 50 * 1024 * 1024
_NO_NAME = "file"


async def read_params(request: Request) -> Params:
    """Collect parameters from address and body; the body wins."""
    params = Params(dict(request.query_params))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.values |= _json_object(await request.body())
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        await _read_form(request, params)
    return params


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        told = read_json(body or b"{}")
    except UnicodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except ValueError:
        raise bad_request("can't parse request body as JSON Object") from None
    if not isinstance(told, dict):
        raise bad_request("request body must be a JSON Object")
    return told


async def _read_form(request: Request, params: Params) -> None:
    try:
        async with request.form(max_part_size=_LARGEST_FIELD) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    params.uploads[name] = await _upload(value)
                else:
                    params.values[name] = value
    except HTTPException:
        raise bad_request("can't parse form data") from None


async def _upload(file: UploadFile) -> Upload:
    data = await file.read()
    if len(data) > _LARGEST_FILE:
        raise ApiError(413, "Request Entity Too Large")
    return Upload(file.filename or _NO_NAME, file.content_type or "application/octet-stream", data)
