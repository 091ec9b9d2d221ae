"""Specification: every page of the console can be used by everybody; axe-core finds nothing to complain of."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from models.staff import Role
from services import ladder, reviews, thread
from tests.city import City
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.street import Street
from texts.clock import utc_now
from texts.jalali import midnight

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
ALL_DESKS = ("counselling", "shelter", "legal")
COUNSELLOR = ("/", "/alerts", "/cases/{mine}", "/cases/{waiting}", "/search?q=سلام", "/account", "/cases/987654")
SUPERVISOR = (
    "/",
    "/cases/{mine}",
    "/cases/{waiting}",
    "/overview",
    "/canned",
    "/shifts",
    "/search",
    "/lines",
    "/lines/{line}",
    "/recall",
    "/review",
    "/training",
    "/training/case/{closed}",
)
PSYCHOLOGIST = ("/review", "/training/message/{judged}")
ADMINISTRATOR = ("/people", "/people/new", "/desks", "/desks/counselling", "/audit", "/canned", "/shifts")
DIALOGS = ("note", "transfer", "level", "close", "keys")
SCREENS = [(1280, 800, "light"), (1280, 800, "dark"), (390, 844, "light"), (390, 844, "dark")]


@pytest_asyncio.fixture(loop_scope="session")
async def cases(console: ConsoleHouse, street: Street) -> dict[str, int]:
    """A held case with every kind of content, and one that waits."""
    mine = await street.case(level=3, topic="violence", answers=[["shelter-whom", "woman"]])
    await mine.writes("", kind="voice", file={"id": "a", "size": 60 * 1024 * 1024, "name": ""})
    await mine.writes("این‌جا هستم", kind="location", location={"lat": 35.7, "lon": 51.4})
    await mine.hears("شماره:\n123", "unknown", "time-out", buttons=[[{"text": "🏠 منوی اصلی", "data": "x"}]])
    waiting = await street.case(level=4)
    async with console.pool.acquire() as database, database.transaction():
        await ladder.climb(database, utc_now() + timedelta(minutes=10))
    sara = await console.person("sara", Role.COUNSELLOR, ALL_DESKS)
    await console.pool.execute(
        'UPDATE "case" SET claimed_by = $1, claimed_at = now(), safe_to_contact = false WHERE id = $2',
        sara,
        mine.number,
    )
    await console.pool.execute(
        "INSERT INTO note (case_id, staff_id, text) VALUES ($1, $2, 'یادداشت')", mine.number, sara
    )
    async with console.pool.acquire() as database, database.transaction():
        await thread.reply(database, mine.number, sara, "سلام", utc_now())
    await City(console.pool, utc_now).has_line("1480", opens="08:00", expires_in_days=3)
    line = await console.pool.fetchval("SELECT id FROM line")
    closed, judged = await judged_case(console, street)
    return {
        "mine": mine.number, "waiting": waiting.number, "sara": sara, "line": line, "closed": closed, "judged": judged
    }  # fmt: skip


async def judged_case(console: ConsoleHouse, street: Street) -> tuple[int, int]:
    """A case that was closed as truly urgent, and a message of it; and one of last week that nobody noticed."""
    done = await street.case("psychology", level=3, said="اسمم سارا است، کمک می‌خواهم")
    await console.pool.execute(
        'UPDATE "case" SET closed_at = now(), waiting_since = NULL, outcome = $2, true_level = 3, detected_level = 4'
        " WHERE id = $1",
        done.number,
        "helped",
    )
    message = await console.pool.fetchval("SELECT min(id) FROM message WHERE account_id = $1", done.account)
    _, account = await street.citizen()
    await console.pool.execute(
        "INSERT INTO message (account_id, author, text, content, created_at)"
        " VALUES ($1, 'citizen', 'خیلی خسته و تنها هستم', '{\"kind\": \"text\"}', $2)",
        account,
        midnight(reviews.last_week(utc_now())) + timedelta(hours=9),
    )
    await console.pool.execute(
        "INSERT INTO training_line (text, label, urgent) VALUES ('دیگه نمی‌کشم', 'emotional_distress', false)"
    )
    return done.number, message


async def violations(page: Page) -> list[str]:
    """What axe finds on a page: rule and place."""
    if not AXE.exists() and os.environ.get("CI") != "true":
        pytest.skip("axe-core is not installed")
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run()")
    return [f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"]]


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
async def test_pages_of_a_counsellor(
    console: ConsoleHouse, opens: Opens, cases: dict[str, int], width: int, height: int, scheme: str
) -> None:
    """Wide and narrow, light and dark."""
    page = await opens(cases["sara"], "/", width, height, scheme)
    await looked_at(page, console, COUNSELLOR, cases, width)


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
async def test_pages_of_a_supervisor(
    console: ConsoleHouse, opens: Opens, cases: dict[str, int], width: int, height: int, scheme: str
) -> None:
    """Wide and narrow, light and dark."""
    page = await opens(await console.person("mehri", Role.SUPERVISOR), "/", width, height, scheme)
    await looked_at(page, console, SUPERVISOR, cases, width)


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS[::3])
async def test_pages_of_a_psychologist(
    console: ConsoleHouse, opens: Opens, cases: dict[str, int], width: int, height: int, scheme: str
) -> None:
    """Wide and light, narrow and dark: a message to be judged, and one to be proposed."""
    page = await opens(await console.person("nahid", Role.PSYCHOLOGIST, ("psychology",)), "/", width, height, scheme)
    await looked_at(page, console, PSYCHOLOGIST, cases, width)


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
async def test_pages_of_an_administrator(
    console: ConsoleHouse, opens: Opens, cases: dict[str, int], width: int, height: int, scheme: str
) -> None:
    """Wide and narrow, light and dark."""
    page = await opens(await console.person("admin", Role.ADMINISTRATOR, ()), "/people", width, height, scheme)
    await looked_at(page, console, ADMINISTRATOR, cases, width)


async def looked_at(
    page: Page, console: ConsoleHouse, paths: tuple[str, ...], cases: dict[str, int], width: int
) -> None:
    """Open pages one after the other and judge each."""
    for path in paths:
        answer = await page.goto(console.address + path.format(**cases))
        assert answer
        assert answer.status == (404 if "987654" in path else 200), path
        await expect(page.locator("#waiting[data-attention]")).to_have_count(1)
        assert await violations(page) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize(("width", "height", "scheme"), SCREENS)
async def test_pages_before_signing_in(
    console: ConsoleHouse, opens: Opens, width: int, height: int, scheme: str
) -> None:
    """And the one of a link that leads nowhere."""
    page = await opens(await console.person("sara"), "/", width, height, scheme)
    # An open page goes to the sign-in by itself when its session is gone.
    await page.goto("about:blank")
    await page.context.clear_cookies()
    for path in ("/sign-in", "/sign-in/code", "/invite/nonsense"):
        await page.goto(console.address + path)
        assert await violations(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_forms_over_a_case(opens: Opens, cases: dict[str, int], scheme: str) -> None:
    """Each small form, the list of keys, and the canned replies."""
    page = await opens(cases["sara"], f"/cases/{cases['mine']}", 390, 844, scheme)
    for name in DIALOGS:
        await page.locator(f"#dialog-{name}").evaluate("each => each.showModal()")
        assert await violations(page) == [], name
        await page.keyboard.press("Escape")
    await page.locator("[data-canned]").click()
    await expect(page.get_by_role("searchbox")).to_be_focused()
    assert await violations(page) == []
