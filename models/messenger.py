"""A messenger as one bot of ours finds it: whether it answers, said by the one who sends there."""

from datetime import datetime

from sqlalchemy import CheckConstraint, DateTime, func
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Instant, one_of
from models.citizen import Platform


class Messenger(Base):
    """One row a bot, once and not once an account; that an account cannot be reached by it is derived from here."""

    __tablename__ = "messenger"

    platform: Mapped[str] = mapped_column(primary_key=True)
    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    away_since: Mapped[Instant | None]
    """Since when it has not answered; empty: it did when it was last asked."""
    checked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    """The sender's last sign of life: a dead sender is not to be taken for a living messenger."""

    __table_args__ = (CheckConstraint(one_of("platform", Platform), name="platform"),)
