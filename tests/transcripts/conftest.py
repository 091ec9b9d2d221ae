"""The fixtures of a running house."""

from tests.talking import citizen, city, city_dsn, city_pool, neighbours, now, tehran

__all__ = ["citizen", "city", "city_dsn", "city_pool", "neighbours", "now", "tehran"]
