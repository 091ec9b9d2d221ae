"""Staff and their cases: desks, roles, sessions, cases with their timeline, search, and the audit.

The desks named here are those of the roles of models.staff; a city renames them and writes its own hours.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.staff_triggers import created, dropped

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


DESKS = (
    ("counselling", "مشاوره", "Counselling", 10),
    ("psychology", "روان‌شناسی", "Psychology", 20),
    ("social_work", "مددکاری اجتماعی", "Social work", 30),
    ("shelter", "جای خواب", "Shelter", 40),
    ("legal", "حقوقی", "Legal advice", 50),
    ("jobs", "کاریابی", "Job centre", 60),
)

CARD_KINDS = ("unknown_delivery", "failed_delivery", "blocked_account", "quarantined_update", "stalled")


def upgrade() -> None:  # noqa: PLR0915 (a list of tables)
    """Bring it."""
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("changed", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("act in ('insert', 'update', 'delete', 'read')", name=op.f("ck_audit_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_row", "audit", ["noun", "row_key", "id"], unique=False)
    op.create_index("ix_audit_staff_id", "audit", ["staff_id", "id"], unique=False)
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_table(
        "desk",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), server_default="100", nullable=False),
        sa.Column("answer_minutes", sa.SmallInteger(), server_default="10", nullable=False),
        sa.Column("reopen_hours", sa.SmallInteger(), server_default="72", nullable=False),
        sa.Column("closed_text", sa.Text(), server_default="", nullable=False),
        sa.Column("closed_text_en", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("answer_minutes between 1 and 1440", name=op.f("ck_desk_answer_minutes")),
        sa.CheckConstraint("reopen_hours between 0 and 2160", name=op.f("ck_desk_reopen_hours")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_desk")),
    )
    op.create_table(
        "login_attempt",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("login_hash", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_attempt")),
    )
    op.create_index(
        "ix_login_attempt_address", "login_attempt", ["address", "at"], unique=False, postgresql_where=sa.text("failed")
    )
    op.create_index(
        "ix_login_attempt_login",
        "login_attempt",
        ["login_hash", "at"],
        unique=False,
        postgresql_where=sa.text("failed"),
    )
    op.create_table(
        "canned_reply",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("desk", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("searched", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["desk"], ["desk.key"], name=op.f("fk_canned_reply_desk"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_reply")),
    )
    op.create_table(
        "desk_hours",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("weekdays", postgresql.ARRAY(sa.SmallInteger()), server_default="{0,1,2,3,4,5,6}", nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["desk"], ["desk.key"], name=op.f("fk_desk_hours_desk"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_hours")),
    )
    op.create_index(op.f("ix_desk_hours_desk"), "desk_hours", ["desk"], unique=False)
    op.create_table(
        "holiday",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["desk"], ["desk.key"], name=op.f("fk_holiday_desk"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    op.create_index("ix_holiday_day", "holiday", ["day", sa.literal_column("coalesce(desk, '')")], unique=True)
    op.create_table(
        "staff",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("totp_secret", sa.LargeBinary(), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("on_call", sa.SmallInteger(), nullable=True),
        sa.Column("away", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'", name=op.f("ck_staff_login")),
        sa.CheckConstraint(
            "role in ('counsellor', 'psychologist', 'social_worker', 'lawyer', 'job_officer', 'shelter_keeper', 'supervisor', 'administrator')",
            name=op.f("ck_staff_role"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_staff_account_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("account_id", name=op.f("uq_staff_account_id")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "case",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("context", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("safe_to_contact", sa.Boolean(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("queued_as", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_reply_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("reopened", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("true_level", sa.SmallInteger(), nullable=True),
        sa.Column("closing_note", sa.Text(), server_default="", nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=True),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "outcome in ('helped', 'referred', 'no_answer', 'declined', 'not_possible', 'mistake')",
            name=op.f("ck_case_outcome"),
        ),
        sa.CheckConstraint(
            "topic in ('shelter', 'counselling', 'family', 'violence', 'suicide', 'addiction', 'child', 'legal', 'work', 'health', 'money', 'other')",
            name=op.f("ck_case_topic"),
        ),
        sa.CheckConstraint("(claimed_by is null) or (claimed_at is not null)", name=op.f("ck_case_claimed_at")),
        sa.CheckConstraint(
            "closed_at is not null or claimed_by is not null or waiting_since is not null", name=op.f("ck_case_waits")
        ),
        sa.CheckConstraint(
            "closed_at is null or (claimed_by is null and outcome is not null and true_level is not null)",
            name=op.f("ck_case_closed"),
        ),
        sa.CheckConstraint("level between 0 and 4", name=op.f("ck_case_level")),
        sa.CheckConstraint("rating between 1 and 3", name=op.f("ck_case_rating")),
        sa.CheckConstraint("true_level between 0 and 4", name=op.f("ck_case_true_level")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_case_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_case_citizen_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["claimed_by"], ["staff.id"], name=op.f("fk_case_claimed_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["closed_by"], ["staff.id"], name=op.f("fk_case_closed_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["desk"], ["desk.key"], name=op.f("fk_case_desk"), onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
    )
    op.create_index("ix_case_citizen", "case", ["citizen_id", "id"], unique=False)
    op.create_index(
        "ix_case_closed_at", "case", ["closed_at"], unique=False, postgresql_where=sa.text("closed_at is not null")
    )
    op.create_index(
        "ix_case_held",
        "case",
        ["claimed_by"],
        unique=False,
        postgresql_where=sa.text("closed_at is null and claimed_by is not null"),
    )
    op.create_index(
        "ix_case_open", "case", ["citizen_id", "desk"], unique=True, postgresql_where=sa.text("closed_at is null")
    )
    op.create_index("ix_case_opened_at", "case", ["opened_at"], unique=False)
    op.create_index(
        "ix_case_queue",
        "case",
        ["queued_as"],
        unique=False,
        postgresql_where=sa.text("closed_at is null and claimed_by is null"),
    )
    op.create_index(
        "ix_case_unannounced",
        "case",
        ["id"],
        unique=False,
        postgresql_where=sa.text("announced_at is null and closed_at is null"),
    )
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("purpose in ('invite', 'messenger')", name=op.f("ck_one_time_code_purpose")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_one_time_code_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_one_time_code_code_hash")),
    )
    op.create_index(op.f("ix_one_time_code_staff_id"), "one_time_code", ["staff_id"], unique=False)
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_recovery_code_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )
    op.create_index("ix_recovery_code", "recovery_code", ["staff_id", "code_hash"], unique=True)
    op.create_table(
        "shift",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "starts_at < ends_at and ends_at <= starts_at + interval '36 hours'", name=op.f("ck_shift_span")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_shift_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    op.create_index("ix_shift_staff_id", "shift", ["staff_id", "ends_at"], unique=False)
    op.create_table(
        "staff_desk",
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["desk"], ["desk.key"], name=op.f("fk_staff_desk_desk"), onupdate="CASCADE", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_desk_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("staff_id", "desk", name=op.f("pk_staff_desk")),
    )
    op.create_index(op.f("ix_staff_desk_desk"), "staff_desk", ["desk"], unique=False)
    op.create_table(
        "staff_session",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("browser", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("stage in ('password', 'full')", name=op.f("ck_staff_session_stage")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_session_token_hash")),
    )
    op.create_index(
        "ix_staff_session_seen",
        "staff_session",
        ["staff_id", "seen_at"],
        unique=False,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_index(op.f("ix_staff_session_staff_id"), "staff_session", ["staff_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="wanted", nullable=False),
        sa.Column("mime", sa.Text(), server_default="application/octet-stream", nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("(state = 'kept') = (content is not null)", name=op.f("ck_attachment_kept")),
        sa.CheckConstraint("state in ('wanted', 'kept', 'too_big', 'gone')", name=op.f("ck_attachment_state")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_attachment_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_attachment")),
    )
    op.create_index(
        "ix_attachment_wanted", "attachment", ["try_at"], unique=False, postgresql_where=sa.text("state = 'wanted'")
    )
    op.create_table(
        "case_event",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "kind in ('opened', 'claimed', 'released', 'returned', 'reassigned', 'taken_over', 'transferred', 'levelled', 'closed', 'reopened', 'rated')",
            name=op.f("ck_case_event_kind"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_event_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_case_event_staff_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index("ix_case_event_at", "case_event", ["at"], unique=False)
    op.create_index(op.f("ix_case_event_case_id"), "case_event", ["case_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_draft_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_draft_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("case_id", "staff_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_note_staff_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id"), "note", ["case_id"], unique=False)
    op.create_table(
        "search_text",
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("squeezed", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_search_text_citizen_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_search_text_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_search_text")),
    )
    op.create_index(op.f("ix_search_text_citizen_id"), "search_text", ["citizen_id"], unique=False)
    op.create_index(
        "ix_search_text_squeezed",
        "search_text",
        ["squeezed"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"squeezed": "gin_trgm_ops"},
    )
    op.add_column("card", sa.Column("desk", sa.Text(), nullable=True))
    op.drop_index(op.f("ix_card_open"), table_name="card", postgresql_where="(closed_at IS NULL)")
    op.create_index(
        "ix_card_open",
        "card",
        [
            "kind",
            sa.literal_column("coalesce(message_id, 0)"),
            sa.literal_column("coalesce(account_id, 0)"),
            sa.literal_column("coalesce(raw_update_id, 0)"),
            sa.literal_column("coalesce(desk, '')"),
        ],
        unique=True,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_foreign_key(
        op.f("fk_card_desk"), "card", "desk", ["desk"], ["key"], onupdate="CASCADE", ondelete="CASCADE"
    )
    op.add_column("citizen", sa.Column("attended", sa.Text(), nullable=True))
    op.add_column("citizen", sa.Column("attended_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("message", sa.Column("staff_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_message_staff_id"), "message", "staff", ["staff_id"], ["id"], ondelete="SET NULL")
    op.create_check_constraint("attended", "citizen", "attended in ('waiting', 'held', 'closed')")
    kinds(*CARD_KINDS, "nobody_present")
    for statement in created():
        op.execute(statement)
    for key, name, name_en, rank in DESKS:
        op.execute(
            sa.text("INSERT INTO desk (key, name, name_en, rank) VALUES (:key, :name, :name_en, :rank)").bindparams(
                key=key, name=name, name_en=name_en, rank=rank
            )
        )


def kinds(*words: str) -> None:
    """Say which kinds of card there are."""
    op.drop_constraint("ck_card_kind", "card")
    listed = ", ".join(f"'{word}'" for word in words)
    op.create_check_constraint("kind", "card", f"kind in ({listed})")


def downgrade() -> None:  # noqa: PLR0915 (a list of tables)
    """Undo it."""
    for statement in dropped():
        op.execute(statement)
    op.execute("DELETE FROM card WHERE kind = 'nobody_present'")
    kinds(*CARD_KINDS)
    op.drop_constraint("ck_citizen_attended", "citizen")
    op.drop_constraint(op.f("fk_message_staff_id"), "message", type_="foreignkey")
    op.drop_column("message", "staff_id")
    op.drop_column("citizen", "attended_until")
    op.drop_column("citizen", "attended")
    op.drop_constraint(op.f("fk_card_desk"), "card", type_="foreignkey")
    op.drop_index("ix_card_open", table_name="card", postgresql_where=sa.text("closed_at is null"))
    op.create_index(
        op.f("ix_card_open"),
        "card",
        [
            "kind",
            sa.literal_column("COALESCE(message_id, 0::bigint)"),
            sa.literal_column("COALESCE(account_id, 0::bigint)"),
            sa.literal_column("COALESCE(raw_update_id, 0::bigint)"),
        ],
        unique=True,
        postgresql_where="(closed_at IS NULL)",
    )
    op.drop_column("card", "desk")
    op.drop_index(
        "ix_search_text_squeezed",
        table_name="search_text",
        postgresql_using="gin",
        postgresql_ops={"squeezed": "gin_trgm_ops"},
    )
    op.drop_index(op.f("ix_search_text_citizen_id"), table_name="search_text")
    op.drop_table("search_text")
    op.drop_index(op.f("ix_note_case_id"), table_name="note")
    op.drop_table("note")
    op.drop_table("draft")
    op.drop_index(op.f("ix_case_event_case_id"), table_name="case_event")
    op.drop_index("ix_case_event_at", table_name="case_event")
    op.drop_table("case_event")
    op.drop_index("ix_attachment_wanted", table_name="attachment", postgresql_where=sa.text("state = 'wanted'"))
    op.drop_table("attachment")
    op.drop_index(op.f("ix_staff_session_staff_id"), table_name="staff_session")
    op.drop_index("ix_staff_session_seen", table_name="staff_session", postgresql_where=sa.text("ended_at is null"))
    op.drop_table("staff_session")
    op.drop_index(op.f("ix_staff_desk_desk"), table_name="staff_desk")
    op.drop_table("staff_desk")
    op.drop_index("ix_shift_staff_id", table_name="shift")
    op.drop_table("shift")
    op.drop_index("ix_recovery_code", table_name="recovery_code")
    op.drop_table("recovery_code")
    op.drop_index(op.f("ix_one_time_code_staff_id"), table_name="one_time_code")
    op.drop_table("one_time_code")
    op.drop_index(
        "ix_case_unannounced", table_name="case", postgresql_where=sa.text("announced_at is null and closed_at is null")
    )
    op.drop_index(
        "ix_case_queue", table_name="case", postgresql_where=sa.text("closed_at is null and claimed_by is null")
    )
    op.drop_index("ix_case_opened_at", table_name="case")
    op.drop_index("ix_case_open", table_name="case", postgresql_where=sa.text("closed_at is null"))
    op.drop_index(
        "ix_case_held", table_name="case", postgresql_where=sa.text("closed_at is null and claimed_by is not null")
    )
    op.drop_index("ix_case_closed_at", table_name="case", postgresql_where=sa.text("closed_at is not null"))
    op.drop_index("ix_case_citizen", table_name="case")
    op.drop_table("case")
    op.drop_table("staff")
    op.drop_index("ix_holiday_day", table_name="holiday")
    op.drop_table("holiday")
    op.drop_index(op.f("ix_desk_hours_desk"), table_name="desk_hours")
    op.drop_table("desk_hours")
    op.drop_table("canned_reply")
    op.drop_index("ix_login_attempt_login", table_name="login_attempt", postgresql_where=sa.text("failed"))
    op.drop_index("ix_login_attempt_address", table_name="login_attempt", postgresql_where=sa.text("failed"))
    op.drop_table("login_attempt")
    op.drop_table("desk")
    op.drop_index("ix_audit_at", table_name="audit")
    op.drop_index("ix_audit_staff_id", table_name="audit")
    op.drop_index("ix_audit_row", table_name="audit")
    op.drop_table("audit")
