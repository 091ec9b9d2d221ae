"""Somebody to talk to: what about, with which desk, and whether to write, be rung up or ring."""

import itertools
import re
from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest

from handlers.counselling_about import TOPICS, understood
from services import call_backs, cases, desk_settings
from services.desk_settings import DayPeriod
from tests.citizen import CitizenOnPhone, Neighbours, Now
from tests.city import City
from tests.handlers.test_human import all_cases, member
from tests.screen import WORDS

EVERY_DAY = frozenset(range(7))
OWN = {"phone_number": "989121234567", "user_id": 42, "first_name": "ن"}
TROUBLE = "شوهرم بیکاره همش دعوا داریم میخوام مشاوره"


@pytest.fixture(autouse=True)
async def asked_before(city: City) -> None:
    """Everybody here was asked a while ago whether they are in danger; test_safety tells what comes before that."""
    await city.pool.execute(
        """ALTER TABLE conversation ALTER state SET DEFAULT '{"memory": {"met_at": "2026-11-20T18:00:00+00:00"}}'"""
    )


async def opens_daily(neighbours: Neighbours, since: str, until: str, *desks: str) -> None:
    """Give desks the same hours every day."""
    period = DayPeriod(EVERY_DAY, time.fromisoformat(since), time.fromisoformat(until))
    for desk in desks or ("counselling", "psychology", "social_work", "legal", "jobs"):
        await desk_settings.write_periods(neighbours.pool, desk, [period])


async def calls(neighbours: Neighbours) -> list[Any]:
    """All calls there are, the oldest first."""
    return list(await neighbours.pool.fetch("SELECT * FROM call_back ORDER BY id"))


async def state(neighbours: Neighbours) -> str:
    """Everything that is kept of where talks stand."""
    return str(await neighbours.pool.fetchval("SELECT string_agg(state::text, '') FROM conversation"))


async def sits_at(neighbours: Neighbours, *desks: str) -> int:
    """Let a member of staff sit at an open page of these desks."""
    staff = await member(neighbours, "sara", *desks)
    await neighbours.pool.execute(
        "INSERT INTO staff_session (staff_id, token_hash, stage, used_at, seen_at)"
        " VALUES ($1, '\\x00', 'full', $2, $2)",
        staff,
        neighbours.now(),
    )
    return staff


async def asks_for_a_call(citizen: CitizenOnPhone, words: str = TROUBLE) -> None:
    """Go as far as the number."""
    await citizen.writes(words)
    await citizen.taps("به من زنگ بزنید")
    await citizen.taps("بله، امن است")
    await citizen.taps("فردا، ۸ صبح")
    assert citizen.told() == ["callback-phone"]


def strangers(neighbours: Neighbours) -> Iterator[CitizenOnPhone]:
    """People who write for the first time, one after another, to the same house."""
    return map(neighbours.citizen, itertools.count(100))


async def test_it_opens_by_words(neighbours: Neighbours) -> None:
    """To ask for somebody says nothing of what about: that is asked."""
    said = ("مشاوره", "مشاوره می‌خواهم", "با روان‌شناس", "وکیل", "مددکار", "moshavere")
    for words, citizen in zip(said, strangers(neighbours), strict=False):
        await citizen.writes(words)
        assert citizen.told() == ["counselling-topic"], words


async def test_eight_topics_are_offered(citizen: CitizenOnPhone) -> None:
    """By button from anywhere, and no more than eight."""
    await citizen.taps_data("go/counselling")
    assert citizen.told() == ["counselling-topic"]
    assert citizen.buttons()[:8] == [WORDS.label("fa", option.label) for option in TOPICS]


READ = (
    (TROUBLE, "خانواده و همسر", "counselling"),
    ("وکیل می‌خواهم برای حضانت دخترم", "حقوقی", "legal"),
    ("مددکار می‌خواهم، شناسنامه ندارم", "مدارک", "social_work"),
)


async def test_what_was_written_is_not_asked_again(neighbours: Neighbours) -> None:
    """The topic is read in the words, said back, and can be changed by a button."""
    for (words, topic, desk), citizen in zip(READ, strangers(neighbours), strict=False):
        await citizen.writes(words)
        assert citizen.told() == ["counselling-way"]
        assert f"این‌طور فهمیدم: «{topic}»" in citizen.reads
        await citizen.taps("همین‌جا بنویسیم")
        case = (await all_cases(neighbours))[-1]
        assert (case["desk"], case["level"]) == (desk, 1)


async def test_what_was_understood_wrongly_is_changed_by_a_button(citizen: CitizenOnPhone) -> None:
    """The topics are offered, and the choice counts."""
    await citizen.writes(TROUBLE)
    await citizen.taps("موضوع چیز دیگری است")
    assert citizen.told() == ["counselling-topic"]
    await citizen.taps("حقوقی")
    assert "باشد، «حقوقی»" in citizen.reads


@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_name_of_a_topic_is_read_as_another_one(language: str) -> None:
    """Who types what a button says means the button."""
    for option in TOPICS:
        assert understood(WORDS.label(language, option.label)) in {"", option.key}, option.key


DESKS = (
    ("خانواده", "counselling", "family"),
    ("فرزند", "social_work", "child"),
    ("مصرف", "counselling", "addiction"),
    ("حقوقی", "legal", "legal"),
    ("معیشت", "social_work", "money"),
    ("چیز دیگر", "counselling", "other"),
)


async def test_each_topic_has_its_desk(neighbours: Neighbours) -> None:
    """Topic → role of the protocol; plain needs are L1; what was chosen stands beside the case."""
    for (button, desk, topic), citizen in zip(DESKS, strangers(neighbours), strict=False):
        await citizen.taps_data("go/counselling")
        await citizen.taps(button)
        await citizen.taps("همین‌جا بنویسیم")
        case = (await all_cases(neighbours))[-1]
        assert (case["desk"], case["topic"], case["level"]) == (desk, topic, 1)
        assert '["counselling-topic", ' in case["context"]


async def test_violence_brings_somebody_before_anything_is_asked(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Never a gate: the case is there at L2; that it goes on makes it L3 and shows whom to call."""
    await citizen.taps_data("go/counselling")
    await citizen.taps("خشونت و آزار")
    assert citizen.told() == ["counselling-violence-now"]
    (case,) = await all_cases(neighbours)
    assert (case["desk"], case["level"]) == ("social_work", 2)
    await citizen.taps("بله، ادامه دارد")
    assert citizen.told() == ["emergency-card", "counselling-way"]
    assert [case["level"] for case in await all_cases(neighbours)] == [3]


async def test_violence_that_is_over_or_unsaid_stays_at_l2(neighbours: Neighbours) -> None:
    """Rather not say is no «no»: somebody answers all the same."""
    for answer, citizen in zip(("نه، قبلاً بوده", "نمی‌خواهم بگویم"), strangers(neighbours), strict=False):
        await citizen.taps_data("go/counselling")
        await citizen.taps("خشونت و آزار")
        await citizen.taps(answer)
        assert citizen.told() == ["counselling-way"]
    assert [case["level"] for case in await all_cases(neighbours)] == [2, 2]


async def test_who_chose_to_write_is_told_who_reads_it_and_that_nobody_knows_when(citizen: CitizenOnPhone) -> None:
    """With nobody there, an honest «I do not know», the place in the queue, and the lines that answer now."""
    await citizen.writes(TROUBLE)
    assert "نمی‌دانم چه وقت" in citizen.reads
    await citizen.taps("همین‌جا بنویسیم")
    assert citizen.told() == ["counselling-arrived", "human-safe"]
    assert "من یک برنامه‌ام" in citizen.reads
    assert "نفر اول صف" in citizen.reads
    assert "نمی‌دانم چه وقت جواب می‌دهد" in citizen.reads
    assert "\u200f123" in citizen.reads.split("\n")


async def test_somebody_who_is_there_is_said_to_be_there(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Nothing about waiting without end."""
    await sits_at(neighbours, "counselling")
    await citizen.writes(TROUBLE)
    assert "الان سر کار است" in citizen.reads
    await citizen.taps("همین‌جا بنویسیم")
    assert "نمی‌دانم" not in citizen.reads


async def test_a_closed_desk_says_when_it_opens(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """At ten in the evening: before the choice and after it."""
    await opens_daily(neighbours, "08:00", "16:00")
    await citizen.writes(TROUBLE)
    assert "الان سر کار نیست؛ فردا ساعت ۸ صبح هست" in citizen.reads
    await citizen.taps("همین‌جا بنویسیم")
    assert "فردا ساعت ۸ صبح جواب می‌دهند" in citizen.reads


async def test_whoever_rather_calls_gets_the_lines_and_opens_no_case(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Nobody waits in a queue for whom nobody must do anything."""
    await citizen.writes(TROUBLE)
    await citizen.taps("خودم زنگ می‌زنم")
    assert citizen.told() == ["lines-open-now"]
    assert await all_cases(neighbours) == []


async def test_whoever_simply_tells_is_heard(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Where a way is asked for, a story is no mistake: it goes to the colleague, and so does a voice note."""
    await citizen.writes(TROUBLE)
    await citizen.writes("همش سر پول و خرج خانه با هم دعوا داریم")
    assert citizen.told()[0] == "counselling-arrived"
    far = neighbours.citizen(43)
    await far.writes(TROUBLE)
    await far.sends(voice={"file_id": "v"})
    assert far.told()[0] == "counselling-arrived"
    assert len(await all_cases(neighbours)) == 2


async def test_asking_again_while_a_case_waits_asks_only_how(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The request is with a colleague: the way can be changed, or it is about something else."""
    await citizen.writes(TROUBLE)
    await citizen.taps("همین‌جا بنویسیم")
    await citizen.writes("مشاوره")
    assert citizen.told() == ["counselling-way"]
    assert "درخواستتان پیش همکار ماست" in citizen.reads
    await citizen.taps("همین‌جا بنویسیم")
    assert len(await all_cases(neighbours)) == 1
    await citizen.writes("مشاوره")
    await citizen.taps("موضوع چیز دیگری است")
    await citizen.taps("حقوقی")
    await citizen.taps("همین‌جا بنویسیم")
    assert [case["desk"] for case in await all_cases(neighbours)] == ["counselling", "legal"]


async def test_a_case_elsewhere_does_not_stand_in_the_way(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Whoever waits for a bed may ask for counselling; and a way may be chosen by its number."""
    await citizen.writes("جا ندارم امشب")
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.writes("مشاوره")
    assert citizen.told() == ["counselling-topic"]
    await citizen.taps("حقوقی")
    await citizen.writes("۱")
    assert citizen.told()[0] == "counselling-arrived"
    assert [case["desk"] for case in await all_cases(neighbours)] == ["shelter", "legal"]


async def test_a_surge_asks_the_topic_only(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """No question about severity, none about the way: the case is in the queue, and the wait is told."""
    await neighbours.pool.execute("INSERT INTO surge (began_at) VALUES ($1)", neighbours.now())
    await citizen.taps_data("go/counselling")
    await citizen.taps("حال روحی")
    assert citizen.told()[0] == "counselling-arrived"
    assert "خیلی‌ها می‌نویسند" in citizen.reads
    assert [case["desk"] for case in await all_cases(neighbours)] == ["counselling"]


NO_ANSWERS: tuple[dict[str, Any], ...] = ({"voice": {"file_id": "v"}}, {"sticker": {"file_id": "s"}}, {"text": "هوم"})


async def test_what_is_no_answer_is_asked_again(citizen: CitizenOnPhone) -> None:
    """At the topic, at whether a call is safe, at its time and at its number; with a way on each time."""
    await citizen.taps_data("go/counselling")
    for message, tap in (
        ("counselling-topic", "خانواده"),
        ("counselling-way", "به من زنگ بزنید"),
        ("callback-safe", "بله، امن است"),
        ("callback-when", "فردا، ۸ صبح"),
        ("callback-phone", ""),
    ):
        for sent in NO_ANSWERS:
            if message != "counselling-way" or "voice" not in sent:
                await citizen.sends(**sent)
                assert citizen.told()[-1] == message
        if tap:
            await citizen.taps(tap)


async def test_back_goes_back_by_one_question(citizen: CitizenOnPhone) -> None:
    """As far as the menu."""
    await citizen.taps_data("go/counselling")
    await citizen.taps("خانواده")
    await citizen.taps("به من زنگ بزنید")
    await citizen.taps("بله، امن است")
    for message in ("callback-safe", "counselling-way", "counselling-topic", "menu-greeting"):
        await citizen.taps("بازگشت")
        assert citizen.told()[-1] == message


async def test_a_break_in_the_middle_loses_nothing(citizen: CitizenOnPhone, now: Now) -> None:
    """Where the talk stands is in Postgres."""
    await citizen.writes(TROUBLE)
    await citizen.taps("به من زنگ بزنید")
    now.passes(hours=7)
    await citizen.writes("خب")
    await citizen.taps("ادامه")
    assert citizen.told() == ["callback-safe"]


async def test_a_call_is_noted_with_its_time_and_its_desk(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Told in words of a calendar; the first line, seen on a locked screen, says nothing of what it is about."""
    await asks_for_a_call(citizen)
    await citizen.writes("شماره‌ام ۰۹۱۲ ۱۲۳ ۴۵۶۷")
    assert citizen.told() == ["keyboard-closed", "callback-noted"]
    first, second = citizen.news()[1].text.split("\n")[:2]
    assert first == "یادداشت شد: یکشنبه ۱ آذر، ۸ صبح تا ۱۲ ظهر."
    assert "«مشاوره»" in second
    ((case,), (call,)) = await all_cases(neighbours), await calls(neighbours)
    assert call["case_id"] == case["id"]
    assert call["call_at"].hour == 4  # 8 in Tehran
    assert call["call_until"] > call["call_at"]


SHARED: tuple[dict[str, Any], ...] = ({"text": "09121234567"}, {"text": "+98 912 123 4567"}, {"contact": OWN})


async def test_the_number_is_sealed_and_stands_in_no_state(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Neither the table nor where the talk stands holds it in clear; staff's key opens it as it is dialled."""
    for sent in SHARED:
        await asks_for_a_call(citizen)
        await citizen.sends(**sent)
        (call,) = await calls(neighbours)
        assert b"9121234567" not in call["phone"]
        assert "9121234567" not in re.sub(r"\D", "", await state(neighbours))
        assert call["phone"].decode() not in await state(neighbours)
        assert call_backs.opened(call["phone"], call_backs.opener("a key for tests")) == "09121234567"
        assert not any("9121234567" in case["context"] for case in await all_cases(neighbours))


async def test_what_is_no_number_is_kindly_refused(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """With an example, and asked again; nothing is noted."""
    await asks_for_a_call(citizen)
    for words in ("۰۹۱۲ ۱۲۳", "12", "+93 70 123 4567", "09121234567 یا 09121234568", "88881234"):
        await citizen.writes(words)
        assert citizen.told() == ["callback-phone-how", "callback-phone"], words
        assert "\u200f09123456789" in citizen.reads.split("\n")
    assert await calls(neighbours) == []


async def test_somebody_elses_contact_is_asked_about(citizen: CitizenOnPhone) -> None:
    """Whoever wants to be rung up elsewhere writes the number themselves."""
    await asks_for_a_call(citizen)
    await citizen.sends(contact={"phone_number": "989120000000", "first_name": "م"})
    assert citizen.told() == ["callback-phone-not-yours", "callback-phone"]


async def test_nobody_is_called_for_whom_it_is_not_safe(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Then only writing and lines are offered, and staff read that it is not."""
    await citizen.writes(TROUBLE)
    await citizen.taps("به من زنگ بزنید")
    await citizen.taps("نه، امن نیست")
    assert citizen.told() == ["callback-unsafe"]
    assert not any("زنگ بزنید" in label for label in citizen.buttons())
    await citizen.taps("همین‌جا بنویسیم")
    assert await calls(neighbours) == []
    (case,) = await all_cases(neighbours)
    assert '["callback-safe", "no"]' in case["context"]


async def test_a_second_wish_changes_the_first(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """One open call a case."""
    await asks_for_a_call(citizen)
    await citizen.writes("09121234567")
    await citizen.writes("به من زنگ بزنید")
    assert citizen.told() == ["counselling-way"]
    assert "یادداشت شده است که زنگ بزنیم: یکشنبه ۱ آذر، ۸ صبح تا ۱۲ ظهر." in citizen.reads
    await citizen.taps("به من زنگ بزنید")
    await citizen.taps("بله، امن است")
    await citizen.taps("فردا، ۱۲ ظهر")
    await citizen.writes("09121234568")
    (call,) = await calls(neighbours)
    assert call_backs.opened(call["phone"], call_backs.opener("a key for tests")) == "09121234568"
    assert len(await all_cases(neighbours)) == 1


async def test_a_call_is_called_off_and_its_number_forgotten(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """By button or in words; the case stays, and a second time there is nothing to call off."""
    for by_button in (True, False):
        await asks_for_a_call(citizen)
        await citizen.writes("09121234567")
        await (citizen.taps("لغو تماس") if by_button else citizen.writes("لغو تماس لطفا"))
        assert citizen.told()[0] == "callback-off"
        call = (await calls(neighbours))[-1]
        assert (call["phone"], call["reached"]) == (None, None)
        assert call["done_at"] is not None
    assert [case["closed_at"] for case in await all_cases(neighbours)] == [None]
    await citizen.writes("لغو تماس")
    assert citizen.told()[0] == "callback-none"


async def test_a_time_that_passed_while_the_number_was_asked_for_is_chosen_anew(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Nobody is promised a call yesterday."""
    await asks_for_a_call(citizen)
    neighbours.now.passes(hours=15)
    await citizen.writes("09121234567")
    assert citizen.told() == ["continue-or-anew"]
    await citizen.taps("ادامه")
    await citizen.writes("09121234567")
    assert citizen.was_told("callback-passed")
    assert citizen.told()[-1] == "counselling-way"
    assert await calls(neighbours) == []


async def test_in_a_surge_nobody_is_promised_a_call_today(
    citizen: CitizenOnPhone, neighbours: Neighbours, now: Now
) -> None:
    """The supervisors' switch says so (locales, surge-what-calls)."""
    now.passes(hours=12)
    await citizen.writes(TROUBLE)
    await citizen.taps("همین‌جا بنویسیم")
    await neighbours.pool.execute("INSERT INTO surge (began_at) VALUES ($1)", now())
    now.passes(seconds=6)
    await citizen.taps("به من زنگ بزنید")
    await citizen.taps("به من زنگ بزنید")
    assert citizen.told() == ["callback-safe"]
    await citizen.taps("بله، امن است")
    assert not any("امروز" in label for label in citizen.buttons())
    assert any("فردا" in label for label in citizen.buttons())


async def test_what_is_written_afterwards_reaches_the_case(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Until somebody answers, and after."""
    await citizen.writes(TROUBLE)
    await citizen.taps("همین‌جا بنویسیم")
    neighbours.now.passes(minutes=2)
    await citizen.writes("راستی دو تا بچه هم داریم")
    assert citizen.told() == ["human-joined"]
    (case,) = await cases.waiting(neighbours.pool, ["counselling"])
    assert case.last_heard_at == neighbours.now()


async def test_it_speaks_english(citizen: CitizenOnPhone) -> None:
    """The same errand in the other language."""
    await citizen.writes("/en")
    await citizen.taps_data("go/counselling")
    await citizen.taps("Legal")
    assert "Which would be better for you?" in citizen.reads
    await citizen.taps("Call me")
    await citizen.taps("Yes, it is safe")
    await citizen.taps("tomorrow, 8 am")
    await citizen.writes("0912 123 4567")
    assert citizen.was_told("callback-noted")


@pytest.mark.parametrize("question", ["severity-k2", "callback-phone"])
async def test_danger_breaks_in_and_gives_the_question_back(citizen: CitizenOnPhone, question: str) -> None:
    """Whom to call comes first; afterwards the errand goes on where it was."""
    if question == "callback-phone":
        await asks_for_a_call(citizen)
    else:
        await citizen.taps_data("go/counselling")
        await citizen.taps("حال روحی")
        await citizen.taps("بله، بپرسید")
        await citizen.taps("گاهی")
    await citizen.writes("می‌خوام خودمو بکشم")
    assert citizen.told()[0] == "emergency-card-read"
    await citizen.taps("بله، خطر هست")
    await citizen.taps("رد می‌شوم")
    await citizen.taps("ادامه")
    assert citizen.told()[-1] == question
