"""A card for staff: something went wrong that a person must see."""

import enum

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class CardKind(enum.StrEnum):
    """What happened."""

    UNKNOWN_DELIVERY = "unknown_delivery"
    FAILED_DELIVERY = "failed_delivery"
    BLOCKED_ACCOUNT = "blocked_account"
    QUARANTINED_UPDATE = "quarantined_update"
    STALLED = "stalled"
    NOBODY_PRESENT = "nobody_present"
    """A desk is open and nobody who answers there is present."""
    PHONE_MESSAGES = "phone_messages"
    """Words to phones wait for something that a person must see to, or came too late."""
    LINE_EXPIRES = "line_expires"
    """The checking of a phone line is over soon, or is over: after that nobody is shown it."""
    CALL_UP = "call_up"
    """The ladder of a case came to its end: somebody must ring up a number, and say so."""


class Card(Base):
    """One open question to staff; one open card for one subject."""

    __tablename__ = "card"

    id: Mapped[Id]
    kind: Mapped[str]
    message_id: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    raw_update_id: Mapped[int | None] = mapped_column(ForeignKey("raw_update.id", ondelete="CASCADE"))
    desk: Mapped[str | None] = mapped_column(ForeignKey("desk.key", ondelete="CASCADE", onupdate="CASCADE"))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("line.id", ondelete="CASCADE"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    note: Mapped[str] = mapped_column(server_default="")
    """The cause in words for staff; never a citizen's words, number or name."""
    created_at: Mapped[CreatedAt]
    closed_at: Mapped[Instant | None]

    __table_args__ = (
        CheckConstraint(one_of("kind", CardKind), name="kind"),
        Index(
            "ix_card_open",
            "kind",
            text("coalesce(message_id, 0)"),
            text("coalesce(account_id, 0)"),
            text("coalesce(raw_update_id, 0)"),
            text("coalesce(desk, '')"),
            text("coalesce(line_id, 0)"),
            text("coalesce(case_id, 0)"),
            unique=True,
            postgresql_where=text("closed_at is null"),
        ),
    )
