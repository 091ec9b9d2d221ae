"""Specification: one-time links, with which newcomers and the forgetful choose a password."""

import re

import asyncpg
import pytest

from models.staff import CodePurpose
from services import one_time_codes
from services import staff as accounts
from tests.citizen import Now
from tests.console.people import PASSWORD, People

CHOSEN = "چهار کلمهٔ بی‌ربط"
LINK = re.compile(r"https://console\.test(/invite/[\w-]+)")


async def invited(staff: People, login: str = "new") -> str:
    """Make an account, and the path of its link."""
    staff_id = await accounts.add(staff.pool, login, "تازه", "counsellor", ["counselling"], staff.now())
    assert staff_id is not None
    code = await one_time_codes.issue(staff.pool, staff_id, CodePurpose.INVITE, staff.now())
    return f"/invite/{code}"


async def test_a_newcomer_chooses_a_password_and_is_in(staff: People) -> None:
    """From the administrator's form to the queue."""
    nargess = await staff("administrator", [])
    shown = await nargess.post(
        "/people", {"login": "new", "name": "تازه", "role": "counsellor", "desks": "counselling"}
    )
    link = LINK.search(shown.text)
    assert link
    assert link[1] not in (await nargess.get("/people")).text
    browser = await staff.browser()
    page = await browser.get(link[1])
    assert "تازه" in page.text
    answer = await browser.post(link[1], {"password": CHOSEN, "again": CHOSEN})
    assert answer.headers["location"] == "/"
    assert (await browser.get("/account")).status_code == 200
    again = await (await staff.browser()).post("/sign-in", {"login": "new", "password": CHOSEN})
    assert again.status_code == 303


async def test_opening_a_link_does_not_use_it_up(staff: People) -> None:
    """Messengers open links to show a preview."""
    path = await invited(staff)
    for _ in range(3):
        assert (await (await staff.browser()).get(path)).status_code == 200


async def test_a_link_works_once(staff: People) -> None:
    """Whoever finds it used without having used it is told to raise the alarm."""
    path = await invited(staff)
    await (await staff.browser()).post(path, {"password": CHOSEN, "again": CHOSEN})
    thief = await staff.browser()
    for answer in (await thief.get(path), await thief.post(path, {"password": PASSWORD, "again": PASSWORD})):
        assert answer.status_code == 410
        assert "این پیوند یک بار به کار رفته است" in answer.text


async def test_a_link_lasts_three_days(staff: People, now: Now) -> None:
    """Not an hour more."""
    path = await invited(staff)
    now.passes(hours=71)
    assert (await (await staff.browser()).get(path)).status_code == 200
    now.passes(hours=1)
    answer = await (await staff.browser()).post(path, {"password": CHOSEN, "again": CHOSEN})
    assert answer.status_code == 410
    assert "دیگر کار نمی‌کند" in answer.text


@pytest.mark.parametrize("code", ["x", "x" * 5000, "%00", "..%2f..", "نامه"])
async def test_a_link_that_never_was_works_no_more_either(staff: People, code: str) -> None:
    """Guessing tells nothing."""
    assert (await (await staff.browser()).get(f"/invite/{code}")).status_code in {404, 410}


async def test_a_newer_link_voids_the_older(staff: People) -> None:
    """And switching the account off voids all."""
    nargess = await staff("administrator", [])
    first = await invited(staff)
    staff_id = await staff.pool.fetchval("SELECT id FROM staff WHERE login = 'new'")
    second = LINK.search((await nargess.post(f"/people/{staff_id}/invite")).text)
    assert second
    assert (await (await staff.browser()).get(first)).status_code == 410
    await nargess.post(f"/people/{staff_id}/disable")
    assert (await (await staff.browser()).get(second[1])).status_code == 410


async def test_a_lost_password_is_replaced_and_whoever_was_in_is_out(staff: People, pool: asyncpg.Pool) -> None:
    """The same link serves for it."""
    sara = await staff(login="sara")
    code = await one_time_codes.issue(pool, sara.id, CodePurpose.INVITE, staff.now())
    browser = await staff.browser()
    await browser.post(f"/invite/{code}", {"password": CHOSEN, "again": CHOSEN})
    assert (await sara.get("/account")).headers["location"].startswith("/sign-in")
    assert (await (await staff.browser()).post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 422


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("short", "short", "کوتاه"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "کوتاه"),
        ("x" * 9 + "abcdefg" * 30, "", "کوتاه"),
        ("my login new!", "my login new!", "نام کاربری نباید"),
        (CHOSEN, CHOSEN + "x", "یکی نیستند"),
    ],
)
async def test_a_bad_password_is_refused_with_its_reason(staff: People, password: str, again: str, said: str) -> None:
    """The link stays good."""
    path, browser = await invited(staff), await staff.browser()
    answer = await browser.post(path, {"password": password, "again": again})
    assert answer.status_code == 422
    assert said in answer.text
    assert password not in answer.text
    assert (await browser.get(path)).status_code == 200


async def test_persian_digits_in_a_password_are_digits(staff: People) -> None:
    """The keyboard of the next computer may write the others."""
    path, browser = await invited(staff), await staff.browser()
    await browser.post(path, {"password": "گربه ۱۲۳۴ سیاه", "again": "گربه ۱۲۳۴ سیاه"})
    answer = await (await staff.browser()).post("/sign-in", {"login": "new", "password": "گربه 1234 سیاه"})
    assert answer.status_code == 303
