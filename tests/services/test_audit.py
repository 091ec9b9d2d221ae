"""The audit: every act is found again, and nobody can change or remove one unseen."""

from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from migrations.staff_triggers import NEVER_EMPTIED
from services import audit
from services.audit import Wanted
from tests import some_cases


async def member(pool: asyncpg.Pool, login: str = "sara") -> int:
    """A member of staff."""
    return int(
        await pool.fetchval(
            "INSERT INTO staff (login, name, role) VALUES ($1, 'سارا', 'supervisor') RETURNING id", login
        )
    )


async def rename(pool: asyncpg.Pool, desk: str, name: str, by: int | None = None) -> None:
    """Change a desk, as somebody."""
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute("SELECT set_config('app.staff', $1, true)", str(by or ""))
        await connection.execute("UPDATE desk SET name = $2 WHERE key = $1", desk, name)


async def tamper(dsn: str, statement: str) -> None:
    """Do what only a superuser can: switch the guard off, and change the audit."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture
async def chain(pool: asyncpg.Pool) -> list[int]:
    """Ten links; their numbers."""
    for number in range(10):
        await rename(pool, "legal", f"حقوقی {number}")
    return [row["id"] for row in await pool.fetch("SELECT id FROM audit WHERE noun = 'desk' ORDER BY id")][-10:]


async def test_a_change_is_found_by_person_noun_row_act_and_day(pool: asyncpg.Pool) -> None:
    """Each way of narrowing finds it, and each wrong value does not."""
    sara = await member(pool)
    await rename(pool, "legal", "وکیل", by=sara)
    now = datetime.now(UTC)  # noqa: TID251 (the audit is stamped by the database)
    found = await audit.search(pool, Wanted(sara, noun="desk", row_key="legal", act="update", since=now - timedelta(1)))
    assert [(each.staff_name, each.changed) for each in found] == [("سارا", {"name": ["حقوقی", "وکیل"]})]
    for nothing in (
        Wanted(staff_id=sara + 1),
        Wanted(sara, outside=True),
        Wanted(sara, noun="case"),
        Wanted(sara, row_key="jobs"),
        Wanted(sara, act="read"),
        Wanted(sara, since=now + timedelta(minutes=1)),
        Wanted(sara, until=now - timedelta(minutes=1)),
    ):
        assert await audit.search(pool, nothing) == []


async def test_pages_follow_each_other_without_gap_or_double(pool: asyncpg.Pool, chain: list[int]) -> None:
    """Newest first; the next page begins before the last link of this one."""
    seen: list[int] = []
    before = audit.NEVER
    while page := await audit.search(pool, Wanted(noun="desk", act="update"), before=before, most=3):
        seen += [each.id for each in page]
        before = page[-1].id
    assert seen == sorted(chain, reverse=True)


async def test_a_change_at_the_database_itself_is_kept_with_the_users_name(dsn: str, pool: asyncpg.Pool) -> None:
    """Somebody with psql leaves the same trace: the database's user and program stand for the person."""
    at_psql = await asyncpg.connect(dsn, server_settings={"application_name": "psql"})
    await at_psql.execute("UPDATE desk SET name = 'x' WHERE key = 'jobs'")
    user = await at_psql.fetchval("SELECT session_user")
    await at_psql.close()
    [act] = await audit.search(pool, Wanted(outside=True, noun="desk", row_key="jobs", act="update"))
    assert (act.staff_id, act.actor, act.changed) == (None, f"{user} psql", {"name": ["کاریابی", "x"]})


@pytest.mark.parametrize("author", ["bot", "citizen", "staff"])
async def test_words_that_somebody_puts_into_a_thread_at_the_database_are_in_the_audit(
    dsn: str, pool: asyncpg.Pool, author: str
) -> None:
    """Whoever is made to say them: only our own programs write threads without a link each, and it holds no words."""
    _, account = await some_cases.citizen(pool)
    delivery = None if author == "citizen" else "queued"
    at_psql = await asyncpg.connect(dsn, server_settings={"application_name": "psql"})
    number = await at_psql.fetchval(
        "INSERT INTO message (account_id, author, text, lane, delivery) VALUES ($1, $2, 'راز', 2, $3) RETURNING id",
        account,
        author,
        delivery,
    )
    user = await at_psql.fetchval("SELECT session_user")
    await at_psql.close()
    [act] = await audit.search(pool, Wanted(outside=True, noun="message", row_key=str(number), act="insert"))
    assert (act.staff_id, act.actor) == (None, f"{user} psql")
    assert "راز" not in str(act)


async def test_reading_is_written_down_once_in_ten_minutes(pool: asyncpg.Pool) -> None:
    """A page that refetches itself leaves one link; another person's reading leaves another."""
    for by in (await member(pool), await member(pool, "ali")):
        for _ in range(3):
            async with pool.acquire() as connection, connection.transaction():
                await connection.execute("SELECT set_config('app.staff', $1, true)", str(by))
                await audit.read(connection, "case", "7")
    assert [act.act for act in await audit.search(pool, Wanted(noun="case", row_key="7"))] == ["read", "read"]


async def test_a_whole_chain_is_found_whole_in_stretches(pool: asyncpg.Pool, chain: list[int]) -> None:
    """Checked three at a time, every link is counted once, and the last hash is the chain's last."""
    links = await pool.fetchval("SELECT count(*) FROM audit")
    after, counted = 0, 0
    while (checked := await audit.check(pool, after, 3)).links:
        assert checked.broken is None
        after, counted, last = checked.last_id, counted + checked.links, checked.last_hash
    assert (counted, after) == (links, chain[-1])
    assert last == await pool.fetchval("SELECT hash FROM audit WHERE id = $1", chain[-1])
    assert await audit.noted(pool, after, last.hex()[:12].upper())


async def test_an_audit_that_is_empty_is_not_broken(pool: asyncpg.Pool, dsn: str) -> None:
    """Before anything happened there is nothing to check."""
    await tamper(dsn, "DELETE FROM audit")
    assert await audit.check(pool) == audit.Checked(0, 0, b"", None)


async def test_the_audit_cannot_be_changed_by_the_way(pool: asyncpg.Pool, chain: list[int]) -> None:
    """Update, delete and truncate are refused."""
    assert chain
    for statement in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit", "TRUNCATE audit"):
        with pytest.raises(asyncpg.RaiseError):
            await pool.execute(statement)


async def thread(pool: asyncpg.Pool) -> tuple[int, int, int]:
    """A person with a case and words: the numbers of person, account and message."""
    who = await some_cases.citizen(pool)
    number = await some_cases.case(pool, datetime(2026, 11, 21, tzinfo=UTC), who)
    await pool.execute("INSERT INTO case_event (case_id, kind) VALUES ($1, 'opened')", number)
    return *who, await some_cases.message(pool, who[1], "راز", "bot", delivery="queued", lane=2)


@pytest.mark.parametrize("table", NEVER_EMPTIED)
async def test_no_table_of_the_audit_is_emptied_at_once(pool: asyncpg.Pool, table: str) -> None:
    """TRUNCATE would take rows away without a word about any of them."""
    with pytest.raises(asyncpg.RaiseError, match="TRUNCATE is not allowed"):
        await pool.execute(f'TRUNCATE "{table}" CASCADE')


@pytest.mark.parametrize(
    ("statement", "noun", "act", "changed"),
    [
        ("UPDATE message SET text = 'دروغ'", "message", "update", {"text"}),
        ("UPDATE message SET author = 'staff'", "message", "update", {"author"}),
        ("""UPDATE message SET content = '{"a": 1}'""", "message", "update", {"content"}),
        ("DELETE FROM message", "message", "delete", {"text"}),
        ("UPDATE account SET chat_id = chat_id + 5000", "account", "update", {"chat_id"}),
        ("DELETE FROM citizen", "citizen", "delete", {"id"}),
        ("UPDATE card SET closed_at = now()", "card", "update", {"closed_at"}),
    ],
)
async def test_words_and_people_that_somebody_changes_at_the_database_are_in_the_audit(
    pool: asyncpg.Pool, statement: str, noun: str, act: str, changed: set[str]
) -> None:
    """One link for each row; never the words themselves."""
    _, _, message = await thread(pool)
    await pool.execute("INSERT INTO card (kind, message_id) VALUES ('unknown_delivery', $1)", message)
    await pool.execute(statement)
    [found] = await audit.search(pool, Wanted(noun=noun, act=act))
    assert changed <= set(found.changed)
    assert "راز" not in str(found.changed)
    assert "دروغ" not in str(found.changed)


@pytest.mark.parametrize("statement", ["UPDATE case_event SET kind = 'closed'", "DELETE FROM case_event"])
async def test_what_happened_to_a_case_cannot_be_rewritten(pool: asyncpg.Pool, statement: str) -> None:
    """Nor taken out, but with the whole person."""
    await thread(pool)
    with pytest.raises(asyncpg.RaiseError, match="is not allowed on case_event"):
        await pool.execute(statement)
    await pool.execute("DELETE FROM citizen")
    assert await pool.fetchval("SELECT count(*) FROM case_event") == 0


async def test_a_turn_and_its_deliveries_leave_nothing_in_the_audit(pool: asyncpg.Pool) -> None:
    """What the bot does with every word costs nothing there."""
    person, account = await some_cases.citizen(pool)
    before = await pool.fetchval("SELECT count(*) FROM audit")
    message = await some_cases.message(pool, account, "سلام", "bot", delivery="queued", lane=2)
    await pool.execute("UPDATE message SET delivery = 'sent', settled_at = now() WHERE id = $1", message)
    await pool.execute("UPDATE account SET state = 'blocked' WHERE id = $1", account)
    await pool.execute("UPDATE citizen SET language = 'en' WHERE id = $1", person)
    assert await pool.fetchval("SELECT count(*) FROM audit") == before


async def test_the_chain_is_not_continued_from_an_old_picture_of_it(pool: asyncpg.Pool, dsn: str) -> None:
    """A transaction that sees the table as it once was is refused; the chain stays whole."""
    old = await asyncpg.connect(dsn)
    await old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM audit LIMIT 1")
    await rename(pool, "legal", "وکیل")
    with pytest.raises(asyncpg.InvalidTransactionStateError, match="read committed"):
        await old.execute("UPDATE desk SET rank = rank + 1 WHERE key = 'jobs'; COMMIT")
    await old.close()
    await rename(pool, "legal", "حقوقی")
    assert (await audit.check(pool)).broken is None


@pytest.mark.parametrize("most", [1, 3, 1000])
@pytest.mark.parametrize(
    "change",
    ["actor = 'somebody else'", "staff_id = 7", "at = at - interval '1 day'", "changed = '{}'", "row_key = 'jobs'"],
)
async def test_a_link_that_was_changed_is_found(
    pool: asyncpg.Pool, dsn: str, chain: list[int], change: str, most: int
) -> None:
    """Whoever can switch the guard off still cannot make the hash fit, wherever a stretch begins."""
    await tamper(dsn, f"UPDATE audit SET {change} WHERE id = {chain[4]}")  # noqa: S608 (made up here)
    assert await first_broken(pool, most) == audit.Broken(chain[4], changed=True)


@pytest.mark.parametrize("most", [1, 3, 1000])
async def test_a_link_that_was_taken_out_is_found(pool: asyncpg.Pool, dsn: str, chain: list[int], most: int) -> None:
    """The link after the hole does not continue the one before it."""
    await tamper(dsn, f"DELETE FROM audit WHERE id = {chain[4]}")  # noqa: S608 (made up here)
    assert await first_broken(pool, most) == audit.Broken(chain[5], changed=False)


async def test_a_beginning_that_was_cut_off_is_found(pool: asyncpg.Pool, dsn: str, chain: list[int]) -> None:
    """The first link of all continues nothing; any other does."""
    await tamper(dsn, f"DELETE FROM audit WHERE id < {chain[4]}")  # noqa: S608 (made up here)
    assert await audit.verify(pool, 0, 1000) == audit.Broken(chain[4], changed=False)


async def test_a_link_made_to_fit_breaks_the_next(pool: asyncpg.Pool, dsn: str, chain: list[int]) -> None:
    """A changed link with its hash computed anew no longer is what the next one continues."""
    await tamper(
        dsn,
        f"UPDATE audit SET actor = 'x' WHERE id = {chain[4]};"  # noqa: S608 (made up here)
        f"UPDATE audit a SET hash = audit_hash(previous, a) WHERE id = {chain[4]}",
    )
    assert await first_broken(pool, 1000) == audit.Broken(chain[5], changed=False)


async def test_an_end_that_was_cut_off_is_found_by_what_was_noted(
    pool: asyncpg.Pool, dsn: str, chain: list[int]
) -> None:
    """A chain does not know its own end; a link noted elsewhere does."""
    last = (await audit.check(pool)).last_hash.hex()[:12]
    await tamper(dsn, f"DELETE FROM audit WHERE id > {chain[6]}")  # noqa: S608 (made up here)
    assert await first_broken(pool, 1000) is None
    assert not await audit.noted(pool, chain[-1], last)


async def first_broken(pool: asyncpg.Pool, most: int) -> audit.Broken | None:
    """Walk the chain from its beginning in stretches."""
    after = 0
    while (checked := await audit.check(pool, after, most)).links:
        if checked.broken is not None:
            return checked.broken
        after = checked.last_id
    return None
