"""What a page says of a case in danger: who was alerted and how often, whom to ring up, silence, no answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from console.house import House
from console.rights import Member, Right
from models import Rung
from services import alert_views, cases, presence
from services.alert_views import GoingOn, InVain
from services.cases import CaseView
from services.presence import OnCall
from texts.jalali import lasting


@dataclass(frozen=True, slots=True)
class Call:
    """A number to ring up."""

    who: OnCall
    vain: InVain | None
    """They were rung up before and did not answer."""


@dataclass(frozen=True, slots=True)
class Alerted:
    """A case of which people are alerted now."""

    case: CaseView
    going: GoingOn
    calls: Sequence[Call] | None
    """Whom to ring up, first to last; None: it has not come to that."""
    may: bool
    """Whether whoever looks may say that they see to it."""


def answers_at(member: Member, desk: str) -> bool:
    """Tell whether somebody may end an alert of a desk: they answer there, or supervise all desks."""
    return member.may(Right.SUPERVISE) or (member.may(Right.ANSWER) and desk in member.desks)


async def shown(here: House, member: Member, case: CaseView) -> dict[str, Any]:
    """Give what the head of a case's page says of its alerts."""
    going = await alert_views.of_case(here.pool, case.id)
    return {**words(), "alerted": await _alerted(here, member, case, going) if going else None}


async def board(here: House, member: Member, desks: Sequence[str]) -> list[Alerted]:
    """Give every case of some desks of which people are alerted now, the gravest first."""
    going = await alert_views.going_on(here.pool, desks)
    found = await cases.several(here.pool, [each.case for each in going])
    return [await _alerted(here, member, found[each.case], each) for each in going if each.case in found]


def words() -> dict[str, Any]:
    """Give what the templates of alerts need to say it."""
    return {"lasting": lasting}


def by_case(alerted: Iterable[Alerted]) -> dict[int, GoingOn]:
    """Give the ladders by the cases' numbers."""
    return {each.case.id: each.going for each in alerted}


async def _alerted(here: House, member: Member, case: CaseView, going: GoingOn) -> Alerted:
    may = answers_at(member, case.desk)
    calls = await _calls(here, case) if may and going.rung == Rung.PHONE else None
    return Alerted(case, going, calls, may)


async def _calls(here: House, case: CaseView) -> list[Call]:
    vain = await alert_views.in_vain(here.pool, case.id)
    return [Call(each, vain.get(each.id)) for each in await presence.on_call(here.pool, [case.desk])]
