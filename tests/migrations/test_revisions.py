"""The stairway: every revision up, down and up again; at the top the tables are those of the models."""

import asyncio
from collections.abc import Callable, Iterator

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from migrations.run import configuration, downgrade, upgrade
from models import Base
from tests import database

_LEFT = """
SELECT 'table' AS kind, relname AS name FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'alembic_version%'
UNION ALL SELECT 'function', proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL SELECT 'type', typname FROM pg_type t WHERE typnamespace = 'public'::regnamespace
    AND typtype IN ('e', 'd') ORDER BY 1, 2
"""


@pytest.fixture
def empty() -> Iterator[str]:
    """Address of a database in which there is nothing."""
    name = next(database.names())
    asyncio.run(database.administer(f'CREATE DATABASE "{name}"'))
    yield database.on(name)
    asyncio.run(database.administer(f'DROP DATABASE "{name}" WITH (FORCE)'))


def revisions() -> list[str]:
    """All revisions, the oldest first."""
    found = ScriptDirectory.from_config(configuration("postgresql://")).walk_revisions()
    return [revision.revision for revision in reversed(list(found))]


def left_in(dsn: str) -> list[tuple[str, str]]:
    """Give what stands in a database beside alembic's own table."""

    async def look() -> list[tuple[str, str]]:
        connection = await asyncpg.connect(dsn)
        try:
            return [(row["kind"], row["name"]) for row in await connection.fetch(_LEFT)]
        finally:
            await connection.close()

    return asyncio.run(look())


def ask(dsn: str, question: Callable[[Connection], list[object]]) -> list[object]:
    """Ask a database something through SQLAlchemy."""

    async def look() -> list[object]:
        engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn))
        async with engine.connect() as connection:
            answer = await connection.run_sync(question)
        await engine.dispose()
        return answer

    return asyncio.run(look())


def differences(connection: Connection) -> list[object]:
    """Give what alembic would write to bring the tables to the models."""
    context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
    return list(compare_metadata(context, Base.metadata))


def test_there_is_one_line_of_revisions() -> None:
    """Two heads would leave each database with half of the tables."""
    assert len(ScriptDirectory.from_config(configuration("postgresql://")).get_heads()) == 1


def test_every_step_can_be_taken_back(empty: str) -> None:
    """Up, down and up again: what a step made its way back takes away, and nothing else."""
    before = "base"
    for revision in revisions():
        there = left_in(empty)
        upgrade(empty, revision)
        made = left_in(empty)
        downgrade(empty, before)
        assert left_in(empty) == there, revision
        upgrade(empty, revision)
        assert left_in(empty) == made, revision
        before = revision


def test_all_steps_can_be_taken_back_at_once(empty: str) -> None:
    """From the top to the bottom nothing is left behind."""
    upgrade(empty)
    downgrade(empty, "base")
    assert left_in(empty) == []


def test_the_top_is_what_the_models_say(empty: str) -> None:
    """No column, default, index or key is only in the code or only in the revisions."""
    upgrade(empty)
    assert ask(empty, differences) == []


def test_going_up_twice_changes_nothing(empty: str) -> None:
    """Two processes may start at once after a deploy."""
    upgrade(empty)
    there = left_in(empty)
    upgrade(empty)
    assert left_in(empty) == there
