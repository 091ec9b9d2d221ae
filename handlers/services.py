"""What the conversations may ask of the house."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services import Database
from services.gazetteer import Gazetteer
from services.surge import SurgeWatch


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to every conversation."""

    database: Database
    gazetteer: Gazetteer
    surge: SurgeWatch
    phone_key: bytes = b""
    """Keys the hash of phones that people share to link their accounts; empty: that way is not offered."""
    doors: Mapping[str, str] = field(default_factory=dict)
    """A messenger -> the beginning of a link that opens us there, to which a payload is added; those we know of."""
