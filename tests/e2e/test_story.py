"""One person's evening, over HTTP from end to end: once by long poll, once by webhook."""

import pytest

from tests.e2e.conftest import street_in
from tests.e2e.street import GREETING, WHERE, WHOM, Citizen, Street
from tests.e2e.town import Town

ENGHELAB = {"lat": 35.7009, "lon": 51.3912}
MOST_DOORS = 3


async def finds_a_bed(person: Citizen) -> None:
    """Greet, tap through the errand, share where one is, and get doors with points on the map."""
    await person.writes("سلام")
    await person.is_told(GREETING)
    await person.taps("🛏 جای خواب امشب")
    await person.is_told(WHOM)
    await person.taps("خودم، آقا")
    asked = len(await person.is_told(WHERE))
    await person.does("location", **ENGHELAB)
    shown = (await person.hears(asked + 4))[asked:]
    points = [each for each in shown if each["kind"] == "venue"]
    assert 1 <= len(points) <= MOST_DOORS
    for point in points:
        assert point["location"]["lat"] == pytest.approx(ENGHELAB["lat"], abs=0.5)
        assert any(point["location"]["title"] in each["text"] for each in shown if each["kind"] == "text")


async def goes_back_and_home(street: Street, person: Citizen) -> None:
    """Take the location back, go to the menu, and ask anew in Latin letters."""
    await street.quiet()
    await person.taps("🔙 بازگشت")
    (*_, question) = await person.is_told(WHERE)
    assert ["📍 فرستادن موقعیت"] in question["buttons"]
    await person.taps("🏠 منوی اصلی")
    await person.is_told(GREETING)
    await person.writes("garmkhane")
    await person.is_told(WHOM)


async def nothing_was_doubled(street: Street, person: Citizen) -> None:
    """What the person saw is what the thread holds, row by row."""
    await street.quiet()
    thread = [row for row in await street.thread(person) if row["author"] != "citizen"]
    assert {row["delivery"] for row in thread} == {"sent"}
    assert [call["status"] for call in await street.calls(person)] == [200] * len(await street.calls(person))
    assert len(await person.read()) == len(thread)


async def test_somebody_finds_a_bed_by_long_poll(street: Street) -> None:
    """The whole errand, twice begun, every word once."""
    person = street.citizen()
    await finds_a_bed(person)
    await goes_back_and_home(street, person)
    await nothing_was_doubled(street, person)


async def test_somebody_finds_a_bed_by_webhook(hooked_town: Town) -> None:
    """The same errand when the messenger calls us."""
    async with street_in(hooked_town) as street:
        person = street.citizen()
        await finds_a_bed(person)
        await goes_back_and_home(street, person)
        await nothing_was_doubled(street, person)
