"""Specification: where work begins."""

from datetime import time

from services import audit, cases
from services.audit import Wanted
from tests.citizen import Now
from tests.console.people import People
from tests.console.street import Street
from texts.fluent import Words

WORDS = Words()


async def test_own_cases_stand_first_those_that_wait_on_top(staff: People, street: Street) -> None:
    """With the time until the claim goes back to the queue."""
    sara = await staff()
    answered, waiting = await street.case(), await street.case()
    for _ in range(2):
        await sara.post("/next")
    await sara.post(f"/cases/{answered.number}/reply", {"text": "سلام", "once": "a"})
    page = (await sara.get("/")).text
    assert page.index(f'/cases/{waiting.number}"') < page.index(f'/cases/{answered.number}"')
    assert "تا ۲۲:۱۰ جواب دهید" in page
    assert "نوبت اوست" in page


async def test_whoever_presses_next_stands_in_the_audit(staff: People, street: Street) -> None:
    """A claim is an act of somebody, though it is one statement with nothing around it."""
    sara = await staff()
    case = await street.case()
    await sara.post("/next")
    acts = await audit.search(street.pool, Wanted(sara.id, noun="case", row_key=str(case.number), act="update"))
    assert [act.changed["claimed_by"] for act in acts if act.changed] == [[None, sara.id]]


async def test_the_page_says_how_many_wait_at_which_desk_and_level(staff: People, street: Street) -> None:
    """Own desks only."""
    sara = await staff(desks=["counselling", "legal"])
    for level in (1, 1, 3):
        await street.case("counselling", level=level)
    await street.case("shelter", level=4)
    page = (await sara.get("/")).text
    assert "۳ نفر منتظرند" in page
    assert "عادی ۲" in page
    assert "فوری ۱" in page
    assert "خطر جانی" not in page
    assert "همهٔ پرونده‌های منتظر" not in page


async def test_an_empty_queue_says_so(staff: People) -> None:
    """No empty table, no zero without words."""
    page = (await (await staff()).get("/")).text
    assert "کسی منتظر نیست" in page
    assert "پرونده‌ای دست شما نیست" in page


async def test_whoever_has_no_desk_reads_whom_to_ask(staff: People) -> None:
    """An account may be older than its desks."""
    assert "هنوز در هیچ میزی نیستید" in (await (await staff(desks=[])).get("/")).text


async def test_an_open_desk_without_anybody_is_told_of(staff: People) -> None:
    """Until somebody's page shows a sign of life."""
    sara = await staff(name="سارا")
    assert "هیچ‌کس حاضر نیست" in (await sara.get("/queue")).text
    await sara.get("/live/beat")
    page = (await sara.get("/queue")).text
    assert "هیچ‌کس حاضر نیست" not in page
    assert 'data-name="حاضر">سارا<' in page


async def test_a_closed_desk_says_when_it_opens(staff: People, street: Street) -> None:
    """Whoever waits there is not forgotten, only later."""
    await street.pool.execute(
        "INSERT INTO desk_hours (desk, opens, closes) VALUES ('counselling', $1, $2)", time(8), time(14)
    )
    page = (await (await staff()).get("/")).text
    assert "بسته تا یکشنبه ۱ آذر، ساعت ۸ صبح" in page
    assert "هیچ‌کس حاضر نیست" not in page


async def test_a_supervisor_sees_the_list_in_order_and_assigns(staff: People, street: Street, now: Now) -> None:
    """Every desk; the most urgent on top; to whoever is there."""
    boss, reza = await staff("supervisor", []), await staff(name="رضا")
    late = await street.case("legal", level=1)
    now.passes(minutes=5)
    urgent = await street.case("counselling", level=4)
    await reza.get("/live/beat")
    page = (await boss.get("/")).text
    assert page.index(f"waits-{urgent.number}") < page.index(f"waits-{late.number}")
    answer = await boss.post(f"/cases/{urgent.number}/reassign", {"to": str(reza.id), "back": "queue"})
    assert answer.headers["location"] == "/"
    assert [each.id for each in await cases.held_by(street.pool, reza.id)] == [urgent.number]


async def test_an_administrator_is_led_to_their_own_work(staff: People) -> None:
    """The queue is not theirs."""
    admin = await staff("administrator", [])
    assert (await admin.get("/")).headers["location"] == "/people"
    assert (await admin.post("/next")).status_code == 403


async def test_a_row_says_what_to_know_before_one_opens_it(staff: People, street: Street) -> None:
    """Level and topic in words, and the signs: that somebody is beside the person, that it is a child."""
    boss = await staff("supervisor", [])
    case = await street.case(level=4, topic="violence")
    await street.pool.execute("""UPDATE "case" SET signs = '{discreet,minor}' WHERE id = $1""", case.number)
    page = (await boss.get("/")).text
    row = page[page.index(f'id="waits-{case.number}"') :]
    for words in ("خطر جانی", "خشونت", "case-sign-discreet", "case-sign-minor"):
        said = WORDS.label("fa", words) if words.startswith("case-") else words
        assert said in row, words
