"""Addresses for ordering trouble and for reading what bots called."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.refusals import Refusal, json_body, whole_number
from simulator.world.json import read_json
from simulator.world.world import World


class FaultDesk:
    """Takes orders for trouble."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """Give the addresses."""
        return [
            Route("/faults", self.add, methods=["POST"]),
            Route("/faults", self.show, methods=["GET"]),
            Route("/faults", self.clear, methods=["DELETE"]),
            Route("/faults/update", self.inject, methods=["POST"]),
            Route("/log", self.log, methods=["GET"]),
            Route("/world", self.forget, methods=["DELETE"]),
        ]

    async def add(self, request: Request) -> Response:
        """Put one rule, or a list of them, in force."""
        try:
            ordered = read_json(await request.body())
        except ValueError:
            raise Refusal(400, "the body is not JSON") from None
        rules = [self._add(one) for one in (ordered if isinstance(ordered, list) else [ordered])]
        self._world.wake_everybody()
        return JSONResponse(rules if isinstance(ordered, list) else rules[0], 201)

    def _add(self, wanted: Any) -> Any:
        if not isinstance(wanted, dict):
            raise Refusal(400, "a rule must be a JSON object")
        try:
            return self._world.faults.add(wanted).as_json()
        except (ValueError, TypeError) as error:
            raise Refusal(400, str(error)) from None

    async def show(self, _request: Request) -> Response:
        """List the rules in force."""
        return JSONResponse([rule.as_json() for rule in self._world.faults.rules])

    async def clear(self, _request: Request) -> Response:
        """End all trouble."""
        self._world.faults.clear()
        return JSONResponse([])

    async def inject(self, request: Request) -> Response:
        """Put any object, however malformed, into the bot's queue."""
        fields = await json_body(request)
        town = self._world.towns.get(request.query_params.get("platform", "telegram"))
        bot = town and town.bot_for_citizens(whole_number(request, "bot"))
        if not bot:
            raise Refusal(404, "no such bot")
        return JSONResponse({"update_id": bot.queue.put(fields)}, 201)

    async def forget(self, _request: Request) -> Response:
        """Begin a new, empty world."""
        self._world.begin_anew()
        return JSONResponse({})

    async def log(self, request: Request) -> Response:
        """Give what bots called since an entry."""
        after = whole_number(request, "after") or 0
        asked = request.query_params
        return JSONResponse(self._world.log.after(after, asked.get("method", ""), asked.get("platform", "")))
