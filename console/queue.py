"""Where work begins: one's own cases, the button for the next one, and how many wait where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request, Response

from console import labels
from console.case_alerts import board, by_case, words
from console.house import house
from console.listening import desks_of
from console.pages import page, see
from console.rights import Answering, Member, Right
from services import cases, desks, presence
from services.cases import QueueCount
from services.desks import Desk, Timetable
from services.presence import Present

router = APIRouter()

LISTED = 100
"""Waiting cases that a supervisor's list shows."""


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One desk in the queue's table."""

    desk: Desk
    waiting: int
    held: int
    levels: Sequence[tuple[int, int]]
    """Level and how many of it wait, the most urgent first."""
    oldest: datetime | None
    is_open: bool
    opens: datetime | None
    present: Sequence[str]
    """Names of who is there."""


@router.get("/")
async def home(request: Request, me: Answering) -> Response:
    """Show one's own cases, what waits, and the way to the next one."""
    return page(request, "queue.html", **await queue(request, me))


@router.get("/queue")
async def part(request: Request, me: Answering) -> Response:
    """Give the part of the page that changes."""
    return page(request, "queue_part.html", **await queue(request, me))


@router.post("/next")
async def next_case(request: Request, me: Answering) -> Response:
    """Claim the most urgent case this member may take, and open it."""
    if me.away:
        return see(request, "/", "queue-you-are-away")
    wanted = await desks_of(request, me)
    number = await cases.claim_next(house(request).pool, me.id, wanted, house(request).clock())
    return see(request, "/", "queue-nobody-waits") if number is None else see(request, f"/cases/{number}")


async def queue(request: Request, member: Member) -> dict[str, Any]:
    """Gather what the page shows."""
    here, keys = house(request), await desks_of(request, member)
    supervises = member.may(Right.SUPERVISE)
    rows = await _rows(request, keys)
    names = {each.key: each.name for each in await desks.desks(here.pool)}
    alerted = await board(here, member, keys)
    return {
        **words(),
        "labels": labels,
        "board": alerted,
        "going": by_case(alerted),
        "back": "queue",
        "mine": await cases.held_by(here.pool, member.id),
        "rows": rows,
        "desks": names,
        "desk_names": names,
        "waiting": sum(row.waiting for row in rows),
        "listed": await cases.waiting(here.pool, keys, LISTED) if supervises else [],
        "colleagues": await _colleagues(request, member, keys) if supervises else {},
        "supervises": supervises,
    }


async def _colleagues(request: Request, member: Member, keys: Sequence[str]) -> dict[str, list[Present]]:
    """Give by desk to whom a case may be assigned: who is there, oneself aside."""
    there = await presence.present(house(request).pool, keys, house(request).clock())
    return {key: [each for each in there if key in each.desks and each.id != member.id] for key in keys}


async def _rows(request: Request, keys: Sequence[str]) -> list[DeskRow]:
    here = house(request)
    now = here.clock()
    counted = await cases.counts(here.pool, keys)
    times = {each.desk: each for each in await desks.timetables(here.pool, now)}
    there = await presence.present(here.pool, keys, now)
    return [
        _row(
            desk,
            [each for each in counted if each.desk == desk.key],
            times[desk.key],
            [each.name for each in there if desk.key in each.desks],
            now,
        )
        for desk in await desks.desks(here.pool)
        if desk.key in keys
    ]


def _row(desk: Desk, counted: Sequence[QueueCount], times: Timetable, present: Sequence[str], now: datetime) -> DeskRow:
    is_open = times.is_open(now)
    return DeskRow(
        desk=desk,
        waiting=sum(each.waiting for each in counted),
        held=sum(each.held for each in counted),
        levels=[(each.level, each.waiting) for each in counted if each.waiting],
        oldest=min((each.oldest for each in counted if each.oldest and each.waiting), default=None),
        is_open=is_open,
        opens=None if is_open else times.next_opening(now),
        present=present,
    )
