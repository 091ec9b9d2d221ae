"""What a citizen can read: messages and the screen."""

import asyncio

from starlette.responses import Response

from simulator.api.racing import race
from simulator.citizen.visit import Visit
from simulator.connection import other_side_gone
from simulator.refusals import Refusal, whole_number
from simulator.world.bell import heard
from simulator.world.json import Json
from simulator.world.message import Message

_LONGEST_WAIT = 60


async def read_messages(visit: Visit) -> list[Json]:
    """Give messages after an id; wait for the first when there is none."""
    after = whole_number(visit.request, "after") or 0
    wait = min(whole_number(visit.request, "wait") or 0, _LONGEST_WAIT)
    clock = asyncio.get_running_loop().time
    deadline = clock() + wait
    while visit.chat.last_id <= after or not _after(visit, after):
        left = deadline - clock()
        if left <= 0 or visit.world.closing:
            break
        if await race(heard(visit.chat.bell.next_ring, left), other_side_gone(visit.request)):
            break
    return [as_read(message) for message in _after(visit, after)]


def _after(visit: Visit, after: int) -> list[Message]:
    return [message for message in visit.chat.messages.values() if message.id > after]


async def read_screen(visit: Visit) -> Json:
    """Give what stands on the screen beside the messages."""
    chat = visit.chat
    rows = (chat.keyboard.markup or {}).get("keyboard", []) if chat.keyboard else None
    toast = {"text": chat.toast.text, "alert": chat.toast.alert, "url": chat.toast.url} if chat.toast else None
    keyboard = [[button["text"] for button in row] for row in rows] if rows is not None else None
    told = {"keyboard": keyboard, "toast": toast, "action": chat.action, "blocked": chat.blocked}
    return told | {"waiting": len(chat.waiting)}


async def fetch_file(visit: Visit) -> Response:
    """Give the file that a message holds."""
    message = visit.chat.messages.get(int(visit.request.path_params["message"]))
    file = visit.bot.files.by_id(str(file_of(message).get("file_id"))) if message else None
    if file is None:
        raise Refusal(404, "this message holds no file")
    return Response(file.data, media_type=file.mime)


FILE_KINDS = ("photo", "voice", "audio", "video", "animation", "document", "sticker")


def kind_of(message: Message) -> str:
    """Name what a message holds."""
    kinds = ("text", "venue", "location", "contact", "invoice", *FILE_KINDS)
    return next(kind for kind in kinds if kind in message.content)


def file_of(message: Message) -> Json:
    """Give the fields of a message's file, empty when it has none."""
    held: Json | list[Json] = next((message.content[kind] for kind in FILE_KINDS if kind in message.content), {})
    return held[-1] if isinstance(held, list) else held


def as_read(message: Message) -> Json:
    """Write a message as the citizen's API tells it."""
    rows = message.inline_rows or (message.markup or {}).get("keyboard", [])
    return {
        "id": message.id,
        "from": "bot" if message.by_bot else "citizen",
        "kind": kind_of(message),
        "text": message.words,
        "buttons": [[button["text"] for button in row] for row in rows],
        "location": _place(message.content),
        "edited": message.edit_date is not None,
        "date": message.date,
    }


def _place(content: Json) -> Json | None:
    if "location" not in content:
        return None
    point = {"lat": content["location"]["latitude"], "lon": content["location"]["longitude"]}
    venue = content.get("venue", {})
    return point | {name: venue[name] for name in ("title", "address") if name in venue}
