"""The open points, in the order in which they are tried: first what needs nobody, then what a person helps with."""

from bot.probe.point import Point
from bot.probe.points import (
    buttons,
    editing,
    errors,
    files,
    formatting,
    heavy,
    methods,
    people,
    sending,
    updates,
    webhook,
)

POINTS: tuple[Point, ...] = (
    *methods.POINTS,
    *errors.POINTS,
    *updates.FIRST,
    *sending.POINTS,
    *editing.POINTS,
    *files.POINTS,
    *buttons.POINTS,
    *formatting.POINTS,
    *people.POINTS,
    *webhook.POINTS,
    *updates.LAST,
    *heavy.POINTS,
    *updates.WAITING,
    *heavy.NEVER,
)
