"""How fast we may speak: a bucket for the bot, one for each chat, and what a messenger's «too many» teaches.

Telegram lets a bot send about 30 messages a second and one a second to a chat, short bursts excepted; we start
below that, slow down when told so, and speed up again slowly.
"""

from dataclasses import dataclass, field

FASTEST_KEPT = 4096
"""Chats whose buckets are remembered; a forgotten one is full, which is what an idle chat's is anyway."""

TOGETHER_CHATS, TOGETHER_SECONDS = 3, 10.0
"""So many chats that are told «too many» within so many seconds mean the bot, not the chat."""

SLOWER, FASTER = 0.7, 1.02
"""What a «too many» does to the bot's rate, and what each message that arrives does."""


@dataclass(slots=True)
class Bucket:
    """Tokens that come back at a rate (a second), up to a burst."""

    rate: float
    burst: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Give the seconds until a token is there; 0 when it is."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate

    def take(self) -> None:
        """Spend one token."""
        self.tokens -= 1


@dataclass(slots=True)
class Pace:
    """The limits of one bot; times are seconds of a monotonic clock."""

    a_second: float = 25.0
    a_chat_second: float = 1.0
    chat_burst: float = 10.0
    _bot: Bucket = field(init=False)
    _chats: dict[int, Bucket] = field(default_factory=dict)
    _held: dict[int, float] = field(default_factory=dict)
    _told: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._bot = Bucket(self.a_second, self.a_second, self.a_second, 0.0)

    def wait(self, chat: int, now: float) -> float:
        """Give the seconds that a message to a chat must wait."""
        held = self._held.get(chat, 0.0) - now
        return max(held, self._bot.wait(now), self._chat(chat, now).wait(now), 0.0)

    def take(self, chat: int, now: float) -> None:
        """Count a message that goes out."""
        self._bot.take()
        self._chat(chat, now).take()

    def give_back(self, chat: int, now: float) -> None:
        """Take it back that a message was counted: it does not go out now."""
        self._bot.tokens += 1
        self._chat(chat, now).tokens += 1

    def hold(self, chat: int, until: float) -> None:
        """Keep one chat silent until a moment."""
        self._held[chat] = until

    def too_many(self, chat: int, until: float, now: float) -> None:
        """Keep a chat silent as the messenger said; when several are told so together, slow the whole bot down."""
        self.hold(chat, until)
        self._told = {each: at for each, at in self._told.items() if now - at < TOGETHER_SECONDS} | {chat: now}
        if len(self._told) >= TOGETHER_CHATS:
            self._told.clear()
            self._bot.rate = max(1.0, self._bot.rate * SLOWER)

    def arrived(self, chat: int) -> None:
        """Note that a message arrived: the bot may go a little faster again."""
        self._held.pop(chat, None)
        self._bot.rate = min(self.a_second, self._bot.rate * FASTER)

    def _chat(self, chat: int, now: float) -> Bucket:
        bucket = self._chats.get(chat)
        if bucket is None:
            if len(self._chats) >= FASTEST_KEPT:
                self._chats = {key: kept for key, kept in self._chats.items() if kept.wait(now) > 0}
            bucket = self._chats[chat] = Bucket(self.a_chat_second, self.chat_burst, self.chat_burst, now)
        return bucket
