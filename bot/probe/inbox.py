"""The bot's updates, taken one by one and acknowledged as the platform wants it."""

from collections import deque
from math import ceil
from time import monotonic
from typing import Any

from bot.probe.point import NotSeenError
from bot.probe.secrecy import Secrets
from bot.probe.wire import Answer, Wire

LONGEST_POLL = 20
"""Seconds; well below whatever the platform allows, so that no answer is cut."""

MOST_POLLS = 30
"""Enough for 2,000 updates; an end in any case, should offsets be passed over."""


class Inbox:
    """What comes in; `ids` are the numbers of all updates so far, in the order they came."""

    def __init__(self, wire: Wire, secrets: Secrets) -> None:
        self._wire = wire
        self._secrets = secrets
        self._waiting: deque[dict[str, Any]] = deque()
        self.ids: list[int] = []

    @property
    def offset(self) -> int:
        """The number from which updates are wanted: everything before it is acknowledged."""
        return max(self.ids, default=-1) + 1

    async def empty(self) -> Answer:
        """Take and forget what waits; give the last answer, which is a refusal when somebody else takes updates."""
        answer = await self.poll(0)
        for _ in range(MOST_POLLS):
            if not self._waiting:
                break
            self._waiting.clear()
            answer = await self.poll(0)
        return answer

    async def poll(self, seconds: int, patience: float = 0, **more: Any) -> Answer:
        """Ask once, for so many seconds, and keep what comes."""
        wanted: dict[str, Any] = {"timeout": seconds} | more
        if self.ids:
            wanted["offset"] = self.offset
        answer = await self._wire.call("getUpdates", patience=patience or seconds + LONGEST_POLL, **wanted)
        self._keep(answer.result)
        return answer

    def _keep(self, result: Any) -> None:
        for update in result if isinstance(result, list) else ():
            if isinstance(update, dict) and isinstance(update.get("update_id"), int):
                self._secrets.learn(update)
                self.ids.append(update["update_id"])
                self._waiting.append(update)

    async def next(self, deadline: float, **more: Any) -> dict[str, Any] | None:
        """Give the next update, or None once the deadline (of the monotonic clock) has passed.

        Raises NotSeenError when the platform refuses to give updates.
        """
        while not self._waiting and (left := deadline - monotonic()) > 0:
            answer = await self.poll(min(LONGEST_POLL, ceil(left)), **more)
            if not answer.ok:
                raise NotSeenError(f"getUpdates was refused ({answer.code})")
        return self._waiting.popleft() if self._waiting else None

    async def still_there(self, number: int) -> bool:
        """Tell whether an update that is not acknowledged yet is given once more."""
        answer = await self._wire.call("getUpdates", offset=number, timeout=0)
        held = answer.result if isinstance(answer.result, list) else []
        return number in [update.get("update_id") for update in held if isinstance(update, dict)]
