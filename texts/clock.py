"""The one place that looks at the wall clock; everything else is handed the time."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

TEHRAN = ZoneInfo("Asia/Tehran")

Clock = Callable[[], datetime]
"""Gives the present moment, UTC."""


def utc_now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)  # noqa: TID251 (this is the clock)
