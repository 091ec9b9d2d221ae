"""How far two points are apart, as the crow flies."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km (haversine); latitudes and longitudes in degrees."""
    north = radians(other_lat - lat)
    east = radians(other_lon - lon)
    along = cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, sin(north / 2) ** 2 + along)))
