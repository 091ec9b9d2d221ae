"""One person on two messengers: links of accounts, codes, questions of staff."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from migrations.link_triggers import created, dropped

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

EVENTS = (
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
)
OUTCOMES = ("helped", "referred", "no_answer", "declined", "not_possible", "mistake")


def upgrade() -> None:
    """Bring it."""
    op.create_table(
        "account_link",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("left_id", sa.BigInteger(), nullable=True),
        sa.Column("joined_id", sa.BigInteger(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("brought", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("how in ('code', 'phone', 'staff')", name=op.f("ck_account_link_how")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_link_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["ended_by"], ["account.id"], name=op.f("fk_account_link_ended_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["joined_id"], ["citizen.id"], name=op.f("fk_account_link_joined_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["left_id"], ["citizen.id"], name=op.f("fk_account_link_left_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_link")),
    )
    op.create_index("ix_account_link_ended_by", "account_link", ["ended_by", "ended_at"], unique=False)
    op.create_index("ix_account_link_joined_id", "account_link", ["joined_id", "id"], unique=False)
    op.create_index(op.f("ix_account_link_left_id"), "account_link", ["left_id"], unique=False)
    op.create_index(
        "ix_account_link_open",
        "account_link",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_table(
        "link_code",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_link_code_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["account.id"], name=op.f("fk_link_code_taken_by"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_link_code_code_hash")),
    )
    op.create_index(op.f("ix_link_code_account_id"), "link_code", ["account_id"], unique=False)
    op.create_index(op.f("ix_link_code_taken_by"), "link_code", ["taken_by"], unique=False)
    op.create_table(
        "link_news",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("news", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.CheckConstraint("news in ('linked', 'parted', 'refused')", name=op.f("ck_link_news_news")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_link_news_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_news")),
    )
    op.create_table(
        "link_try",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_link_try_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_try")),
    )
    op.create_index("ix_link_try_account_id", "link_try", ["account_id", "at"], unique=False)
    op.create_table(
        "link_proposal",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("other_case_id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("other_account_id", sa.BigInteger(), nullable=False),
        sa.Column("yes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("other_yes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("answer in ('yes', 'no', 'withdrawn')", name=op.f("ck_link_proposal_answer")),
        sa.CheckConstraint("account_id <> other_account_id", name=op.f("ck_link_proposal_two")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_link_proposal_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_link_proposal_case_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["other_account_id"], ["account.id"], name=op.f("fk_link_proposal_other_account_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["other_case_id"], ["case.id"], name=op.f("fk_link_proposal_other_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_link_proposal_staff_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_proposal")),
    )
    op.create_index(
        "ix_link_proposal_account_id",
        "link_proposal",
        ["account_id"],
        unique=True,
        postgresql_where=sa.text("answer is null"),
    )
    op.create_index(op.f("ix_link_proposal_case_id"), "link_proposal", ["case_id"], unique=False)
    op.create_index(
        "ix_link_proposal_other_account_id",
        "link_proposal",
        ["other_account_id"],
        unique=True,
        postgresql_where=sa.text("answer is null"),
    )
    op.create_index(op.f("ix_link_proposal_other_case_id"), "link_proposal", ["other_case_id"], unique=False)
    op.add_column("account", sa.Column("phone_hash", sa.LargeBinary(), nullable=True))
    op.add_column("account", sa.Column("phone_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_account_phone_hash",
        "account",
        ["phone_hash"],
        unique=False,
        postgresql_where=sa.text("phone_hash is not null"),
    )
    words("case_event", "kind", *EVENTS, "joined", "parted")
    words("case", "outcome", *OUTCOMES, "joined")
    for statement in created():
        op.execute(statement)


def downgrade() -> None:
    """Undo it; accounts stay with whom they have joined."""
    for statement in dropped():
        op.execute(statement)
    op.execute("ALTER TABLE case_event DISABLE TRIGGER audit_refuses")
    op.execute("ALTER TABLE case_event DISABLE TRIGGER USER")
    op.execute("DELETE FROM case_event WHERE kind IN ('joined', 'parted')")
    op.execute("ALTER TABLE case_event ENABLE TRIGGER USER")
    op.execute("ALTER TABLE case_event ENABLE TRIGGER audit_refuses")
    op.execute("UPDATE \"case\" SET outcome = 'mistake' WHERE outcome = 'joined'")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    words("case_event", "kind", *EVENTS)
    words("case", "outcome", *OUTCOMES)
    op.drop_index("ix_account_phone_hash", table_name="account", postgresql_where=sa.text("phone_hash is not null"))
    op.drop_column("account", "phone_at")
    op.drop_column("account", "phone_hash")
    op.drop_index(op.f("ix_link_proposal_other_case_id"), table_name="link_proposal")
    op.drop_index(
        "ix_link_proposal_other_account_id", table_name="link_proposal", postgresql_where=sa.text("answer is null")
    )
    op.drop_index(op.f("ix_link_proposal_case_id"), table_name="link_proposal")
    op.drop_index("ix_link_proposal_account_id", table_name="link_proposal", postgresql_where=sa.text("answer is null"))
    op.drop_table("link_proposal")
    op.drop_index("ix_link_try_account_id", table_name="link_try")
    op.drop_table("link_try")
    op.drop_table("link_news")
    op.drop_index(op.f("ix_link_code_taken_by"), table_name="link_code")
    op.drop_index(op.f("ix_link_code_account_id"), table_name="link_code")
    op.drop_table("link_code")
    op.drop_index("ix_account_link_open", table_name="account_link", postgresql_where=sa.text("ended_at is null"))
    op.drop_index(op.f("ix_account_link_left_id"), table_name="account_link")
    op.drop_index("ix_account_link_joined_id", table_name="account_link")
    op.drop_index("ix_account_link_ended_by", table_name="account_link")
    op.drop_table("account_link")


def words(table: str, column: str, *allowed: str) -> None:
    """Say which words a column may hold."""
    op.drop_constraint(f"ck_{table}_{column}", table)
    listed = ", ".join(f"'{word}'" for word in allowed)
    op.create_check_constraint(column, table, f"{column} in ({listed})")
