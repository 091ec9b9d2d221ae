"""Specification: what staff do with a case beside answering."""

import re

import pytest

from tests.console.people import People, Person
from tests.console.street import Street, Waiting

CLOSING = {"outcome": "referred", "topic": "legal", "true_level": "2", "note": "به کانون وکلا معرفی شد"}


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


async def test_a_note_stands_in_the_thread_and_never_goes_out(sara: Person, someone: Waiting) -> None:
    """Visible to colleagues, with its writer's name."""
    await sara.post(f"/cases/{someone.number}/note", {"note": "کارت ملی ندارد"})
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "کارت ملی ندارد" in page
    assert "یادداشت سارا، فقط برای همکاران" in page
    assert "کارت ملی ندارد" not in await someone.messages()


async def test_an_empty_note_opens_its_form_again(sara: Person, someone: Waiting) -> None:
    """With a sentence that says what to do."""
    answer = await sara.post(f"/cases/{someone.number}/note", {"note": "  "})
    assert answer.status_code == 422
    assert "یادداشت خالی است" in answer.text
    assert 'aria-labelledby="dialog-note-name" data-open' in answer.text


async def test_a_case_goes_to_another_desk_with_a_note(staff: People, sara: Person, someone: Waiting) -> None:
    """It waits there for whoever is next, and the note with it."""
    lawyer = await staff("lawyer", ["legal"], name="وکیل")
    answer = await sara.post(f"/cases/{someone.number}/transfer", {"desk": "legal", "note": "دادگاه فرداست"})
    assert answer.headers["location"] == "/"
    assert (await lawyer.post("/next")).headers["location"] == f"/cases/{someone.number}"
    page = (await lawyer.get(f"/cases/{someone.number}")).text
    assert "دادگاه فرداست" in page
    assert "سارا پرونده را به میز «حقوقی» فرستاد" in page


@pytest.mark.parametrize(
    ("desk", "said"), [("", "میز را انتخاب"), ("nowhere", "میز را انتخاب"), ("counselling", "همین میز")]
)
async def test_a_transfer_that_cannot_be_keeps_its_note(sara: Person, someone: Waiting, desk: str, said: str) -> None:
    """Nothing typed is lost."""
    answer = await sara.post(f"/cases/{someone.number}/transfer", {"desk": desk, "note": "دادگاه فرداست"})
    assert answer.status_code == 422
    assert said in answer.text
    assert "دادگاه فرداست</textarea>" in answer.text


async def test_a_person_has_one_open_case_a_desk(sara: Person, someone: Waiting) -> None:
    """A transfer to where there is one already says so."""
    await someone.asks("legal")
    answer = await sara.post(f"/cases/{someone.number}/transfer", {"desk": "legal", "note": "دادگاه"})
    assert answer.status_code == 422
    assert "پروندهٔ باز دیگری دارد" in answer.text
    assert (await someone.row())["desk"] == "counselling"


async def test_a_transfer_of_a_case_that_is_lost_says_who_has_it(staff: People, sara: Person, someone: Waiting) -> None:
    """And keeps the note in its form."""
    boss = await staff("supervisor", name="مهری")
    await boss.post(f"/cases/{someone.number}/take-over")
    answer = await sara.post(f"/cases/{someone.number}/transfer", {"desk": "legal", "note": "دادگاه"})
    assert answer.status_code == 409
    assert "در دست مهری" in answer.text
    assert "دادگاه</textarea>" in answer.text


async def test_a_released_case_waits_for_anybody(sara: Person, someone: Waiting) -> None:
    """A second press changes nothing and frightens nobody."""
    for _ in range(2):
        answer = await sara.post(f"/cases/{someone.number}/release")
        assert answer.headers["location"] == "/"
    assert (await someone.row())["claimed_by"] is None
    assert await someone.street.pool.fetchval("SELECT count(*) FROM case_event WHERE kind = 'released'") == 1


async def test_a_level_is_judged_anew(sara: Person, someone: Waiting) -> None:
    """And the timeline says by whom."""
    await sara.post(f"/cases/{someone.number}/level", {"level": "۴"})
    assert (await someone.row())["level"] == 4
    assert "سارا سطح را «خطر جانی» کرد" in (await sara.get(f"/cases/{someone.number}")).text


@pytest.mark.parametrize("level", ["", "5", "-1", "x", "1.0"])
async def test_there_are_five_levels(sara: Person, someone: Waiting, level: str) -> None:
    """Anything else asks again."""
    assert (await sara.post(f"/cases/{someone.number}/level", {"level": level})).status_code == 422
    assert (await someone.row())["level"] == 1


async def test_closing_asks_for_outcome_topic_level_and_a_note(sara: Person, someone: Waiting) -> None:
    """Topic and level stand there already; what was judged is kept."""
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert '<option value="other" selected>' in page
    answer = await sara.post(f"/cases/{someone.number}/close", CLOSING)
    assert answer.headers["location"] == "/"
    row = await someone.row()
    assert (row["outcome"], row["topic"], row["true_level"]) == ("referred", "legal", 2)
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "به جای دیگری معرفی شد" in page
    assert "به کانون وکلا معرفی شد" in page


@pytest.mark.parametrize("without", ["outcome", "topic", "true_level"])
async def test_an_incomplete_closing_keeps_what_was_typed(sara: Person, someone: Waiting, without: str) -> None:
    """The form opens again as it was."""
    answer = await sara.post(f"/cases/{someone.number}/close", CLOSING | {without: "nonsense"})
    assert answer.status_code == 422
    assert "هر سه لازم‌اند" in answer.text
    assert "به کانون وکلا معرفی شد</textarea>" in answer.text
    assert (await someone.row())["closed_at"] is None


async def test_a_case_is_closed_once(sara: Person, someone: Waiting) -> None:
    """A double click is no error."""
    for _ in range(2):
        assert (await sara.post(f"/cases/{someone.number}/close", CLOSING)).headers["location"] == "/"
    assert await someone.street.pool.fetchval("SELECT count(*) FROM case_event WHERE kind = 'closed'") == 1


async def test_a_closed_case_opens_again_when_the_citizen_writes(sara: Person, someone: Waiting) -> None:
    """It waits for whoever is next, with all that was said."""
    await sara.post(f"/cases/{someone.number}/close", CLOSING)
    await someone.writes("یک سؤال دیگر")
    assert (await sara.post("/next")).headers["location"] == f"/cases/{someone.number}"
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "یک سؤال دیگر" in page
    assert "شهروند دوباره نوشت و پرونده باز شد" in page


async def test_a_supervisor_gives_a_case_to_somebody_who_is_there(
    staff: People, sara: Person, someone: Waiting
) -> None:
    """Not to somebody who went home."""
    boss, reza, gone = await staff("supervisor"), await staff(name="رضا"), await staff(name="غایب")
    await reza.get("/live/beat")
    assert f'value="{reza.id}"' in (await boss.get(f"/cases/{someone.number}")).text
    await boss.post(f"/cases/{someone.number}/reassign", {"to": str(reza.id)})
    assert (await someone.row())["claimed_by"] == reza.id
    answer = await boss.post(f"/cases/{someone.number}/reassign", {"to": str(gone.id)})
    assert answer.status_code == 422
    assert "دیگر حاضر نیست" in answer.text
    assert (await someone.row())["claimed_by"] == reza.id
    assert "به رضا سپرد" in (await sara.get(f"/cases/{someone.number}")).text


@pytest.mark.parametrize("act", ["take-over", "reassign"])
async def test_only_supervisors_move_the_cases_of_others(
    staff: People, sara: Person, someone: Waiting, act: str
) -> None:
    """A colleague may not."""
    reza = await staff()
    assert (await reza.post(f"/cases/{someone.number}/{act}", {"to": str(reza.id)})).status_code == 403
    assert (await someone.row())["claimed_by"] == sara.id


async def test_a_case_that_cannot_be_given_says_who_has_it_or_that_it_is_closed(
    staff: People, someone: Waiting, sara: Person
) -> None:
    """Never a promise of something that did not happen."""
    boss = await staff("supervisor")
    await sara.client.get("/live/beat")
    where = f"/cases/{someone.number}/reassign"
    answer = await boss.post(where, {"to": str(sara.id)})
    assert answer.status_code == 409
    assert f"در دست {sara.name} است" in answer.text
    closing = {"outcome": "helped", "topic": "other", "true_level": "1"}
    await sara.post(f"/cases/{someone.number}/close", closing)
    answer = await boss.post(where, {"to": str(sara.id)})
    assert answer.status_code == 409
    assert "سپرده نشد: این پرونده بسته شده است" in answer.text


async def test_an_alarm_is_judged_without_a_level_being_suggested(sara: Person, someone: Waiting) -> None:
    """Whoever closes says what it truly was; what was read stands beside it, and nothing is ticked yet."""
    plain = (await sara.get(f"/cases/{someone.number}")).text
    assert re.search(r'name="true_level" value="1" required checked', plain)
    await someone.street.pool.execute('UPDATE "case" SET detected_level = 3')
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "هشدار درست بود؟" in page
    assert "خوانده شده بود: «فوری»" in page
    assert not re.search(r'name="true_level"[^>]*checked', page)


async def test_whom_a_person_was_handed_to_stands_in_the_closing_note(sara: Person, someone: Waiting) -> None:
    """One tap each; unknown numbers are nobody."""
    form = CLOSING | {"note": "آرام شد", "handed_to": ["115", "123", "999"]}
    await sara.post(f"/cases/{someone.number}/close", form)
    note = (await someone.row())["closing_note"]
    assert note == "سپرده شد به اورژانس اجتماعی ۱۲۳، اورژانس ۱۱۵.\nآرام شد"


async def test_what_was_ticked_stays_when_something_is_missing(sara: Person, someone: Waiting) -> None:
    """Nothing that was typed or ticked is lost."""
    form = {"outcome": "", "topic": "other", "true_level": "3", "handed_to": ["110"]}
    page = (await sara.post(f"/cases/{someone.number}/close", form)).text
    assert re.search(r'name="handed_to" value="110" checked', page)
    assert re.search(r'name="true_level" value="3" required checked', page)
