"""One open point: what is asked, what the simulator assumes, how it is tried, and what came of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.probe.live import Live


class Verdict(StrEnum):
    """What a point came to."""

    AS_ASSUMED = "as assumed"
    CONTRADICTS = "contradicts"
    NOT_SEEN = "not seen"


class NotSeenError(Exception):
    """The point could not be tried, or said nothing; the text says why, without anybody's words."""


@dataclass(frozen=True)
class Finding:
    """What was seen, as shapes and codes, and whether that is what the simulator does."""

    as_assumed: bool
    seen: Any


@dataclass(frozen=True)
class Point:
    """An open point of the reference on Bale, with the function that tries it.

    `change` is the file of the simulator, with what to change in it, should the assumption be wrong; `option` is
    the option without which the point is not tried. `tried` raises NotSeenError and NoAnswerError.
    """

    id: str
    asks: str
    assumes: str
    how: str
    change: str
    tried: Callable[["Live"], Awaitable[Finding]]
    option: str = ""


@dataclass(frozen=True)
class Outcome:
    """A point with its verdict; `why` tells why it was not seen."""

    point: Point
    verdict: Verdict
    seen: Any = None
    why: str = ""
