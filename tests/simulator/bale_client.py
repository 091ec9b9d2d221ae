"""An unmodified Bale library against the simulator."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from baleRobot import AsyncBaleClient, Update

from tests.simulator.clients import NO_CERTIFICATES, TOKEN


@asynccontextmanager
async def bale_client(base: str, token: str = TOKEN) -> AsyncIterator[AsyncBaleClient]:
    """Open baleRobot; it must not try again by itself, so that a test sees each answer."""
    async with (
        httpx.AsyncClient(verify=NO_CERTIFICATES) as http,
        AsyncBaleClient(token, base_url=f"{base}/bale", auto_retry=False, httpx_client=http) as client,
    ):
        yield client


async def take(client: AsyncBaleClient) -> Update:
    """Wait for one update and confirm it."""
    (update, *_) = await client.get_updates(timeout=5)
    await client.get_updates(offset=update.update_id + 1)
    return update
