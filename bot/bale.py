"""Bale: the same kind of API with a mind of its own; each difference was measured or documented.

What it can do stands in bot/capabilities.py; here is that errors may come with HTTP 200, edits answer a
stub, forms have names of their own, and no header shows a secret.
"""

import json
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from aiohttp import FormData

from bot.botapi import BotApi, Session
from bot.capabilities import BALE

TOO_MANY = ("limit", "too many")
NO_TOKEN = ("token not found", "token is invalid")
NOBODY = ("no such group or user",)
"""What Bale says where Telegram has a code of its own."""


class Hook(TelegramMethod[bool]):
    """setWebhook, which knows nothing but an address; an empty one ends it."""

    __returning__ = bool
    __api_method__ = "setWebhook"

    url: str


class BaleSession(Session):
    """Trusts what the body says over the HTTP status, and says it as Telegram would."""

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Any:
        """Judge an answer; whatever follows an `ok` is no error, so that nothing is ever sent again for it."""
        body = _object(content)
        if body is not None and body.get("ok") is True and method.__api_method__.startswith("edit"):
            content = json.dumps({"ok": True, "result": True})  # it answers a stub that no model can read
        if body is None or body.get("ok") is True:
            return super().check_response(bot, method, status_code, content)
        status, told = as_telegram(body, status_code)
        return super().check_response(bot, method, status, json.dumps(told))

    def build_form_data(self, bot: Bot, method: TelegramMethod[Any]) -> FormData:
        """Write a call as Bale documents it: a file under its parameter's own name, a reply by the message's number.

        `attach://` stays for what lies inside another value, as the pictures of an album do.
        """
        form, inside = FormData(quote_fields=False), dict[str, Any]()
        for key, value in method.model_dump(warnings=False).items():
            if isinstance(value, InputFile):
                form.add_field(key, value.read(bot), filename=value.filename or key)
            elif key == "reply_parameters" and value:
                form.add_field("reply_to_message_id", str(value["message_id"]))
            elif written := self.prepare_value(value, bot=bot, files=inside):
                form.add_field(key, written)
        for key, file in inside.items():
            form.add_field(key, file.read(bot), filename=file.filename or key)
        return form


def _object(content: str) -> dict[str, Any] | None:
    try:
        body = json.loads(content)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def as_telegram(body: dict[str, Any], status: int) -> tuple[int, dict[str, Any]]:
    """Give status and body of an error as Telegram would have sent them."""
    code = body.get("error_code")
    if isinstance(code, bool) or not isinstance(code, int) or code < HTTPStatus.BAD_REQUEST:
        code = max(status, HTTPStatus.BAD_REQUEST)
    said = str(body.get("description") or f"HTTP {status}")
    if _says(said, NO_TOKEN):
        code = HTTPStatus.UNAUTHORIZED
    elif _says(said, TOO_MANY):
        code = HTTPStatus.TOO_MANY_REQUESTS
    elif _says(said, NOBODY):
        code, said = HTTPStatus.BAD_REQUEST, f"{said}: chat not found"
    parameters = body.get("parameters")
    return int(code), {
        "ok": False,
        "error_code": int(code),
        "description": said,
        **({"parameters": parameters} if isinstance(parameters, dict) else {}),
    }


def _says(description: str, signs: tuple[str, ...]) -> bool:
    return any(sign in description.lower() for sign in signs)


class Bale(BotApi):
    """One bot on Bale."""

    can = BALE
    path = "/bale"
    session = BaleSession

    def hook(self, url: str, secret: str) -> Hook:
        """Choose the call; Bale shows no secret, so it stands in the address."""
        return Hook(url=f"{url}/{secret}" if url else "")
