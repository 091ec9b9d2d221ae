"""One call of a method, with shortcuts to what nearly every method needs."""

import re
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.api.errors import bad_request, blocked
from simulator.api.params import Params
from simulator.world.bot import Bot
from simulator.world.chat import Chat
from simulator.world.message import Message
from simulator.world.world import World

if TYPE_CHECKING:
    from simulator.api.personality import Personality

_CHAT_ID = re.compile(r"-?[0-9]{1,19}")


@dataclass
class Call:
    """A bot asks for something; `gone` ends when it hangs up before the answer."""

    world: World
    personality: "Personality"
    bot: Bot
    params: Params
    gone: Callable[[], Coroutine[Any, Any, None]]

    def chat(self, name: str = "chat_id") -> Chat:
        """Find the chat that the bot names; one that the person never opened does not exist for it."""
        wanted = self.params.text(name).strip()
        if not wanted:
            raise bad_request(f"{name} is empty")
        chat = self.bot.chats.get(int(wanted)) if _CHAT_ID.fullmatch(wanted) else None
        if chat is None or not chat.started:
            raise bad_request("chat not found")
        return chat

    def open_chat(self) -> Chat:
        """Find a chat in which the bot may speak."""
        chat = self.chat()
        if chat.blocked:
            raise blocked()
        return chat

    def message(self, chat: Chat, purpose: str) -> Message:
        """Find the message that the bot names, for a purpose that the error repeats."""
        if "message_id" not in self.params:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.params.integer("message_id"))
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        return message


Method = Callable[[Call], Any]
"""Gives the result, or an awaitable of it; raises ApiError."""
