"""Specification: an administrator finds who read and changed what, and sees whether the chain is whole."""

import re
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest

from console.audit_columns import COLUMNS
from console.audit_words import NOUNS, STATES, Speaker
from migrations.link_triggers import AUDITED as OF_LINKS
from migrations.staff_triggers import AUDITED, OF_THE_BOT
from models import AttachmentState, Base, CodePurpose
from services import audit
from tests.citizen import Now
from tests.console.people import People, Person
from tests.services.test_audit import tamper
from texts.fluent import Words
from texts.jalali import numeric, tehran_day

WORDS = Words()


async def administrator(staff: People) -> Person:
    """Somebody who changed the name and the hours of a desk."""
    admin = await staff("administrator", [], name="مدیر")
    await admin.get("/desks")
    form = {"name": "وکیل", "name_en": "Lawyer", "answer_minutes": "20", "reopen_hours": "72"}
    await admin.post("/desks/legal", form | {"days-0": ["0", "1", "2"], "opens-0": "8", "closes-0": "12"})
    return admin


async def test_a_change_is_told_in_words(staff: People) -> None:
    """Who, what, and each field from what to what, in Persian."""
    page = await (await administrator(staff)).get("/audit?noun=desk&act=update")
    assert page.status_code == 200
    for words in ("مدیر", "تغییر داد", "میز", "نام", "مهلت جواب (دقیقه)", "حقوقی", "وکیل", "۱۰", "۲۰"):
        assert words in page.text, words
    page = await (await administrator(staff)).get("/audit?noun=desk_hours")
    assert "شنبه تا دوشنبه" in page.text
    assert "۰۸:۰۰" in page.text


async def test_it_is_narrowed_by_person_act_noun_number_and_day(staff: People, pool: asyncpg.Pool) -> None:
    """Each alone finds the row, each wrong one does not; digits of any keyboard."""
    admin = await administrator(staff)
    other = await staff("administrator", [])
    at = await pool.fetchval("SELECT at FROM audit ORDER BY id DESC LIMIT 1")
    today = numeric(tehran_day(at))
    for query in (f"person={admin.id}", "act=update", "noun=desk", "key=legal", f"day={today}"):
        assert "وکیل" in (await admin.get(f"/audit?{query}")).text, query
    for query in (
        f"person={other.id}",
        "person=outside&act=update",
        "act=delete",
        "noun=note",
        "key=999",
        "day=1400/01/01",
    ):
        assert "وکیل" not in (await admin.get(f"/audit?{query}")).text, query


async def test_what_happened_outside_the_console_is_told_with_the_databases_user(staff: People, dsn: str) -> None:
    """Somebody at psql is not nobody."""
    at_psql = await asyncpg.connect(dsn, server_settings={"application_name": "psql"})
    await at_psql.execute("UPDATE desk SET answer_minutes = 99 WHERE key = 'jobs'")
    user = await at_psql.fetchval("SELECT session_user")
    await at_psql.close()
    page = await (await staff("administrator", [])).get("/audit?person=outside&noun=desk&act=update")
    assert f"{user} psql" in page.text
    assert "۹۹" in page.text


async def test_secrets_and_words_of_people_are_not_shown(staff: People, pool: asyncpg.Pool) -> None:
    """That a password changed is kept, the password is not."""
    sara = await staff.account(name="سارا")
    await pool.execute("UPDATE staff SET phone = '09120000000' WHERE id = $1", sara)
    page = await (await staff("administrator", [])).get(f"/audit?noun=staff&key={sara}&act=update")
    assert "خودش این‌جا نگه داشته نمی‌شود" in page.text
    assert "09120000000" not in page.text
    assert "۰۹۱۲" not in page.text


async def test_pages_lead_from_the_newest_to_the_oldest(staff: People, pool: asyncpg.Pool) -> None:
    """Every row stands on exactly one page, and the conditions go along."""
    for number in range(120):
        await pool.execute("UPDATE desk SET answer_minutes = $1 WHERE key = 'jobs'", number + 100)
    admin = await staff("administrator", [])
    path, seen = "/audit?noun=desk&act=update&key=jobs", []
    while path:
        page = await admin.get(path)
        seen += [int(number) for number in re.findall(r'<tr id="a(\d+)"', page.text)]
        link = re.search(r'href="(/audit\?[^"]*before=\d+)"', page.text)
        path = link[1].replace("&amp;", "&") if link else ""
    assert len(seen) == len(set(seen)) == 120
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("day=2026-11-24", 422),
        ("day=دیروز", 422),
        ("before=x", 400),
        ("before=-1", 400),
        (f"before={10**30}", 400),
        ("person=۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹", 200),
        ("person=x&noun=no_such_table&act=drop", 200),
        ("key=%00%27%3B--", 200),
    ],
)
async def test_nonsense_in_the_address_is_no_fault(staff: People, query: str, status: int) -> None:
    """A day that cannot be read is said to be so; the rest finds nothing or does not narrow."""
    page = await (await staff("administrator", [])).get(f"/audit?{query}")
    assert page.status_code == status
    assert ("روز را شمسی" in page.text) == (status == 422)


async def test_nothing_found_is_said(staff: People) -> None:
    """No empty table."""
    assert "چیزی با این شرط‌ها" in (await (await staff("administrator", [])).get("/audit?key=nothing")).text


async def test_a_whole_chain_is_said_to_be_whole_with_a_code_to_note(staff: People, pool: asyncpg.Pool) -> None:
    """How many links were checked; and the code is found again until somebody cuts the end off."""
    admin = await administrator(staff)
    page = await admin.get("/audit/chain")
    links = await pool.fetchval("SELECT count(*) FROM audit")
    assert "زنجیره سالم است" in page.text
    assert WORDS.label("fa", "audit-chain-whole", {"count": links}) in page.text
    code = re.search(r'class="secret" dir="ltr">([^<]+)<', page.text)
    assert code
    assert "همان است که یادداشت کرده‌اید" in (await admin.get(f"/audit/noted?code={code[1].upper()}")).text
    assert "این حلقه دیگر نیست" in (await admin.get("/audit/noted?code=999-0123456789ab")).text


@pytest.mark.parametrize("code", ["", "12", "12-xyz", "x" * 500, "1-0123456789ab\x00"])
async def test_a_code_that_cannot_be_read_is_asked_for_again(staff: People, code: str) -> None:
    """What was typed stays."""
    page = await (await staff("administrator", [])).get(f"/audit/noted?code={quote(code)}")
    assert page.status_code in (422, 200)
    assert "کد را همان‌طور" in page.text or "این حلقه دیگر نیست" in page.text


async def test_a_chain_is_checked_stretch_by_stretch(
    staff: People, pool: asyncpg.Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long chain takes several answers; each says how far it came and asks for the next by itself."""
    admin = await administrator(staff)
    monkeypatch.setattr(audit, "CHUNK", 3)
    monkeypatch.setattr(audit.check, "__defaults__", (0, 3))
    path, steps = "/audit/chain", 0
    while path:
        page = await admin.get(path, headers={"HX-Request": "true"} if steps else {})
        link = re.search(r'hx-get="([^"]+)" hx-trigger="load"', page.text)
        path, steps = (link[1].replace("&amp;", "&") if link else ""), steps + 1
    links = await pool.fetchval("SELECT count(*) FROM audit")
    assert steps == links // 3 + 1
    assert WORDS.label("fa", "audit-chain-whole", {"count": links}) in page.text
    assert "<html" not in page.text


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE id = 4", "متن این حلقه بعد از ثبت عوض شده است"),
        ("DELETE FROM audit WHERE id = 3", "دست‌کم یک حلقه پیش از این حلقه"),
    ],
)
async def test_a_broken_chain_is_said_to_be_broken_and_what_it_means(
    staff: People, dsn: str, statement: str, said: str
) -> None:
    """Which link, how, and what to do; no code to note."""
    admin = await administrator(staff)
    await tamper(dsn, statement)
    page = await admin.get("/audit/chain")
    assert "زنجیره در حلقهٔ ۴ می‌شکند" in page.text
    assert said in page.text
    assert "به چیزی دست نزنید" in page.text
    sound = await staff.pool.fetchval("SELECT count(*) FROM audit WHERE id < 4")
    assert WORDS.label("fa", "audit-chain-before", {"count": sound}) in page.text
    assert 'class="secret"' not in page.text


def test_every_audited_table_and_column_has_words() -> None:
    """A new column needs a name that an administrator understands; so does every state."""
    tables = {name: Base.metadata.tables[name] for name in (*AUDITED, *OF_LINKS)}
    assert set(tables) | {table for table, *_ in OF_THE_BOT} <= set(NOUNS)
    assert {column.name for table in tables.values() for column in table.columns} - set(COLUMNS) == set()
    assert {state.value for state in (*AttachmentState, *CodePurpose)} <= set(STATES)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("claimed_by", 7, "سارا"),
        ("claimed_by", 8, "۸"),
        ("desk", "legal", "حقوقی"),
        ("desk", "gone", "gone"),
        ("outcome", "unheard-of", "unheard-of"),
        ("away", True, "بله"),
        ("phone", None, "خالی"),
        ("closed_text", "", "خالی"),
        ("weekdays", [0, 1, 2, 3, 4, 5, 6], "هر روز"),
        ("day", "2030-03-21", "پنجشنبه ۱ فروردین"),
        ("opens", "08:00:00", "۰۸:۰۰"),
        ("stage", "full", "کامل"),
        ("never_heard_of", 12, "۱۲"),
    ],
)
def test_values_are_said_in_words(now: Now, column: str, value: Any, said: str) -> None:
    """Numbers of people are names, keys are words; what is unknown stays as it is."""

    def say(message: str, **args: Any) -> str:
        return WORDS.label("fa", message, args)

    assert Speaker(say, now(), {7: "سارا"}, {"legal": "حقوقی"}).value(column, value) == said
