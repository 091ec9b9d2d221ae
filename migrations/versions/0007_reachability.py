"""Whether words can arrive: messengers that are away, accounts that were never opened, a preferred messenger."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOVABLE = "delivery = 'queued' and (author = 'staff' or lane = 3)"


def upgrade() -> None:
    """Bring it."""
    op.create_table(
        "messenger",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("away_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint("platform in ('telegram', 'bale')", name=op.f("ck_messenger_platform")),
        sa.PrimaryKeyConstraint("platform", "bot_id", name=op.f("pk_messenger")),
    )
    op.add_column("citizen", sa.Column("preferred_account_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_citizen_preferred_account_id"),
        "citizen",
        "account",
        ["preferred_account_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(
        "ix_citizen_preferred_account_id",
        "citizen",
        ["preferred_account_id"],
        unique=False,
        postgresql_where=sa.text("preferred_account_id is not null"),
    )
    op.create_index(
        "ix_message_movable", "message", ["account_id", "id"], unique=False, postgresql_where=sa.text(MOVABLE)
    )
    states("reachable", "blocked", "never_started")


def downgrade() -> None:
    """Undo it."""
    op.execute("UPDATE account SET state = 'blocked' WHERE state = 'never_started'")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    states("reachable", "blocked")
    op.drop_index("ix_message_movable", table_name="message", postgresql_where=sa.text(MOVABLE))
    op.drop_index(
        "ix_citizen_preferred_account_id",
        table_name="citizen",
        postgresql_where=sa.text("preferred_account_id is not null"),
    )
    op.drop_constraint(op.f("fk_citizen_preferred_account_id"), "citizen", type_="foreignkey")
    op.drop_column("citizen", "preferred_account_id")
    op.drop_table("messenger")


def states(*allowed: str) -> None:
    """Say which states an account may be in."""
    op.drop_constraint("ck_account_state", "account")
    listed = ", ".join(f"'{state}'" for state in allowed)
    op.create_check_constraint("state", "account", f"state in ({listed})")
