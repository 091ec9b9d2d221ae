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
    """The person does not want our words there."""
    NEVER_STARTED = "never_started"
    """There is no chat there: the person never opened it, or the account is gone."""


class Citizen(Base):
    """One person, known to us by nothing but what they chose to write."""

    __tablename__ = "citizen"

    id: Mapped[Id]
    language: Mapped[str] = mapped_column(server_default="fa")
    attended: Mapped[str | None]
    """Whether a person of ours attends to them (models.case.Attention); a trigger on their cases keeps it."""
    attended_until: Mapped[Instant | None]
    """When all their cases are closed: until when the last may open again."""
    safe_to_contact: Mapped[bool | None]
    """Whether we may write first; empty: never asked. False since a quick exit, until the person says otherwise."""
    created_at: Mapped[CreatedAt]
    preferred_account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL", use_alter=True)
    )
    """Where words that were not just asked for go, by the person's own choice; empty: where they last wrote. It
    counts only while the account is theirs (services.reachability)."""

    __table_args__ = (
        CheckConstraint("language in ('fa', 'en')", name="language"),
        CheckConstraint("attended in ('waiting', 'held', 'closed')", name="attended"),
        Index(
            "ix_citizen_preferred_account_id",
            "preferred_account_id",
            postgresql_where=text("preferred_account_id is not null"),
        ),
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
