"""Cases: needs that were handed to a person, and what staff keep beside the thread."""

import enum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, CreatedAt, Id, Instant, one_of


class Topic(enum.StrEnum):
    """What a case is about, as far as bot or staff know."""

    SHELTER = "shelter"
    COUNSELLING = "counselling"
    FAMILY = "family"
    VIOLENCE = "violence"
    SUICIDE = "suicide"
    ADDICTION = "addiction"
    CHILD = "child"
    LEGAL = "legal"
    WORK = "work"
    HEALTH = "health"
    MONEY = "money"
    OTHER = "other"


class Outcome(enum.StrEnum):
    """How a case ended."""

    HELPED = "helped"
    """Got what they needed here."""
    REFERRED = "referred"
    """Sent on to somebody who helps."""
    NO_ANSWER = "no_answer"
    """The person wrote no more."""
    DECLINED = "declined"
    """The person wanted no help."""
    NOT_POSSIBLE = "not_possible"
    """We could not help."""
    MISTAKE = "mistake"
    """Opened by mistake, or abuse."""
    JOINED = "joined"
    """Became one with another case of the same person; nobody chooses it (services.link_cases)."""


class Attention(enum.StrEnum):
    """Whether a person of ours attends to a citizen; kept on the citizen, so that a turn sees it for nothing."""

    WAITING = "waiting"
    HELD = "held"
    CLOSED = "closed"
    """All cases are closed; the last may still open again."""


class Sign(enum.StrEnum):
    """What staff must know of a case before they write a word."""

    DISCREET = "discreet"
    """The person cannot talk: somebody is beside them."""
    MINOR = "minor"
    THIRD_PERSON = "third_person"
    """Somebody writes about somebody else."""
    FOREIGN = "foreign"
    """The words were in a language that we do not read."""
    UNREAD = "unread"
    """A voice note, picture or file came that nobody has heard or seen."""
    RECENT_ACT = "recent_act"
    """An attempt within three months."""
    HARM_AT_HOME = "harm_at_home"
    """The home must never be contacted."""
    RETRACTED = "retracted"
    """The person took back what they wrote; the level stays."""


class Case(Base):
    """One need of one citizen at one desk. Waiting: nobody claimed it. Held: somebody did. Closed."""

    __tablename__ = "case"

    id: Mapped[Id]
    """Its number, as staff and citizens say it."""
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    """Where the person last wrote: answers go there."""
    desk: Mapped[str] = mapped_column(ForeignKey("desk.key", onupdate="CASCADE"))
    level: Mapped[int] = mapped_column(SmallInteger)
    """0 a question … 4 a life in danger now (triage protocol T0–T4)."""
    topic: Mapped[str]
    label: Mapped[str | None]
    """The reader's own topic, one of its nineteen."""
    detected_level: Mapped[int | None] = mapped_column(SmallInteger)
    """The highest level that words and answers gave, whatever staff made of it; empty: nothing was read."""
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Ids of the rules that spoke (triage lexicon)."""
    signs: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    """Words of Sign."""
    silent_at: Mapped[Instant | None]
    """Since when a person in danger has written nothing; empty: they have, or it is not so grave."""
    flagged_at: Mapped[Instant | None]
    """When it went back to the queue because its holder did not answer; until somebody does."""
    context: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """Where the bot stood when it handed over: {"script", "answers": [[message id of the question, answer key]]}."""
    safe_to_contact: Mapped[bool | None]
    """Whether we may write first without danger to the person; empty: not answered."""
    opened_at: Mapped[CreatedAt]
    waiting_since: Mapped[Instant | None]
    """Since when the citizen has waited for a person's word; empty while it is the citizen's turn."""
    queued_as: Mapped[Instant]
    """Place in the queue, smallest first: see services.cases.QUEUED_AS."""
    last_heard_at: Mapped[Instant]
    """The citizen's last word to a person."""
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    claimed_at: Mapped[Instant | None]
    first_reply_at: Mapped[Instant | None]
    last_reply_at: Mapped[Instant | None]
    returned: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    """How often it went back to the queue because its holder did not answer."""
    reopened: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    announced_at: Mapped[Instant | None]
    """When staff were told in their messengers that it waits; empty: not since it was last queued."""
    closed_at: Mapped[Instant | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    outcome: Mapped[str | None]
    true_level: Mapped[int | None] = mapped_column(SmallInteger)
    """The level as the person who closed it judged it."""
    closing_note: Mapped[str] = mapped_column(server_default="")
    rating: Mapped[int | None] = mapped_column(SmallInteger)
    """1 did not help, 2 a little, 3 helped; the citizen says it once."""
    rated_at: Mapped[Instant | None]

    __table_args__ = (
        CheckConstraint("level between 0 and 4", name="level"),
        CheckConstraint("true_level between 0 and 4", name="true_level"),
        CheckConstraint("detected_level between 0 and 4", name="detected_level"),
        CheckConstraint("rating between 1 and 3", name="rating"),
        CheckConstraint(one_of("topic", Topic), name="topic"),
        CheckConstraint(one_of("outcome", Outcome), name="outcome"),
        CheckConstraint("(claimed_by is null) or (claimed_at is not null)", name="claimed_at"),
        CheckConstraint(
            "closed_at is null or (claimed_by is null and outcome is not null and true_level is not null)",
            name="closed",
        ),
        CheckConstraint("closed_at is not null or claimed_by is not null or waiting_since is not null", name="waits"),
        Index("ix_case_open", "citizen_id", "desk", unique=True, postgresql_where=text("closed_at is null")),
        Index("ix_case_citizen", "citizen_id", "id"),
        Index(
            "ix_case_queue",
            "queued_as",
            postgresql_where=text("closed_at is null and claimed_by is null"),
        ),
        Index("ix_case_held", "claimed_by", postgresql_where=text("closed_at is null and claimed_by is not null")),
        Index("ix_case_unannounced", "id", postgresql_where=text("announced_at is null and closed_at is null")),
        Index(
            "ix_case_heard",
            "last_heard_at",
            postgresql_where=text("closed_at is null and level >= 3 and silent_at is null"),
        ),
        Index("ix_case_opened_at", "opened_at"),
        Index("ix_case_closed_at", "closed_at", postgresql_where=text("closed_at is not null")),
    )


class CaseEventKind(enum.StrEnum):
    """What happened to a case, for its timeline and the figures."""

    OPENED = "opened"
    CLAIMED = "claimed"
    RELEASED = "released"
    RETURNED = "returned"
    """Nobody answered in time: back to the queue by itself."""
    REASSIGNED = "reassigned"
    TAKEN_OVER = "taken_over"
    TRANSFERRED = "transferred"
    LEVELLED = "levelled"
    CLOSED = "closed"
    REOPENED = "reopened"
    RATED = "rated"
    JOINED = "joined"
    """Became one with another case, because two accounts turned out to be one person."""
    PARTED = "parted"
    """That was undone."""
    ALERTED = "alerted"
    """A step of the ladder was reached."""
    ACKNOWLEDGED = "acknowledged"
    """A person said that they see to it."""
    SILENT = "silent"
    """A person in danger wrote nothing for ten minutes."""
    ASSESSED = "assessed"
    """Answers of the person changed the level, or left it."""
    SIGNED = "signed"
    """A sign was added."""


class CaseEvent(Base):
    """One entry of a case's timeline; rows are added, never changed."""

    __tablename__ = "case_event"

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    """Who did it; empty: the citizen, or the clock."""
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default="{}")
    """Desks, levels, the other person; never a citizen's words."""
    at: Mapped[CreatedAt]

    __table_args__ = (CheckConstraint(one_of("kind", CaseEventKind), name="kind"), Index("ix_case_event_at", "at"))


class Note(Base):
    """What staff write for each other beside the thread; the citizen never sees it."""

    __tablename__ = "note"

    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id", ondelete="SET NULL"))
    text: Mapped[str]
    created_at: Mapped[CreatedAt]


class Draft(Base):
    """What a member of staff has begun to write; it survives a reload, another device and a lost connection."""

    __tablename__ = "draft"

    case_id: Mapped[int] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str]
    written_at: Mapped[CreatedAt]


class CannedReply(Base):
    """Words that staff say often; {desk} and the other variables are filled in before a person sends them."""

    __tablename__ = "canned_reply"

    id: Mapped[Id]
    desk: Mapped[str | None] = mapped_column(ForeignKey("desk.key", ondelete="CASCADE", onupdate="CASCADE"))
    """Empty: for all desks."""
    title: Mapped[str]
    text: Mapped[str]
    searched: Mapped[str]
    """Title and text, squeezed (texts.persian.squeeze), to be found in any spelling."""


class AttachmentState(enum.StrEnum):
    """How far a file of a citizen has come."""

    WANTED = "wanted"
    KEPT = "kept"
    TOO_BIG = "too_big"
    """The messenger does not hand out files of this size."""
    GONE = "gone"
    """The messenger no longer has it."""


class Attachment(Base):
    """A file of a message, fetched from the messenger by the bot and kept with the case."""

    __tablename__ = "attachment"

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(server_default=AttachmentState.WANTED)
    mime: Mapped[str] = mapped_column(server_default="application/octet-stream")
    """By its first bytes, not by what the sender says."""
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    attempts: Mapped[int] = mapped_column(SmallInteger, server_default="0")
    try_at: Mapped[CreatedAt]
    """When to try (again), UTC."""

    __table_args__ = (
        CheckConstraint(one_of("state", AttachmentState), name="state"),
        CheckConstraint("(state = 'kept') = (content is not null)", name="kept"),
        Index("ix_attachment_wanted", "try_at", postgresql_where=text("state = 'wanted'")),
    )


class SearchText(Base):
    """Words of a thread that has a case, squeezed, so that a search finds them in any spelling."""

    __tablename__ = "search_text"

    message_id: Mapped[int] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"), primary_key=True)
    citizen_id: Mapped[int] = mapped_column(ForeignKey("citizen.id", ondelete="CASCADE"), index=True)
    squeezed: Mapped[str]

    __table_args__ = (
        Index(
            "ix_search_text_squeezed",
            "squeezed",
            postgresql_using="gin",
            postgresql_ops={"squeezed": "gin_trgm_ops"},
        ),
    )
