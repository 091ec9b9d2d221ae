"""The nearest doors that would let a person in tonight, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from services import Database
from services.hours import DAY, Period, merged, periods
from services.shelter_rows import Candidate, Guest, Spot, candidates

__all__ = ["Door", "Doors", "Guest", "Reason", "Spot", "choose", "doors"]

SETTING_OUT = timedelta(minutes=20)
"""Before anybody is on the way: reading, packing, finding a bus or taxi (our estimate)."""
PER_KM = timedelta(minutes=4)
"""15 km an hour along a straight line: a city bus with its waiting, or a shared taxi in traffic (our estimate)."""
LONGEST_WAY = timedelta(minutes=120)
WAY_OF_UNKNOWN_LENGTH = timedelta(minutes=60)
STAY = timedelta(minutes=30)
"""A door that closes sooner than this after arrival is no bed."""

FAR_KM = 40.0
"""Tehran is about 40 km from east to west: whoever is farther from every door is in another town."""
OPENS_WITHIN = timedelta(hours=14)
"""From breakfast until the evening's opening: what opens later belongs to another night."""

COUNT_IS_OLD_AFTER = timedelta(hours=6)
"""An older count is still told with its age, but an old zero closes no door (our estimate: one evening)."""
TRUE_FOR = timedelta(minutes=15)
"""So long an answer about doors may be under way: then its beds may be taken, and what it calls «20 minutes ago» is not
that any more (our estimate; a count itself is told at any age, because its age is told with it)."""
KM_FOR_OLD_COUNT = 3.0
"""How much farther a person would rather go to beds that were counted lately (our estimate, as those below)."""
KM_FOR_NO_COUNT = 5.0
KM_FOR_OLD_ZERO = 8.0
KM_IF_UNKNOWN = 20.0
"""Stands in for a distance that nobody can tell: half of the city."""


class Reason(StrEnum):
    """Why there is no open door, for an honest sentence."""

    OK = "ok"
    NONE_FOR_GUEST = "none_for_guest"
    """No verified place takes such a person at all."""
    NONE_NEAR = "none_near"
    """All are farther than FAR_KM: the person is outside the city."""
    ALL_FULL = "all_full"
    """Some are open, but a fresh count says that they have no bed."""
    NONE_OPEN = "none_open"


@dataclass(frozen=True, slots=True)
class Door:
    """All that may be shown of one door."""

    place_id: int
    name: str
    address: str | None
    phone: str | None
    """ASCII digits; the place is verified and unexpired, or it would not be a door."""
    district: int | None
    lat: float | None
    lon: float | None
    km: float | None
    """In a straight line; None where either end is unknown."""
    km_is_by_district: bool
    """A district's centre stood in for the person or the place."""
    opens: datetime
    """UTC; may lie a little ahead of now even for an open door, never later than the person can be there."""
    closes: datetime | None
    """UTC; None if and only if `round_the_clock`."""
    round_the_clock: bool
    """Open now and for at least a day after the person can be there."""
    beds_free: int | None
    beds_counted_at: datetime | None
    beds_are_old: bool
    """Counted longer ago than COUNT_IS_OLD_AFTER, or never."""
    sample: bool


@dataclass(frozen=True, slots=True)
class Doors:
    """Doors open when the person can be there, best first; if there are none, what opens later, soonest first."""

    open_now: list[Door]
    opening_later: list[Door]
    reason: Reason


async def doors(database: Database, spot: Spot, guest: Guest, now: datetime, limit: int = 3) -> Doors:
    """Find at most `limit` doors that take such a guest; `now` is UTC."""
    return choose(await candidates(database, spot, guest, now), now, limit)


def choose(found: Sequence[Candidate], now: datetime, limit: int) -> Doors:
    """Pick among all doors for a guest: open on arrival and not known to be full, by distance and doubt."""
    near = [one for one in found if one.km is None or one.km <= FAR_KM]
    visits = [(one, visit) for one in near if (visit := first_visit(one, now)) is not None]
    reached = [(one, visit) for one, visit in visits if visit.opens_at <= arrival(one, now)]
    free = [(one, visit) for one, visit in reached if not is_full(one, now)]
    if free:
        best = sorted(free, key=lambda pair: rank(pair[0], now))
        return Doors([_door(*pair, now) for pair in best[:limit]], [], Reason.OK)
    later = [(one, visit) for one, visit in visits if _opens_later(one, visit, now)]
    soonest = sorted(later, key=lambda pair: (pair[1].opens_at, *rank(pair[0], now)))
    reason = _why_none(found, near, reached)
    return Doors([], [_door(*pair, now) for pair in soonest[:limit]], reason)


def arrival(one: Candidate, now: datetime) -> datetime:
    """When the person could stand at the door (UTC)."""
    if one.km is None:
        return now + WAY_OF_UNKNOWN_LENGTH
    return now + min(SETTING_OUT + PER_KM * one.km, LONGEST_WAY)


def first_visit(one: Candidate, now: datetime) -> Period | None:
    """Find the first opening in which the person can arrive and stay, within two days."""
    there = arrival(one, now)
    timetable = merged([*periods(one.hours, now, now + 2 * DAY), *one.cold])
    return next((each for each in timetable if max(each.opens_at, there) + STAY <= each.closes_at), None)


def is_old(one: Candidate, now: datetime) -> bool:
    """Whether nobody has counted the free beds lately."""
    return one.beds_counted_at is None or now - one.beds_counted_at > COUNT_IS_OLD_AFTER


def is_full(one: Candidate, now: datetime) -> bool:
    """Whether a fresh count says that there is no bed."""
    return one.beds_free == 0 and not is_old(one, now)


def rank(one: Candidate, now: datetime) -> tuple[float, str]:
    """Order doors by km, with km added for doubt about beds; equal ones by key, so that answers are stable."""
    km = KM_IF_UNKNOWN if one.km is None else one.km
    return km + _km_for_doubt(one, now), one.key


def _km_for_doubt(one: Candidate, now: datetime) -> float:
    if one.beds_free is None:
        return KM_FOR_NO_COUNT
    if not is_old(one, now):
        return 0.0
    return KM_FOR_OLD_COUNT if one.beds_free else KM_FOR_OLD_ZERO


def _opens_later(one: Candidate, visit: Period, now: datetime) -> bool:
    return arrival(one, now) < visit.opens_at <= now + OPENS_WITHIN and not is_full(one, now)


def _why_none(found: Sequence[Candidate], near: Sequence[Candidate], reached: Sequence[object]) -> Reason:
    if not found:
        return Reason.NONE_FOR_GUEST
    if not near:
        return Reason.NONE_NEAR
    return Reason.ALL_FULL if reached else Reason.NONE_OPEN


def _door(one: Candidate, visit: Period, now: datetime) -> Door:
    always = visit.opens_at <= now and visit.closes_at > arrival(one, now) + DAY
    return Door(
        place_id=one.place_id,
        name=one.name,
        address=one.address,
        phone=one.phone,
        district=one.district,
        lat=one.lat,
        lon=one.lon,
        km=one.km,
        km_is_by_district=one.km_is_by_district,
        opens=visit.opens_at,
        closes=None if always else visit.closes_at,
        round_the_clock=always,
        beds_free=one.beds_free,
        beds_counted_at=one.beds_counted_at,
        beds_are_old=is_old(one, now),
        sample=one.sample,
    )
