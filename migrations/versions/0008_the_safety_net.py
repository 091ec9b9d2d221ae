"""The safety net: what was asked and answered, whom an unanswered case alerts, and how well danger is read."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.safety_triggers import created, dropped

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

CARD_KINDS = (
    "unknown_delivery",
    "failed_delivery",
    "blocked_account",
    "quarantined_update",
    "stalled",
    "nobody_present",
    "phone_messages",
)
EVENT_KINDS = (
    "opened",
    "claimed",
    "released",
    "returned",
    "reassigned",
    "taken_over",
    "transferred",
    "levelled",
    "closed",
    "reopened",
    "rated",
    "joined",
    "parted",
)

LADDER = (
    (4, True, ("desk", 0), ("supervisor", 2), ("on_call", 5), ("phone", 10)),
    (4, False, ("on_call", 0), ("on_call", 2), ("supervisor", 5), ("phone", 10)),
    (3, True, ("desk", 0), ("supervisor", 15), ("on_call", 30), ("phone", 60)),
    (3, False, ("on_call", 0), ("supervisor", 30), ("phone", 60)),
)
"""Level, whether somebody was there, then each step: whom, and minutes after the case opened (triage protocol: an L4 is
alerted again after 2, 5 and 10 minutes; an L3 is to be answered within 15)."""


def upgrade() -> None:
    """Bring it."""
    op.create_table(
        "ladder_step",
        sa.Column("level", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("on_shift", sa.Boolean(), nullable=False),
        sa.Column("step", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("rung in ('desk', 'supervisor', 'on_call', 'phone')", name=op.f("ck_ladder_step_rung")),
        sa.CheckConstraint("level between 3 and 4", name=op.f("ck_ladder_step_level")),
        sa.CheckConstraint("minutes between 0 and 1440", name=op.f("ck_ladder_step_minutes")),
        sa.PrimaryKeyConstraint("level", "on_shift", "step", name=op.f("pk_ladder_step")),
    )
    op.create_table(
        "care_plan",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("answered_by", sa.BigInteger(), nullable=True),
        sa.Column("helps", sa.Text(), server_default="", nullable=False),
        sa.Column("avoid", sa.Text(), server_default="", nullable=False),
        sa.Column("written_by", sa.BigInteger(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["staff.id"], name=op.f("fk_care_plan_answered_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_care_plan_citizen_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["staff.id"], name=op.f("fk_care_plan_written_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_plan")),
        sa.UniqueConstraint("citizen_id", name=op.f("uq_care_plan_citizen_id")),
    )
    op.create_table(
        "surge",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("began_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["began_by"], ["staff.id"], name=op.f("fk_surge_began_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["ended_by"], ["staff.id"], name=op.f("fk_surge_ended_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surge")),
    )
    op.create_index(
        "ix_surge_going_on", "surge", [sa.text("(true)")], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "alert",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.SmallInteger(), nullable=False),
        sa.Column("step", sa.SmallInteger(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("rung in ('desk', 'supervisor', 'on_call', 'phone')", name=op.f("ck_alert_rung")),
        sa.ForeignKeyConstraint(
            ["acknowledged_by"], ["staff.id"], name=op.f("fk_alert_acknowledged_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_alert_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("case_id", "round", "step", name=op.f("uq_alert_case_id_round_step")),
    )
    op.create_index(
        "ix_alert_due",
        "alert",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("raised_at is null and ended_at is null"),
    )
    op.create_index(
        "ix_alert_going_on", "alert", ["case_id"], unique=False, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("run", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("text_level", sa.SmallInteger(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("answers", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=True),
        sa.Column("begun_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("kind in ('safety', 'severity')", name=op.f("ck_assessment_kind")),
        sa.CheckConstraint("score between 0 and 24", name=op.f("ck_assessment_score")),
        sa.CheckConstraint("text_level between 0 and 4 and level between 0 and 4", name=op.f("ck_assessment_levels")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_assessment_case_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_assessment_citizen_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("citizen_id", "kind", "run", name=op.f("uq_assessment_citizen_id_kind_run")),
    )
    op.create_index(op.f("ix_assessment_case_id"), "assessment", ["case_id"], unique=False)
    op.create_table(
        "call_back",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("call_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("call_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.BigInteger(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.CheckConstraint("call_until > call_at", name=op.f("ck_call_back_span")),
        sa.CheckConstraint("done_at is null or phone is null", name=op.f("ck_call_back_forgotten")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_call_back_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_call_back_done_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_back")),
    )
    op.create_index(op.f("ix_call_back_case_id"), "call_back", ["case_id"], unique=False)
    op.create_index(
        "ix_call_back_due", "call_back", ["call_at"], unique=False, postgresql_where=sa.text("done_at is null")
    )
    op.create_table(
        "erasure",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), server_default="wanted", nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("state in ('wanted', 'done', 'refused')", name=op.f("ck_erasure_state")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_erasure_account_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_erasure_message_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_erasure")),
    )
    op.create_index("ix_erasure_account_id", "erasure", ["account_id"], unique=False)
    op.create_index(
        "ix_erasure_wanted", "erasure", ["try_at"], unique=False, postgresql_where=sa.text("state = 'wanted'")
    )
    op.create_table(
        "review",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judged_by", sa.BigInteger(), nullable=True),
        sa.Column("true_level", sa.SmallInteger(), nullable=True),
        sa.Column("label", sa.Text(), nullable=True),
        sa.CheckConstraint("(judged_at is null) = (true_level is null)", name=op.f("ck_review_judged")),
        sa.CheckConstraint("level between 0 and 4 and true_level between 0 and 4", name=op.f("ck_review_levels")),
        sa.ForeignKeyConstraint(["judged_by"], ["staff.id"], name=op.f("fk_review_judged_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_review_message_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("message_id", name=op.f("uq_review_message_id")),
    )
    op.create_index("ix_review_week", "review", ["week"], unique=False)
    op.create_table(
        "training_line",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("proposed_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.CheckConstraint("(decided_at is null) = (approved is null)", name=op.f("ck_training_line_decided")),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["staff.id"], name=op.f("fk_training_line_decided_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_training_line_message_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["staff.id"], name=op.f("fk_training_line_proposed_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_line")),
        sa.UniqueConstraint("message_id", name=op.f("uq_training_line_message_id")),
    )
    op.create_index(
        "ix_training_line_open", "training_line", ["id"], unique=False, postgresql_where=sa.text("decided_at is null")
    )
    op.add_column("card", sa.Column("line_id", sa.BigInteger(), nullable=True))
    op.add_column("card", sa.Column("case_id", sa.BigInteger(), nullable=True))
    op.drop_index("ix_card_open", table_name="card", postgresql_where=sa.text("closed_at is null"))
    op.create_index(
        "ix_card_open",
        "card",
        [
            "kind",
            sa.text("coalesce(message_id, 0)"),
            sa.text("coalesce(account_id, 0)"),
            sa.text("coalesce(raw_update_id, 0)"),
            sa.text("coalesce(desk, '')"),
            sa.text("coalesce(line_id, 0)"),
            sa.text("coalesce(case_id, 0)"),
        ],
        unique=True,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_foreign_key(op.f("fk_card_line_id"), "card", "line", ["line_id"], ["id"], ondelete="CASCADE")
    op.create_foreign_key(op.f("fk_card_case_id"), "card", "case", ["case_id"], ["id"], ondelete="CASCADE")
    op.add_column("case", sa.Column("label", sa.Text(), nullable=True))
    op.add_column("case", sa.Column("detected_level", sa.SmallInteger(), nullable=True))
    op.add_column("case", sa.Column("reasons", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False))
    op.add_column("case", sa.Column("signs", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False))
    op.add_column("case", sa.Column("silent_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("case", sa.Column("flagged_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_case_heard",
        "case",
        ["last_heard_at"],
        unique=False,
        postgresql_where=sa.text("closed_at is null and level >= 3 and silent_at is null"),
    )
    op.add_column("citizen", sa.Column("safe_to_contact", sa.Boolean(), nullable=True))
    op.add_column("line", sa.Column("pair", sa.Text(), nullable=True))
    op.create_check_constraint("detected_level", "case", "detected_level between 0 and 4")
    words("card", *CARD_KINDS, "line_expires", "call_up")
    words("case_event", *EVENT_KINDS, "alerted", "acknowledged", "silent", "assessed", "signed")
    for level, on_shift, *steps in LADDER:
        for step, (rung, minutes) in enumerate(steps):
            op.execute(
                sa.text("INSERT INTO ladder_step VALUES (:level, :on_shift, :step, :rung, :minutes)").bindparams(
                    level=level, on_shift=on_shift, step=step, rung=rung, minutes=minutes
                )
            )
    for statement in created():
        op.execute(statement)


def downgrade() -> None:
    """Undo it."""
    for statement in dropped():
        op.execute(statement)
    op.execute("DELETE FROM card WHERE kind IN ('line_expires', 'call_up')")
    op.execute("ALTER TABLE case_event DISABLE TRIGGER audit_refuses")
    op.execute("DELETE FROM case_event WHERE kind IN ('alerted', 'acknowledged', 'silent', 'assessed', 'signed')")
    op.execute("ALTER TABLE case_event ENABLE TRIGGER audit_refuses")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    words("card", *CARD_KINDS)
    words("case_event", *EVENT_KINDS)
    op.drop_constraint("ck_case_detected_level", "case")
    op.drop_column("line", "pair")
    op.drop_column("citizen", "safe_to_contact")
    op.drop_index(
        "ix_case_heard",
        table_name="case",
        postgresql_where=sa.text("closed_at is null and level >= 3 and silent_at is null"),
    )
    op.drop_column("case", "flagged_at")
    op.drop_column("case", "silent_at")
    op.drop_column("case", "signs")
    op.drop_column("case", "reasons")
    op.drop_column("case", "detected_level")
    op.drop_column("case", "label")
    op.drop_constraint(op.f("fk_card_case_id"), "card", type_="foreignkey")
    op.drop_constraint(op.f("fk_card_line_id"), "card", type_="foreignkey")
    op.drop_index("ix_card_open", table_name="card", postgresql_where=sa.text("closed_at is null"))
    op.create_index(
        "ix_card_open",
        "card",
        [
            "kind",
            sa.text("coalesce(message_id, 0)"),
            sa.text("coalesce(account_id, 0)"),
            sa.text("coalesce(raw_update_id, 0)"),
            sa.text("coalesce(desk, '')"),
        ],
        unique=True,
        postgresql_where=sa.text("closed_at is null"),
    )
    op.drop_column("card", "case_id")
    op.drop_column("card", "line_id")
    op.drop_index("ix_training_line_open", table_name="training_line", postgresql_where=sa.text("decided_at is null"))
    op.drop_table("training_line")
    op.drop_index("ix_review_week", table_name="review")
    op.drop_table("review")
    op.drop_index("ix_erasure_wanted", table_name="erasure", postgresql_where=sa.text("state = 'wanted'"))
    op.drop_index("ix_erasure_account_id", table_name="erasure")
    op.drop_table("erasure")
    op.drop_index("ix_call_back_due", table_name="call_back", postgresql_where=sa.text("done_at is null"))
    op.drop_index(op.f("ix_call_back_case_id"), table_name="call_back")
    op.drop_table("call_back")
    op.drop_index(op.f("ix_assessment_case_id"), table_name="assessment")
    op.drop_table("assessment")
    op.drop_index("ix_alert_going_on", table_name="alert", postgresql_where=sa.text("ended_at is null"))
    op.drop_index(
        "ix_alert_due", table_name="alert", postgresql_where=sa.text("raised_at is null and ended_at is null")
    )
    op.drop_table("alert")
    op.drop_index("ix_surge_going_on", table_name="surge", postgresql_where=sa.text("ended_at is null"))
    op.drop_table("surge")
    op.drop_table("care_plan")
    op.drop_table("ladder_step")


def words(table: str, *allowed: str) -> None:
    """Say which kinds there are."""
    op.drop_constraint(f"ck_{table}_kind", table)
    listed = ", ".join(f"'{kind}'" for kind in allowed)
    op.create_check_constraint("kind", table, f"kind in ({listed})")
