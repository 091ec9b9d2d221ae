"""Safir, by which Bale's bot writes to a phone whose owner never wrote to it: one call, and the sender around it.

What is documented (docs.bale.ai/safir, as of 29 Khordad 1405): the call, its answer, the codes, and that a `request_id`
which comes again sends nothing again. So an attempt whose fate nobody knows is simply made once more. Not documented:
HTTP statuses, limits, and how long a `request_id` is remembered.
"""

import asyncio
import json
import uuid
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Never

import aiohttp
import asyncpg
import structlog
from cryptography.fernet import InvalidToken, MultiFernet

from bot.botapi import SECONDS_A_CALL, patience
from bot.markup import plain
from bot.platform import Outcome, Passing, Refused, Sent, Unknown, Unreachable, Wait
from bot.settings import Settings
from services import phone_messages
from services.faults import is_passing, where
from services.phone_messages import Claimed
from texts.clock import Clock

log = structlog.get_logger()

TOGETHER = 5
"""Messages in flight at once, and in a second: no limit is published, and reminders have time."""

PACE_SECONDS, SWEEP_SECONDS = 1.0, 5.0
"""Rests after messages went out, and after there were none."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=10)
"""Before a row that did not arrive is tried again: doubled each time, up to the longest."""

TOO_MANY_SECONDS, AWAY_SECONDS = 30.0, 30.0
"""How long everything rests after «too many», and after nobody answered at all."""

STOPPED = timedelta(minutes=5)
"""How long everything rests when only a person can help."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Safir takes no words from us until a person sees to it: other messages will fare no better."""

    cause: str


NO_PHONE, NO_ACCOUNT = "Safir says this is no phone", "no Bale account"
ORDINARY = frozenset({NO_PHONE, NO_ACCOUNT})
"""What is wrong with a number, not with us: nothing that staff could mend here."""

MEANINGS: dict[int, Outcome | Stopped] = {
    2: Passing("Safir's own fault"),
    3: Wait(TOO_MANY_SECONDS),
    4: Refused("Safir says the request is wrong"),
    8: Refused(NO_PHONE),
    17: Refused(NO_ACCOUNT),
    20: Stopped("no credit at Safir"),
    21: Stopped("the bot may write to no more phones"),
}
"""Every code that is documented."""

STATUSES: dict[int, Outcome | Stopped] = {
    HTTPStatus.UNAUTHORIZED: Stopped("Safir does not accept the key"),
    HTTPStatus.FORBIDDEN: Stopped("Safir does not accept the key"),
    HTTPStatus.NOT_FOUND: Stopped("nothing answers at Safir's address"),
    HTTPStatus.METHOD_NOT_ALLOWED: Stopped("nothing answers at Safir's address"),
    HTTPStatus.REQUEST_TIMEOUT: Unknown("HTTP 408"),
    HTTPStatus.TOO_MANY_REQUESTS: Wait(TOO_MANY_SECONDS),
}
"""What a status means when the body holds no code; all guessed."""

UNSEALED = "encrypted with a key that is not set"


def judged(status: int, content: bytes) -> Outcome | Stopped:
    """Tell what an answer means; a code in the body counts more than the HTTP status, which is not documented."""
    told = _object(content)
    code = _code(told.get("error_data"))
    if code is not None:
        return MEANINGS.get(code, Refused(f"Safir says {code}"))
    if status in STATUSES:
        return STATUSES[status]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Passing(f"HTTP {status}")
    if status >= HTTPStatus.BAD_REQUEST:
        return Refused(f"HTTP {status}")
    is_taken = status < HTTPStatus.MULTIPLE_CHOICES and told.get("message_id") and not told.get("error_data")
    return Sent(None) if is_taken else Unknown("an answer that makes no sense")


def _object(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _code(errors: Any) -> int | None:
    """Find the code in a list of errors, or in a single one; one phone has one error."""
    first = errors[0] if isinstance(errors, list) and errors else errors
    code = first.get("code") if isinstance(first, dict) else None
    if isinstance(code, str) and code.isascii() and code.isdigit():
        return int(code[:9])
    return code if isinstance(code, int) and not isinstance(code, bool) else None


class SafirApi:
    """The organisation's access to Safir, for one bot of Bale."""

    def __init__(self, key: str, bot_id: int, api: str, *, seconds: float = SECONDS_A_CALL) -> None:
        """Prepare; a call is given up after so many seconds, and its fate is unknown then."""
        self._key = key
        self._bot_id = bot_id
        self._address = f"{api.rstrip('/')}/api/v3/send_message"
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    async def send(self, request_id: uuid.UUID, phone: str, text: str) -> Outcome | Stopped:
        """Try once; never raises for what Safir or the network does."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=patience(self._seconds))
        body = {
            "request_id": str(request_id),
            "bot_id": self._bot_id,
            "phone_number": phone,
            "message_data": {"message": {"text": plain(text)}},  # read as Markdown, as all of Bale's texts
        }
        headers = {"api-access-key": self._key}
        try:
            async with self._session.post(self._address, json=body, headers=headers, allow_redirects=False) as answer:
                return judged(answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            return Unreachable(type(fault).__name__)
        except (aiohttp.ClientError, OSError) as fault:  # time-outs are OSErrors
            return Unknown("time-out" if isinstance(fault, TimeoutError) else type(fault).__name__)

    async def close(self) -> None:
        """Close connections."""
        if self._session:
            await self._session.close()
            self._session = None


class Safir:
    """Sends words to phones; any number of processes may do so at once, each row is claimed by one of them."""

    def __init__(self, pool: asyncpg.Pool, api: SafirApi, secrets: MultiFernet, clock: Clock) -> None:
        self._pool = pool
        self._api = api
        self._secrets = secrets
        self._clock = clock
        self._rests_until = clock()

    async def serve(self) -> Never:
        """Send what is due, for ever. When it is ended in the middle, the next one sends that again, harmlessly."""
        try:
            while True:
                sent_some = await self._sent_some()
                await asyncio.sleep(PACE_SECONDS if sent_some else SWEEP_SECONDS)
        finally:
            await self._api.close()

    async def _sent_some(self) -> bool:
        try:
            return await self.send_due()
        except Exception as fault:
            if not is_passing(fault):
                raise
            log.warning("safir.postgres_away", cause=where(fault))
            return False

    async def send_due(self) -> bool:
        """Send a few of what is due, together; tell whether there were any."""
        if self._clock() < self._rests_until:
            return False
        rows = await phone_messages.claim(self._pool, self._clock(), TOGETHER)
        outcomes = await asyncio.gather(*(self._send(row) for row in rows))
        for row, outcome in zip(rows, outcomes, strict=True):
            await self._settle(row, outcome)
        return bool(rows)

    async def _send(self, row: Claimed) -> Outcome | Stopped | None:
        """Try once; None when the phone cannot be read."""
        try:
            phone = self._secrets.decrypt(row.phone).decode()
        except InvalidToken:
            return None
        return await self._api.send(row.request_id, phone, row.text)

    async def _settle(self, row: Claimed, outcome: Outcome | Stopped | None) -> None:
        """Write down what became of an attempt."""
        now = self._clock()
        match outcome:
            case Sent():
                await phone_messages.sent(self._pool, row, now)
            case Refused(cause):
                await self._give_up(row, cause)
            case Wait(seconds):
                await self._rest(row, "too many", timedelta(seconds=seconds))
            case Unreachable(cause):
                await self._rest(row, cause, timedelta(seconds=AWAY_SECONDS))
            case Stopped(cause):
                await self._rest(row, cause, STOPPED)
                await phone_messages.tell(self._pool, cause)
            case None:  # the key may come back before the words are too late
                await phone_messages.later(self._pool, row, UNSEALED, now + LONGEST_WAIT)
                await phone_messages.tell(self._pool, UNSEALED)
            case _:
                log.info("safir.again", row=row.id, cause=outcome.cause)
                await phone_messages.later(self._pool, row, outcome.cause, now + wait(row.attempts))

    async def _give_up(self, row: Claimed, cause: str) -> None:
        log.warning("safir.failed", row=row.id, cause=cause)
        await phone_messages.failed(self._pool, row, cause, self._clock())
        if cause not in ORDINARY:
            await phone_messages.tell(self._pool, cause)

    async def _rest(self, row: Claimed, cause: str, time: timedelta) -> None:
        """Send nothing for a time: what is true for this row is true for all."""
        log.warning("safir.rests", cause=cause, seconds=time.total_seconds())
        self._rests_until = self._clock() + time
        await phone_messages.later(self._pool, row, cause, self._rests_until)


def wait(attempts: int) -> timedelta:
    """Give how long a row waits after so many attempts."""
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(attempts - 1, 10)))


def safir(settings: Settings, pool: asyncpg.Pool, clock: Clock) -> Safir:
    """Put the sender together from settings that hold a key for Safir."""
    api = SafirApi(settings.safir_key.get_secret_value(), settings.bale_bot_id, settings.safir_api)
    return Safir(pool, api, settings.secrets, clock)
