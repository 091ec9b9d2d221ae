"""A tiny bot for the browser tests: repeats words, answers taps, sends a place for a place."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import httpx

from tests.simulator.clients import TOKEN

KEYBOARD = {"keyboard": [[{"text": "📍 فرستادن موقعیت", "request_location": True}], ["🏠 منوی اصلی"]]}
CHOICE = {"inline_keyboard": [[{"text": "بله", "callback_data": "yes"}, {"text": "نه", "callback_data": "no"}]]}


class EchoBot:
    """Polls over plain HTTP."""

    def __init__(self, base: str, prefix: str = "") -> None:
        self.base = base + prefix
        self.tapped: list[str] = []

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Self]:
        """Answer until the end of the block."""
        address = f"{self.base}/bot{TOKEN}"
        async with httpx.AsyncClient(base_url=address, timeout=30) as self.http, asyncio.TaskGroup() as tasks:
            polling = tasks.create_task(self._poll())
            yield self
            polling.cancel()

    async def _poll(self) -> None:
        offset = 0
        while True:
            for update in await self._call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._answer_tap(update["callback_query"])
        elif "location" in update["message"]:
            place = {"latitude": 35.66, "longitude": 51.46, "title": "مددسرای نمونه", "address": "خاوران"}
            await self._call("sendVenue", chat_id=update["message"]["chat"]["id"], **place)
        else:
            message = update["message"]
            chat = message["chat"]["id"]
            await self._call("sendMessage", chat_id=chat, text="سلام", reply_markup=KEYBOARD)
            heard = f"شنیدم: {message['text']}"
            await self._call("sendMessage", chat_id=chat, text=heard, reply_markup=CHOICE)

    async def _answer_tap(self, query: dict[str, Any]) -> None:
        self.tapped.append(query["data"])
        message = query["message"]
        await self._call("answerCallbackQuery", callback_query_id=query["id"], text="ثبت شد")
        target = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        await self._call("editMessageText", **target, text="ممنون")

    async def _call(self, method: str, **params: Any) -> Any:
        return (await self.http.post(f"/{method}", json=params)).json()["result"]
