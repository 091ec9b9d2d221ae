"""Waits for news and for the other side's hanging up at once."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def race(news: Coroutine[Any, Any, Any], gone: Coroutine[Any, Any, None]) -> bool:
    """Wait until either ends; tell whether the other side hung up."""
    waiting, leaving = asyncio.ensure_future(news), asyncio.ensure_future(gone)
    try:
        await asyncio.wait((waiting, leaving), return_when=asyncio.FIRST_COMPLETED)
        return leaving.done()
    finally:
        waiting.cancel()
        leaving.cancel()
