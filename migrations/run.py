"""Bring a database up (or down) to a revision, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config

FOLDER = Path(__file__).parent


def configuration(dsn: str) -> Config:
    """Alembic's configuration for the database at a libpq address."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["dsn"] = dsn
    return config


def upgrade(dsn: str, revision: str = "head") -> None:
    """Run what is missing up to `revision`."""
    command.upgrade(configuration(dsn), revision)


def downgrade(dsn: str, revision: str) -> None:
    """Undo what lies above `revision`."""
    command.downgrade(configuration(dsn), revision)
