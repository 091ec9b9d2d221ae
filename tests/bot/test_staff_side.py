"""What the bot does for staff: it fetches files, tells of waiting cases, and links a colleague's own messenger."""

import asyncio
from datetime import timedelta

import pytest

from models import CodePurpose
from services import attachments, cases, one_time_codes
from services.attachments import Kept
from tests.citizen import CitizenOnPhone, Neighbours
from tests.handlers.test_human import member

VOICE = b"OggS" + bytes(60)
KEEPER = 77
PATIENCE_SECONDS = 10
UNTOLD = """
SELECT EXISTS (SELECT FROM "case" WHERE announced_at IS NULL)
    OR EXISTS (SELECT FROM alert WHERE raised_at IS NULL AND ended_at IS NULL AND due_at <= $1)
"""
TELLS = {"colleague-case-waits", "colleague-alert"}
"""Words about a case that waits, and about one in danger."""


@pytest.fixture
async def waiting(citizen: CitizenOnPhone) -> CitizenOnPhone:
    """Somebody whose case waits."""
    await citizen.writes("با انسان حرف می‌زنم")
    return citizen


async def state_of_file(around: Neighbours) -> str:
    """What became of the one file."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (state := await around.pool.fetchval("SELECT state FROM attachment")) == "wanted":
            await asyncio.sleep(0.01)
    return str(state)


async def test_a_voice_note_is_fetched_and_kept(waiting: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Staff hear it from our own server; what it is, its first bytes say."""
    neighbours.house.platform.files["v1"] = VOICE  # type: ignore[attr-defined]  # it is a Screen
    await waiting.sends(voice={"file_id": "v1", "file_size": len(VOICE), "mime_type": "text/html"})
    assert await state_of_file(neighbours) == "kept"
    message = await neighbours.pool.fetchval("SELECT message_id FROM attachment")
    assert await attachments.attachment(neighbours.pool, message) == Kept("audio/ogg", VOICE, "")


async def test_a_file_the_messenger_lost_is_said_to_be_gone(waiting: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Nothing is tried for ever."""
    await waiting.sends(photo=[{"file_id": "old"}])
    assert await state_of_file(neighbours) == "gone"


async def test_a_file_larger_than_it_said_is_not_taken_in(waiting: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The bound is on what comes, not on what was announced."""
    neighbours.house.platform.files["big"] = bytes(attachments.LARGEST + 1)  # type: ignore[attr-defined]  # a Screen
    await waiting.sends(document={"file_id": "big", "file_size": 5})
    assert await state_of_file(neighbours) == "too_big"


async def linked(neighbours: Neighbours, login: str = "night", **more: object) -> CitizenOnPhone:
    """A colleague who linked their messenger and is on shift."""
    staff = await member(neighbours, login, "counselling", "social_work")
    phone = neighbours.citizen(KEEPER)
    async with neighbours.pool.acquire() as connection, connection.transaction():
        code = await one_time_codes.issue(connection, staff, CodePurpose.MESSENGER, neighbours.now())
    await phone.writes(f"/staff {code}")
    assert phone.told() == ["colleague-linked"]
    shift = (staff, neighbours.now() - timedelta(hours=1), neighbours.now() + timedelta(hours=5))
    if more.get("on_shift", True):
        await neighbours.pool.execute("INSERT INTO shift (staff_id, starts_at, ends_at) VALUES ($1, $2, $3)", *shift)
    return phone


async def told(phone: CitizenOnPhone, neighbours: Neighbours) -> list[str]:
    """What a colleague was told once nothing waits to be announced."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while await neighbours.pool.fetchval(UNTOLD, neighbours.now()):
            await asyncio.sleep(0.01)
    await neighbours.quiet()
    return [each.text for each in phone.all_seen() if each.content.get("message") in TELLS]


async def test_a_colleague_is_told_of_a_new_case_by_number_and_level_only(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Never a word of the citizen: phones lie on tables."""
    phone = await linked(neighbours)
    await citizen.writes("شوهرم مرا زده، با انسان حرف می‌زنم")
    (text,) = await told(phone, neighbours)
    assert "پروندهٔ ۱" in text
    assert "سطح ۳" in text
    assert "شوهرم" not in text


async def test_a_colleague_off_duty_is_left_alone(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """No shift, no open page, not on call: nothing is sent."""
    phone = await linked(neighbours, on_shift=False)
    await citizen.writes("با انسان حرف می‌زنم")
    assert await told(phone, neighbours) == []


async def test_whoever_is_on_call_is_told_when_nobody_is_there(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The list ends with a person."""
    phone = await linked(neighbours, on_shift=False)
    await neighbours.pool.execute("UPDATE staff SET on_call = 1")
    await citizen.writes("با انسان حرف می‌زنم")
    assert len(await told(phone, neighbours)) == 1


async def test_a_case_that_went_back_to_the_queue_is_announced_again(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """It waits anew."""
    phone = await linked(neighbours)
    await citizen.writes("با انسان حرف می‌زنم")
    await told(phone, neighbours)
    staff = await member(neighbours, "other", "counselling")
    number = await cases.claim_next(neighbours.pool, staff, ["counselling"], neighbours.now())
    assert number is not None
    await cases.release(neighbours.pool, number, staff, neighbours.now())
    assert len(await told(phone, neighbours)) == 2


@pytest.mark.parametrize(
    ("words", "answer"),
    [("/staff 00000000", "colleague-code-unknown"), ("/staff", "colleague-code-unknown")],
)
async def test_a_wrong_code_links_nothing(citizen: CitizenOnPhone, words: str, answer: str) -> None:
    """A citizen who tries is told so, and nothing else changes."""
    await citizen.writes(words)
    assert citizen.told() == [answer]


async def test_a_code_links_once_also_in_persian_digits(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The second account that writes it gets nothing."""
    staff = await member(neighbours, "sara", "counselling")
    async with neighbours.pool.acquire() as connection, connection.transaction():
        code = await one_time_codes.issue(connection, staff, CodePurpose.MESSENGER, neighbours.now())
    await citizen.writes("/staff " + code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")))
    assert citizen.told() == ["colleague-linked"]
    thief = neighbours.citizen(KEEPER)
    await thief.writes(f"/staff {code}")
    assert thief.told() == ["colleague-code-used"]
