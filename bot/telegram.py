"""Telegram: what it does that other messengers with such an API do not, beside the table in bot/capabilities.py."""

from aiogram.methods import DeleteWebhook, SetWebhook, TelegramMethod

from bot.botapi import KINDS, BotApi
from bot.capabilities import TELEGRAM


class Telegram(BotApi):
    """One bot on Telegram."""

    can = TELEGRAM
    path = "/telegram"

    def hook(self, url: str, secret: str) -> TelegramMethod[bool]:
        """Choose the call; Telegram shows the secret in a header."""
        if not url:
            return DeleteWebhook()
        return SetWebhook(url=url, secret_token=secret, allowed_updates=KINDS, max_connections=40)
