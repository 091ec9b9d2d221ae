"""Words to phones over the wire: each code has one meaning, and nobody reads the same words twice."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import httpx
import pytest
from cryptography.fernet import Fernet, MultiFernet
from pydantic import ValidationError

from bot.platform import Passing, Refused, Sent, Unknown, Unreachable, Wait
from bot.run import House
from bot.safir import STOPPED, Safir, SafirApi, Stopped, judged, wait
from bot.settings import Settings
from console.settings import Settings as ConsoleSettings
from services import phone_messages
from services.cards import open_cards
from services.gazetteer import read
from services.phone_messages import LEASE, TOO_LATE
from simulator.server import serve_in_thread
from tests.citizen import Now
from tests.screen import Screen
from tests.simulator.person import Person
from texts.clock import utc_now

BOT_ID = 700100200
ORGANISATION = "key-of-an-organisation"
PHONE = "989120000001"
TEXT = "یادآوری: قرار سه‌شنبه ۵ عصر. می‌آیید؟"
OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
AT_ONCE = timedelta(0)


def secrets(*keys: str) -> MultiFernet:
    """Give what encrypts with the first of these keys."""
    return MultiFernet([Fernet(key) for key in keys])


def answer(code: object, message_id: str = "") -> dict[str, Any]:
    """Give an error as documented."""
    return {"message_id": message_id, "error_data": [{"phone_number": PHONE, "code": code, "description": PHONE}]}


@pytest.mark.parametrize("status", [200, 400, 403, 429, 500])
@pytest.mark.parametrize(
    ("code", "meaning"),
    [(2, Passing), (3, Wait), (4, Refused), (8, Refused), (17, Refused), (20, Stopped), (21, Stopped), (99, Refused)],
)
def test_the_code_counts_whatever_the_status(status: int, code: int, meaning: type) -> None:
    """HTTP statuses are not documented; and no cause holds what Safir says, which may name the phone."""
    outcome = judged(status, json.dumps(answer(code)).encode())
    assert isinstance(outcome, meaning)
    assert PHONE not in repr(outcome)


@pytest.mark.parametrize(
    ("status", "body", "meaning"),
    [
        (200, {"message_id": "523e", "error_data": None}, Sent),
        (200, {"message_id": "523e"}, Sent),
        (201, {"message_id": "523e", "error_data": []}, Sent),
        (200, answer(17, "523e"), Refused),
        (200, answer("20"), Stopped),
        (200, {"error_data": {"code": 3}}, Wait),
        (200, answer(None, "523e"), Unknown),
        (200, answer(True), Unknown),
        (200, {"message_id": "", "error_data": None}, Unknown),
        (200, {"ok": True}, Unknown),
        (200, [], Unknown),
        (302, {"message_id": "523e"}, Unknown),
        (400, {}, Refused),
        (401, {"error": "Unauthorized"}, Stopped),
        (403, {}, Stopped),
        (404, {}, Stopped),
        (405, {}, Stopped),
        (408, {}, Unknown),
        (429, {}, Wait),
        (500, {}, Passing),
        (503, {"message_id": "523e"}, Passing),
    ],
)
def test_what_is_not_documented_has_a_meaning_too(status: int, body: Any, meaning: type) -> None:
    """Success needs an id and no error; a key or an address that is wrong fails no message for good."""
    assert isinstance(judged(status, json.dumps(body).encode()), meaning)


@pytest.mark.parametrize(
    ("status", "content", "meaning"),
    [
        (200, b"<html>filtered</html>", Unknown),
        (200, b"\xff\xfe", Unknown),
        (200, b"[" * 100_000, Unknown),
        (502, b"<html></html>", Passing),
        (504, b"", Passing),
    ],
)
def test_what_is_no_json_has_a_meaning_too(status: int, content: bytes, meaning: type) -> None:
    """A gateway's page says that the words may be sent again, as may all words whose fate is unknown."""
    assert isinstance(judged(status, content), meaning)


def test_a_row_waits_longer_with_each_attempt() -> None:
    """From five seconds to ten minutes."""
    seconds = [wait(attempts).total_seconds() for attempts in (1, 2, 3, 8, 9, 500)]
    assert seconds == [5, 10, 20, 600, 600, 600]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """A simulator of its own."""
    with serve_in_thread() as address:
        yield address


@pytest.fixture
async def http(base: str) -> AsyncIterator[httpx.AsyncClient]:
    """Requests to it; the world is new, and one phone in it is Mina's."""
    async with httpx.AsyncClient(base_url=base, timeout=20) as client:
        (await client.delete("/world")).raise_for_status()
        (await client.post("/safir/phones", json={"phone": PHONE, "user": "mina"})).raise_for_status()
        yield client


class Street:
    """A sender, Safir, and Mina with her phone."""

    def __init__(self, pool: asyncpg.Pool, http: httpx.AsyncClient) -> None:
        self.pool = pool
        self.http = http
        self.now = Now()
        self.mina = Person(http, "mina", "bale")
        self.base = str(http.base_url).rstrip("/")
        self.senders: list[Safir] = []
        self.safir = self.sender()

    def sender(self, *keys: str, seconds: float = 20, api: str = "") -> Safir:
        """Give another sender over the same table."""
        client = SafirApi(ORGANISATION, BOT_ID, api or f"{self.base}/safir", seconds=seconds)
        self.senders.append(Safir(self.pool, client, secrets(*(keys or (OLD,))), self.now))
        return self.senders[-1]

    async def close(self) -> None:
        """Close connections."""
        for each in self.senders:
            await each._api.close()

    async def queue(self, phone: str = PHONE, text: str = TEXT, now: datetime | None = None) -> int:
        """Queue words that are due."""
        return await phone_messages.queue(
            self.pool, phone=phone, text=text, key=secrets(OLD), now=now or self.now.moment
        )

    async def fault(self, **rule: Any) -> None:
        """Order trouble."""
        (await self.http.post("/faults", json={"platform": "safir", **rule})).raise_for_status()

    async def row(self, number: int) -> tuple[str, str | None, int]:
        """How a row stands: delivery, error, attempts."""
        row = await self.pool.fetchrow("SELECT delivery, error, attempts FROM phone_message WHERE id = $1", number)
        assert row
        return row["delivery"], row["error"], row["attempts"]

    async def calls(self) -> list[dict[str, Any]]:
        """Bodies of all calls."""
        return [entry["params"] for entry in (await self.http.get("/log", params={"platform": "safir"})).json()]

    async def notes(self) -> list[str]:
        """Notes on the open cards."""
        return [card.note for card in await open_cards(self.pool)]


@pytest.fixture
async def street(pool: asyncpg.Pool, http: httpx.AsyncClient) -> AsyncIterator[Street]:
    """The shipped sender before the simulator."""
    around = Street(pool, http)
    yield around
    await around.close()


async def test_words_to_a_phone_arrive_once_and_the_phone_is_forgotten(street: Street) -> None:
    """The call is the documented one; then there is nothing more to do."""
    number = await street.queue("0912 000 0001")
    assert await street.safir.send_due()
    assert not await street.safir.send_due()
    assert [shown["text"] for shown in await street.mina.reads()] == [TEXT]
    assert await street.row(number) == ("sent", None, 1)
    assert await street.pool.fetchval("SELECT phone IS NULL AND text IS NULL FROM phone_message")
    (body,) = await street.calls()
    assert uuid.UUID(body.pop("request_id")).version == 4
    assert body == {"bot_id": BOT_ID, "phone_number": PHONE, "message_data": {"message": {"text": TEXT}}}


async def test_marks_in_words_are_shown_as_written(street: Street) -> None:
    """Safir's messages are Bale's, which reads all text as Markdown."""
    await street.queue(text="*قرار* [فردا](x)")
    await street.safir.send_due()
    assert (await street.mina.last())["text"].replace("\u2060", "") == "*قرار* [فردا](x)"


@pytest.mark.parametrize("seconds", [0, 2])
async def test_words_that_may_have_arrived_are_sent_again_and_arrive_once(street: Street, seconds: int) -> None:
    """Safir took them, then the line was cut, or no answer came: the same request id makes another try harmless."""
    await street.fault(kind="timeout_after_accept", seconds=seconds, times=1)
    number = await street.queue()
    hasty = street.sender(seconds=0.3)
    await hasty.send_due()
    assert (await street.row(number))[0] == "queued"
    street.now.passes(seconds=5)
    await hasty.send_due()
    assert await street.row(number) == ("sent", None, 2)
    assert len(await street.mina.reads()) == 1
    first, again = await street.calls()
    assert first == again


@pytest.mark.parametrize("http_status", [200, 400])
@pytest.mark.parametrize(
    ("code", "delivery", "error", "waits", "note"),
    [
        (2, "queued", "Safir's own fault", timedelta(seconds=5), None),
        (3, "queued", "too many", timedelta(seconds=30), None),
        (4, "failed", "Safir says the request is wrong", None, "Safir says the request is wrong"),
        (8, "failed", "Safir says this is no phone", None, None),
        (17, "failed", "no Bale account", None, None),
        (20, "queued", "no credit at Safir", STOPPED, "no credit at Safir"),
        (21, "queued", "the bot may write to no more phones", STOPPED, "the bot may write to no more phones"),
        (77, "failed", "Safir says 77", None, "Safir says 77"),
    ],
)
async def test_each_code_has_its_consequence(
    street: Street,
    http_status: int,
    code: int,
    delivery: str,
    error: str,
    waits: timedelta | None,
    note: str | None,
) -> None:
    """What may pass waits, what cannot fails for good with its cause, and staff see what only they can mend."""
    await street.fault(kind="error", status=code, http=http_status, times=1)
    number = await street.queue()
    await street.safir.send_due()
    assert await street.row(number) == (delivery, error, 1)
    assert await street.notes() == ([note] if note else [])
    street.now.moment += (waits or AT_ONCE) - timedelta(seconds=1)
    assert not await street.safir.send_due()
    street.now.passes(seconds=1)
    await street.safir.send_due()
    assert len(await street.mina.reads()) == (1 if waits else 0)


async def test_a_phone_without_a_bale_account_is_a_failure_of_its_own(street: Street) -> None:
    """Whoever queued the words can reach for the telephone."""
    number = await street.queue("09350000000")
    await street.safir.send_due()
    assert await street.row(number) == ("failed", "no Bale account", 1)


async def test_without_credit_nothing_is_tried_and_nothing_is_lost(street: Street) -> None:
    """The rows that wait are left alone for minutes, and staff are told once."""
    await street.fault(kind="error", status=20)
    numbers = [await street.queue() for _ in range(12)]
    for _ in range(3):
        await street.safir.send_due()
    assert len(await street.calls()) == 5
    assert [(await street.row(number))[2] for number in numbers] == [1] * 5 + [0] * 7
    assert await street.notes() == ["no credit at Safir"]
    await street.http.delete("/faults")
    street.now.moment += STOPPED
    while await street.safir.send_due():
        pass
    assert len(await street.mina.reads()) == 12


async def test_a_key_that_is_not_accepted_fails_nothing(street: Street) -> None:
    """A mistyped key must not cost everybody their reminder."""
    await street.fault(kind="error", status=401, description="Unauthorized", times=1)
    number = await street.queue()
    await street.safir.send_due()
    assert await street.row(number) == ("queued", "Safir does not accept the key", 1)
    assert await street.notes() == ["Safir does not accept the key"]


async def test_when_nobody_answers_everything_waits(street: Street) -> None:
    """No connection: one try, then a rest, and the words are still there."""
    away = street.sender(api="http://127.0.0.1:9")
    number = await street.queue()
    await away.send_due()
    await street.queue()
    assert not await away.send_due()
    assert (await street.row(number))[0] == "queued"
    assert isinstance(await away._api.send(uuid.uuid4(), PHONE, TEXT), Unreachable)
    street.now.passes(seconds=30)
    await street.safir.send_due()
    assert len(await street.mina.reads()) == 2


async def test_words_that_come_too_late_are_not_sent(street: Street) -> None:
    """After an outage of a day nobody is reminded of yesterday; staff see that it happened."""
    number = await street.queue()
    street.now.passes(days=1)
    await street.safir.send_due()
    assert await street.row(number) == ("failed", TOO_LATE, 0)
    assert await street.calls() == []
    assert await street.notes() == [TOO_LATE]


async def test_two_senders_at_once_send_each_once(street: Street) -> None:
    """Any number of processes may send."""
    for number in range(12):
        await street.queue(text=f"یادآوری {number}")
    serving = [asyncio.ensure_future(each.serve()) for each in (street.safir, street.sender())]
    async with asyncio.timeout(20):
        while await street.pool.fetchval("SELECT EXISTS (SELECT FROM phone_message WHERE settled_at IS NULL)"):
            await asyncio.sleep(0.02)
    for each in serving:
        each.cancel()
        with suppress(asyncio.CancelledError):
            await each
    assert len(await street.calls()) == 12
    texts = [shown["text"] for shown in await street.mina.reads()]
    assert sorted(texts) == sorted(f"یادآوری {number}" for number in range(12))


async def test_a_phone_under_an_older_key_is_read_and_a_lost_key_loses_nothing_at_once(street: Street) -> None:
    """The newest key stands first, older ones behind it; words under a key that is missing wait for it."""
    number = await street.queue()
    await street.sender(NEW).send_due()
    assert await street.row(number) == ("queued", "encrypted with a key that is not set", 1)
    assert await street.notes() == ["encrypted with a key that is not set"]
    assert await street.calls() == []
    street.now.passes(minutes=10)
    await street.sender(NEW, OLD).send_due()
    assert (await street.row(number))[0] == "sent"


def settings(**given: str) -> Settings:
    """Read settings that hold an address of Postgres."""
    return Settings.model_validate({"DATABASE_URL": "postgresql://", **given})


def test_bot_and_console_keep_secrets_with_the_same_key() -> None:
    """What one queues the other can send."""
    keys = f"{NEW}, {OLD}"
    bot = settings(secret_key=keys)
    console = ConsoleSettings.model_validate({"DATABASE_URL": "postgresql://", "secret_key": keys})
    assert bot.secrets.decrypt(console.secrets.encrypt(b"98")) == b"98"
    assert Fernet(NEW).decrypt(bot.secrets.encrypt(b"98")) == b"98"


@pytest.mark.parametrize("missing", ["bale_token", "secret_key", "nothing"])
def test_a_key_for_safir_needs_bales_bot_and_a_key_for_phones(missing: str) -> None:
    """Safir writes as Bale's bot; without a key phones could not wait."""
    given = {"bale_token": f"{BOT_ID}:secret", "secret_key": OLD, "safir_key": ORGANISATION}
    given.pop(missing, None)
    if missing == "nothing":
        assert settings(**given).bale_bot_id == BOT_ID
    else:
        with pytest.raises(ValidationError) as refused:
            settings(**given)
        assert refused.value.errors()[0]["loc"] == ("safir_key",)


async def test_a_process_killed_in_the_middle_leaves_words_that_arrive_once(street: Street, dsn: str) -> None:
    """Safir has them and nobody wrote that down: the next sender finds out. The log told no phone, word or key."""
    await street.fault(kind="5xx", status=503, times=1, chat="mina")
    passes = await street.queue(now=utc_now())
    nobody = await street.queue("09350000000", now=utc_now())
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("YAVAR_", "DATABASE_URL"))}
    given = {"DATABASE_URL": dsn, "YAVAR_BALE_TOKEN": f"{BOT_ID}:x", "YAVAR_SECRET_KEY": OLD}
    given |= {"YAVAR_SAFIR_KEY": ORGANISATION, "YAVAR_SAFIR_API": f"{street.base}/safir"}
    process = subprocess.Popen(  # noqa: ASYNC220 (short, and killed below)
        [sys.executable, "-m", "tests.bot.safir_process"],
        env=plain | given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        await until(street, passes, "queued", "Safir's own fault")
        await until(street, nobody, "failed", "no Bale account")
        await street.pool.execute("UPDATE phone_message SET due_at = due_at + interval '1 hour' WHERE id = $1", passes)
        await street.fault(kind="timeout_after_accept", seconds=60)
        number = await street.queue(now=utc_now())
        async with asyncio.timeout(20):
            while not await street.mina.reads():
                await asyncio.sleep(0.02)
        assert (await street.row(number))[0] == "sending"
    finally:
        process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
    await street.http.delete("/faults")
    street.now.moment = utc_now() + LEASE
    assert await street.safir.send_due()
    assert await street.row(number) == ("sent", None, 2)
    assert len(await street.mina.reads()) == 1
    assert "safir.again" in said
    assert "safir.failed" in said
    assert [word for word in (PHONE, PHONE[2:], "9350000000", TEXT, "یادآوری", ORGANISATION, OLD) if word in said] == []


async def until(street: Street, number: int, delivery: str, error: str) -> None:
    """Wait until a row stands so."""
    async with asyncio.timeout(20):
        while (await street.row(number))[:2] != (delivery, error):
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("key", ["", ORGANISATION])
@pytest.mark.parametrize("keeps_house", [True, False])
async def test_without_a_key_nothing_starts(pool: asyncpg.Pool, key: str, *, keeps_house: bool) -> None:
    """With one, words to phones leave from the house that keeps house; from no other one."""
    given = settings(bale_token=f"{BOT_ID}:x", secret_key=OLD, safir_key=key)
    house = House(given, pool, Screen(), await read(pool), keeps_house=keeps_house)
    assert ("safir" in dict(house._works())) == (bool(key) and keeps_house)
