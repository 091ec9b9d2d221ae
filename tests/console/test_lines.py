"""Specification: staff see which phone lines people are shown, and keep them right; each act has a name and a date."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from console.line_forms import dialled
from services.lines import emergency_card_lines, open_lines
from tests.citizen import Now
from tests.city import City
from tests.console.people import People, Person
from texts.jalali import numeric, tehran_day
from texts.persian import ascii_digits, persian_digits

ALWAYS = {"always": "on", "span": "90"}


@pytest_asyncio.fixture
async def city(pool: asyncpg.Pool, now: Now) -> City:
    """A city whose lines a test writes down; the clock is the console's."""
    return City(pool, now)


async def keeper(staff: People, role: str = "supervisor", name: str = "مهری احمدی") -> Person:
    """Somebody who may change lines, at their page."""
    person = await staff(role, [], name=name)
    await person.get("/lines")
    return person


async def row(pool: asyncpg.Pool, number: str = "1480") -> dict[str, Any]:
    """A line as the database has it, with its version."""
    found = await pool.fetchrow("SELECT *, xmin::text AS version FROM line WHERE key = $1", f"line-{number}")
    assert found is not None
    return dict(found)


async def shown(pool: asyncpg.Pool, now: Now) -> list[str]:
    """Numbers that a citizen would be shown."""
    return [each.number for each in await open_lines(pool, now())]


def on(days: int, now: Now) -> str:
    """The Jalali date in some days, as the page writes it."""
    return persian_digits(numeric(tehran_day(now() + timedelta(days=days))))


async def test_each_line_says_whether_it_is_shown_and_if_not_why(staff: People, city: City) -> None:
    """Whoever answers reads there what people are told: number, hours, source, who asked and when."""
    await city.has_line("1480", opens="08:00", closes="00:00")
    await city.has_line("1570", opens="08:00", closes="20:00")
    await city.has_line("1111", status="stopped")
    await city.has_line("2222", status="unconfirmed", verified=False)
    await city.has_line("3333", expires_in_days=-1)
    await city.has_line("4444")
    await city.pool.execute("DELETE FROM line_hours WHERE line_id = (SELECT id FROM line WHERE number = '4444')")
    await city.has_line("123", emergency=True, rank=1)
    page = (await (await staff("lawyer", ["legal"])).get("/lines")).text
    of = {each.split("</h2>")[0]: each for each in page.split("<h2>خط ")[1:]}
    assert "الان نشان داده می‌شود، تا پایان شنبه ۳۰ آبان" in of["1480"]
    assert "الان نشان داده نمی‌شود؛ یکشنبه ۱ آذر، ساعت ۸ صبح باز می‌شود" in of["1570"]
    assert "نشان داده نمی‌شود: دیگر جواب نمی‌دهد" in of["1111"]
    assert "نشان داده نمی‌شود: هنوز تأیید نشده است" in of["2222"]
    assert "نشان داده نمی‌شود: اعتبار بررسی‌اش تمام شده است" in of["3333"]
    assert "نشان داده نمی‌شود: ساعت جواب دادنش را نمی‌دانیم" in of["4444"]
    assert "روی کارت اورژانس" in of["123"]
    assert "هر روز، از ۸:۰۰ تا ۲۴:۰۰" in of["1480"]
    assert "<form" not in of["1480"].split("</li>")[0]


async def test_whoever_only_answers_changes_nothing(staff: People, city: City) -> None:
    """The server refuses, whatever a page offers."""
    await city.has_line("1480")
    before = await row(city.pool)
    sara = await staff("counsellor")
    for path in ("", "/answers", "/stopped"):
        form = ALWAYS | {"version": before["version"], "number": "1480", "note": "x"}
        answer = await sara.post(f"/lines/{before['id']}{path}", form)
        assert answer.status_code == 403
    assert await row(city.pool) == before


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
async def test_a_call_of_today_is_written_down_with_name_and_date(
    staff: People, city: City, now: Now, role: str
) -> None:
    """Verified now, by whoever pressed the button, for ninety days unless they say otherwise."""
    await city.has_line("1480", expires_in_days=-3)
    assert await shown(city.pool, now) == []
    mehri = await keeper(staff, role)
    before = await row(city.pool)
    page = await mehri.get("/lines")
    assert f"۹۰ روز، تا {on(90, now)}" in page.text
    answer = await mehri.post(f"/lines/{before['id']}/answers", {"version": before["version"], "span": "90"})
    assert "ثبت شد" in (await mehri.follow(answer)).text
    line = await row(city.pool)
    assert (line["verified_at"], line["verified_by"]) == (now(), "مهری احمدی")
    assert line["expires_at"] == now() + timedelta(days=90)
    assert await shown(city.pool, now) == ["1480"]
    audited = await city.pool.fetchrow("SELECT staff_id, changed FROM audit WHERE noun = 'line' ORDER BY id DESC")
    assert audited is not None
    assert audited["staff_id"] == mehri.id
    assert "مهری احمدی" in audited["changed"]


async def test_a_line_that_nobody_answers_is_gone_from_every_card_at_once(staff: People, city: City, now: Now) -> None:
    """Also from the emergency card; the note says what was found, and by whom."""
    await city.has_line("123", emergency=True, rank=1)
    await city.has_line("115", emergency=True, rank=2)
    mehri = await keeper(staff)
    before = await row(city.pool, "123")
    form = {"version": before["version"], "note": "سه بار زنگ زدم، بوق اشغال"}
    await mehri.follow(await mehri.post(f"/lines/{before['id']}/stopped", form))
    assert [each.number for each in await emergency_card_lines(city.pool, now())] == ["115"]
    line = await row(city.pool, "123")
    assert (line["status"], line["note"], line["verified_by"]) == ("stopped", form["note"], "مهری احمدی")
    page = await mehri.get("/lines")
    assert "سه بار زنگ زدم، بوق اشغال" in page.text


async def test_a_stopped_line_that_answers_again_is_back(staff: People, city: City, now: Now) -> None:
    """And the note about its silence is not carried along."""
    await city.has_line("1480", status="stopped")
    await city.pool.execute("UPDATE line SET note = 'بوق اشغال'")
    mehri = await keeper(staff)
    before = await row(city.pool)
    assert "امروز زنگ زدم؛ حالا جواب می‌دهد" in (await mehri.get("/lines")).text
    await mehri.post(f"/lines/{before['id']}/answers", {"version": before["version"], "span": "30"})
    line = await row(city.pool)
    assert (line["status"], line["note"]) == ("active", "")
    assert line["expires_at"] == now() + timedelta(days=30)
    assert await shown(city.pool, now) == ["1480"]


async def test_number_and_hours_are_changed_by_whoever_asked_today(staff: People, city: City, now: Now) -> None:
    """Any digits and signs; what is saved is what is dialled, and counts as today's check."""
    await city.has_line("1480")
    mehri = await keeper(staff)
    before = await row(city.pool)
    assert 'value="1480"' in (await mehri.get(f"/lines/{before['id']}")).text
    form = {
        "version": before["version"], "number": "۰۲۱-۵۵۰۱ ۲۳۴۵", "span": "180",
        "days-0": ["0", "1", "2", "3", "4"], "opens-0": "۸", "closes-0": "۲۴",
        "days-1": ["6"], "opens-1": "22", "closes-1": "2:30",
        "opens-2": "", "closes-2": "",
    }  # fmt: skip
    assert (await mehri.post(f"/lines/{before['id']}", form)).status_code == 303
    line = await row(city.pool)
    assert (line["number"], line["verified_by"]) == ("02155012345", "مهری احمدی")
    assert line["expires_at"] == now() + timedelta(days=180)
    hours = await city.pool.fetch("SELECT weekdays, opens::text, closes::text FROM line_hours ORDER BY opens")
    assert [tuple(each) for each in hours] == [
        ([0, 1, 2, 3, 4], "08:00:00", "00:00:00"),
        ([6], "22:00:00", "02:30:00"),
    ]
    assert "از ۸:۰۰ تا ۲۴:۰۰" in (await mehri.get("/lines")).text
    nouns = await city.pool.fetch("SELECT DISTINCT noun FROM audit WHERE staff_id = $1 AND noun LIKE 'line%'", mehri.id)
    assert {each["noun"] for each in nouns} == {"line", "line_hours"}


async def test_day_and_night_is_one_tick(staff: People, city: City, now: Now) -> None:
    """Whatever else stands in the rows."""
    await city.has_line("1480", opens="08:00", closes="20:00")
    mehri = await keeper(staff)
    before = await row(city.pool)
    form = ALWAYS | {"version": before["version"], "number": "1480", "opens-0": "08:00", "closes-0": "20:00"}
    await mehri.post(f"/lines/{before['id']}", form)
    (line,) = await open_lines(city.pool, now())
    assert line.round_the_clock
    assert 'name="always" checked' in (await mehri.get(f"/lines/{before['id']}")).text


async def test_one_more_row_saves_nothing_and_forgets_nothing(staff: People, city: City) -> None:
    """Asking for another period is no check."""
    await city.has_line("1480")
    mehri = await keeper(staff)
    before = await row(city.pool)
    form = {"version": before["version"], "number": "9999", "opens-0": "۹", "closes-0": "", "more": "1"}
    page = await mehri.post(f"/lines/{before['id']}", form)
    assert page.status_code == 200
    assert 'value="9999"' in page.text
    assert 'value="۹"' in page.text
    assert 'name="opens-1"' in page.text
    assert await row(city.pool) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": ""}, "۳ تا ۱۱ رقم"),
        ({"number": "12"}, "۳ تا ۱۱ رقم"),
        ({"number": "0218888888888"}, "۳ تا ۱۱ رقم"),
        ({"number": "۱۴۸۰ داخلی ۲"}, "۳ تا ۱۱ رقم"),
        ({"number": "1570"}, "این شماره مال خط «خط 1570» است"),
        ({"span": "3650"}, "یکی از مدت‌ها"),
        ({"always": None}, "شبانه‌روز، یا دست‌کم یک بازه"),
        ({"always": None, "days-0": "1", "opens-0": "25", "closes-0": "9"}, "هر دو ساعت را بنویسید"),
        ({"always": None, "opens-0": "8", "closes-0": "9"}, "دست‌کم یک روز"),
    ],
    ids=str,
)
async def test_what_is_wrong_is_said_beside_its_field_and_stays_typed(
    staff: People, city: City, wrong: dict[str, str | None], said: str
) -> None:
    """Nothing is saved, nothing is lost."""
    await city.has_line("1480")
    await city.has_line("1570")
    mehri = await keeper(staff)
    before = await row(city.pool)
    form = ALWAYS | {"version": before["version"], "number": "1481"} | wrong
    page = await mehri.post(
        f"/lines/{before['id']}", {name: value for name, value in form.items() if value is not None}
    )
    assert page.status_code == 422
    assert said in page.text
    assert f'value="{ascii_digits(str(form["number"]))}"' in page.text
    assert await row(city.pool) == before


async def test_the_number_of_an_emergency_line_cannot_be_mistyped(staff: People, city: City) -> None:
    """The page offers no field for it, and the server takes no other number."""
    await city.has_line("123", emergency=True)
    mehri = await keeper(staff, "administrator")
    before = await row(city.pool, "123")
    assert 'type="tel"' not in (await mehri.get(f"/lines/{before['id']}")).text
    page = await mehri.post(f"/lines/{before['id']}", ALWAYS | {"version": before["version"], "number": "132"})
    assert page.status_code == 422
    assert "از این صفحه عوض نمی‌شود" in page.text
    assert await row(city.pool, "123") == before


async def test_to_stop_a_line_somebody_says_what_they_found(staff: People, city: City) -> None:
    """Without a word it is not taken, and said so beside the field."""
    await city.has_line("1480")
    mehri = await keeper(staff)
    before = await row(city.pool)
    page = await mehri.post(f"/lines/{before['id']}/stopped", {"version": before["version"], "note": "  "})
    assert page.status_code == 422
    assert "در چند کلمه بنویسید چه دیدید" in page.text
    assert await row(city.pool) == before


async def test_a_line_without_hours_is_not_called_good_by_one_button(staff: People, city: City) -> None:
    """It would be shown to nobody: whoever called is asked when it answers."""
    await city.has_line("1480")
    await city.pool.execute("DELETE FROM line_hours")
    mehri = await keeper(staff)
    before = await row(city.pool)
    page = await mehri.post(f"/lines/{before['id']}/answers", {"version": before["version"], "span": "90"})
    assert page.status_code == 422
    assert "بگویید این خط کی جواب می‌دهد" in page.text
    assert await row(city.pool) == before


async def test_of_two_at_once_the_second_is_told(staff: People, city: City) -> None:
    """One found it dead, the other confirms it from an old page: the stop stands, and the other hears of it."""
    await city.has_line("1480")
    mehri, reza = await keeper(staff), await keeper(staff, name="رضا کریمی")
    before = await row(city.pool)
    seen = {"version": before["version"]}
    await mehri.post(f"/lines/{before['id']}/stopped", seen | {"note": "بوق اشغال"})
    late = await reza.post(f"/lines/{before['id']}/answers", seen | {"span": "30"})
    assert late.status_code == 409
    assert "همین حالا کس دیگری این خط را تغییر داد" in late.text
    assert "بوق اشغال" in late.text
    assert (await row(city.pool))["status"] == "stopped"


async def test_what_the_second_typed_is_kept_and_can_be_saved_then(staff: People, city: City) -> None:
    """The form comes back with their words and, from now on, about the line as it is."""
    await city.has_line("1480")
    mehri, reza = await keeper(staff), await keeper(staff, name="رضا کریمی")
    before = await row(city.pool)
    await mehri.post(f"/lines/{before['id']}/answers", {"version": before["version"], "span": "30"})
    form = ALWAYS | {"version": before["version"], "number": "1481"}
    late = await reza.post(f"/lines/{before['id']}", form)
    assert late.status_code == 409
    assert "نوشته‌تان این‌جا مانده است" in late.text
    assert 'value="1481"' in late.text
    version = (await row(city.pool))["version"]
    assert f'name="version" value="{version}"' in late.text
    await reza.post(f"/lines/{before['id']}", form | {"version": version})
    assert (await row(city.pool))["number"] == "1481"


async def test_of_two_in_the_same_instant_one_wins(staff: People, city: City) -> None:
    """Whatever the order, one is taken and one is told."""
    await city.has_line("1480")
    people = [await keeper(staff, name=f"همکار {at}") for at in range(4)]
    before = await row(city.pool)
    path, form = f"/lines/{before['id']}/answers", {"version": before["version"], "span": "90"}
    answers = await asyncio.gather(*(each.post(path, form) for each in people))
    assert sorted(each.status_code for each in answers) == [303, 409, 409, 409]


async def test_lines_whose_check_ends_soon_stand_at_the_top(staff: People, city: City, now: Now) -> None:
    """From two weeks before, and after; with the way to the line."""
    await city.has_line("1480", expires_in_days=13)
    await city.has_line("1570", expires_in_days=-1)
    await city.has_line("123", expires_in_days=15)
    page = (await (await staff("counsellor")).get("/lines")).text
    due = page.split('id="due-title"')[1].split("</section>")[0]
    assert f"اعتبارش {on(13, now)} تمام می‌شود" in due
    assert f"اعتبارش {on(-1, now)} تمام شد" in due
    assert "خط 123" not in due
    assert f'href="#line-{(await row(city.pool))["id"]}"' in due


async def test_the_supervisors_card_leads_to_the_line_and_closes_by_the_call(staff: People, city: City) -> None:
    """It has no «seen» button: what closes it is the call."""
    await city.has_line("1480")
    line = await row(city.pool)
    card = await city.pool.fetchval(
        "INSERT INTO card (kind, line_id) VALUES ('line_expires', $1) RETURNING id", line["id"]
    )
    mehri = await keeper(staff)
    troubles = (await mehri.get("/overview/now")).text.split('id="troubles"')[1].split("</section>")[0]
    assert "خط 1480" in troubles
    assert f'href="/lines#line-{line["id"]}"' in troubles
    assert f"/overview/cards/{card}/close" not in troubles
    await mehri.post(f"/overview/cards/{card}/close")
    assert await city.pool.fetchval("SELECT closed_at FROM card WHERE id = $1", card) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1480", "1480"),
        ("021 5501-2345", "02155012345"),
        ("+98 21 5501 2345", "02155012345"),
        ("(021)55012345", "02155012345"),
    ],
)
def test_a_number_is_kept_as_it_is_dialled_here(typed: str, number: str) -> None:
    """Signs between digits are people's habit; the country's own prefix is not dialled in the country."""
    assert dialled(typed) == number
