"""The record of what bots called, for tests that count."""

import itertools
from collections import deque
from dataclasses import dataclass

from simulator.world.json import Json
from simulator.world.numbers import now

_KEPT = 10_000


@dataclass
class Entry:
    """One call; `status` is empty while it has no answer, and stays so when it never gets one."""

    n: int
    platform: str
    method: str
    chat_id: str | None
    params: Json
    date: int
    status: int | None = None

    def as_json(self) -> Json:
        """Write the call; the token never came this far."""
        return vars(self).copy()


class Log:
    """The last calls of all bots."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=_KEPT)
        self._numbers = itertools.count(1)

    def add(self, platform: str, method: str, chat_id: str | None, params: Json) -> Entry:
        """Record a call as it comes in."""
        entry = Entry(next(self._numbers), platform, method, chat_id, params, now())
        self._entries.append(entry)
        return entry

    def after(self, number: int, method: str = "", platform: str = "") -> list[Json]:
        """Give what was called since, optionally one method only, or on one messenger."""
        since = (one for one in self._entries if one.n > number)
        return [
            one.as_json()
            for one in since
            if method.lower() in ("", one.method.lower()) and platform in ("", one.platform)
        ]
