"""Rules and queries over the shared Postgres, one noun per file; the caller holds the transaction."""

from typing import TypeAlias

import asyncpg
from asyncpg.pool import PoolConnectionProxy

Database: TypeAlias = asyncpg.Pool | asyncpg.Connection | PoolConnectionProxy
"""What every service runs its SQL on: a pool, or one connection inside the caller's transaction."""
