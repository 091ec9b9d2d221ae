"""A surge: far more people write than staff can answer, so that everything that is not urgent is kept short.

A row is one supervisor's word for twelve hours at most; renewing it is another row that begins where this one ends.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

import asyncpg
import structlog

from services import Database
from texts.clock import Clock

log = structlog.get_logger()

LASTS = timedelta(hours=12)
"""So long a surge goes on unless it is renewed: a switch that was forgotten must not stay on (our decision)."""

ASKED_EVERY = timedelta(seconds=5)
"""How old the answer may be that turns get."""

PATIENCE_SECONDS = 0.5
"""So long a turn waits for a fresh answer before it takes the last one."""

_GOING_ON = "SELECT EXISTS (SELECT FROM surge WHERE ended_at IS NULL AND began_at > $1)"

# Back from the row that goes on to the one with which it all began: each was renewed at the moment the next began.
_CURRENT = """
WITH RECURSIVE whole AS (
    SELECT id, began_at, began_by, 0 AS back FROM surge WHERE ended_at IS NULL AND began_at > $1
    UNION ALL
    SELECT p.id, p.began_at, p.began_by, whole.back + 1
    FROM surge p JOIN whole ON p.ended_at = whole.began_at AND p.id < whole.id
)
SELECT first.began_at, first.began_by, b.name, r.name AS renewed_by, last.began_at + $2::interval AS ends_at,
    CASE WHEN last.back < first.back THEN last.began_at END AS renewed_at
FROM (SELECT * FROM whole ORDER BY back DESC LIMIT 1) first JOIN whole last ON last.back = 0
LEFT JOIN staff b ON b.id = first.began_by LEFT JOIN staff r ON r.id = last.began_by AND last.back < first.back
"""

_BEGIN = "INSERT INTO surge (began_at, began_by) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id"
_END = "UPDATE surge SET ended_at = $1, ended_by = $2 WHERE ended_at IS NULL AND began_at > $3 RETURNING id"
_EXPIRE = "UPDATE surge SET ended_at = began_at + $2::interval WHERE ended_at IS NULL AND began_at <= $1 RETURNING id"


@dataclass(frozen=True, slots=True)
class SurgeView:
    """The surge that goes on; moments in UTC."""

    began_at: datetime
    began_by: int | None
    name: str | None
    """Of whoever began it."""
    renewed_by: str | None
    """Name of whoever renewed it last; empty: nobody did."""
    ends_at: datetime
    """When it ends by itself."""
    renewed_at: datetime | None


async def going_on(database: Database, now: datetime) -> bool:
    """Tell whether a surge goes on; for a turn, ask a SurgeWatch."""
    return bool(await database.fetchval(_GOING_ON, now - LASTS))


async def current(database: Database, now: datetime) -> SurgeView | None:
    """Give the surge that goes on, with who began it and until when it lasts."""
    row = await database.fetchrow(_CURRENT, now - LASTS, LASTS)
    return SurgeView(**row) if row else None


async def begin(database: Database, staff: int, now: datetime) -> bool:
    """Begin a surge; False when one goes on already. The caller holds the transaction, as in all of these."""
    await expire(database, now)
    return await database.fetchval(_BEGIN, now, staff) is not None


async def renew(database: Database, staff: int, now: datetime) -> bool:
    """Let the surge go on for as long again, from now; False when none goes on."""
    return await end(database, staff, now) and await begin(database, staff, now)


async def end(database: Database, staff: int, now: datetime) -> bool:
    """End the surge; False when none goes on."""
    return await database.fetchval(_END, now, staff, now - LASTS) is not None


async def expire(database: Database, now: datetime) -> bool:
    """Write down that a surge nobody renewed is over, so that open pages hear of it; False when there is none."""
    return await database.fetchval(_EXPIRE, now - LASTS, LASTS) is not None


class SurgeWatch:
    """Tells turns whether a surge goes on, and asks Postgres at most every five seconds."""

    def __init__(self, database: asyncpg.Pool, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._asked_at: datetime | None = None
        self._asking: asyncio.Task[None] | None = None
        self._on = False

    async def on(self) -> bool:
        """Give the answer, a few seconds old at most, or the last one while Postgres is away or slow; never raises."""
        now = self._clock()
        if self._asking is None and (self._asked_at is None or abs(now - self._asked_at) >= ASKED_EVERY):
            self._asked_at = now
            self._asking = asking = asyncio.get_running_loop().create_task(self._ask(now))
            # Not wait_for: a statement that is cancelled ends only when the server says so.
            await asyncio.wait({asking}, timeout=PATIENCE_SECONDS)
        return self._on

    async def _ask(self, now: datetime) -> None:
        try:
            self._on = await going_on(self._database, now)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as fault:
            log.warning("surge.unknown", cause=type(fault).__name__)
        finally:
            self._asking = None
