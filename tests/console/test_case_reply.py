"""Specification: answering a citizen."""

import asyncio
import re

import pytest

from services import cases
from tests.citizen import Now
from tests.console.people import People, Person
from tests.console.street import Street, Waiting

PART = {"sec-fetch-mode": "cors"}
"""What a browser says when a script sends a form."""


@pytest.fixture
async def sara(staff: People) -> Person:
    """A counsellor."""
    return await staff(name="سارا")


@pytest.fixture
async def someone(street: Street, sara: Person) -> Waiting:
    """A citizen whose case Sara has claimed."""
    waiting = await street.case()
    await sara.post("/next")
    return waiting


async def test_next_claims_the_most_urgent_case_and_opens_it(staff: People, street: Street) -> None:
    """Level first; the button leads straight to the thread."""
    sara = await staff()
    await street.case(level=1)
    urgent = await street.case(level=3)
    assert (await sara.post("/next")).headers["location"] == f"/cases/{urgent.number}"
    assert (await urgent.row())["claimed_by"] == sara.id


async def test_next_says_so_when_nobody_waits(staff: People, street: Street) -> None:
    """Not an empty page; cases of other desks are not offered."""
    sara = await staff()
    await street.case("legal")
    page = await sara.follow(await sara.post("/next"))
    assert "الان کسی در صف میزهای شما نیست" in page.text


async def test_whoever_is_on_a_break_is_given_nothing(staff: People, street: Street) -> None:
    """And reads why."""
    sara = await staff()
    await street.case()
    await sara.post("/break", {"away": "1", "next": "/"})
    page = await sara.follow(await sara.post("/next"))
    assert "در استراحت" in page.text
    assert await street.pool.fetchval('SELECT claimed_by FROM "case"') is None


async def test_an_answer_goes_into_the_thread(sara: Person, someone: Waiting) -> None:
    """Queued for the messenger, with the name of who wrote it; the citizen waits no more."""
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": " سلام، در خدمتم\n", "once": "a"})
    assert answer.headers["location"] == f"/cases/{someone.number}"
    assert (await someone.messages())[-1] == "سلام، در خدمتم"
    assert (await someone.row())["waiting_since"] is None
    assert "سلام، در خدمتم" in (await sara.get(f"/cases/{someone.number}")).text


async def test_the_same_form_sent_twice_says_it_once(sara: Person, someone: Waiting) -> None:
    """A double Enter, or once more after the connection was lost; a new form with the same words says them again."""
    form = {"text": "سلام", "once": "x1"}
    answers = await asyncio.gather(*(sara.post(f"/cases/{someone.number}/reply", form) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {303}
    assert (await someone.messages()).count("سلام") == 1
    await sara.post(f"/cases/{someone.number}/reply", form | {"once": "x2"})
    assert (await someone.messages()).count("سلام") == 2


async def test_every_page_names_its_form_anew(sara: Person, someone: Waiting) -> None:
    """Else a second answer would count as a repeat of the first."""
    names = set()
    for _ in range(2):
        page = (await sara.get(f"/cases/{someone.number}/answer")).text
        names.add(re.findall(r'name="once" value="([^"]+)"', page)[0])
    assert len(names) == 2


async def test_ten_thousand_letters_leave_in_several_messages(sara: Person, someone: Waiting) -> None:
    """None longer than the messenger takes, nothing left out."""
    text = " ".join(["سلام"] * 2000)
    await sara.post(f"/cases/{someone.number}/reply", {"text": text, "once": "a"})
    said = (await someone.messages())[1:]
    assert len(said) == 3
    assert max(map(len, said)) <= 4096
    assert " ".join(said) == text


async def test_an_endless_answer_is_refused_and_kept(sara: Person, someone: Waiting) -> None:
    """Beyond five messages; the words are still in the box."""
    text = "س" * 30_000
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": text, "once": "a"}, headers=PART)
    assert answer.status_code == 422
    assert "خیلی بلند" in answer.text
    assert text in answer.text
    assert len(await someone.messages()) == 1


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x01"])
async def test_nothing_is_no_answer(sara: Person, someone: Waiting, text: str) -> None:
    """Spaces and control signs neither."""
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": text, "once": "a"})
    assert answer.status_code == 422
    assert "جواب خالی است" in answer.text
    assert len(await someone.messages()) == 1


async def test_null_bytes_and_turned_writing_do_not_reach_the_citizen(sara: Person, someone: Waiting) -> None:
    """What Postgres cannot keep, and what would turn a number around."""
    await sara.post(f"/cases/{someone.number}/reply", {"text": "سا\x00عت \u202e۵\u202c", "once": "a"})
    assert (await someone.messages())[-1] == "ساعت ۵"


@pytest.mark.parametrize("part", [True, False])
async def test_an_answer_to_a_case_that_a_colleague_has_now_is_kept(
    staff: People, street: Street, sara: Person, someone: Waiting, *, part: bool
) -> None:
    """The sentence names who has it; the words stay on the page; nothing is sent."""
    boss = await staff("supervisor", name="مهری")
    await boss.post(f"/cases/{someone.number}/take-over")
    headers = PART if part else {}
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": "من هنوز هستم", "once": "a"}, headers=headers)
    assert answer.status_code == 409
    assert "در دست مهری" in answer.text
    assert "من هنوز هستم" in answer.text
    assert len(await someone.messages()) == 1
    assert ("<html" in answer.text) is not part
    del street


async def test_an_answer_to_a_case_that_went_back_to_the_queue_is_kept(
    street: Street, sara: Person, someone: Waiting, now: Now
) -> None:
    """Who was too slow may take it up again where they were."""
    now.passes(minutes=12)
    await cases.return_unanswered(street.pool, now())
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": "سلام", "once": "a"}, headers=PART)
    assert answer.status_code == 409
    assert "به صف برگشته" in answer.text
    assert "دوباره برمی‌دارم" in answer.text
    await sara.post(f"/cases/{someone.number}/claim")
    assert (await someone.row())["claimed_by"] == sara.id


async def test_nobody_picks_a_case_out_of_the_queue(staff: People, street: Street) -> None:
    """Cases are given in turn; only supervisors choose."""
    sara, boss = await staff(), await staff("supervisor")
    someone = await street.case()
    page = await sara.follow(await sara.post(f"/cases/{someone.number}/claim"))
    assert "به نوبت" in page.text
    assert (await someone.row())["claimed_by"] is None
    await boss.post(f"/cases/{someone.number}/claim")
    assert (await someone.row())["claimed_by"] == boss.id


async def test_an_answer_to_a_closed_case_is_kept(street: Street, sara: Person, someone: Waiting) -> None:
    """With the reason."""
    closing = {"outcome": "helped", "topic": "other", "true_level": "1"}
    await sara.post(f"/cases/{someone.number}/close", closing)
    answer = await sara.post(f"/cases/{someone.number}/reply", {"text": "یک چیز دیگر", "once": "a"}, headers=PART)
    assert answer.status_code == 409
    assert "بسته شده است" in answer.text
    assert "یک چیز دیگر" in answer.text
    del street


async def test_whoever_must_not_be_written_to_first_is_protected(
    street: Street, sara: Person, someone: Waiting
) -> None:
    """An answer is an answer; the next word of ours needs a second thought."""
    await street.pool.execute('UPDATE "case" SET safe_to_contact = false')
    where = f"/cases/{someone.number}/reply"
    assert (await sara.post(where, {"text": "سلام", "once": "a"})).status_code == 303
    answer = await sara.post(where, {"text": "هستید؟", "once": "b"})
    assert answer.status_code == 422
    assert "ننوشته پیام ندهیم" in answer.text
    assert "هستید؟" in answer.text
    assert (await sara.post(where, {"text": "هستید؟", "once": "b", "sure": "1"})).status_code == 303
    assert (await someone.messages())[-1] == "هستید؟"


@pytest.mark.parametrize("move", ["release", "transfer", "nothing"])
async def test_a_case_that_changed_hands_still_asks_before_one_writes_first(
    staff: People, street: Street, sara: Person, someone: Waiting, now: Now, move: str
) -> None:
    """What counts is who spoke last, not whether the case waits in a queue."""
    await street.pool.execute('UPDATE "case" SET safe_to_contact = false')
    where = f"/cases/{someone.number}"
    now.passes(seconds=1)
    await sara.post(f"{where}/reply", {"text": "سلام", "once": "a"})
    boss = await staff("supervisor")
    if move != "nothing":
        await sara.post(f"{where}/{move}", {"desk": "legal"})
    await boss.post(f"{where}/{'take-over' if move == 'nothing' else 'claim'}")
    assert (await someone.row())["claimed_by"] == boss.id
    answer = await boss.post(f"{where}/reply", {"text": "هستید؟", "once": "b"})
    assert answer.status_code == 422
    assert "ننوشته پیام ندهیم" in answer.text
    now.passes(seconds=1)
    await someone.writes("بله")
    assert (await boss.post(f"{where}/reply", {"text": "خوب است", "once": "c"})).status_code == 303


async def test_an_answer_that_comes_late_asks_too(street: Street, sara: Person, someone: Waiting, now: Now) -> None:
    """An hour after their words somebody else may hold the phone, answered before or not."""
    await street.pool.execute('UPDATE "case" SET safe_to_contact = false')
    now.passes(minutes=61)
    await street.pool.execute("UPDATE staff_session SET used_at = $1, locked_at = NULL", now())
    where = f"/cases/{someone.number}/reply"
    assert (await sara.post(where, {"text": "سلام", "once": "a"})).status_code == 422
    assert (await sara.post(where, {"text": "سلام", "once": "a", "sure": "1"})).status_code == 303


async def test_saying_again_asks_too_where_writing_first_is_not_safe(
    street: Street, sara: Person, someone: Waiting, now: Now
) -> None:
    """A repeat lights up the phone as well; the box to tick stands at the button."""
    await street.pool.execute('UPDATE "case" SET safe_to_contact = false')
    now.passes(seconds=1)
    where = f"/cases/{someone.number}"
    assert 'name="sure"' not in (await sara.get(where)).text
    await sara.post(f"{where}/reply", {"text": "سلام", "once": "a"})
    lost = await someone.hears("کد تخت", "unknown", "time-out")
    assert 'name="sure"' in (await sara.get(where)).text
    page = await sara.follow(await sara.post(f"{where}/again/{lost}"))
    assert "تیک کنار دکمه" in page.text
    assert (await someone.messages()).count("کد تخت") == 1
    await sara.post(f"{where}/again/{lost}", {"sure": "1"})
    assert len([text for text in await someone.messages() if "کد تخت" in text]) == 2


@pytest.mark.parametrize(("length", "marked"), [(4000, True), (4096, False)])
async def test_the_longest_words_may_be_said_again(
    sara: Person, someone: Waiting, *, length: int, marked: bool
) -> None:
    """In one message: with the mark of a repeat if that fits, else the words alone, none left out."""
    lost = await someone.hears("س" * length, "unknown", "time-out")
    page = await sara.follow(await sara.post(f"/cases/{someone.number}/again/{lost}"))
    assert "پیام دوباره فرستاده می‌شود" in page.text
    said = (await someone.messages())[-1]
    assert said == ("\u200f(تکرار پیام قبلی)\n" if marked else "") + "س" * length


async def test_a_draft_survives_a_reload_and_another_device(staff: People, sara: Person, someone: Waiting) -> None:
    """It is kept on the server, for this person only, until it is sent."""
    where = f"/cases/{someone.number}"
    assert (await sara.post(f"{where}/draft", {"text": "سلام، من"})).status_code == 204
    phone = await staff.signed_in(sara.id)
    assert "سلام، من</textarea>" in (await phone.get(where)).text
    reza = await staff(name="رضا")
    assert "سلام، من" not in (await reza.get(where)).text
    await sara.post(f"{where}/reply", {"text": "سلام، من سارا هستم", "once": "a"})
    assert "سلام، من</textarea>" not in (await phone.get(where)).text


async def test_what_is_lost_may_be_said_again_once(street: Street, sara: Person, someone: Waiting) -> None:
    """Marked as a repeat; a second press changes nothing."""
    lost = await someone.hears("کد تخت: 4821", "unknown", "time-out")
    for _ in range(2):
        assert (await sara.post(f"/cases/{someone.number}/again/{lost}")).status_code == 303
    said = [text for text in await someone.messages() if "4821" in text]
    assert said == ["کد تخت: 4821", "\u200f(تکرار پیام قبلی)\nکد تخت: 4821"]
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "دوباره فرستاده شد" in page
    assert f"/again/{lost}" not in page
    del street


async def test_only_the_holder_sends_again(staff: People, sara: Person, someone: Waiting) -> None:
    """And only what stands in this thread."""
    reza = await staff()
    lost = await someone.hears("کد تخت", "unknown", "time-out")
    page = await reza.follow(await reza.post(f"/cases/{someone.number}/again/{lost}"))
    assert "دوباره فرستاده نشد" in page.text
    page = await sara.follow(await sara.post(f"/cases/{someone.number}/again/{lost + 999}"))
    assert "دوباره فرستاده نشد" in page.text
    assert (await someone.messages()).count("کد تخت") == 1


@pytest.mark.parametrize("act", ["reply", "draft", "typing", "note", "level", "close", "transfer", "release", "claim"])
async def test_no_act_reaches_a_case_of_another_desk(staff: People, street: Street, act: str) -> None:
    """404, as if it were not there."""
    lawyer = await staff("lawyer", ["legal"])
    someone = await street.case("counselling")
    assert (await lawyer.post(f"/cases/{someone.number}/{act}", {"text": "سلام"})).status_code == 404


@pytest.mark.parametrize("act", ["note", "level", "close", "transfer", "release", "reply"])
async def test_only_the_holder_acts(staff: People, sara: Person, someone: Waiting, act: str) -> None:
    """A colleague of the same desk reads along, no more."""
    reza = await staff()
    form = {
        "text": "سلام", "once": "a", "note": "سلام", "level": "4", "desk": "legal",
        "outcome": "helped", "topic": "other", "true_level": "1",
    }  # fmt: skip
    before = await someone.row()
    await reza.post(f"/cases/{someone.number}/{act}", form)
    assert await someone.row() == before
    assert before["claimed_by"] == sara.id
    assert await someone.street.pool.fetchval("SELECT count(*) FROM note") == 0
