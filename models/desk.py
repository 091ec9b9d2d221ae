"""Desks: who answers which need, in which hours, and the days on which nobody does."""

from datetime import date, time

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, SmallInteger, Time, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id


class Desk(Base):
    """One team of staff with one queue."""

    __tablename__ = "desk"

    key: Mapped[str] = mapped_column(primary_key=True)
    """Short ASCII name, the same for ever: counselling, shelter, …"""
    name: Mapped[str]
    name_en: Mapped[str]
    rank: Mapped[int] = mapped_column(SmallInteger, server_default="100")
    """Order in lists, smallest first."""
    answer_minutes: Mapped[int] = mapped_column(SmallInteger, server_default="10")
    """Minutes within which whoever claimed a case must answer; then it returns to the queue."""
    reopen_hours: Mapped[int] = mapped_column(SmallInteger, server_default="72")
    """Hours after closing within which a new word of the citizen opens the case again."""
    closed_text: Mapped[str] = mapped_column(server_default="")
    """What else citizens should read outside the hours, in Persian; empty: only when somebody answers again."""
    closed_text_en: Mapped[str] = mapped_column(server_default="")

    __table_args__ = (
        CheckConstraint("answer_minutes between 1 and 1440", name="answer_minutes"),
        CheckConstraint("reopen_hours between 0 and 2160", name="reopen_hours"),
    )


class DeskHours(Base):
    """Hours of a desk in Tehran time, several periods a day if need be; by the rules of a schedule."""

    __tablename__ = "desk_hours"

    id: Mapped[Id]
    desk: Mapped[str] = mapped_column(ForeignKey("desk.key", ondelete="CASCADE", onupdate="CASCADE"), index=True)
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default="{0,1,2,3,4,5,6}")
    opens: Mapped[time] = mapped_column(Time)
    closes: Mapped[time] = mapped_column(Time)


class Holiday(Base):
    """A day (Tehran) on which a desk, or every desk, does not open."""

    __tablename__ = "holiday"

    id: Mapped[Id]
    day: Mapped[date] = mapped_column(Date)
    name: Mapped[str]
    desk: Mapped[str | None] = mapped_column(ForeignKey("desk.key", ondelete="CASCADE", onupdate="CASCADE"))
    """Empty: all desks."""

    __table_args__ = (Index("ix_holiday_day", "day", text("coalesce(desk, '')"), unique=True),)
