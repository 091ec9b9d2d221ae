"""Shifts: supervisors and administrators plan who is on duty when, in Jalali dates and Tehran time."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Self

from fastapi import APIRouter, Depends, Request, Response

from console.database import acting
from console.forms import Form, clock_time, sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Member, Right, needs
from console.roles import ROLES
from services import presence, shifts, staff
from services.shifts import OverlapError, Shift, ShiftError, SpanError, UnknownPersonError
from texts.clock import TEHRAN
from texts.jalali import midnight, numeric, parse, tehran_day, weekday

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MOST_DAYS = 31
REFUSED: dict[type[ShiftError], tuple[str, str]] = {
    UnknownPersonError: ("staff_id", "shifts-error-person"),
    SpanError: ("until", "shifts-error-span"),
    OverlapError: ("day", "shifts-error-overlap"),
}

router = APIRouter()
Planning = Annotated[Member, Depends(needs(Right.SHIFTS))]


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed about a shift."""

    staff_id: str = ""
    day: str = ""
    since: str = ""
    until: str = ""
    days: str = "1"

    @classmethod
    def read(cls, form: Form) -> Self:
        """Take it from a form."""
        return cls(
            form.plain("staff_id", 20),
            form.plain("day", 20),
            form.plain("since", 10),
            form.plain("until", 10),
            form.plain("days", 5) or "1",
        )

    def errors(self) -> dict[str, str]:
        """Give the message for each field that cannot be read."""
        checks = (
            ("staff_id", self.staff_id.isdecimal() and len(self.staff_id) < len(str(2**63)), "shifts-error-person"),
            ("day", parse(self.day) is not None, "shifts-error-day"),
            ("since", clock_time(self.since) is not None, "shifts-error-clock"),
            ("until", clock_time(self.until) is not None, "shifts-error-clock"),
            ("days", self.days.isdecimal() and 1 <= int(self.days) <= MOST_DAYS, "shifts-error-days"),
        )
        return {field: message for field, fine, message in checks if not fine}

    def spans(self) -> list[tuple[datetime, datetime]]:
        """Give beginning and end (UTC), one for each day; an end that is not later is of the next day."""
        first, since, until = parse(self.day), clock_time(self.since), clock_time(self.until)
        assert first is not None
        assert since is not None
        assert until is not None
        days = (first + DAY * number for number in range(int(self.days)))
        return [(_at(day, since), _at(day if since < until else day + DAY, until)) for day in days]


@router.get("/shifts")
async def show(request: Request, me: Planning) -> Response:
    """Show a week and a form for more."""
    del me
    today = tehran_day(house(request).clock())
    return await _page(request, Written(day=numeric(today)))


@router.post("/shifts")
async def plan(request: Request, me: Planning) -> Response:
    """Plan a shift, or the same for several days: all or none."""
    written = Written.read(await sent(request))
    if errors := written.errors():
        return await _page(request, written, errors)
    now = house(request).clock()
    try:
        async with acting(request, me.id) as database:
            for since, until in written.spans():
                await shifts.plan(database, int(written.staff_id), since, until, now)
    except ShiftError as refused:
        field, message = REFUSED[type(refused)]
        return await _page(request, written, {field: message})
    return see(request, f"/shifts?week={numeric(written.spans()[0][0].astimezone(TEHRAN).date())}", "shifts-planned")


@router.post("/shifts/{shift_id}/cancel")
async def cancel(request: Request, me: Planning, shift_id: Number) -> Response:
    """Take a shift back; one that runs ends now."""
    async with acting(request, me.id) as database:
        done = await shifts.cancel(database, shift_id, house(request).clock())
    week = parse((await sent(request)).plain("week", 20))
    back = f"/shifts?week={numeric(week)}" if week else "/shifts"
    return see(request, back, "shifts-cancelled" if done else "shifts-gone")


async def _page(request: Request, written: Written, errors: dict[str, str] | None = None) -> Response:
    here = house(request)
    begins = _saturday(parse(request.query_params.get("week", "")) or parse(written.day) or tehran_day(here.clock()))
    planned = await shifts.planned(here.pool, midnight(begins), midnight(begins + WEEK))
    people = [(str(each.id), each.name) for each in await staff.profiles(here.pool) if not each.disabled_at]
    return page(
        request,
        "shifts.html",
        422 if errors else 200,
        written=replace(written, days=written.days or "1"),
        errors={field: here.say(message) for field, message in (errors or {}).items()},
        days=[(begins + DAY * number, _on(planned, begins + DAY * number)) for number in range(7)],
        people=people,
        roles=ROLES,
        today=tehran_day(here.clock()),
        week=numeric(begins),
        earlier=numeric(begins - WEEK),
        later=numeric(begins + WEEK),
        on_call=await presence.on_call(here.pool),
    )


def _on(planned: list[Shift], day: date) -> list[Shift]:
    return [shift for shift in planned if tehran_day(shift.starts_at) == day]


def _saturday(day: date) -> date:
    return day - DAY * weekday(day)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, TEHRAN).astimezone(UTC)
