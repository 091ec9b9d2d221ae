"""The made-up shelters of a demonstration: marked as such, fresh at every start, apart from the facts."""

import json
from datetime import timedelta
from typing import Any

from tests.city import DATA, City


def rows_of(file: str) -> list[dict[str, Any]]:
    """The rows of a made-up file."""
    rows: list[dict[str, Any]] = json.loads((DATA / "sample" / file).read_text(encoding="utf-8"))
    return rows


def test_everything_made_up_says_so() -> None:
    """In its row, in its name and in its address; a phone is one that cannot exist."""
    for file in ("places.json", "services.json", "bed_counts.json"):
        assert all(row["sample"] is True for row in rows_of(file))
    for row in rows_of("places.json"):
        assert "نمونه" in row["name"]
        assert "نمونه" in row["address"]
        assert row["phone"] in {None, "02100000001"}


def test_the_sample_shows_what_a_demonstration_must_show() -> None:
    """Places with and without points, closed, expired, full, old and uncounted, past midnight and seasonal."""
    places, services, counts = map(rows_of, ("places.json", "services.json", "bed_counts.json"))
    assert sum(row["lat"] is None for row in places) >= 3
    assert any(row["status"] == "temporarily_closed" for row in places)
    assert any(row["expires_in_days"] < 0 for row in places)
    assert any(row["kind"] == "mobile_shelter" for row in places)
    assert {row["audience"] for row in services} == {"men", "women", "families"}
    assert any("season_from" in hours for row in services for hours in row["hours"])
    assert any(row["open_24h_when_cold"] for row in services)
    assert {row["minutes_ago"] for row in counts} == {5, 20, 40, 180, 2880}
    assert any(row["available"] == 0 for row in counts)
    assert len(counts) < len(services)


async def test_starting_a_demonstration_again_appends_no_count(city: City) -> None:
    """At the same moment nothing changes; later the made-up counts are replaced by fresh ones."""
    first = await city.loads("sample")
    again = await city.loads("sample")
    assert first["bed_count"].added == again["bed_count"].unchanged == len(rows_of("bed_counts.json"))
    assert all(counts.added == counts.changed == counts.removed == 0 for counts in again.values())

    tomorrow = city.now() + timedelta(days=1)
    city.now = lambda: tomorrow
    later = await city.loads("sample")
    assert later["bed_count"].added == later["bed_count"].removed == len(rows_of("bed_counts.json"))
    assert later["place"].changed == len(rows_of("places.json"))


async def test_what_somebody_counted_during_a_demonstration_stays(city: City) -> None:
    """Only made-up counts are replaced."""
    await city.loads("sample")
    place = await city.pool.fetchval("SELECT id FROM place WHERE key = 'sample-shush'")
    await city.counts(place, "men", 1)
    await city.loads("sample")
    assert await city.pool.fetchval("SELECT count(*) FROM bed_count WHERE NOT sample") == 1


async def test_facts_stay_untouched_by_the_sample(city: City) -> None:
    """No fact is marked as made up, and no made-up row as a fact."""
    await city.loads("sample")
    facts = await city.pool.fetch("SELECT key, sample FROM place")
    assert all(row["sample"] == row["key"].startswith("sample-") for row in facts)
