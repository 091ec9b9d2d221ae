"""A person instead of the program: a case at once, the wait told honestly, words to whoever attends."""

import asyncio
from typing import Any

import pytest

from services import cases, thread
from tests.citizen import CitizenOnPhone, Neighbours
from tests.city import City

FAR = 43
CHAT = {"id": 42, "type": "private"}


@pytest.fixture
async def counsellor(neighbours: Neighbours) -> int:
    """A member of staff at the counselling desk."""
    return await member(neighbours, "sara", "counselling")


async def member(neighbours: Neighbours, login: str, *desks: str, role: str = "counsellor") -> int:
    """Make a member of staff."""
    made: int = await neighbours.pool.fetchval(
        "INSERT INTO staff (login, name, role) VALUES ($1, $1, $2) RETURNING id", login, role
    )
    for desk in desks:
        await neighbours.pool.execute("INSERT INTO staff_desk VALUES ($1, $2)", made, desk)
    return made


async def all_cases(neighbours: Neighbours) -> list[Any]:
    """All cases there are, the oldest first."""
    return list(await neighbours.pool.fetch('SELECT * FROM "case" ORDER BY id'))


async def claimed(neighbours: Neighbours, staff: int) -> int:
    """Claim what is next at the counselling desk."""
    number = await cases.claim_next(neighbours.pool, staff, ["counselling", "shelter"], neighbours.now())
    assert number is not None
    return number


async def replies(neighbours: Neighbours, number: int, staff: int, text: str) -> None:
    """Answer as staff, and wait until it has arrived."""
    async with neighbours.pool.acquire() as connection, connection.transaction():
        assert await thread.reply(connection, number, staff, text, neighbours.now())
    await neighbours.quiet()


@pytest.mark.parametrize(
    "words",
    ["با انسان حرف می‌زنم", "میخوام با یه نفر حرف بزنم", "صحبت با همکار", "ba adam harf bezanam", "talk to a person"],
)
async def test_asking_for_a_person_opens_a_case_at_once(
    citizen: CitizenOnPhone, neighbours: Neighbours, words: str
) -> None:
    """No form comes before a person: the case is there, and the citizen is told that it arrived and their place."""
    await citizen.writes(words)
    assert citizen.was_told("human-arrived")
    assert "نفر اول صف" in citizen.reads or "first in line" in citizen.reads
    (case,) = await all_cases(neighbours)
    assert (case["desk"], case["level"], case["claimed_by"]) == ("counselling", 2, None)


async def test_the_place_in_the_queue_is_the_real_one(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Whoever comes second is told «two», and after the first was taken, «first»."""
    await neighbours.citizen(FAR).writes("با انسان حرف می‌زنم")
    await citizen.writes("با انسان حرف می‌زنم")
    assert "نفر ۲ صف" in citizen.reads
    await claimed(neighbours, await member(neighbours, "sara", "counselling"))
    await citizen.writes("صحبت با همکار")
    assert "نفر اول صف" in citizen.reads


async def test_asking_twice_makes_one_case(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """A second time joins the case that is open."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.writes("صحبت با همکار شما")
    assert len(await all_cases(neighbours)) == 1


async def test_the_errand_that_was_open_goes_with_the_case_and_waits(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """The desk is the errand's, the answers so far are in the case, and the errand can be gone on with."""
    await citizen.writes("جا ندارم امشب")
    await citizen.taps("خودم، خانم")
    await citizen.writes("با انسان حرف می‌زنم")
    (case,) = await all_cases(neighbours)
    assert case["desk"] == "shelter"
    assert '["shelter-whom", "woman"]' in case["context"]
    await citizen.taps("ادامه")
    assert citizen.was_told("where-self")


async def test_a_waiting_citizen_may_use_the_menus(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """While they wait, errands open by words and buttons; what is no errand joins the case."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.writes("جا ندارم امشب")
    assert citizen.was_told("shelter-whom")
    await citizen.taps("منوی اصلی")
    neighbours.now.passes(minutes=5)
    await citizen.writes("حالم خیلی بد است و کسی را ندارم")
    assert citizen.told() == ["human-joined"]


async def test_a_burst_of_messages_is_acknowledged_once(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Three lines in a row are three messages of the case and one acknowledgement at most."""
    await citizen.writes("با انسان حرف می‌زنم")
    for words in ("یک چیزی شده", "نمی‌دانم از کجا بگویم", "شوهرم"):
        neighbours.now.passes(seconds=5)
        await citizen.writes(words)
        assert citizen.told() == []


async def test_while_a_person_answers_the_program_keeps_still(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Words go to the person, even words that would open an errand; a button is for the program again."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await replies(neighbours, number, counsellor, "سلام، من این‌جام. چه شده؟")
    neighbours.now.passes(minutes=1)
    await citizen.writes("جا ندارم امشب و می‌ترسم")
    assert citizen.told() == []
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.waiting_since == neighbours.now()
    await citizen.taps("کمک فوری")
    assert citizen.was_told("emergency-card")


async def test_an_answer_of_staff_arrives_and_ends_the_wait(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """The reply is in the chat, once, and the case waits no more."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await replies(neighbours, number, counsellor, "سلام، من این‌جام.")
    assert citizen.reads.endswith("سلام، من این‌جام.")
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.waiting_since is None
    assert case.first_reply_at == neighbours.now()


async def test_danger_is_answered_first_also_while_a_person_talks(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Nobody waits for a reader to be shown whom to call; the words reach the reader too."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await replies(neighbours, number, counsellor, "سلام")
    neighbours.now.passes(minutes=1)
    await citizen.writes("می‌خوام خودمو بکشم")
    assert citizen.was_told("emergency-card-read")
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.waiting_since is not None


async def test_danger_before_asking_raises_the_level(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Whoever wrote of danger today and asks for a person comes before all ordinary cases."""
    await neighbours.citizen(FAR).writes("با انسان حرف می‌زنم")
    await citizen.writes("می‌خوام خودمو بکشم")
    await citizen.taps("صحبت با همکار")
    assert "نفر اول صف" in citizen.reads
    assert [case["level"] for case in await all_cases(neighbours)] == [2, 3]


async def test_whether_it_is_safe_to_write_is_asked_after_and_kept(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """One tap; without it the case is there all the same, and staff see that it is not known."""
    await citizen.writes("با انسان حرف می‌زنم")
    assert (await all_cases(neighbours))[0]["safe_to_contact"] is None
    await citizen.taps("کسی گوشی‌ام را می‌بیند")
    assert citizen.told() == ["human-unsafe-noted"]
    assert (await all_cases(neighbours))[0]["safe_to_contact"] is False


async def closed(neighbours: Neighbours, number: int, staff: int) -> None:
    """Close a case."""
    now = neighbours.now()
    assert await cases.close(
        neighbours.pool, number, staff, outcome="helped", topic="other", true_level=1, note="", now=now
    )


async def test_a_closed_case_opens_again_within_its_time(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """New words that no errand understands open it, back in the queue; later they are a new talk with the program."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await closed(neighbours, number, counsellor)
    neighbours.now.passes(hours=2)
    await citizen.writes("یک سؤال دیگر هم داشتم دربارهٔ همان")
    assert citizen.told() == ["human-reopened"]
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert (case.closed_at, case.reopened, case.claimed_by) == (None, 1, None)


async def test_thanks_do_not_open_a_closed_case(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """«ممنون» is answered by the program; nobody is called back to work for it."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await replies(neighbours, number, counsellor, "موفق باشید")
    await closed(neighbours, number, counsellor)
    await citizen.writes("ممنون از شما")
    assert citizen.told() == ["courtesy-welcome"]
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.closed_at is not None


async def test_after_its_time_a_closed_case_stays_closed(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """The desk's hours for opening again are over: the program answers as to anybody."""
    await citizen.writes("با انسان حرف می‌زنم")
    await closed(neighbours, await claimed(neighbours, counsellor), counsellor)
    neighbours.now.passes(days=4)
    await citizen.writes("یک سؤال دیگر هم داشتم دربارهٔ همان")
    assert not citizen.was_told("human-reopened")
    assert len(await all_cases(neighbours)) == 1


async def test_rating_counts_once(citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int) -> None:
    """The first tap is kept; another one is thanked for and changes nothing."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await closed(neighbours, number, counsellor)
    await citizen.taps_data(f"go/rate-3/{number}")
    assert citizen.told() == ["rating-thanks"]
    await citizen.taps_data(f"go/rate-1/{number}")
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.rating == 3


async def test_outside_the_hours_people_are_told_when_somebody_answers(citizen: CitizenOnPhone, city: City) -> None:
    """Ten in the evening, the desk opens at eight: «tomorrow at eight», and which lines answer until then."""
    await city.pool.execute("INSERT INTO desk_hours (desk, opens, closes) VALUES ('counselling', '08:00', '16:00')")
    await citizen.writes("با انسان حرف می‌زنم")
    assert "فردا ساعت ۸ صبح" in citizen.reads
    assert "123" in citizen.reads


async def test_a_voice_note_reaches_the_case_with_its_file(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """What cannot be read by a program can be heard by a person: the file is asked for at once."""
    await citizen.writes("با انسان حرف می‌زنم")
    neighbours.now.passes(minutes=2)
    await citizen.sends(voice={"file_id": "AwACAgQ", "duration": 4, "file_size": 9000, "mime_type": "audio/ogg"})
    assert citizen.told() == ["human-joined"]
    assert await neighbours.pool.fetchval("SELECT count(*) FROM attachment") == 1


async def test_a_file_that_the_messenger_will_not_hand_out_is_known_at_once(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Fifty megabytes: staff read that it is too big; nothing is tried for ever."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.sends(document={"file_id": "BQACAgQ", "file_name": "نامه.pdf", "file_size": 50 * 1024 * 1024})
    assert await neighbours.pool.fetchval("SELECT state FROM attachment") == "too_big"


async def test_an_edit_shows_beside_what_it_replaces(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Staff see both: what stands there now, and what stood there before."""
    await citizen.writes("با انسان حرف می‌زنم")
    before = await neighbours.pool.fetchrow("SELECT * FROM message WHERE author = 'citizen'")
    assert before is not None
    envelope = {"message_id": before["platform_message_id"], "chat": {"id": 42, "type": "private"}}
    await neighbours.hand_in({"update_id": 999, "edited_message": {**envelope, "text": "با یک خانم حرف می‌زنم"}})
    citizen_id = await neighbours.pool.fetchval("SELECT id FROM citizen")
    words = [each for each in await thread.entries(neighbours.pool, citizen_id) if each.author == "citizen"]
    assert [(each.superseded, each.edited) for each in words] == [(True, False), (False, True)]


async def in_talk(citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int) -> int:
    """Let a citizen ask for a person, and the counsellor answer; give the case's number."""
    await citizen.writes("با انسان حرف می‌زنم")
    number = await claimed(neighbours, counsellor)
    await replies(neighbours, number, counsellor, "سلام، الان کجا هستید؟")
    neighbours.now.passes(minutes=1)
    return number


async def waits(neighbours: Neighbours, number: int) -> bool:
    """Whether somebody owes this citizen an answer."""
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    return case.waiting_since is not None


@pytest.mark.parametrize("words", ["خانه", "بی‌خیال", "ادامه", "برگشت", "شروع", "فارسی"])
async def test_an_answer_to_a_person_is_no_command(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int, words: str
) -> None:
    """«الان کجا هستید؟» — «خانه»: that is for whoever asked, not for the menu."""
    number = await in_talk(citizen, neighbours, counsellor)
    await citizen.writes(words)
    assert citizen.told() == []
    assert await waits(neighbours, number)


async def test_the_menu_is_always_a_button_or_a_slash_away(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """The label of the button and «/menu» work also in the middle of a talk with a person."""
    await in_talk(citizen, neighbours, counsellor)
    for words in ("🏠 منوی اصلی", "/menu"):
        await citizen.writes(words)
        assert citizen.was_told("menu-greeting")


async def test_thanks_to_a_person_start_no_clock(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Nobody loses a case for not answering «ممنون»; thanks with a question are a question."""
    number = await in_talk(citizen, neighbours, counsellor)
    await citizen.writes("خیلی ممنون از شما")
    assert not await waits(neighbours, number)
    await citizen.writes("ممنون ولی هنوز نمی‌دانم شب کجا بروم")
    assert await waits(neighbours, number)


async def test_asking_again_reaches_a_holder_who_fell_silent(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """The holder left long ago: the case waits again, and nobody is said to read along."""
    number = await in_talk(citizen, neighbours, counsellor)
    neighbours.now.passes(days=2)
    await citizen.taps_data("go/human")
    assert await waits(neighbours, number)
    assert "می‌بیند" not in citizen.reads
    assert await cases.return_unanswered(neighbours.pool, neighbours.now()) == []
    neighbours.now.passes(minutes=3)
    assert await cases.return_unanswered(neighbours.pool, neighbours.now()) == [number]


async def test_danger_while_waiting_goes_to_the_right_desk_at_once(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """A psychologist is called, before everybody who waits there; what they came for keeps its place."""
    await neighbours.citizen(FAR).writes("با انسان حرف می‌زنم")
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.writes("می‌خوام خودمو بکشم")
    first, *others = await cases.waiting(neighbours.pool, ["counselling", "psychology"])
    assert (first.desk, first.level) == ("psychology", 3)
    assert [(each.desk, each.level) for each in others] == [("counselling", 2)] * 2
    assert (await cases.timeline(neighbours.pool, first.id))[0].kind == "opened"


async def test_who_must_not_be_written_to_stays_so_in_the_next_case(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """What somebody said once about their safety is not forgotten, and not asked again."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.taps("کسی گوشی‌ام را می‌بیند")
    await closed(neighbours, await claimed(neighbours, counsellor), counsellor)
    neighbours.now.passes(days=10)
    await citizen.writes("با انسان حرف می‌زنم")
    assert not citizen.was_told("human-safe")
    assert [case["safe_to_contact"] for case in await all_cases(neighbours)] == [False, False]


@pytest.mark.parametrize(
    ("written", "safe"),
    [("نه، کسی گوشی‌ام را می‌بیند", False), ("🤫 نه کسی گوشی ام را می بیند", False), ("بله، امن است", True)],
)
async def test_whether_it_is_safe_to_write_may_be_answered_in_words(
    citizen: CitizenOnPhone, city: City, written: str, *, safe: bool
) -> None:
    """Who types what a button says means the button: somebody may be looking at the phone."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.writes(written)
    assert citizen.news()
    assert await city.pool.fetchval('SELECT safe_to_contact FROM "case"') == safe


async def test_an_unclear_answer_to_the_bot_is_asked_again_while_a_case_waits(citizen: CitizenOnPhone) -> None:
    """Who went on with an errand by a button talks with the bot; staff read along."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.taps_data("go/shelter")
    await citizen.writes("مدارکم هم همراهم است")
    assert "shelter-whom" in citizen.told()


async def test_an_unclear_answer_to_the_bot_opens_no_closed_case(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """The question was the bot's."""
    number = await in_talk(citizen, neighbours, counsellor)
    await closed(neighbours, number, counsellor)
    await citizen.taps_data("go/shelter")
    await citizen.writes("مدارکم هم همراهم است")
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.closed_at is not None


async def test_words_for_one_desk_do_not_run_anothers_clock(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Whoever spoke last is meant."""
    first = await in_talk(citizen, neighbours, counsellor)
    await citizen.taps_data("go/shelter")
    await citizen.taps_data("go/human")
    keeper = await member(neighbours, "keeper", "shelter", role="shelter_keeper")
    second = await cases.claim_next(neighbours.pool, keeper, ["shelter"], neighbours.now())
    assert second is not None
    await replies(neighbours, second, keeper, "سلام، جا داریم.")
    neighbours.now.passes(minutes=1)
    await citizen.writes("از کجا بیایم؟")
    assert (await waits(neighbours, first), await waits(neighbours, second)) == (False, True)


async def test_at_night_the_wait_is_told_with_every_sign_of_life(
    citizen: CitizenOnPhone, neighbours: Neighbours, city: City, counsellor: int
) -> None:
    """Words that join a case, or open a closed one, outside the hours: when somebody answers, and which lines do."""
    await city.pool.execute("INSERT INTO desk_hours (desk, opens, closes) VALUES ('counselling', '08:00', '16:00')")
    await citizen.writes("با انسان حرف می‌زنم")
    neighbours.now.passes(minutes=5)
    await citizen.writes("مدارکم هم همراهم است")
    assert citizen.told() == ["human-kept"]
    assert "فردا ساعت ۸ صبح" in citizen.reads
    await closed(neighbours, await claimed(neighbours, counsellor), counsellor)
    await citizen.writes("شماره پرونده را هم بدهید")
    assert citizen.told() == ["human-kept"]
    assert "123" in citizen.reads


async def test_without_any_line_in_the_table_the_national_numbers_are_given(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """«الان این شماره‌ها جواب می‌دهند» is never followed by nothing."""
    await neighbours.pool.execute("UPDATE line SET status = 'stopped'")
    await citizen.writes("با انسان حرف می‌زنم")
    assert "123" in citizen.reads


async def test_an_edited_message_begins_nothing(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Correcting «با انسان حرف می‌زنم» after the case was closed opens no second one."""
    await citizen.writes("با انسان حرف می‌زنم")
    before = await neighbours.pool.fetchrow("SELECT * FROM message WHERE author = 'citizen'")
    assert before is not None
    await closed(neighbours, await claimed(neighbours, counsellor), counsellor)
    neighbours.now.passes(days=5)
    envelope = {"message_id": before["platform_message_id"], "chat": {"id": 42, "type": "private"}}
    edit = {"update_id": 999, "edited_message": {**envelope, "text": "با یک انسان حرف می‌زنم"}}
    await neighbours.hand_in(edit)
    assert len(await all_cases(neighbours)) == 1


async def test_two_cases_closed_at_the_same_moment_leave_nobody_attended(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Both counts are right, whoever commits last: a silent bot with nobody behind it is the worst that can happen."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.taps_data("go/shelter")
    await citizen.taps_data("go/human")
    first, second = await claimed(neighbours, counsellor), await claimed(neighbours, counsellor)
    await asyncio.gather(closed(neighbours, first, counsellor), closed(neighbours, second, counsellor))
    assert await neighbours.pool.fetchval("SELECT attended FROM citizen") == "closed"
    neighbours.now.passes(days=5)
    await citizen.writes("سلام من دوباره کمک لازم دارم")
    assert citizen.told() != []


async def test_replies_and_words_at_the_same_time_never_wait_for_each_other_crosswise(
    citizen: CitizenOnPhone, neighbours: Neighbours, counsellor: int
) -> None:
    """Thirty answers and thirty messages of one person: all are there, none was aborted."""
    number = await in_talk(citizen, neighbours, counsellor)

    async def answer(at: int) -> None:
        async with neighbours.pool.acquire() as connection, connection.transaction():
            assert await thread.reply(connection, number, counsellor, f"جواب {at}", neighbours.now())

    raws = [
        {"update_id": 5000 + at, "message": {"message_id": 5000 + at, "text": f"پیام {at}", "chat": CHAT}}
        for at in range(30)
    ]
    async with asyncio.TaskGroup() as tasks:
        for at, raw in enumerate(raws):
            tasks.create_task(answer(at))
            tasks.create_task(neighbours.house.intake.take([raw]))
    await neighbours.quiet()
    counted = await neighbours.pool.fetch("SELECT author, count(*) FROM message WHERE text ~ ' [0-9]+$' GROUP BY 1")
    assert {row["author"]: row["count"] for row in counted} == {"staff": 30, "citizen": 30}
