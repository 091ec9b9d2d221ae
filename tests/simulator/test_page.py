"""Specification: the messenger in the browser, driven as a person would."""

import os
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack

import httpx
import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from simulator.server import serve_in_thread
from tests.simulator.echo import EchoBot

pytestmark = pytest.mark.browser

ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
CHROMIUM = shutil.which("chromium")


class Restartable:
    """A simulator that can be stopped and started at the same address."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._running = ExitStack()

    def start(self) -> None:
        """Begin with an empty world."""
        self._running.enter_context(serve_in_thread(port=self.port))

    def stop(self) -> None:
        """End it."""
        self._running.close()


@pytest.fixture
def simulator() -> Iterator[Restartable]:
    """A running simulator of its own."""
    one = Restartable()
    one.start()
    yield one
    one.stop()


@pytest.fixture
async def echo(simulator: Restartable) -> AsyncIterator[EchoBot]:
    """A bot that answers everything."""
    async with EchoBot(simulator.address).running() as bot:
        yield bot


@pytest.fixture
async def page(simulator: Restartable) -> AsyncIterator[Page]:
    """A phone-sized page without any complaint in its console."""
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed")
    complaints: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        opened = await browser.new_page(viewport={"width": 360, "height": 740}, locale="fa-IR")
        opened.set_default_timeout(10_000)
        opened.on("console", lambda told: complaints.append(told.text) if told.type == "error" else None)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        await opened.goto(simulator.address)
        yield opened
        await browser.close()
    # A server that was stopped on purpose is all that a browser may report.
    assert [told for told in complaints if "net::ERR_" not in told] == []


async def test_a_person_writes_taps_and_sends_where_they_are(page: Page, echo: EchoBot) -> None:
    """Words go out, answers come in, buttons work, and a place is chosen on the map."""
    phone = page.locator(".phone.front")
    await phone.get_by_role("textbox", name="پیام").fill("سلام، جا ندارم")
    await page.keyboard.press("Enter")
    await expect(phone.locator(".theirs .words").last).to_have_text("شنیدم: سلام، جا ندارم")
    await expect(phone.locator(".mine .ticks")).to_have_attribute("title", "به برنامه رسید")

    await phone.get_by_role("button", name="بله", exact=True).click()
    await expect(phone.locator(".toast")).to_have_text("ثبت شد")
    await expect(phone.locator(".theirs .foot").last).to_contain_text("ویرایش‌شده")
    assert echo.tapped == ["yes"]

    await phone.get_by_role("button", name="📍 فرستادن موقعیت").click()
    await phone.locator("svg.tehran").click(position={"x": 150, "y": 90})
    await phone.get_by_role("button", name="فرستادن این جا").click()
    await expect(phone.locator(".mine .place")).to_be_visible()
    await expect(phone.locator(".theirs .place-words").last).to_contain_text("مددسرای نمونه")


@pytest.mark.usefixtures("echo")
async def test_the_page_is_persian_right_to_left_and_fits(page: Page) -> None:
    """Language and direction are set, nothing moves sideways at 360 pixels."""
    html = page.locator("html")
    assert (await html.get_attribute("lang"), await html.get_attribute("dir")) == ("fa", "rtl")
    await expect(page.locator(".phone.front .status")).to_have_text("روشن")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    await page.set_viewport_size({"width": 1280, "height": 800})
    await expect(page.locator(".phone:visible")).to_have_count(2)


async def test_words_are_never_mark_up(page: Page, simulator: Restartable) -> None:
    """What citizens and bots write is shown as written."""
    nasty = "<img src=x onerror=alert(1)> <b>سلام</b>"
    async with httpx.AsyncClient(base_url=simulator.address) as http:
        await http.post("/citizen/telegram/سارا/text", json={"text": nasty})
    await expect(page.locator(".phone.front .words")).to_have_text(nasty)
    assert await page.locator(".words img").count() == 0


async def test_without_a_bot_the_page_says_so_and_messages_wait(page: Page) -> None:
    """Nobody believes they were heard when nobody listens."""
    phone = page.locator(".phone.front")
    await expect(phone.locator(".notice")).to_contain_text("هنوز برنامه‌ای")
    await phone.get_by_role("textbox", name="پیام").fill("سلام")
    await phone.get_by_role("button", name="فرستادن", exact=True).click()
    await expect(phone.locator(".mine .ticks")).to_have_attribute("title", "فرستاده شد")
    await page.reload()
    await expect(phone.locator(".mine .words")).to_have_text("سلام")


async def test_citizens_are_added_switched_and_remembered(page: Page) -> None:
    """A narrow screen shows one phone at a time; the browser remembers who is there."""
    await page.get_by_role("button", name="شهروند تازه").click()
    await page.get_by_role("textbox", name="نام شهروند تازه").fill("خانم رضایی")
    await page.keyboard.press("Enter")
    await page.reload()
    switcher = page.get_by_role("navigation", name="شهروندها")
    await expect(switcher.get_by_role("button")).to_have_text(["سارا", "آقای کریمی", "خانم رضایی"])
    await switcher.get_by_role("button", name="خانم رضایی").click()
    await expect(page.locator(".phone:visible")).to_have_attribute("data-user", "خانم_رضایی")


async def test_a_phone_looks_like_its_messenger(page: Page, simulator: Restartable) -> None:
    """Citizens of both stand side by side, each with the messenger's name and colours, and only theirs answer."""
    await page.get_by_role("button", name="شهروند تازه").click()
    await page.get_by_role("combobox", name="پیام‌رسان").select_option("بله")
    await page.get_by_role("button", name="بیفزا").click()
    async with EchoBot(simulator.address, "/bale").running():
        phone = page.get_by_role("region", name="گوشی مریم، بله")
        await expect(phone.locator(".messenger")).to_have_text("بله")
        await expect(phone.locator(".status")).to_have_text("روشن")
        await phone.get_by_role("textbox", name="پیام").fill("*جا* ندارم")
        await page.keyboard.press("Enter")
        await expect(phone.locator(".theirs .words").last).to_have_text("شنیدم: جا ندارم")
        await expect(phone.locator(".theirs .words b")).to_have_text("جا")
        await phone.get_by_role("button", name="بله", exact=True).click()
        await expect(phone.locator(".toast")).to_have_text("ثبت شد")
    await page.set_viewport_size({"width": 1280, "height": 800})
    other = page.get_by_role("region", name="گوشی سارا، تلگرام")
    await expect(other.locator(".notice")).to_contain_text("هنوز برنامه‌ای")
    assert await _colour(other) != await _colour(phone)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 1280


async def _colour(phone: Locator) -> str:
    return str(await phone.locator(".bar").evaluate("bar => getComputedStyle(bar).backgroundColor"))


async def test_what_a_bot_deletes_is_gone_from_the_screen(page: Page, simulator: Restartable) -> None:
    """While somebody looks, with the keyboard that it brought; what stays, stays."""
    phone = page.locator(".phone.front")
    async with httpx.AsyncClient(base_url=simulator.address) as http:
        told = (await http.post("/citizen/telegram/سارا/text", json={"text": "کسی هست؟"})).raise_for_status().json()
        bot = "/bot1000000001:a-token"
        chat = (await http.post(f"{bot}/getUpdates")).json()["result"][-1]["message"]["chat"]["id"]
        markup = {"keyboard": [[{"text": "کمک"}]]}
        said = {"chat_id": chat, "text": "بله، این‌جاییم", "reply_markup": markup}
        number = (await http.post(f"{bot}/sendMessage", json=said)).json()["result"]["message_id"]
        await http.post(f"{bot}/sendMessage", json={"chat_id": chat, "text": "چیزی نیست"})
        await expect(phone.locator(".words")).to_have_text(["کسی هست؟", "بله، این‌جاییم", "چیزی نیست"])
        await expect(phone.get_by_role("button", name="کمک", exact=True)).to_be_visible()
        gone = {"chat_id": chat, "message_ids": [told["id"], number]}
        assert (await http.post(f"{bot}/deleteMessages", json=gone)).json()["result"] is True
        await expect(phone.locator(".words")).to_have_text(["چیزی نیست"])
        await expect(phone.get_by_role("button", name="کمک", exact=True)).to_have_count(0)


async def test_the_page_recovers_when_the_server_comes_back(page: Page, simulator: Restartable) -> None:
    """A restart is told, and needs no reload."""
    phone = page.locator(".phone.front")
    await expect(phone.locator(".notice")).to_contain_text("هنوز برنامه‌ای")
    simulator.stop()
    await expect(phone.locator(".notice")).to_contain_text("ارتباط با شبیه‌ساز قطع شد")
    simulator.start()
    await expect(phone.locator(".notice")).to_contain_text("هنوز برنامه‌ای")
    await phone.get_by_role("textbox", name="پیام").fill("هستید؟")
    await page.keyboard.press("Enter")
    await expect(phone.locator(".mine .words")).to_have_text("هستید؟")
