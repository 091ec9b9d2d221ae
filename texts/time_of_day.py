"""Hours of Tehran as people here say them."""

from datetime import datetime

from texts.clock import TEHRAN

PARTS = (
    (0, "clock-midnight"),
    (1, "clock-before-dawn"),
    (5, "clock-morning"),
    (12, "clock-noon"),
    (13, "clock-afternoon"),
    (16, "clock-evening"),
    (19, "clock-night"),
)
"""Hour (Tehran) from which a part of the day is called so, and the message id of how it is said."""


def clock_words(moment: datetime) -> tuple[str, int, int]:
    """Give the message id for the part of the day, the hour on a twelve-hour clock, and the minutes."""
    local = moment.astimezone(TEHRAN)
    part = next(message for hour, message in reversed(PARTS) if local.hour >= hour)
    return part, (local.hour - 1) % 12 + 1, local.minute
