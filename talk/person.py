"""Whom a step talks with, as far as it knows."""

import enum
from dataclasses import dataclass
from datetime import datetime


class Attended(enum.StrEnum):
    """Whether one of us attends to the person."""

    WAITING = "waiting"
    """Their case waits for somebody."""
    HELD = "held"
    """Somebody talks with them."""
    CLOSED = "closed"
    """Their case was closed, so short a time ago that new words open it again."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a step knows of whom it talks with."""

    id: int = 0
    attended: Attended | None = None
    silent_since: datetime | None = None
    """When they last wrote, UTC; None for somebody new."""
    account: int = 0
    """Through which of their accounts they write now."""
