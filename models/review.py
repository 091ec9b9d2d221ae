"""How well danger is read: messages offered to a psychologist, and lines that become development data."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, SmallInteger
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant


class Review(Base):
    """A message that raised no alarm, drawn by chance to be read by a psychologist."""

    __tablename__ = "review"

    id: Mapped[Id]
    week: Mapped[date] = mapped_column(Date)
    """The Saturday (Tehran) on which the week began."""
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"), unique=True)
    drawn_at: Mapped[CreatedAt]
    level: Mapped[int] = mapped_column(SmallInteger)
    """As it was read when it came."""
    judged_at: Mapped[Instant | None]
    judged_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    true_level: Mapped[int | None] = mapped_column(SmallInteger)
    label: Mapped[str | None]
    """One of the reader's topics, as the psychologist judged it."""

    __table_args__ = (
        CheckConstraint("level between 0 and 4 and true_level between 0 and 4", name="levels"),
        CheckConstraint("(judged_at is null) = (true_level is null)", name="judged"),
        Index("ix_review_week", "week"),
    )


class TrainingLine(Base):
    """A message that staff judged, without anything that tells whose it was; a second person approves it."""

    __tablename__ = "training_line"

    id: Mapped[Id]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="SET NULL"), unique=True)
    text: Mapped[str]
    label: Mapped[str]
    urgent: Mapped[bool]
    notes: Mapped[str] = mapped_column(server_default="")
    proposed_at: Mapped[CreatedAt]
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    decided_at: Mapped[Instant | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    approved: Mapped[bool | None]

    __table_args__ = (
        CheckConstraint("(decided_at is null) = (approved is null)", name="decided"),
        Index("ix_training_line_open", "id", postgresql_where=sql("decided_at is null")),
    )
