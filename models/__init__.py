"""The tables that bot, clock and staff share, one noun per file."""

from models.base import Base
from models.card import Card, CardKind
from models.citizen import Account, AccountState, Citizen, Platform
from models.conversation import Conversation
from models.line import Line, LineHours
from models.message import Author, Delivery, Lane, Message
from models.place import (
    Audience,
    BedCount,
    ColdSpell,
    District,
    Neighbourhood,
    Place,
    PlaceKind,
    Schedule,
    Service,
    Status,
)
from models.raw_update import RawUpdate, Reading

__all__ = [
    "Account",
    "AccountState",
    "Audience",
    "Author",
    "Base",
    "BedCount",
    "Card",
    "CardKind",
    "Citizen",
    "ColdSpell",
    "Conversation",
    "Delivery",
    "District",
    "Lane",
    "Line",
    "LineHours",
    "Message",
    "Neighbourhood",
    "Place",
    "PlaceKind",
    "Platform",
    "RawUpdate",
    "Reading",
    "Schedule",
    "Service",
    "Status",
]
