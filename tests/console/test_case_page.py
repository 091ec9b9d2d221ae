"""Specification: the page of a case, and who may open it."""

import json
from datetime import timedelta

import pytest

from console import labels
from console.case_reading import spoken
from models import CaseEventKind
from models.case import Sign
from services import cases
from tests.citizen import Now
from tests.console.people import People
from tests.console.street import Street
from triage.lexicon import Lexicon
from triage.score import LABELS

PART = {"sec-fetch-mode": "cors"}
"""What a browser says when a script fetches a part of a page."""
PARTS = ("", "/thread", "/head", "/answer", "/viewers")


@pytest.mark.parametrize("part", PARTS)
async def test_a_case_of_another_desk_does_not_exist(staff: People, street: Street, part: str) -> None:
    """404 and not 403: a number tells nothing."""
    lawyer = await staff("lawyer", ["legal"])
    someone = await street.case("counselling")
    assert (await lawyer.get(f"/cases/{someone.number}{part}")).status_code == 404
    assert (await lawyer.get(f"/cases/{someone.number + 1000}{part}")).status_code == 404


async def test_whoever_attends_to_a_person_sees_their_cases_at_other_desks(staff: People, street: Street) -> None:
    """The thread is one; so is the view on it."""
    lawyer = await staff("lawyer", ["legal"])
    someone = await street.case("counselling")
    await someone.asks("legal")
    page = await lawyer.get(f"/cases/{someone.number}")
    assert page.status_code == 200
    assert "فقط او جواب می‌دهد" not in page.text
    assert "data-reply" not in page.text


async def test_an_administrator_reads_no_thread(staff: People, street: Street) -> None:
    """Who gives rights does not read what they protect."""
    admin = await staff("administrator", ["counselling"])
    someone = await street.case()
    assert (await admin.get(f"/cases/{someone.number}")).status_code == 403


async def test_reading_a_case_is_written_down(staff: People, street: Street) -> None:
    """Who read whose words, once in ten minutes."""
    sara = await staff()
    someone = await street.case()
    for _ in range(2):
        await sara.get(f"/cases/{someone.number}")
    reads = await street.pool.fetch("SELECT staff_id, noun, row_key FROM audit WHERE act = 'read'")
    assert [tuple(row) for row in reads] == [(sara.id, "case", str(someone.number))]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("note", {"note": ""}),
        ("transfer", {"desk": "nope"}),
        ("close", {}),
        ("level", {"level": "9"}),
        ("reply", {"text": ""}),
        ("note", {"note": "سلام"}),
        ("close", {"outcome": "helped", "topic": "other", "true_level": "1"}),
    ],
)
async def test_a_page_that_comes_back_with_a_refusal_is_read_too(
    staff: People, street: Street, path: str, form: dict[str, str]
) -> None:
    """Whatever way leads to the words, it is written down."""
    someone = await street.case(said="راز من")
    sara = await staff()
    await sara.get("/queue")
    answer = await sara.post(f"/cases/{someone.number}/{path}", form)
    assert "راز من" in answer.text
    assert await street.pool.fetchval("SELECT staff_id FROM audit WHERE act = 'read'") == sara.id


async def test_the_head_of_a_page_is_read_too(staff: People, street: Street) -> None:
    """It holds what the person answered the bot."""
    someone = await street.case(answers=[["shelter-whom", "woman"]])
    sara = await staff()
    assert "خودم، خانم" in (await sara.get(f"/cases/{someone.number}/head")).text
    assert await street.pool.fetchval("SELECT row_key FROM audit WHERE act = 'read'") == str(someone.number)


@pytest.mark.parametrize("part", PARTS)
async def test_a_case_that_was_closed_long_ago_opens_to_supervisors_only(
    staff: People, street: Street, now: Now, part: str
) -> None:
    """A desk has no lasting claim on somebody's words; while words would open the case again it may read them."""
    someone = await street.case("jobs")
    jo, boss = await staff.account("job_officer", ["jobs"]), await staff.account("supervisor")
    await cases.claim(street.pool, someone.number, jo, now())
    await cases.close(street.pool, someone.number, jo, outcome="helped", topic="work", true_level=1, note="", now=now())
    where = f"/cases/{someone.number}{part}"
    assert (await (await staff.signed_in(jo)).get(where)).status_code == 200
    now.passes(hours=73)
    await someone.asks("psychology")
    assert (await (await staff.signed_in(jo)).get(where)).status_code == 404
    assert (await (await staff.signed_in(boss)).get(where)).status_code == 200


async def test_notes_of_a_desk_are_for_that_desk(staff: People, street: Street) -> None:
    """Two desks share the thread, not what they write about the person."""
    someone = await street.case("psychology")
    await someone.asks("legal")
    other = await street.pool.fetchval('SELECT max(id) FROM "case"')
    psy, law = await staff("psychologist", ["psychology"]), await staff("lawyer", ["legal"])
    boss = await staff("supervisor", [])
    await psy.post("/next")
    await psy.post(f"/cases/{someone.number}/note", {"note": "یادداشت محرمانه"})
    closing = {"outcome": "helped", "topic": "other", "true_level": "1", "note": "حرف آخر"}
    await psy.post(f"/cases/{someone.number}/close", closing)
    for reader, reads in ((law, False), (boss, True), (psy, True)):
        for number in (someone.number, other):
            page = (await reader.get(f"/cases/{number}")).text
            assert ("یادداشت محرمانه" in page) is reads
            assert ("حرف آخر" in page) is (reads and number == someone.number)


async def test_the_page_shows_what_a_person_must_know_first(staff: People, street: Street) -> None:
    """Level, desk, topic, messenger, language, what the bot asked, and whether writing is safe."""
    sara = await staff()
    someone = await street.case(level=3, topic="violence", answers=[["shelter-whom", "woman"]], language="en")
    page = await sara.get(f"/cases/{someone.number}")
    for words in ("فوری", "خشونت", "مشاوره", "تلگرام", "انگلیسی", "جای خواب امشب را برای چه کسی", "خودم، خانم"):
        assert words in page.text, words
    assert "معلوم نیست پیام دادن برایش امن باشد" in page.text
    await street.pool.execute('UPDATE "case" SET safe_to_contact = false')
    assert "تا خودش ننوشته، پیام ندهید" in (await sara.get(f"/cases/{someone.number}/head")).text


async def test_a_citizen_who_blocked_us_is_told_of_at_the_top(staff: People, street: Street) -> None:
    """Nobody writes into nothing without knowing it."""
    sara = await staff()
    someone = await street.case()
    await street.pool.execute("UPDATE account SET state = 'blocked'")
    assert "پیام ما به او نمی‌رسد" in (await sara.get(f"/cases/{someone.number}")).text


async def test_what_a_citizen_writes_is_never_mark_up(staff: People, street: Street) -> None:
    """Shown as written, in the thread and wherever else it may turn up."""
    sara = await staff()
    someone = await street.case(said='<script>alert(1)</script> & "<b>سلام</b>"', answers=[["where-self", "<i>x</i>"]])
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "<script>alert" not in page
    assert "<b>سلام" not in page
    assert "<i>x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;&lt;b&gt;سلام" in page


async def test_signs_that_turn_the_writing_direction_are_taken_out(staff: People, street: Street) -> None:
    """A turned 24 would read as 42; half-spaces and emoji stay."""
    sara = await staff()
    someone = await street.case(said="شماره: \u202e24\u202c \u2066x\u2069 می‌آیم 👩‍👧")
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "شماره: 24 x می‌آیم 👩‍👧" in page


async def test_every_state_of_a_delivery_has_words(staff: People, street: Street) -> None:
    """What waits, went, failed and why; what may be sent again has a button."""
    sara, reza = await staff(), await staff()
    someone = await street.case()
    await sara.post("/next")
    for state in ("queued", "sending", "sent"):
        await someone.hears("سلام", state)
    lost = await someone.hears("سلام", "unknown", "time-out")
    await someone.hears("سلام", "failed", "Forbidden: bot was blocked by the user")
    page = (await sara.get(f"/cases/{someone.number}")).text
    for words in ("در صف فرستادن", "در حال فرستادن", "فرستاده شد", "معلوم نیست رسیده باشد", "نرسید"):
        assert words in page, words
    assert "پیام‌رسان جواب نداد" in page
    assert "یاور را در پیام‌رسانش بسته است" in page
    assert f"/cases/{someone.number}/again/{lost}" in page
    assert "/again/" not in (await reza.get(f"/cases/{someone.number}")).text


async def test_edited_words_show_both_versions(staff: People, street: Street) -> None:
    """What was written first is crossed out, not gone."""
    sara = await staff()
    someone = await street.case()
    first = await someone.writes("ساعت ۵")
    second = await someone.writes("ساعت ۶", edited=True)
    await street.pool.execute("UPDATE message SET platform_message_id = 7 WHERE id = ANY($1)", [first, second])
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "پیش از ویرایش" in page
    assert "ویرایش‌شده" in page


async def test_a_location_is_a_link_to_maps_people_here_use(staff: People, street: Street) -> None:
    """And nothing of it is fetched before somebody asks."""
    sara = await staff()
    someone = await street.case()
    await someone.writes("", kind="location", location={"lat": 35.7, "lon": 51.4})
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "https://neshan.org/maps/@35.7,51.4,17z" in page
    assert "geo:35.7,51.4" in page


async def test_earlier_messages_come_on_demand(staff: People, street: Street, now: Now) -> None:
    """A long thread opens at its end; notes and moves keep their place."""
    sara = await staff()
    someone = await street.case(said="سطر اول")
    for number in range(80):
        now.passes(seconds=1)
        await someone.writes(f"پیام شمارهٔ {number}.")
    page = (await sara.get(f"/cases/{someone.number}")).text
    assert "پیام شمارهٔ 79." in page
    assert "سطر اول" not in page
    assert "data-earlier" in page
    first = await street.pool.fetchval("SELECT min(id) + 30 FROM message")
    older = (await sara.get(f"/cases/{someone.number}/thread?before={first}")).text
    assert "سطر اول" in older
    assert "پیام شمارهٔ 28." in older
    assert "پیام شمارهٔ 29." not in older


@pytest.mark.parametrize("before", ["x", "-1", "99999999999999999999"])
async def test_an_impossible_place_in_the_thread_is_refused(staff: People, street: Street, before: str) -> None:
    """With a page, never with a fault."""
    sara = await staff()
    someone = await street.case()
    assert (await sara.get(f"/cases/{someone.number}/thread?before={before}")).status_code in {200, 400}


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999"])
async def test_an_impossible_case_is_not_found(staff: People, number: str) -> None:
    """Letters, and numbers that no table holds."""
    sara = await staff()
    assert (await sara.get(f"/cases/{number}")).status_code == 404


async def test_the_page_says_what_was_read_and_why_in_words(staff: People, street: Street) -> None:
    """Level with its target, what was detected, reasons of rules and model; an unknown reason as it was kept."""
    sara = await staff()
    someone = await street.case(level=4)
    await street.pool.execute(
        'UPDATE "case" SET detected_level = 3, label = $1, reasons = $2, signs = $3',
        "suicide_ideation",
        ["suicide-named", "model-3", "rule-that-is-gone", "reviewed"],
        list(Sign),
    )
    page = (await sara.get(f"/cases/{someone.number}")).text
    for words in ("تا ۲ دقیقه", "نام خودکشی را آورده", "پیام‌های فوری می‌ماند", "rule-that-is-gone", "نمونهٔ هفتگی"):
        assert words in page, words
    for words in ("نمی‌تواند حرف بزند", "زیر ۱۸ سال", "دربارهٔ کس دیگری می‌نویسد", "هرگز با خانه‌اش"):
        assert words in page, words
    assert "فکر خودکشی" in page


async def test_answers_stand_on_the_page_and_the_score_is_for_staff(staff: People, street: Street, now: Now) -> None:
    """Questions and answers in words, the score with its range, cut-off and version; a part has no score."""
    sara = await staff()
    someone = await street.case(level=2)
    sql = """
        INSERT INTO assessment (citizen_id, case_id, kind, run, version, text_level, level, answers, score, answered_at)
        VALUES ($1, $2, $3, $4, 'v-1', 2, 3, $5, $6, $7)
    """
    severity = '{"k1": 4, "k2": 4, "k3": 3, "k4": 2, "k5": 1, "k6": 0}'
    await street.pool.execute(sql, someone.citizen, someone.number, "severity", 1, severity, 14, now())
    await street.pool.execute(
        sql, someone.citizen, None, "safety", 2, '{"s1": "quiet", "s2": "yes", "s9": "new"}', None, now()
    )
    page = (await sara.get(f"/cases/{someone.number}")).text
    for words in ("نمره ۱۴ (۰ تا ۲۴)", "از ۱۰ به بالا", "v-1", "ناامید بوده‌اید", "به مردن یا کشتن خودش", "s9"):
        assert words in page, words
    await street.pool.execute(sql, someone.citizen, None, "severity", 3, '{"k1": 4}', None, now())
    assert "همهٔ پرسش‌ها جواب ندارد" in (await sara.get(f"/cases/{someone.number}")).text


async def test_answers_of_long_ago_belong_to_another_case(staff: People, street: Street, now: Now) -> None:
    """What was answered for a case that is over is not this one's."""
    sara = await staff()
    someone = await street.case()
    await street.pool.execute(
        "INSERT INTO assessment (citizen_id, kind, run, version, text_level, level, answers, answered_at)"
        " VALUES ($1, 'safety', 1, 'v-1', 2, 2, '{\"s2\": \"yes\"}', $2)",
        someone.citizen,
        now() - timedelta(days=3),
    )
    assert "پرسش‌های امنیت" not in (await sara.get(f"/cases/{someone.number}")).text


MOVES = [
    ("opened", {"level": 4}, "پرونده با سطح «خطر جانی» باز شد"),
    ("alerted", {"rung": "supervisor", "step": 1, "told": 2}, "به سرپرست هشدار رفت (۲ نفر)"),
    ("alerted", {}, "هشدار رفت"),
    ("acknowledged", {"rung": "desk"}, "گفت که رسیدگی می‌کند"),
    ("acknowledged", {"to": 1, "reached": False}, "زنگ زد و جواب نگرفت"),
    ("acknowledged", {"to": 1, "reached": True}, "زنگ زد و جواب گرفت"),
    ("silent", {}, "ده دقیقه چیزی ننوشت"),
    ("assessed", {"kind": "safety", "level": 3}, "پرسش‌های امنیت: سطح «فوری»"),
    ("assessed", {}, "به پرسش‌ها جواب داد"),
    ("signed", {"sign": "minor"}, "نشانه: زیر ۱۸ سال"),
    ("signed", {}, "نشانه‌ای اضافه شد"),
    ("levelled", {"from": 1, "to": 3}, "سطح از روی پیام‌ها و جواب‌هایش «فوری» شد"),
]


async def test_everything_that_happened_stands_in_order_with_who_and_when(staff: People, street: Street) -> None:
    """Alerts, who saw to them, silence, answers and signs; what is known little of is told, too."""
    sara = await staff()
    someone = await street.case(level=4)
    for kind, detail, _ in MOVES:
        await street.pool.execute(
            "INSERT INTO case_event (case_id, kind, staff_id, detail) VALUES ($1, $2, $3, $4)",
            someone.number,
            kind,
            sara.id if kind == "acknowledged" else None,
            json.dumps(detail),
        )
    head = (await sara.get(f"/cases/{someone.number}/head")).text
    for _, _, words in MOVES:
        assert words in head, words


def test_every_move_and_every_sign_has_words() -> None:
    """Whoever adds one says how it is told."""
    assert set(labels.EVENTS) == set(CaseEventKind)
    assert set(labels.SIGNS) == set(Sign)


def test_every_topic_and_reason_of_the_reader_has_words() -> None:
    """The console reads the lexicon's words without loading the reader; both know the same entries."""
    assert set(labels.READINGS) == set(LABELS)
    assert spoken() == {name: said[0] for name, said in Lexicon().spoken.items()}
