"""Specification: staff find threads of their desks by words in any spelling, or by the number of a case."""

from urllib.parse import quote

import asyncpg
import pytest

from services import search
from tests.citizen import Now
from tests.console.people import People
from tests.some_cases import case, citizen, closed, message

TOO_SHORT = "دست‌کم یک کلمهٔ دوحرفی"
NOTHING = "در پرونده‌های میزهای شما چیزی"


async def thread(pool: asyncpg.Pool, now: Now, text: str, desk: str = "counselling") -> int:
    """A case whose citizen wrote something; ready to be found."""
    who = await citizen(pool)
    await message(pool, who[1], text, created_at=now())
    number = await case(pool, now(), who, desk=desk)
    await search.index(pool)
    return number


async def test_a_hit_is_marked_as_it_was_written_and_leads_to_the_message(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Asked with a space and Arabic letters, shown with the half-space the person used."""
    number = await thread(pool, now, "امشب هم جا\u200cندارم")
    sara = await staff("counsellor", ["counselling"])
    page = await sara.get(f"/search?q={quote('جا ندارم')}")
    assert "۱ نفر پیدا شد" in page.text
    assert "<mark>جا</mark>" in page.text
    assert "<mark>ندارم</mark>" in page.text
    assert f'href="/cases/{number}#m' in page.text
    page = await sara.get(f"/search?q={quote('جاندارم')}")
    assert "<mark>جا\u200cندارم</mark>" in page.text


async def test_another_desks_people_are_not_found(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Neither by word nor by number; a supervisor finds all."""
    number = await thread(pool, now, "رازی که دارم", "legal")
    sara, boss = await staff("counsellor", ["counselling"]), await staff("supervisor", [])
    for query in ("رازی", str(number)):
        page = await sara.get(f"/search?q={quote(query)}")
        assert NOTHING in page.text
        assert "رازی که" not in page.text
        assert f"/cases/{number}" in (await boss.get(f"/search?q={quote(query)}")).text


async def test_a_case_that_was_closed_long_ago_leads_nobody_but_supervisors_to_a_person(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Neither by word nor by number; other desks' cases of somebody who is found are not listed."""
    who = await citizen(pool)
    await message(pool, who[1], "مخفیگاهم این‌جاست", created_at=now())
    old = await closed(pool, now(), 5, who=who, desk="jobs")
    new = await case(pool, now(), who, desk="psychology")
    await search.index(pool)
    jo, boss = await staff("job_officer", ["jobs"]), await staff("supervisor", [])
    page = (await jo.get(f"/search?q={quote('مخفیگاهم')}")).text
    assert f"/cases/{old}" in page
    assert f"/cases/{new}" not in page
    now.passes(hours=74)
    jo, boss = await staff.signed_in(jo.id), await staff.signed_in(boss.id)
    for query in ("مخفیگاهم", str(old), str(new)):
        assert NOTHING in (await jo.get(f"/search?q={quote(query)}")).text
        assert f"/cases/{old}" in (await boss.get(f"/search?q={quote(query)}")).text


async def test_what_was_read_in_a_search_is_in_the_audit(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Whoever searches reads: one link for each person found, once in ten minutes."""
    number = await thread(pool, now, "سلام")
    sara = await staff("counsellor", ["counselling"])
    for _ in range(2):
        await sara.get(f"/search?q={quote('سلام')}")
    await sara.get(f"/search?q={quote('نیست')}")
    rows = await pool.fetch("SELECT noun, row_key FROM audit WHERE act = 'read' AND staff_id = $1", sara.id)
    assert [tuple(row) for row in rows] == [("case", str(number))]


@pytest.mark.parametrize("query", ["و", "؟!", "ا ب", "%"])
async def test_a_query_that_is_too_short_is_told_so(staff: People, query: str) -> None:
    """Not «nothing found»: more letters would help."""
    page = await (await staff()).get(f"/search?q={quote(query)}")
    assert TOO_SHORT in page.text
    assert NOTHING not in page.text


@pytest.mark.parametrize(
    "query", ["نیست", "' OR 1=1 --", "<script>alert(1)</script>", "\x00نیست", "۹" * 50, "و" * 9000]
)
async def test_nothing_found_is_said_and_the_query_stays(staff: People, query: str) -> None:
    """Whatever was typed: no fault, no markup, and the words stand in the field."""
    page = await (await staff()).get(f"/search?q={quote(query)}")
    assert page.status_code == 200
    assert NOTHING in page.text or TOO_SHORT in page.text
    assert "<script>alert" not in page.text


async def test_words_of_a_citizen_are_words(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Markup in a message is shown, not followed; signs that turn the direction are gone."""
    await thread(pool, now, "<img src=x onerror=alert(1)> سلام \u202eevil")
    page = await (await staff()).get(f"/search?q={quote('سلام')}")
    assert "&lt;img" in page.text
    assert "<img" not in page.text
    assert "\u202e" not in page.text


async def test_one_person_is_one_card_with_all_their_cases(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Many messages of one person do not push others off the page."""
    who = await citizen(pool)
    for _ in range(5):
        await message(pool, who[1], "خواب ندارم", created_at=now())
    old = await closed(pool, now(), 5, who=who, desk="counselling")
    number = await case(pool, now(), who)
    await search.index(pool)
    page = await (await staff()).get(f"/search?q={quote('خواب')}")
    assert page.text.count('class="card found"') == 1
    assert "۲ پیام دیگر هم پیدا شد" in page.text
    assert page.text.index(f"/cases/{number}") < page.text.index(f"/cases/{old}")


async def test_more_people_than_fit_are_said_to_be_more(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """The page stays short, and says that it is not all."""
    for _ in range(27):
        await thread(pool, now, "سلام")
    page = await (await staff()).get(f"/search?q={quote('سلام')}")
    assert "بیش از ۲۵ نفر" in page.text


async def test_the_empty_page_only_asks(staff: People) -> None:
    """Nothing was asked: nothing is said to be missing."""
    page = await (await staff()).get("/search")
    assert page.status_code == 200
    assert NOTHING not in page.text
    assert TOO_SHORT not in page.text
