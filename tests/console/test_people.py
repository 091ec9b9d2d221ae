"""Specification: administrators invite, change and switch off people."""

import re
from typing import Any

import pytest

from services import second_factor
from tests.citizen import Now
from tests.console.people import PASSWORD, People, Person
from tests.console.street import Street

NEW = {"login": "ali", "name": "علی", "role": "lawyer", "desks": ["legal", "jobs"], "phone": "", "on_call": ""}


@pytest.fixture
async def nargess(staff: People) -> Person:
    """An administrator."""
    return await staff("administrator", [], name="نرگس", login="nargess")


async def row(staff: People, login: str) -> dict[str, Any]:
    """Give what is kept of somebody."""
    found = await staff.pool.fetchrow(
        "SELECT *, ARRAY(SELECT desk FROM staff_desk WHERE staff_id = id ORDER BY desk) AS desks "
        "FROM staff WHERE login = $1",
        login,
    )
    assert found is not None
    return dict(found)


async def test_somebody_new_has_role_desks_and_a_link(staff: People, nargess: Person) -> None:
    """The link is shown once; the list says that the password is still to be chosen."""
    shown = await nargess.post("/people", NEW)
    assert re.search(r"https://console\.test/invite/[\w-]{32}", shown.text)
    kept = await row(staff, "ali")
    assert (kept["name"], kept["role"], kept["desks"]) == ("علی", "lawyer", ["jobs", "legal"])
    assert "منتظر انتخاب رمز" in (await nargess.get("/people")).text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("login", "علی", "حرف کوچک انگلیسی"),
        ("login", "a", "حرف کوچک انگلیسی"),
        ("login", "a b", "حرف کوچک انگلیسی"),
        ("login", "nargess", "مال کس دیگری است"),
        ("login", "NARGESS", "مال کس دیگری است"),
        ("name", " \u200e\x00 ", "نام را بنویسید"),
        ("role", "king", "یکی از نقش‌ها"),
        ("desks", ["legal", "nowhere"], "دیگر نیست"),
        ("phone", "call me", "با رقم بنویسید"),
        ("phone", "1" * 16, "با رقم بنویسید"),
        ("on_call", "100", "از ۱ تا ۹۹"),
        ("on_call", "first", "از ۱ تا ۹۹"),
        ("on_call", "1", "شمارهٔ تلفن لازم است"),
    ],
)
async def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_typed_is_lost(
    staff: People, nargess: Person, field: str, value: Any, said: str
) -> None:
    """And nobody is made."""
    form = NEW | {"name": "علی رضایی", "login": "ali.r"} | {field: value}
    answer = await nargess.post("/people", form)
    assert answer.status_code == 422
    assert said in answer.text
    if field != "name":
        assert 'value="علی رضایی"' in answer.text
    if field != "desks":
        assert 'value="legal" checked' in answer.text
    assert await staff.pool.fetchval("SELECT count(*) FROM staff") == 1


async def test_a_person_is_changed(staff: People, nargess: Person) -> None:
    """Persian digits and spaces in a phone number are fine; the login stays."""
    ali = await staff("lawyer", ["legal"], login="ali")
    form = {"login": "other", "name": "علی نو", "role": "supervisor", "desks": ["jobs"]}
    answer = await nargess.post(f"/people/{ali.id}", form | {"phone": "۰۹۱۲ ۱۲۳-۴۵۶۷", "on_call": "۲"})
    assert "ذخیره شد" in (await nargess.follow(answer)).text
    kept = await row(staff, "ali")
    assert (kept["name"], kept["role"], kept["desks"]) == ("علی نو", "supervisor", ["jobs"])
    assert (kept["phone"], kept["on_call"]) == ("09121234567", 2)
    assert (await ali.get("/shifts")).status_code == 200


async def test_a_role_that_is_taken_away_counts_at_once(staff: People, nargess: Person) -> None:
    """Also for a session that is open."""
    mina = await staff("supervisor", ["counselling"])
    assert (await mina.get("/overview")).status_code == 200
    await nargess.post(f"/people/{mina.id}", {"name": "مینا", "role": "counsellor", "desks": ["counselling"]})
    assert (await mina.get("/overview")).status_code == 403


async def test_switching_off_ends_sessions_at_once_and_deletes_nothing(staff: People, nargess: Person) -> None:
    """Switching on again brings back the password, not the sessions."""
    ali = await staff("lawyer", ["legal"], login="ali")
    page = await nargess.follow(await nargess.post(f"/people/{ali.id}/disable"))
    assert "حساب بسته شد" in page.text
    assert (await ali.get("/account")).headers["location"].startswith("/sign-in")
    again = await nargess.follow(await nargess.post(f"/people/{ali.id}/invite"))
    assert "اول آن را باز کنید" in again.text
    await nargess.post(f"/people/{ali.id}/enable")
    assert (await ali.get("/account")).status_code == 303
    assert (await row(staff, "ali"))["password_hash"]


async def test_the_last_administrator_cannot_be_lost(staff: People, nargess: Person) -> None:
    """Neither switched off nor given another role; with two, one may go, but nobody switches themselves off."""
    form = {"name": "نرگس", "role": "supervisor"}
    for answer in (
        await nargess.post(f"/people/{nargess.id}/disable"),
        await nargess.post(f"/people/{nargess.id}", form),
    ):
        assert answer.status_code == 422
        assert "تنها مدیر سامانه" in answer.text
    other = await staff("administrator", [])
    answer = await nargess.post(f"/people/{nargess.id}/disable")
    assert "حساب خودتان را نمی‌توانید ببندید" in answer.text
    assert (await other.post(f"/people/{nargess.id}/disable")).status_code == 303
    assert (await row(staff, "nargess"))["disabled_at"]


async def test_a_lost_phone_is_helped_by_an_administrator(staff: People, nargess: Person, now: Now) -> None:
    """The second factor is cleared, and whoever has the phone is out."""
    ali = await staff("lawyer", ["legal"], login="ali")
    codes = await second_factor.keep(staff.pool, ali.id, b"secret", 5)
    await nargess.post(f"/people/{ali.id}/forget-second-factor")
    kept = await row(staff, "ali")
    assert (kept["totp_secret"], kept["totp_step"]) == (None, 0)
    assert await second_factor.use_recovery_code(staff.pool, ali.id, codes[0], now()) == "wrong"
    assert (await ali.get("/account")).status_code == 303


async def test_nobody_changes_their_own_role(staff: People, nargess: Person) -> None:
    """Who gives rights does not give them to themselves; a colleague of theirs may."""
    other = await staff("administrator", [])
    form = {"name": "نرگس", "role": "supervisor"}
    answer = await nargess.post(f"/people/{nargess.id}", form)
    assert answer.status_code == 422
    assert "نقش خودتان را نمی‌توانید عوض کنید" in answer.text
    assert (await row(staff, "nargess"))["role"] == "administrator"
    assert (await other.post(f"/people/{nargess.id}", form)).status_code == 303
    assert (await row(staff, "nargess"))["role"] == "supervisor"


async def test_whoever_lost_their_second_factor_to_somebody_learns_who_it_was(
    staff: People, nargess: Person, street: Street
) -> None:
    """In the audit, in their messenger, at the next sign-in and on their own page, until they have one again."""
    ali = await staff("lawyer", ["legal"], login="ali")
    _, account = await street.citizen()
    await staff.pool.execute("UPDATE staff SET account_id = $2 WHERE id = $1", ali.id, account)
    await second_factor.keep(staff.pool, ali.id, b"secret", 5)
    await nargess.post(f"/people/{ali.id}/forget-second-factor")
    await nargess.post(f"/people/{ali.id}/invite")
    acts = await staff.pool.fetch("SELECT noun, changed FROM audit WHERE staff_id = $1 ORDER BY id", nargess.id)
    assert any(act["noun"] == "staff" and "totp_secret" in act["changed"] for act in acts)
    told = [each["text"] for each in await staff.pool.fetch("SELECT text FROM message ORDER BY id")]
    assert ["نرگس" in text for text in told] == [True, True]
    browser = await staff.browser()
    answer = await browser.post("/sign-in", {"login": "ali", "password": PASSWORD})
    assert answer.headers["location"] == "/account"
    page = (await browser.follow(answer)).text
    assert "نرگس تأیید دومرحله‌ای شما را" in page
    assert "پیوند انتخاب رمز ساخت" in page
    shown = await browser.post("/account/second-factor", {"password": PASSWORD})
    assert "نرگس تأیید دومرحله‌ای شما را" in shown.text


async def test_a_second_factor_taken_away_at_the_database_is_shown_too(staff: People) -> None:
    """With the name of the database's user; what one does oneself is no news."""
    ali = await staff("lawyer", ["legal"], login="ali")
    await second_factor.keep(staff.pool, ali.id, b"secret", 5)
    await second_factor.forget(staff.pool, ali.id)
    user = await staff.pool.fetchval("SELECT session_user")
    assert f"{user} " in (await ali.get("/account")).text
    reza = await staff("lawyer", ["legal"])
    assert "تأیید دومرحله‌ای شما را" not in (await reza.get("/account")).text


async def test_an_administrator_signs_somebody_out_everywhere(staff: People, nargess: Person) -> None:
    """A lost computer."""
    ali = await staff("lawyer", ["legal"])
    await nargess.post(f"/people/{ali.id}/end-sessions")
    assert (await ali.get("/account")).status_code == 303
    assert (await nargess.get("/people")).status_code == 200


async def test_what_administrators_do_is_in_the_audit_with_their_name(staff: People, nargess: Person) -> None:
    """Who, what, whom; a phone number not."""
    await nargess.post("/people", NEW | {"phone": "09121234567"})
    rows = await staff.pool.fetch("SELECT * FROM audit WHERE noun IN ('staff', 'staff_desk', 'one_time_code')")
    mine = [entry for entry in rows if entry["staff_id"] == nargess.id]
    assert {entry["noun"] for entry in mine} == {"staff", "staff_desk", "one_time_code"}
    assert not any("09121234567" in entry["changed"] for entry in rows)


async def test_names_are_never_mark_up(staff: People, nargess: Person) -> None:
    """Whatever somebody is called."""
    await staff("lawyer", ["legal"], name="<img src=x onerror=alert(1)>")
    page = await nargess.get("/people")
    assert "<img" not in page.text
    assert "&lt;img" in page.text
