"""One person on two messengers: which account joined whom, and the codes, tries and questions that led there."""

import enum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class LinkWay(enum.StrEnum):
    """How it was shown that two accounts are one person's."""

    CODE = "code"
    """A code shown by the one was written in the other."""
    PHONE = "phone"
    """Both shared the same phone of their own."""
    STAFF = "staff"
    """A member of staff asked, and both said yes."""


class AccountLink(Base):
    """An account that left the person it began with and joined another one; ended: it is back."""

    __tablename__ = "account_link"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    left_id: Mapped[int | None] = mapped_column(ForeignKey("citizen.id", ondelete="SET NULL"), index=True)
    """The person it left, who is kept without an account, to come back to."""
    joined_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"))
    how: Mapped[str]
    linked_at: Mapped[Instant]
    brought: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """What came along, to be given back: {"cases": [numbers], "joined": [{"kept", "made", "gone"}]}, rows of cases
    before and after two became one."""
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    """The account that ended it, and alone may undo that; empty: a member of staff did."""

    __table_args__ = (
        CheckConstraint(one_of("how", LinkWay), name="how"),
        Index("ix_account_link_open", "account_id", unique=True, postgresql_where=text("ended_at is null")),
        Index("ix_account_link_joined_id", "joined_id", "id"),
        Index("ix_account_link_ended_by", "ended_by", "ended_at"),
    )


class LinkCode(Base):
    """A code that one account shows, to be written in another one."""

    __tablename__ = "link_code"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    """Who showed it."""
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    """sha256 of the code."""
    expires_at: Mapped[Instant]
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    """The account that wrote it, and is asked whether it is meant."""
    used_at: Mapped[Instant | None]
    """When it linked, was refused, or a newer one was shown."""
    created_at: Mapped[CreatedAt]


class LinkTry(Base):
    """A wrong code, kept for an hour: guessing is slow for all processes."""

    __tablename__ = "link_try"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    at: Mapped[CreatedAt]

    __table_args__ = (Index("ix_link_try_account_id", "account_id", "at"),)


class LinkAnswer(enum.StrEnum):
    """What became of a question of staff."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class LinkProposal(Base):
    """A member of staff asks two accounts whether they are one person; both must say yes."""

    __tablename__ = "link_proposal"

    id: Mapped[Id]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    """On whose page it was asked."""
    other_case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    other_account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    yes_at: Mapped[Instant | None]
    """When the account of the case said yes."""
    other_yes_at: Mapped[Instant | None]
    expires_at: Mapped[Instant]
    answer: Mapped[str | None]
    """Empty: it is open until it expires."""
    created_at: Mapped[CreatedAt]

    __table_args__ = (
        CheckConstraint(one_of("answer", LinkAnswer), name="answer"),
        CheckConstraint("account_id <> other_account_id", name="two"),
        Index("ix_link_proposal_account_id", "account_id", unique=True, postgresql_where=text("answer is null")),
        Index(
            "ix_link_proposal_other_account_id",
            "other_account_id",
            unique=True,
            postgresql_where=text("answer is null"),
        ),
    )


class News(enum.StrEnum):
    """What the other side of a link is told."""

    LINKED = "linked"
    PARTED = "parted"
    REFUSED = "refused"
    """The other side answered no to a question of staff."""


class LinkNews(Base):
    """Something an account is still to be told; the bot puts it into words, and the row goes."""

    __tablename__ = "link_news"

    id: Mapped[Id]
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    news: Mapped[str]
    platform: Mapped[str]
    """The messenger of the other account."""

    __table_args__ = (CheckConstraint(one_of("news", News), name="news"),)
