"""The simulator as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware

from simulator.api.dispatch import BotApi
from simulator.api.personality import Personality
from simulator.api.telegram import TELEGRAM
from simulator.citizen.routes import citizen_routes
from simulator.faults.routes import FaultDesk
from simulator.page.policy import Policy
from simulator.page.routes import page_routes
from simulator.refusals import Refusal, answer_refusal
from simulator.world.world import World

PERSONALITIES = (TELEGRAM,)


def create_app(personalities: tuple[Personality, ...] = PERSONALITIES, *, webhook_backoff: float = 0.5) -> Starlette:
    """Build a new, empty world; `webhook_backoff` is the first wait after a failed push, in seconds."""
    world = World((one.name for one in personalities), webhook_backoff)

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
            *page_routes(world),
        ],
        middleware=[Middleware(Policy)],
        exception_handlers={Refusal: answer_refusal},
        lifespan=lifespan,
    )
    app.state.world = world
    return app
