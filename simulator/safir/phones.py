"""Whose phone a number is: told by a test, or shared by its owner as a contact."""

import re

from simulator.world.chat import Chat
from simulator.world.world import Town, World

_LOCAL = re.compile(r"(?:\+98|0098|98|0)?([0-9]{10})")


def as_98(phone: str) -> str:
    """Write a number as 98 and ten digits; empty when it is none."""
    found = _LOCAL.fullmatch(re.sub(r"[\s-]", "", phone))
    return f"98{found[1]}" if found else ""


def owner(world: World, town: Town, phone: str) -> str | None:
    """Find the citizen on Bale whose number this is."""
    told = world.safir.phones.get(phone)
    if told:
        return told
    bots = dict.fromkeys([*town.bots, town.bot_for_citizens()])
    chats = (chat for bot in bots if bot for chat in bot.chats.values())
    return next((chat.citizen.user for chat in chats if _shared(chat, phone)), None)


def _shared(chat: Chat, phone: str) -> bool:
    contacts = (one.content.get("contact") for one in chat.messages.values() if not one.by_bot)
    mine = (one for one in contacts if one and one.get("user_id") == chat.citizen.id)
    return any(as_98(str(one["phone_number"])) == phone for one in mine)
