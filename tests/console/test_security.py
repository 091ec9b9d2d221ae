"""Specification: forged requests, headers, pages for what goes wrong, and a database that goes away."""

import asyncio
import re
from collections.abc import AsyncIterator

import asyncpg
import pytest
from fastapi import FastAPI
from starlette.types import Message

from console.assets import VENDOR
from console.guard import BIGGEST
from console.house import House
from tests import database
from tests.console.people import PASSWORD, People

FORGED = "این فرم دیگر معتبر نیست"


async def away(staff: People, person_id: int) -> bool:
    """Tell whether a break was begun."""
    return bool(await staff.pool.fetchval("SELECT away FROM staff WHERE id = $1", person_id))


@pytest.mark.parametrize("token", [None, "", "0" * 64, "ا", "x\x00"])
async def test_a_change_without_the_right_token_is_refused(staff: People, token: str | None) -> None:
    """In plain words, and nothing is changed."""
    sara = await staff()
    form = {"away": "1"} | ({} if token is None else {"csrf": token})
    answer = await sara.client.post("/break", data=form)
    assert answer.status_code == 403
    assert FORGED in answer.text
    assert not await away(staff, sara.id)


async def test_a_token_fits_its_own_browser_only(staff: People) -> None:
    """Not that of a colleague, nor that of a browser before it signed in."""
    sara, reza, nobody = await staff(), await staff(), await staff.browser()
    await nobody.get("/sign-in")
    await reza.get("/account")
    for token in (reza.token, nobody.token):
        assert (await sara.client.post("/break", data={"away": "1", "csrf": token})).status_code == 403
    assert not await away(staff, sara.id)


async def test_signing_in_needs_a_token_too(staff: People) -> None:
    """Nobody is signed in to somebody else's account by another site."""
    await staff.account(login="sara")
    browser = await staff.browser()
    form = {"login": "sara", "password": PASSWORD}
    assert (await browser.client.post("/sign-in", data=form)).status_code == 403
    await browser.get("/sign-in")
    assert (await browser.client.post("/sign-in", data=form)).status_code == 403
    assert (await browser.post("/sign-in", form)).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "https://console.test.evil.test"},
    ],
)
async def test_a_change_from_another_site_is_refused_whatever_token_it_has(
    staff: People, headers: dict[str, str]
) -> None:
    """Browsers say where a request was made."""
    sara = await staff()
    await sara.get("/account")
    assert (await sara.post("/break", {"away": "1"}, headers=headers)).status_code == 403
    assert not await away(staff, sara.id)


async def test_a_change_from_here_passes(staff: People) -> None:
    """With the token in the form, or in a header from a script of ours."""
    sara = await staff()
    await sara.get("/account")
    here = {"Origin": "https://console.test", "Sec-Fetch-Site": "same-origin"}
    assert (await sara.post("/break", {"away": "1"}, headers=here)).status_code == 303
    header = {"X-CSRF": sara.token} | here
    assert (await sara.client.post("/break", data={"away": "0"}, headers=header)).status_code == 303


async def test_reading_changes_nothing(staff: People) -> None:
    """An address that changes something cannot be opened."""
    sara = await staff()
    for path in ("/break", "/sign-out", "/account/password", "/account/sessions/end-others"):
        answer = await sara.get(path)
        assert answer.status_code in {404, 405}, path
        assert "text/html" in answer.headers["content-type"]


@pytest.mark.parametrize("path", ["/sign-in", "/account", "/static/console.css", "/nothing", "/people", "/health"])
async def test_every_answer_carries_the_headers(staff: People, path: str) -> None:
    """Pages, files, refusals: nothing from elsewhere, no frame, nothing kept by a shared computer."""
    answer = await (await staff()).get(path)
    policy = answer.headers["content-security-policy"]
    for rule in ("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert rule in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    if "html" in answer.headers.get("content-type", ""):
        assert answer.headers["cache-control"] == "no-store"


async def test_no_page_has_inline_script_or_style_or_asks_another_host(staff: People) -> None:
    """What the policy forbids would not work, and what it allows must be ours."""
    nargess, mina = await staff("administrator", []), await staff("supervisor")
    pages = [await nargess.get(path) for path in ("/people", "/people/new", f"/people/{mina.id}", "/shifts")]
    pages += [await mina.get(path) for path in ("/", "/account", "/second-factor")]
    pages.append(await (await staff.browser()).get("/sign-in"))
    for page in pages:
        assert page.status_code == 200, page.url
        assert not re.search(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=|hx-on|javascript:", page.text)
        outside = re.findall(r'(?:src|href|action)="(?!/|data:image/svg|otpauth:|tel:|#)([^"]*)"', page.text)
        assert outside == [], page.url
        assert '<html lang="fa" dir="rtl">' in page.text


async def test_files_are_named_by_their_contents_and_kept(staff: People) -> None:
    """A new release is seen at once, an old one never fetched twice; nothing outside the list is given."""
    browser = await staff.browser()
    page = await browser.get("/sign-in")
    for path in re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text):
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        assert "immutable" in answer.headers["cache-control"] or path.startswith("/static/fonts.css")
    assert VENDOR["vendor/vazirmatn.woff2"].exists()
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/vendor/package.json", "/static/", "/static/x"):
        assert (await browser.get(path)).status_code == 404, path


@pytest.mark.parametrize("path", ["/nothing", "/people/x", "/people/0", "/people/99999999999999999999", "/people/77"])
async def test_what_is_not_there_has_a_page(staff: People, path: str) -> None:
    """In Persian, with a way on."""
    answer = await (await staff("administrator", [])).get(path)
    assert answer.status_code == 404
    assert "این صفحه پیدا نشد" in answer.text
    assert 'class="button" href="/' in answer.text


async def test_what_is_not_open_to_a_role_has_a_page(staff: People) -> None:
    """It says whom to ask."""
    answer = await (await staff()).get("/people")
    assert answer.status_code == 403
    assert "برای نقش شما باز نیست" in answer.text


async def test_a_fault_of_ours_is_a_page_without_anything_of_it(
    staff: People, app: FastAPI, capsys: pytest.CaptureFixture[str]
) -> None:
    """The log has type and place; neither has the words that broke it."""

    async def breaks() -> None:
        raise ValueError("the words of a citizen")

    app.add_api_route("/breaks", breaks)
    answer = await (await staff.browser()).get("/breaks")
    assert answer.status_code == 500
    assert "مشکل از ماست" in answer.text
    logged = capsys.readouterr()
    assert "ValueError at test_security.py" in logged.out
    assert "citizen" not in answer.text + logged.out + logged.err


async def test_a_form_that_is_far_too_big_is_refused(staff: People) -> None:
    """Before it is read; with and without a length that says so."""
    sara = await staff()
    await sara.get("/account")
    answer = await sara.client.post("/break", content=b"x" * (BIGGEST + 1), headers={"X-CSRF": sara.token})
    assert answer.status_code == 413
    assert "خیلی بزرگ است" in answer.text

    async def stream() -> AsyncIterator[bytes]:
        for _ in range(BIGGEST // 65536 + 2):
            yield b"x" * 65536

    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRF": sara.token}
    answer = await sara.client.post("/break", content=stream(), headers=kind)
    assert answer.status_code == 413


async def test_what_staff_type_is_cleaned(staff: People) -> None:
    """Null bytes cannot be kept; signs that turn the direction could make one name look like another."""
    nargess = await staff("administrator", [])
    name = "\u202eعلي\x00\u2066 رضا\u200cیی\ufeff"
    answer = await nargess.post("/people", {"login": "ali", "name": name, "role": "lawyer", "desks": "legal"})
    assert answer.status_code == 200
    kept = await staff.pool.fetchval("SELECT name FROM staff WHERE login = 'ali'")
    assert kept == "علی رضا\u200cیی"


async def test_while_the_database_is_away_a_page_says_so_and_tries_again(staff: People, app: FastAPI) -> None:
    """And afterwards it works by itself."""
    sara = await staff()
    here = app.state.house
    assert isinstance(here, House)
    kept, here.pool = here.pool, asyncpg.create_pool("postgresql://nobody@127.0.0.1:1/x", min_size=0, max_size=1)
    async with here.pool:
        answer = await sara.get("/account")
        health = await sara.get("/health")
    here.pool = kept
    assert (answer.status_code, health.status_code) == (503, 503)
    assert "الان جواب نمی‌دهد" in answer.text
    assert 'http-equiv="refresh"' in answer.text
    assert answer.headers["retry-after"]
    assert (await sara.get("/account")).status_code == 200
    assert (await sara.get("/health")).text == "ok"


async def test_when_postgres_was_restarted_open_pages_go_on(staff: People, app: FastAPI, dsn: str) -> None:
    """Every connection is cut: at most one request is answered with 503, and the next one works."""
    sara = await staff()
    here = app.state.house
    assert isinstance(here, House)
    await asyncio.gather(*(sara.get("/account") for _ in range(4)))
    name = dsn.rpartition("/")[2].partition("?")[0]
    await here.pool.fetchval("SELECT 1")
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 (our own name)
    await database.administer(cut)
    answers = [(await sara.get("/account")).status_code for _ in range(6)]
    assert answers.count(503) <= 1
    assert answers[-5:] == [200] * 5


async def test_a_form_that_met_no_database_is_given_back(staff: People, app: FastAPI) -> None:
    """To be sent again with one press; never with a password in it."""
    mina = await staff("supervisor")
    await mina.get("/shifts")
    here = app.state.house
    assert isinstance(here, House)
    kept, here.pool = here.pool, asyncpg.create_pool("postgresql://nobody@127.0.0.1:1/x", min_size=0, max_size=1)
    async with here.pool:
        answer = await mina.post("/shifts", {"day": "1405/09/05", "since": "<20>", "password": "secret"})
    here.pool = kept
    assert answer.status_code == 503
    assert 'action="/shifts"' in answer.text
    assert 'name="since" value="&lt;20&gt;"' in answer.text
    assert "secret" not in answer.text
    assert 'http-equiv="refresh"' not in answer.text


async def test_the_page_for_a_fault_does_not_need_the_database(staff: People, app: FastAPI) -> None:
    """Also not for whom it greets."""
    here = app.state.house
    assert isinstance(here, House)
    kept, here.pool = here.pool, asyncpg.create_pool("postgresql://nobody@127.0.0.1:1/x", min_size=0, max_size=1)
    async with here.pool:
        answer = await (await staff.browser()).post("/sign-in", {"login": "sara", "password": "x"})
    here.pool = kept
    assert answer.status_code == 503


async def test_a_stream_that_breaks_midway_is_just_cut(app: FastAPI) -> None:
    """There is nothing more to say once an answer has begun."""
    sent: list[Message] = []

    async def broken(scope: object, receive: object, send: object) -> None:
        del scope, receive
        assert callable(send)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    app.mount("/midway", broken)
    scope = {"type": "http", "method": "GET", "path": "/midway/", "headers": [], "query_string": b"", "app": app}
    await app(scope, receive, send)
    assert [message["type"] for message in sent] == ["http.response.start"]
