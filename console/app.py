"""The console as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from starlette.middleware import Middleware

from console import (
    account,
    alerts,
    assets,
    audit,
    call_backs,
    canned,
    case,
    case_link,
    case_moves,
    case_reply,
    case_taking,
    desks,
    files,
    health,
    invite,
    lines,
    live,
    lock,
    overview,
    overview_export,
    people,
    plans,
    queue,
    recall,
    review,
    search,
    second_factor,
    shifts,
    sign_in,
    surge,
    training,
)
from console.background import background
from console.errors import answer_errors
from console.guard import Guard
from console.house import House
from console.pages import environment
from console.security import unforged
from console.settings import Settings
from services.connections import pool
from texts.clock import Clock, utc_now
from texts.fluent import Words

# Tried in this order: what is asked for most comes first.
ROUTERS: tuple[APIRouter, ...] = (
    queue.router,
    case.router,
    live.router,
    case_reply.router,
    account.router,
    alerts.router,
    assets.router,
    audit.router,
    call_backs.router,
    canned.router,
    case_link.router,
    case_moves.router,
    case_taking.router,
    desks.router,
    files.router,
    health.router,
    invite.router,
    lines.router,
    lock.router,
    overview.router,
    overview_export.router,
    people.router,
    plans.router,
    recall.router,
    review.router,
    search.router,
    second_factor.router,
    shifts.router,
    sign_in.router,
    surge.router,
    training.router,
)


def make_app(settings: Settings, clock: Clock = utc_now, *, ticks: bool = True) -> FastAPI:
    """Build the console; its lifespan holds the connections, listens, and (unless told otherwise) is the clock."""
    words = Words()

    def say(message: str, **args: object) -> str:
        return words.label("fa", message, args)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        address = settings.database_url.get_secret_value()
        async with pool(address, settings.connections, least=0) as connections:
            app.state.house = here = House(settings, clock, words, environment(say), connections)
            async with background(app, here, ticks=ticks):
                yield

    app = FastAPI(
        openapi_url=None,
        lifespan=lifespan,
        dependencies=[Depends(unforged)],
        middleware=[Middleware(Guard, secure=settings.secure_cookies)],
    )
    answer_errors(app)
    for router in ROUTERS:
        app.include_router(router)
    return app
