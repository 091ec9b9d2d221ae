"""Whether the console can work, for health checks."""

import asyncpg
from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from console.clock import Ticker  # noqa: TC001 (an annotation)
from console.house import house

router = APIRouter()


@router.get("/health")
async def health(request: Request) -> Response:
    """Ask Postgres, and whether the clock of this process still ticks or stands by."""
    try:
        await house(request).pool.fetchval("SELECT 1", timeout=5)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return PlainTextResponse("database away", 503)
    ticker: Ticker | None = request.app.state.ticker
    return PlainTextResponse("clock late" if ticker and ticker.is_late() else "ok")
