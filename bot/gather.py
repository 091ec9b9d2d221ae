"""Gathered statements: while one is on its way to Postgres, the next ones wait together and go as one.

A lone citizen waits for nobody; a crowd shares round trips and commits.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, Never, TypeVar

from bot.faults import is_passing

Item = TypeVar("Item")
Answer = TypeVar("Answer")


AT_ONCE = 3
"""Statements of one kind on their way at the same time; more would only queue for the same processor."""


class Gatherer(Generic[Item, Answer]):
    """Runs statements: at once while few are on their way, else one for all items that have come meanwhile."""

    def __init__(self, run: Callable[[Sequence[Item]], Awaitable[Sequence[Answer]]], most: int = 64) -> None:
        self._run = run
        self._most = most
        self._waiting: list[tuple[Item, asyncio.Future[Answer]]] = []
        self._came = asyncio.Event()
        self._running = 0

    async def add(self, item: Item) -> Answer:
        """Hand in one item and wait for its answer; raises what its statement raised."""
        if self._running >= AT_ONCE or self._waiting:
            answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            self._waiting.append((item, answer))
            return await answer
        with self._on_its_way():
            (alone,) = await self._run([item])
            return alone

    async def serve(self) -> Never:
        """Run statements for what waits, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                await self._came.wait()
                self._came.clear()
                while self._waiting and self._running < AT_ONCE:
                    batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
                    tasks.create_task(self._together(batch))
                    await asyncio.sleep(0)

    async def _together(self, batch: list[tuple[Item, asyncio.Future[Answer]]]) -> None:
        with self._on_its_way():
            await self._answer(batch)

    @contextmanager
    def _on_its_way(self) -> Iterator[None]:
        self._running += 1
        try:
            yield
        finally:
            self._running -= 1
            if self._waiting:
                self._came.set()

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
