"""The supervisors' switch for a time in which far more people write than staff can answer."""

from typing import Any

from fastapi import APIRouter, Request, Response

from console.database import acting
from console.house import house
from console.listening import Listening
from console.pages import page, see
from console.rights import Right, Supervising
from services import surge

SWITCH = "/overview"

router = APIRouter(prefix="/surge")


@router.get("/banner")
async def banner(request: Request, me: Listening) -> Response:
    """Give the line for the top of every page while a surge goes on."""
    found = await surge.current(house(request).pool, house(request).clock())
    may_end = me.member.may(Right.SUPERVISE) and not me.locked
    return page(request, "surge_banner.html", surging=found, may_end_surge=may_end)


@router.get("/switch")
async def switch(request: Request, me: Supervising) -> Response:
    """Give the part of the overview with which a surge is begun, renewed and ended."""
    del me
    return page(request, "surge_switch.html", **await shown(request))


@router.post("/begin")
async def begin(request: Request, me: Supervising) -> Response:
    """Begin a surge; whoever comes second sees who was first."""
    here, now = house(request), house(request).clock()
    async with acting(request, me.id) as database:
        begun = await surge.begin(database, me.id, now)
    first = None if begun else await surge.current(here.pool, now)
    return see(request, SWITCH, "surge-already" if first and first.began_by != me.id else "surge-begun")


@router.post("/renew")
async def renew(request: Request, me: Supervising) -> Response:
    """Let it go on for another twelve hours."""
    async with acting(request, me.id) as database:
        done = await surge.renew(database, me.id, house(request).clock())
    return see(request, SWITCH, "surge-again" if done else "surge-over")


@router.post("/end")
async def end(request: Request, me: Supervising) -> Response:
    """End it."""
    async with acting(request, me.id) as database:
        done = await surge.end(database, me.id, house(request).clock())
    return see(request, SWITCH, "surge-ended" if done else "surge-over")


async def shown(request: Request) -> dict[str, Any]:
    """Give what the switch shows: the surge that goes on, or that there is none."""
    return {"surge": await surge.current(house(request).pool, house(request).clock())}
