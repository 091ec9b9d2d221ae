"""Gathered statements: while one is on its way to Postgres, the next ones wait together and go as one.

A lone citizen waits for nobody; a crowd shares round trips and commits. One at a time, because two at once were
measured to cost more than they gain: the batches get smaller.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, Never, TypeVar

from services.faults import is_passing

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Gatherer(Generic[Item, Answer]):
    """Runs one statement for all items that came while the one before was running."""

    def __init__(self, run: Callable[[Sequence[Item]], Awaitable[Sequence[Answer]]], most: int = 64) -> None:
        self._run = run
        self._most = most
        self._waiting: list[tuple[Item, asyncio.Future[Answer]]] = []
        self._came = asyncio.Event()
        self._busy = False

    async def add(self, item: Item) -> Answer:
        """Hand in one item and wait for its answer; raises what its statement raised."""
        if self._busy or self._waiting:
            answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            self._waiting.append((item, answer))
            return await answer
        self._busy = True
        try:
            (alone,) = await self._run([item])
            return alone
        finally:
            self._busy = False
            if self._waiting:
                self._came.set()

    async def serve(self) -> Never:
        """Run statements for what waits, until cancelled."""
        while True:
            await self._came.wait()
            self._came.clear()
            self._busy = True
            try:
                while self._waiting:
                    batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                    await self._answer(batch)
            finally:
                self._busy = False

    async def _answer(self, batch: list[tuple[Item, asyncio.Future[Answer]]]) -> None:
        try:
            answers = await self._run([item for item, _ in batch])
        except Exception as fault:  # noqa: BLE001 (it is raised again where the item was handed in)
            await self._refuse(batch, fault)
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)

    async def _refuse(self, batch: list[tuple[Item, asyncio.Future[Answer]]], fault: Exception) -> None:
        """Give items their fault; of several that Postgres objects to, find the bad one by trying each alone."""
        if len(batch) > 1 and not is_passing(fault):
            for each in batch:
                await self._answer([each])
            return
        for _, future in batch:
            if not future.done():
                future.set_exception(fault)
