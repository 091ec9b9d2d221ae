"""Which doors are shown tonight: the examples a shelter keeper would give."""

from datetime import datetime, timedelta

import pytest

from services.shelters import FAR_KM, Door, Doors, Guest, Reason, Spot, doors
from tests.city import EVENING, City

HERE = Spot(35.66, 51.43)
"""Shoosh Square."""


def away(km: float) -> tuple[float, float]:
    """A point so many km north of HERE."""
    return 35.66 + km / 111.195, 51.43


async def shown(
    city: City, guest: Guest = Guest.MAN, spot: Spot = HERE, now: datetime = EVENING, limit: int = 3
) -> Doors:
    """What a guest is shown."""
    return await doors(city.pool, spot, guest, now, limit)


def names(found: list[Door]) -> list[str]:
    """The doors by name, in order."""
    return [door.name for door in found]


async def test_an_open_door_comes_with_all_that_is_to_be_shown(city: City) -> None:
    """Name, address, phone, distance, hours in UTC, beds and their age."""
    await city.has_shelter(
        "خاوران", at=away(2), district=15, free=4, counted_minutes_ago=20, phone="02100000001", address="خاوران"
    )
    [door] = (await shown(city)).open_now
    assert (door.name, door.address, door.phone, door.district) == ("خاوران", "خاوران", "02100000001", 15)
    assert door.km == pytest.approx(2, abs=0.01)
    assert not door.km_is_by_district
    assert door.opens == EVENING.replace(hour=14, minute=30)
    assert door.closes == EVENING.replace(hour=3, minute=30) + timedelta(days=1)
    assert (door.beds_free, door.beds_counted_at) == (4, EVENING - timedelta(minutes=20))
    assert not door.beds_are_old
    assert not door.round_the_clock


async def test_nearer_doors_come_first(city: City) -> None:
    """By km, at most as many as asked for."""
    for km in (7, 1, 5, 3):
        await city.has_shelter(f"{km}", at=away(km), free=4)
    assert names((await shown(city)).open_now) == ["1", "3", "5"]
    assert names((await shown(city, limit=1)).open_now) == ["1"]


@pytest.mark.parametrize(("guest", "name"), [("man", "men"), ("woman", "women"), ("family", "families")])
async def test_each_guest_sees_only_doors_that_take_them(city: City, guest: str, name: str) -> None:
    """Men, women and families have doors of their own."""
    for audience in ("men", "women", "families"):
        await city.has_shelter(audience, audience=audience, at=away(1), free=4)
    assert names((await shown(city, Guest(guest))).open_now) == [name]


async def test_one_place_counts_its_beds_apart_for_men_and_women(city: City) -> None:
    """Full for men, free for women."""
    place = await city.has_shelter("ازگل", audience=("men", "women"), at=away(1), free=3)
    await city.counts(place, "men", 0)
    assert (await shown(city, Guest.MAN)).reason is Reason.ALL_FULL
    assert names((await shown(city, Guest.WOMAN)).open_now) == ["ازگل"]


@pytest.mark.parametrize(
    "flaw",
    [
        {"status": "unconfirmed"},
        {"status": "temporarily_closed"},
        {"status": "stopped"},
        {"status": "planned"},
        {"service_status": "stopped"},
        {"service_status": "unconfirmed"},
        {"walk_in": False},
        {"verified": False},
        {"expires_in_days": 0},
        {"expires_in_days": -1},
        {"kind": "recovery_centre", "walk_in": False},
        {"kind": "custodial_centre", "walk_in": False},
        {"kind": "safe_house", "walk_in": False},
        {"kind": "companion_house"},
        {"kind": "socialisation_centre"},
        {"kind": "social_service_base"},
    ],
    ids=str,
)
async def test_what_nobody_may_be_sent_to_is_never_shown(city: City, flaw: dict[str, object]) -> None:
    """Neither now nor for later, however near and empty: the guest is told that there is no place."""
    await city.has_shelter("در بسته", at=away(0.1), free=50, **flaw)  # type: ignore[arg-type]
    assert await shown(city) == Doors([], [], Reason.NONE_FOR_GUEST)


async def test_a_fresh_zero_closes_a_door_and_the_next_count_opens_it(city: City) -> None:
    """Only the latest count speaks."""
    place = await city.has_shelter("شوش", at=away(1), free=9, counted_minutes_ago=90)
    await city.counts(place, "men", 0, minutes_ago=10)
    assert await shown(city) == Doors([], [], Reason.ALL_FULL)
    await city.counts(place, "men", 1, minutes_ago=5)
    assert names((await shown(city)).open_now) == ["شوش"]


async def test_an_old_zero_closes_no_door_but_says_its_age(city: City) -> None:
    """Six hours is one evening: last night's zero says little about tonight."""
    await city.has_shelter("شوش", at=away(1), free=0, counted_minutes_ago=361)
    [door] = (await shown(city)).open_now
    assert (door.beds_free, door.beds_are_old) == (0, True)


async def test_a_count_from_the_future_is_not_believed(city: City) -> None:
    """A wrong clock must not hide the last honest count."""
    place = await city.has_shelter("شوش", at=away(1), free=2)
    await city.counts(place, "men", 0, minutes_ago=-60)
    [door] = (await shown(city)).open_now
    assert door.beds_free == 2


async def test_doubt_about_beds_weighs_as_some_km(city: City) -> None:
    """Fresh count at 4 km, old count at 2 km (+3), none at 1 km (+5), old zero at 0.5 km (+8)."""
    await city.has_shelter("old zero", at=away(0.5), free=0, counted_minutes_ago=600)
    await city.has_shelter("no count", at=away(1))
    await city.has_shelter("old count", at=away(2), free=4, counted_minutes_ago=600)
    await city.has_shelter("fresh count", at=away(4), free=4)
    assert names((await shown(city, limit=4)).open_now) == ["fresh count", "old count", "no count", "old zero"]


async def test_a_place_without_coordinates_is_measured_by_its_district_and_says_so(city: City) -> None:
    """From the centroid of district 15, about 4.5 km from Shoosh."""
    await city.has_shelter("خاوران", district=15, free=4)
    [door] = (await shown(city)).open_now
    assert (door.lat, door.lon, door.km_is_by_district) == (None, None, True)
    assert door.km == pytest.approx(4.5, abs=0.3)


async def test_a_person_who_names_a_district_is_measured_from_its_centre(city: City) -> None:
    """And told so."""
    await city.has_shelter("شوش", at=away(0), free=4)
    await city.has_shelter("چیتگر", district=22, free=4)
    found = await shown(city, spot=Spot(district=22))
    assert names(found.open_now) == ["چیتگر", "شوش"]
    assert [door.km_is_by_district for door in found.open_now] == [True, True]
    assert found.open_now[0].km == 0


async def test_a_person_who_cannot_say_where_still_sees_doors(city: City) -> None:
    """Without km, freshly counted beds first."""
    await city.has_shelter("no count", at=away(1))
    await city.has_shelter("counted", at=away(9), free=4)
    found = await shown(city, spot=Spot())
    assert names(found.open_now) == ["counted", "no count"]
    assert [door.km for door in found.open_now] == [None, None]


async def test_whoever_is_outside_the_city_is_told_so(city: City) -> None:
    """All doors are farther than FAR_KM."""
    await city.has_shelter("شوش", at=away(0), free=4)
    outside = Spot(35.66 + (FAR_KM + 1) / 111.195, 51.43)
    assert await shown(city, spot=outside) == Doors([], [], Reason.NONE_NEAR)


@pytest.mark.parametrize(("now", "open_then"), [("07:39", False), ("17:39", False), ("17:41", True)])
async def test_a_door_counts_as_open_if_it_is_so_on_arrival(city: City, now: str, *, open_then: bool) -> None:
    """20 minutes at no distance: 17:41 sets out for a door of 18:00 to 07:00 and finds it open at 18:01."""
    await city.has_shelter("شوش", at=away(0), free=4)
    hour, minute = map(int, now.split(":"))
    at = EVENING.replace(hour=0, minute=0) + timedelta(hours=hour - 3.5, minutes=minute)
    found = await shown(city, now=at)
    assert bool(found.open_now) is open_then
    assert bool(found.opening_later) is not open_then


@pytest.mark.parametrize(("minutes_before_closing", "open_then"), [(51, True), (50, True), (49, False)])
async def test_a_door_that_closes_half_an_hour_after_arrival_is_no_bed(
    city: City, minutes_before_closing: int, *, open_then: bool
) -> None:
    """20 minutes of way and 30 of stay, before 07:00 in Tehran."""
    await city.has_shelter("شوش", at=away(0), free=4, counted_minutes_ago=-0)
    at = EVENING.replace(hour=3, minute=30) + timedelta(days=1, minutes=-minutes_before_closing)
    assert bool((await shown(city, now=at)).open_now) is open_then


async def test_where_nothing_is_open_the_doors_that_open_soonest_are_shown(city: City) -> None:
    """At noon in Tehran: 17:00 before 18:00, however near."""
    await city.has_shelter("six", at=away(0), opens="18:00")
    await city.has_shelter("five", at=away(9), opens="17:00")
    noon = EVENING.replace(hour=8, minute=30)
    found = await shown(city, now=noon)
    assert names(found.opening_later) == ["five", "six"]
    assert found.opening_later[0].opens == EVENING.replace(hour=13, minute=30)
    assert (found.open_now, found.reason) == ([], Reason.NONE_OPEN)


async def test_a_door_counted_full_just_now_is_not_promised_for_the_evening(city: City) -> None:
    """A zero of ten minutes ago, an hour before it opens."""
    await city.has_shelter("شوش", at=away(0), free=0, counted_minutes_ago=310)
    late_afternoon = EVENING - timedelta(hours=5)
    assert await shown(city, now=late_afternoon) == Doors([], [], Reason.NONE_OPEN)


async def test_what_opens_more_than_fourteen_hours_from_now_is_another_night(city: City) -> None:
    """At 03:50 in Tehran a door of 18:00 is 14 hours and ten minutes away."""
    await city.has_shelter("شوش", at=away(0), opens="18:00", closes="21:00")
    early = EVENING.replace(hour=0, minute=20)
    assert await shown(city, now=early) == Doors([], [], Reason.NONE_OPEN)
    assert names((await shown(city, now=early + timedelta(minutes=10))).opening_later) == ["شوش"]


async def test_a_cold_spell_keeps_open_the_doors_that_stay_open_for_it(city: City) -> None:
    """At noon, only the one that says so; it closes when the spell ends and its own hours do."""
    await city.has_shelter("cold", at=away(1), free=4, open_24h_when_cold=True)
    await city.has_shelter("not cold", at=away(0), free=4)
    await city.is_cold(since_hours=24, for_hours=72)
    noon = EVENING.replace(hour=8, minute=30)
    [door] = (await shown(city, now=noon)).open_now
    assert (door.name, door.round_the_clock, door.closes) == ("cold", True, None)


async def test_after_the_cold_the_door_keeps_its_own_hours(city: City) -> None:
    """The spell ended an hour ago."""
    await city.has_shelter("cold", at=away(1), open_24h_when_cold=True)
    await city.is_cold(since_hours=11, for_hours=0.5)
    found = await shown(city, now=EVENING.replace(hour=8, minute=30))
    assert (found.open_now, names(found.opening_later)) == ([], ["cold"])


async def test_a_door_round_the_clock_has_no_closing_hour(city: City) -> None:
    """00:00 to 00:00."""
    await city.has_shelter("بهمن", at=away(1), opens="00:00", closes="00:00")
    [door] = (await shown(city)).open_now
    assert (door.round_the_clock, door.closes) == (True, None)


async def test_a_service_without_known_hours_is_never_called_open(city: City) -> None:
    """Unknown hours are unknown."""
    place = await city.has_shelter("شوش", at=away(1), free=4)
    await city.pool.execute("DELETE FROM schedule USING service s WHERE s.id = service_id AND place_id = $1", place)
    assert await shown(city) == Doors([], [], Reason.NONE_OPEN)


async def test_nothing_that_nobody_confirmed_is_shown_to_anybody(city: City) -> None:
    """The shipped facts alone open no door."""
    for guest in Guest:
        assert await shown(city, guest) == Doors([], [], Reason.NONE_FOR_GUEST)


async def test_a_demonstration_has_an_open_door_for_everybody_at_every_hour(city: City) -> None:
    """The shipped samples, each marked as such in its name."""
    await city.shows_samples()
    for guest in Guest:
        for hour in range(24):
            found = await shown(city, guest, now=EVENING + timedelta(hours=hour))
            assert found.open_now, (guest, hour)
            assert all("نمونه" in door.name and door.sample for door in found.open_now)
