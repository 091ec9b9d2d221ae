"""Specification: a psychologist reads one message at a time, without name or account; others see how far it is."""

from datetime import timedelta

import pytest

from tests.citizen import Now
from tests.console.people import People
from tests.console.street import Street

SECRET = "دیشب شماره‌ام ۰۹۱۲۳۴۵۶۷۸۹ را دادم و خیلی ترسیدم"


@pytest.fixture
async def message(street: Street, now: Now) -> int:
    """Somebody wrote in the week that is over, and nobody of ours noticed."""
    await street.citizen()
    account = await street.pool.fetchval("SELECT id FROM account")
    return int(
        await street.pool.fetchval(
            "INSERT INTO message (account_id, author, text, content, created_at)"
            " VALUES ($1, 'citizen', $2, '{\"kind\": \"text\"}', $3) RETURNING id",
            account,
            SECRET,
            now() - timedelta(days=4),
        )
    )


async def test_a_psychologist_reads_without_knowing_whose_it_is(staff: People, street: Street, message: int) -> None:
    """No number, no account; the reading is written down with the message's number."""
    nahid = await staff("psychologist", ["psychology"])
    page = await nahid.get("/review")
    assert "خیلی ترسیدم" in page.text
    assert "۰۹۱۲" not in page.text
    reads = await street.pool.fetch("SELECT staff_id, noun, row_key FROM audit WHERE act = 'read'")
    assert [tuple(row) for row in reads] == [(nahid.id, "message", str(message))]


async def test_a_supervisor_sees_how_far_it_is_and_no_words(staff: People, street: Street, message: int) -> None:
    """Whoever leads reads cases, not the messages of people who asked for nobody."""
    boss = await staff("supervisor", ["psychology"])
    page = await boss.get("/review")
    assert page.status_code == 200
    assert "ترسیدم" not in page.text
    assert "فقط روان‌شناس‌ها" in page.text
    assert await street.pool.fetchval("SELECT count(*) FROM review WHERE message_id = $1", message) == 1
    assert await street.pool.fetchval("SELECT count(*) FROM audit WHERE act = 'read'") == 0


async def test_danger_that_was_missed_opens_a_case_and_says_so(staff: People, street: Street, message: int) -> None:
    """The person is helped now, not in the figures of next week; the message may then become a line."""
    nahid = await staff("psychologist", ["psychology"])
    await nahid.get("/review")
    number = await street.pool.fetchval("SELECT id FROM review")
    answer = await nahid.post(f"/review/{number}", {"level": "3", "label": "violence_now"})
    page = await nahid.follow(answer)
    assert "برایش پرونده باز شد" in page.text
    assert "همهٔ پیام‌های نمونه خوانده شده‌اند" in page.text
    assert f"/training/message/{message}" in page.text
    case = await street.pool.fetchrow('SELECT desk, level, reasons FROM "case"')
    assert case
    assert tuple(case) == ("social_work", 3, ["reviewed"])
    again = await nahid.post(f"/review/{number}", {"level": "0", "label": "other"})
    assert "همکار دیگری داوری کرده" in (await nahid.follow(again)).text


@pytest.mark.parametrize("form", [{}, {"level": "1"}, {"label": "legal"}, {"level": "7", "label": "x"}])
async def test_half_a_judgement_is_asked_for_again(
    staff: People, street: Street, message: int, form: dict[str, str]
) -> None:
    """The same message stands there, with what was chosen."""
    nahid = await staff("psychologist", ["psychology"])
    await nahid.get("/review")
    number = await street.pool.fetchval("SELECT id FROM review WHERE message_id = $1", message)
    answer = await nahid.post(f"/review/{number}", form)
    assert answer.status_code == 422
    assert "سطح و موضوع هر دو لازم‌اند" in answer.text
    assert "ترسیدم" in answer.text
    assert await street.pool.fetchval("SELECT judged_at FROM review") is None


async def test_a_week_without_messages_is_said_kindly(staff: People) -> None:
    """Nothing to read is no fault."""
    nahid = await staff("psychologist", ["psychology"])
    assert "شنبهٔ بعد دوباره نگاه کنید" in (await nahid.get("/review")).text
