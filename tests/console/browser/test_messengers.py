"""Specification: a messenger that is away stands at the top of every page, without a reload, in one line on a phone."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from services import messengers
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.browser.test_accessibility import violations
from tests.console.street import Street

pytestmark = pytest.mark.browser

ONE_LINE = 48
"""Pixels, with its padding; two lines are 60."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_it_appears_and_goes_by_itself(console: ConsoleHouse, opens: Opens, street: Street, scheme: str) -> None:
    """On a page that has nothing to do with it; axe finds nothing to complain of."""
    page = await opens(await console.person("sara"), "/account", 360, 740, scheme)
    await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
    told = page.locator("#messengers p")
    await expect(told).to_have_count(0)
    someone = await street.case()
    for _ in range(123):
        await someone.hears("سلام", "queued")
    await messengers.note(console.pool, "telegram", 1, timedelta(minutes=45))
    await expect(told).to_have_text("تلگرام از ۴۵ دقیقه پیش جواب نمی‌دهد؛ ۱۲۳ پیام منتظر.")
    assert await told.evaluate("each => each.offsetHeight") < ONE_LINE
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    assert await violations(page) == []
    await messengers.note(console.pool, "telegram", 1, None)
    await expect(told).to_have_count(0)
