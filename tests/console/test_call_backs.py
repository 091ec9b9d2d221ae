"""Specification: calls that citizens asked for: those due are listed, the holder has the number, then it is gone."""

from datetime import timedelta

import pytest

from console.settings import Settings
from services import call_backs
from services.call_backs import CallAsked
from tests.citizen import Now
from tests.console.people import People, Person
from tests.console.street import Street, Waiting

PHONE = "09121234567"


@pytest.fixture
async def sara(staff: People) -> Person:
    """A counsellor."""
    return await staff(name="سارا")


@pytest.fixture
async def someone(street: Street, settings: Settings) -> Waiting:
    """A citizen whose case waits, and who wants to be rung up in an hour."""
    waiting = await street.case()
    await wants_a_call(street, settings, waiting)
    return waiting


async def wants_a_call(street: Street, settings: Settings, waiting: Waiting) -> None:
    """Let somebody ask for a call from in an hour to in three."""
    sealed = call_backs.opener(settings.secret_key.get_secret_value()).encrypt(PHONE.encode())
    since = street.now() + timedelta(hours=1)
    await waiting.follows(effects=[CallAsked("counselling", since, since + timedelta(hours=2), sealed)])


async def ends(person: Person, someone: Waiting, ended: str) -> str:
    """Say what became of the call; give the page that follows."""
    call = await someone.street.pool.fetchval("SELECT id FROM call_back")
    answer = await person.post(f"/cases/{someone.number}/call/{call}", {"ended": ended})
    return (await person.follow(answer)).text


async def test_calls_due_are_listed_with_their_time_and_without_the_number(
    staff: People, street: Street, settings: Settings, sara: Person, someone: Waiting, now: Now
) -> None:
    """The earliest first; a desk sees its own; once the time has passed it says so."""
    page = (await sara.get("/calls")).text
    assert f'href="/cases/{someone.number}"' in page
    assert "شنبه ۳۰ آبان، ۲۳:۰۰ تا ۰۱:۰۰" in page
    assert PHONE not in page
    assert "وقتش گذشته" not in page
    now.passes(hours=4)
    await wants_a_call(street, settings, await street.case())
    later = (await (await staff()).get("/calls/now")).text
    assert later.count("وقتش گذشته") == 1
    assert later.index("وقتش گذشته") < later.rindex("/cases/")
    lawyer = await staff("lawyer", ["legal"])
    assert "تماسی در نوبت نیست" in (await lawyer.get("/calls")).text


async def test_the_number_is_for_whoever_holds_the_case(staff: People, sara: Person, someone: Waiting) -> None:
    """They ring; a colleague and a supervisor read that there is a call, and when."""
    path = f"/cases/{someone.number}"
    assert PHONE not in (await sara.get(path)).text
    assert "اول پرونده را بردارید" in (await sara.get(path)).text
    await sara.post("/next")
    held = (await sara.get(path)).text
    assert f'href="tel:{PHONE}"' in held
    assert "نگویید از کجا و برای چه" in held
    for other in (await staff(), await staff("supervisor", [])):
        page = (await other.get(path)).text
        assert "تماس تلفنی خواسته است" in page
        assert PHONE not in page


@pytest.mark.parametrize(
    ("ended", "reached", "said"),
    [("reached", True, "صحبت شد"), ("missed", False, "جواب نداد"), ("off", None, "لغو شد")],
)
async def test_a_call_that_is_over_forgets_its_number(
    sara: Person, someone: Waiting, ended: str, said: str, *, reached: bool | None
) -> None:
    """Whoever holds the case says what became of it, once; the audit knows who, and never the number."""
    await sara.post("/next")
    page = await ends(sara, someone, ended)
    assert f"تماس تلفنی: {said}" in page
    assert PHONE not in page
    row = await someone.street.pool.fetchrow("SELECT phone, reached, done_by FROM call_back")
    assert tuple(row or ()) == (None, reached, sara.id)
    assert "دیگر در نوبت نیست" in await ends(sara, someone, "reached")
    audited = "SELECT changed -> 'phone', staff_id FROM audit WHERE noun = 'call_back' AND act = 'update'"
    assert tuple(await someone.street.pool.fetchrow(audited) or ()) == ("null", sara.id)


async def test_only_the_holder_says_what_became_of_it(staff: People, sara: Person, someone: Waiting) -> None:
    """A colleague is told that the case is not theirs; nonsense and another case's call change nothing."""
    await sara.post("/next")
    assert "دیگر در دست شما نیست" in await ends(await staff(), someone, "reached")
    assert "دیگر در نوبت نیست" in await ends(sara, someone, "nonsense")
    answer = await sara.post(f"/cases/{someone.number}/call/987654", {"ended": "off"})
    assert "دیگر در نوبت نیست" in (await sara.follow(answer)).text
    assert await someone.street.pool.fetchval("SELECT done_at FROM call_back") is None


async def test_staff_are_told_when_a_person_said_that_it_is_not_safe(sara: Person, someone: Waiting) -> None:
    """After a quick exit, or when somebody sees their phone: wait until they write."""
    await sara.post("/next")
    path, unsafe = f"/cases/{someone.number}", "پیام دادن برایش امن نیست"
    assert unsafe not in (await sara.get(path)).text
    await someone.street.pool.execute("UPDATE citizen SET safe_to_contact = false")
    assert unsafe in (await sara.get(path)).text


async def test_two_cases_that_became_one_keep_their_call(sara: Person, street: Street, someone: Waiting) -> None:
    """It goes on with the case that goes on (one person on two messengers)."""
    other = await street.case()
    await street.pool.execute(
        'UPDATE "case" SET closed_at = $2, outcome = $3, true_level = 1, waiting_since = NULL, citizen_id = $4'
        " WHERE id = $1",
        someone.number,
        street.now(),
        "joined",
        other.citizen,
    )
    assert f'href="/cases/{other.number}"' in (await sara.get("/calls")).text
    await sara.post("/next")
    assert PHONE in (await sara.get(f"/cases/{other.number}")).text
    someone.number = other.number
    assert "تماس تلفنی: صحبت شد" in await ends(sara, someone, "reached")
