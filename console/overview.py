"""The supervisor's page: who is there, what waits, what went wrong, and the figures of day and week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request, Response

from console import labels, surge
from console.case_alerts import board, words
from console.database import acting
from console.forms import tidy
from console.house import house
from console.numbers import Number
from console.overview_figures import drawn
from console.pages import page, see
from console.rights import Supervising
from console.roles import ROLES
from models import CardKind
from services import cards, cases, desks, outbox, presence, reports, troubles
from services.presence import SEEN_WITHIN, Present
from services.turns import WAKE
from texts.jalali import numeric, parse, tehran_day

SOON = timedelta(minutes=5)
"""Claims that end within this time are shown."""
LEVELS = (4, 3, 2, 1, 0)

KINDS = {
    CardKind.UNKNOWN_DELIVERY: "overview-card-unknown",
    CardKind.FAILED_DELIVERY: "overview-card-failed",
    CardKind.BLOCKED_ACCOUNT: "overview-card-blocked",
    CardKind.QUARANTINED_UPDATE: "overview-card-quarantined",
    CardKind.STALLED: "overview-card-stalled",
    CardKind.PHONE_MESSAGES: "overview-card-phones",
    CardKind.LINE_EXPIRES: "overview-card-line",
    CardKind.CALL_UP: "overview-card-call",
}
AGAIN = frozenset({CardKind.UNKNOWN_DELIVERY, CardKind.FAILED_DELIVERY})
"""What can be said once more."""
EXPLAINED = frozenset({CardKind.QUARANTINED_UPDATE, CardKind.STALLED, CardKind.PHONE_MESSAGES})
"""Where the cause is worth reading, for whoever looks after the system."""

router = APIRouter(prefix="/overview")


@dataclass(frozen=True, slots=True)
class There:
    """Somebody who is present."""

    who: Present
    since: datetime | None
    held: int


@router.get("")
async def shown(request: Request, me: Supervising) -> Response:
    """Show everything."""
    del me
    return await overview(request)


@router.get("/now")
async def part(request: Request, me: Supervising) -> Response:
    """Give the part of the page that changes with every event."""
    del me
    return page(request, "overview_now.html", **await now_values(request))


@router.get("/figures")
async def figures(request: Request, me: Supervising) -> Response:
    """Give the charts of a day and the week that ends with it."""
    del me
    return page(request, "overview_figures.html", **await figure_values(request))


@router.post("/cards/{number}/close")
async def close(request: Request, me: Supervising, number: Number) -> Response:
    """Close a card that somebody saw to."""
    async with acting(request, me.id) as database:
        done = await cards.close(database, number)
    return see(request, "/overview#troubles", "overview-card-closed" if done else "overview-card-gone")


@router.post("/cards/{number}/again")
async def again(request: Request, me: Supervising, number: Number) -> Response:
    """Say the words of a card once more, marked as a repeat."""
    here = house(request)
    async with acting(request, me.id) as database:
        taken = await cards.take_message(database, number)
        if taken is not None:
            message, text, language = taken
            said = outbox.repeated(here.words.say(language, "repeated-mark"), text)
            await outbox.repeat(database, message, said)
            await database.execute("SELECT pg_notify($1, '')", WAKE)
    return see(request, "/overview#troubles", "overview-card-again" if taken else "overview-card-gone")


async def overview(request: Request, status: int = 200, **export: str) -> Response:
    """Fill the whole page in; `export` is what was typed for a file and what is wrong with it."""
    today = tehran_day(house(request).clock())
    typed = {"first": numeric(today - timedelta(days=6)), "last": numeric(today), "wrong": ""} | export
    values = await now_values(request) | await figure_values(request) | await surge.shown(request)
    return page(request, "overview.html", status, export=typed, **values)


async def now_values(request: Request) -> dict[str, Any]:
    """Gather what is so at this moment."""
    here, now = house(request), house(request).clock()
    pool = here.pool
    known = await desks.desks(pool)
    keys = [each.key for each in known]
    nobody = await presence.nobody(pool, now)
    counts = {(each.desk, each.level): each for each in await cases.counts(pool, keys)}
    return {
        **words(),
        "board": await board(here, request.state.member, keys),
        "back": "overview",
        "labels": labels,
        "levels": LEVELS,
        "roles": ROLES,
        "kinds": KINDS,
        "may_repeat": AGAIN,
        "explained": EXPLAINED,
        "desks": known,
        "desk_names": {each.key: each.name for each in known},
        "there": await _there(request, keys, now),
        "on_break": await presence.on_break(pool, now),
        "nobody": nobody,
        "on_call": await presence.on_call(pool, nobody) if nobody else [],
        "counts": counts,
        "oldest": await reports.oldest(pool),
        "expiring": await reports.expiring(pool, now + SOON),
        "troubles": await troubles.open_troubles(pool),
        "troubles_count": await troubles.count(pool),
    }


async def figure_values(request: Request) -> dict[str, Any]:
    """Gather the figures of the day that was asked for, or of today."""
    here = house(request)
    today = tehran_day(here.clock())
    typed = tidy(request.query_params.get("day", ""))[:30]
    which: date = min(parse(typed) or today, today)
    return {
        "which": which,
        "typed_day": typed or numeric(which),
        "wrong_day": bool(typed) and parse(typed) is None,
        "day_figures": drawn(here.say, "day", await reports.day(here.pool, which), by_hour=True),
        "week_figures": drawn(here.say, "week", await reports.week(here.pool, which), by_hour=False),
        "labels": labels,
        "numeric": numeric,
        "today": which == today,
    }


async def _there(request: Request, keys: list[str], now: datetime) -> list[There]:
    pool = house(request).pool
    present = await presence.present(pool, keys, now)
    numbers = [each.id for each in present]
    since = await reports.signed_in_since(pool, numbers, now - SEEN_WITHIN)
    held = await reports.held_by_each(pool, numbers)
    return [There(each, since.get(each.id), held.get(each.id, 0)) for each in present]
