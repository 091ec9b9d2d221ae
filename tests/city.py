"""A city for tests: shelters, counts, cold nights and lines, opened with one sentence each."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import asyncpg

from services.directory import Loaded, load
from texts.clock import Clock

DATA = Path(__file__).parent.parent / "data"
EVENING = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
"""22:00 in Tehran, Saturday 30 Aban 1405."""

_PLACE = """
INSERT INTO place (key, name, kind, district, address, lat, lon, phone, public_walk_in, status,
    verified_at, verified_by, expires_at, source, as_of, sample)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'test', $12, 'test', 'test', $13) RETURNING id
"""
_SERVICE = """
INSERT INTO service (place_id, audience, status, open_24h_when_cold) VALUES ($1, $2, $3, $4) RETURNING id
"""
_SCHEDULE = """
INSERT INTO schedule (service_id, weekdays, opens, closes, season_from, season_until)
VALUES ($1, $2, $3, $4, $5, $6)
"""
_COUNT = """
INSERT INTO bed_count (service_id, available, maximum, counted_at, counted_by)
SELECT id, $3, $4, $5, 'test' FROM service WHERE place_id = $1 AND audience = $2
"""
_LINE = """
INSERT INTO line (key, number, name, name_en, emergency, rank, status, verified_at, expires_at, source, as_of)
VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, 'test', 'test') RETURNING id
"""


def evening() -> datetime:
    """Tell a time that stands still."""
    return EVENING


@dataclass
class City:
    """What a test may say about the city; `now` is the clock that ages are counted back from (UTC)."""

    pool: asyncpg.Pool
    now: Clock = evening
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def knows_tehran(self) -> None:
        """Load the shipped facts: districts, names, places that nobody has confirmed, lines."""
        await self.loads("tehran")

    async def shows_samples(self) -> None:
        """Load the shipped made-up shelters, after the facts."""
        await self.loads("sample")

    async def loads(self, folder: str) -> Loaded:
        """Load a shipped folder in one transaction; say what became of its rows."""
        async with self.pool.acquire() as connection, connection.transaction():
            return await load(connection, DATA / folder, self.now(), sample=folder == "sample")

    async def has_shelter(
        self,
        name: str,
        *,
        audience: str | Sequence[str] = "men",
        at: tuple[float, float] | None = None,
        district: int | None = None,
        opens: str = "18:00",
        closes: str = "07:00",
        weekdays: Sequence[int] = range(7),
        season: tuple[str | None, str | None] = (None, None),
        free: int | None = None,
        maximum: int | None = None,
        counted_minutes_ago: float = 20,
        kind: str = "shelter",
        status: str = "active",
        service_status: str = "active",
        walk_in: bool = True,
        verified: bool = True,
        expires_in_days: float = 30,
        open_24h_when_cold: bool = False,
        phone: str | None = None,
        address: str | None = None,
        sample: bool = False,
    ) -> int:
        """Open a verified door with hours in Tehran time, and perhaps a bed count; give the place's id."""
        lat, lon = at or (None, None)
        ends = self.now() + timedelta(days=expires_in_days)
        checked = (ends - timedelta(days=60), ends) if verified else (None, None)
        key = f"test-{next(self.numbers)}"
        site = (key, name, kind, district, address, lat, lon, phone, walk_in, status, *checked, sample)
        place: int = await self.pool.fetchval(_PLACE, *site)
        hours = (list(weekdays), time.fromisoformat(opens), time.fromisoformat(closes), *season)
        for each in [audience] if isinstance(audience, str) else audience:
            service = await self.pool.fetchval(_SERVICE, place, each, service_status, open_24h_when_cold)
            await self.pool.execute(_SCHEDULE, service, *hours)
            if free is not None:
                await self.counts(place, each, free, maximum, minutes_ago=counted_minutes_ago)
        return place

    async def counts(
        self, place: int, audience: str, free: int, maximum: int | None = None, *, minutes_ago: float = 0
    ) -> None:
        """Count the free beds of a service."""
        counted_at = self.now() - timedelta(minutes=minutes_ago)
        await self.pool.execute(_COUNT, place, audience, free, maximum, counted_at)

    async def is_cold(self, *, since_hours: float = 1, for_hours: float = 48) -> None:
        """Declare a cold spell that began some hours ago."""
        starts = self.now() - timedelta(hours=since_hours)
        span = (starts, starts + timedelta(hours=for_hours))
        await self.pool.execute("INSERT INTO cold_spell (starts_at, ends_at) VALUES ($1, $2)", *span)

    async def has_line(
        self,
        number: str,
        *,
        opens: str = "00:00",
        closes: str = "00:00",
        emergency: bool = False,
        rank: int = 100,
        status: str = "active",
        verified: bool = True,
        expires_in_days: float = 30,
    ) -> None:
        """Open a phone line whose key is "line-" and its number."""
        ends = self.now() + timedelta(days=expires_in_days)
        checked = (ends - timedelta(days=60), ends) if verified else (None, None)
        named = (f"line-{number}", number, f"خط {number}", emergency, rank, status, *checked)
        line = await self.pool.fetchval(_LINE, *named)
        hours = (line, time.fromisoformat(opens), time.fromisoformat(closes))
        await self.pool.execute("INSERT INTO line_hours (line_id, opens, closes) VALUES ($1, $2, $3)", *hours)
