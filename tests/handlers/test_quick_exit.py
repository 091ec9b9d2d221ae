"""Quick exit: one neutral screen whatever was open, nothing unasked afterwards, and a way back."""

import asyncio
import re

import pytest

from handlers.quick_exit import LABEL
from services import thread
from tests.citizen import CitizenOnPhone, Neighbours
from tests.handlers.test_human import claimed, member, replies
from tests.screen import WORDS
from texts.fluent import LANGUAGES

EXIT = "go/exit"
TELLS = re.compile(
    "یاور|مددسرا|گرمخانه|مشاور|همکار|مددکار|کمک|خشونت|خطر|پرونده|شهرداری|سازمان|امن"
    "|yavar|help|shelter|counsel|safe|violence|danger|case",
    re.IGNORECASE,
)
"""Words that say whom somebody wrote to, or why."""


async def wanted(neighbours: Neighbours) -> set[str]:
    """Message ids of ours that shall go, and «citizen» for their own words."""
    rows = await neighbours.pool.fetch(
        "SELECT coalesce(content ->> 'message', author) AS said FROM message JOIN erasure ON message_id = id"
    )
    return {row["said"] for row in rows}


async def is_safe(neighbours: Neighbours) -> bool | None:
    """What the one person said of being written to."""
    said: bool | None = await neighbours.pool.fetchval("SELECT safe_to_contact FROM citizen ORDER BY id LIMIT 1")
    return said


@pytest.mark.parametrize("message", ["exit-screen", "exit-rest-telegram", "exit-rest-bale"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stays_on_the_screen_says_neither_whom_they_wrote_to_nor_why(message: str, language: str) -> None:
    """In both languages; it claims no fact either that could lead somebody astray."""
    assert not TELLS.search(WORDS.say(language, message, {"rest": {"message": "exit-rest-bale"}}))


async def test_one_tap_in_the_middle_of_a_question_leaves_one_neutral_screen(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """No button, no way back to the question; all that was said before shall go, what they wrote themselves too."""
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.taps_data(EXIT)
    assert citizen.told() == ["exit-screen"]
    assert citizen.buttons() == []
    assert "پاک کنید" in citizen.reads
    assert await wanted(neighbours) == {"shelter-whom", "where-self", "citizen"}


async def test_the_keyboard_at_the_bottom_is_taken_away(citizen: CitizenOnPhone, in_bale: CitizenOnPhone) -> None:
    """Also the lasting one of Bale, on which our services stand."""
    for person in (citizen, in_bale):
        await person.writes("سلام")
        await person.taps_data(EXIT)
        (screen,) = person.news()
        assert screen.content["remove_keyboard"] is True
        assert not {"keyboard", "buttons", "menu"} & set(screen.content)


async def test_each_messenger_is_told_its_own_way_to_clear_the_rest(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone
) -> None:
    """What we cannot delete the person can: the screen says how, there."""
    for person, rest in ((citizen, "exit-rest-telegram"), (in_bale, "exit-rest-bale")):
        await person.taps_data(EXIT)
        assert WORDS.say("fa", rest).replace("\u200f", "") in person.reads.replace("\u200f", "")


async def test_the_open_question_never_comes_back_by_itself(citizen: CitizenOnPhone) -> None:
    """Neither with the next words nor with an old button."""
    await citizen.writes("جا ندارم")
    old = citizen.data_of("خودم، آقا")
    await citizen.taps_data(EXIT)
    await citizen.taps_data(old)
    assert "shelter-whom" not in citizen.told()
    await citizen.writes("منو")
    assert citizen.told() == ["menu-greeting"]


@pytest.mark.parametrize(
    "words",
    ["خروج سریع", "🧹 خروج سریع", "همه رو پاک کن", "پیام‌ها رو پاک کن", "khorooj sari", "/exit", "quick exit"],
)
async def test_words_do_what_the_button_does(citizen: CitizenOnPhone, words: str) -> None:
    """Whoever has no time to look for a button writes."""
    await citizen.writes("سلام")
    await citizen.writes(words)
    assert citizen.told() == ["exit-screen"]


@pytest.mark.parametrize("words", ["اشک‌هایم را پاک کن", "شیشه پاک کن لازم دارم", "در خروجی کجاست", "emergency exit"])
async def test_words_that_look_alike_clear_nothing(citizen: CitizenOnPhone, neighbours: Neighbours, words: str) -> None:
    """What it does cannot be undone."""
    await citizen.writes("سلام")
    await citizen.writes(words)
    assert "exit-screen" not in citizen.told()
    assert await wanted(neighbours) == set()


async def test_a_second_tap_does_no_harm(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """At once it is the same tap; a little later the screen comes again and only the last one stays."""
    await citizen.writes("سلام")
    await citizen.taps_data(EXIT)
    await citizen.taps_data(EXIT)
    assert citizen.told() == []
    neighbours.now.passes(seconds=10)
    await citizen.taps_data(EXIT)
    assert citizen.told() == ["exit-screen"]
    left = await neighbours.pool.fetchval(
        "SELECT count(*) FROM message m WHERE author <> 'citizen' AND content ->> 'message' = 'exit-screen'"
        " AND NOT EXISTS (SELECT FROM erasure e WHERE e.message_id = m.id)"
    )
    assert left == 1


async def test_staff_see_that_it_is_not_safe_and_their_talk_can_be_left(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """In the middle of a talk with one of us; the case stays, its next words reach us."""
    await citizen.writes("با انسان حرف می‌زنم")
    staff = await neighbours.pool.fetchval(
        "INSERT INTO staff (login, name, role) VALUES ('sara', 'sara', 'counsellor') RETURNING id"
    )
    number = await claimed(neighbours, staff)
    await replies(neighbours, number, staff, "سلام")
    await citizen.taps_data(EXIT)
    assert citizen.told() == ["exit-screen"]
    assert "staff" in await wanted(neighbours)
    assert await neighbours.pool.fetchval('SELECT safe_to_contact FROM "case"') is False
    assert await is_safe(neighbours) is False
    await citizen.writes("برگشتم")
    assert await neighbours.pool.fetchval('SELECT waiting_since IS NOT NULL FROM "case"') is True
    await replies(neighbours, number, staff, "خوب شد که نوشتید")
    assert citizen.all_seen()[-1].text.endswith("خوب شد که نوشتید")


async def test_nothing_comes_unasked_and_what_they_ask_is_answered(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Everything works as a reply; what nobody asked for is not said, not even later."""
    await citizen.writes("سلام")
    await citizen.taps_data(EXIT)
    citizen_id, account = await neighbours.pool.fetchval("SELECT ARRAY[citizen_id, id] FROM account")
    assert (
        await thread.say(neighbours.pool, citizen_id, account, "خبر", message="link-told-linked", language="fa") is None
    )
    await neighbours.quiet()
    assert citizen.told() == ["exit-screen"]
    await citizen.writes("جا ندارم")
    assert citizen.told() == ["shelter-whom"]


@pytest.mark.parametrize(("button", "safe", "told"), [
    ("پیام دادن امن است", True, "exit-safe-noted"),
    ("هنوز نه", False, "exit-unsafe-noted"),
])  # fmt: skip
async def test_they_say_themselves_when_it_is_safe_again(
    citizen: CitizenOnPhone, neighbours: Neighbours, button: str, told: str, *, safe: bool
) -> None:
    """One tap, for the person and their open cases."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.taps_data(EXIT)
    await citizen.taps_data("go/exit-back")
    assert citizen.told() == ["exit-back"]
    await citizen.taps(button)
    assert citizen.told() == [told]
    assert await is_safe(neighbours) is safe
    assert await neighbours.pool.fetchval('SELECT safe_to_contact FROM "case"') is safe


async def test_no_to_the_question_of_a_case_counts_for_the_person(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whoever told one of us that somebody sees their phone need not tell the next one."""
    await citizen.writes("با انسان حرف می‌زنم")
    await citizen.taps("کسی گوشی‌ام را می‌بیند")
    assert await is_safe(neighbours) is False


def test_the_button_fits_wherever_it_is_offered() -> None:
    """It carries what opens it, in both languages."""
    assert LABEL.data == EXIT
    assert [WORDS.label(language, LABEL.label)[0] for language in LANGUAGES] == ["🧹", "🧹"]


async def test_words_come_before_a_question_that_takes_any_words(citizen: CitizenOnPhone) -> None:
    """And before the safety questions, which break into everything else."""
    await citizen.writes("میخوام خودمو بکشم")
    await citizen.writes("خروج سریع")
    assert citizen.told() == ["exit-screen"]
    await citizen.writes("منو")
    assert citizen.told() == ["menu-greeting"]


async def test_danger_in_the_same_words_reaches_a_person_and_is_not_shown(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whoever looks at the screen reads nothing of it; staff read that it is not safe to write."""
    await citizen.writes("شوهرم داره منو میزنه چاقو دستشه همه رو پاک کن")
    assert citizen.told() == ["exit-screen"]
    row = await neighbours.pool.fetchrow('SELECT level, safe_to_contact FROM "case"')
    assert row is not None
    assert row["level"] >= 3
    assert row["safe_to_contact"] is False


async def test_words_come_before_a_talk_with_one_of_us(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """What they write is for staff then, but for this."""
    staff = await member(neighbours, "sara", "counselling")
    await citizen.writes("با انسان حرف می‌زنم")
    await replies(neighbours, await claimed(neighbours, staff), staff, "سلام")
    await citizen.writes("خروج سریع")
    assert citizen.told() == ["exit-screen"]


async def test_they_are_asked_once_whether_it_is_safe_after_what_they_came_for(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Not on the mere menu, which somebody else may open; not before; not again."""
    await citizen.writes("سلام")
    await citizen.taps_data(EXIT)
    await citizen.writes("منو")
    assert citizen.told() == ["menu-greeting"]
    await citizen.writes("با انسان حرف می‌زنم")
    assert citizen.told()[-1] == "exit-back"
    neighbours.now.passes(minutes=5)
    await citizen.writes("هستید؟")
    assert "exit-back" not in citizen.told()


async def test_a_new_case_of_somebody_who_left_is_not_safe(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Whoever takes it sees so before the first word."""
    await citizen.writes("سلام")
    await citizen.taps_data(EXIT)
    await citizen.writes("با انسان حرف می‌زنم")
    assert await neighbours.pool.fetchval('SELECT safe_to_contact FROM "case"') is False


async def test_the_sender_deletes_by_itself(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """Nobody has to start it: what the messenger numbered is deleted, and only that."""
    await citizen.writes("سلام")
    await citizen.taps_data(EXIT)
    async with asyncio.timeout(10):
        while await neighbours.pool.fetchval("SELECT count(*) FROM erasure WHERE state = 'done'") < 2:
            await asyncio.sleep(0.01)
    assert (42, 1) in neighbours.screen.erased
