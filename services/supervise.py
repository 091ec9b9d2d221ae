"""Long-running work is started again when it fails, and never silently."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from services.faults import causes

log = structlog.get_logger()

REST_SECONDS = (0.5, 1, 2, 5, 10)
"""Waits before work that failed is started again."""


async def supervise(name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Run work until it returns; when it fails, log the cause, wait, and start it again."""
    failures = 0
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        try:
            await work()
        except Exception as fault:  # noqa: BLE001 (the supervisor is where every fault ends, logged)
            failures = 0 if loop.time() - began > max(REST_SECONDS) else failures + 1
            log.error("work.failed", work=name, cause=", ".join(causes(fault)))
            await asyncio.sleep(REST_SECONDS[min(failures, len(REST_SECONDS) - 1)])
        else:
            return
