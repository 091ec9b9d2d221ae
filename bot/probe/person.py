"""The person with a phone: asked in terminal and chat for one deed at a time, any of which may be skipped."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from bot.probe.inbox import Inbox
from bot.probe.point import NotSeenError
from bot.probe.wire import Wire
from texts.fluent import Words

SKIP = "/skip"
Json = dict[str, Any]
Say = Callable[[str], None]


def part(value: Any, *names: str) -> Any:
    """Give what stands at the end of a way through objects; None where it ends before."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


@dataclass(frozen=True)
class Step:
    """A deed: the id of the words that ask for it, and how it is recognised among updates."""

    message: str
    done: Callable[[Json], bool]


def _brings(name: str) -> Callable[[Json], bool]:
    return lambda update: part(update, "message", name) is not None


WRITE = Step("probe-write", _brings("text"))
TAP = Step("probe-tap", lambda update: part(update, "callback_query", "data") == "tap")
MARKS = Step("probe-marks", lambda update: part(update, "callback_query") is not None)
VOICE = Step("probe-voice", _brings("voice"))
EDIT = Step("probe-edit", lambda update: "edited_message" in update)
CONTACT = Step("probe-contact", _brings("contact"))
LOCATION = Step("probe-location", _brings("location"))
AGAIN = Step("probe-again", _brings("text"))
BLOCK = Step("probe-block", _brings("text"))
HOOK = Step("probe-hook", _brings("text"))


class Person:
    """One person's deeds, each asked for once; what was done or not is remembered.

    `written` are the ids of their messages.
    """

    def __init__(self, wire: Wire, inbox: Inbox, words: Words, minutes: float, say: Say) -> None:
        self.words = words
        self.seconds = minutes * 60
        self.chat_id: int | None = None
        self.written: set[int] = set()
        self._wire = wire
        self._inbox = inbox
        self._say = say
        self._known: dict[Step, Json | str] = {}

    async def chat(self) -> int:
        """Give the chat of the first who writes; raises NotSeenError."""
        if self.chat_id is None:
            self.chat_id = chat_of(await self.did(WRITE))
        if self.chat_id is None:
            raise NotSeenError("the first message named no chat")
        return self.chat_id

    async def did(self, step: Step, markup: Json | None = None, **more: Any) -> Json:
        """Ask for a deed and give its update; raises NotSeenError when it is skipped or does not come in time.

        `markup` are buttons under the request, `more` further parameters of getUpdates.
        """
        if step not in self._known:
            try:
                await self.ask(step, markup)
                self._known[step] = await self.wait(step, **more)
            except NotSeenError as reason:
                self._known[step] = str(reason)
        if isinstance(known := self._known[step], str):
            raise NotSeenError(known)
        return known

    async def ask(self, step: Step, markup: Json | None = None, more: str = "") -> None:
        """Print what is wanted in both languages, and send it to the chat in Persian once there is one."""
        chat = None if step is WRITE else await self.chat()
        self.tell(step.message)
        if chat is None:
            return
        self._say(f"  {self.words.say('en', 'probe-skip')}")
        said = [self.words.say("fa", step.message), more, self.words.say("fa", "probe-skip")]
        buttons: Json = {"reply_markup": markup} if markup else {}
        await self._wire.call("sendMessage", chat_id=chat, text="\n".join(filter(None, said)), **buttons)

    def tell(self, message: str) -> None:
        """Print a message in both languages."""
        self._say(f"\n→ {self.words.say('en', message)}\n  {self.words.say('fa', message)}")

    async def wait(self, step: Step, **more: Any) -> Json:
        """Give the update of a deed; others' updates are passed over. Raises NotSeenError."""
        deadline = monotonic() + self.seconds
        while update := await self._inbox.next(deadline, **more):
            if self.chat_id not in (None, chat_of(update)):
                continue
            if isinstance(number := part(update, "message", "message_id"), int):
                self.written.add(number)
            if skips(update):
                raise NotSeenError("skipped")
            if step.done(update):
                return update
        raise NotSeenError("nobody wrote to the bot in time" if step is WRITE else "nobody did it in time")


def skips(update: Json | None) -> bool:
    """Tell whether a person wants to be asked for the next thing."""
    return str(part(update, "message", "text")).strip() == SKIP


def chat_of(update: Json) -> int | None:
    """Give the chat an update is from; a private chat has the person's own id."""
    ways = (
        ("message", "chat"),
        ("edited_message", "chat"),
        ("callback_query", "message", "chat"),
        ("callback_query", "from"),
    )
    for way in ways:
        if isinstance(found := part(update, *way, "id"), int):
            return found
    return None
