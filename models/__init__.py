"""The tables that bot, clock and staff share, one noun per file."""

from models.audit import Audit
from models.base import Base
from models.card import Card, CardKind
from models.case import (
    Attachment,
    AttachmentState,
    Attention,
    CannedReply,
    Case,
    CaseEvent,
    CaseEventKind,
    Draft,
    Note,
    Outcome,
    SearchText,
    Topic,
)
from models.citizen import Account, AccountState, Citizen, Platform
from models.conversation import Conversation
from models.desk import Desk, DeskHours, Holiday
from models.line import Line, LineHours
from models.link import AccountLink, LinkAnswer, LinkCode, LinkNews, LinkProposal, LinkTry, LinkWay, News
from models.message import Author, Delivery, Lane, Message
from models.messenger import Messenger
from models.phone_message import PhoneMessage
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
from models.staff import (
    CodePurpose,
    LoginAttempt,
    OneTimeCode,
    RecoveryCode,
    Role,
    Shift,
    Staff,
    StaffDesk,
    StaffSession,
)

__all__ = [
    "Account",
    "AccountLink",
    "AccountState",
    "Attachment",
    "AttachmentState",
    "Attention",
    "Audience",
    "Audit",
    "Author",
    "Base",
    "BedCount",
    "CannedReply",
    "Card",
    "CardKind",
    "Case",
    "CaseEvent",
    "CaseEventKind",
    "Citizen",
    "CodePurpose",
    "ColdSpell",
    "Conversation",
    "Delivery",
    "Desk",
    "DeskHours",
    "District",
    "Draft",
    "Holiday",
    "Lane",
    "Line",
    "LineHours",
    "LinkAnswer",
    "LinkCode",
    "LinkNews",
    "LinkProposal",
    "LinkTry",
    "LinkWay",
    "LoginAttempt",
    "Message",
    "Messenger",
    "Neighbourhood",
    "News",
    "Note",
    "OneTimeCode",
    "Outcome",
    "PhoneMessage",
    "Place",
    "PlaceKind",
    "Platform",
    "RawUpdate",
    "Reading",
    "RecoveryCode",
    "Role",
    "Schedule",
    "SearchText",
    "Service",
    "Shift",
    "Staff",
    "StaffDesk",
    "StaffSession",
    "Status",
    "Topic",
]
