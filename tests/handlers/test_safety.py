"""The safety net as a citizen meets it: whom to call first, four taps at most, a human, and the way back."""

import itertools
from typing import Any

import pytest

from models import CaseEventKind
from services import cases
from tests.citizen import CitizenOnPhone, Neighbours
from tests.city import City

DYING = "می‌خوام خودمو بکشم"
UNCLEAR = "دیگه نمی‌کشم"
BEATEN = "شوهرم با چاقو پشت دره"
CARDS = {"emergency-card-read", "safety-card-again", "safety-card-more"}


async def all_cases(neighbours: Neighbours) -> list[Any]:
    """All cases, the oldest first."""
    return list(await neighbours.pool.fetch('SELECT * FROM "case" ORDER BY id'))


async def answers(citizen: CitizenOnPhone, *taps: str) -> None:
    """Answer one safety question after the other by its buttons."""
    for words in taps:
        await citizen.taps(words)


async def test_strong_words_get_numbers_a_human_and_one_question_in_one_turn(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """The numbers first, what helps, who reads it; the case is there before anything is asked."""
    await citizen.writes(DYING)
    assert citizen.told() == ["emergency-card-read", "safety-do-life", "safety-who", "safety-s1"]
    assert "123" in citizen.reads
    (case,) = await all_cases(neighbours)
    assert (case["desk"], case["level"], case["detected_level"], case["topic"]) == ("psychology", 3, 3, "suicide")
    assert case["label"] in {"suicide_ideation", "suicide_imminent"}
    assert case["reasons"]


async def test_every_step_of_the_protocol_in_its_order(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """S1, S2, S3, S4, then where the person is; every answer is kept, the plan makes it a matter of life."""
    await citizen.writes(DYING)
    await citizen.taps("الان امن هستم")
    assert citizen.told() == ["safety-s2"]
    await citizen.taps("بله")
    assert citizen.told() == ["safety-s3"]
    await citizen.taps("بله")
    assert citizen.told()[-1] == "safety-s5"
    assert citizen.told()[0] in CARDS
    await citizen.writes("تو خونه تنهام")
    assert "safety-end-life" in citizen.told()
    (case,) = await all_cases(neighbours)
    assert case["level"] == 4
    kept = await neighbours.pool.fetchrow("SELECT answers::text, level, text_level, case_id, version FROM assessment")
    assert kept is not None
    assert (kept["level"], kept["text_level"], kept["case_id"]) == (4, 3, case["id"])
    assert '"s3": "yes"' in kept["answers"]
    assert "تنهام" not in kept["answers"]


async def test_a_no_to_everything_takes_one_step_and_the_case_stays(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """A tapped «no» does not cancel strong words."""
    await citizen.writes(DYING)
    await answers(citizen, "الان امن هستم", "نه", "نه")
    (case,) = await all_cases(neighbours)
    assert (case["level"], case["detected_level"], case["closed_at"]) == (2, 3, None)


async def test_a_no_that_is_followed_by_a_yes_takes_nothing_away(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Only when all was denied does a level fall: until then, and after a later «yes», it stands, and so do alerts."""
    await citizen.writes(DYING)
    await citizen.taps("الان امن هستم")
    assert [case["level"] for case in await all_cases(neighbours)] == [3]
    await answers(citizen, "بله", "نه", "نه")
    assert [case["level"] for case in await all_cases(neighbours)] == [3]
    assert await neighbours.pool.fetchval("SELECT count(*) FROM alert WHERE ended_at IS NULL") > 0


async def test_who_came_for_a_lawyer_and_writes_of_dying_gets_a_psychologist_and_the_questions(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """That S1 was answered a while ago, and that a case waits elsewhere, spares nobody the questions."""
    await citizen.writes("مشاوره حقوقی میخوام برای طلاق")
    await citizen.taps("الان امن هستم")
    await citizen.taps("همین‌جا بنویسیم")
    neighbours.now.passes(minutes=10)
    await citizen.writes(DYING)
    assert citizen.told()[-1] == "safety-s1"
    assert "psychology" in {case["desk"] for case in await all_cases(neighbours)}


async def test_a_yes_that_comes_late_is_heard(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """A button of safety questions that are over still calls somebody."""
    await citizen.writes(UNCLEAR)
    late = citizen.data_of("بله، خطر هست")
    await answers(citizen, "الان امن هستم", "نه")
    neighbours.now.passes(minutes=5)
    await citizen.taps_data(late)
    assert citizen.told()[0] in CARDS
    assert [case["level"] for case in await all_cases(neighbours)] == [4]


async def test_a_yes_in_words_after_a_night_is_heard(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """«Go on, or start anew?» is no answer to somebody who says that they think of dying."""
    await citizen.writes(UNCLEAR)
    await citizen.taps("الان امن هستم")
    neighbours.now.passes(hours=7)
    await citizen.writes("آره")
    assert citizen.told()[0] in CARDS
    assert [case["level"] for case in await all_cases(neighbours)] == [3]


async def test_what_only_sounds_taken_back_is_not(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """«I told everybody falsely that I am well» takes nothing back."""
    await citizen.writes(DYING)
    await citizen.writes("به همه الکی گفتم خوبم")
    assert "safety-retracted" not in citizen.told()
    assert "retracted" not in (await all_cases(neighbours))[0]["signs"]


async def test_danger_rings_again_where_somebody_said_they_see_to_it_and_did_not(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Ten minutes after an acknowledgement with nobody at the case, new words of danger begin a new ladder."""
    await citizen.writes(BEATEN)
    await neighbours.pool.execute("UPDATE alert SET acknowledged_at = $1, ended_at = $1", neighbours.now())
    neighbours.now.passes(minutes=40)
    await citizen.writes("داره در رو میشکنه با چاقو")
    rounds = await neighbours.pool.fetchval("SELECT max(round) FROM alert WHERE ended_at IS NULL")
    assert rounds is not None
    assert rounds > 1


async def test_a_family_in_the_snow_gets_numbers_a_person_and_the_way_to_a_door(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """No bed is answered with beds; a life in danger outside with everything."""
    await citizen.writes("امشب با بچه شیرخوارم تو برف موندم یخ زدیم")
    assert citizen.told()[0] in CARDS
    assert "🛏 جای خواب امشب" in citizen.buttons()
    (case,) = await all_cases(neighbours)
    assert (case["desk"], case["level"]) == ("shelter", 4)


async def test_unclear_words_are_asked_about_and_lead_on_when_all_is_well(citizen: CitizenOnPhone) -> None:
    """Ambiguity asks: no card, no case, and afterwards the person goes on with what they wrote."""
    await citizen.writes(UNCLEAR)
    assert citizen.told() == ["safety-first", "safety-s1"]
    await answers(citizen, "الان امن هستم", "نه")
    assert "safety-end-calm" in citizen.told()
    assert len(citizen.told()) > 1


async def test_unclear_words_become_grave_by_an_answer(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Numbers and a human come with the answer that says so, before the next question."""
    await citizen.writes(UNCLEAR)
    await citizen.taps("بله، خطر هست")
    assert citizen.told()[0] in CARDS
    assert [case["level"] for case in await all_cases(neighbours)] == [4]


async def test_who_would_rather_not_say_is_passed_to_a_person(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """L2: somebody of ours reads it, and the person is told when."""
    await citizen.writes(UNCLEAR)
    await answers(citizen, "الان امن هستم", "نمی‌خواهم بگویم")
    assert "safety-end-ask" in citizen.told()
    assert [case["level"] for case in await all_cases(neighbours)] == [2]


async def test_whoever_comes_for_counselling_is_asked_once_whether_they_are_in_danger(citizen: CitizenOnPhone) -> None:
    """S1 at the first contact; what they wrote is not asked for again, and the next time nobody asks."""
    await citizen.writes("با شوهرم همش دعوا داریم مشاوره میخوام")
    assert "safety-s1" in citizen.told()
    await citizen.taps("الان امن هستم")
    assert citizen.told()[-1] == "counselling-way"
    await citizen.writes("/start")
    await citizen.taps_data("go/counselling")
    assert citizen.told() == ["counselling-topic"]


async def test_a_first_contacts_question_spares_nobody_the_others(citizen: CitizenOnPhone) -> None:
    """S1 was denied on the way to counselling; unclear words a minute later are asked about all the same."""
    await citizen.writes("مشاوره")
    await citizen.taps("الان امن هستم")
    await citizen.writes(UNCLEAR)
    assert citizen.told() == ["safety-first", "safety-s1"]


async def test_what_was_open_is_given_back(citizen: CitizenOnPhone) -> None:
    """After the safety questions the errand goes on at its open question, with its answers."""
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.writes(DYING)
    await answers(citizen, "الان امن هستم", "نه", "نه")
    assert citizen.told()[-1] == "aside-continue"
    await citizen.taps("ادامه می‌دهم")
    assert citizen.told() == ["where-self"]


async def test_who_cannot_talk_is_led_in_writing_and_not_written_to_first(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Discreet mode: L4, a sign for staff, nothing proactive, and only the place is asked for."""
    await citizen.writes(BEATEN)
    await citizen.taps("نمی‌توانم حرف بزنم")
    assert "safety-s5-quiet" in citizen.told()
    (case,) = await all_cases(neighbours)
    assert (case["level"], case["safe_to_contact"]) == (4, False)
    assert "discreet" in case["signs"]
    await citizen.sends_location(35.7, 51.4)
    assert citizen.was_told("safety-place-noted")


async def test_who_cannot_talk_clears_the_screen_with_one_tap(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """The way out hangs under the very question; the case stays."""
    await citizen.writes(BEATEN)
    await citizen.taps("نمی‌توانم حرف بزنم")
    await citizen.taps("خروج سریع")
    assert citizen.told() == ["exit-screen"]
    assert await neighbours.pool.fetchval("SELECT count(*) FROM erasure") > 0
    (case,) = await all_cases(neighbours)
    assert (case["level"], case["closed_at"]) == (4, None)


async def test_somebody_who_writes_about_another_is_asked_about_them(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """The same speed, other words: «do not leave them alone»."""
    await citizen.writes("دوستم قرص خورده می‌خواد بمیره، بیدار نمیشه")
    assert "safety-s1-other" in citizen.told()
    assert "تنها نگذارید" in citizen.reads
    assert "third_person" in (await all_cases(neighbours))[0]["signs"]


async def test_whoever_was_locked_out_is_led_to_a_door_and_not_asked_about_who_did_it(
    citizen: CitizenOnPhone,
) -> None:
    """«Do not leave him alone» would be meant for the husband."""
    await citizen.writes("شوهرم دیگه خونه راهم نمیده، نمیدونم چیکار کنم")
    assert citizen.told() == ["shelter-whom"]


async def test_a_child_is_named_the_childrens_line_first_and_its_home_is_asked_about(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """123 before all others; nobody's permission is needed; whose home must not be called is marked."""
    await citizen.writes("۱۴ سالمه بابام منو با کمربند می‌زنه")
    numbers = [line.strip("\u200f") for line in citizen.reads.split("\n") if line.strip("\u200f").isdigit()]
    assert numbers[0] == "123"
    await citizen.taps("بله، خطر هست")
    assert "safety-s5-minor" in citizen.told()
    await citizen.taps("رد می‌شوم")
    await citizen.taps("بله، در خانه است")
    assert {"minor", "harm_at_home"} <= set((await all_cases(neighbours))[0]["signs"])


async def test_what_is_taken_back_stays_until_a_human_closes(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """«My child sent that» is accepted, and the level stays."""
    await citizen.writes(DYING)
    await citizen.writes("ببخشید بچه‌م فرستاد")
    assert citizen.told()[0] == "safety-retracted"
    (case,) = await all_cases(neighbours)
    assert (case["level"], case["closed_at"]) == (3, None)
    assert "retracted" in case["signs"]


async def test_the_same_text_is_never_said_twice_in_a_row(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Each card has its own words; every message reaches the case, and one case is enough."""
    said = []
    for words in (DYING, "قرص‌ها جلومه می‌خوام خودمو بکشم", "می‌خوام خودمو بکشم به خدا", DYING, DYING):
        await citizen.writes(words)
        said.append(citizen.news()[0].text)
        neighbours.now.passes(minutes=1)
    assert all(one != other for one, other in itertools.pairwise(said))
    assert all("123" in each for each in said)
    assert len(await all_cases(neighbours)) == 1


async def test_a_voice_note_in_danger_goes_to_a_person_with_the_numbers(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """What a program cannot hear is marked for the human who can."""
    await citizen.writes(DYING)
    await citizen.sends(voice={"file_id": "v", "duration": 3})
    assert citizen.told()[0] == "safety-unread"
    assert "123" in citizen.reads
    assert "unread" in (await all_cases(neighbours))[0]["signs"]


async def test_while_a_human_talks_the_program_shows_numbers_and_asks_nothing(
    citizen: CitizenOnPhone, neighbours: Neighbours, city: City
) -> None:
    """The holder's case becomes as urgent as the words; no second case, no questions between them."""
    await citizen.writes("با انسان حرف می‌زنم")
    staff = await city.pool.fetchval(
        "INSERT INTO staff (login, name, role, password_hash) VALUES ('sara', 'سارا', 'counsellor', 'x') RETURNING id"
    )
    number = await cases.claim_next(neighbours.pool, staff, ["counselling"], neighbours.now())
    await citizen.writes(DYING)
    assert citizen.told()[0] in CARDS
    assert "safety-s1" not in citizen.told()
    (case,) = await all_cases(neighbours)
    assert (case["id"], case["level"], case["claimed_by"]) == (number, 3, staff)
    kinds = [each.kind for each in await cases.timeline(neighbours.pool, case["id"])]
    assert CaseEventKind.LEVELLED in kinds


async def test_a_human_who_closes_the_case_ends_the_level(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Until then a voice note is for a person; afterwards the program answers as ever."""
    await citizen.writes(DYING)
    await neighbours.pool.execute(
        "UPDATE \"case\" SET closed_at = now(), outcome = 'helped', true_level = 1, waiting_since = NULL"
    )
    await neighbours.pool.execute("UPDATE citizen SET attended_until = NULL")
    await citizen.sends(voice={"file_id": "v", "duration": 3})
    assert not citizen.was_told("safety-unread")
    assert "safety-again" not in citizen.told()


async def test_the_same_update_twice_is_one_alarm(neighbours: Neighbours) -> None:
    """A duplicated webhook opens no second case and says nothing twice."""
    person = neighbours.citizen(77)
    update = {"update_id": 9001, "message": {**person._envelope(), "text": DYING}}
    await neighbours.hand_in(update)
    await neighbours.hand_in(update)
    assert person.told().count("emergency-card-read") == 1
    assert len(await all_cases(neighbours)) == 1


async def test_without_any_line_in_the_table_the_checked_numbers_are_there(citizen: CitizenOnPhone, city: City) -> None:
    """Nobody in danger is left without a number."""
    await city.pool.execute("DELETE FROM line")
    await citizen.writes(DYING)
    assert {"123", "115", "110", "125"} <= {line.strip("\u200f") for line in citizen.reads.split("\n")}


async def test_with_nobody_on_shift_it_is_said_plainly(citizen: CitizenOnPhone, city: City) -> None:
    """Ten in the evening, the desk opens at eight: said, with the numbers, and no promise."""
    await city.pool.execute("INSERT INTO desk_hours (desk, opens, closes) VALUES ('psychology', '08:00', '16:00')")
    await citizen.writes(DYING)
    assert "فردا ساعت ۸ صبح" in citizen.reads
    assert "123" in citizen.reads


STATES: dict[str, tuple[str, ...]] = {
    "nothing open": (),
    "the menu": ("/start",),
    "shelter: for whom": ("جا ندارم",),
    "shelter: where": ("جا ندارم", "*خودم، آقا"),
    "shelter: which district": ("جا ندارم", "*خودم، خانم", "*منطقه را می‌گویم"),
    "shelter: doors shown": ("جا ندارم", "*خودم، آقا", "منطقه ۱۲"),
    "a patient's companion": ("همراه‌سرا",),
    "the patrol explained": ("گشت ۱۳۷",),
    "lines": ("شماره تلفن",),
    "the emergency card": ("اورژانس",),
    "waiting for a person": ("با انسان حرف می‌زنم",),
    "whether it is safe": ("با انسان حرف می‌زنم", "*کسی گوشی‌ام را می‌بیند"),
    "linking accounts": ("/link",),
    "counselling: topic": ("مشاوره",),
    "S1": (UNCLEAR,),
    "S2": (UNCLEAR, "*الان امن هستم"),
    "S1 after strong words": (DYING,),
    "S3": (DYING, "*الان امن هستم", "*نه"),
    "S5": (BEATEN, "*بله، خطر هست"),
    "cannot talk": (BEATEN, "*نمی‌توانم حرف بزنم"),
    "all said": (DYING, "*الان امن هستم", "*نه", "*نه"),
    "left in a hurry": ("/exit",),
    "in English": ("/en",),
}
"""What somebody did before -> by words, or with a star by a button."""


@pytest.mark.parametrize("words", [DYING, "khodamo mikosham", BEATEN])
async def test_in_every_state_words_of_danger_come_first(neighbours: Neighbours, words: str) -> None:
    """The card with numbers is the first thing said, a case is open in the same turn, and the person can go on."""
    numbers = itertools.count(1000)
    for state, steps in STATES.items():
        person = neighbours.citizen(next(numbers))
        for step in steps:
            await (person.taps(step[1:]) if step.startswith("*") else person.writes(step))
        neighbours.now.passes(minutes=2)
        await person.writes(words)
        assert person.told()[0] in CARDS, state
        assert person.counts("123") >= 1, state
        level = await neighbours.pool.fetchval(
            'SELECT max(c.level) FROM "case" c JOIN account a USING (citizen_id) WHERE a.chat_id = $1', person.chat_id
        )
        assert level is not None, state
        assert level >= 3, state
        await person.writes("/start")
        assert person.told(), state
