"""Specification: planning shifts in Jalali dates and Tehran time."""

from datetime import UTC, datetime

import pytest

from tests.citizen import Now
from tests.console.people import People, Person

# The house's clock stands at 22:00 on Saturday 30 Aban 1405 (2026-11-21), Tehran time.
NIGHT = {"day": "۱۴۰۵/۰۹/۰۲", "since": "۲۰", "until": "۸:۳۰", "days": "1"}


@pytest.fixture
async def mina(staff: People) -> Person:
    """A supervisor."""
    return await staff("supervisor", ["counselling"])


async def spans(staff: People) -> list[tuple[datetime, datetime]]:
    """Give all shifts."""
    rows = await staff.pool.fetch("SELECT starts_at, ends_at FROM shift ORDER BY starts_at")
    return [(row["starts_at"], row["ends_at"]) for row in rows]


async def test_a_night_shift_ends_on_the_next_morning(staff: People, mina: Person) -> None:
    """Persian digits, an hour without minutes; kept in UTC."""
    reza = await staff("shelter_keeper", ["shelter"], name="رضا")
    answer = await mina.post("/shifts", NIGHT | {"staff_id": str(reza.id)})
    assert answer.headers["location"] == "/shifts?week=1405/09/02"
    assert await spans(staff) == [
        (datetime(2026, 11, 23, 16, 30, tzinfo=UTC), datetime(2026, 11, 24, 5, 0, tzinfo=UTC))
    ]
    page = await mina.follow(answer)
    assert "شیفت نوشته شد" in page.text
    assert "۲۰:۰۰ تا ۰۸:۳۰" in page.text


async def test_the_same_shift_for_several_days(staff: People, mina: Person) -> None:
    """All or none."""
    reza = await staff()
    await mina.post("/shifts", NIGHT | {"staff_id": str(reza.id), "days": "۷"})
    assert len(await spans(staff)) == 7
    answer = await mina.post(
        "/shifts", NIGHT | {"staff_id": str(reza.id), "day": "1405/08/30", "since": "23", "days": "5"}
    )
    assert answer.status_code == 422
    assert "هیچ شیفتی نوشته نشد" in answer.text
    assert len(await spans(staff)) == 7


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("staff_id", "", "یکی از همکاران را انتخاب کنید"),
        ("staff_id", "999", "یکی از همکاران را انتخاب کنید"),
        ("staff_id", "9" * 30, "یکی از همکاران را انتخاب کنید"),
        ("day", "فردا", "۱۴۰۵/۰۹/۰۱"),
        ("day", "1405/12/31", "۱۴۰۵/۰۹/۰۱"),
        ("since", "25", "۲۰:۳۰"),
        ("until", "8:70", "۲۰:۳۰"),
        ("days", "0", "از ۱ تا ۳۱"),
        ("days", "many", "از ۱ تا ۳۱"),
        ("day", "1405/08/20", "این شیفت گذشته است"),
    ],
)
async def test_what_cannot_be_planned_is_said_and_stays(
    staff: People, mina: Person, field: str, value: str, said: str
) -> None:
    """Beside its field; nothing else is lost."""
    answer = await mina.post("/shifts", NIGHT | {"staff_id": str(mina.id)} | {field: value})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    if field != "since":
        assert 'value="20"' in answer.text
    assert await spans(staff) == []


async def test_nobody_has_two_shifts_at_once(mina: Person) -> None:
    """One right after the other is fine."""
    who = {"staff_id": str(mina.id)}
    await mina.post("/shifts", NIGHT | who)
    assert (await mina.post("/shifts", NIGHT | who | {"since": "19", "until": "21"})).status_code == 422
    assert (await mina.post("/shifts", NIGHT | who | {"since": "16", "until": "20"})).status_code == 303


async def test_a_shift_to_come_is_removed_and_one_that_runs_ends_now(staff: People, mina: Person, now: Now) -> None:
    """What was worked stays written down."""
    who = {"staff_id": str(mina.id), "days": "1"}
    await mina.post("/shifts", who | {"day": "1405/08/30", "since": "20", "until": "6"})
    await mina.post("/shifts", who | {"day": "1405/09/02", "since": "20", "until": "6"})
    running, coming = [row["id"] for row in await staff.pool.fetch("SELECT id FROM shift ORDER BY starts_at")]
    for shift in (running, coming):
        answer = await mina.post(f"/shifts/{shift}/cancel", {"week": "1405/08/30"})
        assert answer.headers["location"] == "/shifts?week=1405/08/30"
    assert await spans(staff) == [(datetime(2026, 11, 21, 16, 30, tzinfo=UTC), now())]
    gone = await mina.follow(await mina.post(f"/shifts/{coming}/cancel"))
    assert "پیش از این" in gone.text


async def test_weeks_begin_on_saturday_and_can_be_turned(mina: Person) -> None:
    """A date that cannot be read shows this week."""
    assert "شنبه ۳۰ آبان" in (await mina.get("/shifts")).text
    assert "شنبه ۷ آذر" in (await mina.get("/shifts?week=1405/09/10")).text
    assert "شنبه ۳۰ آبان" in (await mina.get("/shifts?week=x%00")).text


async def test_the_on_call_list_stands_beside_the_plan(staff: People, mina: Person) -> None:
    """In its order, for those who may see phone numbers."""
    first, second = await staff(name="اول"), await staff(name="دوم")
    for person, line in ((first, 1), (second, 2)):
        await staff.pool.execute("UPDATE staff SET phone = '0912', on_call = $2 WHERE id = $1", person.id, line)
    text = (await mina.get("/shifts")).text
    assert text.index("۱. اول") < text.index("۲. دوم")
    assert 'href="tel:0912"' in text
