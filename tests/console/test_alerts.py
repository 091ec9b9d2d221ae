"""Specification: staff see who is alerted of which case, and end an alert by saying that they see to it."""

from datetime import timedelta

import pytest

from services import cases, ladder
from tests.citizen import Now
from tests.console.people import People, Person
from tests.console.street import Street, Waiting


async def minutes(street: Street, now: Now, passed: float) -> None:
    """Let time pass, and the ladder climb."""
    now.passes(minutes=passed)
    async with street.pool.acquire() as database, database.transaction():
        await ladder.climb(database, now())
    await ladder.settle(street.pool, now())
    await ladder.flag_silence(street.pool, now())


async def on_call(staff: People, name: str, phone: str, place: int) -> int:
    """Somebody of the counselling desk on the on-call list."""
    number = await staff.account(name=name)
    await staff.pool.execute("UPDATE staff SET phone = $2, on_call = $3 WHERE id = $1", number, phone, place)
    return number


async def alert(street: Street, case: Waiting) -> int:
    """The newest step of a case that was raised."""
    number: int = await street.pool.fetchval(
        "SELECT max(id) FROM alert WHERE case_id = $1 AND raised_at IS NOT NULL", case.number
    )
    return number


async def goes_on(street: Street, case: Waiting) -> bool:
    """Whether anything of a case's ladder goes on."""
    sql = "SELECT EXISTS (SELECT FROM alert WHERE case_id = $1 AND ended_at IS NULL)"
    return bool(await street.pool.fetchval(sql, case.number))


async def test_the_board_says_how_often_when_last_and_who_is_next(staff: People, street: Street, now: Now) -> None:
    """On the board, in the queue, and on the page of the case, in words."""
    sara = await staff()
    case = await street.case(level=4, said="قرص خوردم")
    await minutes(street, now, 0)
    await minutes(street, now, 2)
    now.passes(minutes=4)
    for address in ("/alerts", "/", f"/cases/{case.number}"):
        page = (await sara.get(address)).text
        assert "۲ بار خبر داده شد، آخرین بار ۴ دقیقه پیش" in page, address
        assert "ساعت ۲۲:۰۵" in page, address
        assert "من رسیدگی می‌کنم" in page, address
    assert "قرص" not in (await sara.get("/alerts")).text


async def test_a_quiet_board_says_so(staff: People, street: Street, now: Now) -> None:
    """Nothing urgent, or all of it answered."""
    sara = await staff()
    await street.case(level=2)
    await minutes(street, now, 11)
    assert "الان هشداری نیست" in (await sara.get("/alerts")).text


async def test_only_those_of_the_desk_and_supervisors_see_an_alert(staff: People, street: Street, now: Now) -> None:
    """A lawyer is not told of a counsellor's case."""
    lawyer, boss = await staff("lawyer", ["legal"]), await staff("supervisor", [])
    case = await street.case("counselling", level=4)
    await minutes(street, now, 0)
    assert f"alerted-{case.number}" not in (await lawyer.get("/alerts")).text
    assert f"alerted-{case.number}" in (await boss.get("/alerts")).text
    assert f"alerted-{case.number}" in (await boss.get("/overview")).text


async def test_who_sees_to_it_takes_the_case_and_ends_the_alert(staff: People, street: Street, now: Now) -> None:
    """From then on the clock of claims runs; the timeline names them."""
    sara = await staff(name="سارا")
    case = await street.case(level=4)
    await minutes(street, now, 0)
    answer = await sara.post(f"/alerts/{await alert(street, case)}/acknowledge", {"back": "queue"})
    assert answer.headers["location"] == f"/cases/{case.number}"
    page = (await sara.follow(answer)).text
    assert "همین حالا جواب بدهید" in page
    assert not await goes_on(street, case)
    assert [each.id for each in await cases.held_by(street.pool, sara.id)] == [case.number]
    assert [each.staff for each in await cases.timeline(street.pool, case.number) if each.kind == "acknowledged"] == [
        "سارا"
    ]


async def test_a_supervisor_sees_to_it_without_taking_the_case(staff: People, street: Street, now: Now) -> None:
    """They answer at no desk; whom they send takes it from the queue."""
    boss = await staff("supervisor", [])
    case = await street.case(level=4)
    await minutes(street, now, 0)
    answer = await boss.post(f"/alerts/{await alert(street, case)}/acknowledge", {"back": "alerts"})
    assert answer.headers["location"] == "/alerts"
    assert not await goes_on(street, case)
    assert (await case.row())["claimed_by"] is None


async def test_an_alert_ends_once(staff: People, street: Street, now: Now) -> None:
    """The second press is told that it was over, and takes nothing."""
    sara, reza = await staff(), await staff()
    case = await street.case(level=4)
    await minutes(street, now, 0)
    number = await alert(street, case)
    await sara.post(f"/alerts/{number}/acknowledge")
    page = (await reza.follow(await reza.post(f"/alerts/{number}/acknowledge"))).text
    assert "پیش از این تمام شده بود" in page
    assert (await case.row())["claimed_by"] == sara.id


@pytest.mark.parametrize(
    ("role", "desks", "status"),
    [
        ("counsellor", ["counselling"], 303),
        ("supervisor", [], 303),
        ("lawyer", ["legal"], 404),
        ("administrator", [], 403),
    ],
)
async def test_the_desk_and_supervisors_may_acknowledge(
    staff: People, street: Street, now: Now, role: str, desks: list[str], status: int
) -> None:
    """To others there is no such alert."""
    person = await staff(role, desks)
    case = await street.case("counselling", level=3)
    await minutes(street, now, 0)
    answer = await person.post(f"/alerts/{await alert(street, case)}/acknowledge")
    assert answer.status_code == status
    assert await goes_on(street, case) == (status != 303)


async def test_a_desk_at_which_the_person_has_another_case_may_not(staff: People, street: Street, now: Now) -> None:
    """Reading the thread is not yet answering for this case."""
    lawyer = await staff("lawyer", ["legal"])
    case = await street.case("counselling", level=4)
    await case.asks("legal")
    await minutes(street, now, 0)
    assert (await lawyer.post(f"/alerts/{await alert(street, case)}/acknowledge")).status_code == 404


async def called(staff: People, street: Street, now: Now) -> tuple[Person, Waiting, int, int]:
    """A case whose ladder came to its end: who looks, the case, and two people to ring up."""
    sara = await staff(name="سارا")
    first, second = await on_call(staff, "مینا", "09121111111", 1), await on_call(staff, "رضا", "09122222222", 2)
    case = await street.case(level=4)
    await minutes(street, now, 10)
    return sara, case, first, second


async def test_the_last_step_shows_whom_to_ring_up_in_order(staff: People, street: Street, now: Now) -> None:
    """Names and numbers, to those who may see to it."""
    sara, case, *_ = await called(staff, street, now)
    page = (await sara.get(f"/cases/{case.number}")).text
    assert page.index("tel:09121111111") < page.index("tel:09122222222")
    assert "زنگ زدم، جواب داد" in page


async def test_before_the_last_step_no_number_is_shown(staff: People, street: Street, now: Now) -> None:
    """Numbers of colleagues are for when it has come to that."""
    sara = await staff()
    await on_call(staff, "مینا", "09121111111", 1)
    case = await street.case(level=4)
    await minutes(street, now, 5)
    for address in ("/alerts", f"/cases/{case.number}"):
        assert "09121111111" not in (await sara.get(address)).text


async def test_a_call_in_vain_leaves_the_other_numbers(staff: People, street: Street, now: Now) -> None:
    """It says who rang; the alert and its card stay."""
    sara, case, first, _ = await called(staff, street, now)
    number = await alert(street, case)
    await sara.post(f"/alerts/{number}/acknowledge", {"whom": str(first), "answered": "no"})
    page = (await sara.get("/alerts")).text
    assert "سارا زنگ زد، جواب نداد" in page
    assert "tel:09122222222" in page
    assert await goes_on(street, case)
    assert await street.pool.fetchval("SELECT count(*) FROM card WHERE kind = 'call_up' AND closed_at IS NULL") == 1


async def test_a_call_that_was_answered_ends_it(staff: People, street: Street, now: Now) -> None:
    """Card and alert are over; whoever rang does not hold the case; the timeline names both."""
    sara, case, _, second = await called(staff, street, now)
    number = await alert(street, case)
    await sara.post(f"/alerts/{number}/acknowledge", {"whom": str(second), "answered": "yes"})
    assert not await goes_on(street, case)
    assert (await case.row())["claimed_by"] is None
    assert await street.pool.fetchval("SELECT count(*) FROM card WHERE closed_at IS NULL") == 0
    events = await cases.timeline(street.pool, case.number)
    assert (events[-1].staff, events[-1].detail["to"], events[-1].detail["reached"]) == ("سارا", second, True)


async def test_the_card_of_a_call_is_closed_by_nothing_else(staff: People, street: Street, now: Now) -> None:
    """Not by taking it off the list of troubles."""
    await called(staff, street, now)
    boss = await staff("supervisor", [])
    card = await street.pool.fetchval("SELECT id FROM card WHERE kind = 'call_up'")
    assert f"/overview/cards/{card}/close" not in (await boss.get("/overview")).text
    await boss.post(f"/overview/cards/{card}/close")
    assert await street.pool.fetchval("SELECT closed_at FROM card WHERE id = $1", card) is None


async def test_without_a_number_the_page_says_where_to_write_one(staff: People, street: Street, now: Now) -> None:
    """Plainly; the alert can still be ended."""
    sara = await staff()
    case = await street.case(level=4)
    await minutes(street, now, 10)
    page = (await sara.get(f"/cases/{case.number}")).text
    assert "هیچ شماره‌ای در فهرست آماده‌باش نوشته نشده است" in page
    assert "من رسیدگی می‌کنم" in page


async def test_silence_is_told_in_words(staff: People, street: Street, now: Now) -> None:
    """In queue and case; the next word takes it back."""
    sara = await staff()
    case = await street.case(level=3)
    await sara.post("/next")
    await minutes(street, now, 12)
    for address in ("/", f"/cases/{case.number}"):
        assert "۱۲ دقیقه است چیزی ننوشته" in (await sara.get(address)).text, address
    await case.writes("هستم")
    assert "چیزی ننوشته" not in (await sara.get("/")).text


async def test_an_unanswered_claim_raises_a_flag(staff: People, street: Street, now: Now) -> None:
    """Whoever opens it reads that somebody had it and did not answer, until somebody does."""
    sara, boss = await staff(), await staff("supervisor", ["counselling"])
    case = await street.case(level=3)
    await sara.post("/next")
    now.passes(minutes=3)
    await cases.return_unanswered(street.pool, now(), absences=False)
    now.passes(minutes=1)
    said = "۱ دقیقه پیش بی‌جواب به صف برگشت"
    assert said in (await boss.get("/")).text
    assert said in (await boss.get(f"/cases/{case.number}")).text
    await boss.post(f"/cases/{case.number}/claim")
    await boss.post(f"/cases/{case.number}/reply", {"text": "سلام", "once": "a"})
    assert said not in (await boss.get("/")).text


async def test_every_step_stands_in_the_thread(staff: People, street: Street, now: Now) -> None:
    """Between the words of both sides, where it happened."""
    sara = await staff()
    case = await street.case(level=4)
    await sara.get("/live/beat")
    for passed in (0, 2, 3, 5):
        await minutes(street, now, passed)
    page = (await sara.get(f"/cases/{case.number}/thread")).text
    assert page.count("هشدار رفت") == 4


async def test_a_new_step_rings_at_every_page_of_the_desk(staff: People, street: Street, now: Now) -> None:
    """The bell hears a key that was not there before; and one for silence."""
    sara = await staff()
    case = await street.case(level=4)
    await minutes(street, now, 0)
    first = (await sara.get("/live/count")).text
    assert f"a{await alert(street, case)}" in first
    await minutes(street, now, 12)
    second = (await sara.get("/live/count")).text
    assert f"a{await alert(street, case)}" in second
    assert f"s{case.number}-" in second
    assert second != first
    assert now() - (await case.row())["last_heard_at"] == timedelta(minutes=12)
