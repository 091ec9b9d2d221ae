"""Moves of a case: who gets which, what happens to a claim nobody answers, and what two people at once cannot do."""

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import cases, thread
from services.cases import AGEING, AlreadyOpenThereError
from services.hand_over import Follows, HandOver, follow
from services.thread import LONGEST, parts, units

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
DESKS = ["counselling", "psychology", "social_work", "shelter", "legal", "jobs"]


async def staff(pool: asyncpg.Pool, login: str) -> int:
    """Make a member of staff whose page is open."""
    made: int = await pool.fetchval(
        "INSERT INTO staff (login, name, role) VALUES ($1, $1, 'counsellor') RETURNING id", login
    )
    await is_seen(pool, made, NOW)
    return made


async def is_seen(pool: asyncpg.Pool, member: int, at: datetime) -> None:
    """Show a sign of life from a page of theirs."""
    await pool.execute("DELETE FROM staff_session WHERE staff_id = $1", member)
    await pool.execute(
        "INSERT INTO staff_session (staff_id, token_hash, stage, seen_at) VALUES ($1, $2, 'full', $3)",
        member,
        str(member).encode(),
        at,
    )


async def opened(
    pool: asyncpg.Pool, chat: int, *, desk: str = "counselling", level: int = 1, at: datetime = NOW
) -> int:
    """Let a new citizen ask for a person."""
    citizen = await pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
    await pool.execute("INSERT INTO conversation (citizen_id) VALUES ($1)", citizen)
    account = await pool.fetchval(
        "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'telegram', 1, $2) RETURNING id",
        citizen,
        chat,
    )
    async with pool.acquire() as connection, connection.transaction():
        await follow(connection, [Follows(citizen, account, 0, [HandOver(desk, level, "other")])], at)
    number: int = await pool.fetchval('SELECT max(id) FROM "case"')
    return number


async def order(pool: asyncpg.Pool) -> list[int]:
    """The queue, as the list shows it."""
    return [each.id for each in await cases.waiting(pool, DESKS)]


async def test_the_queue_goes_by_level_and_then_by_waiting(pool: asyncpg.Pool) -> None:
    """A more urgent case is next; of two alike the one that came first."""
    first = await opened(pool, 1)
    second = await opened(pool, 2, at=NOW + timedelta(seconds=1))
    urgent = await opened(pool, 3, level=2, at=NOW + timedelta(seconds=2))
    assert await order(pool) == [urgent, first, second]


async def test_waiting_makes_a_case_age(pool: asyncpg.Pool) -> None:
    """Half an hour weighs as much as one level, so nobody waits for ever behind newcomers."""
    old = await opened(pool, 1, level=0, at=NOW - AGEING - timedelta(minutes=1))
    new = await opened(pool, 2, level=1)
    assert await order(pool) == [old, new]


async def test_nothing_overtakes_a_life_in_danger(pool: asyncpg.Pool) -> None:
    """L3 and L4 come before whatever has waited, for days if it must be."""
    await opened(pool, 1, level=2, at=NOW - timedelta(days=3))
    danger = await opened(pool, 2, level=3)
    now = await opened(pool, 3, level=4, at=NOW + timedelta(hours=1))
    assert (await order(pool))[:2] == [now, danger]


async def test_next_gives_only_what_stands_at_ones_own_desks(pool: asyncpg.Pool) -> None:
    """A shelter keeper is not handed a lawyer's case."""
    await opened(pool, 1, desk="legal")
    mine = await opened(pool, 2, desk="shelter")
    keeper = await staff(pool, "keeper")
    assert await cases.claim_next(pool, keeper, ["shelter"], NOW) == mine
    assert await cases.claim_next(pool, keeper, ["shelter"], NOW) is None


async def test_fifty_people_at_once_never_get_the_same_case(pool: asyncpg.Pool) -> None:
    """Each press gives another case, and none is left out."""
    numbers = {await opened(pool, chat) for chat in range(30)}
    people = [await staff(pool, f"p{number}") for number in range(50)]
    given = await asyncio.gather(*(cases.claim_next(pool, person, DESKS, NOW) for person in people))
    assert sorted(each for each in given if each is not None) == sorted(numbers)


async def test_a_claim_without_an_answer_goes_back(pool: asyncpg.Pool) -> None:
    """After the desk's answering time the case is in the queue again, at its old place, and the timeline says why."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    late = NOW + timedelta(minutes=10)
    await is_seen(pool, sara, late)
    assert await cases.return_unanswered(pool, late - timedelta(seconds=1)) == []
    assert await cases.return_unanswered(pool, late) == [number]
    case = await cases.case(pool, number)
    assert case is not None
    assert (case.claimed_by, case.waiting_since, case.returned) == (None, NOW, 1)
    assert (await cases.timeline(pool, number))[-1].detail["why"] == "late"


async def test_whoever_answered_keeps_the_case(pool: asyncpg.Pool) -> None:
    """It is the citizen's turn: no clock runs against the holder, even when they close the browser."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    assert await answered(pool, number, sara)
    assert await cases.return_unanswered(pool, NOW + timedelta(hours=5)) == []


async def answered(
    pool: asyncpg.Pool, number: int, member: int, text: str = "سلام", once: str = ""
) -> list[int] | None:
    """Answer as a member of staff."""
    async with pool.acquire() as connection, connection.transaction():
        return await thread.reply(connection, number, member, text, NOW, once)


async def test_a_closed_browser_gives_the_case_back_early(pool: asyncpg.Pool) -> None:
    """No page of the holder has been open for two minutes: the citizen waits no longer than that."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    assert await cases.return_unanswered(pool, NOW + timedelta(seconds=119)) == []
    assert await cases.return_unanswered(pool, NOW + timedelta(seconds=121)) == [number]
    assert (await cases.timeline(pool, number))[-1].detail["why"] == "absent"


async def test_the_end_of_a_shift_gives_unanswered_cases_back(pool: asyncpg.Pool) -> None:
    """Five minutes after their shift, what a person has not answered goes to those who are on duty."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await pool.execute("INSERT INTO shift (staff_id, starts_at, ends_at) VALUES ($1, $2, $3)", sara, *around(NOW))
    await cases.claim(pool, number, sara, NOW)
    await is_seen(pool, sara, NOW + timedelta(minutes=6))
    assert await cases.return_unanswered(pool, NOW + timedelta(minutes=5)) == []
    assert await cases.return_unanswered(pool, NOW + timedelta(minutes=6)) == [number]
    assert (await cases.timeline(pool, number))[-1].detail["why"] == "shift_over"


def around(moment: datetime) -> tuple[datetime, datetime]:
    """A shift that ends a minute after a moment."""
    return moment - timedelta(hours=8), moment + timedelta(minutes=1)


async def test_the_cases_of_a_closed_account_go_back(pool: asyncpg.Pool) -> None:
    """Also those that were answered: nobody is left with a person who will not come again."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    await answered(pool, number, sara)
    await pool.execute("UPDATE staff SET disabled_at = $2 WHERE id = $1", sara, NOW)
    assert await cases.return_unanswered(pool, NOW) == [number]


async def test_only_the_holder_may_answer(pool: asyncpg.Pool) -> None:
    """A colleague who has the page open still cannot; after a supervisor took over, the former holder cannot."""
    number = await opened(pool, 1)
    sara, reza, boss = [await staff(pool, login) for login in ("sara", "reza", "boss")]
    await cases.claim(pool, number, sara, NOW)
    assert await answered(pool, number, reza) is None
    assert await cases.take_over(pool, number, boss, NOW)
    assert await answered(pool, number, sara) is None
    assert await answered(pool, number, boss)
    assert await pool.fetchval("SELECT count(*) FROM message") == 1


async def test_one_press_of_the_button_answers_once(pool: asyncpg.Pool) -> None:
    """A double Enter, or a form sent again after the connection broke, says nothing twice."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    first, second = await asyncio.gather(*(answered(pool, number, sara, "سلام", "form-1") for _ in range(2)))
    assert first == second
    assert await pool.fetchval("SELECT count(*) FROM message") == 1


async def test_a_press_that_comes_again_does_not_answer_newer_words(pool: asyncpg.Pool) -> None:
    """The citizen wrote anew before the same form was sent once more: their words still wait."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    await answered(pool, number, sara, "سلام", "form-1")
    await pool.execute('UPDATE "case" SET waiting_since = $1', NOW)
    assert await answered(pool, number, sara, "سلام", "form-1")
    case = await cases.case(pool, number)
    assert case is not None
    assert case.waiting_since == NOW


async def test_what_somebody_gave_back_is_for_somebody_else(pool: asyncpg.Pool) -> None:
    """Next gives another case first; when nothing else waits, or a life is in danger, the same again."""
    mine = await opened(pool, 1, at=NOW - timedelta(minutes=5))
    other = await opened(pool, 2)
    sara = await staff(pool, "sara")
    assert await cases.claim_next(pool, sara, DESKS, NOW) == mine
    await cases.release(pool, mine, sara, NOW)
    assert await cases.claim_next(pool, sara, DESKS, NOW) == other
    assert await cases.claim_next(pool, sara, DESKS, NOW) == mine


async def test_after_an_outage_of_ours_nobody_counts_as_gone(pool: asyncpg.Pool) -> None:
    """Their pages could not show that they are open."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    assert await cases.return_unanswered(pool, NOW + timedelta(minutes=5), absences=False) == []


async def test_somebody_who_writes_at_this_moment_is_not_nobody(pool: asyncpg.Pool) -> None:
    """The row is held by the turn for a moment: next asks again before it says that nobody waits."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    async with pool.acquire() as connection:
        turn = connection.transaction()
        await turn.start()
        await connection.execute('SELECT FROM "case" WHERE id = $1 FOR UPDATE', number)
        pressing = asyncio.ensure_future(cases.claim_next(pool, sara, DESKS, NOW))
        await asyncio.sleep(0.02)
        await turn.rollback()
    assert await pressing == number


async def test_a_transfer_takes_a_note_along_and_waits_at_the_other_desk(pool: asyncpg.Pool) -> None:
    """The next holder reads why; the wait counts from when the citizen last waited, or from now."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    assert await cases.transfer(pool, number, sara, "legal", "حکم تخلیه دارد", NOW)
    case = await cases.case(pool, number)
    assert case is not None
    assert (case.desk, case.claimed_by, case.waiting_since) == ("legal", None, NOW)
    assert await pool.fetchval("SELECT text FROM note") == "حکم تخلیه دارد"
    assert not await cases.transfer(pool, number, sara, "jobs", "", NOW)


async def test_a_transfer_to_a_desk_where_the_person_has_a_case_is_refused(pool: asyncpg.Pool) -> None:
    """One open case of one person at one desk; both stay where they are."""
    number = await opened(pool, 1)
    citizen, account = await pool.fetchrow('SELECT citizen_id, account_id FROM "case" WHERE id = $1', number) or (0, 0)
    async with pool.acquire() as connection, connection.transaction():
        await follow(connection, [Follows(citizen, account, 0, [HandOver("legal", 1, "legal")])], NOW)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    with pytest.raises(AlreadyOpenThereError):
        await cases.transfer(pool, number, sara, "legal", "", NOW)


async def test_an_answered_case_that_is_released_waits_from_now(pool: asyncpg.Pool) -> None:
    """The citizen was answered in time; the next person's clock starts with the release."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    await answered(pool, number, sara)
    later = NOW + timedelta(hours=1)
    assert await cases.release(pool, number, sara, later)
    case = await cases.case(pool, number)
    assert case is not None
    assert case.waiting_since == later


async def test_a_new_level_moves_a_case_in_the_queue(pool: asyncpg.Pool) -> None:
    """Judged more urgent and released, it is next."""
    first = await opened(pool, 1, at=NOW - timedelta(minutes=5))
    number = await opened(pool, 2)
    sara = await staff(pool, "sara")
    await cases.claim(pool, number, sara, NOW)
    assert await cases.set_level(pool, number, sara, 3, NOW)
    await cases.release(pool, number, sara, NOW)
    assert await order(pool) == [number, first]


async def test_closing_needs_the_holder_and_happens_once(pool: asyncpg.Pool) -> None:
    """The second press finds a closed case."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    given = {"outcome": "helped", "topic": "family", "true_level": 2, "note": "", "now": NOW}
    assert not await cases.close(pool, number, sara, **given)  # type: ignore[arg-type]  # a bag of keywords
    await cases.claim(pool, number, sara, NOW)
    assert await cases.close(pool, number, sara, **given)  # type: ignore[arg-type]  # a bag of keywords
    assert not await cases.close(pool, number, sara, **given)  # type: ignore[arg-type]  # a bag of keywords


async def test_every_move_is_audited_with_who_did_it(pool: asyncpg.Pool) -> None:
    """The trigger writes it, also where a person uses psql; then the database's user stands there."""
    number = await opened(pool, 1)
    sara = await staff(pool, "sara")
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute("SELECT set_config('app.staff', $1, true)", str(sara))
        await cases.claim(connection, number, sara, NOW)
    await pool.execute('UPDATE "case" SET level = 4 WHERE id = $1', number)
    rows = await pool.fetch("SELECT staff_id, actor, act FROM audit WHERE noun = 'case' ORDER BY id")
    assert [(row["act"], row["staff_id"]) for row in rows] == [("insert", None), ("update", sara), ("update", None)]
    assert all(row["actor"] for row in rows)


async def test_the_audit_cannot_be_changed(pool: asyncpg.Pool) -> None:
    """Neither altered nor emptied, not even by its owner, unless they first remove the guard."""
    await opened(pool, 1)
    for attempt in ("UPDATE audit SET act = 'read'", "DELETE FROM audit", "TRUNCATE audit"):
        with pytest.raises(asyncpg.RaiseError):
            await pool.execute(attempt)


@given(st.text(min_size=1), st.integers(min_value=8, max_value=60))
def test_long_words_are_cut_without_losing_any(text: str, longest: int) -> None:
    """Each part fits; put together they say the same, but for the white space where they were cut."""
    pieces = parts(text, longest)
    assert all(units(each) <= longest for each in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_ten_thousand_signs_leave_in_three_messages() -> None:
    """As few as the messenger allows, cut between sentences."""
    text = "این یک جمله است. " * 588
    pieces = parts(text.strip())
    assert len(pieces) == 3
    assert all(each.endswith(".") and units(each) <= LONGEST for each in pieces)
