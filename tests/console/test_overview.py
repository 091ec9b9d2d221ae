"""Specification: a supervisor sees who is there, what waits, what went wrong and how day and week went."""

import csv
import io
import re
from datetime import timedelta

import asyncpg
import pytest

from console.overview import KINDS
from console.overview_export import COLUMNS, safe
from models import CardKind
from services import desk_settings, presence
from services.desk_settings import DayPeriod
from tests.citizen import Now
from tests.console.people import People, Person
from tests.some_cases import case, citizen, closed, message
from texts.fluent import Words
from texts.jalali import numeric, short, tehran_day

WORDS = Words()
MINUTE = timedelta(minutes=1)
HEADS = [WORDS.label("fa", column) for column in COLUMNS]


async def supervisor(staff: People, name: str = "سرپرست") -> Person:
    """Somebody at the overview."""
    return await staff("supervisor", [], name=name)


async def card(pool: asyncpg.Pool, kind: str, **columns: int) -> int:
    """Something that waits for a person."""
    [(name, value)] = columns.items() or [("account_id", None)]
    sql = f"INSERT INTO card (kind, {name}) VALUES ($1, $2) RETURNING id"  # noqa: S608 (names of our own)
    return int(await pool.fetchval(sql, kind, value))


async def lost(pool: asyncpg.Pool, text: str = "راز", *, with_case: Now | None = None) -> tuple[int, int]:
    """A message of ours of unknown fate and its card; with a case only if a time is given."""
    who = await citizen(pool)
    if with_case:
        await case(pool, with_case(), who)
    number = await message(pool, who[1], text, "bot", delivery="unknown", lane=2, error="time-out")
    return number, await card(pool, "unknown_delivery", message_id=number)


async def test_an_empty_house_is_said_to_be_quiet(staff: People) -> None:
    """Each part says that there is nothing, instead of an empty frame."""
    page = await (await supervisor(staff)).get("/overview")
    assert page.status_code == 200
    for words in ("کسی منتظر جواب نیست", "الان هیچ همکاری حاضر نیست", "همهٔ پیام‌ها رسیده‌اند", "در این مدت چیزی نیست"):
        assert words in page.text, words


async def test_who_is_present_is_told_with_desk_shift_and_cases(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """Whoever takes a break is named apart."""
    sara, ali = await staff("counsellor", ["counselling"], name="سارا"), await staff(name="علی")
    for each in (sara, ali):
        await presence.beat(pool, each.session_id, now())
    await presence.take_break(pool, ali.id, away=True)
    ends = now() + timedelta(hours=2)
    await pool.execute("INSERT INTO shift (staff_id, starts_at, ends_at) VALUES ($1, $2, $3)", sara.id, now(), ends)
    await case(pool, now(), claimed_by=sara.id, claimed_at=now())
    page = await (await supervisor(staff)).get("/overview/now")
    there = page.text.split('id="there"')[1].split("</section>")[0]
    assert "سارا" in there.split("در استراحت")[0]
    until = short(ends, now())
    assert f"تا {WORDS.label('fa', until['message'], until)}" in there
    assert "علی" in there.split("در استراحت")[1]


async def test_the_queue_is_counted_by_desk_and_level(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """And whoever waits longest comes first, with the way to the case."""
    late = await case(pool, now() - 90 * MINUTE, level=4, desk="legal")
    for _ in range(3):
        await case(pool, now() - 5 * MINUTE, level=1, desk="legal")
    page = await (await supervisor(staff)).get("/overview/now")
    row = page.text.split('<th scope="row">حقوقی</th>')[1].split("</tr>")[0]
    assert re.findall(r"[۰-۹]+", re.sub(r'data-name="[^"]*"', "", row)) == ["۱", "۰", "۰", "۳", "۰", "۰"]
    oldest = page.text.split('id="oldest"')[1]
    assert oldest.index(f"/cases/{late}") < oldest.index("۵ دقیقه پیش")
    assert "۱ ساعت پیش" in oldest


async def test_claims_about_to_run_out_are_shown_with_the_time_left(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Ten minutes to answer: after six there are four left; after eleven it is over; an answered one is not there."""
    sara = await staff(name="سارا")
    soon = await case(pool, now() - 6 * MINUTE, claimed_by=sara.id, claimed_at=now() - 6 * MINUTE)
    over = await case(pool, now() - 11 * MINUTE, claimed_by=sara.id, claimed_at=now() - 11 * MINUTE)
    await case(pool, now(), claimed_by=sara.id, claimed_at=now())
    await case(pool, now(), claimed_by=sara.id, claimed_at=now() - 9 * MINUTE, waiting_since=None)
    part = (await (await supervisor(staff)).get("/overview/now")).text.split('id="expiring"')[1].split("</section>")[0]
    assert re.findall(r'href="/cases/(\d+)"', part) == [str(over), str(soon)]
    assert "۴ دقیقه مانده" in part
    assert "تمام شد" in part


async def test_a_desk_that_is_open_with_nobody_there_brings_the_on_call_list(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """In order, with numbers to tap; a closed desk rings nobody up."""
    every = frozenset(range(7))
    for desk in ("psychology", "social_work", "shelter", "legal", "jobs"):
        start = (now() + timedelta(hours=5, minutes=30)).time().replace(second=0, microsecond=0)
        await desk_settings.write_periods(pool, desk, [DayPeriod(every, start, start.replace(minute=59))])
    ali, sara = await staff.account(name="علی"), await staff.account(name="سارا")
    for number, who in ((2, ali), (1, sara)):
        phone = f"0912000000{number}"
        await pool.execute("UPDATE staff SET on_call = $1, phone = $2 WHERE id = $3", number, phone, who)
    page = (await (await supervisor(staff)).get("/overview/now")).text
    part = page.split('id="nobody"')[1].split("</section>")[0]
    assert "<strong>مشاوره</strong>" in part
    assert "حقوقی" not in part
    assert re.findall(r'href="tel:(\d+)"', part) == ["09120000001", "09120000002"]


async def test_a_lost_message_leads_to_its_case(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """What it said is not shown here; it is sent again there, by whoever holds the case."""
    number, _ = await lost(pool, with_case=now)
    page = await (await supervisor(staff)).get("/overview/now")
    assert re.search(rf'href="/cases/\d+#m{number}"', page.text)
    assert "معلوم نیست پیام رسیده باشد" in page.text
    assert "راز" not in page.text
    assert "/again" not in page.text


async def test_a_lost_message_without_a_case_is_sent_again_once(staff: People, pool: asyncpg.Pool) -> None:
    """The second tap changes nothing and says so; the audit and the thread know of one repeat."""
    number, waits = await lost(pool, "جای خواب")
    boss = await supervisor(staff)
    page = await boss.follow(await boss.post(f"/overview/cards/{waits}/again"))
    assert "پیام دوباره فرستاده می‌شود" in page.text
    page = await boss.follow(await boss.post(f"/overview/cards/{waits}/again"))
    assert "پیش‌تر از فهرست برداشته شده" in page.text
    rows = await pool.fetch("SELECT text, delivery FROM message WHERE repeats = $1", number)
    assert [row["delivery"] for row in rows] == ["queued"]
    assert "جای خواب" in rows[0]["text"]


@pytest.mark.parametrize("length", [4000, 4096])
async def test_the_longest_message_is_sent_again_from_its_card(staff: People, pool: asyncpg.Pool, length: int) -> None:
    """Nothing is too long to be said once more."""
    number, waits = await lost(pool, "س" * length)
    boss = await supervisor(staff)
    assert (await boss.post(f"/overview/cards/{waits}/again")).status_code == 303
    said = await pool.fetchval("SELECT text FROM message WHERE repeats = $1", number)
    assert said.endswith("س" * length)
    assert len(said) <= 4096


async def test_a_card_is_closed_once(staff: People, pool: asyncpg.Pool) -> None:
    """A second tap, or a colleague's, is told kindly."""
    _, waits = await lost(pool)
    boss = await supervisor(staff)
    for said in ("از فهرست برداشته شد", "پیش‌تر از فهرست"):
        assert said in (await boss.follow(await boss.post(f"/overview/cards/{waits}/close"))).text
    assert (await boss.post(f"/overview/cards/{10**30}/close")).status_code == 404


async def test_many_troubles_are_counted(staff: People, pool: asyncpg.Pool) -> None:
    """The page stays short and says how many more there are."""
    for _ in range(53):
        await lost(pool)
    assert "۳ مورد دیگر هم هست" in (await (await supervisor(staff)).get("/overview/now")).text


async def test_the_charts_show_the_day_and_the_week_and_the_same_as_a_table(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """Columns with words for who cannot see them, and figures as a table for who would rather read."""
    for minutes in (2, 4, 30):
        await closed(pool, now() - timedelta(hours=3), minutes)
    await case(pool, now())
    boss = await supervisor(staff)
    page = await boss.get("/overview/figures")
    assert page.text.count('role="img"') == 4
    assert "<title>۱۹: ۴ دقیقه</title>" in page.text
    assert "کمک گرفت" in page.text
    assert page.text.count("همین آمار به شکل جدول") == 2
    assert not re.search(r'style="|<script', page.text)
    tomorrow = numeric(tehran_day(now()) + timedelta(days=1))
    assert "<title>۱۹: ۴ دقیقه</title>" in (await boss.get(f"/overview/figures?day={tomorrow}")).text


async def test_another_day_can_be_looked_at(staff: People, pool: asyncpg.Pool, now: Now) -> None:
    """By a date in any digits; what is no date says so and shows today."""
    await closed(pool, now() - timedelta(days=9), 3)
    boss = await supervisor(staff)
    assert "۲۲: ۳ دقیقه" not in (await boss.get("/overview")).text
    past = numeric(tehran_day(now() - timedelta(days=9)))
    assert "۲۲: ۳ دقیقه" in (await boss.get(f"/overview?day={past}")).text
    page = await boss.get("/overview?day=2026-11-24")
    assert "روز را شمسی و کامل بنویسید" in page.text
    assert 'value="۲۰۲۶-۱۱-۲۴"' in page.text


async def test_the_file_opens_in_excel_with_both_calendars_and_no_words_of_citizens(
    staff: People, pool: asyncpg.Pool, now: Now
) -> None:
    """One row a case; the byte order mark makes Excel read Persian."""
    await pool.execute("UPDATE desk SET name = '=cmd()|x' WHERE key = 'legal'")
    who = await citizen(pool)
    await message(pool, who[1], "حرف شهروند")
    await closed(pool, now(), 12.5, who=who, desk="legal", closing_note="یادداشت پنهان", rating=3)
    await case(pool, now())
    today = numeric(tehran_day(now()))
    boss = await supervisor(staff)
    answer = await boss.get(f"/overview.csv?first={today}&last={today}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="yavar-[\d-]+\.csv"', answer.headers["content-disposition"])
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert list(rows[0]) == HEADS
    first = [rows[0][head] for head in HEADS]
    assert first[1] == "'=cmd()|x"
    assert first[5:8] == ["کمک گرفت", "تلگرام", "فارسی"]
    assert first[8].startswith(today)
    assert first[9].endswith("+03:30")
    assert first[12] == "12.5"
    assert first[18] == "کمک کرد"
    assert [rows[1][head] for head in HEADS][10:16] == [""] * 6
    assert "حرف شهروند" not in answer.text
    assert "یادداشت پنهان" not in answer.text
    assert await pool.fetchval("SELECT count(*) FROM audit WHERE act = 'read' AND staff_id = $1", boss.id) == 1


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "", "هر دو روز را شمسی"),
        ("1405/09/01", "2026-11-24", "هر دو روز را شمسی"),
        ("1405/09/02", "1405/09/01", "پیش از روز شروع"),
        ("1403/09/02", "1405/09/01", "کوتاه‌تر از یک سال"),
    ],
)
async def test_days_that_cannot_be_are_refused_and_stay_in_the_fields(
    staff: People, first: str, last: str, said: str
) -> None:
    """The page comes again with the reason."""
    page = await (await supervisor(staff)).get(f"/overview.csv?first={first}&last={last}")
    assert page.status_code == 422
    assert said in page.text
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("cell", ["=1+1", "+98", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A spreadsheet must never run what somebody named a desk."""
    assert safe(cell) == f"'{cell}"
    assert safe("حقوقی") == "حقوقی"
    assert safe(None) == ""


def test_every_kind_of_card_has_words() -> None:
    """A new kind needs a sentence; that nobody is present has its own part of the page."""
    assert set(KINDS) == set(CardKind) - {CardKind.NOBODY_PRESENT}
