"""Bale beside Telegram."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring it."""
    platforms("telegram", "bale")


def downgrade() -> None:
    """Undo it; who came by Bale cannot stay."""
    op.execute("DELETE FROM account WHERE platform = 'bale'")
    op.execute("SET CONSTRAINTS ALL IMMEDIATE")
    platforms("telegram")


def platforms(*names: str) -> None:
    """Say which messengers there are."""
    op.drop_constraint("ck_account_platform", "account")
    listed = ", ".join(f"'{name}'" for name in names)
    op.create_check_constraint("platform", "account", f"platform in ({listed})")
