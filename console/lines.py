"""Phone lines: whoever answers sees what people are shown; supervisors and administrators keep them right."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from console import line_forms
from console.case_access import not_found
from console.database import acting
from console.desk_forms import MOST_PERIODS, Errors, with_room
from console.forms import sent
from console.house import house
from console.line_forms import SPANS, LineForm
from console.line_words import line_card
from console.numbers import Number
from console.pages import page, see
from console.rights import Member, Right, needs
from services import line_checks
from services.line_checks import Check, Found
from services.line_states import KnownLine, states
from services.lines import known_lines
from texts.jalali import WEEKDAYS, numeric, tehran_day

router = APIRouter(prefix="/lines")

Reading = Annotated[Member, Depends(needs(Right.LINES))]
Keeping = Annotated[Member, Depends(needs(Right.DIRECTORY))]


@router.get("")
async def listed(request: Request, me: Reading) -> Response:
    """Show all lines, shown to people or not."""
    del me
    return await _list(request)


@router.get("/{number}")
async def shown(request: Request, me: Keeping, number: Number) -> Response:
    """Show the form of one line."""
    del me
    line = await _found(request, number)
    return _form(request, line, line_forms.shown(line))


@router.post("/{number}")
async def changed(request: Request, me: Keeping, number: Number) -> Response:
    """Keep number and hours of a line that somebody asked today, or say what is wrong with them."""
    sent_form = await sent(request)
    form, line = line_forms.typed(sent_form), await _found(request, number)
    if sent_form.ticked("more"):
        return _form(request, line, replace(form, rows=with_room(form.rows)))
    errors: Errors = {}
    span, found = line_forms.span_of(form, errors), line_forms.found(form, line, errors)
    if not errors and (other := await line_checks.line_with_number(house(request).pool, found.number, line.id)):
        return _form(request, line, replace(form, errors={"number": "lines-error-twice"}), 422, other=other)
    if errors:
        return _form(request, line, replace(form, errors=errors), 422)
    if not await _answers(request, me, line, form, span, found):
        return await _late(request, form, number)
    return see(request, f"/lines#line-{number}", "lines-checked")


@router.post("/{number}/answers")
async def answers(request: Request, me: Keeping, number: Number) -> Response:
    """Write down that the line was called today and answers as it is written."""
    form, line = line_forms.typed(await sent(request)), await _found(request, number)
    errors: Errors = {}
    span = line_forms.span_of(form, errors)
    if not line.hours:
        return _form(request, line, replace(line_forms.shown(line), errors={"hours": "lines-error-hours"}), 422)
    if not errors and not await _answers(request, me, line, form, span):
        errors["late"] = "lines-error-late"
    if errors:
        return await _list(request, number, replace(form, errors=errors))
    return see(request, f"/lines#line-{number}", "lines-checked")


@router.post("/{number}/stopped")
async def stopped(request: Request, me: Keeping, number: Number) -> Response:
    """Write down that the line does not answer any more: at once nobody is shown it."""
    form, line = line_forms.typed(await sent(request)), await _found(request, number)
    errors: Errors = {} if form.note else {"note": "lines-error-note"}
    if not errors:
        async with acting(request, me.id) as database:
            now = house(request).clock()
            if not await line_checks.stopped(database, form.seen(line.id), me.name, now, form.note):
                errors["late"] = "lines-error-late"
    if errors:
        return await _list(request, number, replace(form, errors=errors))
    return see(request, f"/lines#line-{number}", "lines-stopped")


async def _answers(
    request: Request, me: Member, line: KnownLine, form: LineForm, span: timedelta, found: Found | None = None
) -> bool:
    now = house(request).clock()
    async with acting(request, me.id) as database:
        return await line_checks.answers(database, form.seen(line.id), Check(me.name, now, now + span), found)


async def _late(request: Request, form: LineForm, number: int) -> Response:
    """Tell that a colleague was quicker; what was typed stays, and the next try is about the line as it is now."""
    line = await _found(request, number)
    return _form(request, line, replace(form, version=line.version, errors={"late": "lines-error-late"}), 409)


async def _found(request: Request, number: int) -> KnownLine:
    lines = await known_lines(house(request).pool)
    return next((each for each in lines if each.id == number), None) or not_found()


def _form(request: Request, line: KnownLine, form: LineForm, status: int = 200, other: str = "") -> Response:
    values = {"weekdays": WEEKDAYS, "most": MOST_PERIODS, "spans": _spans(house(request).clock()), "other": other}
    return page(request, "line.html", status, line=line, form=form, **values)


async def _list(request: Request, wrong: int = 0, form: LineForm | None = None) -> Response:
    """Show all lines; `wrong` is the one whose small form was not taken, and `form` what was typed."""
    here, now = house(request), house(request).clock()
    lines = await known_lines(here.pool)
    found = states(lines, now)
    cards = [line_card(here.say, each, found[each.key], now) for each in lines]
    status = 200 if form is None else 409 if "late" in form.errors else 422
    values = {"spans": _spans(now), "usual": str(line_forms.USUAL_SPAN)}
    return page(request, "lines.html", status, cards=cards, wrong=wrong, typed=form, **values)


def _spans(now: datetime) -> list[tuple[str, str]]:
    """Give the spans to choose from: days, and the Jalali date on which such a check ends."""
    return [(str(days), numeric(tehran_day(now + timedelta(days=days)))) for days in SPANS]
