"""Specification: staff see a person's messengers, may ask two accounts whether they are one, and can take it back."""

import pytest

from models import LinkWay
from services import link_steps, links
from services.link_steps import Agree
from tests.console.people import People, Person
from tests.console.street import Street, Waiting


@pytest.fixture
async def sara(staff: People) -> Person:
    """A counsellor."""
    return await staff(name="سارا")


@pytest.fixture
async def someone(street: Street, sara: Person) -> Waiting:
    """A citizen whose case Sara has claimed."""
    waiting = await street.case()
    await talks(street, waiting)
    await sara.post("/next")
    return waiting


@pytest.fixture
async def other(street: Street, someone: Waiting) -> Waiting:
    """Somebody in Bale, whose case waits at the same desk."""
    waiting = await street.case(said="همان حرف")
    assert waiting.number > someone.number
    await talks(street, waiting)
    await street.pool.execute("UPDATE account SET platform = 'bale' WHERE id = $1", waiting.account)
    return waiting


async def talks(street: Street, waiting: Waiting) -> None:
    """Give somebody the talk that everybody has who wrote to the bot."""
    await street.pool.execute("INSERT INTO conversation (citizen_id) VALUES ($1)", waiting.citizen)


async def agrees(street: Street, account: int, *, last: bool) -> None:
    """Let an account say yes."""
    proposal = await street.pool.fetchval("SELECT max(id) FROM link_proposal")
    async with street.pool.acquire() as database, database.transaction():
        await links.hold(database)
        await link_steps.act(database, Agree(proposal, links_now=last), account, street.now())


async def linked(street: Street, someone: Waiting, other: Waiting) -> None:
    """Let the two be one, by a code."""
    async with street.pool.acquire() as database, database.transaction():
        await links.hold(database)
        await links.link(database, other.account, someone.account, LinkWay.CODE, street.now(), other.account)


async def notice(person: Person, path: str, form: dict[str, str] | None = None) -> str:
    """Send a form; give the page that follows."""
    return (await person.follow(await person.post(path, form))).text


async def test_both_are_asked_and_nothing_moves_before_both_agree(
    street: Street, sara: Person, someone: Waiting, other: Waiting
) -> None:
    """Each is asked in their own messenger about the other one, with buttons; then staff see one thread."""
    page = await notice(sara, f"/cases/{someone.number}/link", {"other": str(other.number)})
    assert "از هر دو حساب پرسیده شد" in page
    assert "هنوز جوابی نیامده است" in page
    for waiting, platform in ((someone, "بله"), (other, "تلگرام")):
        assert f"آیا در {platform} هم با یاور حرف زده‌اید؟" in (await waiting.messages())[-1]
    await agrees(street, someone.account, last=False)
    assert "یک طرف تأیید کرده است" in (await sara.get(f"/cases/{someone.number}")).text
    await agrees(street, other.account, last=True)
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "وصل‌شده به پیشنهاد همکار" in page
    assert "همان حرف" in page
    assert f"این پرونده با پروندهٔ {'۲'} یکی شد" in page


async def test_every_message_shows_its_messenger(
    street: Street, sara: Person, someone: Waiting, other: Waiting
) -> None:
    """So that nobody wonders why an answer went there."""
    await linked(street, someone, other)
    page = (await sara.get(f"/cases/{someone.number}/thread")).text
    assert '<span class="platform">تلگرام</span>' in page
    assert '<span class="platform">بله</span>' in page


async def test_a_question_can_be_taken_back(sara: Person, someone: Waiting, other: Waiting, street: Street) -> None:
    """Once; afterwards nobody's yes does anything."""
    await sara.post(f"/cases/{someone.number}/link", {"other": str(other.number)})
    number = await street.pool.fetchval("SELECT id FROM link_proposal")
    path = f"/cases/{someone.number}/link/{number}/withdraw"
    assert "پرسش پس گرفته شد" in await notice(sara, path)
    assert "دیگر باز نیست" in await notice(sara, path)
    assert await street.pool.fetchval("SELECT answer FROM link_proposal") == "withdrawn"


async def test_the_holder_separates_and_each_has_their_own_again(
    street: Street, sara: Person, someone: Waiting, other: Waiting
) -> None:
    """Both are told, and the audit says who did it."""
    await linked(street, someone, other)
    link = await street.pool.fetchval("SELECT id FROM account_link")
    page = await notice(sara, f"/cases/{someone.number}/link/{link}/separate")
    assert "حساب جدا شد" in page
    row = await street.pool.fetchrow('SELECT citizen_id, closed_at FROM "case" WHERE id = $1', other.number)
    assert tuple(row or ()) == (other.citizen, None)
    assert await street.pool.fetchval("SELECT count(*) FROM link_news WHERE news = 'parted'") == 2
    audited = "SELECT staff_id FROM audit WHERE noun = 'account_link' AND act = 'update'"
    assert await street.pool.fetchval(audited) == sara.id
    assert "دیگر باز نیست" in await notice(sara, f"/cases/{someone.number}/link/{link}/separate")


async def test_only_the_holder_may(staff: People, street: Street, someone: Waiting, other: Waiting) -> None:
    """A colleague at the same desk is told that the case is not theirs; nothing is asked."""
    colleague = await staff()
    page = await notice(colleague, f"/cases/{someone.number}/link", {"other": str(other.number)})
    assert "دیگر در دست شما نیست" in page
    await linked(street, someone, other)
    link = await street.pool.fetchval("SELECT id FROM account_link")
    await colleague.post(f"/cases/{someone.number}/link/{link}/separate")
    assert await street.pool.fetchval("SELECT ended_at FROM account_link") is None
    assert await street.pool.fetchval("SELECT count(*) FROM link_proposal") == 0


async def test_a_case_that_may_not_be_opened_is_like_none(street: Street, sara: Person, someone: Waiting) -> None:
    """Its number tells nothing."""
    hidden = await street.case("legal")
    pages = [
        await notice(sara, f"/cases/{someone.number}/link", {"other": typed})
        for typed in (str(hidden.number), "999999", "سارا", "")
    ]
    assert all("پرونده‌ای با این شماره پیدا نشد" in page for page in pages)
    assert await street.pool.fetchval("SELECT count(*) FROM link_proposal") == 0


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ('UPDATE "case" SET safe_to_contact = false WHERE id = $1', "برایش امن نیست"),
        ("UPDATE account SET state = 'blocked' WHERE id = (SELECT account_id FROM \"case\" WHERE id = $1)", "نمی‌رسد"),
    ],
)
async def test_nobody_is_asked_who_cannot_safely_be(
    street: Street, sara: Person, someone: Waiting, other: Waiting, first: str, said: str
) -> None:
    """With the reason, and no message to either."""
    await street.pool.execute(first, other.number)
    assert said in await notice(sara, f"/cases/{someone.number}/link", {"other": str(other.number)})
    assert await street.pool.fetchval("SELECT count(*) FROM message WHERE content ->> 'message' = 'link-asked'") == 0


async def test_a_code_is_not_shown_to_staff(sara: Person, someone: Waiting) -> None:
    """Whoever reads along could use it."""
    await someone.hears("بنویسید:\n/link 12345678", message="link-code")
    page = (await sara.get(f"/cases/{someone.number}/thread")).text
    assert "/link …" in page
    assert "12345678" not in page


async def test_a_case_that_became_one_with_another_says_so(
    street: Street, sara: Person, someone: Waiting, other: Waiting
) -> None:
    """Its page is still there; the outcome is none that anybody may choose."""
    await linked(street, someone, other)
    page = (await sara.get(f"/cases/{other.number}")).text
    assert "با پروندهٔ دیگر همین شخص یکی شد" in page
    form = {"outcome": "joined", "topic": "other", "true_level": "1"}
    assert (await sara.post(f"/cases/{someone.number}/close", form)).status_code == 422
