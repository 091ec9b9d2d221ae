"""Specification: the main ways of answering, in a browser."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from models.staff import Role
from services import cases
from tests.console.browser.conftest import Opens
from tests.console.browser.house import ConsoleHouse
from tests.console.street import Street
from tests.console.waiting import until
from texts.clock import utc_now

pytestmark = pytest.mark.browser


async def takes_next(page: Page) -> Locator:
    """Claim the next case and wait until one can write; gives the box."""
    await page.get_by_role("button", name="پروندهٔ بعدی").click()
    box = page.get_by_role("textbox", name="جواب به شهروند")
    await expect(box).to_be_focused()
    return box


async def test_a_case_is_claimed_and_answered_with_enter(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """One button, one box, Enter; Shift+Enter begins a line; the words appear in the thread at once."""
    someone = await street.case(said="سلام، کسی هست؟")
    page = await opens(await console.person("sara"))
    box = await takes_next(page)
    await expect(page.locator(".citizen .words")).to_have_text("سلام، کسی هست؟")
    await page.keyboard.type("سلام، من سارا هستم.")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("چه کمکی لازم دارید؟")
    await page.keyboard.press("Enter")
    await expect(page.locator(".staff .words")).to_have_text("سلام، من سارا هستم.\nچه کمکی لازم دارید؟")
    await expect(page.locator(".staff .delivery")).to_contain_text("در صف فرستادن")
    await expect(box).to_have_value("")
    await expect(box).to_be_focused()
    assert (await someone.messages())[1:] == ["سلام، من سارا هستم.\nچه کمکی لازم دارید؟"]


async def test_enter_pressed_in_a_hurry_sends_once(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """However often; and a second answer afterwards is a second answer."""
    someone = await street.case()
    page = await opens(await console.person("sara"))
    box = await takes_next(page)
    await box.fill("سلام")
    await page.evaluate("for (let i = 0; i < 5; i++) document.querySelector('[data-reply]').requestSubmit()")
    await expect(page.locator(".staff .words")).to_have_count(1)
    await expect(box).to_have_value("")
    await box.fill("سلام")
    await page.keyboard.press("Enter")
    await expect(page.locator(".staff .words")).to_have_count(2)
    assert (await someone.messages()).count("سلام") == 2


async def test_letters_that_are_being_composed_are_not_sent(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """Enter that ends a composition belongs to the keyboard."""
    someone = await street.case()
    page = await opens(await console.person("sara"))
    box = await takes_next(page)
    await box.fill("سلام")
    await box.evaluate("""box => box.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))""")
    await page.wait_for_timeout(300)
    await expect(box).to_have_value("سلام")
    assert len(await someone.messages()) == 1


async def test_what_is_being_typed_survives_a_reload(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """A second later, and also at once."""
    await street.case()
    sara = await console.person("sara")
    page = await opens(sara)
    await takes_next(page)
    await page.keyboard.type("نیمهٔ یک")
    await until(lambda: console.pool.fetchval("SELECT text FROM draft"))
    await page.keyboard.type(" جمله")
    await page.reload()
    box = page.get_by_role("textbox", name="جواب به شهروند")
    await expect(box).to_have_value("نیمهٔ یک جمله")
    phone = await opens(sara, page.url.removeprefix(console.address), 390, 844)
    await expect(phone.get_by_role("textbox", name="جواب به شهروند")).to_have_value("نیمهٔ یک جمله")
    await page.keyboard.press("Enter")
    await expect(page.locator(".staff .words")).to_have_text("نیمهٔ یک جمله")
    await page.wait_for_timeout(1200)
    assert await console.pool.fetchval("SELECT count(*) FROM draft") == 0


async def test_words_stay_when_a_supervisor_takes_the_case(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """The page says who has it now, by itself, and what was typed can still be copied."""
    someone = await street.case()
    page = await opens(await console.person("sara"))
    mehri = await console.person("mehri", Role.SUPERVISOR, ())
    await takes_next(page)
    await page.keyboard.type("همین الان می‌نوشتم")
    async with console.pool.acquire() as database, database.transaction():
        await cases.take_over(database, someone.number, mehri, utc_now())
    await expect(page.locator(".no-reply")).to_contain_text("در دست مهری احمدی است")
    await expect(page.get_by_label("متنی که نوشته بودید")).to_have_value("همین الان می‌نوشتم")


async def test_a_case_is_transferred_with_a_note(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """By keyboard alone: T, the desk, the note."""
    someone = await street.case()
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await page.keyboard.press("Escape")
    await page.keyboard.press("t")
    dialog = page.get_by_role("dialog", name="فرستادن به میز دیگر")
    await expect(dialog.get_by_label("به کدام میز؟")).to_be_focused()
    await dialog.get_by_label("به کدام میز؟").select_option("legal")
    await dialog.get_by_label("همکار آن میز چه بداند؟").fill("دادگاه فرداست")
    await dialog.get_by_role("button", name="بفرستید به میز دیگر").click()
    await expect(page.get_by_role("status").filter(has_text="به صف میز دیگر رفت")).to_be_visible()
    assert (await someone.row())["desk"] == "legal"
    assert await console.pool.fetchval("SELECT text FROM note") == "دادگاه فرداست"


async def test_a_case_is_closed_with_its_small_form(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """Topic and level stand there already, where no alarm was raised; the outcome must be chosen."""
    someone = await street.case(level=2, topic="family")
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await page.get_by_role("button", name="بستن پرونده").click()
    dialog = page.get_by_role("dialog", name="بستن پرونده")
    await expect(dialog.get_by_label("موضوع")).to_have_value("family")
    await expect(dialog.locator("input[name=true_level][value='2']")).to_be_checked()
    await dialog.get_by_role("button", name="پرونده را ببندید").click()
    assert (await someone.row())["closed_at"] is None
    await dialog.get_by_label("نتیجه").select_option("helped")
    await dialog.get_by_role("button", name="پرونده را ببندید").click()
    await expect(page.get_by_role("status").filter(has_text="پرونده بسته شد")).to_be_visible()
    assert (await someone.row())["outcome"] == "helped"


async def test_a_canned_reply_is_found_and_put_where_the_caret_is(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """«/», some letters, Enter; then it is one's own to change."""
    await street.case()
    await console.pool.execute(
        "INSERT INTO canned_reply (title, text, searched) VALUES ('سلام', 'سلام، خوش آمدید.', 'سلامخوشآمدید')"
    )
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await page.keyboard.press("/")
    search = page.get_by_label("جست‌وجو در پاسخ‌های آماده")
    await expect(search).to_be_focused()
    await page.keyboard.type("سلام")
    await expect(page.locator("#canned [data-text]")).to_have_count(1)
    await page.keyboard.press("Enter")
    box = page.get_by_role("textbox", name="جواب به شهروند")
    await expect(box).to_be_focused()
    await expect(box).to_have_value("سلام، خوش آمدید.")


async def test_the_keys_are_listed(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """With «?», outside the box."""
    await street.case()
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Shift+Slash")
    await expect(page.get_by_role("dialog", name="کلیدهای میان‌بر")).to_be_visible()


async def test_a_voice_note_plays_on_while_words_arrive(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """What is new is added; what is there is not touched, the caret neither."""
    someone = await street.case()
    voice = await someone.writes("", kind="voice", file={"id": "a", "size": 10, "name": ""})
    await console.pool.execute(
        "INSERT INTO attachment (message_id, state, mime, content) VALUES ($1, 'kept', 'audio/ogg', 'OggS')", voice
    )
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await page.locator("audio").evaluate("each => { each.marked = true; }")
    await page.keyboard.type("دارم می‌نویسم")
    await someone.writes("راستی، یک چیز دیگر")
    await expect(page.locator(".citizen .words").last).to_have_text("راستی، یک چیز دیگر")
    assert await page.locator("audio").evaluate("each => each.marked") is True
    await expect(page.get_by_role("textbox", name="جواب به شهروند")).to_have_value("دارم می‌نویسم")
    await expect(page.get_by_role("textbox", name="جواب به شهروند")).to_be_focused()


async def test_earlier_messages_come_on_demand_and_stay(console: ConsoleHouse, opens: Opens, street: Street) -> None:
    """Also when something new arrives."""
    someone = await street.case(said="سطر اول")
    for number in range(70):
        await someone.writes(f"پیام {number}", joins=False)
    page = await opens(await console.person("sara"))
    await takes_next(page)
    await expect(page.get_by_text("سطر اول")).to_have_count(0)
    await page.get_by_role("button", name="پیام‌های پیش از این").click()
    await expect(page.get_by_text("سطر اول")).to_have_count(1)
    await someone.writes("تازه‌ترین")
    await expect(page.get_by_text("تازه‌ترین")).to_have_count(1)
    texts = await page.locator(".citizen .words").all_text_contents()
    assert texts == ["سطر اول", *(f"پیام {number}" for number in range(70)), "تازه‌ترین"]
    await expect(page.get_by_role("button", name="پیام‌های پیش از این")).to_have_count(0)


async def test_on_a_phone_nothing_moves_sideways_and_the_box_is_in_reach(
    console: ConsoleHouse, opens: Opens, street: Street
) -> None:
    """And what must not be forgotten stands beside it."""
    someone = await street.case(level=4, said="https://example.org/" + "a" * 300)
    await console.pool.execute('UPDATE "case" SET safe_to_contact = false')
    page = await opens(await console.person("sara"), "/", 390, 700)
    box = await takes_next(page)
    await expect(box).to_be_in_viewport()
    await expect(page.locator(".answer-bar")).to_contain_text("تا خودش ننوشته، پیام ندهید")
    await expect(page.locator(".answer-bar")).to_contain_text(re.compile("خطر جانی"))
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    del someone
