"""Words to the citizen: the answer, its draft, that somebody types, and what must be said once more."""

from datetime import datetime

from fastapi import APIRouter, Request, Response

from console import case_page
from console.case_access import find_case
from console.case_page import CLOSED, MINE, OTHERS, Trouble, stand, surprises
from console.database import acting
from console.forms import sent
from console.house import house
from console.hub import CHANNEL
from console.numbers import Number
from console.pages import page, see
from console.rights import Answering, Member, is_part
from services import notes, outbox, thread
from services.cases import CaseView

router = APIRouter(prefix="/cases/{number}")

LONGEST = 20_000
"""Signs of one answer: five messages."""

KEPT = 1_000_000
"""Signs of an answer that are shown again, however much too long it was."""

_TELL = f"SELECT pg_notify('{CHANNEL}', concat_ws(' ', $1::text, $2::bigint, $3::bigint))"


@router.post("/reply")
async def reply(request: Request, me: Answering, number: Number) -> Response:
    """Answer the citizen; whatever stands against it, the words stay in the box."""
    case = await find_case(house(request), me, number)
    form = await sent(request)
    text, once = form.text("text", KEPT), form.text("once", 40)
    typed = {"text": text, "once": once}
    if trouble := _unfit(case, me, text, house(request).clock(), sure=form.ticked("sure")):
        return await _answered(request, me, case, Trouble(trouble, typed=typed), 422)
    async with acting(request, me.id) as database:
        said = await thread.reply(database, number, me.id, text, house(request).clock(), once)
        if said is not None:
            await notes.keep_draft(database, number, me.id, "")
            await database.execute(_TELL, "stops", number, me.id)
    case = await find_case(house(request), me, number)
    if said is None:
        return await _answered(request, me, case, lost(case, me, typed), 409)
    return await _answered(request, me, case)


def _unfit(case: CaseView, member: Member, text: str, now: datetime, *, sure: bool) -> str:
    """Say what stands against words before anything is tried."""
    if not text:
        return "reply-empty"
    if len(text) > LONGEST:
        return "reply-too-long"
    return "reply-unsafe" if surprises(case, now) and not sure and stand(case, member) == MINE else ""


def lost(case: CaseView, member: Member, typed: dict[str, str], form: str = "") -> Trouble:
    """Say who has a case that is not this member's any more."""
    stands = stand(case, member)
    if stands == OTHERS:
        return Trouble("reply-lost-to", {"name": case.holder or ""}, form, typed)
    return Trouble("reply-lost-closed" if stands == CLOSED else "reply-lost-waiting", {}, form, typed)


async def _answered(
    request: Request, member: Member, case: CaseView, trouble: Trouble = case_page.NO_TROUBLE, status: int = 200
) -> Response:
    """Give the form anew: alone to a script, else with its page."""
    if is_part(request):
        return page(request, "case_answer.html", status, **await case_page.answer(request, member, case, trouble))
    if trouble.message:
        return await case_page.show(request, member, case, trouble, status)
    return see(request, f"/cases/{case.id}")


@router.post("/draft", status_code=204)
async def draft(request: Request, me: Answering, number: Number) -> None:
    """Keep what was typed so far."""
    case = await find_case(house(request), me, number)
    form = await sent(request)
    async with acting(request, me.id) as database:
        await notes.keep_draft(database, case.id, me.id, form.text("text", LONGEST))


@router.post("/typing", status_code=204)
async def typing(request: Request, me: Answering, number: Number) -> None:
    """Let others who look at the case know that somebody is writing."""
    case = await find_case(house(request), me, number)
    await house(request).pool.execute(_TELL, "typing", case.id, me.id)


@router.post("/again/{message}")
async def again(request: Request, me: Answering, number: Number, message: Number) -> Response:
    """Say a message of unknown or failed fate once more."""
    here = house(request)
    case = await find_case(here, me, number)
    if surprises(case, here.clock()) and not (await sent(request)).ticked("sure"):
        return see(request, f"/cases/{number}", "thread-again-unsafe")
    found = await thread.entries(here.pool, case.citizen_id, before=message + 1, most=1)
    done = False
    if found and found[0].id == message:
        words = outbox.repeated(here.words.say(case.language, "repeated-mark"), found[0].text)
        async with acting(request, me.id) as database:
            done = await thread.send_again(database, number, me.id, message, words)
    return see(request, f"/cases/{number}", "thread-again-done" if done else "thread-again-not")
