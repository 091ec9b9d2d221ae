"""The administrator's page of desks: names, limits, hours, holidays."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from console import desk_forms
from console.case_access import not_found
from console.database import acting
from console.desk_forms import DeskForm, HolidayForm
from console.desk_words import hours_words
from console.forms import sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Administering
from services import desk_settings, desks
from services.desks import Desk
from texts.jalali import WEEKDAYS, numeric, tehran_day

router = APIRouter(prefix="/desks")


@router.get("")
async def listed(request: Request, me: Administering) -> Response:
    """Show all desks and holidays."""
    del me
    return await _list(request, HolidayForm())


@router.post("/holidays")
async def add_holiday(request: Request, me: Administering) -> Response:
    """Write a holiday down."""
    form = desk_forms.typed_holiday(await sent(request))
    day, errors = desk_forms.checked_holiday(form, tehran_day(house(request).clock()))
    if day is None or errors:
        return await _list(request, replace(form, errors=errors), 422)
    async with acting(request, me.id) as database:
        added = await desk_settings.add_holiday(database, day, form.name, form.desk or None)
    if added is None:
        return await _list(request, replace(form, errors={"day": "desk-error-twice"}), 422)
    return see(request, "/desks#holidays", "desk-holiday-added")


@router.post("/holidays/{number}/remove")
async def remove_holiday(request: Request, me: Administering, number: Number) -> Response:
    """Take a holiday away."""
    async with acting(request, me.id) as database:
        gone = await desk_settings.remove_holiday(database, number)
    return see(request, "/desks#holidays", "desk-holiday-removed" if gone else "desk-holiday-gone")


@router.get("/{key}")
async def shown(request: Request, me: Administering, key: str) -> Response:
    """Show the form of one desk."""
    del me
    desk = await _found(request, key)
    periods = await desk_settings.periods(house(request).pool, key)
    return _form(request, desk, desk_forms.shown(desk, periods))


@router.post("/{key}")
async def changed(request: Request, me: Administering, key: str) -> Response:
    """Keep what was typed, or say what is wrong with it."""
    form = await sent(request)
    desk, typed = await _found(request, key), desk_forms.typed(form)
    if form.ticked("more"):
        return _form(request, desk, replace(typed, rows=desk_forms.with_room(typed.rows)))
    kept, periods, errors = desk_forms.checked(typed, desk)
    if errors:
        return _form(request, desk, replace(typed, errors=errors), 422)
    async with acting(request, me.id) as database:
        await desk_settings.write_desk(database, kept)
        await desk_settings.write_periods(database, key, periods)
    return see(request, "/desks", "desk-saved")


async def _found(request: Request, key: str) -> Desk:
    return await desks.desk(house(request).pool, key) or not_found()


def _form(request: Request, desk: Desk, form: DeskForm, status: int = 200) -> Response:
    return page(request, "desk.html", status, desk=desk, form=form, weekdays=WEEKDAYS, most=desk_forms.MOST_PERIODS)


async def _list(request: Request, form: HolidayForm, status: int = 200) -> Response:
    here, now = house(request), house(request).clock()
    known = await desks.desks(here.pool)
    timetables = {each.desk: each for each in await desks.timetables(here.pool, now)}
    hours = {each.key: hours_words(here.say, await desk_settings.periods(here.pool, each.key)) for each in known}
    holidays = await desk_settings.holidays(here.pool, tehran_day(now))
    values = {"desks": known, "timetables": timetables, "hours": hours, "holidays": holidays, "numeric": numeric}
    return page(request, "desks.html", status, form=form, **values)
