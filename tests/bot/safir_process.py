"""A process that only writes to phones, for tests that kill it."""

import asyncio

import asyncpg

from bot.safir import safir
from bot.settings import Settings
from services.logs import set_up
from texts.clock import utc_now


async def main() -> None:
    """Send until killed."""
    set_up()
    settings = Settings()  # type: ignore[call-arg]  # the environment fills it
    async with asyncpg.create_pool(settings.database_url.get_secret_value(), min_size=1) as pool:
        await safir(settings, pool, utc_now).serve()


if __name__ == "__main__":
    asyncio.run(main())
