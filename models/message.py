"""The thread: every word of citizen, bot and staff, and how its delivery stands."""

import enum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class Author(enum.StrEnum):
    """Who speaks."""

    CITIZEN = "citizen"
    BOT = "bot"
    STAFF = "staff"


class Delivery(enum.StrEnum):
    """How far words of ours have come; empty for words of a citizen."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The call may have arrived or not: a time-out, or a crash while sending."""


class Lane(enum.IntEnum):
    """What overtakes what on the way out, and what is repeated when its fate is unknown."""

    CRISIS = 0
    BED_CODE = 1
    REPLY = 2
    BULK = 3


class Message(Base):
    """One entry of a citizen's thread."""

    __tablename__ = "message"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    author: Mapped[str]
    text: Mapped[str]
    """As shown, in the citizen's language; cleaned of what cannot be stored."""
    content: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """Beyond text. From a citizen: kind, file, location. From us: message ids, buttons, location, `stale_at` (UTC, from
    when on it must not be said any more), `written_for` (the messenger it was meant for, when it went by another)."""
    raw_update_id: Mapped[int | None]
    """The update it was read from, or answers; a plain number, as raw updates are forgotten sooner than the thread."""
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    """Who wrote it, when staff did."""
    created_at: Mapped[CreatedAt]

    lane: Mapped[int | None] = mapped_column(SmallInteger)
    delivery: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    settled_at: Mapped[Instant | None]
    """When the last attempt ended, UTC."""
    platform_message_id: Mapped[int | None]
    """Its number in the chat; words of a citizen that were edited come again under the same one."""
    error: Mapped[str | None]
    repeats: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"))
    """The message of unknown fate that this one says again."""

    __table_args__ = (
        CheckConstraint(one_of("author", Author), name="author"),
        CheckConstraint(one_of("delivery", Delivery), name="delivery"),
        CheckConstraint("(delivery is null) = (author = 'citizen')", name="delivery_is_of_ours"),
        Index("ix_message_thread", "account_id", "id"),
        # A row is claimed only when no older one of its chat waits, so this is looked up by chat.
        Index(
            "ix_message_outbox",
            "account_id",
            "id",
            postgresql_where=sql("delivery in ('queued', 'sending')"),
        ),
        # What may go over to another messenger of the person: answers of staff and reminders, not replies of a turn.
        Index(
            "ix_message_movable",
            "account_id",
            "id",
            postgresql_where=sql("delivery = 'queued' and (author = 'staff' or lane = 3)"),
        ),
        Index("ix_message_repeats", "repeats", unique=True, postgresql_where=sql("repeats is not null")),
    )
