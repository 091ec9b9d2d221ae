"""Specification: signing in, the idle lock and the pages about people, in a browser."""

import re
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from playwright.async_api import Browser, Page, expect

from models.staff import CodePurpose, Role
from services import one_time_codes
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.people import PASSWORD
from tests.console.street import Street
from texts.clock import utc_now
from texts.persian import persian_digits

pytestmark = pytest.mark.browser

AXE = Path("node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
VIOLATIONS = """
async () => (await axe.run()).violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)
"""
PHONE, DESK = (360, 740), (1280, 800)


async def check(page: Page, name: str) -> None:
    """Find nothing that keeps somebody from using a page, and nothing that moves it sideways."""
    await page.evaluate(AXE)
    assert await page.evaluate(VIOLATIONS) == [], name
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert await page.evaluate("document.documentElement.scrollWidth") <= width, name


async def stranger(browser: Browser, console: ConsoleHouse) -> Page:
    """Open a browser that nobody is signed in at."""
    page = await (await browser.new_context(locale="fa-IR")).new_page()
    page.set_default_timeout(10_000)
    await page.goto(console.address)
    return page


async def test_a_newcomer_sets_up_the_second_factor_and_signs_in_with_it(
    console: ConsoleHouse, browser: Browser
) -> None:
    """From the one-time link to the queue; the next day with password and code, on a Persian keyboard."""
    sara = await console.person("sara")
    code = await one_time_codes.issue(console.pool, sara, CodePurpose.INVITE, utc_now())
    page = await stranger(browser, console)
    await page.goto(f"{console.address}/invite/{code}")
    await page.get_by_label("رمز تازه", exact=False).first.fill(PASSWORD)
    await page.get_by_label("تکرار رمز تازه").fill(PASSWORD)
    await page.get_by_role("button", name="ذخیره و ورود").click()
    await page.goto(f"{console.address}/second-factor")
    await page.get_by_label("رمز فعلی").fill(PASSWORD)
    await page.get_by_role("button", name="ادامه").click()
    await page.get_by_text("نمی‌توانم اسکن کنم").click()
    secret = (await page.locator(".secret").inner_text()).replace(" ", "")
    shown = await page.locator(".qr").evaluate("image => image.complete && image.naturalWidth > 0")
    assert shown
    clock = pyotp.TOTP(secret)
    await page.get_by_label("کد شش‌رقمی").fill(persian_digits(clock.now()))
    await page.get_by_role("button", name="فعال کردن").click()
    await expect(page.locator(".codes li")).to_have_count(10)
    await page.get_by_role("link", name="نوشتم، ادامه").click()
    await page.goto(f"{console.address}/account")
    await page.get_by_role("button", name="خروج").click()

    await page.get_by_label("نام کاربری").fill("sara")
    await page.get_by_label("رمز").fill("اشتباه")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("درست نیست")
    await expect(page.get_by_label("رمز")).to_be_focused()
    await page.get_by_label("رمز").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("کد شش‌رقمی")).to_be_focused()
    await page.get_by_label("کد شش‌رقمی").fill(persian_digits(clock.at(utc_now() + timedelta(seconds=30))))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == f"{console.address}/"


async def test_a_page_that_nobody_touches_locks_and_keeps_what_was_typed(console: ConsoleHouse, opens: Opens) -> None:
    """Nothing of it can be read or clicked, the password opens it, and the words stand where they stood."""
    admin = await console.person("nargess", Role.ADMINISTRATOR, ())
    page = await opens(admin, "/people/new")
    await page.get_by_label("نام", exact=False).nth(1).fill("علی رضایی")
    await console.pool.execute("UPDATE staff_session SET used_at = now() - interval '16 minutes'")
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    lock = page.locator("#lock")
    await expect(lock.get_by_role("heading")).to_have_text("صفحه قفل است")
    await check(page, "lock")
    await expect(page.locator("main")).to_be_hidden()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await expect(lock).to_be_visible()
    await lock.get_by_label("رمز").fill("اشتباه")
    await page.keyboard.press("Enter")
    await expect(lock.get_by_role("alert")).to_contain_text("رمز درست نیست")
    await lock.get_by_label("رمز").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(lock).to_be_hidden()
    await expect(page.get_by_label("نام", exact=False).nth(1)).to_have_value("علی رضایی")


async def test_a_locked_page_says_that_somebody_waits(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """And nothing of them."""
    page = await opens(await console.person("sara"), "/account")
    await street.case(said="حرف محرمانه")
    await console.pool.execute("UPDATE staff_session SET used_at = now() - interval '16 minutes'")
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(page.locator("#lock").get_by_text("کسی در صف منتظر است")).to_be_visible()
    assert "محرمانه" not in await page.content()


async def test_what_cannot_be_undone_is_asked_first(console: ConsoleHouse, opens: Opens) -> None:
    """No does nothing, yes does it; with the keyboard alone."""
    admin = await console.person("nargess", Role.ADMINISTRATOR, ())
    sara = await console.person("sara")
    page = await opens(admin, f"/people/{sara}")
    await page.get_by_role("button", name="بستن", exact=True).press("Enter")
    await expect(page.get_by_role("dialog")).to_contain_text("حساب سارا محمدی بسته شود؟")
    await check(page, "confirm")
    await page.keyboard.press("Escape")
    assert await console.pool.fetchval("SELECT disabled_at FROM staff WHERE id = $1", sara) is None
    await page.get_by_role("button", name="بستن", exact=True).press("Enter")
    await page.get_by_role("button", name="بله، انجام شود").press("Enter")
    await expect(page.get_by_role("status").filter(has_text="حساب بسته شد")).to_be_visible()


async def test_the_second_press_of_a_button_sends_nothing_twice(console: ConsoleHouse, opens: Opens) -> None:
    """A slow connection makes people press again."""
    page = await opens(await console.person("mehri", Role.SUPERVISOR), "/shifts")
    await page.get_by_label("همکار").select_option(index=1)
    await page.get_by_label("از ساعت").fill("23:58")
    await page.get_by_label("تا ساعت").fill("23:59")
    await page.evaluate(
        "() => { const b = document.querySelector('main form .button:not(.quiet)'); b.click(); b.click(); }"
    )
    await expect(page.get_by_role("status").filter(has_text="شیفت نوشته شد")).to_be_visible()
    assert await console.pool.fetchval("SELECT count(*) FROM shift") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_nothing_keeps_anybody_from_using_these_pages(
    console: ConsoleHouse, opens: Opens, browser: Browser, scheme: str, size: tuple[int, int]
) -> None:
    """By axe-core, by day and by night, on a phone and at a desk; and nothing moves sideways."""
    admin = await console.person("nargess", Role.ADMINISTRATOR, ())
    boss = await console.person("mehri", Role.SUPERVISOR)
    for person, paths in (
        (admin, ("/people", "/people/new", f"/people/{boss}", "/shifts", "/nothing", "/audit/none")),
        (boss, ("/account", "/second-factor", "/people", "/shifts")),
    ):
        page = await opens(person, "/account", *size, scheme)
        for path in paths:
            await page.goto(console.address + path)
            await check(page, path)
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = await context.new_page()
    for path in ("/sign-in", "/invite/none"):
        await page.goto(console.address + path)
        await check(page, path)


async def test_every_target_on_a_phone_is_big_enough_for_a_thumb(console: ConsoleHouse, opens: Opens) -> None:
    """44 pixels, but for what is within a label of that size."""
    admin = await console.person("nargess", Role.ADMINISTRATOR, ())
    page = await opens(admin, "/people", *PHONE)
    for path in ("/people", f"/people/{admin}", "/shifts", "/account"):
        await page.goto(console.address + path)
        small = await page.evaluate(
            """() => [...document.querySelectorAll("main :is(a, button, select, summary, input:not([type=checkbox]))")]
                .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
                .map((each) => each.outerHTML.slice(0, 100))"""
        )
        assert small == [], path
    assert re.search("/account$", page.url)
