"""A messenger with Telegram's kind of API, through aiogram as transport only: raw updates in, one outcome an attempt.

Importing aiogram costs seconds, so only the process that talks to a messenger imports this module.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from io import BytesIO
from typing import Any, ClassVar

import aiohttp
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, DeleteMessages, SetMyCommands, TelegramMethod
from aiogram.types import BotCommand

from bot.calls import send
from bot.capabilities import Capabilities
from bot.platform import (
    Blocked,
    Erased,
    Erasure,
    FileGoneError,
    FileTooBigError,
    Outcome,
    Passing,
    PlatformError,
    Refused,
    Sent,
    Unknown,
    Unreachable,
    Wait,
)
from services.outbox import Outgoing

log = structlog.get_logger()

SECONDS_A_CALL = 20
"""After so long a call is given up and its fate is unknown."""

SECONDS_A_FILE = 120
"""A large file over a poor line."""

SECONDS_TO_CONNECT = 8
"""A filtered network swallows the first packet: then nothing was handed over, and that is known sooner."""

SECONDS_IF_NOT_SAID = 3.0
"""The wait after a «too many» that does not say how long."""

TOO_MANY = "too many, and no word how long"

GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "bot can't initiate")
"""What Telegram says, with 400, of an account that no message can reach."""


KINDS = ["message", "edited_message", "callback_query"]
"""The updates we ask for where a messenger can be asked."""


class GetRawUpdates(TelegramMethod[list[Any]]):
    """getUpdates, with updates as they came: no model stands between a strange shape and our reader."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int
    limit: int = 100
    timeout: int
    allowed_updates: list[str] | None


class AskWhoWeAre(TelegramMethod[dict[str, Any]]):
    """getMe, of whose answer nothing is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "getMe"


class GetRawFile(TelegramMethod[dict[str, Any]]):
    """getFile, of whose answer only the path is read."""

    __returning__ = dict[str, Any]
    __api_method__ = "getFile"

    file_id: str


class Session(AiohttpSession):
    """aiogram's session, which also tells a gateway's error page from an answer that came and made no sense."""

    def check_response(self, bot: Bot, method: TelegramMethod[Any], status_code: int, content: str) -> Any:
        """Judge by the status where there is no JSON: 5xx pages but 504 did not reach Telegram."""
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as fault:
            is_error = status_code >= HTTPStatus.INTERNAL_SERVER_ERROR
            if is_error and status_code != HTTPStatus.GATEWAY_TIMEOUT:
                raise TelegramServerError(method=method, message=f"HTTP {status_code}") from fault
            if status_code == HTTPStatus.TOO_MANY_REQUESTS:
                raise TelegramAPIError(method=method, message=TOO_MANY) from fault
            raise
        except TelegramRetryAfter:
            raise
        except TelegramAPIError as fault:
            if status_code == HTTPStatus.TOO_MANY_REQUESTS:
                raise TelegramAPIError(method=method, message=TOO_MANY) from fault
            raise
        except TypeError as fault:  # aiogram looks into a description that is not there
            raise TelegramServerError(method=method, message=f"HTTP {status_code}") from fault


class Bounded(BytesIO):
    """A place for a download that refuses to grow beyond a number of bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, chunk: Any) -> int:
        """Take a piece; raises FileTooBigError."""
        if self.tell() + len(chunk) > self._most:
            raise FileTooBigError
        return super().write(chunk)


class BotApi(ABC):
    """One bot on one messenger; what the messengers do differently stands in their own files."""

    can: ClassVar[Capabilities]
    path: str
    """Where its updates are delivered."""
    session: ClassVar[type[Session]] = Session

    def __init__(self, token: str, api: str) -> None:
        session = self.session(api=TelegramAPIServer.from_base(api))
        session.timeout = patience(SECONDS_A_CALL)
        self._bot = Bot(token, session=session)
        self.name, self.bot_id = self.can.name, self._bot.id

    @abstractmethod
    def hook(self, url: str, secret: str) -> TelegramMethod[bool]:
        """Choose the call that has updates delivered to an address; an empty one brings long polling back."""

    async def send(self, message: Outgoing) -> Outcome:
        """Try once to send a message."""
        try:
            call = send(message, self.can)
        except (KeyError, TypeError, ValueError) as fault:
            return Refused(type(fault).__name__)
        try:
            answer = await self._bot(call)
            message_id = answer.get("message_id")
        except Exception as fault:  # noqa: BLE001 (whatever an answer does to the client, the message may have arrived)
            return outcome(fault)
        return Sent(message_id if isinstance(message_id, int) else None)

    async def erase(self, chat_id: int, numbers: Sequence[int]) -> Erasure:
        """Try once to delete messages of a chat."""
        alone = DeleteMessage(chat_id=chat_id, message_id=numbers[0])
        try:
            await self._bot(DeleteMessages(chat_id=chat_id, message_ids=list(numbers)) if len(numbers) > 1 else alone)
        except TelegramNotFound as fault:
            # Of a message that is not there, or of a token: only the latter would pass.
            return Refused(cause(fault)) if await self.alive() else Unreachable(cause(fault))
        except Exception as fault:  # noqa: BLE001 (whatever an answer does to the client, it is tried again)
            told = outcome(fault)
            return Unknown("an answer to nothing that was sent") if isinstance(told, Sent) else told
        return Erased()

    async def alive(self) -> bool:
        """Ask who we are, to learn whether the messenger answers at all."""
        try:
            await self._bot(AskWhoWeAre(), request_timeout=patience(SECONDS_TO_CONNECT))
        except Exception as fault:  # noqa: BLE001 (any trouble at all means: not yet)
            log.info("messenger.no_answer", platform=self.name, cause=cause(fault))
            return False
        return True

    async def introduce(self, menus: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Set the menu of commands where the messenger has one: language -> (command, words); the first is for all.

        What was set before stays when this fails, so a failure is only logged.
        """
        if not self.can.commands:
            return
        for place, (language, menu) in enumerate(menus.items()):
            commands = [BotCommand(command=command, description=words) for command, words in menu]
            try:
                await self._bot(SetMyCommands(commands=commands, language_code=language if place else None))
            except Exception as fault:  # noqa: BLE001 (whatever it is, people are served without the menu)
                log.warning("messenger.no_menu", platform=self.name, language=language, cause=cause(fault))

    async def answer(self, callback_id: str) -> None:
        """Stop the waiting sign on a tapped button."""
        try:
            await self._bot(AnswerCallbackQuery(callback_query_id=callback_id))
        except Exception as fault:  # noqa: BLE001 (only the waiting sign stays on the button)
            log.info("messenger.callback_not_answered", platform=self.name, cause=type(fault).__name__)

    async def updates(self, offset: int, seconds: int) -> list[Any]:
        """Wait for raw updates from an id on."""
        kinds = KINDS if self.can.chooses_updates else None
        call = GetRawUpdates(offset=offset, timeout=seconds, allowed_updates=kinds)
        try:
            raws = await self._bot(call, request_timeout=patience(seconds + SECONDS_A_CALL))
        except Exception as fault:
            raise PlatformError(cause(fault)) from fault
        if not isinstance(raws, list):
            raise PlatformError("an answer without a list of updates")
        return raws

    async def file(self, file_id: str, most: int) -> bytes:
        """Fetch a file."""
        try:
            known = await self._bot(GetRawFile(file_id=file_id))
            if not isinstance(path := known.get("file_path"), str):
                raise FileGoneError
            content = Bounded(most)
            await self._bot.download_file(path, destination=content, timeout=SECONDS_A_FILE)
        except TelegramBadRequest as fault:
            raise (FileTooBigError if "too big" in str(fault).lower() else FileGoneError) from fault
        except aiohttp.ClientResponseError as fault:
            if fault.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.BAD_REQUEST}:
                raise FileGoneError from fault
            raise PlatformError(cause(fault)) from fault
        except (TelegramAPIError, aiohttp.ClientError, OSError) as fault:
            raise PlatformError(cause(fault)) from fault
        return content.getvalue()

    async def webhook(self, url: str, secret: str) -> None:
        """Have updates delivered to an address; an empty one brings long polling back."""
        try:
            await self._bot(self.hook(url, secret))
        except Exception as fault:
            raise PlatformError(cause(fault)) from fault

    async def close(self) -> None:
        """Close connections."""
        await self._bot.session.close()


def outcome(fault: Exception) -> Outcome:  # noqa: C901 (one line a case)
    """Tell what a failed attempt means."""
    match fault:
        case TelegramRetryAfter():
            return Wait(float(fault.retry_after))
        case TelegramForbiddenError():
            return Blocked(cause(fault))
        case TelegramMigrateToChat() | TelegramEntityTooLarge():
            return Refused(cause(fault))
        case TelegramBadRequest() if any(sign in str(fault).lower() for sign in GONE):
            return Blocked(cause(fault))
        case TelegramBadRequest():
            return Refused(cause(fault))
        case TelegramServerError():
            return Passing(cause(fault))
        case TelegramUnauthorizedError() | TelegramNotFound():
            return Unreachable(cause(fault))  # the token is wrong or new: no message will fare better
        case TelegramNetworkError() if never_connected(fault):
            return Unreachable(cause(fault))
        case TelegramAPIError(message=message) if message == TOO_MANY:
            return Wait(SECONDS_IF_NOT_SAID)
        case TelegramAPIError() if not isinstance(fault, TelegramNetworkError):
            return Refused(cause(fault))
    return Unknown(cause(fault))


def patience(seconds: float) -> Any:
    """Give how long to wait for an answer, and how long for a connection. aiogram takes it for a number."""
    return aiohttp.ClientTimeout(total=seconds, connect=SECONDS_TO_CONNECT)


def never_connected(fault: BaseException) -> bool:
    """Tell whether the connection itself failed, so that nothing can have been handed over."""
    beneath = fault.__cause__ or fault.__context__
    return isinstance(beneath, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)


def cause(fault: BaseException) -> str:
    """Say why, with neither token nor address: Telegram's own sentence, or the type of what failed."""
    if isinstance(fault, TelegramNetworkError) or not isinstance(fault, TelegramAPIError):
        beneath = fault.__cause__ or fault
        return "time-out" if isinstance(beneath, asyncio.TimeoutError) else type(beneath).__name__
    return fault.message
