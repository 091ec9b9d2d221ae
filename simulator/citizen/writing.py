"""What a citizen can send: words, places, a phone number, files."""

import math
from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from simulator.api.entities.utf16 import units
from simulator.citizen.visit import Visit
from simulator.refusals import Refusal, json_body
from simulator.world import contents, samples
from simulator.world.files import StoredFile
from simulator.world.images import image_size
from simulator.world.json import Json
from simulator.world.numbers import now
from simulator.world.telling import tell

_LONGEST_TEXT = 4096


async def write_text(visit: Visit) -> Json:
    """Send words."""
    return visit.send(visit.compose(await _words(visit)))


async def edit_text(visit: Visit) -> Json:
    """Change words sent before; the bot gets `edited_message`."""
    body = await json_body(visit.request)
    number = body.get("id")
    message = visit.chat.messages.get(number) if isinstance(number, int) else None
    if message is None or message.by_bot or "text" not in message.content:
        raise Refusal(404, "no such text message of this citizen")
    visit.open()
    message.content, message.edit_date = visit.compose(_text_of(body)), now()
    visit.chat.changed(message)
    tell(visit.world, visit.bot, visit.chat, {"edited_message": message.wire()})
    return {"id": message.id, "date": message.date}


async def _words(visit: Visit) -> str:
    return _text_of(await json_body(visit.request))


def _text_of(body: Json) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refusal(400, "text must be a non-empty string")
    if units(text) > _LONGEST_TEXT:
        raise Refusal(400, f"text must not be longer than {_LONGEST_TEXT}")
    return text.strip()


async def send_location(visit: Visit) -> Json:
    """Send a point on the map."""
    body = await json_body(visit.request)
    return visit.send(contents.location(_degrees(body, "lat", 90), _degrees(body, "lon", 180)))


def _degrees(body: Json, name: str, limit: int) -> float:
    value: Any = body.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise Refusal(400, f"{name} must be a number")
    if abs(value) > limit:
        raise Refusal(400, f"{name} must lie between -{limit} and {limit}")
    return float(value)


async def send_contact(visit: Visit) -> Json:
    """Send the citizen's own phone number."""
    phone = (await json_body(visit.request)).get("phone")
    if not isinstance(phone, str) or not phone.strip():
        raise Refusal(400, "phone must be a non-empty string")
    citizen = visit.chat.citizen
    return visit.send(contents.contact(phone.strip(), citizen.name, user_id=citizen.id))


async def send_voice(visit: Visit) -> Json:
    """Send a voice message."""
    file, words = await _file(visit, "voice", "voice.oga", "audio/ogg", samples.sample_voice())
    return visit.send(contents.voice(file) | words)


async def send_photo(visit: Visit) -> Json:
    """Send a picture."""
    file, words = await _file(visit, "photos", "photo.png", "image/png", samples.sample_photo())
    if image_size(file.data) is None:
        raise Refusal(400, "the file is no JPEG, PNG or WebP picture")
    return visit.send(contents.photo(file) | words)


async def send_sticker(visit: Visit) -> Json:
    """Send a sticker."""
    file, _words = await _file(visit, "stickers", "sticker.webp", "image/webp", samples.sample_sticker())
    return visit.send(contents.sticker(file, "🙏"))


async def send_document(visit: Visit) -> Json:
    """Send a file."""
    file, words = await _file(visit, "documents", "sample.txt", "text/plain", samples.sample_document())
    return visit.send(contents.document(file) | words)


async def _file(visit: Visit, folder: str, name: str, mime: str, sample: bytes) -> tuple[StoredFile, Json]:
    caption = ""
    if "multipart" in visit.request.headers.get("content-type", ""):
        name, mime, sample, caption = await _uploaded(visit.request, name, mime, sample)
    return visit.bot.files.add(folder, name, mime, sample), {"caption": caption} if caption else {}


async def _uploaded(request: Request, name: str, mime: str, sample: bytes) -> tuple[str, str, bytes, str]:
    try:
        async with request.form() as form:
            file, caption = form.get("file"), form.get("caption")
            if isinstance(file, UploadFile):
                name, mime = file.filename or name, file.content_type or mime
                sample = await file.read() or sample
    except HTTPException:
        raise Refusal(400, "the body is no multipart form") from None
    return name, mime, sample, caption if isinstance(caption, str) else ""
