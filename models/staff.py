"""Staff: people with a role at desks, how they sign in, and when they are there."""

import enum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class Role(enum.StrEnum):
    """What a member of staff is; rights hang on it (console.rights)."""

    COUNSELLOR = "counsellor"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    LAWYER = "lawyer"
    JOB_OFFICER = "job_officer"
    SHELTER_KEEPER = "shelter_keeper"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class Staff(Base):
    """One member of staff."""

    __tablename__ = "staff"

    id: Mapped[Id]
    login: Mapped[str] = mapped_column(unique=True)
    """ASCII, lower case."""
    name: Mapped[str]
    """As colleagues see it; citizens see only the desk."""
    role: Mapped[str]
    password_hash: Mapped[str | None]
    """argon2; empty until the invitation is accepted."""
    totp_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Encrypted with YAVAR_SECRET_KEY; empty while there is no second factor."""
    totp_step: Mapped[int] = mapped_column(server_default="0")
    """The last time step whose code was taken, so that none is taken twice."""
    phone: Mapped[str | None]
    """ASCII digits, for the on-call list; shown to supervisors, and to a desk whose case in danger stays unanswered."""
    on_call: Mapped[int | None] = mapped_column(SmallInteger)
    """Place on the on-call list, smallest first; empty: not on it."""
    away: Mapped[bool] = mapped_column(server_default="false")
    """Said «I take a break»: signed in, but nothing is given to them."""
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), unique=True)
    """Their own messenger account, where they are told of new cases."""
    disabled_at: Mapped[Instant | None]
    created_at: Mapped[CreatedAt]

    __table_args__ = (
        CheckConstraint(one_of("role", Role), name="role"),
        CheckConstraint("login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'", name="login"),
    )


class StaffDesk(Base):
    """A desk that a member of staff answers at."""

    __tablename__ = "staff_desk"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    desk: Mapped[str] = mapped_column(
        ForeignKey("desk.key", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
        index=True,
    )


class Shift(Base):
    """When a member of staff is on duty, UTC; whoever has no shift written down is on duty while present."""

    __tablename__ = "shift"

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]

    __table_args__ = (
        CheckConstraint("starts_at < ends_at and ends_at <= starts_at + interval '36 hours'", name="span"),
        Index("ix_shift_staff_id", "staff_id", "ends_at"),
    )


class StaffSession(Base):
    """One browser in which a member of staff is signed in."""

    __tablename__ = "staff_session"

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    """sha256 of the cookie's random token."""
    browser: Mapped[str] = mapped_column(server_default="")
    """What the browser says it is, shortened, so that people know their sessions apart."""
    stage: Mapped[str]
    """How far signing in has come: password, then full."""
    created_at: Mapped[CreatedAt]
    used_at: Mapped[Instant] = mapped_column(server_default=text("now()"))
    """When the person last did something; drives the idle lock."""
    seen_at: Mapped[Instant | None]
    """When a page of this browser was last known to be open; drives presence."""
    locked_at: Mapped[Instant | None]
    """Idle for too long: the password is asked again, drafts stay."""
    ended_at: Mapped[Instant | None]

    __table_args__ = (
        CheckConstraint("stage in ('password', 'full')", name="stage"),
        Index("ix_staff_session_seen", "staff_id", "seen_at", postgresql_where=text("ended_at is null")),
    )


class CodePurpose(enum.StrEnum):
    """What a one-time code opens."""

    INVITE = "invite"
    """Choose a password: for somebody new, or who lost theirs."""
    MESSENGER = "messenger"
    """Link the messenger account it is written from."""


class OneTimeCode(Base):
    """A secret that opens one thing, once, for a while."""

    __tablename__ = "one_time_code"

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str]
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    """sha256 of the code."""
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    created_at: Mapped[CreatedAt]

    __table_args__ = (CheckConstraint(one_of("purpose", CodePurpose), name="purpose"),)


class RecoveryCode(Base):
    """A way in for somebody whose second factor is lost; each works once."""

    __tablename__ = "recovery_code"

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    """sha256 of the code: it is long and random."""
    used_at: Mapped[Instant | None]

    __table_args__ = (Index("ix_recovery_code", "staff_id", "code_hash", unique=True),)


class LoginAttempt(Base):
    """One try to sign in, kept to slow down guessing, whichever process was asked."""

    __tablename__ = "login_attempt"

    id: Mapped[Id]
    login_hash: Mapped[bytes] = mapped_column(LargeBinary)
    """sha256 of the login as typed: a password typed into the wrong field must not be kept."""
    address: Mapped[str]
    """Where from."""
    failed: Mapped[bool]
    at: Mapped[CreatedAt]

    __table_args__ = (
        Index("ix_login_attempt_login", "login_hash", "at", postgresql_where=text("failed")),
        Index("ix_login_attempt_address", "address", "at", postgresql_where=text("failed")),
    )
