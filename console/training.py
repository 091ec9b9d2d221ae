"""Development data from judged messages: proposed by one person, approved by another, taken out as a file."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import StreamingResponse

from console import labels
from console.bubbles import harmless
from console.case_access import find_case, find_citizen, not_found
from console.database import acting
from console.forms import sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Member, Right, needs
from services import audit, training_lines
from services.personal import tells, without_names, without_people
from services.reviews import MISSED
from services.training_lines import LONGEST, Source

Row = Annotated[int, Path(ge=1, le=2**63 - 1)]
Counting = Annotated[Member, Depends(needs(Right.TRAINING))]
Proposing = Annotated[Member, Depends(needs(Right.QUALITY))]
Exporting = Annotated[Member, Depends(needs(Right.EXPORT))]

LONGEST_NOTES = 300
"""Signs of the notes beside a line: tags and a reason."""

router = APIRouter()


@router.get("/training")
async def shown(request: Request, me: Counting) -> Response:
    """Show how many lines there are, and what waits for a second person to those who may be one."""
    here = house(request)
    listed = await training_lines.proposals(here.pool) if me.may(Right.QUALITY) else []
    counts = await training_lines.counts(here.pool)
    return page(request, "training.html", counts=counts, proposals=listed, labels=labels)


@router.get("/training.jsonl")
async def export(request: Request, me: Exporting) -> Response:
    """Give the approved lines, without a number of anything."""
    async with acting(request, me.id) as database:
        await audit.read(database, "training_line", "jsonl")
    headers = {"Content-Disposition": 'attachment; filename="yavar-training.jsonl"'}
    return StreamingResponse(_lines(request), media_type="application/jsonl; charset=utf-8", headers=headers)


async def _lines(request: Request) -> AsyncIterator[str]:
    async for line in training_lines.export(house(request).pool):
        yield line


@router.get("/training/case/{number}")
async def of_case(request: Request, me: Proposing, number: Number) -> Response:
    """Show the messages of a closed case, to choose one from; that it was read is written down."""
    case = await find_case(house(request), me, number)
    if case.closed_at is None:
        not_found()
    async with acting(request, me.id) as database:
        await audit.read(database, "case", str(number))
        written = await training_lines.of_case(database, number)
    said = [(each, harmless(each.text)) for each in written]
    return page(request, "training_case.html", case=case, written=said, labels=labels)


@router.get("/training/message/{message}")
async def before_and_after(request: Request, me: Proposing, message: Row) -> Response:
    """Show a judged message, and what the first pass left of it."""
    return await _form(request, me, await _found(request, me, message))


@router.post("/training/message/{message}")
async def propose(request: Request, me: Proposing, message: Row) -> Response:
    """Propose a line for a second person to look at."""
    source, form = await _found(request, me, message), await sent(request)
    typed = {"text": form.text("text", LONGEST), "label": form.text("label")}
    typed |= {"urgent": form.plain("urgent"), "notes": form.text("notes", LONGEST_NOTES)}
    if wrong := _wrong(typed, ticked=form.ticked("clean")):
        return await _form(request, me, source, typed, wrong)
    async with acting(request, me.id) as database:
        done = await training_lines.propose(
            database,
            source,
            me.id,
            typed["text"],
            typed["label"],
            urgent=typed["urgent"] == "yes",
            notes=typed["notes"],
            now=house(request).clock(),
        )
    return see(request, "/training", "training-proposed" if done else "training-proposed-before")


@router.post("/training/{number}/decide")
async def decide(request: Request, me: Proposing, number: Row) -> Response:
    """Approve or refuse what somebody else proposed."""
    answer = (await sent(request)).plain("answer")
    if answer not in {"yes", "no"}:
        return see(request, "/training", "training-decide-which")
    async with acting(request, me.id) as database:
        done = await training_lines.decide(database, number, me.id, house(request).clock(), approved=answer == "yes")
    if not done:
        return see(request, "/training", "training-not-decided")
    return see(request, "/training", "training-approved" if answer == "yes" else "training-refused")


async def _found(request: Request, member: Member, message: int) -> Source:
    """Find a judged message that this person may read: of the sample they judge, or of a case that is theirs."""
    here = house(request)
    source = await training_lines.source(here.pool, message)
    if source is None or source.level is None:
        not_found()
    if source.reviewed is None or not member.may(Right.REVIEW):
        await find_citizen(here, member, source.citizen_id)
    return source


async def _form(
    request: Request, member: Member, source: Source, typed: dict[str, str] | None = None, wrong: str = ""
) -> Response:
    async with acting(request, member.id) as database:
        await audit.read(database, "message", str(source.message_id))
    urgent = source.level is not None and source.level >= MISSED
    first = {"text": without_people(source.text), "label": source.label or "", "notes": ""}
    first |= {"urgent": "yes" if urgent else "no"}
    # What came by the sample is read without names here, too: nobody of ours attends to that person.
    before = source.text if source.reviewed is None else without_names(source.text)
    values: dict[str, Any] = {"source": source, "before": harmless(before), "after": without_people(source.text)}
    values |= {"typed": typed or first, "wrong": wrong, "labels": labels, "longest": LONGEST}
    return page(request, "training_form.html", 422 if wrong else 200, **values)


def _wrong(typed: dict[str, str], *, ticked: bool) -> str:
    if not typed["text"] or typed["label"] not in labels.READINGS or typed["urgent"] not in {"yes", "no"}:
        return "training-incomplete"
    if tells(typed["text"]):
        return "training-still"
    return "" if ticked else "training-unchecked"
