"""Phone lines of help, with the hours in which somebody answers."""

from datetime import time

from sqlalchemy import CheckConstraint, ForeignKey, SmallInteger, Time
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Instant, one_of
from models.place import Status


class Line(Base):
    """A number to call; shown only while active, verified and unexpired."""

    __tablename__ = "line"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str]
    """ASCII digits, as dialled."""
    name: Mapped[str]
    name_en: Mapped[str]
    emergency: Mapped[bool] = mapped_column(server_default="false")
    """Belongs on the emergency card."""
    rank: Mapped[int] = mapped_column(SmallInteger, server_default="100")
    """Order on a card, smallest first."""
    pair: Mapped[str | None]
    """Lines of the same pair are shown together or not at all: one alone would send people to the wrong door."""
    status: Mapped[str] = mapped_column(server_default=Status.UNCONFIRMED)
    verified_at: Mapped[Instant | None]
    verified_by: Mapped[str | None]
    expires_at: Mapped[Instant | None]
    source: Mapped[str]
    as_of: Mapped[str]
    note: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint(one_of("status", Status), name="status"),
        CheckConstraint("(verified_at is null) = (expires_at is null)", name="verification_expires"),
    )


class LineHours(Base):
    """Hours of a line in Tehran time, by the rules of a schedule."""

    __tablename__ = "line_hours"

    id: Mapped[Id]
    line_id: Mapped[int] = mapped_column(ForeignKey("line.id", ondelete="CASCADE"), index=True)
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default="{0,1,2,3,4,5,6}")
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)
