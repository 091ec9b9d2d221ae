"""A tolerant reader: the few fields we use, straight from a Telegram-shaped raw update.

A shape that cannot be read raises Unreadable for this one update alone; what we do not need is not looked at.
"""

import math
from dataclasses import dataclass, replace
from typing import Any

from models import Reading
from talk import Heard, Kind
from texts.persian import clean

LONGEST = 4096
"""Signs of text that are kept of one message: the most a messenger carries."""

BIGGEST = 2**63
"""Ids beyond this are no ids."""

LONGEST_FILE_ID, LONGEST_FILE_NAME = 300, 200
"""Signs kept of what names a file."""

LONGEST_PHONE = 32
"""Signs read of a phone."""

FILES = {
    "voice": Kind.VOICE,
    "audio": Kind.VOICE,
    "video_note": Kind.VIDEO,
    "video": Kind.VIDEO,
    "animation": Kind.STICKER,
    "photo": Kind.PHOTO,
    "sticker": Kind.STICKER,
    "document": Kind.DOCUMENT,
}
"""Fields of a message that hold a file, and what a person would call it."""


class Unreadable(Exception):  # noqa: N818 (it is what the update is)
    """The update has a shape that cannot be read; the text names the place, never the content."""


@dataclass(frozen=True, slots=True)
class Read:
    """One update, read."""

    update_id: int
    chat_id: int | None
    reading: Reading
    heard: Heard | None = None
    callback_id: str = ""
    error: str | None = None


def read(update: Any) -> Read:
    """Read one raw update; what cannot be read comes back quarantined, with the place of the fault.

    Raises Unreadable only when there is not even an update id to store it under.
    """
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < BIGGEST:
        raise Unreadable("update_id is missing, or no number")
    try:
        return read_known(update, number)
    except Unreadable as fault:
        return Read(number, None, Reading.QUARANTINED, error=str(fault))


def read_known(update: dict[str, Any], number: int) -> Read:
    """Read the kinds of update that carry a citizen's word."""
    if "callback_query" in update:
        query = part(update, "callback_query", dict)
        chat_id = private_chat(part(query, "message", dict)) if "message" in query else user(query)
        data = query.get("data")
        data = clean(data)[:LONGEST] if isinstance(data, str) else ""
        heard = Heard(Kind.TAP, label(query.get("message"), data), data)
        return Read(number, chat_id, reading(chat_id), heard, part(query, "id", str))
    key = "message" if "message" in update else "edited_message"
    message = part(update, key, dict) if key in update else {}
    # A live location is edited every few seconds for hours: only changed words are heard again.
    if not message or (key == "edited_message" and not isinstance(message.get("text"), str)):
        return Read(number, None, Reading.IGNORED)
    chat_id = private_chat(message)
    if chat_id is None:
        return Read(number, None, Reading.IGNORED)
    number_there, is_edit = whole(message, "message_id"), key == "edited_message"
    heard = replace(said(message), phone=own_phone(message), number=number_there, edited=is_edit)
    return Read(number, chat_id, Reading.PENDING, heard)


def reading(chat_id: int | None) -> Reading:
    """Only words from a private chat wait for a turn."""
    return Reading.PENDING if chat_id is not None else Reading.IGNORED


def said(message: dict[str, Any]) -> Heard:
    """Read what the person sent."""
    text = message.get("text")
    if isinstance(text, str):
        return Heard(Kind.TEXT, clean(text)[:LONGEST])
    caption = message.get("caption")
    words = clean(caption)[:LONGEST] if isinstance(caption, str) else ""
    if (point := location(message)) is not None:
        return Heard(Kind.LOCATION, words, lat=point[0], lon=point[1])
    field = next((field for field in FILES if field in message), None)
    if field is None:
        return Heard(Kind.CONTACT if "contact" in message else Kind.OTHER, words)
    return Heard(FILES[field], words, file=file_of(message[field]))


def file_of(sent: Any) -> dict[str, Any] | None:
    """Read which file it is; None when the messenger does not say so. Of a photo's sizes the last is the largest."""
    one = sent[-1] if isinstance(sent, list) and sent else sent
    if not isinstance(one, dict) or not isinstance(one.get("file_id"), str):
        return None
    name = one.get("file_name")
    return {
        "id": clean(one["file_id"])[:LONGEST_FILE_ID],
        "size": whole(one, "file_size"),
        "name": clean(name)[:LONGEST_FILE_NAME] if isinstance(name, str) else "",
    }


def own_phone(message: dict[str, Any]) -> str:
    """Read the phone of a shared contact if it is the sender's; the messenger says so by the same user id."""
    contact, sender = message.get("contact"), message.get("from")
    if not isinstance(contact, dict) or not isinstance(sender, dict):
        return ""
    phone, number = contact.get("phone_number"), whole(contact, "user_id")
    own = number is not None and number == whole(sender, "id")
    return str(phone)[:LONGEST_PHONE] if own and isinstance(phone, str | int) else ""


def whole(holder: dict[str, Any], field: str) -> int | None:
    """Read a number that we can do without."""
    value = holder.get(field)
    is_number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < BIGGEST
    return value if is_number else None


def label(message: Any, data: str) -> str:
    """Find the words on the button that was tapped, for the thread; empty when the messenger no longer has them."""
    try:
        rows = message["reply_markup"]["inline_keyboard"]
        return next(clean(each["text"]) for row in rows for each in row if each.get("callback_data") == data)
    except (KeyError, TypeError, AttributeError, StopIteration):
        return ""


def private_chat(message: dict[str, Any]) -> int | None:
    """Give the id of a private chat; None for groups and channels, where nobody's errand is discussed."""
    chat = part(message, "chat", dict)
    chat_id = part(chat, "id", int)
    private = chat.get("type", "private") == "private"
    return chat_id if private else None


def user(query: dict[str, Any]) -> int:
    """Give who tapped; in a private chat that is the chat's id too."""
    return int(part(part(query, "from", dict), "id", int))


def location(message: dict[str, Any]) -> tuple[float, float] | None:
    """Read a shared point in degrees; one that cannot be read is answered like any other thing we cannot read."""
    place = message.get("location")
    if not isinstance(place, dict):
        return None
    degrees = [place.get("latitude"), place.get("longitude")]
    numbers = [float(each) for each in degrees if isinstance(each, int | float) and not isinstance(each, bool)]
    return (numbers[0], numbers[1]) if len(numbers) == len(degrees) and all(map(math.isfinite, numbers)) else None


def part(whole: dict[str, Any], field: str, kind: type) -> Any:
    """Give a field of the expected type."""
    value = whole.get(field)
    if isinstance(value, bool) or not isinstance(value, kind):
        raise Unreadable(f"{field} is {type(value).__name__}, not {kind.__name__}")
    if isinstance(value, int) and not -BIGGEST <= value < BIGGEST:
        raise Unreadable(f"{field} is too big")
    return value
