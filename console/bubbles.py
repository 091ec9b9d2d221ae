"""One message as a page shows it: its words made harmless, its delivery, file, place and buttons."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from console import labels
from models import AttachmentState, Author, Delivery
from services.thread import Entry

AUDIO = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4"})
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
VIDEO = frozenset({"video/mp4"})

MEGABYTE = 1024 * 1024

# Signs that turn the writing direction of what follows, or that show nothing: a phone number must read as it was typed.
_TURNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]")
_CODE = re.compile("(/link) [0-9]+")
_TAGS = re.compile("[\U000e0000-\U000e007f]")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a message: how to show it, or why it cannot be shown."""

    kind: str
    """Message id of what it is."""
    name: str
    size: str
    size_in: str
    """Message id of the unit; empty when the messenger did not say how big it is."""
    state: str
    """A state of the attachment, or empty: nobody asked for it yet."""
    shown_as: str
    """image, audio, video or download."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, as plain links."""

    lat: float
    lon: float

    @property
    def links(self) -> dict[str, str]:
        """Give addresses of map services, by the message id of their name."""
        at = f"{self.lat},{self.lon}"
        return {
            "thread-place-neshan": f"https://neshan.org/maps/@{at},17z",
            "thread-place-balad": f"https://balad.ir/location?latitude={self.lat}&longitude={self.lon}&zoom=17",
            "thread-place-phone": f"geo:{at}",
        }


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message, ready to be shown."""

    entry: Entry
    text: str
    kind: str
    """Message id of what it is when it has no words; empty for plain words."""
    delivery: str
    """Message id; empty for words of the citizen."""
    cause: str
    """Message id of why it did not arrive; empty when it did."""
    written_for: str
    """Message id of the messenger it was meant for, when it went by another one; else empty."""
    again: bool
    """Whether it may be said once more."""
    buttons: Sequence[str]
    place: Place | None
    file: File | None


def bubble(entry: Entry, repeated: bool = False) -> Bubble:  # noqa: FBT001, FBT002 (said again already)
    """Make one message ready to be shown."""
    delivery = Delivery(entry.delivery) if entry.delivery else None
    lost = delivery in (Delivery.FAILED, Delivery.UNKNOWN)
    return Bubble(
        entry=entry,
        text=harmless(entry.text) if entry.author == Author.CITIZEN else _without_code(entry),
        kind=_kind(entry),
        delivery=labels.DELIVERIES[delivery] if delivery else "",
        cause=labels.cause(entry.error) if lost else "",
        written_for=labels.PLATFORMS.get(str(entry.content.get("written_for")), ""),
        again=lost and not repeated and entry.error != labels.STALE,
        buttons=[harmless(str(each.get("text", ""))) for row in _rows(entry.content) for each in row],
        place=_place(entry.content),
        file=_file(entry),
    )


def _without_code(entry: Entry) -> str:
    """Give words of ours; a code that links accounts is for the citizen alone."""
    return _CODE.sub("\\1 …", entry.text) if entry.content.get("message") == "link-code" else entry.text


def harmless(text: str) -> str:
    """Take out what turns the direction of words or shows nothing; half-spaces and emoji stay."""
    return _TAGS.sub("", _TURNS.sub("", text))


def _rows(content: dict[str, Any]) -> Iterable[Iterable[dict[str, Any]]]:
    rows = content.get("buttons") or content.get("keyboard") or []
    return rows if isinstance(rows, list) else []


def _kind(entry: Entry) -> str:
    if entry.author != Author.CITIZEN:
        return ""
    kind = str(entry.content.get("kind", ""))
    return "thread-tap" if kind == "tap" else labels.FILES.get(kind, "")


def _place(content: dict[str, Any]) -> Place | None:
    point = content.get("location") or content.get("venue")
    if not isinstance(point, dict) or not {"lat", "lon"} <= point.keys():
        return None
    return Place(float(point["lat"]), float(point["lon"]))


def _file(entry: Entry) -> File | None:
    file = entry.content.get("file")
    if not isinstance(file, dict):
        return None
    kept = entry.attachment == AttachmentState.KEPT
    size, size_in = _size(file.get("size") or 0)
    return File(
        kind=labels.FILES.get(str(entry.content.get("kind", "")), "thread-file-other"),
        name=harmless(str(file.get("name") or "")),
        size=size,
        size_in=size_in,
        state=entry.attachment or "",
        shown_as=shown_as(entry.mime or "") if kept else "",
    )


def _size(count: int) -> tuple[str, str]:
    if count >= MEGABYTE:
        return f"{count / MEGABYTE:.1f}", "thread-file-megabytes"
    return (str(max(1, count // 1024)), "thread-file-kilobytes") if count else ("", "")


def shown_as(mime: str) -> str:
    """Tell how a browser may show a file of some type."""
    kinds = {"image": IMAGES, "audio": AUDIO, "video": VIDEO}
    return next((kind for kind, types in kinds.items() if mime in types), "download")
