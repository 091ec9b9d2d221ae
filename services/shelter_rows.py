"""Every door that staff vouch for, with all that is needed to choose among them, in one statement."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

import asyncpg

from models.place import Audience, PlaceKind, Status
from services import Database
from services.distance import km_between
from services.hours import Hours, Period


class Guest(StrEnum):
    """Who needs a bed; a woman with children is a family."""

    MAN = "man"
    WOMAN = "woman"
    FAMILY = "family"


AUDIENCE = {Guest.MAN: Audience.MEN, Guest.WOMAN: Audience.WOMEN, Guest.FAMILY: Audience.FAMILIES}
DOORS = (PlaceKind.SHELTER, PlaceKind.MOBILE_SHELTER)
"""Kinds of place that a person may enter of their own will for a night; nothing else is ever a door."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person is: a point in degrees, or a district, or (empty) somewhere in the city."""

    lat: float | None = None
    lon: float | None = None
    district: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A door that takes such a guest, at whatever hour."""

    place_id: int
    key: str
    name: str
    address: str | None
    phone: str | None
    district: int | None
    lat: float | None
    lon: float | None
    km: float | None
    km_is_by_district: bool
    sample: bool
    hours: tuple[Hours, ...]
    cold: tuple[Period, ...]
    """Cold spells through which it stays open day and night."""
    beds_free: int | None
    beds_counted_at: datetime | None


# Only what is active, entered freely and verified at this moment; kinds are named, so a new kind is no door.
_CANDIDATES = """
SELECT p.id, p.key, p.name, p.address, p.phone, p.district, p.lat, p.lon, p.sample,
    b.available, b.counted_at, centre.lat AS centre_lat, centre.lon AS centre_lon,
    here.lat AS here_lat, here.lon AS here_lon,
    (SELECT json_agg(json_build_array(weekdays, opens, closes, season_from, season_until))
     FROM schedule WHERE service_id = s.id) AS hours,
    CASE WHEN s.open_24h_when_cold THEN
        (SELECT json_agg(json_build_array(starts_at, ends_at)) FROM cold_spell WHERE ends_at > $4)
    END AS cold
FROM place p
JOIN service s ON s.place_id = p.id
LEFT JOIN district centre ON centre.number = p.district
LEFT JOIN district here ON here.number = $5
LEFT JOIN LATERAL (
    SELECT available, counted_at FROM bed_count
    WHERE service_id = s.id AND counted_at <= $4
    ORDER BY counted_at DESC, id DESC LIMIT 1
) b ON true
WHERE p.kind = ANY ($1) AND p.public_walk_in AND p.status = $2 AND s.status = $2 AND s.audience = $3
    AND p.verified_at IS NOT NULL AND p.expires_at > $4
"""


async def candidates(database: Database, spot: Spot, guest: Guest, now: datetime) -> list[Candidate]:
    """Read the doors for such a guest, open or not, with the latest bed count of each; `now` is UTC."""
    asked = (list(DOORS), Status.ACTIVE, AUDIENCE[guest], now, spot.district)
    return [_candidate(row, spot) for row in await database.fetch(_CANDIDATES, *asked)]


def _candidate(row: asyncpg.Record, spot: Spot) -> Candidate:
    km, by_district = _distance(row, spot)
    return Candidate(
        place_id=row["id"],
        key=row["key"],
        name=row["name"],
        address=row["address"],
        phone=row["phone"],
        district=row["district"],
        lat=row["lat"],
        lon=row["lon"],
        km=km,
        km_is_by_district=by_district,
        sample=row["sample"],
        hours=tuple(hours_from(line) for line in json.loads(row["hours"] or "[]")),
        cold=tuple(_spell(*ends) for ends in json.loads(row["cold"] or "[]")),
        beds_free=row["available"],
        beds_counted_at=row["counted_at"],
    )


def _distance(row: asyncpg.Record, spot: Spot) -> tuple[float | None, bool]:
    """Measure km from where the person is to the door, and say whether a district's centre stood in for either."""
    here = _point(spot.lat, spot.lon) or _point(row["here_lat"], row["here_lon"])
    there = _point(row["lat"], row["lon"]) or _point(row["centre_lat"], row["centre_lon"])
    if here is None or there is None:
        return None, False
    return km_between(*here, *there), spot.lat is None or row["lat"] is None


def _point(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)


def hours_from(line: Sequence[Any]) -> Hours:
    """Read weekdays, opening, closing and season as Postgres writes them in JSON."""
    weekdays, opens, closes, *season = line
    return Hours(frozenset(weekdays), time.fromisoformat(opens), time.fromisoformat(closes), *season)


def _spell(starts_at: str, ends_at: str) -> Period:
    return Period(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
