"""Two unmodified Bot API libraries behind the few words in which they differ."""

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiogram.exceptions
import aiogram.types
import telegram
import telegram.error
import telegram.request
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

# Reading the machine's certificates takes longer than most tests here, and loopback needs none.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

TOKEN = "700100200:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr"

Rows = list[list[tuple[str, str]]]


@dataclass(frozen=True)
class Errors:
    """What the library raises for each kind of refusal."""

    bad_request: type[Exception]
    forbidden: type[Exception]
    wait: type[Exception]
    conflict: type[Exception]
    unauthorized: type[Exception]
    server: type[Exception]
    network: type[Exception]


@dataclass
class Client:
    """A library's bot; methods and fields have the same names in both libraries."""

    bot: Any
    errors: Errors
    types: Any
    upload: Callable[[bytes, str], Any]
    download: Callable[[str], Any]

    def inline(self, rows: Rows) -> Any:
        """Build buttons under a bubble: words and callback data."""
        make = self.types.InlineKeyboardButton
        keys = [[make(text=text, callback_data=data) for text, data in row] for row in rows]
        return self.types.InlineKeyboardMarkup(inline_keyboard=keys)

    def reply(self, rows: list[list[str]]) -> Any:
        """Build a keyboard below the composer."""
        make = self.types.KeyboardButton
        return self.types.ReplyKeyboardMarkup(keyboard=[[make(text=text) for text in row] for row in rows])

    async def updates(self, **wanted: Any) -> list[Any]:
        """Poll once."""
        return list(await self.bot.get_updates(**wanted))

    async def take(self) -> Any:
        """Wait for one update and confirm it."""
        (update, *_) = await self.updates(timeout=5)
        await self.updates(offset=update.update_id + 1, timeout=0)
        return update


@asynccontextmanager
async def aiogram_client(base: str, token: str = TOKEN) -> AsyncIterator[Client]:
    """Open aiogram against the simulator."""
    bot = aiogram.Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))

    async def download(file_id: str) -> bytes:
        held = await bot.download(file_id)
        assert held
        return held.read()

    raised = aiogram.exceptions
    errors = Errors(
        bad_request=raised.TelegramBadRequest,
        forbidden=raised.TelegramForbiddenError,
        wait=raised.TelegramRetryAfter,
        conflict=raised.TelegramConflictError,
        unauthorized=raised.TelegramUnauthorizedError,
        server=raised.TelegramServerError,
        network=raised.TelegramNetworkError,
    )
    async with bot:
        yield Client(bot, errors, aiogram.types, aiogram.types.BufferedInputFile, download)


@asynccontextmanager
async def ptb_client(base: str, token: str = TOKEN) -> AsyncIterator[Client]:
    """Open python-telegram-bot against the simulator."""
    options = {"verify": NO_CERTIFICATES}
    calls, polls = (telegram.request.HTTPXRequest(4, httpx_kwargs=options) for _ in range(2))
    files = f"{base}/file/bot"
    bot = telegram.Bot(token, f"{base}/bot", base_file_url=files, request=calls, get_updates_request=polls)

    async def download(file_id: str) -> bytes:
        return bytes(await (await bot.get_file(file_id)).download_as_bytearray())

    raised = telegram.error
    errors = Errors(
        bad_request=raised.BadRequest,
        forbidden=raised.Forbidden,
        wait=raised.RetryAfter,
        conflict=raised.Conflict,
        unauthorized=raised.InvalidToken,
        server=raised.NetworkError,
        network=raised.NetworkError,
    )
    async with bot:
        yield Client(bot, errors, telegram, telegram.InputFile, download)


CLIENTS = {"aiogram": aiogram_client, "python-telegram-bot": ptb_client}
