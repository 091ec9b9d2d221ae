"""Words to a phone: for somebody who gave a number and has no account with us."""

import uuid

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant


class PhoneMessage(Base):
    """One message to one phone; once it is settled it holds neither the phone nor the words."""

    __tablename__ = "phone_message"

    id: Mapped[Id]
    request_id: Mapped[uuid.UUID] = mapped_column(unique=True, server_default=sql("gen_random_uuid()"))
    """Given once, when it is queued, and shown with each attempt: by it Safir knows that it had these words before."""
    citizen_id: Mapped[int | None] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"), index=True)
    phone: Mapped[bytes | None] = mapped_column(LargeBinary)
    """989…, encrypted by us under YAVAR_SECRET_KEY."""
    text: Mapped[str | None]
    delivery: Mapped[str] = mapped_column(server_default="queued")
    """As that of a message (models.message.Delivery), but never unknown: what may have arrived is safely sent again."""
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    error: Mapped[str | None]
    """Why the last attempt failed, in words of ours; never what Safir says, which may hold the phone."""
    due_at: Mapped[Instant]
    """Not before; while it is being sent: until when that attempt is waited for."""
    expires_at: Mapped[Instant]
    """From then on the words come too late."""
    created_at: Mapped[CreatedAt]
    settled_at: Mapped[Instant | None]

    __table_args__ = (
        CheckConstraint("delivery in ('queued', 'sending', 'sent', 'failed')", name="delivery"),
        CheckConstraint("(settled_at is not null) = (delivery in ('sent', 'failed'))", name="settled"),
        CheckConstraint(
            "(phone is null) = (settled_at is not null) and (text is null) = (settled_at is not null)", name="forgotten"
        ),
        Index("ix_phone_message_due", "due_at", "id", postgresql_where=sql("settled_at is null")),
    )
