"""Raw calls of Bale's Bot API: what comes is kept as it came, and no library makes anything of it."""

import json
from dataclasses import dataclass
from io import BytesIO
from time import monotonic
from typing import Any

import aiohttp

from bot.probe.secrecy import Secrets
from bot.probe.shape import shape

SECONDS_A_CALL = 20.0


class NoAnswerError(Exception):
    """The network gave no answer; the text is the kind of trouble, never an address, which would hold the token."""


@dataclass(frozen=True)
class Answer:
    """What came: HTTP status, JSON (None when it was none), and seconds until it came."""

    http: int
    body: Any
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether the call was performed."""
        return isinstance(self.body, dict) and self.body.get("ok") is True

    @property
    def result(self) -> Any:
        """What the call gave; None when it was refused."""
        return self.body.get("result") if self.ok else None

    @property
    def code(self) -> int:
        """The body's code of an error, else the HTTP status."""
        code = self.body.get("error_code") if isinstance(self.body, dict) else None
        return code if isinstance(code, int) else self.http

    @property
    def words(self) -> str:
        """The platform's reason; empty without one."""
        return str(self.body.get("description") or "") if isinstance(self.body, dict) else ""

    def told(self) -> dict[str, Any]:
        """Give what may stand in the file, once masked: shapes, codes and the platform's reason."""
        if self.ok:
            return {"http": self.http, "result": shape(self.result)}
        if not isinstance(self.body, dict):
            return {"http": self.http, "body": "not JSON" if self.body is None else shape(self.body)}
        more = {"parameters": shape(self.body["parameters"])} if "parameters" in self.body else {}
        return {"http": self.http, "error_code": shape_of_code(self.body), "description": self.words} | more


def shape_of_code(body: dict[str, Any]) -> Any:
    """Give the code itself where it is a number, else what stands there instead."""
    code = body.get("error_code")
    return code if isinstance(code, int) else shape(code)


class Wire:
    """One bot's way to the platform."""

    def __init__(self, session: aiohttp.ClientSession, api: str, token: str, secrets: Secrets) -> None:
        self._session = session
        self._api = api.rstrip("/")
        self._token = token
        self._secrets = secrets

    async def call(
        self,
        method: str,
        /,
        *,
        patience: float = SECONDS_A_CALL,
        token: str = "",
        files: dict[str, bytes] | None = None,
        as_json: bool = False,
        **params: Any,
    ) -> Answer:
        """Call a method with a form, as the bot does, or with a JSON body; `files` are parts of a multipart form.

        `patience` is in seconds; `token` stands in for the bot's own. Raises NoAnswerError.
        """
        body: dict[str, Any] = {"json": params} if as_json else {"data": form(params, files or {})}
        begin = monotonic()
        try:
            async with self._session.post(
                f"{self._api}/bot{token or self._token}/{method}",
                timeout=aiohttp.ClientTimeout(total=patience),
                allow_redirects=False,
                **body,
            ) as response:
                read = parsed(await response.read())
                answer = Answer(response.status, read, monotonic() - begin)
        except (aiohttp.ClientError, TimeoutError, OSError) as trouble:
            raise NoAnswerError(type(trouble).__name__) from None
        self._secrets.learn(answer.result)
        return answer


def form(params: dict[str, Any], files: dict[str, bytes]) -> aiohttp.FormData:
    """Write parameters as a form: JSON in a string where a value has parts."""
    data = aiohttp.FormData()
    for name, value in params.items():
        data.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    for name, content in files.items():
        data.add_field(name, BytesIO(content), filename="probe.txt", content_type="text/plain")
    return data


def parsed(raw: bytes) -> Any:
    """Read JSON; None when it is none."""
    try:
        return json.loads(raw)
    except ValueError:
        return None
