"""The shipped facts: whole, sourced, and with no closed place among the doors."""

import json
from typing import Any

import pytest

from tests.city import DATA, EVENING, City
from texts.persian import squeeze

CLOSED = {"recovery_centre", "custodial_centre", "safe_house"}
DOORS = {"shelter", "mobile_shelter"}


def rows_of(file: str) -> list[dict[str, Any]]:
    """The rows of a file of facts."""
    rows: list[dict[str, Any]] = json.loads((DATA / "tehran" / file).read_text(encoding="utf-8"))
    return rows


FILES = sorted(path.name for path in (DATA / "tehran").iterdir())


def test_there_are_22_districts_each_crediting_openstreetmap() -> None:
    """ODbL asks for the credit."""
    districts = rows_of("districts.json")
    assert [row["number"] for row in districts] == list(range(1, 23))
    assert all("© OpenStreetMap contributors, ODbL" in row["source"] for row in districts)


def test_the_369_published_names_stand_in_368_rows() -> None:
    """The table lists «پونک جنوبی» twice in district 5; it is one name in one district."""
    names = [(row["name"], row["district"]) for row in rows_of("neighbourhoods.json")]
    assert len(names) + 1 == 369
    assert names.count(("پونک جنوبی", 5)) == 1
    assert {district for _, district in names} == set(range(1, 23))


def test_neighbourhoods_carry_no_points() -> None:
    """Their points have no licence; names and districts are facts."""
    for row in rows_of("neighbourhoods.json") + rows_of("landmarks.json"):
        assert set(row) <= {"name", "district", "also", "source"}


def test_landmarks_wait_for_staff_to_confirm_them() -> None:
    """They come from common knowledge and say so; none repeats an official name of its district."""
    official = {(squeeze(row["name"]), row["district"]) for row in rows_of("neighbourhoods.json")}
    for row in rows_of("landmarks.json"):
        assert row["source"] == "common knowledge, to be confirmed by staff"
        assert (squeeze(row["name"]), row["district"]) not in official


@pytest.mark.parametrize("file", FILES)
def test_every_fact_says_where_it_comes_from(file: str) -> None:
    """A source, and for what changes also a date; a service leans on its place."""
    for row in rows_of(file):
        assert file == "services.json" or row["source"]
        assert file not in {"places.json", "lines.json", "districts.json"} or row["as_of"]
        assert "sample" not in row


def test_no_closed_place_has_a_public_door() -> None:
    """Yavar-e Shahr, Samansara and safe houses are entered by court, police or referral."""
    places = rows_of("places.json")
    assert {row["kind"] for row in places} >= CLOSED
    for row in places:
        assert row["public_walk_in"] == (row["kind"] in DOORS), row["key"]


def test_no_safe_house_has_an_address() -> None:
    """Their addresses must stay secret."""
    houses = [row for row in rows_of("places.json") if row["kind"] == "safe_house"]
    assert houses
    for row in houses:
        assert [row[field] for field in ("district", "address", "lat", "lon", "phone")] == [None] * 5


def test_no_place_is_called_verified_before_staff_called_it() -> None:
    """Everything stands as unconfirmed or planned."""
    for row in rows_of("places.json"):
        assert row["status"] in {"unconfirmed", "planned"}
        assert row["verified_at"] is None


def test_lines_that_nobody_may_call_are_not_active() -> None:
    """09628 is stopped; what is only remembered is unconfirmed; the emergency card has four lines."""
    lines = {row["number"]: row for row in rows_of("lines.json")}
    assert lines["09628"]["status"] == "stopped"
    for number in ("129", "1888", "1490", "4030", "42152", "190", "55522322"):
        assert (lines[number]["status"], lines[number]["verified_at"]) == ("unconfirmed", None)
    emergency = sorted((row for row in lines.values() if row["emergency"]), key=lambda row: row["rank"])
    assert [row["number"] for row in emergency] == ["123", "115", "110", "125"]


async def test_loading_writes_every_row_and_loading_again_changes_nothing(city: City) -> None:
    """The second load adds, changes and removes nothing."""
    await city.knows_tehran()
    for table, rows in {"district": 22, "neighbourhood": 368 + len(rows_of("landmarks.json")), "place": 56}.items():
        assert await city.pool.fetchval(f"SELECT count(*) FROM {table}") == rows  # noqa: S608
    again = await city.loads("tehran")
    assert all(counts.added == counts.changed == counts.removed == 0 for counts in again.values())
    assert again["line"].unchanged == len(rows_of("lines.json"))
    assert await city.pool.fetchval("SELECT expires_at FROM line WHERE key = 'police'") > EVENING
