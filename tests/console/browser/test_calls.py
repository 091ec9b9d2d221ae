"""Specification: the page of calls, and a call on the page of its case, can be used by everybody."""

from datetime import timedelta

import pytest

from services import call_backs
from services.call_backs import CallAsked
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.browser.test_accessibility import violations
from tests.console.street import Street
from texts.clock import utc_now

pytestmark = pytest.mark.browser


async def test_a_call_on_its_pages(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """Wide and light, narrow and dark: a call that is late, with its number for whoever holds the case."""
    someone = await street.case()
    sealed = call_backs.opener(console.key).encrypt(b"09121234567")
    since = utc_now() - timedelta(hours=3)
    await someone.follows(effects=[CallAsked("counselling", since, since + timedelta(hours=2), sealed)])
    sara = await console.person("sara")
    for width, height, scheme in ((1280, 800, "light"), (360, 780, "dark")):
        page = await opens(sara, "/calls", width, height, scheme)
        assert await violations(page) == []
        await console.pool.execute(
            'UPDATE "case" SET claimed_by = $1, claimed_at = now() WHERE id = $2', sara, someone.number
        )
        await page.goto(f"{console.address}/cases/{someone.number}")
        assert await page.get_by_text("09121234567").is_visible()
        assert await violations(page) == []
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
