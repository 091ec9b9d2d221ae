"""Takes a bot's request to the method it names and wraps the result."""

import inspect
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.api.call import Call
from simulator.api.errors import ApiError, not_found, refusal, unauthorized
from simulator.api.personality import Personality
from simulator.api.reading import read_params
from simulator.connection import Silence, other_side_gone
from simulator.faults.spoiling import spoil
from simulator.world.bot import Bot
from simulator.world.world import Town, World

_TOKEN = re.compile(r"([1-9]\d{0,15}):[A-Za-z0-9_-]+")


class BotApi:
    """The addresses under which bots call one messenger."""

    def __init__(self, world: World, personality: Personality) -> None:
        self._world = world
        self._personality = personality

    @property
    def _town(self) -> Town:
        return self._world.towns[self._personality.name]

    @property
    def _played(self) -> Personality:
        return self._personality.face(live=self._town.platform.as_seen_live)

    @property
    def _down(self) -> bool:
        return self._world.faults.outage(self._personality.name)

    def _refuse(self, error: ApiError, http: int | None = None) -> Response:
        always = 200 if self._town.platform.errors_in_200 else None
        return refusal(self._played.reword(error), http or always)

    def routes(self) -> list[Route]:
        """Give the addresses of methods and files."""
        prefix = self._personality.prefix
        verbs = ["GET", "POST"]
        return [
            Route(f"{prefix}/file/bot{{token}}/{{path:path}}", self.file, methods=["GET"]),
            Route(f"{prefix}/bot{{token}}/{{method}}", self.call, methods=verbs),
            Route(f"{prefix}/bot{{rest:path}}", self.nothing, methods=verbs),
        ]

    async def nothing(self, _request: Request) -> Response:
        """Refuse an address without a method."""
        return self._refuse(not_found())

    async def call(self, request: Request) -> Response:
        """Answer one call."""
        if self._down:
            return Silence()
        try:
            return await self._answer(request, self._bot(request))
        except ApiError as error:
            return self._refuse(error)

    async def file(self, request: Request) -> Response:
        """Give a file's bytes."""
        if self._down:
            return Silence()
        try:
            file = self._bot(request).files.by_path(request.path_params["path"])
        except ApiError as error:
            return self._refuse(error)
        return Response(file.data, media_type=file.mime) if file else self._refuse(not_found())

    def _bot(self, request: Request) -> Bot:
        token = request.path_params["token"]
        found = _TOKEN.fullmatch(token)
        if not found:
            raise unauthorized() if re.match(r"\d+:", token) else not_found()
        return self._town.bot_that_calls(int(found[1]))

    async def _answer(self, request: Request, bot: Bot) -> Response:
        world, platform, name = self._world, self._personality.name, request.path_params["method"]
        params = await read_params(request)
        chat_id = params.text("chat_id") or None
        entry = world.log.add(platform, name, chat_id, params.recorded())
        rule = world.faults.take(platform, name, chat_id)

        async def perform() -> Response:
            understood = self._played.understood(name, params)
            call = Call(world, self._played, bot, understood, lambda: other_side_gone(request))
            return await self._perform(name, call)

        response = await (spoil(rule, perform, self._refuse) if rule else perform())
        entry.status = None if isinstance(response, Silence) else response.status_code
        return response

    async def _perform(self, name: str, call: Call) -> Response:
        method = call.personality.method(name)
        try:
            if method is None:
                raise not_found()
            result = method(call)
            result = await result if inspect.isawaitable(result) else result
        except ApiError as error:
            return self._refuse(error)
        if self._down:
            return Silence()
        return JSONResponse({"ok": True, "result": call.personality.present(name.lower(), result)})
