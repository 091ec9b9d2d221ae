"""The call for a message: which method, in which markup, with which keyboard; the table decides (bot/capabilities.py).

Importing aiogram costs seconds, so only the process that talks to a messenger imports this module.
"""

from typing import Any

from aiogram.methods import TelegramMethod
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.capabilities import Capabilities, fitted
from bot.markup import written
from services.outbox import Outgoing

Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None
"""What hangs under a message, or lies at the bottom of the screen."""


class SendText(TelegramMethod[dict[str, Any]]):
    """sendMessage with the few fields we use; of its answer only the id is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    parse_mode: str | None = None
    link_preview_options: LinkPreviewOptions | None = None
    reply_markup: Keyboard = None


class SendVenue(TelegramMethod[dict[str, Any]]):
    """sendVenue with the few fields we use; of its answer only the id is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendVenue"

    chat_id: int
    latitude: float
    longitude: float
    title: str
    address: str
    reply_markup: Keyboard = None


class SendLocation(TelegramMethod[dict[str, Any]]):
    """sendLocation, where there is no venue: name, address and links to maps stand in the message right before."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendLocation"

    chat_id: int
    latitude: float
    longitude: float
    reply_markup: Keyboard = None


Send = SendText | SendVenue | SendLocation


def send(message: Outgoing, can: Capabilities) -> Send:
    """Choose the call for a message; raises KeyError, TypeError or ValueError when its content makes no sense."""
    content = fitted(message.content, can)
    markup = keyboard(content)
    if venue := content.get("venue"):
        chat, lat, lon = message.chat_id, venue["lat"], venue["lon"]
        if not can.venue:
            return SendLocation(chat_id=chat, latitude=lat, longitude=lon, reply_markup=markup)
        named = {"title": venue["title"], "address": venue["address"]}
        return SendVenue(chat_id=chat, latitude=lat, longitude=lon, **named, reply_markup=markup)
    text, mode = written(message.text, content, can)
    preview = LinkPreviewOptions(is_disabled=True) if can.previews else None
    return SendText(
        chat_id=message.chat_id, text=text, parse_mode=mode, link_preview_options=preview, reply_markup=markup
    )


def keyboard(content: dict[str, Any]) -> Keyboard:
    """Draw the buttons under a message, or the keyboard at the bottom."""
    if rows := content.get("buttons"):
        return InlineKeyboardMarkup(inline_keyboard=[[inline(each) for each in row] for row in rows])
    if rows := content.get("keyboard"):
        buttons = [[at_the_bottom(each) for each in row] for row in rows]
        once = None if content.get("lasting") else True
        return ReplyKeyboardMarkup(keyboard=buttons, resize_keyboard=True, one_time_keyboard=once)
    return ReplyKeyboardRemove(remove_keyboard=True) if content.get("remove_keyboard") else None


def at_the_bottom(button: dict[str, Any]) -> KeyboardButton:
    """Draw one button of the keyboard at the bottom: it sends its words, the location or the person's own phone."""
    return KeyboardButton(
        text=button["text"], request_location=button.get("location"), request_contact=button.get("contact")
    )


def inline(button: dict[str, str]) -> InlineKeyboardButton:
    """Draw one button under a message."""
    return InlineKeyboardButton(text=button["text"], url=button.get("url"), callback_data=button.get("data"))
