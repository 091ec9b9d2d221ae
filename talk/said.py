"""What we can say, ask and offer, as message ids and values; edges turn them into words."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Args = Mapping[str, Any]
"""Values for the placeables of a message."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: it carries `data` back to us, or opens `url`."""

    label: str
    """Message id of its words."""
    data: str = ""
    url: str = ""
    args: Args = field(default_factory=dict)


class Keyboard(enum.StrEnum):
    """What happens to the keyboard at the bottom of the screen."""

    LOCATION = "location"
    """Opens, with a button that shares the person's location."""
    CONTACT = "contact"
    """Opens, with a button that shares the person's own phone."""
    REMOVE = "remove"
    """Closes."""


@dataclass(frozen=True, slots=True)
class Venue:
    """A point on the map with a name and an address, shown natively by the messenger."""

    lat: float
    lon: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message of ours."""

    message: str
    """Message id in locales/."""
    args: Args = field(default_factory=dict)
    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: Keyboard | None = None
    venue: Venue | None = None
    urgent: bool = False
    """Emergency words: sent before all others, and repeated once when their fate is unknown."""
    until: datetime | None = None
    """From this moment (UTC) on it may not be so any more, and is better not said."""
