"""Addresses of Safir: its one call that is played, the phones that it knows, and what it took."""

import re
import uuid
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.api.entities.utf16 import units
from simulator.api.errors import ApiError
from simulator.connection import Silence
from simulator.faults.spoiling import spoil
from simulator.refusals import Refusal, json_body
from simulator.safir.errors import INPUT, NO_ACCOUNT, PHONE, SafirError, refused, spoilt
from simulator.safir.phones import as_98, owner
from simulator.safir.post import Taken
from simulator.world.citizen import Citizen, is_user
from simulator.world.json import Json, read_json
from simulator.world.numbers import now
from simulator.world.world import Town, World

_NAME, _CALL = "safir", "send_message"
_PHONE = re.compile(r"\+?98[0-9]{10}")
_LONGEST_TEXT = 4096


class SafirDesk:
    """Takes words to phones."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def _bale(self) -> Town:
        return self._world.towns["bale"]

    def routes(self) -> list[Route]:
        """Give the addresses."""
        return [
            Route("/safir/api/v3/send_message", self.send, methods=["POST"]),
            Route("/safir/phones", self.know, methods=["POST"]),
            Route("/safir/messages", self.taken, methods=["GET"]),
        ]

    async def know(self, request: Request) -> Response:
        """Take note of whose phone a number is."""
        body = await json_body(request)
        phone, user = as_98(str(body.get("phone"))), str(body.get("user"))
        if not phone or not is_user(user):
            raise Refusal(400, "the body must hold a phone and a user")
        self._world.safir.phones[phone] = user
        return JSONResponse({"phone": phone, "user": user}, 201)

    async def taken(self, _request: Request) -> Response:
        """Tell what was taken, each once however often it came."""
        return JSONResponse([one.as_json() for one in self._world.safir.taken])

    async def send(self, request: Request) -> Response:
        """Answer one call."""
        world = self._world
        if world.faults.outage(_NAME):
            return Silence()
        if not request.headers.get("api-access-key"):
            return JSONResponse({"error": "Unauthorized"}, 401)
        body = _read(await request.body())
        phone = str(body.get("phone_number", ""))
        user = owner(world, self._bale, as_98(phone))
        chat_id = str(Citizen(user).id) if user else None
        entry = world.log.add(_NAME, _CALL, chat_id, body)
        rule = world.faults.take(_NAME, _CALL, chat_id)

        async def perform() -> Response:
            try:
                return JSONResponse({"message_id": self._take(body, user), "error_data": None})
            except SafirError as error:
                return refused(error.code, phone)

        def refuse(error: ApiError, http: int | None) -> Response:
            return spoilt(error, http, phone)

        response = await (spoil(rule, perform, refuse) if rule else perform())
        entry.status = None if isinstance(response, Silence) else response.status_code
        return response

    def _take(self, body: Json, user: str | None) -> str:
        """Deliver words and give their id; what came before under the same request id is not delivered again."""
        bot_id, phone, request_id = body.get("bot_id"), body.get("phone_number"), body.get("request_id", "")
        text = _text(body.get("message_data"))
        if not isinstance(bot_id, int) or isinstance(bot_id, bool) or bot_id <= 0 or not isinstance(request_id, str):
            raise SafirError(INPUT)
        if not isinstance(phone, str) or not _PHONE.fullmatch(phone):
            raise SafirError(PHONE)
        if before := self._world.safir.before(request_id):
            return before.message_id
        if user is None:
            raise SafirError(NO_ACCOUNT)
        self._deliver(bot_id, user, text)
        taken = Taken(request_id, str(uuid.uuid4()), bot_id, as_98(phone), user, text, now())
        self._world.safir.taken.append(taken)
        return taken.message_id

    def _deliver(self, bot_id: int, user: str, text: str) -> None:
        bot = self._bale.bot_that_calls(bot_id)
        bot.chat(user).add(bot.as_user(), bot.habits.compose(text))


def _read(content: bytes) -> Json:
    try:
        body = read_json(content)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _text(message_data: Any) -> str:
    """Find the words; files, buttons and one-time codes are not played."""
    message = message_data.get("message") if isinstance(message_data, dict) else None
    if not isinstance(message, dict) or set(message) != {"text"} or set(message_data) - {"message", "is_secure"}:
        raise SafirError(INPUT)
    text = message["text"]
    if not isinstance(text, str) or not text.strip() or units(text) > _LONGEST_TEXT:
        raise SafirError(INPUT)
    return text
