"""One message in a chat, whoever wrote it."""

from dataclasses import dataclass
from typing import Optional

from simulator.world.json import Json


@dataclass
class Message:
    """A message as the server keeps it; `content` holds the Bot API's own fields for what was sent."""

    id: int
    sender: Json
    chat: Json
    date: int
    content: Json
    markup: Json | None = None
    reply_to: Optional["Message"] = None
    edit_date: int | None = None
    taken: bool = False
    revision: int = 0

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def words(self) -> str:
        """The text or caption, empty when there is none."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def inline_rows(self) -> list[list[Json]]:
        """The rows of buttons under the bubble."""
        return list((self.markup or {}).get("inline_keyboard", []))

    def wire(self, *, whole: bool = True) -> Json:
        """Write it as a `Message` of the Bot API; what it replies to holds no further reply."""
        told: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat, "date": self.date}
        if self.edit_date:
            told["edit_date"] = self.edit_date
        if self.inline_rows:
            told["reply_markup"] = self.markup
        if self.reply_to and whole:
            told["reply_to_message"] = self.reply_to.wire(whole=False)
        return told | self.content
