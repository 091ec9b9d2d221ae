"""The board of alerts, and the button by which a person says that they see to a case in danger."""

from typing import Any

from fastapi import APIRouter, Request, Response

from console import labels
from console.case_access import find_case, not_found
from console.case_alerts import answers_at, board, words
from console.database import acting
from console.forms import Form, sent
from console.house import house
from console.listening import desks_of
from console.numbers import Number
from console.pages import page, see
from console.rights import Answering, Member
from models import Rung
from services import Database, alerts, cases, desks, presence
from services.alerts import AlertOf
from services.cases import CaseView

router = APIRouter(prefix="/alerts")

BACK = {"queue": "/", "alerts": "/alerts", "overview": "/overview"}
"""Pages whose forms lead back to them."""


@router.get("")
async def shown(request: Request, me: Answering) -> Response:
    """Show every case of one's desks of which people are alerted now."""
    return page(request, "alerts.html", **await values(request, me))


@router.get("/now")
async def part(request: Request, me: Answering) -> Response:
    """Give the part of the page that changes."""
    return page(request, "alerts_now.html", **await values(request, me))


async def values(request: Request, member: Member) -> dict[str, Any]:
    """Gather what the board shows."""
    here = house(request)
    known = await desks.desks(here.pool)
    return {
        **words(),
        "labels": labels,
        "desk_names": {each.key: each.name for each in known},
        "board": await board(here, member, await desks_of(request, member)),
        "back": "alerts",
    }


@router.post("/{number}/acknowledge")
async def acknowledge(request: Request, me: Answering, number: Number) -> Response:
    """Say that one sees to it, or that somebody was rung up and did, or did not, answer."""
    here, form = house(request), await sent(request)
    alert = await alerts.find(here.pool, number)
    if alert is None:
        not_found()
    case = await find_case(here, me, alert.case_id)
    if not answers_at(me, case.desk):
        not_found()
    whom = await _rung_up(here.pool, alert, case, form)
    async with acting(request, me.id) as database:
        await database.execute(cases.LOCK, case.id)
        if whom is not None and form.text("answered") == "no":
            done = await alerts.called_in_vain(database, alert, me.id, whom)
            return _back(request, form, case, "alerts-called-vain" if done else "alerts-over")
        if not await alerts.acknowledge(database, alert, me.id, here.clock(), whom):
            return _back(request, form, case, "alerts-over")
        if whom is not None:
            return _back(request, form, case, "alerts-called-reached")
        taken = _takes(me, case) and await cases.claim(database, case.id, me.id, here.clock())
    return see(request, f"/cases/{case.id}", "alerts-taken") if taken else _back(request, form, case, "alerts-seen-to")


async def _rung_up(database: Database, alert: AlertOf, case: CaseView, form: Form) -> int | None:
    """Give who was rung up: somebody of the list, at the last rung only."""
    chosen = form.plain("whom")
    listed = await presence.on_call(database, [case.desk]) if chosen and alert.rung == Rung.PHONE else []
    return next((each.id for each in listed if str(each.id) == chosen), None)


def _takes(member: Member, case: CaseView) -> bool:
    """Tell whether whoever sees to it takes the case: then the clock of claims makes sure that they answer."""
    return case.claimed_by is None and case.closed_at is None and not member.away and case.desk in member.desks


def _back(request: Request, form: Form, case: CaseView, notice: str) -> Response:
    return see(request, BACK.get(form.plain("back"), f"/cases/{case.id}"), notice)
