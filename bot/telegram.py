"""Telegram: what it does that other messengers with such an API do not."""

from typing import Any, ClassVar

from aiogram.methods import DeleteWebhook, SetWebhook, TelegramMethod
from aiogram.types import LinkPreviewOptions

from bot.botapi import BotApi, Markup, keyboard
from services.outbox import Outgoing


class SendText(TelegramMethod[dict[str, Any]]):
    """sendMessage with the few fields we use; of its answer only the id is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendMessage"

    chat_id: int
    text: str
    link_preview_options: LinkPreviewOptions = LinkPreviewOptions(is_disabled=True)
    reply_markup: Markup = None


class SendPoint(TelegramMethod[dict[str, Any]]):
    """sendVenue with the few fields we use; of its answer only the id is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "sendVenue"

    chat_id: int
    latitude: float
    longitude: float
    title: str
    address: str
    reply_markup: Markup = None


class Telegram(BotApi):
    """One bot on Telegram."""

    name = "telegram"
    path = "/telegram"
    kinds: ClassVar[list[str]] = ["message", "edited_message", "callback_query"]

    def call(self, message: Outgoing) -> SendText | SendPoint:
        """Choose the call for a message."""
        content = message.content
        markup = keyboard(content)
        if venue := content.get("venue"):
            return SendPoint(
                chat_id=message.chat_id,
                latitude=venue["lat"],
                longitude=venue["lon"],
                title=venue["title"],
                address=venue["address"],
                reply_markup=markup,
            )
        return SendText(chat_id=message.chat_id, text=message.text, reply_markup=markup)

    def hook(self, url: str, secret: str) -> TelegramMethod[bool]:
        """Choose the call; Telegram shows the secret in a header."""
        if not url:
            return DeleteWebhook()
        return SetWebhook(url=url, secret_token=secret, allowed_updates=self.kinds, max_connections=40)
