"""Specification: staff agree on what helps one person, and see it before they write a word to them."""

from datetime import timedelta

from services import care_plans
from tests.citizen import Now
from tests.console.people import People, Person
from tests.console.street import Street, Waiting
from tests.some_cases import closed

PLAN = {"answered_by": "", "helps": "اول بپرسید خوابیده یا نه", "avoid": "از خانواده‌اش نپرسید", "seen": ""}


async def kept(person: Person, number: int, **form: str) -> str:
    """Write a plan as the page does; gives the page that follows."""
    return (await person.follow(await person.post(f"/cases/{number}/plan", PLAN | form))).text


async def test_a_plan_is_written_and_stands_above_the_thread(staff: People, street: Street) -> None:
    """With who should answer, and with who wrote it when."""
    sara, reza = await staff(name="سارا"), await staff("social_worker", ["shelter"], name="رضا")
    someone = await street.case(said="من باز آمدم")
    assert "نوشتن کارت همراهی" in (await sara.get(f"/cases/{someone.number}")).text
    page = await kept(sara, someone.number, answered_by=str(reza.id))
    assert "کارت همراهی ذخیره شد" in page
    for words in (PLAN["helps"], PLAN["avoid"], "رضا", "سارا، ۲۲:۰۰"):
        assert -1 < page.index(words) < page.index("من باز آمدم"), words


async def test_a_colleague_of_another_desk_who_gets_a_case_of_the_person_sees_it_too(
    staff: People, street: Street
) -> None:
    """The plan is the person's, not the desk's; whoever has no case of theirs sees nothing."""
    sara, lawyer = await staff(), await staff("lawyer", ["legal"])
    someone = await street.case()
    await kept(sara, someone.number)
    assert (await lawyer.get(f"/cases/{someone.number}/plan")).status_code == 404
    await someone.asks("legal")
    newest = await street.pool.fetchval('SELECT max(id) FROM "case"')
    for path in ("", "/head", "/plan"):
        assert PLAN["helps"] in (await lawyer.get(f"/cases/{newest}{path}")).text, path


async def test_of_two_who_write_at_once_the_second_sees_both_texts(staff: People, street: Street, now: Now) -> None:
    """Theirs, what was changed meanwhile, and the choice; nothing is overwritten unseen."""
    sara, reza = await staff(name="سارا"), await staff(name="رضا")
    someone = await street.case()
    await kept(sara, someone.number)
    now.passes(minutes=5)
    await kept(sara, someone.number, helps="متن سارا", seen=(now.moment - timedelta(minutes=5)).isoformat())
    stale = PLAN | {"helps": "متن رضا", "seen": (now.moment - timedelta(minutes=5)).isoformat()}
    page = await reza.post(f"/cases/{someone.number}/plan", stale)
    assert page.status_code == 409
    assert "در همین فاصله سارا کارت را عوض کرد (۲۲:۰۵)" in page.text
    assert page.text.index("متن سارا") < page.text.index("متن رضا</textarea>")
    found = await care_plans.plan(street.pool, someone.citizen)
    assert found is not None
    assert found.helps == "متن سارا"
    seen = found.written_at.isoformat()
    assert f'value="{seen}"' in page.text, "sent once more, it is taken"
    assert "متن رضا" in await kept(reza, someone.number, helps="متن رضا", seen=seen)


async def test_whoever_writes_on_a_plan_that_was_taken_away_keeps_their_words(staff: People, street: Street) -> None:
    """And two who write the first one at once are two who write at once."""
    sara, reza = await staff(name="سارا"), await staff(name="رضا")
    someone = await street.case()
    page = await reza.post(f"/cases/{someone.number}/plan", PLAN | {"seen": "2026-11-21T10:00:00+00:00"})
    assert page.status_code == 409
    assert "کسی کارت را برداشت" in page.text
    assert PLAN["helps"] in page.text
    await kept(sara, someone.number)
    page = await reza.post(f"/cases/{someone.number}/plan", PLAN | {"helps": "متن رضا"})
    assert page.status_code == 409
    assert "متن رضا</textarea>" in page.text


async def test_the_same_form_sent_twice_writes_once(staff: People, street: Street) -> None:
    """A double click is no quarrel with oneself, and nobody becomes its writer by pressing the button."""
    sara, reza = await staff(name="سارا"), await staff(name="رضا")
    someone = await street.case()
    for person in (sara, sara, reza):
        assert "کارت همراهی ذخیره شد" in await kept(person, someone.number)
    found = await care_plans.plan(street.pool, someone.citizen)
    assert found is not None
    assert found.writer == "سارا"


async def test_a_plan_is_taken_away_by_emptying_it(staff: People, street: Street, now: Now) -> None:
    """What nobody agrees on any more must not stand there."""
    sara = await staff()
    someone = await street.case()
    await kept(sara, someone.number)
    page = await kept(sara, someone.number, helps=" ", avoid="", seen=now().isoformat())
    assert "کارت همراهی برداشته شد" in page
    assert await care_plans.plan(street.pool, someone.citizen) is None


async def test_what_is_wrong_is_said_and_nothing_typed_is_lost(staff: People, street: Street) -> None:
    """Two thousand signs are enough; a colleague who left cannot be named."""
    sara = await staff()
    someone = await street.case()
    for wrong, said in (
        ({"helps": "ب" * 2001}, "از ۲۰۰۰ حرف بیشتر است"),
        ({"helps": "", "avoid": ""}, "چیزی ننوشته‌اید"),
        ({"answered_by": "987"}, "این همکار دیگر این‌جا نیست"),
        ({"helps": "ب" * 2001, "seen": "no moment"}, "از ۲۰۰۰ حرف بیشتر است"),
    ):
        page = await sara.post(f"/cases/{someone.number}/plan", PLAN | wrong)
        assert page.status_code == 422
        assert said in page.text
        assert (PLAN | wrong)["helps"] in page.text
    assert await care_plans.plan(street.pool, someone.citizen) is None
    assert "ذخیره شد" in await kept(sara, someone.number, helps="ب" * 2000)


async def test_reading_and_changing_a_plan_are_written_down(staff: People, street: Street) -> None:
    """Its page is reading the case; the change is kept without its words."""
    sara = await staff()
    someone = await street.case()
    await sara.get(f"/cases/{someone.number}/plan")
    await kept(sara, someone.number)
    rows = await street.pool.fetch(
        "SELECT act, noun, changed::text AS changed FROM audit WHERE staff_id = $1 AND noun IN ('case', 'care_plan')",
        sara.id,
    )
    assert {(row["act"], row["noun"]) for row in rows} == {("read", "case"), ("insert", "care_plan")}
    assert not any("خوابیده" in row["changed"] for row in rows)
    page = await (await staff("administrator", [])).get("/audit?noun=care_plan")
    assert "عوض شد؛ خودش این‌جا نگه داشته نمی‌شود" in page.text
    assert "خوابیده" not in page.text


async def test_words_of_a_plan_cannot_break_out_of_the_page(staff: People, street: Street) -> None:
    """Tags stay words, on the case and in the form."""
    sara = await staff()
    someone = await street.case()
    page = await kept(sara, someone.number, helps="</textarea><script>alert(1)</script>")
    page += (await sara.get(f"/cases/{someone.number}/plan")).text
    assert "<script>alert" not in page


async def test_from_the_fifth_case_on_a_plan_is_offered(staff: People, street: Street, now: Now) -> None:
    """Said as help for both sides, with how often they came in the last ninety days."""
    sara = await staff()
    someone = await street.case()
    assert "بار پیش ما آمده است" not in await head(sara, someone)
    for days in (95, 80, 60, 40):
        await closed(street.pool, now() - timedelta(days=days), 5, who=(someone.citizen, someone.account))
    page = await head(sara, someone)
    assert "در ۹۰ روز گذشته ۴ بار پیش ما آمده است" in page
    assert "با هم قرار بگذاریم؟" not in page
    await closed(street.pool, now() - timedelta(days=20), 5, who=(someone.citizen, someone.account))
    page = await head(sara, someone)
    assert "در ۹۰ روز گذشته ۵ بار پیش ما آمده است" in page
    assert "با هم قرار بگذاریم؟" in page
    await kept(sara, someone.number)
    assert "با هم قرار بگذاریم؟" not in await head(sara, someone)


async def head(person: Person, someone: Waiting) -> str:
    """The head of the case's page."""
    return (await person.get(f"/cases/{someone.number}/head")).text
