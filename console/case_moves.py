"""What the holder does with a case: notes, hands on, judges its level, closes it; what is typed is never lost."""

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response

from console import case_page, news_to_citizen, rating
from console.case_access import find_case, not_found
from console.case_page import Trouble, stand
from console.case_reply import lost
from console.database import acting
from console.forms import Form, sent
from console.house import House, house
from console.labels import CLOSINGS, HANDED_TO, LEVELS, TOPICS
from console.numbers import Number
from console.pages import see
from console.rights import Answering, Member
from services import Database, cases, desks, notes
from services.cases import AlreadyOpenThereError, CaseView

router = APIRouter(prefix="/cases/{number}")

LONGEST_NOTE = 5000
"""Signs of a note."""


@router.post("/transfer")
async def transfer(request: Request, me: Answering, number: Number) -> Response:
    """Hand a case to another desk, with a note for whoever takes it there."""
    here, form = house(request), await sent(request)
    case = await find_case(here, me, number)
    typed = {"desk": form.text("desk"), "note": form.text("note", LONGEST_NOTE)}
    if trouble := await _unfit_desk(here.pool, case, typed["desk"]):
        return await case_page.show(request, me, case, Trouble(trouble, {}, "transfer", typed), 422)
    try:
        async with acting(request, me.id) as database:
            done = await cases.transfer(database, number, me.id, typed["desk"], typed["note"], here.clock())
            if done:
                await news_to_citizen.transferred(database, here.words, case, typed["desk"], here.clock())
    except AlreadyOpenThereError:
        return await case_page.show(request, me, case, Trouble("case-transfer-open", {}, "transfer", typed), 422)
    return await _ended(request, me, number, "transfer", typed, notice="case-transferred" if done else "")


async def _unfit_desk(database: Database, case: CaseView, desk: str) -> str:
    if await desks.desk(database, desk) is None:
        return "case-transfer-where"
    return "case-transfer-same" if desk == case.desk and case.closed_at is None and case.claimed_by else ""


@router.post("/note")
async def note(request: Request, me: Answering, number: Number) -> Response:
    """Write something for colleagues beside the thread."""
    form, typed = await sent(request), {}
    case = await find_case(house(request), me, number)
    typed = {"note": form.text("note", LONGEST_NOTE)}
    if not typed["note"]:
        return await case_page.show(request, me, case, Trouble("case-note-empty", {}, "note", typed), 422)
    async with acting(request, me.id) as database:
        done = await notes.write_note(database, number, me.id, typed["note"])
    if done:
        return see(request, f"/cases/{number}", "case-noted")
    return await case_page.show(request, me, case, lost(case, me, typed, "note"), 409)


@router.post("/level")
async def level(request: Request, me: Answering, number: Number) -> Response:
    """Judge a case more or less urgent."""
    form = await sent(request)
    case = await find_case(house(request), me, number)
    chosen = _level(form)
    if chosen is None:
        return await case_page.show(request, me, case, Trouble("case-level-which", {}, "level"), 422)
    async with acting(request, me.id) as database:
        done = await cases.set_level(database, number, me.id, chosen, house(request).clock())
    same = stand(case, me) == case_page.MINE and case.level == chosen
    return see(request, f"/cases/{number}", "case-levelled" if done or same else "case-not-yours")


@router.post("/close")
async def close(request: Request, me: Answering, number: Number) -> Response:
    """Close a case with outcome, topic, true level and a note."""
    form = await sent(request)
    case = await find_case(house(request), me, number)
    typed = {name: form.text(name) for name in ("outcome", "topic", "true_level")}
    typed["note"] = form.text("note", LONGEST_NOTE)
    handed = [each for each in HANDED_TO if each in form.many("handed_to")]
    typed["handed_to"] = " ".join(handed)
    true_level = _level(form, "true_level")
    if typed["outcome"] not in CLOSINGS or typed["topic"] not in TOPICS or true_level is None:
        return await case_page.show(request, me, case, Trouble("case-close-incomplete", {}, "close", typed), 422)
    async with acting(request, me.id) as database:
        done = await cases.close(
            database,
            number,
            me.id,
            outcome=typed["outcome"],
            topic=typed["topic"],
            true_level=true_level,
            note=_note(house(request), handed, typed["note"]),
            now=house(request).clock(),
        )
        if done:
            await rating.ask(database, house(request).words, case, typed["outcome"], house(request).clock())
    return await _ended(request, me, number, "close", typed, notice="case-closed" if done else "")


def _note(here: House, handed: Sequence[str], written: str) -> str:
    """Write down whom the person was handed over to, before what was typed: a case has no field for it."""
    to = "، ".join(here.say(HANDED_TO[each]) for each in handed)
    return "\n".join(filter(None, [here.say("case-handed-note", to=to) if to else "", written]))


def _level(form: Form, name: str = "level") -> int | None:
    chosen = form.plain(name)
    return int(chosen) if chosen in map(str, range(len(LEVELS))) else None


async def _ended(
    request: Request, member: Member, number: int, form: str, typed: dict[str, str], *, notice: str
) -> Response:
    """Go on after a case left this member's hands; if it had left them before, say who has it and keep the words."""
    if notice:
        return see(request, "/", notice)
    case = await cases.case(house(request).pool, number)
    if case is None:
        not_found()
    events = await cases.timeline(house(request).pool, number)
    last = events[-1] if events else None
    same = {"transfer": "transferred", "close": "closed"}[form]
    if last and last.kind == same and last.staff == member.name:
        # The same form came twice: a double click, or once more after the answer was lost.
        return see(request, "/", "case-closed" if form == "close" else "case-transferred")
    return await case_page.show(request, member, case, lost(case, member, typed, form), 409)
