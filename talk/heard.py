"""What a citizen can send us, whatever the messenger calls it."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class Kind(enum.StrEnum):
    """The shape of what was sent."""

    TEXT = "text"
    TAP = "tap"
    LOCATION = "location"
    CONTACT = "contact"
    VOICE = "voice"
    PHOTO = "photo"
    STICKER = "sticker"
    DOCUMENT = "document"
    VIDEO = "video"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing a citizen sent."""

    kind: Kind
    text: str = ""
    """Cleaned words: of the message, or the caption of a photo."""
    data: str = ""
    """What the tapped button carried (ASCII)."""
    lat: float | None = None
    lon: float | None = None
    file: Mapping[str, Any] | None = None
    """Of a voice note, photo or document: its id at the messenger, size in bytes and name, as far as they were said."""
    number: int | None = None
    """Number of the message in its chat."""
    phone: str = ""
    """Of a contact that was shared and is the sender's own; never kept."""
    edited: bool = False
    """The person changed words they had sent before, under the same number."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Words that do not go to the open question first: what takes them up, and with what it begins."""

    script: str
    given: Mapping[str, Any] = field(default_factory=dict)
    """JSON."""
    yields: bool = False
    """Words that ask for one of us or for help at once get that instead, and commands are obeyed."""
    faint: bool = False
    """Words that mean something here, an errand or a command, are taken so instead."""
