"""Specification: the second factor, its recovery codes, and what is said about a code that does not fit."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import asyncpg
import httpx
import pyotp
import pytest
from cryptography.fernet import Fernet
from fastapi import FastAPI
from pydantic import SecretStr

from console.app import make_app
from console.settings import Settings
from services import second_factor
from tests.citizen import Now
from tests.console.people import PASSWORD, Browser, People, Person
from texts.persian import persian_digits

WRONG = "این کد درست نیست"
EXPIRED = "زمان این کد گذشته است"
USED = "این کد یک بار به کار رفته است"
RECOVERY = re.compile(r"\d{4}(?:-\d{4}){4}")
SECRET = re.compile(r'class="secret">([A-Z2-7 ]+)<')
PENDING = re.compile(r'name="pending" value="([^"]+)"')


@dataclass
class Phone:
    """An authenticator app."""

    secret: str
    now: Now

    def code(self, seconds: int = 0) -> str:
        """Give the code that it shows now, or showed or will show some seconds from now."""
        return pyotp.TOTP(self.secret).at(int(self.now().timestamp()) + seconds)


@pytest.fixture
async def strict(settings: Settings, now: Now) -> AsyncIterator[FastAPI]:
    """A console that demands a second factor."""
    made = make_app(settings.model_copy(update={"totp_required": True}), now)
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture
async def people(strict: FastAPI, pool: asyncpg.Pool, now: Now) -> AsyncIterator[People]:
    """People of that console."""
    async with AsyncExitStack() as stack:
        yield People(strict, pool, now, stack)


async def with_phone(people: People, settings: Settings, now: Now, login: str = "sara") -> Phone:
    """Make an account whose second factor is on a phone."""
    staff_id = await people.account(login=login, name="سارا")
    secret = second_factor.new_secret()
    await second_factor.keep(people.pool, staff_id, settings.secrets.encrypt(secret.encode()), 0)
    return Phone(secret, now)


async def half_in(people: People, login: str = "sara") -> Browser:
    """Open a browser in which the password was right a moment ago."""
    browser = await people.browser()
    answer = await browser.post("/sign-in", {"login": login, "password": PASSWORD})
    assert answer.headers["location"] == "/sign-in/code"
    await browser.follow(answer)
    return browser


async def proved(person: Person) -> httpx.Response:
    """Ask for a new second factor with the password."""
    return await person.post("/account/second-factor", {"password": PASSWORD})


async def test_the_right_code_signs_in(people: People, settings: Settings, now: Now) -> None:
    """In Persian digits, with a space, as a keyboard in Tehran writes it; the cookie is another one afterwards."""
    phone = await with_phone(people, settings, now)
    browser = await half_in(people)
    before = browser.client.cookies["__Host-yavar"]
    code = persian_digits(phone.code())
    answer = await browser.post("/sign-in/code", {"code": f" {code[:3]} {code[3:]} "})
    assert answer.headers["location"] == "/"
    assert (await browser.get("/account")).status_code == 200
    assert browser.client.cookies["__Host-yavar"] != before


async def test_the_password_alone_opens_nothing(people: People, settings: Settings, now: Now) -> None:
    """Every page leads back to the code."""
    await with_phone(people, settings, now)
    browser = await half_in(people)
    for path in ("/account", "/", "/people", "/cases/1"):
        assert (await browser.get(path)).headers["location"].startswith("/sign-in/code")
    assert (await browser.get("/second-factor")).headers["location"].startswith("/sign-in")
    assert (await browser.post("/second-factor", {"code": "1"})).headers["location"].startswith("/sign-in")


async def test_a_code_works_once(people: People, settings: Settings, now: Now) -> None:
    """Whoever looked over a shoulder has nothing; the next code works."""
    phone = await with_phone(people, settings, now)
    seen = phone.code()
    await (await half_in(people)).post("/sign-in/code", {"code": seen})
    thief = await half_in(people)
    answer = await thief.post("/sign-in/code", {"code": seen})
    assert answer.status_code == 422
    assert USED in answer.text
    now.passes(seconds=30)
    assert (await thief.post("/sign-in/code", {"code": phone.code()})).status_code == 303


async def test_a_code_from_before_the_last_one_works_no_more(people: People, settings: Settings, now: Now) -> None:
    """Steps only go up."""
    phone = await with_phone(people, settings, now)
    await (await half_in(people)).post("/sign-in/code", {"code": phone.code(+30)})
    answer = await (await half_in(people)).post("/sign-in/code", {"code": phone.code()})
    assert USED in answer.text


async def test_an_old_code_is_called_old(people: People, settings: Settings, now: Now) -> None:
    """A phone whose clock is half a minute off is fine; two minutes are too much."""
    phone = await with_phone(people, settings, now)
    browser = await half_in(people)
    answer = await browser.post("/sign-in/code", {"code": phone.code(-120)})
    assert answer.status_code == 422
    assert EXPIRED in answer.text
    assert (await browser.post("/sign-in/code", {"code": phone.code(-30)})).status_code == 303


@pytest.mark.parametrize("code", ["", "000", "abcdef", "12345678901234567890", "۱۲۳\x00۴۵", "<b>"])
async def test_anything_else_is_a_wrong_code(people: People, settings: Settings, now: Now, code: str) -> None:
    """Each with what to do next."""
    await with_phone(people, settings, now)
    answer = await (await half_in(people)).post("/sign-in/code", {"code": code})
    assert answer.status_code == 422
    assert WRONG in answer.text


async def test_codes_cannot_be_guessed(people: People, settings: Settings, now: Now) -> None:
    """Five tries, and signing in again with the password gives no new ones."""
    phone = await with_phone(people, settings, now)
    browser = await half_in(people)
    wrong = f"{(int(phone.code()) + 1) % 1_000_000:06}"
    for _ in range(5):
        await browser.post("/sign-in/code", {"code": wrong})
    assert (await browser.post("/sign-in/code", {"code": phone.code()})).status_code == 429
    again = await half_in(people)
    assert (await again.post("/sign-in/code", {"code": phone.code()})).status_code == 429


async def test_the_second_step_does_not_wait_for_ever(people: People, settings: Settings, now: Now) -> None:
    """Ten minutes after the password it is asked again."""
    phone = await with_phone(people, settings, now)
    browser = await half_in(people)
    now.passes(minutes=11)
    answer = await browser.post("/sign-in/code", {"code": phone.code()})
    assert answer.headers["location"] == "/sign-in"


async def test_a_recovery_code_signs_in_once(people: People, settings: Settings, now: Now) -> None:
    """In any digits, with or without the dashes; used, wrong and right read differently."""
    await with_phone(people, settings, now)
    codes = await second_factor.new_recovery_codes(
        people.pool, await people.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'")
    )
    assert len(codes) == 10
    browser = await half_in(people)
    answer = await browser.post("/sign-in/recovery", {"code": persian_digits(codes[0].replace("-", " "))})
    assert answer.headers["location"] == "/"
    again = await half_in(people)
    used = await again.post("/sign-in/recovery", {"code": codes[0]})
    assert "این کد پشتیبان یک بار به کار رفته است" in used.text
    assert f'value="{codes[0]}"' in used.text
    assert "این کد پشتیبان درست نیست" in (await again.post("/sign-in/recovery", {"code": "1234"})).text
    assert (await again.post("/sign-in/recovery", {"code": codes[1]})).status_code == 303


async def test_somebody_short_of_recovery_codes_is_told(people: People, settings: Settings, now: Now) -> None:
    """Before the last one is gone."""
    await with_phone(people, settings, now)
    staff_id = await people.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'")
    codes = await second_factor.new_recovery_codes(people.pool, staff_id)
    for code in codes[1:8]:
        await second_factor.use_recovery_code(people.pool, staff_id, code, now())
    browser = await half_in(people)
    page = await browser.follow(await browser.post("/sign-in/recovery", {"code": codes[0]}))
    assert "دارد تمام می‌شود" in page.text


async def test_where_it_is_required_it_comes_before_anything_else(people: People, now: Now) -> None:
    """A newcomer sets it up once, is shown recovery codes once, and is in."""
    await people.account(login="sara")
    browser = await people.browser()
    answer = await browser.post("/sign-in", {"login": "sara", "password": PASSWORD, "next": "/account"})
    assert answer.headers["location"] == "/second-factor?next=/account"
    page = await browser.follow(answer)
    assert "لازم است" in page.text
    assert "data:image/svg+xml" in page.text
    secret = SECRET.search(page.text)
    pending = PENDING.search(page.text)
    assert secret
    assert pending
    phone = Phone(secret[1].replace(" ", ""), now)
    assert (await browser.get("/account")).headers["location"].startswith("/second-factor")

    form = {"pending": pending[1], "next": "/account"}
    wrong = await browser.post("/second-factor", form | {"code": "000000"})
    assert WRONG in wrong.text
    assert secret[0] in wrong.text
    shown = await browser.post("/second-factor", form | {"code": persian_digits(phone.code())})
    assert len(set(RECOVERY.findall(shown.text))) == 10
    assert 'href="/account"' in shown.text
    assert (await browser.get("/account")).status_code == 200
    assert RECOVERY.search((await browser.get("/account")).text) is None


async def test_a_session_from_before_the_rule_sets_it_up_too(people: People) -> None:
    """Switching the setting on reaches everybody, at the next click; the password is asked first."""
    sara = await people()
    assert (await sara.get("/account")).headers["location"].startswith("/second-factor")
    asked = await sara.get("/second-factor")
    assert 'action="/account/second-factor"' in asked.text
    assert SECRET.search((await proved(sara)).text)


async def test_the_code_that_set_it_up_is_used_up(people: People, now: Now) -> None:
    """The step is taken."""
    sara = await people(login="sara")
    page = await proved(sara)
    secret, pending = SECRET.search(page.text), PENDING.search(page.text)
    assert secret
    assert pending
    phone = Phone(secret[1].replace(" ", ""), now)
    await sara.post("/second-factor", {"pending": pending[1], "code": phone.code()})
    assert USED in (await (await half_in(people)).post("/sign-in/code", {"code": phone.code()})).text


async def test_a_picture_is_good_for_one_session_and_half_an_hour(people: People, now: Now) -> None:
    """A secret that somebody else was shown, or that lay about, is not taken."""
    await people.account(login="sara")
    await people.account(login="reza")
    sara, reza = await people.browser(), await people.browser()
    for person, login in ((sara, "sara"), (reza, "reza")):
        await person.follow(await person.post("/sign-in", {"login": login, "password": PASSWORD}))
    theirs = await reza.get("/second-factor")
    secret, pending = SECRET.search(theirs.text), PENDING.search(theirs.text)
    assert secret
    assert pending
    phone = Phone(secret[1].replace(" ", ""), now)
    form = {"pending": pending[1], "code": phone.code()}
    for answer in (
        await sara.post("/second-factor", form),
        await reza.post("/second-factor", {"pending": "nonsense", "code": "1"}),
    ):
        assert answer.status_code == 422
        assert "این تصویر قدیمی شده بود" in answer.text
    now.passes(minutes=31)
    assert (await reza.post("/second-factor", form)).headers["location"].startswith("/sign-in")


async def test_a_desk_that_was_left_open_gives_nobody_a_new_second_factor(
    staff: People, settings: Settings, now: Now
) -> None:
    """Whatever a full session sends, a secret is shown and kept only after the password, and not for long."""
    await with_phone(staff, settings, now)
    sara = await staff.signed_in(await staff.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'"))
    reza = await staff(login="reza")
    before = await staff.pool.fetchval("SELECT totp_secret FROM staff WHERE login = 'sara'")
    for person in (sara, reza):
        answer = await person.post("/second-factor", {"pending": "x", "code": "1"})
        assert answer.status_code == 422
        assert "رمزتان را دوباره بنویسید" in answer.text
        assert SECRET.search(answer.text + (await person.get("/second-factor")).text) is None
    page = await proved(sara)
    secret, pending = SECRET.search(page.text), PENDING.search(page.text)
    assert secret
    assert pending
    phone = Phone(secret[1].replace(" ", ""), now)
    wrong = await sara.post("/second-factor", {"pending": pending[1], "code": "000000"})
    now.passes(minutes=11)
    again = PENDING.search(wrong.text)
    assert again
    late = await sara.post("/second-factor", {"pending": again[1], "code": phone.code()})
    assert late.status_code == 422
    assert await staff.pool.fetchval("SELECT totp_secret FROM staff WHERE login = 'sara'") == before


async def test_what_was_sealed_before_the_password_does_not_serve_a_full_session(
    people: People, pool: asyncpg.Pool, now: Now
) -> None:
    """A picture of the first half of signing in is none of the second."""
    await people.account(login="sara")
    browser = await people.browser()
    page = await browser.follow(await browser.post("/sign-in", {"login": "sara", "password": PASSWORD}))
    secret, pending = SECRET.search(page.text), PENDING.search(page.text)
    assert secret
    assert pending
    await pool.execute("UPDATE staff_session SET stage = 'full'")
    code = Phone(secret[1].replace(" ", ""), now).code()
    answer = await browser.post("/second-factor", {"pending": pending[1], "code": code})
    assert answer.status_code == 422
    assert await pool.fetchval("SELECT totp_secret FROM staff") is None


async def test_a_secret_is_kept_encrypted(people: People, settings: Settings, now: Now) -> None:
    """A copy of the database makes no codes."""
    phone = await with_phone(people, settings, now)
    kept = await people.pool.fetchval("SELECT totp_secret FROM staff WHERE login = 'sara'")
    assert phone.secret.encode() not in kept


async def test_a_new_key_takes_over_from_the_old_one(
    people: People, strict: FastAPI, settings: Settings, now: Now
) -> None:
    """Secrets move to it as their owners sign in; then the old key may go."""
    phone = await with_phone(people, settings, now)
    new, old = Fernet.generate_key().decode(), settings.secret_key.get_secret_value()
    strict.state.house.settings = settings.model_copy(
        update={"secret_key": SecretStr(f"{new},{old}"), "totp_required": True}
    )
    answer = await (await half_in(people)).post("/sign-in/code", {"code": phone.code()})
    assert answer.status_code == 303
    kept = await people.pool.fetchval("SELECT totp_secret FROM staff WHERE login = 'sara'")
    assert Fernet(new).decrypt(kept).decode() == phone.secret


async def test_a_lost_key_is_said_to_be_our_fault(people: People, settings: Settings, now: Now) -> None:
    """With who can help."""
    await with_phone(people, settings, now)
    await people.pool.execute("UPDATE staff SET totp_secret = 'damaged'")
    answer = await (await half_in(people)).post("/sign-in/code", {"code": "123456"})
    assert "مشکل از ماست" in answer.text


async def test_a_new_phone_needs_the_password(staff: People, settings: Settings, now: Now) -> None:
    """The old one holds until the new one has shown a code."""
    await with_phone(staff, settings, now)
    staff_id = await staff.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'")
    sara = await staff.signed_in(staff_id)
    assert (await sara.get("/second-factor")).headers["location"] == "/account"
    wrong = await sara.post("/account/second-factor", {"password": "wrong"})
    assert "رمز درست نیست" in wrong.text
    before = await staff.pool.fetchval("SELECT totp_secret FROM staff")
    page = await sara.post("/account/second-factor", {"password": PASSWORD})
    secret, pending = SECRET.search(page.text), PENDING.search(page.text)
    assert secret
    assert pending
    assert await staff.pool.fetchval("SELECT totp_secret FROM staff") == before
    code = Phone(secret[1].replace(" ", ""), now).code()
    elsewhere = await staff.signed_in(staff_id)
    shown = await sara.post("/second-factor", {"pending": pending[1], "code": code})
    assert len(set(RECOVERY.findall(shown.text))) == 10
    assert (await sara.get("/account")).status_code == 200
    assert (await elsewhere.get("/account")).headers["location"].startswith("/sign-in")
    assert await staff.pool.fetchval("SELECT totp_secret FROM staff") != before


async def test_new_recovery_codes_end_the_old_ones(staff: People, settings: Settings, now: Now) -> None:
    """The password is asked first."""
    await with_phone(staff, settings, now)
    staff_id = await staff.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'")
    old = await second_factor.new_recovery_codes(staff.pool, staff_id)
    sara = await staff.signed_in(staff_id)
    assert (await sara.post("/account/recovery-codes", {"password": "wrong"})).status_code == 422
    shown = await sara.post("/account/recovery-codes", {"password": PASSWORD})
    new = RECOVERY.findall(shown.text)
    assert not set(old) & set(new)
    assert await second_factor.use_recovery_code(staff.pool, staff_id, old[0], now()) == "wrong"
    assert await second_factor.use_recovery_code(staff.pool, staff_id, new[0], now()) == "right"
