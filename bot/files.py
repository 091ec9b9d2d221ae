"""Files of citizens that staff want to see are fetched here, where the messenger's token is, and kept in Postgres."""

import asyncio
from typing import Never

import asyncpg
import structlog

from bot.outbox import wait_for
from bot.platform import FileGoneError, FileTooBigError, Platform, PlatformError
from models import AttachmentState
from services import attachments
from services.attachments import LARGEST, Wanted
from services.faults import is_passing, where
from texts.clock import Clock

log = structlog.get_logger()

SWEEP_SECONDS = 10.0
"""How often files are looked for that nobody was woken for, such as those to be tried again."""


class Files:
    """Fetches the wanted files of one bot; two processes may do so, then a file is at worst fetched twice."""

    def __init__(self, pool: asyncpg.Pool, platform: Platform, clock: Clock) -> None:
        self._pool = pool
        self._platform = platform
        self._clock = clock
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """Look at once."""
        self._wanted.set()

    async def serve(self) -> Never:
        """Fetch what is wanted, for ever."""
        while True:
            self._wanted.clear()
            try:
                await self.fetch()
            except Exception as fault:
                if not is_passing(fault):
                    raise
                log.warning("files.postgres_away", cause=where(fault))
            await wait_for(self._wanted, SWEEP_SECONDS)

    async def fetch(self) -> None:
        """Fetch everything that is due."""
        name, bot_id = self._platform.name, self._platform.bot_id
        while due := await attachments.due(self._pool, name, bot_id, self._clock()):
            for each in due:
                await self._one(each)

    async def _one(self, wanted: Wanted) -> None:
        try:
            content = await self._platform.file(wanted.file["id"], LARGEST)
        except FileTooBigError:
            await attachments.end(self._pool, wanted.message_id, AttachmentState.TOO_BIG)
        except FileGoneError:
            await attachments.end(self._pool, wanted.message_id, AttachmentState.GONE)
        except PlatformError as fault:
            log.warning("files.later", message=wanted.message_id, cause=str(fault))
            await attachments.later(self._pool, wanted.message_id, self._clock())
        else:
            await attachments.keep(self._pool, wanted.message_id, content)
