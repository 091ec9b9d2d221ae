"""The long poll."""

import asyncio

from simulator.api.call import Call, Method
from simulator.api.errors import ApiError, bad_request
from simulator.api.racing import race
from simulator.world.bell import heard
from simulator.world.bot import Bot
from simulator.world.json import Json
from simulator.world.numbers import now

_LONGEST_WAIT = 50
_MOST_AT_ONCE = 100
_OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[Json]:
    """Give waiting updates, or wait for the first; a new poll ends the one before it."""
    bot, params = call.bot, call.params
    if bot.webhook:
        raise ApiError(409, _WEBHOOK)
    limit = params.integer("limit", _MOST_AT_ONCE)
    ask_for(call)
    bot.queue.forget_old()
    bot.queue.confirm(params.integer("offset"))
    await _wait(call, min(params.integer("timeout"), _LONGEST_WAIT))
    return [one.update for one in bot.queue.pending[: limit if 1 <= limit <= _MOST_AT_ONCE else _MOST_AT_ONCE]]


def ask_for(call: Call) -> None:
    """Keep which kinds of updates the bot wants; it holds until it is told anew."""
    if "allowed_updates" in call.params:
        wanted = call.params.parsed("allowed_updates")
        if not isinstance(wanted, list):
            raise bad_request("can't parse allowed_updates: expected an Array of Strings")
        call.bot.allowed_updates = [str(kind) for kind in wanted]


async def _wait(call: Call, seconds: int) -> None:
    bot = call.bot
    bot.poll_turn += 1
    bot.open_polls += 1
    # Ends the poll that still waits, and tells pages that the bot is there.
    bot.queue.bell.ring()
    call.world.bell.ring()
    try:
        await _until_news(call, bot, asyncio.get_running_loop().time() + seconds)
    finally:
        bot.open_polls -= 1
        bot.last_poll = now()


async def _until_news(call: Call, bot: Bot, deadline: float) -> None:
    turn, world, clock = bot.poll_turn, call.world, asyncio.get_running_loop().time
    while not bot.queue.pending and not world.closing and not world.faults.outage(bot.platform.name):
        left = deadline - clock()
        if left <= 0 or await race(heard(bot.queue.bell.next_ring, left), call.gone()):
            return
        if turn != bot.poll_turn:
            raise ApiError(409, _OTHER_POLL)
        if bot.webhook:
            raise ApiError(409, "Conflict: terminated by setWebhook request")


METHODS: dict[str, Method] = {"getUpdates": get_updates}
