"""What the safety net keeps: assessments, the alerts of a case, a surge, and what helps one person."""

import enum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class AssessmentKind(enum.StrEnum):
    """What was asked."""

    SAFETY = "safety"
    """Steps S1–S5 of the triage protocol."""
    SEVERITY = "severity"
    """K6, its step S7."""


class Assessment(Base):
    """The answers of one citizen to one round of questions; never recomputed when cut-offs change."""

    __tablename__ = "assessment"

    id: Mapped[Id]
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case.id", ondelete="SET NULL"), index=True)
    kind: Mapped[str]
    run: Mapped[int]
    """Number of the conversation in which it was asked (talk.State.run): later answers of the same one are added."""
    version: Mapped[str]
    """Version of the questions and of the rule that makes a level of them."""
    text_level: Mapped[int] = mapped_column(SmallInteger)
    """0–4, as the words alone were read."""
    level: Mapped[int] = mapped_column(SmallInteger)
    """0–4, words and answers together."""
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """Question -> key of the answer, such as {"s1": "no"} or {"k1": 3}; never free words."""
    score: Mapped[int | None] = mapped_column(SmallInteger)
    """K6, 0–24; empty while it is not whole. No citizen ever sees it."""
    begun_at: Mapped[CreatedAt]
    answered_at: Mapped[CreatedAt]

    __table_args__ = (
        UniqueConstraint("citizen_id", "kind", "run"),
        CheckConstraint(one_of("kind", AssessmentKind), name="kind"),
        CheckConstraint("text_level between 0 and 4 and level between 0 and 4", name="levels"),
        CheckConstraint("score between 0 and 24", name="score"),
    )


class Rung(enum.StrEnum):
    """Whom an alert is for."""

    DESK = "desk"
    SUPERVISOR = "supervisor"
    ON_CALL = "on_call"
    PHONE = "phone"
    """A number that a person must ring up; the last rung."""


class LadderStep(Base):
    """One step of the ladder for a level: who is alerted, and how long after the case opened."""

    __tablename__ = "ladder_step"

    level: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    on_shift: Mapped[bool] = mapped_column(primary_key=True)
    """Whether somebody was there at the desk when the case opened."""
    step: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    rung: Mapped[str]
    minutes: Mapped[int] = mapped_column(SmallInteger)

    __table_args__ = (
        CheckConstraint("level between 3 and 4", name="level"),
        CheckConstraint("minutes between 0 and 1440", name="minutes"),
        CheckConstraint(one_of("rung", Rung), name="rung"),
    )


class Alert(Base):
    """One step of one case's ladder, frozen when the case opened or was raised."""

    __tablename__ = "alert"

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    round: Mapped[int] = mapped_column(SmallInteger)
    """Counts the ladders of one case: it opened, was raised, opened again."""
    step: Mapped[int] = mapped_column(SmallInteger)
    rung: Mapped[str]
    due_at: Mapped[Instant]
    raised_at: Mapped[Instant | None]
    """When those of this rung were told."""
    acknowledged_at: Mapped[Instant | None]
    """When a person said that they saw to it."""
    acknowledged_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    ended_at: Mapped[Instant | None]
    """When it was over: somebody answered, the case was closed, or a person acknowledged it."""

    __table_args__ = (
        UniqueConstraint("case_id", "round", "step"),
        CheckConstraint(one_of("rung", Rung), name="rung"),
        Index("ix_alert_due", "due_at", postgresql_where=text("raised_at is null and ended_at is null")),
        Index("ix_alert_going_on", "case_id", postgresql_where=text("ended_at is null")),
    )


class Surge(Base):
    """A time in which far more people write than staff can answer; supervisors begin and end it."""

    __tablename__ = "surge"

    id: Mapped[Id]
    began_at: Mapped[CreatedAt]
    began_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))

    __table_args__ = (
        Index("ix_surge_going_on", text("(true)"), unique=True, postgresql_where=text("ended_at is null")),
    )


class CarePlan(Base):
    """What staff agreed on for one person who writes often: who answers, and what helps."""

    __tablename__ = "care_plan"

    id: Mapped[Id]
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"), unique=True)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    """Who knows the person best; empty: anybody."""
    helps: Mapped[str] = mapped_column(server_default="")
    avoid: Mapped[str] = mapped_column(server_default="")
    written_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    written_at: Mapped[CreatedAt]


class CallBack(Base):
    """A call that a person asked for, at a time of theirs."""

    __tablename__ = "call_back"

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    call_at: Mapped[Instant]
    """From when on, UTC."""
    call_until: Mapped[Instant]
    phone: Mapped[bytes | None]
    """Encrypted; forgotten when the call is over."""
    asked_at: Mapped[CreatedAt]
    done_at: Mapped[Instant | None]
    done_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    reached: Mapped[bool | None]
    """Whether somebody picked up; empty: not called, or called off."""

    __table_args__ = (
        CheckConstraint("call_until > call_at", name="span"),
        CheckConstraint("done_at is null or phone is null", name="forgotten"),
        Index("ix_call_back_due", "call_at", postgresql_where=text("done_at is null")),
    )


class ErasureState(enum.StrEnum):
    """How far the deleting of one message has come."""

    WANTED = "wanted"
    DONE = "done"
    REFUSED = "refused"
    """The messenger does not let us: too old, or gone."""


class Erasure(Base):
    """A message that a person wants gone from their screen (quick exit); the thread keeps it for staff."""

    __tablename__ = "erasure"

    message_id: Mapped[int] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(server_default=ErasureState.WANTED)
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    try_at: Mapped[CreatedAt]

    __table_args__ = (
        CheckConstraint(one_of("state", ErasureState), name="state"),
        Index("ix_erasure_wanted", "try_at", postgresql_where=text("state = 'wanted'")),
        Index("ix_erasure_account_id", "account_id"),
    )
