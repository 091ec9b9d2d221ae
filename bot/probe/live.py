"""What a point has in hand while it is tried."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.probe.inbox import Inbox
from bot.probe.options import Options
from bot.probe.person import Person
from bot.probe.point import NotSeenError
from bot.probe.wire import Answer, Wire


class Live:
    """The platform, one bot on it, and the person who helps."""

    def __init__(self, wire: Wire, inbox: Inbox, person: Person, options: Options, bot_id: int) -> None:
        self.wire = wire
        self.inbox = inbox
        self.person = person
        self.options = options
        self.bot_id = bot_id
        self._done: dict[str, Any] = {}

    @property
    def sample(self) -> str:
        """The words of a message that only has to be a message."""
        return self.person.words.say("fa", "probe-sample")

    async def to_chat(self, method: str, **params: Any) -> Answer:
        """Call a method for the person's chat."""
        return await self.wire.call(method, chat_id=await self.person.chat(), **params)

    async def sent(self, **params: Any) -> Any:
        """Send a text message that must be taken, and give it; raises NotSeenError."""
        answer = await self.to_chat("sendMessage", **({"text": self.sample} | params))
        if not answer.ok:
            raise NotSeenError(f"a message to try it on was refused ({answer.code})")
        return answer.result

    async def once(self, name: str, deed: Callable[["Live"], Awaitable[Any]]) -> Any:
        """Do what several points look at, one time; a reason why it was not seen is given to each of them."""
        if name not in self._done:
            try:
                self._done[name] = await deed(self)
            except NotSeenError as reason:
                self._done[name] = reason
        if isinstance(known := self._done[name], NotSeenError):
            raise NotSeenError(str(known))
        return known
