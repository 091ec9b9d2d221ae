"""Files of citizens: given only to who may open the case, and never in a way that a browser would run."""

import re
from typing import NamedTuple
from urllib.parse import quote

from fastapi import APIRouter, Request, Response

from console.bubbles import AUDIO, IMAGES, VIDEO, harmless
from console.case_access import find_citizen, not_found, sees
from console.database import acting
from console.house import house
from console.numbers import Number
from console.pages import see
from console.rights import Answering, Member, is_part
from services import attachments, audit, cases, messages
from services.attachments import Kept

router = APIRouter(prefix="/files/{message}")

SHOWN = AUDIO | IMAGES | VIDEO
DOWNLOADED = frozenset({"application/pdf"})
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Accept-Ranges": "bytes",
}
LONGEST_NAME = 80

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|;%]')


class Span(NamedTuple):
    """Bytes of a file, the last one included."""

    first: int
    last: int


@router.get("")
async def file(request: Request, me: Answering, message: Number) -> Response:
    """Give a file, or the part of it that a player asks for."""
    await _allowed(request, me, message)
    kept = await attachments.attachment(house(request).pool, message)
    if not isinstance(kept, Kept):
        not_found()
    async with acting(request, me.id) as database:
        await audit.read(database, "attachment", str(message))
    return answer(kept, request.headers.get("range", ""))


@router.post("")
async def want(request: Request, me: Answering, message: Number) -> Response:
    """Have a file fetched from the messenger."""
    citizen = await _allowed(request, me, message)
    async with acting(request, me.id) as database:
        await attachments.want(database, [message], house(request).clock())
    if is_part(request):
        return Response(status_code=204)
    found, now = await cases.cases_of(house(request).pool, citizen), house(request).clock()
    case = next((each for each in found if sees(me, each, now)), None) or not_found()
    return see(request, f"/cases/{case.id}")


async def _allowed(request: Request, member: Member, message: int) -> int:
    citizen = await messages.citizen_of(house(request).pool, message)
    if citizen is None:
        not_found()
    await find_citizen(house(request), member, citizen)
    return citizen


def answer(kept: Kept, asked: str) -> Response:
    """Answer with a file, or with the range that was asked for."""
    mime = kept.mime if kept.mime in SHOWN | DOWNLOADED else "application/octet-stream"
    headers = HEADERS | {"Content-Disposition": disposition(kept.name, inline=mime in SHOWN)}
    found = span(asked, len(kept.content))
    if found is None:
        return Response(kept.content, media_type=mime, headers=headers)
    if found.first > found.last:
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{len(kept.content)}"})
    headers["Content-Range"] = f"bytes {found.first}-{found.last}/{len(kept.content)}"
    return Response(kept.content[found.first : found.last + 1], 206, headers, mime)


def span(asked: str, size: int) -> Span | None:
    """Read which bytes are wanted; None for all, an empty span when there are none such."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    if not first:
        return Span(max(0, size - int(last)), size - 1)
    return Span(int(first), min(int(last) if last else size - 1, size - 1))


def disposition(name: str, *, inline: bool) -> str:
    """Say whether a file is shown or saved, and under which name: one that no system takes for a path or a command."""
    plain = _UNSAFE.sub("_", harmless(name)).strip(". ")[-LONGEST_NAME:] or "file"
    return f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(plain, safe='')}"
