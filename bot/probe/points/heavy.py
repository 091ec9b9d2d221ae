"""What is hard on the platform or on the person, and what cannot be tried at all."""

import asyncio
from http import HTTPStatus
from time import monotonic

from bot.probe.live import Live
from bot.probe.person import BLOCK, skips
from bot.probe.point import Finding, NotSeenError, Point
from bot.probe.wire import Answer

MANY = 60
TRIES = 12
"""How often the bot writes to somebody who may have blocked it, within the time of one step."""

OURS = "simulator/api/bale/personality.py (words)"


async def too_many(live: Live) -> Finding:
    """Send many messages at once and look at the first refusal."""
    await live.person.chat()
    answers = await asyncio.gather(*(live.to_chat("sendMessage", text=live.sample) for _ in range(MANY)))
    refused = [answer for answer in answers if not answer.ok]
    if not refused:
        raise NotSeenError(f"{MANY} messages at once were taken")
    first = refused[0]
    assumed = (first.code, first.words) == (HTTPStatus.TOO_MANY_REQUESTS, "bot limit exceed")
    bare = "parameters" not in (first.body or ())
    return Finding(assumed and bare, {"sent": MANY, "refused": len(refused), "first": first.told()})


async def blocked(live: Live) -> Finding:
    """Write to the person until a block refuses it."""
    await live.person.ask(BLOCK)
    pause, end = live.person.seconds / TRIES, monotonic() + live.person.seconds
    while monotonic() < end:
        answer = await live.to_chat("sendMessage", text=live.sample)
        if not answer.ok and not about_limits(answer):
            live.person.tell("probe-unblock")
            assumed = (answer.code, answer.words) == (HTTPStatus.FORBIDDEN, "permission_denied")
            return Finding(assumed, answer.told())
        update = await live.inbox.next(min(end, monotonic() + pause))
        if skips(update):
            raise NotSeenError("skipped")
    raise NotSeenError("nobody did it in time")


def about_limits(answer: Answer) -> bool:
    """Tell whether a refusal speaks of too many messages, as it may for a while after a flood."""
    return answer.code == HTTPStatus.TOO_MANY_REQUESTS or "limit" in answer.words


async def links(_: Live) -> Finding:
    """Say that an app alone can open them."""
    raise NotSeenError("only an app opens links: write ble.ir/, the bot's name and ?start=1 in a chat and tap it")


POINTS = (
    Point(
        "too_many",
        "What refuses a message that is one too many?",
        "429 bot limit exceed, without parameters",
        f"{MANY} messages at once",
        OURS,
        too_many,
        "--flood",
    ),
    Point(
        "blocked",
        "What refuses a message to somebody who blocked the bot?",
        "403 permission_denied",
        "the person blocks the bot while it writes",
        OURS,
        blocked,
    ),
)
NEVER = (
    Point(
        "links",
        "Do links to ble.ir open the bot with a payload?",
        "yes, as /start and the payload",
        "cannot be tried over the API",
        "simulator/faults/bale_updates.py (start_payload)",
        links,
    ),
)
