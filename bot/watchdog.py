"""Nothing gets stuck or runs out quietly: what has waited too long, or soon counts no more, is a card for staff."""

import asyncio
from datetime import timedelta
from typing import Never

import structlog

from services import Database, cards
from texts.clock import Clock

log = structlog.get_logger()

EVERY_SECONDS = 30.0

TURN_LIMIT = timedelta(minutes=1)
"""A message of a citizen that waits longer for its turn is stuck."""

SEND_LIMIT = timedelta(minutes=2)
"""Words of ours that wait longer to leave are stuck."""

LINE_WARNING = timedelta(days=14)
"""So long before the check of a phone line runs out staff are told: time to call it, with a weekend in between."""


async def watch(database: Database, clock: Clock) -> Never:
    """Look again and again for what is stuck or about to run out; each is one open card."""
    while True:
        now = clock()
        found = await cards.stalls(database, turns_before=now - TURN_LIMIT, messages_before=now - SEND_LIMIT)
        if found:
            log.error("watchdog.stalled", new_cards=found)
        expiring = await cards.lines_expire(database, now + LINE_WARNING)
        if expiring:
            log.warning("watchdog.lines_expire", new_cards=expiring)
        await asyncio.sleep(EVERY_SECONDS)
