"""The weekly sample: one message at a time, without name or account, judged by a psychologist."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from console import labels
from console.bubbles import harmless
from console.database import acting
from console.forms import sent
from console.house import house
from console.numbers import Number
from console.pages import page, see
from console.rights import Member, Right, needs
from services import audit, reviews
from services.personal import without_names
from services.reviews import MISSED

After = Annotated[int, Query(ge=0, le=2**63 - 1)]
Judging = Annotated[Member, Depends(needs(Right.REVIEW))]
Seeing = Annotated[Member, Depends(needs(Right.QUALITY))]

router = APIRouter(prefix="/review")


@router.get("")
async def shown(request: Request, me: Seeing, after: After = 0) -> Response:
    """Show the next message to a psychologist, and how far each week is read to supervisors, too."""
    return page(request, "review.html", **await _values(request, me, after))


@router.post("/{number}")
async def judge(request: Request, me: Judging, number: Number) -> Response:
    """Keep what a psychologist says of a message; somebody who was missed gets a case at once."""
    form = await sent(request)
    level, label = form.plain("level"), form.text("label")
    if level not in map(str, range(len(labels.LEVELS))) or label not in labels.READINGS:
        typed = {"level": level, "label": label}
        return page(request, "review.html", 422, **await _values(request, me, number - 1, typed))
    async with acting(request, me.id) as database:
        done = await reviews.judge(database, number, me.id, int(level), label, house(request).clock())
    if done is None:
        return see(request, "/review", "review-gone")
    if int(level) >= MISSED:
        return see(request, f"/review?after={number}", "review-missed")
    return see(request, f"/review?after={number}", "review-kept")


async def _values(request: Request, member: Member, after: int, typed: dict[str, str] | None = None) -> dict[str, Any]:
    """Draw the sample if it is time, and give what is next; that it was read is written down."""
    now, drawn = house(request).clock(), None
    async with acting(request, member.id) as database:
        await reviews.draw(database, now)
        if member.may(Right.REVIEW):
            drawn = await reviews.next_drawn(database, now, after)
        if drawn:
            await audit.read(database, "message", str(drawn.message_id))
        progress = await reviews.progress(database, now)
        judged = await reviews.judged_by(database, after, member.id)
    return {
        "judged": judged,
        "labels": labels,
        "drawn": drawn,
        "words": harmless(without_names(drawn.text)) if drawn else "",
        "left": sum(each.drawn - each.judged for each in progress),
        "progress": progress,
        "typed": typed or {},
        "sample": reviews.SAMPLE,
    }
