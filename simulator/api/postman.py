"""Pushes updates to a webhook: in order within a chat, again and again until it takes them."""

import asyncio

from simulator.api.push import push
from simulator.world.bell import heard
from simulator.world.bot import Bot, Webhook
from simulator.world.numbers import now
from simulator.world.queue import Pending
from simulator.world.world import World

_LONGEST_BACKOFF = 60.0
_LOOK_AGAIN_SECONDS = 60.0


async def deliver(world: World, bot: Bot, hook: Webhook) -> None:
    """Serve every chat's lane while this webhook is the bot's."""
    busy: set[int] = set()
    async with asyncio.TaskGroup() as lanes:
        while bot.webhook is hook and not world.closing:
            for lane in bot.queue.first_of_each_lane():
                if lane not in busy and len(busy) < hook.max_connections:
                    busy.add(lane)
                    lanes.create_task(_serve(world, bot, hook, lane, busy))
            await heard(bot.queue.bell.next_ring, _LOOK_AGAIN_SECONDS)


async def _serve(world: World, bot: Bot, hook: Webhook, lane: int, busy: set[int]) -> None:
    backoff = world.webhook_backoff
    try:
        while bot.webhook is hook and (one := _first(bot, lane)):
            if await _taken(world, bot, hook, one):
                bot.queue.settle(one)
                backoff = world.webhook_backoff
            else:
                world.bell.ring()
                await asyncio.sleep(backoff)
                backoff = min(backoff * 2, _LONGEST_BACKOFF)
    finally:
        busy.discard(lane)
        # Another chat may have waited for this connection.
        bot.queue.bell.ring()


def _first(bot: Bot, lane: int) -> Pending | None:
    return next((one for one in bot.queue.pending if one.lane == lane), None)


async def _taken(world: World, bot: Bot, hook: Webhook, one: Pending) -> bool:
    down = world.faults.outage(bot.platform.name)
    error = "Connection timed out" if down else await push(hook.url, hook.secret, one.update)
    hook.failing = bool(error)
    if error:
        hook.last_error, hook.last_error_date = error, now()
    return not error
