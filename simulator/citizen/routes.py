"""Addresses of the citizen's side."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.citizen import ageing, reading, tapping, writing
from simulator.citizen.visit import Visit, visit_from
from simulator.world.json import Json
from simulator.world.world import World

Deed = Callable[[Visit], Awaitable[Any]]


async def _block(visit: Visit) -> Json:
    return visit.shut_out(blocked=True)


async def _unblock(visit: Visit) -> Json:
    return visit.shut_out(blocked=False)


_POSTS: dict[str, Deed] = {
    "text": writing.write_text,
    "edit": writing.edit_text,
    "tap": tapping.tap,
    "location": writing.send_location,
    "contact": writing.send_contact,
    "voice": writing.send_voice,
    "photo": writing.send_photo,
    "sticker": writing.send_sticker,
    "document": writing.send_document,
    "block": _block,
    "unblock": _unblock,
    "age": ageing.age,
}
_GETS: dict[str, Deed] = {
    "messages": reading.read_messages,
    "screen": reading.read_screen,
    "file/{message:int}": reading.fetch_file,
}


def citizen_routes(world: World) -> list[Route]:
    """Give the addresses under which citizens act and read."""
    told = [(verb, deed, "POST") for verb, deed in _POSTS.items()]
    told += [(verb, deed, "GET") for verb, deed in _GETS.items()]
    return [
        Route(f"/citizen/{{platform}}/{{user}}/{verb}", _endpoint(world, deed), methods=[method])
        for verb, deed, method in told
    ]


def _endpoint(world: World, deed: Deed) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        result = await deed(visit_from(world, request))
        return result if isinstance(result, Response) else JSONResponse(result)

    return answer
