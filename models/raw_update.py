"""What a messenger handed us, word for word, stored before it is acknowledged."""

import enum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class Reading(enum.StrEnum):
    """How far a stored update has come."""

    PENDING = "pending"
    DONE = "done"
    IGNORED = "ignored"
    """Readable, but no word of a citizen to the bot (a group, a channel post, a location that moves)."""
    QUARANTINED = "quarantined"
    """Of a shape that could not be read, or that broke its turn every time."""


class RawUpdate(Base):
    """One update of one bot; a copy that arrives twice is one row."""

    __tablename__ = "raw_update"

    id: Mapped[Id]
    platform: Mapped[str]
    bot_id: Mapped[int]
    update_id: Mapped[int]
    chat_id: Mapped[int | None]
    raw: Mapped[str]
    """JSON in ASCII escapes: text, not jsonb, because a NUL or half a surrogate must be storable too."""
    reading: Mapped[str]
    attempts: Mapped[int] = mapped_column(server_default="0")
    error: Mapped[str | None]
    """Type and place of the fault, never the person's words."""
    received_at: Mapped[CreatedAt]
    done_at: Mapped[Instant | None]

    __table_args__ = (
        UniqueConstraint("platform", "bot_id", "update_id"),
        CheckConstraint(one_of("reading", Reading), name="reading"),
        Index(
            "ix_raw_update_pending",
            "platform",
            "bot_id",
            "chat_id",
            "id",
            postgresql_where=text("reading = 'pending'"),
        ),
    )
