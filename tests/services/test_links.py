"""Linking accounts: races, codes, and the way back."""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import LinkWay
from services import link_codes, link_steps, links, phones, search
from services.faults import OutrunError
from services.link_codes import CodeState
from services.link_steps import LinkByCode, LinkStep, Move, ShowCode, TakeCode
from services.sessions import hashed
from tests import some_cases

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
_CHATS = itertools.count(500)

Person = tuple[int, int]
"""A citizen and their account."""


async def person(pool: asyncpg.Pool, platform: str = "telegram") -> Person:
    """Somebody with an account and a talk."""
    citizen, account = await some_cases.citizen(pool)
    await pool.execute("UPDATE account SET platform = $2 WHERE id = $1", account, platform)
    await pool.execute("INSERT INTO conversation (citizen_id, version) VALUES ($1, 7)", citizen)
    return citizen, account


async def step(pool: asyncpg.Pool, account: int, what: LinkStep, now: datetime = NOW) -> None:
    """Do a step as a turn does, in a transaction of its own."""
    async with pool.acquire() as database, database.transaction():
        if isinstance(what, Move):
            await links.hold(database)
        await link_steps.act(database, what, account, now)


async def link(pool: asyncpg.Pool, account: int, target: int, now: datetime = NOW) -> None:
    """Let an account join another one's person."""
    async with pool.acquire() as database, database.transaction():
        await links.hold(database)
        await links.link(database, account, target, LinkWay.CODE, now, account)


async def separate(pool: asyncpg.Pool, account: int, now: datetime = NOW, by: int | None = None) -> None:
    """End the links of an account."""
    async with pool.acquire() as database, database.transaction():
        await links.hold(database)
        for number in await links.separable(database, account):
            await links.separate(database, number, now, by)


async def whose(pool: asyncpg.Pool) -> list[dict[str, Any]]:
    """Everything that belongs to somebody, as it stands."""
    rows = [dict(row) for row in await pool.fetch("SELECT id, citizen_id, platform FROM account ORDER BY id")]
    case = """
    SELECT id, citizen_id, account_id, desk, level, waiting_since, queued_as, last_heard_at, claimed_by, claimed_at,
        closed_at, outcome, true_level, safe_to_contact, announced_at FROM "case" ORDER BY id
    """
    rows += [dict(row) for row in await pool.fetch(case)]
    rows += [dict(row) for row in await pool.fetch("SELECT id, attended, attended_until FROM citizen ORDER BY id")]
    words = "SELECT m.id, a.citizen_id FROM message m JOIN account a ON a.id = m.account_id ORDER BY m.id"
    rows += [dict(row) for row in await pool.fetch(words)]
    return rows + [dict(row) for row in await pool.fetch("SELECT * FROM search_text ORDER BY message_id")]


async def sound(pool: asyncpg.Pool) -> None:
    """What holds at any time: a case is answered to an account of its own person, and all attention is right."""
    strangers = """
    SELECT count(*) FROM "case" c JOIN account a ON a.id = c.account_id WHERE a.citizen_id <> c.citizen_id
    """
    assert await pool.fetchval(strangers) == 0
    attention = """
    SELECT count(*) FROM citizen p WHERE (p.attended IN ('waiting', 'held'))
        IS DISTINCT FROM (EXISTS (SELECT FROM "case" c WHERE c.citizen_id = p.id AND c.closed_at IS NULL))
        AND (p.attended IS NOT NULL OR EXISTS (SELECT FROM "case" c WHERE c.citizen_id = p.id))
    """
    assert await pool.fetchval(attention) == 0


async def test_two_links_at_once_do_not_cross(pool: asyncpg.Pool) -> None:
    """A joins B while B joins A: one wins, the other is worked out again; nobody waits for ever, nobody is lost."""
    for _ in range(10):
        (one, first), (other, second) = await person(pool), await person(pool, "bale")
        done = await asyncio.gather(link(pool, first, second), link(pool, second, first), return_exceptions=True)
        assert sorted(str(type(each).__name__) for each in done) == ["NoneType", "OutrunError"]
        rows = await pool.fetch("SELECT DISTINCT citizen_id FROM account WHERE id = ANY($1::bigint[])", [first, second])
        assert [row["citizen_id"] in {one, other} for row in rows] == [True]


async def test_a_ring_of_links_at_once_makes_no_ring(pool: asyncpg.Pool) -> None:
    """Three at once: at most two go through, and every account still has a person."""
    ring = [(await person(pool))[1] for _ in range(3)]
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    done = await asyncio.gather(*(link(pool, *pair) for pair in pairs), return_exceptions=True)
    assert all(each is None or isinstance(each, OutrunError) for each in done)
    assert None in done
    await sound(pool)


async def test_one_code_links_one_account(pool: asyncpg.Pool) -> None:
    """Two that write it at the same moment: one has it, the other looks again and hears that it is used."""
    _, shows = await person(pool)
    await step(pool, shows, ShowCode(hashed("12345678")))
    takers = [(await person(pool, "bale"))[1] for _ in range(2)]
    take = TakeCode(hashed("12345678"))
    done = await asyncio.gather(*(step(pool, each, take) for each in takers), return_exceptions=True)
    assert sorted(type(each).__name__ for each in done) == ["NoneType", "OutrunError"]
    winner = takers[done.index(None)]
    twice = await asyncio.gather(*(step(pool, winner, LinkByCode()) for _ in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in twice) == ["NoneType", "OutrunError"]
    (loser,) = set(takers) - {winner}
    assert (await link_codes.look(pool, "12345678", loser, NOW)).state is CodeState.USED


async def test_a_code_is_kept_as_its_hash(pool: asyncpg.Pool) -> None:
    """A copy of the table opens nothing."""
    _, shows = await person(pool)
    await step(pool, shows, ShowCode(hashed("12345678")))
    assert "12345678" not in str([dict(row) for row in await pool.fetch("SELECT * FROM link_code")])


async def test_a_turn_that_runs_at_that_moment_does_not_write_over_it(pool: asyncpg.Pool) -> None:
    """Both versions rise above both, so whoever began before is worked out again."""
    (one, first), (other, second) = await person(pool), await person(pool, "bale")
    await pool.execute("UPDATE conversation SET version = 20 WHERE citizen_id = $1", other)
    await link(pool, second, first)
    versions = {row["citizen_id"]: row["version"] for row in await pool.fetch("SELECT * FROM conversation")}
    assert versions == {one: 21, other: 21}
    await separate(pool, second)
    assert {row["version"] for row in await pool.fetch("SELECT version FROM conversation")} == {22}


async def test_the_talk_that_was_written_to_last_goes_on(pool: asyncpg.Pool) -> None:
    """Wherever it was."""
    (one, first), (other, second) = await person(pool), await person(pool, "bale")
    keep = "UPDATE conversation SET state = $2, touched_at = $3 WHERE citizen_id = $1"
    await pool.execute(keep, one, '{"script": "old", "run": 4}', NOW - timedelta(hours=1))
    await pool.execute(keep, other, '{"script": "new", "run": 2}', NOW)
    await link(pool, second, first)
    state = await pool.fetchval("SELECT state::text FROM conversation WHERE citizen_id = $1", one)
    assert state == '{"run": 5, "script": "new"}'


async def test_after_three_days_a_separation_leaves_what_became_one(pool: asyncpg.Pool) -> None:
    """Each still gets its own cases back."""
    one, other = await person(pool), await person(pool, "bale")
    kept = await some_cases.case(pool, NOW, one, level=2)
    gone = await some_cases.case(pool, NOW, other)
    legal = await some_cases.case(pool, NOW, other, desk="legal")
    await link(pool, other[1], one[1])
    await separate(pool, other[1], NOW + timedelta(hours=73))
    rows = {row["id"]: row for row in await pool.fetch('SELECT * FROM "case"')}
    assert (rows[kept]["citizen_id"], rows[kept]["closed_at"]) == (one[0], None)
    assert (rows[gone]["citizen_id"], rows[gone]["outcome"]) == (other[0], "joined")
    assert (rows[legal]["citizen_id"], rows[legal]["account_id"]) == other
    await sound(pool)


async def test_a_case_opened_since_goes_with_the_account_it_was_written_from(pool: asyncpg.Pool) -> None:
    """Nobody's need stays with somebody else."""
    one, other = await person(pool), await person(pool, "bale")
    await link(pool, other[1], one[1])
    later = NOW + timedelta(hours=1)
    number = await some_cases.case(pool, later, (one[0], other[1]))
    await separate(pool, other[1], later)
    assert await pool.fetchval('SELECT citizen_id FROM "case" WHERE id = $1', number) == other[0]
    await sound(pool)


async def test_an_account_whose_person_was_forgotten_gets_a_new_one(pool: asyncpg.Pool) -> None:
    """With a talk, so that it can write at once."""
    one, other = await person(pool), await person(pool, "bale")
    await link(pool, other[1], one[1])
    await pool.execute("DELETE FROM citizen WHERE id = $1", other[0])
    await separate(pool, other[1])
    home = await pool.fetchval("SELECT citizen_id FROM account WHERE id = $1", other[1])
    assert home not in {one[0], other[0]}
    assert await pool.fetchval("SELECT version FROM conversation WHERE citizen_id = $1", home) == 9


async def test_words_are_found_with_the_person_they_belong_to_now(pool: asyncpg.Pool) -> None:
    """Linked: both threads; separated: each its own, and no words of somebody who has no case."""
    one, other = await person(pool), await person(pool, "bale")
    await some_cases.case(pool, NOW, one)
    await some_cases.message(pool, other[1], "نامهٔ دادگاه")
    await some_cases.message(pool, one[1], "سلام")
    await search.index(pool)
    assert await search.search(pool, "دادگاه", None, NOW) == []
    await link(pool, other[1], one[1])
    assert [found.citizen_id for found in await search.search(pool, "دادگاه", None, NOW)] == [one[0]]
    await separate(pool, other[1])
    assert await search.search(pool, "دادگاه", None, NOW) == []


@pytest.mark.parametrize("spelled", ["+98 912 123 4567", "00989121234567", "09121234567", "۰۹۱۲۱۲۳۴۵۶۷"])
def test_a_phone_is_one_phone_in_every_spelling(spelled: str) -> None:
    """And its hash is another one under another key."""
    assert phones.hashed(b"key", spelled) == phones.hashed(b"key", "989121234567")
    assert phones.hashed(b"key", spelled) != phones.hashed(b"other", spelled)
    assert phones.hashed(b"key", "") is None


CASES = st.lists(
    st.tuples(
        st.sampled_from(["counselling", "legal", "shelter"]),
        st.integers(0, 4),
        st.sampled_from(["waiting", "held", "answered", "closed"]),
        st.integers(0, 90),
        st.sampled_from([None, True, False]),
    ),
    max_size=3,
    unique_by=lambda case: case[0],
)


async def put(pool: asyncpg.Pool, who: Person, cases: list[Any], staff: int) -> None:
    """Write cases of a person down."""
    for desk, level, stands, minutes, safe in cases:
        at = NOW - timedelta(minutes=minutes)
        more: dict[str, Any] = {"desk": desk, "level": level, "safe_to_contact": safe}
        if stands in {"held", "answered"}:
            more |= {"claimed_by": staff, "claimed_at": at}
        if stands == "answered":
            more |= {"waiting_since": None}
        if stands == "closed":
            more |= {"closed_at": at, "outcome": "helped", "true_level": 1}
        await some_cases.case(pool, at, who, **more)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=CASES, theirs=CASES)
async def test_linking_and_undoing_restores_whose_cases_and_messages_are_whose(
    pool: asyncpg.Pool, mine: list[Any], theirs: list[Any]
) -> None:
    """Whatever both had: open, held, answered and closed cases at the same and at other desks."""
    await pool.execute("DELETE FROM citizen")
    await pool.execute("DELETE FROM staff")
    staff = await pool.fetchval("INSERT INTO staff (login, name, role) VALUES ('sa', 'ص', 'counsellor') RETURNING id")
    one, other = await person(pool), await person(pool, "bale")
    await put(pool, one, mine, staff)
    await put(pool, other, theirs, staff)
    for _, account in (one, other):
        await some_cases.message(pool, account, "سلام")
    await search.index(pool)
    before = await whose(pool)
    await link(pool, other[1], one[1])
    await sound(pool)
    assert await pool.fetchval("SELECT count(DISTINCT citizen_id) FROM account") == 1
    assert await pool.fetchval('SELECT count(*) FROM "case" WHERE citizen_id = $1', other[0]) == 0
    await separate(pool, other[1], NOW + timedelta(hours=1))
    await sound(pool)
    assert await whose(pool) == before
