"""A bot account: who it is, what waits for it and whom it talks with."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from simulator.world.bell import Bell
from simulator.world.chat import Chat
from simulator.world.citizen import Citizen
from simulator.world.files import FileStore
from simulator.world.json import Json
from simulator.world.numbers import now
from simulator.world.platform import Habits, Platform
from simulator.world.queue import UpdateQueue

OFF_AFTER_SECONDS = 15
_CALLBACKS_KEPT = 10_000
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Webhook:
    """Where and how updates are pushed."""

    url: str
    secret: str = ""
    max_connections: int = 40
    failing: bool = False
    last_error: str = ""
    last_error_date: int = 0


@dataclass
class Profile:
    """What the bot says about itself."""

    name: str = "یاور"
    description: str = ""
    short_description: str = ""
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    commands: dict[str, list[Json]] = field(default_factory=dict)


class Bot:
    """One bot account, alive from its first call on."""

    def __init__(self, platform: Platform, everywhere: Bell) -> None:
        habits = platform.habits
        self.platform = platform
        self.id = 0
        self.username = ""
        self.profile = Profile()
        self.queue = UpdateQueue(habits.first_update_id(), habits.keeps_updates, habits.keeps_seconds)
        self.files = FileStore()
        self.chats: dict[int, Chat] = {}
        self.allowed_updates: list[str] = []
        self.webhook: Webhook | None = None
        self.poll_turn = 0
        self.open_polls = 0
        self.last_poll = 0
        self.last_seen = 0
        self.callbacks: OrderedDict[str, tuple[Chat, int]] = OrderedDict()
        self._everywhere = everywhere

    @property
    def habits(self) -> Habits:
        """How this bot's messenger behaves now."""
        return self.platform.habits

    @property
    def online(self) -> bool:
        """Whether somebody takes this bot's updates."""
        if self.webhook:
            return not self.webhook.failing
        return bool(self.open_polls) or now() - self.last_poll < OFF_AFTER_SECONDS

    def chat(self, user: str) -> Chat:
        """Give the chat with a citizen; it exists once asked for, but the bot sees it only when started."""
        citizen = Citizen(user)
        return self.chats.setdefault(citizen.id, Chat(citizen, self._everywhere, self.habits.action_seconds))

    def wants(self, kind: str) -> bool:
        """Tell whether this kind of update exists, and whether the bot asked for it where it may choose."""
        if self.habits.kinds is not None:
            return kind in self.habits.kinds
        return kind in self.allowed_updates if self.allowed_updates else kind not in _NOT_BY_DEFAULT

    def remember_callback(self, query_id: str, chat: Chat, message_id: int) -> None:
        """Keep a tap so that it can be answered."""
        self.callbacks[query_id] = (chat, message_id)
        chat.waiting.add(query_id)
        if len(self.callbacks) > _CALLBACKS_KEPT:
            self.callbacks.popitem(last=False)

    def as_user(self) -> Json:
        """Write the bot as a `User`."""
        return {"id": self.id, "is_bot": True, "first_name": self.profile.name, "username": self.username}

    def as_me(self) -> dict[str, Any]:
        """Write the bot as getMe tells it."""
        abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
        more = ("can_connect_to_business", "has_main_web_app", "has_topics_enabled")
        return self.as_user() | {name: name == "can_join_groups" for name in abilities + more}
