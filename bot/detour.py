"""Words that cannot arrive where they were meant for go by another messenger of the person, and say so once."""

from collections.abc import Sequence
from datetime import timedelta

import asyncpg
import structlog

from handlers.link import PLATFORMS
from services import Database, messengers, outbox, reachability
from services.reachability import Leaving
from texts.fluent import Words

log = structlog.get_logger()


async def around_account(pool: asyncpg.Pool, words: Words, account: int, refused: int, cause: str) -> None:
    """Stop an account that refused a message; what may go elsewhere does, in order, the rest fails."""
    async with pool.acquire() as connection, connection.transaction():
        leaving = await reachability.leaving_account(connection, account, refused)
        await reachability.move(connection, leaving, marked(words, leaving))
        await reachability.stop(connection, account, cause)
    if leaving:
        log.info("outbox.detour", messages=len(leaving))


async def around_messengers(pool: asyncpg.Pool, words: Words, here: tuple[str, int], than: timedelta) -> bool:
    """Take over what waits for messengers that have been away for longer than so long; tell whether anything came.

    `here` is the messenger (platform, bot id) of whoever calls, which answers.
    """
    came = False
    for away in await messengers.long_away(pool, *here, than):
        async with pool.acquire() as connection, connection.transaction():
            came = await _take_over(connection, words, away, here, than) or came
    return came


async def _take_over(
    database: Database, words: Words, away: tuple[str, int], here: tuple[str, int], than: timedelta
) -> bool:
    if not await messengers.hold_away(database, *away, than):
        return False
    leaving = await reachability.leaving_messenger(database, away, here)
    await reachability.move(database, leaving, marked(words, leaving))
    if leaving:
        log.info("outbox.detour", messages=len(leaving))
    return bool(leaving)


def marked(words: Words, leaving: Sequence[Leaving]) -> list[str]:
    """Give the texts of messages that go elsewhere: the first to each person says so, unless they know."""
    told: set[int] = set()
    texts = []
    for each in leaving:
        says = not each.knows and each.citizen_id not in told
        told.add(each.citizen_id)
        platform = {"message": PLATFORMS[each.written_for]}
        mark = words.say(each.language, "messenger-detour", {"platform": platform}) if says else ""
        texts.append(outbox.repeated(mark, each.text) if says else each.text)
    return texts
