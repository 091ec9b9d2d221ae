"""The chat of one citizen with one bot."""

from dataclasses import dataclass

from simulator.world.bell import Bell
from simulator.world.citizen import Citizen
from simulator.world.json import Json
from simulator.world.message import Message
from simulator.world.numbers import first_message_id, now


@dataclass(frozen=True)
class Toast:
    """What the bot answered to a tap on an inline button."""

    number: int
    text: str
    alert: bool
    url: str | None = None


class Chat:
    """Messages and what stands on the citizen's screen; every change rings and gets a revision."""

    def __init__(self, citizen: Citizen, everywhere: Bell, action_seconds: int) -> None:
        self.citizen = citizen
        self.messages: dict[int, Message] = {}
        self.started = False
        self.blocked = False
        self.keyboard: Message | None = None
        self.toast: Toast | None = None
        self.waiting: set[str] = set()
        self.gone: list[tuple[int, int]] = []
        self.revision = 0
        self.bell = Bell()
        self._everywhere = everywhere
        self._action_seconds = action_seconds
        self._action: tuple[str, float] = ("", 0)
        self._last_id = first_message_id()

    @property
    def last_id(self) -> int:
        """The highest message id so far."""
        return self._last_id

    def reserve_id(self) -> int:
        """Give the next message id away."""
        self._last_id += 1
        return self._last_id

    @property
    def action(self) -> str | None:
        """What the bot says it is doing, while that is fresh."""
        name, until = self._action
        return name if name and now() < until else None

    def changed(self, message: Message | None = None) -> None:
        """Note a change and wake whoever watches this chat."""
        self.revision += 1
        if message:
            message.revision = self.revision
        self.bell.ring()
        self._everywhere.ring()

    def add(
        self, sender: Json, content: Json, *, markup: Json | None = None, reply_to: Message | None = None
    ) -> Message:
        """Append a message, with the keyboard that it brings or takes away."""
        chat = self.citizen.as_chat()
        message = Message(self.reserve_id(), sender, chat, now(), content, markup, reply_to)
        self.messages[message.id] = message
        if message.by_bot:
            self._action = ("", 0)
            self._show_keyboard(message)
        self.changed(message)
        return message

    def _show_keyboard(self, message: Message) -> None:
        markup = message.markup or {}
        if "keyboard" in markup:
            self.keyboard = message
        elif markup.get("remove_keyboard"):
            self.keyboard = None

    def remove(self, message: Message) -> None:
        """Delete a message for both sides; the keyboard that it brought goes with it."""
        del self.messages[message.id]
        if self.keyboard is message:
            self.keyboard = None
        self.changed()
        self.gone.append((self.revision, message.id))

    def take(self, message: Message) -> None:
        """Mark a citizen's message as received by the bot."""
        if not message.taken:
            message.taken = True
            self.changed(message)

    def act(self, name: str) -> None:
        """Show that the bot is typing, recording and the like."""
        self._action = (name, now() + self._action_seconds)
        self.changed()

    def show(self, query_id: str, text: str, *, alert: bool, url: str | None) -> None:
        """Show the answer to a tap, whose button waits no longer."""
        self.waiting.discard(query_id)
        number = self.toast.number + 1 if self.toast else 1
        self.toast = Toast(number, text, alert, url)
        self.changed()
