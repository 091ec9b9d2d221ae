"""Citizens who do their errands at the simulator, over its documented HTTP API, and what it took from them."""

import asyncio
from http import HTTPStatus
from typing import Any

import aiohttp

from benchmarks.day.counting import Act
from benchmarks.day.errands import Step, Visit
from bot.capabilities import PLATFORMS
from handlers.menu import MORE_ROWS, other
from texts.fluent import Words

PATIENCE_SECONDS = 15.0
"""So long somebody waits for a button; then they write what stands on it."""

UNHURRIED_SECONDS = 60.0
"""A day shorter than this leaves no time for pauses."""

ONE_TAP_FURTHER = {each.label for row in (*MORE_ROWS, (other("fa"),)) for each in row}
"""What stands under the greeting, and where the menu lies at the bottom of the screen behind «other services»."""


class Citizen:
    """One person on one messenger."""

    def __init__(self, messenger: aiohttp.ClientSession, words: Words, visit: Visit) -> None:
        self.platform = visit.platform
        self.person = visit.person
        self.acts: list[Act] = []
        """What the simulator took, in order."""
        self.has_blocked = False
        self._visit = visit
        self._messenger = messenger
        self._words = words
        self._wrote = 0

    async def comes(self, seconds: float) -> None:
        """Come at their moment of a day of so many seconds and do their errand; in a very short day all hurry."""
        await asyncio.sleep(self._visit.at * seconds)
        for step, pause in zip(self._visit.errand, self._visit.pauses, strict=True):
            await asyncio.sleep(pause * min(1.0, seconds / UNHURRIED_SECONDS))
            await self._do(step)

    async def reads(self, after: int = 0, wait: int = 0) -> list[dict[str, Any]]:
        """Read the chat, or what comes in so many seconds."""
        query = {"after": str(after), "wait": str(wait)}
        async with self._messenger.get(self._path("messages"), params=query) as answer:
            told: list[dict[str, Any]] = await answer.json()
            return told

    async def _do(self, step: Step) -> None:
        match step.verb:
            case "tap":
                if step.what in ONE_TAP_FURTHER and not PLATFORMS[self.platform].commands:
                    await self._taps(self._words.label("fa", "more-label"), Step("tap", "more-label"))
                await self._taps(self._label(step.what), step)
            case "location":
                self._took(await self._acts("location", lat=self._visit.lat, lon=self._visit.lon), step)
            case "edit":
                told = await self._acts("edit", id=self._wrote, text=step.what)
                self.acts.append(Act(("edited_message", str(told["id"])), step.quiet))
            case "block" | "unblock":
                self.has_blocked = True
                await self._acts(step.verb)
            case _:
                self._took(await self._acts(step.verb, **({"text": step.what} if step.what else {})), step)

    async def _taps(self, label: str, step: Step) -> None:
        """Tap a button as soon as it is there."""
        late = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while (told := await self._tries("tap", text=label)) is None:
            if asyncio.get_running_loop().time() > late:
                told = await self._acts("text", text=label)
                break
            newest = max((each["id"] for each in await self.reads()), default=0)
            await self.reads(newest, wait=2)
        if "message" in told:
            self.acts.append(Act(("callback_query", str(told["id"]))))
        else:
            self._took(told, step)

    def _took(self, told: dict[str, Any], step: Step) -> None:
        self._wrote = told["id"]
        self.acts.append(Act(("message", str(told["id"])), step.quiet))

    async def _acts(self, verb: str, **body: Any) -> dict[str, Any]:
        """Act, and succeed."""
        told = await self._tries(verb, **body)
        if told is None:
            raise RuntimeError(f"the simulator does not let {self.person} {verb}")
        return told

    async def _tries(self, verb: str, **body: Any) -> dict[str, Any] | None:
        """Act; None when the screen does not offer it."""
        async with self._messenger.post(self._path(verb), json=body) as answer:
            if answer.status == HTTPStatus.CONFLICT:
                return None
            answer.raise_for_status()
            told: dict[str, Any] = await answer.json()
            return told

    def _path(self, verb: str) -> str:
        return f"/citizen/{self.platform}/{self.person}/{verb}"

    def _label(self, message: str) -> str:
        language = "en" if any(step.what == "language-other" for step in self._visit.errand) else "fa"
        return self._words.label("fa" if message == "language-other" else language, message)
