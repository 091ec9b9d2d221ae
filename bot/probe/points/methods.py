"""Methods that may exist or not, and how they are called."""

from dataclasses import dataclass, field
from typing import Any

from bot.probe.live import Live
from bot.probe.point import Finding, Point

TABLE = "simulator/api/bale/schema.py"


@dataclass(frozen=True)
class Missing:
    """A method of Telegram's that the simulator's Bale does not have."""

    id: str
    method: str
    params: dict[str, Any] = field(default_factory=dict)
    in_chat: bool = True

    async def tried(self, live: Live) -> Finding:
        """Compare the answer with that to a method that surely does not exist."""
        chat: dict[str, Any] = {"chat_id": await live.person.chat()} if self.in_chat else {}
        nothing = await live.wire.call("yavarTriesNothing")
        answer = await live.wire.call(self.method, **chat, **self.params)
        absent = not answer.ok and (answer.code, answer.words) == (nothing.code, nothing.words)
        return Finding(absent, answer.told())

    def point(self) -> Point:
        """Describe it as a point."""
        return Point(
            f"no_{self.id}",
            f"Is there a method {self.method}?",
            "no: it is answered like any method that does not exist",
            f"{self.method} and a method of no meaning",
            f"{TABLE} (METHODS)",
            self.tried,
        )


MISSING = (
    Missing("commands", "setMyCommands", {"commands": "?"}, in_chat=False),  # unreadable, so that no menu is changed
    Missing("venue", "sendVenue", {"latitude": 35.7, "longitude": 51.4, "title": "1", "address": "1"}),
    Missing("sticker", "sendSticker", {"sticker": "1"}),
    Missing("member_count", "getChatMemberCount"),
)


async def members_count(live: Live) -> Finding:
    """Count those in the person's chat by the documented name."""
    answer = await live.to_chat("getChatMembersCount")
    return Finding(answer.ok and isinstance(answer.result, int), answer.told())


async def letter_case(live: Live) -> Finding:
    """Call a method in small letters."""
    answer = await live.wire.call("getme")
    return Finding(answer.ok, answer.told())


async def webhook_info(live: Live) -> Finding:
    """Look at what is told about the webhook."""
    answer = await live.wire.call("getWebhookInfo")
    return Finding(isinstance(answer.result, dict) and set(answer.result) == {"url"}, answer.told())


POINTS = (
    *(missing.point() for missing in MISSING),
    Point(
        "members_count",
        "Is the number of members asked for as getChatMembersCount?",
        "yes, and it gives a number",
        "getChatMembersCount of the person's chat",
        f"{TABLE} (METHODS)",
        members_count,
    ),
    Point(
        "letter_case",
        "Do methods' names work in small letters?",
        "yes",
        "getme",
        "simulator/api/personality.py (method)",
        letter_case,
    ),
    Point(
        "webhook_info",
        "What does getWebhookInfo tell?",
        "url and nothing else",
        "getWebhookInfo",
        f"{TABLE} (WebhookInfo)",
        webhook_info,
    ),
)
