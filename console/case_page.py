"""What the page of a case shows, gathered from the services."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request, Response

from console import case_accounts, case_alerts, case_call_back, case_plan, case_reading, labels
from console.case_access import seen_at, sees
from console.case_context import answered
from console.database import acting
from console.house import house
from console.hub import hub
from console.pages import page
from console.rights import Member, Right
from console.thread_view import items
from services import audit, cases, colleagues, desks, messages, notes, presence, thread
from services.cases import CaseView, Event
from services.notes import NoteView

ENTRIES = 60
"""Messages shown at once; earlier ones come on demand."""

STILL_THERE = timedelta(hours=1)
"""So long after their last words somebody may still look at their phone for an answer."""

MINE, OTHERS, WAITING, CLOSED = "mine", "others", "waiting", "closed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something that was typed was not done; what was typed is shown again."""

    message: str
    """Message id."""
    values: dict[str, Any] = field(default_factory=dict)
    form: str = ""
    """Which form it was typed into; empty: the answer to the citizen."""
    typed: dict[str, str] = field(default_factory=dict)


NO_TROUBLE = Trouble("")


def stand(case: CaseView, member: Member) -> str:
    """Tell where a case stands, as one member sees it."""
    if case.closed_at:
        return CLOSED
    if case.claimed_by is None:
        return WAITING
    return MINE if case.claimed_by == member.id else OTHERS


def surprises(case: CaseView, now: datetime) -> bool:
    """Tell whether words of ours would light up a phone that others see, with nobody waiting for them there.

    So it is once staff spoke last, whoever holds the case meanwhile, and a while after the person's own last words.
    """
    spoke_last = case.last_reply_at is not None and case.last_reply_at >= case.last_heard_at
    return case.safe_to_contact is False and (spoke_last or now - case.last_heard_at > STILL_THERE)


def was_mine(case: CaseView, member: Member, events: Sequence[Event]) -> bool:
    """Tell whether a case went back to the queue out of this member's hands: they may take it up again."""
    last = events[-1] if events else None
    returned = last is not None and last.kind == "returned" and last.detail.get("from") == member.id
    return case.claimed_by is None and case.closed_at is None and returned


async def show(
    request: Request, member: Member, case: CaseView, trouble: Trouble = NO_TROUBLE, status: int = 200
) -> Response:
    """Show the whole page; that it was read is written down."""
    await _read(request, member, case)
    values = await _head(request, member, case) | await _talk(request, member, case)
    values |= await answer(request, member, case, trouble) | await viewers(request, member, case)
    return page(request, "case.html", status, **values)


async def head(request: Request, member: Member, case: CaseView) -> dict[str, Any]:
    """Give the case, who holds it, and what may be done with it; that it was read is written down."""
    await _read(request, member, case)
    return await _head(request, member, case)


async def talk(request: Request, member: Member, case: CaseView, before: int | None = None) -> dict[str, Any]:
    """Give a stretch of the thread: the newest, or what comes before a message; that it was read is written down."""
    await _read(request, member, case)
    return await _talk(request, member, case, before)


async def _read(request: Request, member: Member, case: CaseView) -> None:
    """Write down that somebody's words are about to be shown: here, so that no way to them can forget it."""
    async with acting(request, member.id) as database:
        await audit.read(database, "case", str(case.id))


async def _head(request: Request, member: Member, case: CaseView) -> dict[str, Any]:
    pool, now = house(request).pool, house(request).clock()
    found = await cases.cases_of(pool, case.citizen_id)
    supervises = member.may(Right.SUPERVISE)
    present = await presence.present(pool, [case.desk], now) if supervises and not case.closed_at else []
    moves = await cases.timeline(pool, case.id)
    return {
        **await common(request, case),
        "stands": stand(case, member),
        "supervises": supervises,
        "others": [each for each in found if each.id != case.id and sees(member, each, now)],
        "reads_notes": supervises or case.desk in seen_at(member, found, now),
        "colleagues": [each for each in present if each.id not in (case.claimed_by, member.id)],
        "answered": answered(house(request), case.context),
        "moves": moves,
        "names": await colleagues.names(pool, _people(moves)),
        "may_train": case.closed_at is not None and member.may(Right.QUALITY),
        **await case_reading.shown(house(request), case),
        **await case_alerts.shown(house(request), member, case),
        **await case_plan.shown(house(request), case),
        **await case_call_back.shown(house(request), member, case),
        **await case_accounts.shown(house(request), case),
    }


async def _talk(request: Request, member: Member, case: CaseView, before: int | None = None) -> dict[str, Any]:
    pool = house(request).pool
    found = await thread.entries(pool, case.citizen_id, before=before, most=ENTRIES)
    events = await cases.timeline(pool, case.id)
    more = len(found) == ENTRIES
    since = found[0].created_at if more else None
    until = await messages.written_at(pool, before) if before else None
    shown = items(found, await _notes(request, member, case.citizen_id), events)
    return {
        **await common(request, case),
        "items": [each for each in shown if (not since or each.at >= since) and (not until or each.at < until)],
        "earlier": found[0].id if more else None,
        "mine": stand(case, member) == MINE,
        "surprises": surprises(case, house(request).clock()),
        "names": await colleagues.names(pool, _people(events)),
    }


async def _notes(request: Request, member: Member, citizen: int) -> list[NoteView]:
    """Give the notes of the desks at which this member sees the person."""
    here = house(request)
    found = await cases.cases_of(here.pool, citizen)
    desks_seen = seen_at(member, found, here.clock())
    readable = {each.id for each in found if each.desk in desks_seen}
    return [each for each in await notes.notes(here.pool, citizen) if each.case_id in readable]


async def answer(request: Request, member: Member, case: CaseView, trouble: Trouble = NO_TROUBLE) -> dict[str, Any]:
    """Give the form of the answer, or why there is none."""
    pool = house(request).pool
    kept = trouble.typed.get("text")
    return {
        **await common(request, case),
        "stands": stand(case, member),
        "supervises": member.may(Right.SUPERVISE),
        "was_mine": was_mine(case, member, await cases.timeline(pool, case.id)),
        "draft": await notes.draft(pool, case.id, member.id) if kept is None or trouble.form else kept,
        "once": trouble.typed.get("once") or secrets.token_urlsafe(9),
        "trouble": trouble,
        "longest": thread.LONGEST,
    }


async def viewers(request: Request, member: Member, case: CaseView) -> dict[str, Any]:
    """Give who else looks at the case."""
    found = hub(request).viewers.at(case.id, member.id, asyncio.get_running_loop().time())
    known = await colleagues.names(house(request).pool, [each.staff_id for each in found])
    return {"case": case, "viewers": [(known[each.staff_id], each.types) for each in found if each.staff_id in known]}


async def common(request: Request, case: CaseView) -> dict[str, Any]:
    """Give what every part of the page needs."""
    known = await desks.desks(house(request).pool)
    return {"case": case, "labels": labels, "desks": {each.key: each.name for each in known}}


def _people(events: Sequence[Event]) -> set[int]:
    return {each.detail[key] for each in events for key in ("from", "to") if isinstance(each.detail.get(key), int)}
