"""Specification: open pages hear what changed, and nothing that is not theirs."""

import asyncio

import asyncpg
import pytest
from fastapi import FastAPI

from console.hub import MOST_PAGES, Hub
from console.news import MOST_UNREAD, RESYNC, News, Page
from tests.citizen import Now
from tests.console.ears import listening
from tests.console.people import People
from tests.console.street import Street
from tests.console.waiting import until

WITHIN_SECONDS = 1.0


@pytest.fixture(autouse=True)
async def hears(app: FastAPI) -> None:
    """The console listens before anything happens."""
    await until(lambda: app.state.hub.listening)


async def test_a_new_case_is_heard_within_a_second(app: FastAPI, staff: People, street: Street) -> None:
    """By everybody at its desk, by supervisors, by nobody else; ids only."""
    sara, lawyer, boss = await staff(), await staff("lawyer", ["legal"]), await staff("supervisor", [])
    admin = await staff("administrator", ["counselling"])
    async with (
        listening(app, sara) as at_desk,
        listening(app, lawyer) as elsewhere,
        listening(app, boss) as above,
        listening(app, admin) as apart,
    ):
        await asyncio.gather(*(each.hears("hello") for each in (at_desk, elsewhere, above, apart)))
        someone = await street.case("counselling", said="کمک")
        await at_desk.hears("case", seconds=WITHIN_SECONDS)
        await above.hears("case", seconds=WITHIN_SECONDS)
        assert f'{{"case": {someone.number}, "citizen": {someone.citizen}, "desk": "counselling"}}' in at_desk.text
        assert "کمک" not in at_desk.text
        await asyncio.sleep(0.1)
        assert elsewhere.count("case") == 0
        assert apart.count("case") == 0


async def test_words_are_heard_where_the_thread_is_open(app: FastAPI, staff: People, street: Street) -> None:
    """And on no other page."""
    sara = await staff()
    one, two = await street.case(), await street.case()
    async with listening(app, sara, f"case={one.number}") as here, listening(app, sara, f"case={two.number}") as there:
        await asyncio.gather(here.hears("hello"), there.hears("hello"))
        await one.writes("سلام؟")
        await here.hears("thread", seconds=WITHIN_SECONDS)
        assert there.count("thread") == 0


async def test_the_case_of_another_desk_cannot_be_listened_to(app: FastAPI, staff: People, street: Street) -> None:
    """404, as its page."""
    lawyer = await staff("lawyer", ["legal"])
    someone = await street.case("counselling")
    async with listening(app, lawyer, f"case={someone.number}") as ears:
        assert ears.status == 404


async def test_the_stream_is_not_buffered_on_its_way(app: FastAPI, staff: People) -> None:
    """Neither by a cache nor by a proxy."""
    async with listening(app, await staff()) as ears:
        assert ears.headers["content-type"].startswith("text/event-stream")
        assert ears.headers["cache-control"] == "no-store"
        assert ears.headers["x-accel-buffering"] == "no"
        await ears.hears("hello")
        assert ears.text.startswith("retry: ")


async def test_a_session_that_was_ended_hears_no_more(
    app: FastAPI, staff: People, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stream ends with an event that leads to the sign-in page."""
    monkeypatch.setattr("console.stream.BEAT_SECONDS", 0.05)
    sara = await staff()
    async with listening(app, sara) as ears:
        await ears.hears("beat")
        await street.pool.execute("UPDATE staff_session SET ended_at = now()")
        await ears.hears("out")
        await ears.ends()


async def test_whoever_leaves_a_desk_hears_no_more_of_it(
    app: FastAPI, staff: People, street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rights are looked at again while the stream runs; a case that is not theirs any more closes its page."""
    monkeypatch.setattr("console.stream.BEAT_SECONDS", 0.05)
    sara = await staff()
    someone = await street.case()
    async with listening(app, sara) as at_home, listening(app, sara, f"case={someone.number}") as at_case:
        await asyncio.gather(at_home.hears("beat"), at_case.hears("beat"))
        await street.pool.execute("DELETE FROM staff_desk")
        await at_case.hears("gone")
        await at_case.ends()
        await at_home.hears("beat", at_home.count("beat") + 2)
        before = at_home.count("case")
        await street.case()
        await asyncio.sleep(0.15)
        assert at_home.count("case") == before


async def test_a_locked_page_hears_that_cases_come_and_nothing_of_threads(
    app: FastAPI, staff: People, street: Street, now: Now, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It must still ring at night; what it shows is behind the lock."""
    monkeypatch.setattr("console.stream.BEAT_SECONDS", 0.05)
    sara = await staff()
    someone = await street.case()
    async with listening(app, sara, f"case={someone.number}") as ears:
        await ears.hears("beat")
        now.passes(minutes=20)
        await ears.hears("locked")
        await street.case()
        await ears.hears("case")
        threads = ears.count("thread")
        await someone.writes("سلام؟")
        await asyncio.sleep(0.1)
        assert ears.count("thread") == threads
        part = {"sec-fetch-mode": "cors"}
        assert (await sara.get("/live/count", headers=part)).status_code == 200
        assert (await sara.get(f"/cases/{someone.number}/thread", headers=part)).status_code == 401


async def test_what_waits_is_named_for_the_bell(staff: People, street: Street) -> None:
    """A key for each case in the queue, and one for each new word in one's own."""
    sara = await staff()
    mine = await street.case()
    await sara.post("/next")
    waits = await street.case()
    page = (await sara.get("/live/count")).text
    heard = int((await mine.row())["last_heard_at"].timestamp())
    assert f'data-attention="w{waits.number} m{mine.number}-{heard}"' in page


async def test_an_open_page_is_presence(app: FastAPI, staff: People, street: Street) -> None:
    """From its first moment, and for as long as its script answers."""
    sara = await staff()
    async with listening(app, sara) as ears:
        await ears.hears("hello")
        assert await street.pool.fetchval("SELECT seen_at FROM staff_session") == street.now()


async def test_colleagues_at_one_case_see_each_other(app: FastAPI, staff: People, street: Street) -> None:
    """Who looks, who types; in any process, and not for ever."""
    sara, reza = await staff(name="سارا"), await staff(name="رضا")
    someone = await street.case()
    where = f"/cases/{someone.number}"
    async with listening(app, sara, f"case={someone.number}") as ears:
        await ears.hears("hello")
        async with listening(app, reza, f"case={someone.number}") as his:
            await his.hears("hello")
            await ears.hears("viewers")
            assert "رضا هم این پرونده را باز کرده است" in (await sara.get(f"{where}/viewers")).text
            assert "سارا هم" in (await reza.get(f"{where}/viewers")).text
            await reza.post(f"{where}/typing")
            await ears.hears("viewers", 2)
            assert "رضا می‌نویسد" in (await sara.get(f"{where}/viewers")).text
        await ears.hears("viewers", 3)
        assert "رضا" not in (await sara.get(f"{where}/viewers")).text


async def test_after_postgres_was_away_every_page_fetches_everything(
    app: FastAPI, staff: People, street: Street
) -> None:
    """Meanwhile pages are told that they may be out of date."""
    async with listening(app, await staff()) as ears:
        await ears.hears("hello")
        await street.pool.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'yavar console' AND datname = current_database()"
        )
        await ears.hears("lost")
        await ears.hears("resync")
        await street.case()
        await ears.hears("case")


async def test_a_browser_with_many_pages_keeps_connections_free(app: FastAPI, staff: People) -> None:
    """The oldest page is told to listen again when somebody looks at it."""
    sara = await staff()
    async with asyncio.timeout(20), listening(app, sara) as first:
        await first.hears("hello")
        async with listening(app, sara), listening(app, sara), listening(app, sara):
            assert first.count("crowded") == 0
            async with listening(app, sara):
                await first.hears("crowded")
                await first.ends()
    assert MOST_PAGES == 4


async def test_a_stopping_server_ends_every_stream(app: FastAPI, staff: People) -> None:
    """Else it would wait for them for ever."""
    async with listening(app, await staff()) as ears:
        await ears.hears("hello")
        app.state.hub.close()
        await ears.ends()


def test_a_page_that_does_not_read_is_told_to_fetch_everything() -> None:
    """A slow connection costs no memory."""
    page = Page(1, 1)
    for number in range(MOST_UNREAD * 3):
        page.tell(News("case", str(number)))
    unread = asyncio.run(page.hears(1))
    assert RESYNC in unread
    assert len(unread) <= MOST_UNREAD


@pytest.mark.parametrize("payload", ["", "case", "case x y z", "thread", "typing 1", "nonsense 1 2 3", "looks 1 x"])
async def test_strange_notifications_are_let_go(dsn: str, pool: asyncpg.Pool, payload: str) -> None:
    """Anybody with psql may send one."""
    del pool
    Hub(dsn).hear(payload)
