"""Specification: an administrator changes names, limits, hours and holidays of desks."""

from typing import Any

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk_forms import hour
from console.desk_words import clock, days_words, hours_words
from services import desk_settings, desks
from services.desk_settings import DayPeriod
from tests.console.people import People, Person
from texts.fluent import Words

WORDS = Words()
FORM = {
    "name": "حقوقی",
    "name_en": "Legal advice",
    "answer_minutes": "۱۵",
    "reopen_hours": "۴۸",
    "closed_text": "فردا می‌آییم",
    "closed_text_en": "",
}


def say(message: str, **args: Any) -> str:
    """Speak Persian."""
    return WORDS.label("fa", message, args)


async def administrator(staff: People) -> Person:
    """Somebody at the page of desks."""
    admin = await staff("administrator", [])
    await admin.get("/desks")
    return admin


async def kept(pool: asyncpg.Pool, desk: str = "legal") -> list[str]:
    """The hours of a desk in words."""
    return hours_words(say, await desk_settings.periods(pool, desk))


async def test_all_desks_are_shown_with_their_hours_and_whether_they_are_open(staff: People) -> None:
    """Nothing is written down yet: every desk is open round the clock."""
    page = await (await staff("administrator", [])).get("/desks")
    assert page.status_code == 200
    assert page.text.count("الان باز است") == 6
    assert "شبانه‌روز، هر وقت همکاری سر کار باشد" in page.text
    assert "هنوز تعطیلی‌ای ثبت نشده است" in page.text


async def test_a_desk_gets_several_periods_a_day(staff: People, pool: asyncpg.Pool) -> None:
    """Any digits, with or without minutes; the row that was left empty is nothing."""
    admin = await administrator(staff)
    form = FORM | {
        "days-0": ["0", "1", "2", "3", "4"], "opens-0": "۸", "closes-0": "12:30",
        "days-1": ["0", "1", "2", "3", "4"], "opens-1": "۱۴:۰۰", "closes-1": "۱۸",
        "days-2": ["5"], "opens-2": "20", "closes-2": "2",
        "opens-3": "", "closes-3": "",
    }  # fmt: skip
    answer = await admin.post("/desks/legal", form)
    assert answer.status_code == 303
    assert await kept(pool) == [
        "شنبه تا چهارشنبه، از ۸:۰۰ تا ۱۲:۳۰",
        "شنبه تا چهارشنبه، از ۱۴:۰۰ تا ۱۸:۰۰",
        "پنجشنبه، از ۲۰:۰۰ تا ۲:۰۰ روز بعد",
    ]
    page = await admin.follow(answer)
    assert "تغییرها ذخیره شد" in page.text
    desk = await desks.desk(pool, "legal")
    assert desk is not None
    assert (desk.answer_minutes, desk.reopen_hours, desk.closed_text) == (15, 48, "فردا می‌آییم")


async def test_the_change_is_in_the_audit_with_the_administrators_name(staff: People, pool: asyncpg.Pool) -> None:
    """Who changed the hours is known."""
    admin = await administrator(staff)
    await admin.post("/desks/legal", FORM | {"days-0": "1", "opens-0": "8", "closes-0": "9"})
    rows = await pool.fetch("SELECT DISTINCT noun FROM audit WHERE staff_id = $1 AND noun LIKE 'desk%'", admin.id)
    assert {row["noun"] for row in rows} == {"desk", "desk_hours"}


async def test_one_more_row_loses_nothing_that_was_typed(staff: People, pool: asyncpg.Pool) -> None:
    """Asking for another period saves nothing and forgets nothing."""
    admin = await administrator(staff)
    page = await admin.post("/desks/legal", FORM | {"name": "نام تازه", "opens-0": "۹", "closes-0": "", "more": "1"})
    assert page.status_code == 200
    assert 'value="نام تازه"' in page.text
    assert 'value="۹"' in page.text
    assert 'name="opens-1"' in page.text
    assert await kept(pool) == ["شبانه‌روز، هر وقت همکاری سر کار باشد"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "نام میز را بنویسید"),
        ({"name_en": "حقوقی"}, "با حروف لاتین"),
        ({"answer_minutes": "۰"}, "بین ۱ و ۱۴۴۰"),
        ({"answer_minutes": "ده"}, "بین ۱ و ۱۴۴۰"),
        ({"reopen_hours": "-1"}, "بین ۰ و ۲۱۶۰"),
        ({"reopen_hours": "9" * 30}, "بین ۰ و ۲۱۶۰"),
        ({"days-0": "1", "opens-0": "25", "closes-0": "9"}, "هر دو ساعت را بنویسید"),
        ({"days-0": "1", "opens-0": "8", "closes-0": ""}, "هر دو ساعت را بنویسید"),
        ({"days-0": "1", "opens-0": "", "closes-0": ""}, "هر دو ساعت را بنویسید"),
        ({"opens-0": "8", "closes-0": "9"}, "دست‌کم یک روز"),
        ({"days-0": "9", "opens-0": "8", "closes-0": "9"}, "دست‌کم یک روز"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(
    staff: People, pool: asyncpg.Pool, wrong: dict[str, str], said: str
) -> None:
    """Nothing is kept by halves; what was right stands in the form again."""
    admin = await administrator(staff)
    page = await admin.post("/desks/legal", FORM | {"closed_text": "این می‌ماند <b>"} | wrong)
    assert page.status_code == 422
    assert said in page.text
    assert "این می‌ماند &lt;b&gt;" in page.text
    desk = await desks.desk(pool, "legal")
    assert desk is not None
    assert desk.closed_text == ""


async def test_a_period_is_taken_away(staff: People, pool: asyncpg.Pool) -> None:
    """One tick removes it."""
    admin = await administrator(staff)
    form = FORM | {"days-0": "1", "opens-0": "8", "closes-0": "9"}
    await admin.post("/desks/legal", form)
    await admin.post("/desks/legal", form | {"remove-0": "on"})
    assert await desk_settings.periods(pool, "legal") == []


async def test_a_desk_that_is_not_there_is_not_found(staff: People) -> None:
    """Neither to look at nor to change."""
    admin = await administrator(staff)
    assert (await admin.get("/desks/nowhere")).status_code == 404
    assert (await admin.post("/desks/nowhere", FORM)).status_code == 404


async def test_a_holiday_is_written_down_and_removed(staff: People, pool: asyncpg.Pool) -> None:
    """By a date in Persian digits; a second tap on either button is told kindly."""
    admin = await administrator(staff)
    form = {"day": "۱۴۰۹/۰۱/۰۱", "name": "نوروز", "desk": ""}
    page = await admin.follow(await admin.post("/desks/holidays", form))
    assert "تعطیلی ثبت شد" in page.text
    assert "پنجشنبه ۱ فروردین" in page.text
    assert "همهٔ میزها" in page.text
    again = await admin.post("/desks/holidays", form)
    assert again.status_code == 422
    assert "پیش‌تر ثبت شده است" in again.text
    number = await pool.fetchval("SELECT id FROM holiday")
    for said in ("تعطیلی حذف شد", "پیش‌تر حذف شده بود"):
        page = await admin.follow(await admin.post(f"/desks/holidays/{number}/remove"))
        assert said in page.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": "2030-03-21"}, "تاریخ را شمسی"),
        ({"day": "فردا"}, "تاریخ را شمسی"),
        ({"day": "۱۴۰۹/۱۲/۳۰"}, "تاریخ را شمسی"),
        ({"day": "۱۴۰۰/۰۱/۰۱"}, "این روز گذشته است"),
        ({"name": ""}, "مناسبت را بنویسید"),
        ({"desk": "nowhere"}, "پیش‌تر ثبت شده"),
    ],
)
async def test_a_holiday_that_cannot_be_is_refused_with_its_reason(
    staff: People, pool: asyncpg.Pool, wrong: dict[str, str], said: str
) -> None:
    """What was typed stands in the form again."""
    admin = await administrator(staff)
    page = await admin.post("/desks/holidays", {"day": "۱۴۰۹/۰۱/۰۱", "name": "نوروز", "desk": ""} | wrong)
    assert page.status_code == 422
    assert said in page.text
    assert await pool.fetchval("SELECT count(*) FROM holiday") == 0


@given(st.times())
def test_an_hour_that_is_shown_is_read_back(at: Any) -> None:
    """The form never refuses what it showed itself."""
    shown = at.replace(second=0, microsecond=0)
    assert hour(clock(shown)) == shown


@pytest.mark.parametrize("typed", ["", "8:5", "8:60", "24:01", "-1", "8:00 صبح", "123"])
def test_what_is_no_hour_is_not_guessed(typed: str) -> None:
    """Better asked again than a desk that opens at night."""
    assert hour(typed) is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({0, 1, 2, 3, 4, 5, 6}, "هر روز"),
        ({0, 1, 2, 3, 4}, "شنبه تا چهارشنبه"),
        ({0, 1}, "شنبه، یکشنبه"),
        ({6}, "جمعه"),
        ({0, 2, 3, 4, 6}, "شنبه، دوشنبه تا چهارشنبه، جمعه"),
    ],
)
def test_days_are_said_as_people_do(days: set[int], words: str) -> None:
    """Three and more in a row are a range."""
    assert days_words(say, days) == words


def test_midnight_and_round_the_clock_are_said_plainly() -> None:
    """Nobody says «from zero to zero»."""
    every = frozenset(range(7))
    midnight, eight = hour("0"), hour("8")
    assert midnight is not None
    assert eight is not None
    assert hours_words(say, [DayPeriod(every, midnight, midnight)]) == ["هر روز، شبانه‌روز"]
    assert hours_words(say, [DayPeriod(every, eight, midnight)]) == ["هر روز، از ۸:۰۰ تا ۲۴:۰۰"]
    assert hours_words(say, [DayPeriod(every, eight, eight)]) == ["هر روز، از ۸:۰۰ تا ۸:۰۰ روز بعد"]
