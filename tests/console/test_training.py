"""Specification: a judged message becomes a line after its person is gone from it and a second colleague approved."""

import json

import pytest

from services import cases
from tests.citizen import Now
from tests.console.people import People, Person
from tests.console.street import Street, Waiting

SAID = "اسمم سارا احمدی و شماره‌ام ۰۹۱۲۳۴۵۶۷۸۹ است، می‌خوام بمیرم"
LINE = {"text": "می‌خوام بمیرم", "label": "suicide_ideation", "urgent": "yes", "notes": "", "clean": "1"}


@pytest.fixture
async def nahid(staff: People) -> Person:
    """Who closed the case."""
    return await staff("psychologist", ["psychology"], name="ناهید")


@pytest.fixture
async def someone(street: Street, nahid: Person, now: Now) -> Waiting:
    """Somebody whose case was closed as truly urgent."""
    found = await street.case("psychology", level=3, said=SAID)
    await cases.claim(street.pool, found.number, nahid.id, now())
    given = {"outcome": "helped", "topic": "suicide", "true_level": 3, "note": ""}
    await cases.close(street.pool, found.number, nahid.id, **given, now=now())  # type: ignore[arg-type]
    return found


async def place(street: Street, someone: Waiting) -> str:
    """Where the message is proposed."""
    number = await street.pool.fetchval("SELECT min(id) FROM message WHERE account_id = $1", someone.account)
    return f"/training/message/{number}"


async def test_a_line_goes_from_a_closed_case_to_the_file(
    staff: People, street: Street, nahid: Person, someone: Waiting
) -> None:
    """Chosen, seen before and after, written, approved by somebody else, taken out."""
    assert f"/training/case/{someone.number}" in (await nahid.get(f"/cases/{someone.number}")).text
    path = await place(street, someone)
    assert path in (await nahid.get(f"/training/case/{someone.number}")).text
    form = (await nahid.get(path)).text
    assert "سارا احمدی" in form
    assert "اسمم … و شماره‌ام … است، می‌خوام بمیرم</textarea>" in form
    await nahid.post(path, LINE)
    number = await street.pool.fetchval("SELECT id FROM training_line")
    boss = await staff("supervisor", [])
    assert "به پیشنهاد ناهید" in (await boss.get("/training")).text
    await boss.post(f"/training/{number}/decide", {"answer": "yes"})
    answer = await boss.get("/training.jsonl")
    assert [json.loads(line) for line in answer.text.splitlines()] == [
        {"text": "می‌خوام بمیرم", "label": "suicide_ideation", "urgent": True, "notes": ""}
    ]
    read = await street.pool.fetchval("SELECT count(*) FROM audit WHERE act = 'read' AND noun = 'training_line'")
    assert read == 1


async def test_nobody_approves_their_own(street: Street, nahid: Person, someone: Waiting) -> None:
    """The page offers no button, and the server takes no answer."""
    await nahid.post(await place(street, someone), LINE)
    number = await street.pool.fetchval("SELECT id FROM training_line")
    assert f"/training/{number}/decide" not in (await nahid.get("/training")).text
    answer = await nahid.post(f"/training/{number}/decide", {"answer": "yes"})
    assert "پیشنهاد خودتان است" in (await nahid.follow(answer)).text
    assert await street.pool.fetchval("SELECT approved FROM training_line") is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": "زنگ بزنید ۰۹۱۲۳۴۵۶۷۸۹"}, "هنوز شماره"),
        ({"text": ""}, "هر سه لازم‌اند"),
        ({"label": "nonsense"}, "هر سه لازم‌اند"),
        ({"clean": None}, "اول متن را بخوانید"),
    ],
)
async def test_what_still_tells_somebody_is_not_taken(
    street: Street, nahid: Person, someone: Waiting, change: dict[str, str | None], why: str
) -> None:
    """The person has to have read it; a number or an address is refused whatever they say."""
    form = {name: value for name, value in (LINE | change).items() if value is not None}
    answer = await nahid.post(await place(street, someone), form)
    assert answer.status_code == 422
    assert why in answer.text
    assert await street.pool.fetchval("SELECT count(*) FROM training_line") == 0


async def test_an_open_case_and_a_case_of_others_give_no_line(staff: People, street: Street, someone: Waiting) -> None:
    """Only what was judged, and only for whoever may read it."""
    omid = await staff("psychologist", ["counselling"])
    assert (await omid.get(await place(street, someone))).status_code == 404
    assert (await omid.get(f"/training/case/{someone.number}")).status_code == 404
    waits = await street.case("counselling")
    assert (await omid.get(await place(street, waits))).status_code == 404
    assert (await omid.get(f"/training/case/{waits.number}")).status_code == 404


async def test_an_administrator_sees_numbers_and_takes_the_file(
    staff: People, street: Street, nahid: Person, someone: Waiting
) -> None:
    """Who gives rights reads no proposal."""
    await nahid.post(await place(street, someone), LINE)
    admin = await staff("administrator", [])
    page = await admin.get("/training")
    assert page.status_code == 200
    assert "بمیرم" not in page.text
    assert (await admin.get("/training.jsonl")).text == ""


async def test_a_message_of_the_sample_is_proposed_without_its_name(staff: People, street: Street, now: Now) -> None:
    """Nobody attends to that person, so nobody learns who they are; a supervisor has no way to it at all."""
    _, account = await street.citizen()
    number = await street.pool.fetchval(
        "INSERT INTO message (account_id, author, text, content, created_at)"
        " VALUES ($1, 'citizen', $2, '{\"kind\": \"text\"}', $3) RETURNING id",
        account,
        SAID,
        now(),
    )
    await street.pool.execute(
        "INSERT INTO review (week, message_id, level, judged_at, true_level, label)"
        " VALUES ('2026-11-14', $1, 0, $2, 2, 'emotional_distress')",
        number,
        now(),
    )
    omid, boss = await staff("psychologist", ["counselling"]), await staff("supervisor", [])
    page = await omid.get(f"/training/message/{number}")
    assert page.status_code == 200
    assert "می‌خوام بمیرم" in page.text
    assert "سارا احمدی" not in page.text
    assert '<option value="emotional_distress" selected>' in page.text
    assert (await boss.get(f"/training/message/{number}")).status_code == 404
