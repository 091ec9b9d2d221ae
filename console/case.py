"""One case: its page, and the parts of it that fetch themselves anew."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from console import case_page
from console.case_access import find_case
from console.house import house
from console.numbers import Number
from console.pages import page
from console.rights import Answering, Member
from services.cases import CaseView

Before = Annotated[int | None, Query(ge=1, le=2**63 - 1)]

router = APIRouter(prefix="/cases/{number}")


@router.get("")
async def whole(request: Request, me: Answering, number: Number) -> Response:
    """Show a case with its thread; that it was read is written down."""
    return await case_page.show(request, me, await _found(request, me, number))


@router.get("/thread")
async def thread(request: Request, me: Answering, number: Number, before: Before = None) -> Response:
    """Give the newest stretch of the thread, or an earlier one."""
    values = await case_page.talk(request, me, await _found(request, me, number), before)
    return page(request, "thread.html" if before is None else "thread_lines.html", **values)


@router.get("/head")
async def head(request: Request, me: Answering, number: Number) -> Response:
    """Give the head of the page."""
    return page(request, "case_head.html", **await case_page.head(request, me, await _found(request, me, number)))


@router.get("/answer")
async def answer(request: Request, me: Answering, number: Number) -> Response:
    """Give the form of the answer."""
    return page(request, "case_answer.html", **await case_page.answer(request, me, await _found(request, me, number)))


@router.get("/viewers")
async def viewers(request: Request, me: Answering, number: Number) -> Response:
    """Give who else looks at the case."""
    values: dict[str, Any] = await case_page.viewers(request, me, await _found(request, me, number))
    return page(request, "case_viewers.html", **values)


async def _found(request: Request, member: Member, number: int) -> CaseView:
    return await find_case(house(request), member, number)
