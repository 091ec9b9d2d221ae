"""Whatever the directory holds, no wrong door is shown: random cities against the rules written out anew."""

import math
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.hours import Hours, Period
from services.shelter_rows import Candidate
from services.shelters import Doors, Guest, Reason, Spot, choose, doors, rank
from tests.city import EVENING, City
from texts.clock import TEHRAN

EVERY_DAY = frozenset(range(7))
AUDIENCE = {Guest.MAN: "men", Guest.WOMAN: "women", Guest.FAMILY: "families"}
CLOSED = ("recovery_centre", "custodial_centre", "safe_house")

hours = st.sampled_from(["00:00", "06:00", "07:00", "17:00", "18:00", "20:00", "22:30"])
shelters = st.fixed_dictionaries(
    {
        "audience": st.sampled_from(["men", "women", "families"]),
        "at": st.none() | st.tuples(st.floats(35.55, 35.8), st.floats(51.1, 51.6)),
        "district": st.integers(1, 22),
        "opens": hours,
        "closes": hours,
        "free": st.none() | st.integers(0, 3),
        "counted_minutes_ago": st.sampled_from([0, 20, 359, 361, 3000]),
        "kind": st.sampled_from(["shelter", "shelter", "shelter", "mobile_shelter", "companion_house", *CLOSED]),
        "status": st.sampled_from(["active", "active", "active", "active", "stopped", "unconfirmed"]),
        "service_status": st.sampled_from(["active", "active", "active", "active", "temporarily_closed"]),
        "verified": st.sampled_from([True, True, True, False]),
        "expires_in_days": st.sampled_from([30, 30, 30, 0, -1]),
    }
)
guests = st.sampled_from(list(Guest))
moments = st.integers(-96, 96).map(lambda quarters: EVENING + timedelta(minutes=15 * quarters))
spots = st.sampled_from([Spot(), Spot(35.66, 51.43), Spot(35.80, 51.46), Spot(district=12), Spot(district=22)])


def minutes(clock: str) -> int:
    """Minutes since midnight."""
    hour, minute = map(int, clock.split(":"))
    return hour * 60 + minute


def may_be_shown(place: dict[str, Any], guest: Guest, now: datetime) -> bool:
    """Whether staff vouch for the place, it takes the guest, and no fresh count says that it is full."""
    age = timedelta(minutes=place["counted_minutes_ago"]) + (now - EVENING)
    full = place["free"] == 0 and timedelta() <= age <= timedelta(hours=6)
    return (
        place["kind"] in {"shelter", "mobile_shelter"}
        and place["status"] == place["service_status"] == "active"
        and place["verified"]
        and EVENING + timedelta(days=place["expires_in_days"]) > now
        and place["audience"] == AUDIENCE[guest]
        and not full
    )


def open_at(place: dict[str, Any], at: datetime) -> bool:
    """Whether the place is open, by minutes since Tehran's midnight."""
    local = at.astimezone(TEHRAN)
    since_opening = (local.hour * 60 + local.minute - minutes(place["opens"])) % 1440
    return since_opening < ((minutes(place["closes"]) - minutes(place["opens"])) % 1440 or 1440)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(places=st.lists(shelters, max_size=8), guest=guests, now=moments, spot=spots, limit=st.integers(1, 4))
async def test_no_wrong_door_is_ever_shown(
    city: City, places: list[dict[str, Any]], guest: Guest, now: datetime, spot: Spot, limit: int
) -> None:
    """Nothing closed, full, unverified, expired, stopped, not entered freely, or for somebody else; sorted."""
    await city.pool.execute("TRUNCATE place CASCADE")
    known = {}
    for place in places:
        walk_in = place["kind"] not in CLOSED
        known[await city.has_shelter("?", **place, walk_in=walk_in)] = place

    found = await doors(city.pool, spot, guest, now, limit)

    assert len(found.open_now) <= limit
    assert len(found.opening_later) <= limit
    assert not (found.open_now and found.opening_later)
    assert (found.reason is Reason.OK) == bool(found.open_now)
    for door in found.open_now + found.opening_later:
        assert may_be_shown(known[door.place_id], guest, now)
        assert open_at(known[door.place_id], max(door.opens, now))
        assert door.round_the_clock == (door.closes is None)
        assert door.closes is None or not open_at(known[door.place_id], door.closes)
    for door in found.open_now:
        way = timedelta(minutes=60 if door.km is None else min(20 + 4 * door.km, 120))
        assert open_at(known[door.place_id], now + way)
        assert open_at(known[door.place_id], now + way + timedelta(minutes=29))
    for door in found.opening_later:
        assert now < door.opens <= now + timedelta(hours=14)
    assert [door.opens for door in found.opening_later] == sorted(door.opens for door in found.opening_later)


def candidate(key: int, km: float | None, free: int | None, hours_ago: float) -> Candidate:
    """A door that is always open."""
    return Candidate(
        place_id=key,
        key=f"{key}",
        name="",
        address=None,
        phone=None,
        district=None,
        lat=None,
        lon=None,
        km=km,
        km_is_by_district=False,
        sample=False,
        hours=(Hours(EVERY_DAY, time(0), time(0)),),
        cold=(Period(EVENING, EVENING + timedelta(hours=1)),),
        beds_free=free,
        beds_counted_at=None if free is None else EVENING - timedelta(hours=hours_ago),
    )


candidates = st.builds(
    candidate,
    st.integers(0, 10_000),
    st.none() | st.floats(0, 60),
    st.none() | st.integers(0, 5),
    st.floats(0, 12),
)


@given(st.lists(candidates, max_size=8, unique_by=lambda one: one.key), st.integers(1, 4), st.floats(0.1, 9))
def test_a_farther_twin_never_pushes_the_nearer_away(found: list[Candidate], limit: int, farther: float) -> None:
    """Adding the same door some km farther off leaves every shown door's nearer twin where it was."""
    before = choose(found, EVENING, limit)
    for place in before.open_now:
        if place.km is None:
            continue
        original = next(one for one in found if one.place_id == place.place_id)
        twin = replace(original, place_id=20_000, key="20000", km=place.km + farther)
        after = choose([*found, twin], EVENING, limit)
        assert after.open_now.index(place) == before.open_now.index(place)


@given(st.lists(candidates, max_size=8, unique_by=lambda one: one.key), st.integers(1, 4))
def test_the_best_doors_come_first_and_none_is_left_out(found: list[Candidate], limit: int) -> None:
    """Those shown are the smallest by rank among the near ones that are not full."""
    full = {one.key for one in found if one.beds_free == 0 and one.beds_counted_at is not None and age(one) <= 6}
    fit = [one for one in found if one.key not in full and (one.km is None or one.km <= 40)]
    best = sorted(fit, key=lambda one: rank(one, EVENING))[:limit]
    assert [door.place_id for door in choose(found, EVENING, limit).open_now] == [one.place_id for one in best]


def age(one: Candidate) -> float:
    """Hours since the count."""
    return math.inf if one.beds_counted_at is None else (EVENING - one.beds_counted_at) / timedelta(hours=1)


def test_no_place_at_all_is_said_as_such() -> None:
    """An empty directory."""
    assert choose([], EVENING, 3) == Doors([], [], Reason.NONE_FOR_GUEST)
