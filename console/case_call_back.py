"""What the page of a case says of the calls its person asked for; the number only to whoever holds the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from console.house import House
from console.rights import Member
from services import call_backs
from services.call_backs import CallView, opened, opener
from services.cases import CaseView
from texts.jalali import tehran_day


@dataclass(frozen=True, slots=True)
class Call:
    """A call with what may be shown of it."""

    view: CallView
    late: bool
    mine: bool
    """Whoever looks holds the case: they ring, and say what became of it."""
    phone: str | None
    """As it is dialled; only for whoever holds the case, while the call is open."""
    day: date
    """On which to ring, in Tehran."""


async def shown(here: House, member: Member, case: CaseView) -> dict[str, Any]:
    """Give what the head of a case's page says of its calls, the newest first."""
    return {"calls": calls(here, member, await call_backs.of_case(here.pool, case.id), here.clock())}


async def board(here: House, member: Member, desks: Sequence[str]) -> list[Call]:
    """Give every open call of some desks, the earliest first, and no number."""
    return calls(here, member, await call_backs.due(here.pool, desks), here.clock(), numbers=False)


def calls(here: House, member: Member, found: Sequence[CallView], now: datetime, *, numbers: bool = True) -> list[Call]:
    """Make calls fit to be shown."""
    keys = opener(here.settings.secret_key.get_secret_value())
    return [
        Call(
            each,
            each.is_late(now),
            mine := each.claimed_by == member.id and each.closed_at is None,
            opened(each.phone, keys) if mine and numbers else None,
            tehran_day(each.call_at),
        )
        for each in found
    ]
