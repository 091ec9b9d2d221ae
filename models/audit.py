"""The audit: who read and who changed what, in a chain that shows when a link was altered or taken out."""

from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id


class Audit(Base):
    """One act. Changes are written by triggers, so also for people who use psql; reads by the service that reads."""

    __tablename__ = "audit"

    id: Mapped[Id]
    at: Mapped[CreatedAt]
    staff_id: Mapped[int | None]
    """Who, if signed in to the console; a plain number, so that the audit outlives the person."""
    actor: Mapped[str]
    """The database's user and the program that was connected."""
    act: Mapped[str]
    noun: Mapped[str]
    """The table."""
    row_key: Mapped[str]
    """Its key, as text."""
    changed: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """Column -> [before, after]; columns that hold words, secrets or numbers of people -> null."""
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    """Hash of the row before this one."""
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    """sha256 over `previous` and what this row says: see migration 0002."""

    __table_args__ = (
        CheckConstraint("act in ('insert', 'update', 'delete', 'read')", name="act"),
        Index("ix_audit_row", "noun", "row_key", "id"),
        Index("ix_audit_staff_id", "staff_id", "id"),
        Index("ix_audit_at", "at"),
    )
