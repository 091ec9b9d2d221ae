"""What each messenger can do, as one table: the edge asks it, and nothing else in the house knows their differences.

Telegram's column is core.telegram.org/bots/api; Bale's is docs.bale.ai as of 1404-12-19 (fifty methods, nothing else).
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.quick_exit import CLEARS


class Markup(enum.StrEnum):
    """How words are written so that some of them stand out."""

    HTML = "HTML"
    """Only where the call says so; anything but tags and references stands for itself."""
    MARKDOWN = "Markdown"
    """Always, without escapes: a mark counts where a space or an end stands outside it."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """One messenger; lengths in UTF-16 units."""

    name: str
    """As it stands in rows: account.platform, raw_update.platform."""
    markup: Markup
    text: int
    """The longest text of a message: of Markdown all signs count, of HTML those that a reader sees."""
    caption: int
    """The longest caption of a picture or file; in an album Bale's is 1024, too."""
    edit: bool
    """Changes words that were sent (editMessageText). Bale's answer to it is a stub."""
    venue: bool
    """Shows a point with name and address (sendVenue); else a bare point follows words that tell them."""
    commands: bool
    """Shows the menu of commands that a bot sets (setMyCommands); else the menu lies at the bottom of the screen."""
    protect: bool
    """Keeps a message from being forwarded (protect_content)."""
    reactions: bool
    """Puts an emoji on a message (setMessageReaction)."""
    previews: bool
    """Draws a preview of the first link unless told not to (link_preview_options); Bale has no word for it."""
    deletes: int
    """Messages that one call deletes: Telegram has deleteMessages, Bale only deleteMessage."""
    deletes_theirs: bool
    """Deletes what the person wrote, too, in a private chat (deleteMessage). Bale's documents say so; not yet seen."""
    chooses_updates: bool
    """Delivers only the kinds of update that are asked for (allowed_updates)."""
    start: str
    """Opens a bot and sends it «/start» with a payload of A-Z a-z 0-9 _ - behind: {bot}, then the payload."""


TELEGRAM = Capabilities(
    name="telegram",
    markup=Markup.HTML,
    text=4096,
    caption=1024,
    edit=True,
    venue=True,
    commands=True,
    protect=True,
    reactions=True,
    previews=True,
    deletes=100,
    deletes_theirs=True,
    chooses_updates=True,
    start="https://t.me/{bot}?start=",
)

BALE = Capabilities(
    name="bale",
    markup=Markup.MARKDOWN,
    text=4096,
    caption=4096,
    edit=True,
    venue=False,
    commands=False,
    protect=False,
    reactions=False,
    previews=False,
    deletes=1,
    deletes_theirs=True,
    chooses_updates=False,
    # Not in its documents; three libraries agree on it.
    start="https://ble.ir/{bot}?start=",
)

PLATFORMS = {each.name: each for each in (TELEGRAM, BALE)}
"""Every messenger by its name."""


def start_links(bots: Mapping[str, str]) -> dict[str, str]:
    """Give, for each messenger whose bot's name is known, the link that opens it there; a payload goes behind."""
    return {name: PLATFORMS[name].start.format(bot=bot) for name, bot in bots.items() if bot}


def fitted(content: dict[str, Any], can: Capabilities) -> dict[str, Any]:
    """Give what a message brings besides its words, as far as this messenger shows it.

    A message that brings the menu shows it at the bottom, lasting, where there is no menu of commands; it takes the
    place of the buttons under the message, or of a keyboard's removal. What clears the screen takes all that away.
    """
    if content.get("message") in CLEARS:
        kept = {name: value for name, value in content.items() if name not in {"menu", "buttons", "keyboard"}}
        return {**kept, "remove_keyboard": True}
    menu = content.get("menu")
    if not menu or can.commands:
        return content
    kept = {name: value for name, value in content.items() if name not in {"menu", "buttons", "remove_keyboard"}}
    return {**kept, "keyboard": menu, "lasting": True}
