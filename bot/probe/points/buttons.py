"""Buttons: which kinds are taken."""

from dataclasses import dataclass
from typing import Any

from bot.probe.live import Live
from bot.probe.point import Finding, Point

SITE = "https://bale.ai"
BUTTONS = "simulator/api/bale/personality.py (buttons)"


@dataclass(frozen=True)
class Markup:
    """One value of `reply_markup`, and whether the simulator takes it."""

    id: str
    what: str
    markup: dict[str, Any]
    taken: bool = True

    async def tried(self, live: Live) -> Finding:
        """Send a message with it."""
        answer = await live.to_chat("sendMessage", text=live.sample, reply_markup=self.markup)
        return Finding(answer.ok is self.taken, answer.told())

    def point(self) -> Point:
        """Describe it as a point."""
        said = "yes" if self.taken else "no, it is refused"
        return Point(f"markup_{self.id}", f"Is {self.what} taken?", said, "sendMessage with it", BUTTONS, self.tried)


def _inline(**action: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "1", **action}]]}


MARKUPS = (
    Markup("url", "a button that opens an address", _inline(url=SITE)),
    Markup("web_app", "a button that opens a mini app", _inline(web_app={"url": SITE})),
    Markup("copy_text", "a button that copies words", _inline(copy_text={"text": "1"})),
    Markup("data_64", "a button with 64 bytes of data", _inline(callback_data="1" * 64)),
    Markup("data_65", "a button with 65 bytes of data", _inline(callback_data="1" * 65), taken=False),
    Markup("no_action", "a button that does nothing", _inline(), taken=False),
    Markup("force_reply", "force_reply", {"force_reply": True}, taken=False),
    Markup(
        "keyboard",
        "a keyboard with parameters of Telegram's",
        {
            "keyboard": [[{"text": "1"}], [{"text": "2", "request_location": True}]],
            "resize_keyboard": True,
            "one_time_keyboard": True,
            "is_persistent": True,
        },
    ),
    Markup("remove", "remove_keyboard", {"remove_keyboard": True}),
)

POINTS = tuple(markup.point() for markup in MARKUPS)
