"""Text and captions of a call: read as the messenger reads them, measured."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.api.call import Call
from simulator.api.entities.utf16 import units
from simulator.api.errors import bad_request
from simulator.api.params import Params
from simulator.world.json import Json

LONGEST_TEXT = 4096


@dataclass(frozen=True)
class Writing:
    """How a messenger reads the words under a name, and how long its captions may be."""

    read: Callable[[Params, str], Json]
    longest_caption: int
    longest_album_caption: int


def message_text(call: Call) -> Json:
    """Read `text` as a message holds it."""
    content = call.personality.writing.read(call.params, "text")
    if not content.get("text"):
        raise bad_request("message text is empty")
    if _length(content, "text") > LONGEST_TEXT:
        raise bad_request("message is too long")
    return content


def caption(call: Call) -> Json:
    """Read `caption` as a message holds it; nothing when there is none."""
    return _caption(call, call.params, call.personality.writing.longest_caption)


def album_caption(call: Call, item: Json) -> Json:
    """Read the caption of one item of an album."""
    return _caption(call, Params(item), call.personality.writing.longest_album_caption)


def _caption(call: Call, params: Params, longest: int) -> Json:
    content = call.personality.writing.read(params, "caption")
    if _length(content, "caption") > longest:
        raise bad_request("message caption is too long")
    return content if content.get("caption") else {}


def _length(content: Json, name: str) -> int:
    # Where marks stay in the stored text, they count.
    return units(str(content.get(f"{name}_source", content.get(name, ""))))
