"""A citizen in a test, who acts only through the documented HTTP API."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Person:
    """One citizen."""

    http: httpx.AsyncClient
    user: str = "sara"
    platform: str = "telegram"

    @property
    def path(self) -> str:
        """Where this citizen's verbs stand."""
        return f"/citizen/{self.platform}/{self.user}"

    async def post(self, verb: str, **body: Any) -> httpx.Response:
        """Act, whatever comes of it."""
        return await self.http.post(f"{self.path}/{verb}", json=body)

    async def does(self, verb: str, **body: Any) -> dict[str, Any]:
        """Act, and succeed."""
        answer = await self.post(verb, **body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def writes(self, text: str) -> int:
        """Write words and give the message's id."""
        return int((await self.does("text", text=text))["id"])

    async def taps(self, words: str) -> dict[str, Any]:
        """Tap a button that must be there."""
        return await self.does("tap", text=words)

    async def reads(self, after: int = 0, wait: int = 0) -> list[dict[str, Any]]:
        """Read messages after an id."""
        answer = await self.http.get(f"{self.path}/messages", params={"after": after, "wait": wait})
        assert answer.status_code == 200, answer.text
        told: list[dict[str, Any]] = answer.json()
        return told

    async def last(self) -> dict[str, Any]:
        """Read the newest message."""
        return (await self.reads())[-1]

    async def screen(self) -> dict[str, Any]:
        """Look at the screen beside the messages."""
        told: dict[str, Any] = (await self.http.get(f"{self.path}/screen")).json()
        return told
