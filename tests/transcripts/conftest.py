"""The fixtures of a running house."""

from tests.talking import bale, citizen, city, city_dsn, city_pool, in_bale, neighbours, now, tehran

__all__ = ["bale", "citizen", "city", "city_dsn", "city_pool", "in_bale", "neighbours", "now", "tehran"]
