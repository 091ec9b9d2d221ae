"""Specification: supervisors switch a surge on and off, and everybody at a page sees that it is on."""

from datetime import timedelta

import asyncpg

from models.staff import Role
from services import surge
from tests.citizen import Now
from tests.console.people import People

ON = "شلوغی روشن است"


async def test_a_supervisor_begins_and_ends_a_surge(staff: People) -> None:
    """Every page shows who switched it on, since when and until when; only supervisors can end it there."""
    mehri = await staff("supervisor", [], name="مهری")
    sara = await staff(name="سارا")
    assert ON not in (await sara.get("/surge/banner")).text
    assert "شروع شلوغی" in (await mehri.get("/overview")).text
    page = await mehri.follow(await mehri.post("/surge/begin"))
    assert "شلوغی روشن شد" in page.text
    assert "پایان شلوغی" in page.text
    banner = (await sara.get("/surge/banner")).text
    assert "مهری از ۲۲:۰۰ روشنش کرده است؛ ۱ آذر، ۱۰:۰۰ خودش خاموش می‌شود." in banner
    assert "<form" not in banner
    assert 'action="/surge/end"' in (await mehri.get("/surge/banner")).text
    assert "شلوغی تمام شد" in (await mehri.follow(await mehri.post("/surge/end"))).text
    assert ON not in (await sara.get("/surge/banner")).text


async def test_the_banner_stands_on_every_page_and_hears_of_the_switch(staff: People) -> None:
    """Also where no queue is: an administrator's page fetches it like all others."""
    for role, path in ((Role.COUNSELLOR, "/"), (Role.ADMINISTRATOR, "/people"), (Role.SUPERVISOR, "/overview")):
        person = await staff(role)
        assert 'data-refetch="/surge/banner" data-on="presence"' in (await person.get(path)).text, path


async def test_whoever_presses_second_is_told_who_was_first(staff: People) -> None:
    """One goes on at most; the same person pressing twice is no news."""
    mehri, reza = await staff("supervisor", [], name="مهری"), await staff("supervisor", [], name="رضا")
    for _ in range(2):
        assert "شلوغی روشن شد" in (await mehri.follow(await mehri.post("/surge/begin"))).text
    page = await reza.follow(await reza.post("/surge/begin"))
    assert "کسی پیش از شما روشنش کرده بود" in page.text
    assert "مهری از ۲۲:۰۰ روشنش کرده است" in page.text
    assert await staff.pool.fetchval("SELECT count(*) FROM surge") == 1


async def test_a_surge_is_renewed_by_name(staff: People, now: Now) -> None:
    """Who keeps it on stands beside who began; what nobody renews is over after twelve hours, and that is said."""
    mehri, reza = await staff("supervisor", [], name="مهری"), await staff("supervisor", [], name="رضا")
    await mehri.post("/surge/begin")
    now.passes(minutes=10)
    page = await reza.follow(await reza.post("/surge/renew"))
    assert "شلوغی ۱۲ ساعت دیگر می‌ماند" in page.text
    assert "مهری از ۲۲:۰۰ روشنش کرده است" in page.text
    assert "آخرین بار رضا تمدیدش کرد، ۲۲:۱۰" in page.text
    assert await surge.going_on(staff.pool, now.moment + timedelta(hours=11, minutes=59))
    assert not await surge.going_on(staff.pool, now.moment + timedelta(hours=12))
    await reza.post("/surge/end")
    for path in ("renew", "end"):
        assert "دیگر روشن نبود" in (await mehri.follow(await mehri.post(f"/surge/{path}"))).text


async def test_the_audit_holds_who_switched_it(staff: People, pool: asyncpg.Pool) -> None:
    """On and off, each by name."""
    mehri, reza = await staff("supervisor", [], name="مهری"), await staff("supervisor", [], name="رضا")
    await mehri.post("/surge/begin")
    await reza.post("/surge/end")
    rows = await pool.fetch("SELECT staff_id, act FROM audit WHERE noun = 'surge' ORDER BY id")
    assert [tuple(row) for row in rows] == [(mehri.id, "insert"), (reza.id, "update")]
    admin = await staff("administrator", [])
    page = await admin.get("/audit?noun=surge")
    assert "خاموش‌کننده" in page.text
    assert "رضا" in page.text
