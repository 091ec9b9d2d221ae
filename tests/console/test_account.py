"""Specification: one's own account: password, sessions, messenger, break."""

import re
from datetime import timedelta

import asyncpg

from models.staff import CodePurpose
from services import one_time_codes, presence, shifts
from services import staff as accounts
from tests.citizen import Now
from tests.console.people import PASSWORD, People

CHOSEN = "چهار کلمهٔ بی‌ربط"


async def test_the_password_is_changed_by_whoever_knows_it(staff: People) -> None:
    """This browser stays in, all others are out."""
    sara = await staff(login="sara")
    phone = await staff.signed_in(sara.id)
    form = {"password": PASSWORD, "new-password": CHOSEN, "new-again": CHOSEN}
    page = await sara.follow(await sara.post("/account/password", form))
    assert "رمز عوض شد" in page.text
    assert (await phone.get("/account")).status_code == 303
    browser = await staff.browser()
    assert (await browser.post("/sign-in", {"login": "sara", "password": CHOSEN})).status_code == 303


async def test_a_wrong_password_changes_nothing_and_counts(staff: People) -> None:
    """An unattended browser is no place to guess from."""
    sara = await staff(login="sara")
    form = {"password": "wrong", "new-password": CHOSEN, "new-again": CHOSEN}
    for _ in range(5):
        answer = await sara.post("/account/password", form)
        assert (answer.status_code, "رمز درست نیست" in answer.text) == (422, True)
    assert (await sara.post("/account/password", form | {"password": PASSWORD})).status_code == 429


async def test_a_bad_new_password_is_refused_beside_its_field(staff: People) -> None:
    """With the rule that it breaks."""
    sara = await staff()
    answer = await sara.post("/account/password", {"password": PASSWORD, "new-password": "x", "new-again": "x"})
    assert answer.status_code == 422
    assert re.search(r'id="e-new-password">[^<]*کوتاه', answer.text)


async def test_sessions_are_listed_with_their_browser_and_can_be_ended(staff: People, now: Now) -> None:
    """One by one, or all but this one."""
    sara = await staff()
    await sara.client.get("/account", headers={"User-Agent": "x"})
    others = [await staff.signed_in(sara.id) for _ in range(3)]
    page = await sara.get("/account")
    assert page.text.count("/account/sessions/") == 4
    await sara.post(f"/account/sessions/{others[0].session_id}/end")
    assert (await others[0].get("/account")).status_code == 303
    assert (await others[1].get("/account")).status_code == 200
    now.passes(minutes=1)
    page = await sara.follow(await sara.post("/account/sessions/end-others"))
    assert "همهٔ مرورگرهای دیگر خارج شدند" in page.text
    for other in others:
        assert (await other.get("/account")).status_code == 303


async def test_nobody_ends_the_session_of_somebody_else(staff: People) -> None:
    """Whatever number is asked for."""
    sara, reza = await staff(), await staff()
    await sara.post(f"/account/sessions/{reza.session_id}/end")
    assert (await reza.get("/account")).status_code == 200
    assert (await sara.post("/account/sessions/99999999999999999999/end")).status_code == 404


async def test_a_code_links_the_messenger_it_is_sent_from(staff: People, now: Now) -> None:
    """Shown once, good for ten minutes, once."""
    sara = await staff()
    page = await sara.post("/account/messenger")
    code = re.search(r">/staff (\d{8})<", page.text)
    assert code
    found = await one_time_codes.redeem(staff.pool, code[1], CodePurpose.MESSENGER, now())
    assert found == sara.id
    assert await one_time_codes.redeem(staff.pool, code[1], CodePurpose.MESSENGER, now()) is None
    late = re.search(r">/staff (\d{8})<", (await sara.post("/account/messenger")).text)
    assert late
    now.passes(minutes=10)
    assert await one_time_codes.redeem(staff.pool, late[1], CodePurpose.MESSENGER, now()) is None


async def test_a_code_for_one_thing_opens_no_other(staff: People, now: Now) -> None:
    """An invitation links no messenger."""
    sara = await staff()
    code = await one_time_codes.issue(staff.pool, sara.id, CodePurpose.INVITE, now())
    assert await one_time_codes.redeem(staff.pool, code, CodePurpose.MESSENGER, now()) is None


async def test_a_linked_messenger_can_be_unlinked(staff: People, pool: asyncpg.Pool) -> None:
    """And then hears nothing."""
    sara = await staff()
    await pool.execute(
        """
        WITH who AS (INSERT INTO citizen DEFAULT VALUES RETURNING id),
        there AS (INSERT INTO account (citizen_id, platform, bot_id, chat_id)
            SELECT id, 'telegram', 1, 1 FROM who RETURNING id)
        UPDATE staff SET account_id = there.id FROM there WHERE staff.id = $1
        """,
        sara.id,
    )
    assert "تلگرام وصل است" in (await sara.get("/account")).text
    assert "تلگرام قطع شد" in (await sara.follow(await sara.post("/account/messenger/unlink"))).text
    assert await pool.fetchval("SELECT account_id FROM staff WHERE id = $1", sara.id) is None


async def test_a_break_begins_and_ends_with_one_button(staff: People) -> None:
    """It is there on every page, and leads back to it."""
    sara = await staff()
    answer = await sara.post("/break", {"away": "1", "next": "/account"})
    assert answer.headers["location"] == "/account"
    page = await sara.get("/account")
    assert "در استراحت" in page.text
    assert "برگشتم" in page.text
    await sara.post("/break", {"away": "0"})
    assert "در استراحت" not in (await sara.get("/account")).text


async def test_open_pages_hear_of_a_break(staff: People, pool: asyncpg.Pool) -> None:
    """The supervisor's page shows who is there."""
    sara = await staff()
    heard: list[str] = []
    async with pool.acquire() as connection:
        await connection.add_listener("yavar_console", lambda *told: heard.append(str(told[-1])))
        assert await presence.take_break(pool, sara.id, away=True)
        assert not await presence.take_break(pool, sara.id, away=True)
        await connection.fetchval("SELECT 1")
        await connection.reset()
    assert heard == ["presence"]


async def test_ones_own_shifts_are_shown(staff: People, now: Now) -> None:
    """For two weeks, in words."""
    sara = await staff()
    begins = now() + timedelta(hours=2)
    await shifts.plan(staff.pool, sara.id, begins, begins + timedelta(hours=8), now())
    assert "یکشنبه ۱ آذر، ساعت ۱۲ شب تا ۰۸:۰۰" in (await sara.get("/account")).text


async def test_the_last_change_of_a_member_is_in_the_audit_with_who_did_it(staff: People, pool: asyncpg.Pool) -> None:
    """Password, break, sessions: the member; the secret itself never."""
    sara = await staff()
    form = {"password": PASSWORD, "new-password": CHOSEN, "new-again": CHOSEN}
    await sara.post("/account/password", form)
    row = await pool.fetchrow("SELECT staff_id, changed FROM audit WHERE noun = 'staff' ORDER BY id DESC LIMIT 1")
    assert row is not None
    assert (row["staff_id"], row["changed"]) == (sara.id, '{"password_hash": null}')
    known = await accounts.credentials_of(pool, sara.id)
    assert known is not None
