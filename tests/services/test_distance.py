"""Distances in km, against places whose distance is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.distance import km_between

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_km() -> None:
    """Mean radius 6371.0088 km, so 111.195 km a degree."""
    assert km_between(35, 51, 36, 51) == pytest.approx(111.195, abs=0.001)


def test_azadi_to_emam_hosein_square_is_about_ten_km() -> None:
    """Measured on a map: Azadi 35.6997 51.3380, Emam Hosein 35.7022 51.4463; 9.8 km as the crow flies."""
    assert km_between(35.6997, 51.3380, 35.7022, 51.4463) == pytest.approx(9.78, abs=0.05)


@given(latitudes, longitudes, latitudes, longitudes)
def test_the_way_back_is_as_long(lat: float, lon: float, other_lat: float, other_lon: float) -> None:
    """Symmetric, never negative, never more than half of the Earth's girth."""
    there = km_between(lat, lon, other_lat, other_lon)
    assert there == pytest.approx(km_between(other_lat, other_lon, lat, lon))
    assert 0 <= there <= 20_016
