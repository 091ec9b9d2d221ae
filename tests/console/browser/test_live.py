"""Specification: pages stay right by themselves: hidden, disconnected, after the server was away."""

import time

import pytest
from playwright.async_api import expect

from tests.console.browser.chromium import window
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.street import Street
from tests.console.waiting import until

pytestmark = pytest.mark.browser


async def test_a_new_case_appears_without_reload_within_a_second(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """From the commit to the screen."""
    page = await opens(await console.person("sara"))
    await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
    began = time.monotonic()
    await street.case()
    await expect(page.get_by_role("button", name="پروندهٔ بعدی")).to_contain_text("۱ نفر منتظرند", timeout=1000)
    assert time.monotonic() - began < 1


async def test_a_hidden_tab_hears_it_too(console: ConsoleHouse, street: Street) -> None:
    """With a number in its title, which goes when somebody looks."""
    async with window() as tabs:
        await console.sign_in(await console.person("sara"), tabs)
        page = await tabs.new_page()
        await page.goto(console.address)
        await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
        other = await tabs.new_page()
        await other.bring_to_front()
        await until(lambda: page.evaluate("document.hidden"))
        await street.case()
        await until(lambda: page.evaluate("document.title.startsWith('(۱)')"), 2)
        shown = "document.querySelector('.next-count')?.textContent === '۱ نفر منتظرند'"
        await until(lambda: page.evaluate(shown), 2)
        assert await page.evaluate("document.hidden")
        await page.bring_to_front()
        await until(lambda: page.evaluate("!document.title.startsWith('(')"), 2)


async def test_new_words_in_ones_own_case_are_told_of_on_every_page(console: ConsoleHouse, street: Street) -> None:
    """The bell may be switched off, and stays so."""
    someone = await street.case()
    async with window() as tabs:
        await console.sign_in(await console.person("sara"), tabs)
        page = await tabs.new_page()
        await page.goto(console.address)
        await page.get_by_role("button", name="پروندهٔ بعدی").click()
        await page.get_by_role("textbox", name="جواب به شهروند").fill("سلام")
        await page.keyboard.press("Enter")
        await expect(page.locator(".staff .words")).to_have_count(1)
        await page.goto(f"{console.address}/account")
        await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
        await (await tabs.new_page()).bring_to_front()
        await someone.writes("هستید؟")
        await until(lambda: page.evaluate("document.title.startsWith('(۱)')"), 2)
        await page.evaluate("document.querySelector('[data-bell]').click()")
        assert not await page.evaluate("document.title.startsWith('(')")
        await page.reload()
        assert await page.evaluate("document.querySelector('[data-bell]').getAttribute('aria-pressed')") == "false"


async def test_a_lost_connection_is_told_and_mended(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """The server is stopped and started again; nothing is reloaded, nothing that happened meanwhile is missed."""
    page = await opens(await console.person("sara"))
    await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
    await page.evaluate("window.same = true")
    await console.stop()
    await expect(page.locator("[data-connection]")).to_be_visible()
    await street.case()
    await console.start()
    await expect(page.locator("[data-connection]")).to_be_hidden(timeout=15_000)
    await expect(page.get_by_role("button", name="پروندهٔ بعدی")).to_contain_text("۱ نفر منتظرند")
    assert await page.evaluate("window.same") is True


async def test_words_that_could_not_be_sent_stay_and_are_sent_once(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """The server is away while somebody presses Enter."""
    someone = await street.case()
    page = await opens(await console.person("sara"))
    await page.get_by_role("button", name="پروندهٔ بعدی").click()
    box = page.get_by_role("textbox", name="جواب به شهروند")
    await expect(box).to_be_focused()
    await console.stop()
    await page.keyboard.type("صبر کنید")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert").filter(has_text="فرستاده نشد")).to_be_visible()
    await expect(box).to_have_value("صبر کنید")
    await console.start()
    await expect(page.locator("[data-connection]")).to_be_hidden(timeout=15_000)
    await box.press("Enter")
    await expect(page.locator(".staff .words")).to_have_text("صبر کنید")
    assert (await someone.messages()).count("صبر کنید") == 1


async def test_whoever_is_signed_out_elsewhere_sees_nothing_any_more(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """The page leads to the sign-in by itself, with the next piece of news at the latest."""
    page = await opens(await console.person("sara"))
    await expect(page.locator("#waiting")).to_have_attribute("data-attention", "")
    await console.pool.execute("UPDATE staff_session SET ended_at = now()")
    await street.case()
    await page.wait_for_url("**/sign-in*")


async def test_colleagues_see_who_looks_and_who_types(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """And it fades."""
    someone = await street.case()
    sara = await opens(await console.person("sara"))
    await sara.get_by_role("button", name="پروندهٔ بعدی").click()
    reza = await opens(await console.person("reza"), f"/cases/{someone.number}")
    await expect(sara.locator("#viewers")).to_contain_text("رضا کریمی هم این پرونده را باز کرده است")
    await sara.keyboard.type("سلام")
    await expect(reza.locator("#viewers")).to_contain_text("سارا محمدی می‌نویسد")
    await expect(reza.locator(".types")).to_be_hidden(timeout=8000)
