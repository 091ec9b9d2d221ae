"""Trouble at the messenger, through the real client: what becomes of each row, and what people see in the end."""

from typing import Any

import pytest

from tests.e2e.door import door_before
from tests.e2e.processes import until
from tests.e2e.street import GREETING, REPEATED, Citizen, Street
from tests.e2e.town import BOT_ID

SOON_SECONDS = 12.0
"""After a messenger was away for a moment."""


async def writes_in(street: Street, kind: str, text: str = "سلام", times: int = 1, **rule: Any) -> Citizen:
    """Let somebody write whose answer meets trouble."""
    person = street.citizen()
    await street.trouble(kind, method="sendMessage", chat=person.user, times=times, **rule)
    await person.writes(text)
    return person


async def statuses(street: Street, person: Citizen) -> list[int | None]:
    """What the messenger answered to each attempt."""
    return [call["status"] for call in await street.calls(person)]


@pytest.mark.parametrize(
    ("kind", "rule", "status"),
    [
        ("429", {"retry_after": 1}, 429),
        ("429", {}, 429),
        ("5xx", {"status": 500}, 500),
        ("5xx", {"status": 503, "description": "Service Unavailable"}, 503),
        ("html", {"status": 502}, 502),
    ],
    ids=["too many", "too many without a time", "500", "503", "an HTML page"],
)
async def test_what_surely_did_not_arrive_is_sent_again(
    troubled: Street, kind: str, rule: dict[str, Any], status: int
) -> None:
    """Once the trouble is over, once, and staff hear nothing of it."""
    person = await writes_in(troubled, kind, times=2, **rule)
    await person.is_told(GREETING, seconds=12)
    await troubled.stands(person, "sent")
    assert await statuses(troubled, person) == [status, status, 200]
    assert await person.texts() == [GREETING]
    assert await troubled.cards(person) == []


async def test_too_many_for_one_chat_holds_no_other_up(troubled: Street) -> None:
    """The time that the answer names is that chat's alone."""
    person = await writes_in(troubled, "429", retry_after=3)
    await troubled.stands(person, "queued")
    other = troubled.citizen()
    await other.writes("سلام")
    await other.is_told(GREETING, seconds=2.5)
    await troubled.stands(person, "queued")
    await person.is_told(GREETING)


async def test_an_account_that_blocked_us_is_stopped_and_shown_to_staff(troubled: Street) -> None:
    """The rest of the answer is not tried; when the person writes again, they are answered again."""
    person = await writes_in(troubled, "403", text="همراه بیمار")
    await troubled.stands(person, "failed", "failed")
    assert await statuses(troubled, person) == [403]
    assert "blocked_account" in await troubled.cards(person)
    state = "SELECT state FROM account WHERE chat_id = $1"
    assert await troubled.pool.fetchval(state, person.chat_id) == "blocked"
    await person.writes("سلام")
    await person.is_told(GREETING)
    await troubled.stands(person, "failed", "failed", "sent")
    assert await troubled.pool.fetchval(state, person.chat_id) == "reachable"


async def test_a_person_who_blocks_the_bot_before_the_answer_is_marked(troubled: Street) -> None:
    """The simulator's own block, not an ordered fault."""
    person = await writes_in(troubled, "429", retry_after=1)
    await troubled.stands(person, "queued")
    await person.does("block")
    await troubled.stands(person, "failed")
    assert "blocked_account" in await troubled.cards(person)


async def test_what_the_messenger_refuses_is_not_tried_again(troubled: Street) -> None:
    """400: the row is failed with a card, and the next message of the chat goes out."""
    person = await writes_in(troubled, "400", text="همراه بیمار", description="message is wrong")
    await troubled.stands(person, "failed", "sent")
    assert await statuses(troubled, person) == [400, 200]
    assert await troubled.cards(person) == ["failed_delivery"]


async def test_a_time_out_leaves_an_unknown_and_emergency_words_are_repeated(troubled: Street) -> None:
    """Both arrived once; only the emergency words come a second time, with the mark."""
    calm = await writes_in(troubled, "timeout_after_accept")
    urgent = await writes_in(troubled, "timeout_after_accept", text="کمک فوری")
    await troubled.stands(calm, "unknown")
    await troubled.stands(urgent, "unknown", "sent")
    assert await troubled.cards(calm) == ["unknown_delivery"]
    assert await troubled.cards(urgent) == []
    assert await calm.texts() == [GREETING]
    assert [REPEATED in text for text in await urgent.texts()] == [False, True]


async def test_a_repeat_of_unknown_fate_is_not_repeated_again(troubled: Street) -> None:
    """The second time staff decide."""
    person = await writes_in(troubled, "timeout_after_accept", text="کمک فوری", times=2)
    await troubled.stands(person, "unknown", "unknown")
    assert await troubled.cards(person) == ["unknown_delivery"]


async def test_doubled_updates_are_answered_once(troubled: Street) -> None:
    """The same update twice in one poll is one row and one turn."""
    person = troubled.citizen()
    await troubled.trouble("duplicate", chat=person.user, times=2)
    await person.writes("سلام")
    await person.is_told(GREETING)
    await person.writes("سلام دوباره")
    await person.is_told(GREETING, GREETING)
    await troubled.quiet()
    assert await troubled.heard(person) == ["سلام", "سلام دوباره"]
    assert len(await troubled.calls(person)) == 2


async def test_when_a_messenger_out_of_reach_comes_back_everything_leaves_in_order(empty_street: Street) -> None:
    """Refused connections are nobody's fault: nothing is unknown, failed or doubled, however many waited at once."""
    street = empty_street
    async with door_before(street.town) as door:
        bot = street.town.starts("turn,send")
        await bot.says("role=send")
        people = [street.citizen() for _ in range(8)]
        for person in people:
            await person.writes("سلام")  # so that the messenger knows them
        await door.shut()
        await has_replies(street, people)
        await bot.says("outbox.closed")
        await door.open()
        await street.quiet(SOON_SECONDS)
        for person in people:
            await street.stands(person, "sent", "sent", "sent")
            assert await person.texts() == ["یک", "دو", "سه"]
            assert await street.cards(person) == []


async def has_replies(street: Street, people: list[Citizen]) -> None:
    """Write three replies for each, as a turn of another process would."""
    for person in people:
        account = await street.pool.fetchval(
            "WITH c AS (INSERT INTO citizen DEFAULT VALUES RETURNING id)"
            " INSERT INTO account (citizen_id, platform, bot_id, chat_id)"
            " SELECT id, 'telegram', $1, $2 FROM c RETURNING id",
            BOT_ID,
            person.chat_id,
        )
        for text in ("یک", "دو", "سه"):
            await street.pool.execute(
                "INSERT INTO message (account_id, author, text, lane, delivery) VALUES ($1, 'bot', $2, 2, 'queued')",
                account,
                text,
            )


async def test_an_outage_that_cuts_calls_costs_at_most_one_message_a_chat(troubled: Street) -> None:
    """What was in flight is unknown; the rest waits until the messenger is back, and leaves in order."""
    person = await writes_in(troubled, "429", text="سلام", retry_after=2)
    await troubled.stands(person, "queued")
    for text in ("سلام دوباره", "همراه بیمار"):
        await person.writes(text)
    await troubled.stands(person, *["queued"] * 4)
    await troubled.trouble("outage", seconds=4)

    async def over() -> bool:
        return not (await troubled.http.get("/faults")).json()

    await until(over, "the outage is over")
    await troubled.quiet()
    deliveries = [state for _, state in await troubled.said(person)]
    assert deliveries.count("sent") >= 3, deliveries
    assert set(deliveries) <= {"sent", "unknown"}
