"""Specification: a page that nobody touches is locked; the password alone opens it, and nothing typed is lost."""

import re
from pathlib import Path

import asyncpg

from services import presence
from services import staff as accounts
from tests.citizen import Now
from tests.console.people import PASSWORD, People

STATIC = Path(__file__).parents[2] / "console" / "static"
PART = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}


async def test_an_idle_session_is_locked(staff: People, now: Now) -> None:
    """After a quarter of an hour every page leads to the lock, which asks the password and shows nothing else."""
    sara = await staff(name="سارا")
    await sara.get("/account")
    now.passes(minutes=15)
    answer = await sara.get("/account")
    assert answer.headers["location"] == "/locked?next=/account"
    page = await sara.follow(answer)
    assert "سارا" in page.text
    assert "صفحه قفل است" in page.text
    assert "/people" not in page.text


async def test_the_password_opens_it_where_one_was(staff: People, now: Now) -> None:
    """A wrong one does not, and counts."""
    sara = await staff()
    now.passes(minutes=20)
    await sara.get("/account")
    wrong = await sara.post("/locked", {"password": "wrong", "next": "/account"})
    assert (wrong.status_code, "رمز درست نیست" in wrong.text) == (422, True)
    assert (await sara.get("/account")).status_code == 303
    answer = await sara.post("/locked", {"password": PASSWORD, "next": "/account"})
    assert answer.headers["location"] == "/account"
    assert (await sara.get("/account")).status_code == 200


async def test_a_locked_session_stays_locked(staff: People, now: Now) -> None:
    """Also for the next request, and in another tab."""
    sara = await staff()
    now.passes(minutes=15)
    for _ in range(3):
        assert (await sara.get("/account")).headers["location"].startswith("/locked")


async def test_whoever_does_something_is_not_locked(staff: People, now: Now) -> None:
    """Opening pages, sending forms, and touching a page that says so."""
    sara = await staff()
    for _ in range(4):
        now.passes(minutes=10)
        assert (await sara.get("/account")).status_code == 200
        now.passes(minutes=10)
        assert (await sara.post("/alive", headers=PART)).status_code == 204


async def test_a_browser_that_says_nothing_of_itself_is_locked_too(staff: People, now: Now) -> None:
    """Our scripts say that a page asks by itself; what a person does counts as before."""
    sara = await staff()
    for _ in range(2):
        now.passes(minutes=7)
        assert (await sara.get("/queue", headers={"X-Yavar-Part": "1"})).status_code == 200
    now.passes(minutes=2)
    answer = await sara.get("/queue", headers={"X-Yavar-Part": "1"})
    assert (answer.status_code, answer.headers["x-yavar"]) == (401, "locked")
    assert (await sara.get("/account")).headers["location"].startswith("/locked")
    reza = await staff()
    for _ in range(3):
        now.passes(minutes=10)
        assert (await reza.post("/alive", headers={"X-Yavar-Part": "1"})).status_code == 204


def test_every_fetch_of_our_scripts_says_so() -> None:
    """A new one that forgot would keep pages of old browsers open for ever."""
    calls = [
        call
        for script in STATIC.glob("*.js")
        for call in re.findall(r"\bfetch\((?:[^()]|\([^()]*\))*\)", script.read_text(encoding="utf-8"))
    ]
    assert len(calls) >= 8
    assert [call for call in calls if "PART" not in call] == []


async def test_a_page_that_refreshes_itself_does_not_count_as_a_person(staff: People, now: Now) -> None:
    """And is told by status that it is locked."""
    sara = await staff()
    for _ in range(2):
        now.passes(minutes=7)
        assert (await sara.get("/account", headers=PART)).status_code == 200
    now.passes(minutes=2)
    answer = await sara.get("/account", headers=PART)
    assert (answer.status_code, answer.headers["x-yavar"], answer.text) == (401, "locked", "")


async def test_a_form_from_a_locked_page_is_kept_until_the_password_is_right(staff: People, now: Now) -> None:
    """It is sent with one more press; nothing is typed again, and no password is carried along."""
    mina = await staff("supervisor")
    await mina.get("/shifts")
    now.passes(minutes=16)
    form = {"staff_id": str(mina.id), "day": "1405/09/05", "since": "<20>", "until": "8", "password": "secret"}
    locked = await mina.post("/shifts", form)
    assert locked.status_code == 401
    fields = dict(re.findall(r'name="(kept:[^"]+)" value="([^"]*)"', locked.text))
    assert fields["kept:since"] == "&lt;20&gt;"
    assert "secret" not in locked.text
    kept = {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in fields.items()}
    wrong = await mina.post("/locked", {"password": "wrong", "next": "/shifts", **kept})
    assert dict(re.findall(r'name="(kept:[^"]+)" value="([^"]*)"', wrong.text)) == fields
    opened = await mina.post("/locked", {"password": PASSWORD, "next": "/shifts", **kept})
    assert 'action="/shifts"' in opened.text
    assert 'name="since" value="&lt;20&gt;"' in opened.text


async def test_a_page_opens_its_lock_itself_and_keeps_what_is_typed(staff: People, now: Now) -> None:
    """Its script sends the password and hears a word, not a page."""
    sara = await staff()
    await sara.get("/account")
    now.passes(minutes=16)
    wrong = await sara.post("/locked", {"password": "wrong"}, headers=PART)
    assert (wrong.status_code, wrong.headers["content-type"]) == (422, "text/plain; charset=utf-8")
    assert (await sara.post("/locked", {"password": PASSWORD}, headers=PART)).status_code == 204
    assert (await sara.get("/account", headers=PART)).status_code == 200


async def test_a_locked_page_learns_how_many_wait(staff: People, now: Now) -> None:
    """Nothing of them; on a quiet night the counsellor must know of the next one."""
    sara = await staff()
    await sara.get("/account")
    assert (await sara.get("/locked/bell", headers=PART)).json() == {"locked": False, "waiting": 0, "seconds": 900}
    now.passes(minutes=16)
    assert (await sara.get("/locked/bell", headers=PART)).json() == {"locked": True, "waiting": 0, "seconds": 0}


async def test_somebody_with_a_locked_page_is_there_for_half_an_hour(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Then the supervisor learns that nobody looks."""
    sara = await staff()
    now.passes(minutes=16)
    await sara.get("/locked/bell", headers=PART)
    assert [(each.id, each.locked) for each in await presence.present(pool, ["counselling"], now())] == [
        (sara.id, True)
    ]
    now.passes(minutes=31)
    await sara.get("/locked/bell", headers=PART)
    assert await presence.present(pool, ["counselling"], now()) == []


async def test_a_lock_is_no_way_in_for_whoever_was_switched_off(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Their session is over, not locked."""
    sara = await staff()
    now.passes(minutes=16)
    await accounts.disable(pool, sara.id, now())
    assert (await sara.get("/locked")).headers["location"] == "/sign-in"
    assert (await sara.post("/locked", {"password": PASSWORD})).headers["location"] == "/sign-in"
