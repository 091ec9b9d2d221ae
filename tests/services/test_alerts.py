"""The ladder of a case in danger: whom it alerts, in which order, and what ends it."""

import asyncio
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

import asyncpg
import pytest

from services import alert_views, alerts, cases, ladder, thread
from tests import some_cases

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DESK_THERE = [(0, "desk", 0), (1, "supervisor", 2), (2, "on_call", 5), (3, "phone", 10)]
NOBODY_THERE = [(0, "on_call", 0), (1, "on_call", 2), (2, "supervisor", 5), (3, "phone", 10)]


async def member(pool: asyncpg.Pool, login: str, role: str = "counsellor", **more: Any) -> int:
    """A member of staff at the counselling desk, with a messenger account of their own unless told otherwise."""
    account = (await some_cases.citizen(pool))[1] if more.get("messenger", True) else None
    made: int = await pool.fetchval(
        "INSERT INTO staff (login, name, role, account_id, on_call, phone) VALUES ($1, $1, $2, $3, $4, $5)"
        " RETURNING id",
        login,
        role,
        account,
        more.get("on_call"),
        "02112345678" if more.get("on_call") else None,
    )
    await pool.execute("INSERT INTO staff_desk VALUES ($1, $2)", made, more.get("desk", "counselling"))
    if more.get("on_shift"):
        await pool.execute(
            "INSERT INTO shift (staff_id, starts_at, ends_at) VALUES ($1, $2, $3)",
            made,
            NOW - 60 * MINUTE,
            NOW + 600 * MINUTE,
        )
    if more.get("page_open"):
        await pool.execute(
            "INSERT INTO staff_session (staff_id, token_hash, stage, seen_at) VALUES ($1, $2, 'full', $3)",
            made,
            login.encode(),
            NOW,
        )
    return made


async def begun(pool: asyncpg.Pool, level: int = 4, **columns: Any) -> int:
    """A case in danger whose ladder has begun."""
    number = await some_cases.case(pool, NOW, level=level, **columns)
    await alerts.begin(pool, number, level, NOW)
    return number


async def steps(pool: asyncpg.Pool, number: int, round_: int = 1) -> list[tuple[int, str, int]]:
    """Step, rung and minutes after NOW of one round."""
    rows = await pool.fetch(
        "SELECT step, rung, due_at FROM alert WHERE case_id = $1 AND round = $2 ORDER BY step", number, round_
    )
    return [(row["step"], row["rung"], (row["due_at"] - NOW) // MINUTE) for row in rows]


async def told(pool: asyncpg.Pool, at: datetime) -> list[tuple[str, str]]:
    """Let a moment come: rung and login of everybody who is told in their messenger."""
    async with pool.acquire() as database, database.transaction():
        climbed = await ladder.climb(database, at)
    rows = await pool.fetch("SELECT account_id, login FROM staff WHERE account_id IS NOT NULL")
    names = {row["account_id"]: row["login"] for row in rows}
    return [(each.rung, names[each.account_id]) for each in climbed.alarms]


async def events(pool: asyncpg.Pool, number: int, kind: str) -> list[dict[str, Any]]:
    """What the timeline says of one kind."""
    rows = await pool.fetch("SELECT detail FROM case_event WHERE case_id = $1 AND kind = $2 ORDER BY id", number, kind)
    return [json.loads(row["detail"]) for row in rows]


async def replies(pool: asyncpg.Pool, number: int, staff: int, at: datetime) -> None:
    """Claim and answer."""
    async with pool.acquire() as database, database.transaction():
        await cases.claim(database, number, staff, at)
        assert await thread.reply(database, number, staff, "سلام", at)


@pytest.mark.parametrize(
    ("level", "there", "wanted"),
    [
        (4, True, DESK_THERE),
        (4, False, NOBODY_THERE),
        (3, True, [(0, "desk", 0), (1, "supervisor", 15), (2, "on_call", 30), (3, "phone", 60)]),
        (3, False, [(0, "on_call", 0), (1, "supervisor", 30), (2, "phone", 60)]),
        (2, True, []),
    ],
)
async def test_the_ladder_depends_on_level_and_on_who_is_there(
    pool: asyncpg.Pool, *, level: int, there: bool, wanted: list[tuple[int, str, int]]
) -> None:
    """The table's rows, as the triage protocol has them; below L3 there is none."""
    if there:
        await member(pool, "sara", on_shift=True)
    assert await steps(pool, await begun(pool, level)) == wanted


@pytest.mark.parametrize(
    ("sara", "closed", "wanted"),
    [
        ({"page_open": True}, False, DESK_THERE),
        ({"page_open": True, "desk": "legal"}, False, NOBODY_THERE),
        ({"on_shift": True}, True, NOBODY_THERE),
        ({}, False, NOBODY_THERE),
    ],
)
async def test_somebody_is_there_if_the_desk_is_open_and_has_somebody(
    pool: asyncpg.Pool, *, sara: dict[str, Any], closed: bool, wanted: list[tuple[int, str, int]]
) -> None:
    """On shift or with a page open, at this desk, within its hours."""
    await member(pool, "sara", **sara)
    if closed:
        await pool.execute(
            "INSERT INTO desk_hours (desk, opens, closes) VALUES ('counselling', $1, $2)", time(8), time(14)
        )
    assert await steps(pool, await begun(pool)) == wanted


async def test_a_break_is_nobody(pool: asyncpg.Pool) -> None:
    """Whoever takes a break is alerted like one who is not there."""
    sara = await member(pool, "sara", on_shift=True, page_open=True)
    await pool.execute("UPDATE staff SET away = true WHERE id = $1", sara)
    assert await steps(pool, await begun(pool)) == NOBODY_THERE


async def test_each_rung_reaches_its_own_people(pool: asyncpg.Pool) -> None:
    """The desk's people on duty, then supervisors wherever they are, then the list, at last all of them."""
    await member(pool, "sara", on_shift=True)
    await member(pool, "reza")
    await member(pool, "lawyer", desk="legal", on_shift=True)
    await member(pool, "boss", "supervisor", desk="legal")
    await member(pool, "night", on_call=1)
    number = await begun(pool)
    assert await told(pool, NOW) == [("desk", "sara")]
    assert await told(pool, NOW + 119 * MINUTE / 60) == []
    assert await told(pool, NOW + 2 * MINUTE) == [("supervisor", "boss")]
    assert await told(pool, NOW + 5 * MINUTE) == [("on_call", "night")]
    assert sorted(await told(pool, NOW + 10 * MINUTE)) == [("phone", "boss"), ("phone", "night"), ("phone", "sara")]
    raised = await events(pool, number, "alerted")
    assert raised[0] == {"rung": "desk", "step": 0, "round": 1, "told": 1}
    assert [each["rung"] for each in raised] == ["desk", "supervisor", "on_call", "phone"]


async def test_off_shift_one_of_the_list_is_woken_then_all(pool: asyncpg.Pool) -> None:
    """In the list's order; who has no messenger cannot be woken by it, and the next one is."""
    await member(pool, "second", on_call=2)
    await member(pool, "deaf", on_call=1, messenger=False)
    await member(pool, "third", on_call=3)
    await begun(pool)
    assert await told(pool, NOW) == [("on_call", "second")]
    assert await told(pool, NOW + 2 * MINUTE) == [("on_call", "second"), ("on_call", "third")]


async def test_with_nobody_at_all_the_ladder_still_climbs_and_says_so(pool: asyncpg.Pool) -> None:
    """Each step stands in the timeline with nobody told, and the card asks for a call."""
    number = await begun(pool)
    assert await told(pool, NOW + 10 * MINUTE) == []
    assert [(each["rung"], each["told"]) for each in await events(pool, number, "alerted")] == [
        ("on_call", 0),
        ("on_call", 0),
        ("supervisor", 0),
        ("phone", 0),
    ]
    assert await pool.fetchval("SELECT case_id FROM card WHERE kind = 'call_up' AND closed_at IS NULL") == number
    going = await alert_views.of_case(pool, number)
    assert going is not None
    assert (going.times, going.rung, going.next_rung) == (4, "phone", None)


async def test_two_clocks_at_once_raise_each_step_once(pool: asyncpg.Pool) -> None:
    """Whichever process comes first; the other one passes by."""
    numbers = [await begun(pool) for _ in range(20)]
    await asyncio.gather(*(told(pool, NOW) for _ in range(6)))
    raised = [await events(pool, number, "alerted") for number in numbers]
    assert [len(each) for each in raised] == [1] * 20


async def test_the_clock_waits_for_nobody_who_moves_the_case(pool: asyncpg.Pool) -> None:
    """A transfer holds the case and then wants its alerts: the clock, which holds these, must not want the case."""
    number, other = await begun(pool), await begun(pool)
    async with pool.acquire() as moving, moving.transaction():
        await moving.execute('SELECT FROM "case" WHERE id = $1 FOR UPDATE', number)
        async with asyncio.timeout(5):
            await told(pool, NOW)
        assert await events(pool, number, "alerted") == []
        assert len(await events(pool, other, "alerted")) == 1
        await moving.execute("UPDATE alert SET due_at = due_at WHERE case_id = $1", number)
    await told(pool, NOW)
    assert len(await events(pool, number, "alerted")) == 1


async def test_a_ladder_is_frozen_when_it_begins(pool: asyncpg.Pool) -> None:
    """Who changes the table changes the next case."""
    first = await begun(pool)
    await pool.execute("UPDATE ladder_step SET minutes = minutes + 30, rung = 'desk'")
    assert await steps(pool, first) == NOBODY_THERE
    assert {rung for _, rung, _ in await steps(pool, await begun(pool))} == {"desk"}


async def test_a_raised_case_begins_the_graver_ladder(pool: asyncpg.Pool) -> None:
    """The steps of the older one are over; those of the new one count from now."""
    number = await begun(pool, 3)
    await told(pool, NOW)
    await alerts.begin(pool, number, 4, NOW)
    assert await steps(pool, number, 2) == NOBODY_THERE
    assert await pool.fetchval("SELECT count(*) FROM alert WHERE round = 1 AND ended_at IS NULL") == 0


async def test_an_answer_ends_the_ladder(pool: asyncpg.Pool) -> None:
    """A claim alone does not; what is due afterwards is ended instead of raised."""
    sara = await member(pool, "sara", on_shift=True)
    await member(pool, "boss", "supervisor")
    number = await begun(pool)
    await told(pool, NOW)
    await cases.claim(pool, number, sara, NOW)
    assert await told(pool, NOW + 2 * MINUTE) == [("supervisor", "boss")]
    await replies(pool, number, sara, NOW + 3 * MINUTE)
    assert await alert_views.of_case(pool, number) is None
    assert await told(pool, NOW + 10 * MINUTE) == []
    assert len(await events(pool, number, "alerted")) == 2


async def test_an_answer_from_before_the_round_ends_nothing(pool: asyncpg.Pool) -> None:
    """Somebody who was answered yesterday and writes of danger today is alerted of."""
    number = await begun(pool, last_reply_at=NOW - 60 * MINUTE)
    await told(pool, NOW)
    assert await alert_views.of_case(pool, number) is not None


async def test_closing_ends_the_ladder_and_takes_the_card_away(pool: asyncpg.Pool) -> None:
    """At the clock's next sweep."""
    sara = await member(pool, "sara")
    number = await begun(pool)
    await told(pool, NOW + 10 * MINUTE)
    await cases.claim(pool, number, sara, NOW)
    await cases.close(pool, number, sara, outcome="mistake", topic="other", true_level=0, note="", now=NOW + MINUTE)
    await ladder.settle(pool, NOW + MINUTE)
    assert await pool.fetchval("SELECT count(*) FROM alert WHERE ended_at IS NULL") == 0
    assert await pool.fetchval("SELECT count(*) FROM card WHERE closed_at IS NULL") == 0


async def test_who_acknowledges_ends_it_and_is_named(pool: asyncpg.Pool) -> None:
    """The row, the timeline and the card; a second press finds it over."""
    sara = await member(pool, "sara")
    number = await begun(pool)
    await told(pool, NOW + 10 * MINUTE)
    going = await alert_views.of_case(pool, number)
    assert going is not None
    alert = await alerts.find(pool, going.alert)
    assert alert is not None
    assert await alerts.acknowledge(pool, alert, sara, NOW + 11 * MINUTE)
    assert not await alerts.acknowledge(pool, alert, sara, NOW + 12 * MINUTE)
    row = await pool.fetchrow("SELECT * FROM alert WHERE id = $1", alert.id)
    assert row is not None
    assert (row["acknowledged_by"], row["acknowledged_at"]) == (sara, NOW + 11 * MINUTE)
    assert await events(pool, number, "acknowledged") == [{"rung": "phone", "step": 3, "round": 1}]
    assert await pool.fetchval("SELECT count(*) FROM card WHERE closed_at IS NULL") == 0


async def test_a_call_in_vain_leaves_the_next_number(pool: asyncpg.Pool) -> None:
    """It is written down who was rung up and did not answer; the ladder stays where it is."""
    sara, night = await member(pool, "sara"), await member(pool, "night", on_call=1)
    number = await begun(pool)
    await told(pool, NOW + 10 * MINUTE)
    going = await alert_views.of_case(pool, number)
    assert going is not None
    alert = await alerts.find(pool, going.alert)
    assert alert is not None
    assert await alerts.called_in_vain(pool, alert, sara, night)
    assert (await alert_views.in_vain(pool, number))[night].by == "sara"
    assert await alert_views.of_case(pool, number) == going
    assert await alerts.acknowledge(pool, alert, sara, NOW, night)
    last = (await events(pool, number, "acknowledged"))[-1]
    assert (last["reached"], last["to"]) == (True, night)


async def test_whoever_goes_back_to_the_queue_after_the_ladder_alerts_anew(pool: asyncpg.Pool) -> None:
    """Acknowledged, claimed, and then not answered: a life is nobody's to forget."""
    sara = await member(pool, "sara", on_shift=True)
    number = await begun(pool)
    await told(pool, NOW)
    going = await alert_views.of_case(pool, number)
    assert going is not None
    alert = await alerts.find(pool, going.alert)
    assert alert is not None
    await alerts.acknowledge(pool, alert, sara, NOW)
    await cases.claim(pool, number, sara, NOW)
    assert await cases.return_unanswered(pool, NOW + 3 * MINUTE, absences=False) == [number]
    assert [(step, rung) for step, rung, _ in await steps(pool, number, 2)] == [
        (step, rung) for step, rung, _ in DESK_THERE
    ]


async def test_a_ladder_that_goes_on_is_not_begun_anew_by_a_return(pool: asyncpg.Pool) -> None:
    """Its minutes run on, whoever held the case meanwhile."""
    sara = await member(pool, "sara", on_shift=True)
    number = await begun(pool)
    await told(pool, NOW)
    await cases.claim(pool, number, sara, NOW)
    assert await cases.return_unanswered(pool, NOW + 3 * MINUTE, absences=False) == [number]
    assert await steps(pool, number, 2) == []


@pytest.mark.parametrize(("level", "minutes"), [(4, 3), (3, 3), (2, 10)])
async def test_in_danger_a_claim_lasts_three_minutes(pool: asyncpg.Pool, level: int, minutes: int) -> None:
    """Then it goes back with a raised flag, which the first answer takes down."""
    sara = await member(pool, "sara", on_shift=True)
    number = await some_cases.case(pool, NOW, level=level)
    await cases.claim(pool, number, sara, NOW)
    late = NOW + minutes * MINUTE
    assert await cases.return_unanswered(pool, late - timedelta(seconds=1), absences=False) == []
    assert await cases.return_unanswered(pool, late, absences=False) == [number]
    case = await cases.case(pool, number)
    assert case is not None
    assert case.flagged_at == late
    await replies(pool, number, sara, late + MINUTE)
    case = await cases.case(pool, number)
    assert case is not None
    assert case.flagged_at is None


async def test_a_desk_that_allows_less_than_three_minutes_keeps_its_own(pool: asyncpg.Pool) -> None:
    """The shorter of the two counts."""
    await pool.execute("UPDATE desk SET answer_minutes = 2")
    sara = await member(pool, "sara", on_shift=True)
    number = await some_cases.case(pool, NOW, level=4)
    await cases.claim(pool, number, sara, NOW)
    assert await cases.return_unanswered(pool, NOW + 2 * MINUTE, absences=False) == [number]


async def test_staff_who_raise_a_case_into_danger_begin_its_ladder(pool: asyncpg.Pool) -> None:
    """A supervisor is to know, whoever holds it; lowered again, nobody is alerted any more."""
    sara = await member(pool, "sara", page_open=True)
    await member(pool, "boss", "supervisor")
    number = await some_cases.case(pool, NOW, level=1)
    await cases.claim(pool, number, sara, NOW)
    await cases.set_level(pool, number, sara, 4, NOW)
    assert await steps(pool, number) == DESK_THERE
    await told(pool, NOW)
    await cases.set_level(pool, number, sara, 2, NOW)
    assert await told(pool, NOW + 10 * MINUTE) == []
    assert await alert_views.of_case(pool, number) is None


async def test_silence_is_flagged_once_and_until_the_next_word(pool: asyncpg.Pool) -> None:
    """Ten minutes, in danger only; the timeline says it once for each silence."""
    number = await some_cases.case(pool, NOW, level=3)
    await some_cases.case(pool, NOW, level=2)
    assert await ladder.flag_silence(pool, NOW + 10 * MINUTE - timedelta(seconds=1)) == []
    assert await ladder.flag_silence(pool, NOW + 10 * MINUTE) == [number]
    assert await ladder.flag_silence(pool, NOW + 20 * MINUTE) == []
    case = await cases.case(pool, number)
    assert case is not None
    assert case.silent_at == NOW
    await pool.execute('UPDATE "case" SET silent_at = NULL, last_heard_at = $1', NOW + 20 * MINUTE)
    assert await ladder.flag_silence(pool, NOW + 30 * MINUTE) == [number]
    assert len(await events(pool, number, "silent")) == 2


async def test_a_tick_costs_the_same_however_many_cases_are_open(pool: asyncpg.Pool) -> None:
    """It reads the first entry of an index of steps that nobody raised yet: neither old nor later ones count."""
    number = await begun(pool)
    await told(pool, NOW + 10 * MINUTE)
    await pool.execute("ALTER TABLE alert DISABLE TRIGGER USER")
    await pool.execute(
        "INSERT INTO alert (case_id, round, step, rung, due_at, raised_at, ended_at) SELECT $1::bigint, n, 0, 'desk',"
        " $2::timestamptz + interval '1 day', done, done"
        " FROM generate_series(2, 6000) n, LATERAL (SELECT CASE WHEN n > 3000 THEN $2::timestamptz END AS done) d",
        number,
        NOW,
    )
    await pool.execute("ANALYZE alert")
    plan = "\n".join(row[0] for row in await pool.fetch(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {ladder.NEXT_DUE}"))
    assert "using ix_alert_due on alert (actual rows=1" in plan
    assert not await ladder.any_due(pool, NOW + MINUTE)
    assert await ladder.any_due(pool, NOW + timedelta(days=1))


async def test_every_step_stands_in_the_audit(pool: asyncpg.Pool) -> None:
    """Who was alerted when can be shown years later."""
    await begun(pool)
    await told(pool, NOW)
    rows = await pool.fetch("SELECT act FROM audit WHERE noun = 'alert' ORDER BY id")
    assert [row["act"] for row in rows] == ["insert"] * 4 + ["update"]
