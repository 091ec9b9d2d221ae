"""Turns what happens to citizens into updates that wait for the bot."""

from collections.abc import Callable

from simulator.world.bot import Bot
from simulator.world.chat import Chat
from simulator.world.json import Json
from simulator.world.message import Message
from simulator.world.world import World


def tell_message(world: World, bot: Bot, chat: Chat, message: Message) -> None:
    """Put a citizen's message into the bot's queue."""
    tell(world, bot, chat, {"message": message.wire()}, lambda: chat.take(message))


def tell(world: World, bot: Bot, chat: Chat, fields: Json, taken: Callable[[], None] = lambda: None) -> None:
    """Put one update into the bot's queue, unless the bot did not ask for this kind."""
    if bot.wants(next(iter(fields))):
        lane, copies = chat.citizen.id, world.faults.copies(bot.platform.name, chat.citizen.id)
        bot.queue.put(bot.habits.shape_update(fields), lane=lane, copies=copies, taken=taken)
