"""The simulator as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from starlette.applications import Starlette
from starlette.middleware import Middleware

from simulator.api.bale.personality import BALE
from simulator.api.dispatch import BotApi
from simulator.api.personality import Personality
from simulator.api.telegram import TELEGRAM
from simulator.citizen.routes import citizen_routes
from simulator.faults.routes import FaultDesk
from simulator.faults.switches import SwitchBoard
from simulator.page.policy import Policy
from simulator.page.routes import page_routes
from simulator.refusals import Refusal, answer_refusal
from simulator.safir.routes import SafirDesk
from simulator.world.numbers import first_update_id
from simulator.world.platform import Habits
from simulator.world.world import World

PERSONALITIES = (TELEGRAM, BALE)


def create_app(
    personalities: tuple[Personality, ...] = PERSONALITIES, *, webhook_backoff: float = 0.5, ids_go_on: bool = False
) -> Starlette:
    """Build a new, empty world; `webhook_backoff` is the first wait after a failed push, in seconds.

    With `ids_go_on` no messenger's updates begin at 0: a bot with a lasting database outlives the simulator.
    """
    world = World({one.name: _faces(one, ids_go_on=ids_go_on) for one in personalities}, webhook_backoff)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as world.background.group:
            yield
            world.close()

    app = Starlette(
        routes=[
            *[route for one in personalities for route in BotApi(world, one).routes()],
            *citizen_routes(world),
            *FaultDesk(world).routes(),
            *SwitchBoard(world).routes(),
            *(SafirDesk(world).routes() if "bale" in world.towns else ()),
            *page_routes(world),
        ],
        middleware=[Middleware(Policy)],
        exception_handlers={Refusal: answer_refusal},
        lifespan=lifespan,
    )
    app.state.world = world
    return app


def _faces(one: Personality, *, ids_go_on: bool) -> tuple[Habits, Habits]:
    faces = one.habits, one.face(live=True).habits
    if not ids_go_on:
        return faces
    documented, live = (replace(habits, first_update_id=first_update_id) for habits in faces)
    return documented, live
