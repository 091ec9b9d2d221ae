"""One request of a citizen: whose chat, with which bot."""

import time
from dataclasses import dataclass

from starlette.requests import Request

from simulator.refusals import Refusal, whole_number
from simulator.world.bot import Bot
from simulator.world.chat import Chat
from simulator.world.citizen import is_user
from simulator.world.json import Json
from simulator.world.telling import tell, tell_message
from simulator.world.world import World


@dataclass
class Visit:
    """A citizen at the door."""

    world: World
    bot: Bot
    chat: Chat
    request: Request

    def open(self) -> None:
        """Let the person act; whoever blocked the bot must unblock it first, as in the app."""
        if self.chat.blocked:
            raise Refusal(409, "this citizen has blocked the bot; POST …/unblock first")
        self.chat.started = True

    def compose(self, text: str) -> Json:
        """Write words as this messenger keeps them."""
        return self.bot.habits.compose(text)

    def send(self, content: Json) -> Json:
        """Send a message and tell its id and date."""
        self.open()
        message = self.chat.add(self.chat.citizen.as_user(), content)
        tell_message(self.world, self.bot, self.chat, message)
        return {"id": message.id, "date": message.date}

    def shut_out(self, *, blocked: bool) -> Json:
        """Block or unblock the bot; it hears of it by a `my_chat_member` update."""
        chat, was = self.chat, self.chat.blocked
        chat.blocked, chat.started = blocked, True
        if blocked != was:
            tell(self.world, self.bot, chat, {"my_chat_member": self._membership(blocked=blocked)})
        chat.changed()
        return {"blocked": blocked}

    def _membership(self, *, blocked: bool) -> Json:
        person, user = self.chat.citizen, self.bot.as_user()
        inside: Json = {"user": user, "status": "member"}
        outside: Json = {"user": user, "status": "kicked", "until_date": 0}
        old, new = (inside, outside) if blocked else (outside, inside)
        told: Json = {"chat": person.as_chat(), "from": person.as_user(), "date": int(time.time())}
        return told | {"old_chat_member": old, "new_chat_member": new}


def visit_from(world: World, request: Request) -> Visit:
    """Find town, bot and chat that an address names."""
    town = world.towns.get(request.path_params["platform"])
    if town is None:
        raise Refusal(404, f"platform must be one of: {', '.join(world.towns)}")
    user = request.path_params["user"]
    if not is_user(user):
        raise Refusal(400, "user must be 1 to 64 letters, digits, hyphens or underscores; a number must fit 52 bits")
    bot = town.bot_for_citizens(whole_number(request, "bot"))
    if bot is None:
        raise Refusal(404, "no such bot")
    return Visit(world, bot, bot.chat(user), request)
