"""Where a citizen stands: which conversation, and the log of its answers."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Instant


class Conversation(Base):
    """One row a citizen; `version` rises by one with every turn, so that two workers cannot both take it."""

    __tablename__ = "conversation"

    citizen_id: Mapped[int] = mapped_column(
        ForeignKey("citizen.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    )
    version: Mapped[int] = mapped_column(server_default="0")
    state: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """`talk.state.State` as JSON: script, run, log of answers, open question."""
    touched_at: Mapped[Instant | None]

    # Rewritten at every turn: leave room on the page for the next version (HOT updates).
    __table_args__ = {"postgresql_with": {"fillfactor": 70}}  # noqa: RUF012 (SQLAlchemy reads this class attribute)
