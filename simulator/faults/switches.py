"""Addresses for how messengers are played: their switches, and Bale's updates by name."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.faults.bale_updates import DEFENSIVE, DOCUMENTED, SHAPES, Scene
from simulator.refusals import Refusal, json_body
from simulator.world.bot import Bot
from simulator.world.citizen import is_user
from simulator.world.numbers import now
from simulator.world.samples import sample_voice
from simulator.world.world import World

_SWITCHES = ("as_seen_live", "errors_in_200")


class SwitchBoard:
    """Turns switches and plays named updates."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[Route]:
        """Give the addresses."""
        return [
            Route("/platforms", self.show, methods=["GET"]),
            Route("/platforms/{platform}", self.turn, methods=["POST"]),
            Route("/platforms/bale/updates", self.names, methods=["GET"]),
            Route("/platforms/bale/updates/{name}", self.emit, methods=["POST"]),
        ]

    async def show(self, _request: Request) -> Response:
        """Tell every messenger's switches."""
        return JSONResponse({name: town.platform.as_json() for name, town in self._world.towns.items()})

    async def turn(self, request: Request) -> Response:
        """Turn the switches that the body names."""
        town, wanted = self._world.towns.get(request.path_params["platform"]), await json_body(request)
        if town is None:
            raise Refusal(404, f"platform must be one of: {', '.join(self._world.towns)}")
        if any(name not in _SWITCHES or not isinstance(value, bool) for name, value in wanted.items()):
            raise Refusal(400, f"the body must hold true or false for {' or '.join(_SWITCHES)}")
        for name, value in wanted.items():
            setattr(town.platform, name, value)
        return JSONResponse(town.platform.as_json())

    async def names(self, _request: Request) -> Response:
        """Name the updates that can be put into a queue."""
        return JSONResponse({"documented": list(DOCUMENTED), "defensive": list(DEFENSIVE)})

    async def emit(self, request: Request) -> Response:
        """Put one named update of a citizen into the queue of the bot that called last."""
        shape = SHAPES.get(request.path_params["name"])
        user = request.query_params.get("user", "sara")
        bot = self._world.towns["bale"].bot_for_citizens()
        if shape is None or bot is None or not is_user(user):
            raise Refusal(404, "no such update, bot or citizen")
        scene = _scene(bot, user)
        number = bot.queue.put(shape(scene), lane=scene.chat["id"])
        return JSONResponse({"update_id": number, "message_id": scene.message}, 201)


def _scene(bot: Bot, user: str) -> Scene:
    chat = bot.chat(user)
    chat.started = True
    file = bot.files.add("voice", "voice.oga", "audio/ogg", sample_voice())
    person = chat.citizen
    return Scene(person.as_user(), person.as_chat(), bot.as_user(), chat.reserve_id(), now(), file.as_file())
