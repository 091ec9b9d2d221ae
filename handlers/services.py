"""What the conversations may ask of the house."""

from dataclasses import dataclass

from services import Database
from services.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to every conversation."""

    database: Database
    gazetteer: Gazetteer
    phone_key: bytes = b""
    """Keys the hash of phones that people share to link their accounts; empty: that way is not offered."""
