"""Calls that people asked for: times from a desk's hours, numbers sealed, one open call a case, nothing kept after."""

from datetime import UTC, datetime, time, timedelta

import asyncpg
import pytest
from cryptography.fernet import Fernet

from bot.settings import Settings
from services import call_backs
from services.call_backs import CallAsked, CalledOff, choices, dialled, opened, opener, sealer
from services.hours import Hours, Period, periods
from tests import some_cases
from texts.clock import TEHRAN

NOON = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)  # 12:00 in Tehran, Sunday 1 Azar 1405
EVERY_DAY = frozenset(range(7))


def hours(*openings: tuple[str, str]) -> list[Period]:
    """The openings of the next days, every day the same, in Tehran time."""
    lines = [Hours(EVERY_DAY, time.fromisoformat(since), time.fromisoformat(until)) for since, until in openings]
    return periods(lines, NOON, NOON + timedelta(days=8))


def in_words(spans: list[Period]) -> list[str]:
    """Times as they are in Tehran: day of November, from, until."""
    local = [(each.opens_at.astimezone(TEHRAN), each.closes_at.astimezone(TEHRAN)) for each in spans]
    return [f"{since:%d %H:%M}-{until:%H:%M}" for since, until in local]


@pytest.mark.parametrize(
    ("now", "openings", "offered"),
    [
        (NOON, [("08:00", "16:00")], ["22 12:30-14:00", "22 14:00-16:00", "23 08:00-12:00", "23 12:00-16:00"]),
        (NOON, [("00:00", "00:00")], ["22 12:30-14:00", "22 14:00-16:00", "23 08:00-12:00", "23 12:00-16:00"]),
        (NOON + timedelta(hours=10), [("08:00", "16:00")], ["23 08:00-12:00", "23 12:00-16:00", "24 08:00-12:00"]),
        (NOON + timedelta(minutes=47), [("09:00", "15:30")], ["22 14:00-15:30", "23 09:00-12:00", "23 12:00-15:30"]),
        (NOON, [("22:00", "06:00")], []),
        (NOON, [("19:30", "23:00")], []),
        (NOON, [], []),
    ],
)
def test_times_come_from_the_desks_hours(now: datetime, openings: list[tuple[str, str]], offered: list[str]) -> None:
    """Four at most, two of one day, half an hour ahead, on the half hour, an hour long at least, never at night."""
    found = in_words(choices(hours(*openings), now))
    assert found[: len(offered)] == offered
    assert bool(found) is bool(offered)
    assert len(found) <= 4


def test_in_a_surge_today_is_left_out() -> None:
    """Whoever can wait for tomorrow makes room for whoever cannot."""
    assert in_words(choices(hours(("08:00", "16:00")), NOON, later=True))[0].startswith("23 ")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("۰۹۱۲ ۱۲۳ ۴۵۶۷", "09121234567"),
        ("شماره‌ام ٠٩١٢١٢٣٤٥٦٧ است", "09121234567"),
        ("+98 912-123-4567", "09121234567"),
        ("00989121234567", "09121234567"),
        ("989121234567", "09121234567"),
        ("9121234567", "09121234567"),
        ("(021) 8888 1234", "02188881234"),
        ("+98 21 88881234", "02188881234"),
        ("0912 123 4567 ساعت 5", "09121234567"),
        ("88881234", None),
        ("0912 123 456", None),
        ("0912123456789", None),
        ("+93 70 123 4567", None),
        ("09121234567 یا 09121234568", None),
        ("۳ نفریم، پلاک ۱۲", None),
        ("", None),
    ],
)
def test_one_number_is_found_in_any_spelling(written: str, number: str | None) -> None:
    """Mobile numbers and landlines with their area code; of two nobody knows which."""
    assert dialled(written) == number


def test_what_the_bot_seals_the_console_opens_also_after_a_new_key() -> None:
    """Both read YAVAR_SECRET_KEY; the bot seals with the newest, staff open with each; a strange key opens nothing."""
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    bot = Settings.model_validate({"DATABASE_URL": "", "secret_key": old})
    sealed = sealer(bot.phone_key).encrypt(b"09121234567")
    assert opened(sealed, opener(f"{new}, {old}")) == "09121234567"
    assert opened(sealed, opener(new)) is None
    assert opened(None, opener(old)) is None


async def asked(pool: asyncpg.Pool, who: tuple[int, int], since: datetime, phone: bytes = b"sealed") -> None:
    """Ask for a call of two hours."""
    await call_backs.ask(pool, *who, CallAsked("counselling", since, since + timedelta(hours=2), phone), NOON)


async def test_one_open_call_a_case(pool: asyncpg.Pool) -> None:
    """A second wish changes the first; without an open case at the desk there is nothing to call about."""
    who = await some_cases.citizen(pool)
    await asked(pool, who, NOON)
    assert await call_backs.open_of(pool, who[0]) == []
    await some_cases.case(pool, NOON, who)
    await asked(pool, who, NOON)
    await asked(pool, who, NOON + timedelta(hours=3), b"another")
    (call,) = await call_backs.due(pool, ["counselling"])
    assert (call.call_at, call.phone) == (NOON + timedelta(hours=3), b"another")
    assert await call_backs.due(pool, ["legal"]) == []


async def test_a_call_that_is_over_holds_no_number(pool: asyncpg.Pool) -> None:
    """Reached, not reached or called off by staff: said once, and the number is gone."""
    who = await some_cases.citizen(pool)
    case = await some_cases.case(pool, NOON, who)
    added = "INSERT INTO staff (login, name, role) VALUES ('sara', 'سارا', 'counsellor') RETURNING id"
    staff = await pool.fetchval(added)
    for reached in (True, False, None):
        await asked(pool, who, NOON)
        call = (await call_backs.of_case(pool, case))[0]
        assert await call_backs.done(pool, call.id, staff, NOON, reached=reached)
        assert not await call_backs.done(pool, call.id, staff, NOON, reached=True)
        found = await call_backs.call(pool, call.id)
        assert found is not None
        assert (found.phone, found.reached, found.done_by) == (None, reached, "سارا")
    assert len(await call_backs.of_case(pool, case)) == 3


async def test_a_call_is_late_once_its_time_has_passed(pool: asyncpg.Pool) -> None:
    """And stands before those that are still to come."""
    first, second = await some_cases.citizen(pool), await some_cases.citizen(pool)
    for who in (first, second):
        await some_cases.case(pool, NOON, who)
    await asked(pool, first, NOON + timedelta(hours=5))
    await asked(pool, second, NOON)
    calls = await call_backs.due(pool, ["counselling"])
    assert [each.is_late(NOON + timedelta(hours=2)) for each in calls] == [True, False]


async def test_a_person_calls_off_all_that_is_open(pool: asyncpg.Pool) -> None:
    """The numbers are forgotten; another person's call stays."""
    mine, other = await some_cases.citizen(pool), await some_cases.citizen(pool)
    for who in (mine, other):
        await some_cases.case(pool, NOON, who)
        await asked(pool, who, NOON)
    await call_backs.call_off(pool, *mine, CalledOff(), NOON)
    assert await call_backs.open_of(pool, mine[0]) == []
    assert len(await call_backs.open_of(pool, other[0])) == 1
    assert await pool.fetchval("SELECT count(*) FROM call_back WHERE phone IS NOT NULL") == 1
