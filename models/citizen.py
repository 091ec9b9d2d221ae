"""A citizen, and each messenger account through which that one person writes."""

import enum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class Platform(enum.StrEnum):
    """A messenger that carries our words."""

    TELEGRAM = "telegram"
    BALE = "bale"


class AccountState(enum.StrEnum):
    """Whether words sent to an account can arrive."""

    REACHABLE = "reachable"
    BLOCKED = "blocked"


class Citizen(Base):
    """One person, known to us by nothing but what they chose to write."""

    __tablename__ = "citizen"

    id: Mapped[Id]
    language: Mapped[str] = mapped_column(server_default="fa")
    attended: Mapped[str | None]
    """Whether a person of ours attends to them (models.case.Attention); a trigger on their cases keeps it."""
    attended_until: Mapped[Instant | None]
    """When all their cases are closed: until when the last may open again."""
    created_at: Mapped[CreatedAt]

    __table_args__ = (
        CheckConstraint("language in ('fa', 'en')", name="language"),
        CheckConstraint("attended in ('waiting', 'held', 'closed')", name="attended"),
    )


class Account(Base):
    """One messenger account of a citizen, as one bot sees it."""

    __tablename__ = "account"

    id: Mapped[Id]
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"), index=True)
    platform: Mapped[str]
    bot_id: Mapped[int]
    chat_id: Mapped[int]
    state: Mapped[str] = mapped_column(server_default=AccountState.REACHABLE)
    created_at: Mapped[CreatedAt]
    phone_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    """HMAC of a phone of their own that they shared to be linked, until then or for a day; never the phone itself."""
    phone_at: Mapped[Instant | None]
    """When it was shared, UTC."""

    __table_args__ = (
        UniqueConstraint("platform", "bot_id", "chat_id"),
        Index("ix_account_phone_hash", "phone_hash", postgresql_where=text("phone_hash is not null")),
        CheckConstraint(one_of("platform", Platform), name="platform"),
        CheckConstraint(one_of("state", AccountState), name="state"),
    )
