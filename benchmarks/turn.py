"""Durable turns a second against the floor: raw update in, reply committed and handed to a null platform.

    ./yavar bench turn [--rounds 7] [--seconds 1]

Rounds of floor and house alternate, so that a busy machine slows both. What is printed are medians of ratios.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import resource
import statistics
import time
from collections.abc import Mapping, Sequence
from typing import Any

import uvloop

from benchmarks.floor import Floor, floor
from bot.pace import Pace
from bot.platform import Erased, Erasure, FileGoneError, Outcome, Sent
from bot.run import House, Role
from bot.settings import Settings
from services.connections import pool
from services.gazetteer import read
from services.outbox import Outgoing

UNHURRIED = 1e9


class NullPlatform:
    """Takes every message in no time and wakes the person who waits for it."""

    name = "telegram"
    bot_id = 1
    path = "/telegram"

    def __init__(self) -> None:
        self.waiting: dict[int, asyncio.Future[None]] = {}
        self.order: dict[int, list[int]] = {}
        self.handed = 0
        self.delays: dict[int, list[float]] = {}
        """Seconds that the next replies to a chat take."""

    async def send(self, message: Outgoing) -> Outcome:
        """Take it."""
        self.handed += 1
        if delays := self.delays.get(message.chat_id):
            await asyncio.sleep(delays.pop(0))
        self.order.setdefault(message.chat_id, []).append(message.id)
        if (waiter := self.waiting.pop(message.chat_id, None)) and not waiter.done():
            waiter.set_result(None)
        return Sent(message.id)

    async def alive(self) -> bool:
        """Be there."""
        return True

    async def file(self, file_id: str, most: int) -> bytes:
        """Have none."""
        raise FileGoneError(file_id, most)

    async def erase(self, chat_id: int, numbers: Sequence[int]) -> Erasure:  # noqa: ARG002 (the sign of a platform)
        """Take it."""
        return Erased()

    async def answer(self, callback_id: str) -> None:
        """Take it."""

    async def updates(self, offset: int, seconds: int) -> list[Any]:
        """Have none: the people of this benchmark hand their updates in themselves."""
        await asyncio.sleep(seconds + offset * 0)
        return []

    async def webhook(self, url: str, secret: str) -> None:
        """Take it."""

    async def introduce(self, menus: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Have no menu."""

    async def close(self) -> None:
        """Have nothing to close."""


class Crowd:
    """People who each wait for their answer before they tap again."""

    def __init__(self, house: House, platform: NullPlatform) -> None:
        self._house = house
        self._platform = platform
        self._ids = itertools.count(time.time_ns() // 1000)
        self.latencies: list[float] = []

    async def round(self, people: int, seconds: float, rate: float | None = None) -> float:
        """Take turns for so long; give turns a second. `rate` limits all people together."""
        runs = await self.greet(people)
        self.latencies = []
        began = time.perf_counter()
        until = began + seconds
        work = (self._person(chat, runs[chat], until, people, rate) for chat in range(people))
        turns = sum(await asyncio.gather(*work))
        return turns / (time.perf_counter() - began)

    async def greet(self, people: int) -> dict[int, int]:
        """Bring everybody to the question for whom the bed is; give which run of the talk each is in."""
        for chat in range(people):
            await self._one(chat, json.dumps({"message": {"text": "/start", **envelope(chat)}}))
            await self._one(chat, json.dumps({"message": {"text": "جا ندارم", **envelope(chat)}}))
        return await self._runs(people)

    async def writes_at_once(self, chat: int, run: int, messages: int) -> None:
        """Tap so often without waiting for an answer."""
        data = (f"a/{run}.0/someone-else", f"back/{run}.1")
        for number in range(messages):
            text = json.dumps({"update_id": next(self._ids), "callback_query": tap(chat, data[number % 2])})
            await self._house.intake.take_one(json.loads(text), text)

    async def _runs(self, people: int) -> dict[int, int]:
        rows = await self._house.pool.fetch(
            "SELECT a.chat_id, v.state->>'run' AS run FROM account a JOIN conversation v USING (citizen_id)"
            " WHERE a.chat_id < $1",
            people,
        )
        return {row["chat_id"]: int(row["run"]) for row in rows}

    async def _person(self, chat: int, run: int, until: float, people: int, rate: float | None) -> int:
        # «for somebody else», then back: one question read and one asked, each turn.
        taps = [
            json.dumps({"callback_query": tap(chat, data)}) for data in (f"a/{run}.0/someone-else", f"back/{run}.1")
        ]
        # People do not write in step.
        turns, due = 0, time.perf_counter() + (random.random() * people / rate if rate else 0.0)  # noqa: S311
        while time.perf_counter() < until:
            if rate:
                due += people / rate
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            began = time.perf_counter()
            await self._one(chat, taps[turns % 2])
            self.latencies.append(time.perf_counter() - began)
            turns += 1
        if turns % 2:
            await self._one(chat, taps[1])
        return turns

    async def _one(self, chat: int, update: str) -> None:
        answered = asyncio.get_running_loop().create_future()
        self._platform.waiting[chat] = answered
        text = f'{{"update_id": {next(self._ids)}, {update[1:]}'
        await self._house.intake.take_one(json.loads(text), text)
        await answered


def envelope(chat: int) -> dict[str, Any]:
    """What surrounds a message."""
    return {
        "message_id": 1,
        "date": 0,
        "from": {"id": chat, "is_bot": False, "first_name": "x"},
        "chat": {"id": chat, "type": "private", "first_name": "x"},
    }


def tap(chat: int, data: str) -> dict[str, Any]:
    """A tap on a button."""
    return {
        "id": "7",
        "from": envelope(chat)["from"],
        "data": data,
        "chat_instance": "1",
        "message": {"text": "؟", **envelope(chat)},
    }


def percentile(values: list[float], share: float) -> float:
    """Give the value below which a share of all lies, in milliseconds."""
    return sorted(values)[int(len(values) * share)] * 1000


async def measure(dsn: str, rounds: int, seconds: float) -> None:
    """Alternate floor and house, and print what stands to what."""
    platform = NullPlatform()
    settings = Settings.model_validate({"DATABASE_URL": dsn})
    async with pool(dsn, settings.connections) as connections, asyncio.TaskGroup() as tasks:
        await connections.execute("DELETE FROM raw_update; DELETE FROM card; DELETE FROM citizen")
        house = House(
            settings,
            connections,
            platform,
            await read(connections),
            roles=frozenset({Role.TURN, Role.SEND}),
            pace=Pace(UNHURRIED, UNHURRIED, UNHURRIED),
        )
        stop = asyncio.Event()
        tasks.create_task(house.serve(stop))
        while not house.outbox.serving:
            await asyncio.sleep(0.01)
        crowd = Crowd(house, platform)
        below = await floor(dsn, 16)
        for people in (1, 16):
            await compare(people, below, crowd, rounds, seconds)
        await order(crowd, platform)
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"resident memory at most: {kilobytes / 1024:.0f} MB")
        stop.set()


async def compare(people: int, below: Floor, crowd: Crowd, rounds: int, seconds: float) -> None:
    """Print one line of ratios for so many people at once."""
    floors, houses = [], []
    for _ in range(rounds):
        floors.append(await below.round(people, seconds))
        houses.append(await crowd.round(people, seconds))
    ratio = statistics.median(house / lowest for house, lowest in zip(houses, floors, strict=True))
    print(
        f"{people:>2} people: {ratio:.2f} F  "
        f"(house {statistics.median(houses):.0f}/s, floor {statistics.median(floors):.0f}/s, {rounds} rounds)",
    )
    tails, rate = [], statistics.median(houses) / 2
    for _ in range(rounds):
        await below.round(people, seconds, statistics.median(floors) / 2)
        await crowd.round(people, seconds, rate)
        tails.append([percentile(each.latencies, share) for each in (crowd, below) for share in (0.5, 0.99)])
    half, tail, floor_half, floor_tail = (statistics.median(column) for column in zip(*tails, strict=True))
    print(
        f"   each at half of its own load ({rate:.0f}/s): p50 {half:.2f} ms, p99 {tail:.2f} ms;"
        f" floor p50 {floor_half:.2f} ms, p99 {floor_tail:.2f} ms; p99 ratio {tail / floor_tail:.1f}",
    )


async def order(crowd: Crowd, platform: NullPlatform, people: int = 50, messages: int = 4) -> None:
    """Print whether each person's order holds while all write at once, and how long that took.

    Every reply takes 10 to 90 ms to hand over; nobody can be done before the slowest person's own chain is.
    """
    chance = random.Random(5)  # noqa: S311 (the same delays in every run)
    delays = {chat: [chance.uniform(0.01, 0.09) for _ in range(messages)] for chat in range(people)}
    runs = await crowd.greet(people)
    platform.order.clear()
    platform.delays = {chat: list(each) for chat, each in delays.items()}
    began = time.perf_counter()
    await asyncio.gather(*(crowd.writes_at_once(chat, runs[chat], messages) for chat in range(people)))
    while sum(map(len, platform.order.values())) < people * messages:
        await asyncio.sleep(0.001)
    took = time.perf_counter() - began
    wrong = sum(each != sorted(each) for each in platform.order.values())
    slowest = max(map(sum, delays.values()))
    print(f"{people} people write {messages} messages at once: {wrong} out of order, makespan {took / slowest:.2f}")


def main() -> None:
    """Read the command line and measure on DATABASE_URL, which must be a database of its own, migrated."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--seconds", type=float, default=1.0)
    chosen = options.parse_args()
    uvloop.run(measure(os.environ["DATABASE_URL"], chosen.rounds, chosen.seconds))


if __name__ == "__main__":
    main()
