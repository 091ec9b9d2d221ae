"""The address at which open pages hear that something changed, and say that they are there."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from console import labels
from console.house import house
from console.listening import Listening, allowed, desks_of
from console.pages import page
from console.stream import Stream
from services import messengers, presence
from services.attention import attention

router = APIRouter()

CaseNumber = Annotated[int, Query(ge=0, le=2**63 - 1)]


@router.get("/live")
async def live(request: Request, me: Listening, case: CaseNumber = 0) -> Response:
    """Open the stream of one page; `case` is the one it shows."""
    heard = await allowed(request, me, case)
    await presence.beat(house(request).pool, me.member.session_id, house(request).clock())
    return Stream(request, heard, case, locked=me.locked)


@router.get("/live/beat", status_code=204)
async def beat(request: Request, me: Listening) -> None:
    """Hear from a page that it is open. Its script asks for this, so that a sleeping computer does not look awake."""
    await presence.beat(house(request).pool, me.member.session_id, house(request).clock())


@router.get("/live/count")
async def count(request: Request, me: Listening) -> Response:
    """Give how much waits, for the top of every page: numbers only."""
    here = house(request)
    found = await attention(here.pool, me.member.id, await desks_of(request, me.member))
    return page(request, "live_count.html", attention=found)


@router.get("/live/messengers")
async def away(request: Request, me: Listening) -> Response:
    """Give which messengers do not answer, and how much waits for each, for the top of every page."""
    del me
    here = house(request)
    found = await messengers.away(here.pool)
    return page(request, "live_messengers.html", away=found, labels=labels)
