"""Specification: the page of recall tells weeks in words, hides few, and gives the same as a file."""

import csv
import io
from datetime import timedelta
from typing import Any

from tests.citizen import Now
from tests.console.people import People
from tests.some_cases import case


async def closed(staff: People, now: Now, count: int, detected: int, true: int) -> None:
    """Cases that were closed in the week that is over."""
    at = now() - timedelta(days=4)
    for _ in range(count):
        given: dict[str, Any] = {"closed_at": at, "outcome": "helped", "detected_level": detected, "true_level": true}
        await case(staff.pool, at - timedelta(hours=1), **given)


async def test_an_empty_house_is_told_what_fills_the_page(staff: People) -> None:
    """No chart of nothing."""
    page = await (await staff("psychologist", [])).get("/recall")
    assert "هنوز پروندهٔ بسته یا پیام خوانده‌شده‌ای نیست" in page.text
    assert 'class="chart"' not in page.text


async def test_a_week_has_its_name_its_alarms_and_what_they_came_to(staff: People, now: Now) -> None:
    """Named by its days in the Jalali calendar; drawn, and as a table."""
    await closed(staff, now, 12, 4, 4)
    await closed(staff, now, 8, 3, 1)
    page = (await (await staff("supervisor", [])).get("/recall")).text
    for words in ("۲۳ تا ۲۹ آبان", "۴۰ از ۱۰۰", 'class="chart"', "کمتر از ۵"):
        assert words in page, words


async def test_few_are_hidden_and_so_is_what_would_tell_them(staff: People, now: Now) -> None:
    """Three false of twenty: neither three nor seventeen stands anywhere in the week's row."""
    await closed(staff, now, 17, 4, 4)
    await closed(staff, now, 3, 3, 1)
    boss = await staff("supervisor", [])
    rows = list(csv.reader(io.StringIO((await boss.get("/recall.csv")).text.removeprefix("\ufeff"))))
    week = next(row for row in rows if row[0] == "۲۳ تا ۲۹ آبان")
    assert week[1:5] == ["۲۰", "۱۶ تا ۲۰", "کمتر از ۵", "۰ تا ۲۰ از ۱۰۰"]
    page = (await boss.get("/recall")).text
    assert "۱۷" not in page[page.index("<tbody>") :].partition("</tr>")[0]


async def test_taking_the_file_is_written_down(staff: People) -> None:
    """Who took figures out, and of when."""
    boss = await staff("supervisor", [])
    await boss.get("/recall.csv")
    row = await staff.pool.fetchrow("SELECT staff_id, noun FROM audit WHERE act = 'read'")
    assert row
    assert tuple(row) == (boss.id, "review")
