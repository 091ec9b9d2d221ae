"""Cases for tests, written straight into the tables: at any time, in any state."""

import itertools
from datetime import datetime, timedelta
from typing import Any

import asyncpg

_NUMBERS = itertools.count(1)


async def citizen(pool: asyncpg.Pool) -> tuple[int, int]:
    """A person with one account: both numbers."""
    person = await pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
    account = await pool.fetchval(
        "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'telegram', 77, $2) RETURNING id",
        person,
        next(_NUMBERS),
    )
    return int(person), int(account)


async def case(pool: asyncpg.Pool, opened_at: datetime, who: tuple[int, int] | None = None, **columns: Any) -> int:
    """A case of a new person, or of `who`; it waits since it was opened unless `columns` say otherwise."""
    person, account = who or await citizen(pool)
    waits = None if columns.get("closed_at") else opened_at
    values = {
        "citizen_id": person,
        "account_id": account,
        "desk": "counselling",
        "level": 1,
        "topic": "other",
        "opened_at": opened_at,
        "waiting_since": waits,
        "queued_as": opened_at,
        "last_heard_at": opened_at,
    } | columns
    names = ", ".join(values)
    marks = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    sql = f'INSERT INTO "case" ({names}) VALUES ({marks}) RETURNING id'  # noqa: S608 (names of our own)
    return int(await pool.fetchval(sql, *values.values()))


async def closed(pool: asyncpg.Pool, opened_at: datetime, minutes: float, outcome: str = "helped", **more: Any) -> int:
    """A case that was answered after some minutes, and closed an hour after that."""
    answered = opened_at + timedelta(minutes=minutes)
    return await case(
        pool,
        opened_at,
        first_reply_at=answered,
        last_reply_at=answered,
        closed_at=answered + timedelta(hours=1),
        outcome=outcome,
        true_level=1,
        **more,
    )


async def message(pool: asyncpg.Pool, account: int, text: str, author: str = "citizen", **columns: Any) -> int:
    """Words in a thread."""
    values = {"account_id": account, "author": author, "text": text} | columns
    names = ", ".join(values)
    marks = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    sql = f"INSERT INTO message ({names}) VALUES ({marks}) RETURNING id"  # noqa: S608 (names of our own)
    return int(await pool.fetchval(sql, *values.values()))
