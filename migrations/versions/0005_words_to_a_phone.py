"""Words to people who gave a phone and have no account."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = (
    "unknown_delivery",
    "failed_delivery",
    "blocked_account",
    "quarantined_update",
    "stalled",
    "nobody_present",
)


def upgrade() -> None:
    """Bring it."""
    op.create_table(
        "phone_message",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("request_id", sa.Uuid(), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("delivery", sa.Text(), server_default="queued", nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "delivery in ('queued', 'sending', 'sent', 'failed')", name=op.f("ck_phone_message_delivery")
        ),
        sa.CheckConstraint(
            "(settled_at is not null) = (delivery in ('sent', 'failed'))", name=op.f("ck_phone_message_settled")
        ),
        sa.CheckConstraint(
            "(phone is null) = (settled_at is not null) and (text is null) = (settled_at is not null)",
            name=op.f("ck_phone_message_forgotten"),
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_phone_message_citizen_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_message")),
        sa.UniqueConstraint("request_id", name=op.f("uq_phone_message_request_id")),
    )
    op.create_index(op.f("ix_phone_message_citizen_id"), "phone_message", ["citizen_id"], unique=False)
    op.create_index(
        "ix_phone_message_due",
        "phone_message",
        ["due_at", "id"],
        unique=False,
        postgresql_where=sa.text("settled_at is null"),
    )
    kinds(*KINDS, "phone_messages")


def downgrade() -> None:
    """Undo it; what waits to be sent to phones is forgotten."""
    op.execute("DELETE FROM card WHERE kind = 'phone_messages'")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    kinds(*KINDS)
    op.drop_index("ix_phone_message_due", table_name="phone_message", postgresql_where=sa.text("settled_at is null"))
    op.drop_index(op.f("ix_phone_message_citizen_id"), table_name="phone_message")
    op.drop_table("phone_message")


def kinds(*allowed: str) -> None:
    """Say which kinds of cards there are."""
    op.drop_constraint("ck_card_kind", "card")
    listed = ", ".join(f"'{kind}'" for kind in allowed)
    op.create_check_constraint("kind", "card", f"kind in ({listed})")
