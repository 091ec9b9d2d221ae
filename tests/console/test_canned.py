"""Specification: canned replies are kept by a few, offered to all who answer, and filled in."""

import html
from datetime import time

import asyncpg
import pytest

from services import desk_settings
from services.desk_settings import DayPeriod
from tests.citizen import Now
from tests.console.people import People, Person
from tests.some_cases import case
from texts.persian import persian_digits

FORM = {"title": "خوش‌آمد", "desk": "", "text": "سلام، این‌جا میز {میز} است. پروندهٔ {شماره}."}


async def keeper(staff: People, role: str = "supervisor") -> Person:
    """Somebody at the page of canned replies."""
    person = await staff(role)
    assert (await person.get("/canned")).status_code == 200
    return person


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
async def test_a_reply_is_added_changed_and_removed(staff: People, pool: asyncpg.Pool, role: str) -> None:
    """Each step is confirmed; a second removal is told kindly."""
    person = await keeper(staff, role)
    assert "هنوز پاسخ آماده‌ای نیست" in (await person.get("/canned")).text
    page = await person.follow(await person.post("/canned", FORM))
    assert "پاسخ تازه ذخیره شد" in page.text
    assert "سلام، این‌جا میز {میز} است" in page.text
    number = await pool.fetchval("SELECT id FROM canned_reply")
    assert "خوش‌آمد" in (await person.get(f"/canned/{number}")).text
    page = await person.follow(await person.post(f"/canned/{number}", FORM | {"desk": "legal", "text": "متن تازه"}))
    assert "تغییر ذخیره شد" in page.text
    assert "حقوقی" in page.text
    for said in ("پاسخ حذف شد", "پیش‌تر حذف شده بود"):
        assert said in (await person.follow(await person.post(f"/canned/{number}/remove"))).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "یک عنوان کوتاه"),
        ({"text": ""}, "متن پاسخ را بنویسید"),
        ({"text": "سلام {نام} و {آدرس}"}, "به جای {نام}، {آدرس} چیزی نمی‌شود گذاشت"),
        ({"text": "سلام { میز"}, "چیزی نمی‌شود گذاشت"),
        ({"desk": "nowhere"}, "این میز دیگر نیست"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    staff: People, pool: asyncpg.Pool, wrong: dict[str, str], said: str
) -> None:
    """The same for a new reply and a kept one."""
    person = await keeper(staff)
    await person.post("/canned", FORM)
    number = await pool.fetchval("SELECT id FROM canned_reply")
    form = {"title": "عنوان <b>", "desk": "", "text": "متن <b>"} | wrong
    for path in ("/canned", f"/canned/{number}"):
        page = await person.post(path, form)
        assert page.status_code == 422
        if path == "/canned" or "desk" not in wrong:
            assert said in page.text
        assert html.escape(form["text"]) in page.text
    assert await pool.fetchval("SELECT count(*) FROM canned_reply WHERE text = $1", FORM["text"]) == 1


async def test_a_reply_that_is_gone_is_not_found_but_its_new_words_are_kept(staff: People) -> None:
    """A colleague removed it meanwhile: what was typed stands there to be taken along."""
    person = await keeper(staff)
    assert (await person.get("/canned/999")).status_code == 404
    page = await person.post("/canned/999", FORM | {"text": "کار یک ساعت"})
    assert page.status_code == 422
    assert "کار یک ساعت" in page.text
    assert "پاسخ تازه‌ای بسازید" in page.text


async def test_beside_a_thread_replies_come_filled_in(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """With the desk's name, the case's number and the hour at which the desk closes today."""
    every = frozenset(range(7))
    supervisor = await keeper(staff)
    await supervisor.post("/canned", FORM | {"text": "{میز}، {شماره}، تا {پایان کار}", "desk": "counselling"})
    number = await case(pool, now())
    sara = await staff("counsellor", ["counselling"])
    offered = await sara.get(f"/canned/find?q=خوشامد&case={number}")
    filled = f'data-text="مشاوره، {persian_digits(str(number))}، تا …"'
    assert filled in offered.text
    await desk_settings.write_periods(pool, "counselling", [DayPeriod(every, time(8), time(23))])
    offered = await sara.get(f"/canned/find?q=خوشامد&case={number}")
    assert "تا ۱۱ شب" in offered.text


async def test_words_of_a_reply_cannot_break_out_of_the_button(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Quotes, tags and braces stay words."""
    supervisor = await keeper(staff)
    await supervisor.post("/canned", FORM | {"text": "\"><script>alert(1)</script> ' &amp;"})
    number = await case(pool, now())
    offered = await supervisor.get(f"/canned/find?case={number}")
    assert "<script>alert" not in offered.text
    assert "&amp;amp;" in offered.text


async def test_only_whoever_may_read_the_case_is_offered_replies(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Another desk's case is as if it did not exist; without a case there is nothing to fill in."""
    number = await case(pool, now(), desk="legal")
    sara = await staff("counsellor", ["counselling"])
    assert (await sara.get(f"/canned/find?case={number}")).status_code == 404
    assert (await sara.get("/canned/find?case=999")).status_code == 404
    assert (await sara.get("/canned/find?case=x")).status_code == 400
    assert (await sara.get("/canned/find")).status_code == 400


async def test_nothing_found_is_said(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Words that no reply has, however long and strange."""
    number = await case(pool, now())
    sara = await staff("counsellor", ["counselling"])
    assert "هنوز پاسخ آماده‌ای نیست" in (await sara.get(f"/canned/find?case={number}")).text
    for query in ("هیچ", "x" * 5000, "%00", "%25"):
        page = await sara.get(f"/canned/find?case={number}&q={query}")
        assert page.status_code == 200
