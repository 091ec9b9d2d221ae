"""What runs beside the pages for as long as the console does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from console.clock import Ticker
from console.house import House
from console.hub import Hub
from services.supervise import supervise


@asynccontextmanager
async def background(app: FastAPI, here: House, *, ticks: bool) -> AsyncIterator[None]:
    """Listen for news, and be the clock unless told otherwise; both start again by themselves when they fail."""
    dsn = here.settings.database_url.get_secret_value()
    app.state.hub = hub = Hub(dsn)
    app.state.ticker = ticker = Ticker(dsn, here.pool, here.clock, here.words) if ticks else None
    works: dict[str, Callable[[], Awaitable[None]]] = {"hear": hub.serve}
    if ticker:
        hub.on_case(ticker.wake)
        works["clock"] = ticker.serve
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(supervise(name, work)) for name, work in works.items()]
        try:
            yield
        finally:
            hub.close()
            for each in running:
                each.cancel()
