"""Specification: staff see at the top of every page that a messenger is away, and on a case where words can go."""

from datetime import timedelta

import asyncpg
import pytest
from fastapi import FastAPI

from console.clock import Ticker
from services import messengers
from tests.citizen import Now
from tests.console.ears import listening
from tests.console.people import People
from tests.console.street import Street, Waiting
from tests.console.waiting import until
from tests.screen import WORDS


async def away_for(pool: asyncpg.Pool, minutes: float, platform: str = "bale") -> None:
    """Let a messenger have been away for some minutes."""
    await messengers.note(pool, platform, 1, timedelta(minutes=minutes))


async def in_bale(someone: Waiting) -> int:
    """Give a citizen a second account, on Bale."""
    made: int = await someone.street.pool.fetchval(
        "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'bale', 1, 77) RETURNING id",
        someone.citizen,
    )
    return made


async def test_a_messenger_that_is_away_is_told_with_what_waits_for_it(
    staff: People, street: Street, pool: asyncpg.Pool
) -> None:
    """To everybody of the staff, in one sentence; the other messenger's words are not counted."""
    someone = await street.case()
    await someone.hears("در تلگرام", "queued")
    someone.account = await in_bale(someone)
    for _ in range(7):
        await someone.hears("در بله", "queued")
    await someone.hears("رسید", "sent")
    await away_for(pool, 12.1)
    for role in ("counsellor", "supervisor", "administrator", "shelter_keeper"):
        text = (await (await staff(role)).get("/live/messengers")).text
        assert "بله از ۱۲ دقیقه پیش جواب نمی‌دهد؛ ۷ پیام منتظر." in text
        assert 'role="status"' in text
        assert "تلگرام" not in text


async def test_it_is_gone_when_the_messenger_returns(staff: People, pool: asyncpg.Pool) -> None:
    """And a silence of a moment is not told at all."""
    sara = await staff()
    await away_for(pool, 0.5)
    assert "<p>" not in (await sara.get("/live/messengers")).text
    await away_for(pool, 5)
    assert "بله از ۵ دقیقه پیش جواب نمی‌دهد.</p>" in (await sara.get("/live/messengers")).text
    await messengers.note(pool, "bale", 1, None)
    assert "<p>" not in (await sara.get("/live/messengers")).text


async def test_a_sender_that_died_is_told_as_such_for_a_day(staff: People, pool: asyncpg.Pool) -> None:
    """Nobody knows of the messenger; after a day the bot was given up."""
    sara = await staff()
    await messengers.note(pool, "telegram", 1, None)
    for minutes, told in ((0.5, False), (10, True), (60 * 25, False)):
        await pool.execute("UPDATE messenger SET checked_at = now() - $1::interval", timedelta(minutes=minutes))
        text = (await sara.get("/live/messengers")).text
        assert ("فرستندهٔ تلگرام از" in text) == told


async def test_every_page_has_the_place_for_it(staff: People) -> None:
    """Empty until the stream opens; then it fetches itself."""
    mehri = await staff("supervisor")
    for path in ("/", "/overview", "/search", "/account"):
        text = (await mehri.get(path)).text
        assert 'data-refetch="/live/messengers" data-on="messenger"' in text, path


async def test_open_pages_hear_of_it_and_not_every_second(
    app: FastAPI, dsn: str, staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Once when it begins, once when it ends; a tick in which nothing changed tells nobody."""
    await until(lambda: app.state.hub.listening)
    ticker = Ticker(dsn, pool, now, WORDS)
    async with listening(app, await staff()) as page:
        await page.hears("hello")
        await ticker.tick()
        await away_for(pool, 5)
        for _ in range(3):
            await ticker.tick()
        await page.hears("messenger")
        await messengers.note(pool, "bale", 1, None)
        for _ in range(3):
            await ticker.tick()
        await page.hears("messenger", times=2)
        assert page.count("messenger") == 2


@pytest.mark.parametrize(
    ("state", "away", "told"),
    [
        ("reachable", 0, "پیام به آن می‌رسد"),
        ("blocked", 5, "یاور را آن‌جا بسته است"),
        ("never_started", 0, "آن‌جا گفت‌وگویی با یاور ندارد"),
        ("reachable", 5, "این پیام‌رسان الان جواب نمی‌دهد"),
    ],
)
async def test_a_case_shows_whether_words_reach_each_messenger(
    staff: People, street: Street, pool: asyncpg.Pool, state: str, away: float, told: str
) -> None:
    """The account's own state counts before its messenger's."""
    sara, someone = await staff(), await street.case()
    await sara.post("/next")
    other = await in_bale(someone)
    await pool.execute("UPDATE account SET state = $2 WHERE id = $1", other, state)
    if away:
        await away_for(pool, away)
    text = (await sara.get(f"/cases/{someone.number}/head")).text
    assert told in text.partition("بله")[2]


async def test_a_case_shows_where_the_person_wants_news(staff: People, street: Street, pool: asyncpg.Pool) -> None:
    """Their own choice, once they made one."""
    sara, someone = await staff(), await street.case()
    await sara.post("/next")
    other = await in_bale(someone)
    assert "خبرهای بعدی" not in (await sara.get(f"/cases/{someone.number}/head")).text
    await pool.execute("UPDATE citizen SET preferred_account_id = $1", other)
    assert (await sara.get(f"/cases/{someone.number}/head")).text.count("خبرهای بعدی را این‌جا خواسته است") == 1


async def test_who_blocked_us_in_one_messenger_is_answered_by_the_other(
    staff: People, street: Street, pool: asyncpg.Pool
) -> None:
    """The page says by which, and is alarmed only when there is no way."""
    sara, someone = await staff(), await street.case()
    await sara.post("/next")
    await pool.execute("UPDATE account SET state = 'blocked'")
    assert "پیام ما به او نمی‌رسد" in (await sara.get(f"/cases/{someone.number}/head")).text
    await in_bale(someone)
    text = (await sara.get(f"/cases/{someone.number}/head")).text
    assert "جواب شما از بله می‌رود" in text
    assert "پیام ما به او نمی‌رسد" not in text


async def test_a_message_that_went_over_shows_both_messengers(staff: People, street: Street) -> None:
    """Written for the one, gone by the other."""
    sara, someone = await staff(), await street.case()
    await sara.post("/next")
    someone.account = await in_bale(someone)
    await someone.hears("سلام", "sent", written_for="telegram")
    assert "به‌جای تلگرام، از بله" in (await sara.get(f"/cases/{someone.number}/thread")).text


async def test_what_was_too_late_is_explained_and_not_offered_again(staff: People, street: Street) -> None:
    """Free beds of an hour ago are not said once more."""
    sara, someone = await staff(), await street.case()
    await sara.post("/next")
    number = await someone.hears("۴ تخت خالی", "failed", "stale", stale_at="2026-11-21T18:00:00+00:00")
    text = (await sara.get(f"/cases/{someone.number}/thread")).text
    assert "شاید تخت‌ها دیگر خالی نبودند" in text
    assert f"/again/{number}" not in text
    await sara.post(f"/cases/{someone.number}/again/{number}")
    assert (await someone.messages()).count("۴ تخت خالی") == 1
