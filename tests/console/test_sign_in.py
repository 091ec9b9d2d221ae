"""Specification: signing in with login and password, its limits, and signing out."""

import asyncio

import asyncpg
import pytest

from services import staff as accounts
from tests.citizen import Now
from tests.console.people import PASSWORD, Browser, People

WRONG = "نام کاربری یا رمز درست نیست"
WAIT = "دقیقهٔ دیگر دوباره امتحان کنید"


@pytest.fixture
async def browser(staff: People) -> Browser:
    """A browser that nobody is signed in at, in a house where sara has an account."""
    await staff.account(login="sara2", name="سارا")
    return await staff.browser()


async def fails(browser: Browser, times: int, login: str = "sara2") -> None:
    """Try a wrong password."""
    for _ in range(times):
        answer = await browser.post("/sign-in", {"login": login, "password": "not this one"})
        assert answer.status_code == 422
        assert WRONG in answer.text


async def test_the_right_password_signs_in(browser: Browser) -> None:
    """Login in any case, digits of any keyboard."""
    answer = await browser.post("/sign-in", {"login": " Sara۲ ", "password": PASSWORD})
    assert answer.status_code == 303
    page = await browser.follow(answer)
    assert page.url.path == "/"
    assert "سارا" in page.text


async def test_the_cookie_can_be_read_by_no_script_and_set_by_no_neighbour(browser: Browser) -> None:
    """It carries a random token and every restriction that there is."""
    answer = await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-yavar=")
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
    assert "Domain" not in cookie


async def test_the_database_cannot_open_a_session(browser: Browser, pool: asyncpg.Pool) -> None:
    """Only a hash of the cookie is kept."""
    await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})
    kept = await pool.fetchval("SELECT token_hash FROM staff_session")
    assert browser.client.cookies["__Host-yavar"].encode() not in kept


async def test_a_wrong_password_and_an_unknown_login_read_the_same(browser: Browser) -> None:
    """Nobody learns who works here; the login that was typed stays."""
    wrong = await browser.post("/sign-in", {"login": "sara2", "password": "wrong"})
    unknown = await browser.post("/sign-in", {"login": "nobody", "password": "wrong"})
    for answer, login in ((wrong, "sara2"), (unknown, "nobody")):
        assert answer.status_code == 422
        assert WRONG in answer.text
        assert f'value="{login}"' in answer.text
        assert "wrong" not in answer.text.replace("aria-wrong", "")


async def test_somebody_without_a_password_cannot_sign_in(staff: People, pool: asyncpg.Pool) -> None:
    """An invitation that was not accepted opens nothing."""
    await accounts.add(pool, "new", "تازه", "counsellor", [], staff.now())
    answer = await (await staff.browser()).post("/sign-in", {"login": "new", "password": ""})
    assert answer.status_code == 422


async def test_after_five_failures_even_the_right_password_has_to_wait(browser: Browser, now: Now) -> None:
    """The page says how long; after a quarter of an hour it works."""
    await fails(browser, 5)
    refused = await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})
    assert refused.status_code == 429
    assert f"۱۵ {WAIT}" in refused.text
    now.passes(minutes=15, seconds=1)
    assert (await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})).status_code == 303


async def test_failures_before_a_success_are_forgiven(browser: Browser) -> None:
    """Wrong, wrong, right: the next slip does not lock anybody out."""
    await fails(browser, 4)
    assert (await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})).status_code == 303
    await browser.post("/sign-out")
    await fails(browser, 4)
    assert (await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})).status_code == 303


async def test_many_guesses_at_once_count_as_many(browser: Browser) -> None:
    """Five are looked at, however many arrive in the same moment."""
    await browser.get("/sign-in")
    form = {"login": "sara2", "password": "guess"}
    answers = await asyncio.gather(*(browser.post("/sign-in", form) for _ in range(12)))
    assert sorted(answer.status_code for answer in answers) == [422] * 5 + [429] * 7


async def test_one_address_cannot_try_many_logins(browser: Browser) -> None:
    """Thirty failures from one place, whoever they were about."""
    await browser.get("/sign-in")
    for number in range(30):
        answer = await browser.post("/sign-in", {"login": f"person{number % 10}x{number // 5}", "password": "x"})
        assert answer.status_code == 422
    assert (await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD})).status_code == 429


async def test_strangers_who_guess_do_not_lock_anybody_out_of_their_own_browser(staff: People) -> None:
    """Somebody on duty at night can still sign in and unlock where they have signed in before."""
    await staff.account(login="sara")
    own, stranger = await staff.browser(), await staff.browser()
    await own.post("/sign-in", {"login": "sara", "password": PASSWORD})
    await own.post("/sign-out")
    await fails(stranger, 5, "sara")
    assert (await stranger.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 429
    assert (await own.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 303


async def test_strangers_who_guess_do_not_lock_a_page_for_good(staff: People, now: Now) -> None:
    """Whoever is signed in unlocks with the password, and changes it, whatever happens at the sign-in page."""
    sara, stranger = await staff(login="sara"), await staff.browser()
    await fails(stranger, 5, "sara")
    await stranger.get("/sign-in")
    for number in range(30):
        await stranger.post("/sign-in", {"login": f"session {sara.session_id}{number // 4}", "password": "x"})
    now.passes(minutes=1)
    assert (await sara.post("/locked", {"password": PASSWORD})).status_code == 303
    for _ in range(5):
        assert (await sara.post("/locked", {"password": "wrong"})).status_code == 422
    assert (await sara.post("/locked", {"password": PASSWORD})).status_code == 429


async def test_one_address_darkens_no_login_elsewhere(staff: People, pool: asyncpg.Pool) -> None:
    """A stranger's guesses count where they come from; only very many from many places count for all."""
    await staff.account(login="sara")
    stranger, new = await staff.browser(), await staff.browser()
    await fails(stranger, 5, "sara")
    assert (await stranger.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 429
    await pool.execute("UPDATE login_attempt SET address = '192.0.2.1'")
    assert (await new.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 303
    for place in range(9):
        await fails(await staff.browser(), 5, "sara")
        await pool.execute("UPDATE login_attempt SET address = $1 WHERE address = '127.0.0.1'", f"192.0.2.{place + 2}")
    late = await staff.browser()
    assert (await late.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 429


async def test_a_browser_that_is_known_is_no_place_to_guess_from(staff: People) -> None:
    """Its tries have their own limit, and it is known for its own login only."""
    await staff.account(login="sara")
    await staff.account(login="reza")
    browser = await staff.browser()
    await browser.post("/sign-in", {"login": "sara", "password": PASSWORD})
    cookies = {name: value for name, value in browser.client.cookies.items() if "device" in name}
    assert len(cookies) == 1
    await browser.post("/sign-out")
    await fails(browser, 5, "sara")
    assert (await browser.post("/sign-in", {"login": "sara", "password": PASSWORD})).status_code == 429
    await fails(browser, 5, "reza")
    assert (await browser.post("/sign-in", {"login": "reza", "password": PASSWORD})).status_code == 429


async def test_what_was_typed_into_the_login_is_not_kept(browser: Browser, pool: asyncpg.Pool) -> None:
    """Some people type their password there."""
    await fails(browser, 1, login="my-secret-password")
    rows = await pool.fetch("SELECT login_attempt::text AS row FROM login_attempt")
    assert len(rows) == 1
    assert "my-secret" not in rows[0]["row"]


async def test_an_account_that_is_switched_off_says_so_only_to_its_owner(staff: People, pool: asyncpg.Pool) -> None:
    """After the right password; otherwise it reads like any wrong one."""
    await accounts.disable(pool, await staff.account(login="gone"), staff.now())
    browser = await staff.browser()
    assert WRONG in (await browser.post("/sign-in", {"login": "gone", "password": "x"})).text
    answer = await browser.post("/sign-in", {"login": "gone", "password": PASSWORD})
    assert answer.status_code == 403
    assert "این حساب بسته شده است" in answer.text


@pytest.mark.parametrize("login", ["a\x00b", "'; drop table staff; --", "\u202esara2", "ا" * 5000, ""])
async def test_nonsense_in_the_login_is_a_wrong_login(browser: Browser, login: str) -> None:
    """Null bytes, SQL, direction tricks, novels."""
    answer = await browser.post("/sign-in", {"login": login, "password": "x\x00y"})
    assert answer.status_code == 422
    assert WRONG in answer.text


async def test_after_signing_in_one_is_where_one_wanted_to_go(browser: Browser) -> None:
    """A link from the messenger leads through the sign-in to its case."""
    asked = await browser.get("/account")
    assert asked.headers["location"] == "/sign-in?next=/account"
    form = await browser.follow(asked)
    assert 'name="next" value="/account"' in form.text
    answer = await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD, "next": "/account"})
    assert answer.headers["location"] == "/account"


@pytest.mark.parametrize("next_", ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)", "x"])
async def test_nobody_is_sent_to_a_place_that_is_not_ours(browser: Browser, next_: str) -> None:
    """`next` is believed only where it is a path of the console."""
    answer = await browser.post("/sign-in", {"login": "sara2", "password": PASSWORD, "next": next_})
    assert answer.headers["location"] == "/"


async def test_an_administrator_begins_where_their_work_is(staff: People) -> None:
    """They see no queue."""
    nargess = await staff("administrator", [])
    assert (await nargess.get("/")).headers["location"] == "/people"
    assert (await nargess.get("/sign-in")).headers["location"] == "/people"


async def test_signing_out_ends_the_session_on_the_server_too(staff: People, pool: asyncpg.Pool) -> None:
    """A copy of the cookie opens nothing afterwards."""
    sara = await staff()
    token = sara.client.cookies["__Host-yavar"]
    page = await sara.follow(await sara.post("/sign-out"))
    assert "خارج شدید" in page.text
    assert await pool.fetchval("SELECT ended_at IS NOT NULL FROM staff_session WHERE id = $1", sara.session_id)
    sara.client.cookies.set("__Host-yavar", token, domain="console.test")
    assert (await sara.get("/account")).headers["location"].startswith("/sign-in")


async def test_a_session_ends_after_its_hours_however_busy(staff: People, now: Now) -> None:
    """Twelve hours by default."""
    sara = await staff()
    for _ in range(143):
        now.passes(minutes=5)
        assert (await sara.get("/account")).status_code == 200
    now.passes(minutes=6)
    assert (await sara.get("/account")).status_code == 303


async def test_a_member_who_is_switched_off_is_out_at_once(staff: People, pool: asyncpg.Pool) -> None:
    """The next click meets the sign-in page."""
    sara = await staff()
    await accounts.disable(pool, sara.id, staff.now())
    assert (await sara.get("/account")).headers["location"].startswith("/sign-in")


async def test_a_page_that_fetches_a_part_hears_that_the_session_is_over(staff: People, pool: asyncpg.Pool) -> None:
    """Not a sign-in page in the middle of a thread."""
    sara = await staff()
    await accounts.disable(pool, sara.id, staff.now())
    answer = await sara.get("/account", headers={"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, answer.headers["x-yavar"], answer.text) == (401, "signed-out", "")
