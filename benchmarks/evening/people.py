"""People at the simulator, over its documented HTTP API: what they did and when, and when each answer was there."""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp

from benchmarks.day.counting import Key
from benchmarks.evening.plan import Step, Visit
from texts.fluent import Words

LOOK_SECONDS = 30
"""So long the simulator is asked to wait for something new."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person did, which the simulator took."""

    key: Key
    at: float
    """When it was handed over, in seconds of the monotonic clock."""
    danger: bool


class Person:
    """One person who writes when it is time, answered or not; only a button has to be there before it is tapped."""

    def __init__(self, messenger: aiohttp.ClientSession, words: Words, visit: Visit) -> None:
        self.visit = visit
        self.acts: list[Act] = []
        self.seen: dict[int, float] = {}
        """Number of a message of ours in this chat -> when it was there."""
        self._messenger = messenger
        self._words = words
        self._rang = asyncio.Event()

    async def comes(self, began: float) -> None:
        """Do everything at its time, and look at the chat for ever after."""
        async with asyncio.TaskGroup() as tasks:
            for step in self.visit.steps:
                await asyncio.sleep(began + self.visit.at + step.after - time.monotonic())
                await (self._taps(step) if step.verb == "tap" else self._writes(step))
                if len(self.acts) == 1:
                    tasks.create_task(self._looks())

    async def _writes(self, step: Step) -> None:
        await self._acted(step, "message", {"text": step.what})

    async def _taps(self, step: Step) -> None:
        """Tap as soon as the button is there."""
        label = {"text": self._words.label("fa", step.what)}
        while not await self._acted(step, "callback_query", label):
            self._rang.clear()
            await self._rang.wait()

    async def _acted(self, step: Step, kind: str, body: dict[str, str]) -> bool:
        """Act; tell whether the screen offers that."""
        at = time.monotonic()
        async with self._messenger.post(self._path(step.verb), json=body) as answer:
            if answer.status == HTTPStatus.CONFLICT:
                return False
            answer.raise_for_status()
            told = await answer.json()
        self.acts.append(Act((kind, str(told["id"])), at, step.danger))
        return True

    async def _looks(self) -> None:
        last = 0
        while True:
            query = {"after": str(last), "wait": str(LOOK_SECONDS)}
            async with self._messenger.get(self._path("messages"), params=query) as answer:
                shown: list[dict[str, Any]] = await answer.json()
            at = time.monotonic()
            self.seen |= {each["id"]: at for each in shown if each["from"] == "bot"}
            last = max((each["id"] for each in shown), default=last)
            self._rang.set()

    def _path(self, verb: str) -> str:
        return f"/citizen/telegram/{self.visit.person}/{verb}"
