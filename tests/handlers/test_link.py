"""One person on two messengers: linked by a code or a phone of their own, asked before, told after, separable."""

import asyncio
import re
from typing import Any

import pytest

from services import cases, link_proposals, links, thread
from services.link_proposals import Unfit
from tests.citizen import CitizenOnPhone, Neighbours
from tests.handlers.test_human import all_cases, claimed, member, replies

OWN = {"phone_number": "989121234567", "first_name": "ن"}


async def code_of(citizen: CitizenOnPhone) -> str:
    """Ask for a code; give it as it is shown."""
    await citizen.writes("/start")
    await citizen.taps("پیوند تلگرام و بله")
    assert citizen.told() == ["link-how"]
    await citizen.taps("با کد")
    found = re.search("/link ([0-9]{8})", citizen.reads)
    assert found, citizen.reads
    return found[1]


async def linked(citizen: CitizenOnPhone, other: CitizenOnPhone) -> None:
    """Let `other` join `citizen` by a code."""
    code = await code_of(citizen)
    await other.writes(f"/link {code}")
    await other.taps("هر دو مال من است")
    assert other.told() == ["link-done"]


async def people(neighbours: Neighbours) -> list[tuple[str, int]]:
    """Give each account's messenger and person."""
    rows = await neighbours.pool.fetch("SELECT platform, citizen_id FROM account ORDER BY platform DESC")
    return [(row["platform"], row["citizen_id"]) for row in rows]


async def are_one(neighbours: Neighbours) -> bool:
    """Whether all accounts are one person's."""
    return len({citizen for _, citizen in await people(neighbours)}) == 1


async def test_a_code_from_one_messenger_links_the_other_after_a_yes(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Nothing moves before the yes on the second side; afterwards the first side is told too."""
    code = await code_of(citizen)
    await in_bale.writes("/start")
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-confirm"]
    assert "تلگرام" in in_bale.reads
    assert not await are_one(neighbours)
    await in_bale.taps("هر دو مال من است")
    assert in_bale.told() == ["link-done"]
    assert await are_one(neighbours)
    assert citizen.told()[-1] == "link-told-linked"
    assert "بله" in citizen.news()[-1].text


async def test_what_linking_means_is_said_before_a_code_is_shown(citizen: CitizenOnPhone) -> None:
    """Staff see one talk; whoever holds either phone sees the answers sent to it; it can be taken back."""
    await citizen.writes("پیوند تلگرام و بله")
    assert "همکاران ما حرف‌های هر دو را یک‌جا می‌بینند" in citizen.reads
    assert "هر کس یکی از این دو گوشی را در دست داشته باشد" in citizen.reads
    assert "جدایشان کنید" in citizen.reads
    assert "/link" not in citizen.reads


@pytest.mark.parametrize("spelled", ["/link {}", "/LINK {}", "/link{}", "/link  {}"])
@pytest.mark.parametrize("persian", [False, True])
async def test_the_code_is_read_in_any_digits(
    citizen: CitizenOnPhone,
    in_bale: CitizenOnPhone,
    spelled: str,
    persian: bool,  # noqa: FBT001 (pytest hands it in)
) -> None:
    """As people copy it."""
    code = await code_of(citizen)
    shown = code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if persian else code
    await in_bale.writes(spelled.format(shown))
    assert in_bale.told() == ["link-confirm"]


async def test_a_no_moves_nothing_and_ends_the_code(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whoever sent the code to a stranger loses nothing."""
    code = await code_of(citizen)
    await in_bale.writes(f"/link {code}")
    await in_bale.taps("نه، وصل نشود")
    assert in_bale.told() == ["link-left"]
    assert not await are_one(neighbours)
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-code-used"]


async def test_a_wrong_code_is_said_kindly(in_bale: CitizenOnPhone) -> None:
    """With what to do."""
    await in_bale.writes("/link 12345678")
    assert in_bale.told() == ["link-code-unknown"]
    await in_bale.writes("/link")
    assert in_bale.told() == ["link-code-needed"]


async def test_after_five_wrong_codes_none_is_taken_for_an_hour(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Not even a right one, so that guessing tells nothing; other things go on."""
    code = await code_of(citizen)
    for wrong in range(5):
        await in_bale.writes(f"/link 0000000{wrong}")
        assert in_bale.told() == ["link-code-unknown"]
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-code-too-many"]
    neighbours.now.passes(minutes=61)
    code = await code_of(citizen)
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-confirm"]


async def test_a_code_is_over_after_ten_minutes(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Also between the code and the yes."""
    code = await code_of(citizen)
    await in_bale.writes(f"/link {code}")
    neighbours.now.passes(minutes=10)
    await in_bale.taps("هر دو مال من است")
    assert in_bale.told() == ["link-code-expired"]
    assert not await are_one(neighbours)
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-code-expired"]


async def test_a_newer_code_ends_the_older_one(citizen: CitizenOnPhone, in_bale: CitizenOnPhone) -> None:
    """Only what is on the screen now works."""
    old = await code_of(citizen)
    await code_of(citizen)
    await in_bale.writes(f"/link {old}")
    assert in_bale.told() == ["link-code-used"]


async def test_a_code_works_once(citizen: CitizenOnPhone, in_bale: CitizenOnPhone, bale: Neighbours) -> None:
    """A third account that read it over a shoulder comes too late."""
    code = await code_of(citizen)
    await in_bale.writes(f"/link {code}")
    third = bale.citizen(43)
    await third.writes(f"/link {code}")
    assert third.told() == ["link-code-used"]


async def test_ones_own_code_links_nothing(citizen: CitizenOnPhone) -> None:
    """It says where to write it."""
    code = await code_of(citizen)
    await citizen.writes(f"/link {code}")
    assert citizen.told() == ["link-code-own"]


async def test_whoever_is_linked_is_told_so(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """An account that is linked joins nobody else before it is separated."""
    await linked(citizen, in_bale)
    code = await code_of(neighbours.citizen(99))
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-code-elsewhere"]


async def test_the_talk_goes_on_in_either_messenger(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """A question asked here is answered there."""
    await linked(citizen, in_bale)
    await citizen.writes("جا ندارم امشب")
    await citizen.taps("خودم، خانم")
    await in_bale.writes("منطقه ۱۲")
    assert not in_bale.was_told("not-understood")
    assert not in_bale.was_told("menu-greeting")
    assert await are_one(neighbours)


async def test_an_old_button_of_the_other_side_answers_nothing(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone
) -> None:
    """What hung in either chat before the link belongs to a talk that is over."""
    await citizen.writes("جا ندارم امشب")
    button = citizen.data_of("خودم، خانم")
    await linked(citizen, in_bale)
    await citizen.taps_data(button)
    assert citizen.was_told("button-stale")


async def test_staff_see_one_thread_and_answer_where_the_person_wrote_last(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """A case opened in Telegram is answered in Bale once the person writes there."""
    await citizen.writes("با انسان حرف می‌زنم")
    await linked(citizen, in_bale)
    number = await claimed(neighbours, await member(neighbours, "sara", "counselling"))
    neighbours.now.passes(minutes=1)
    await in_bale.writes("حالا از بله می‌نویسم، تلگرامم قطع است")
    await replies(neighbours, number, 1, "سلام، این‌جا هم هستم")
    assert in_bale.reads.endswith("سلام، این‌جا هم هستم")
    case = await cases.case(neighbours.pool, number)
    assert case is not None
    assert case.platform == "bale"
    entries = await thread.entries(neighbours.pool, case.citizen_id)
    assert {each.platform for each in entries} == {"telegram", "bale"}


async def test_a_case_that_came_by_the_second_account_comes_along(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """What attends to the person, and what they wait for, follows."""
    await in_bale.writes("با انسان حرف می‌زنم")
    await linked(citizen, in_bale)
    (case,) = await all_cases(neighbours)
    (_, person), _ = await people(neighbours)
    assert case["citizen_id"] == person
    neighbours.now.passes(minutes=2)
    await citizen.writes("مدارکم هم همراهم است")
    assert citizen.told() == ["human-joined"]


async def test_two_open_cases_at_one_desk_become_one(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """The more urgent level and the earlier wait count; the timeline says it."""
    await citizen.writes("با انسان حرف می‌زنم")
    first = neighbours.now()
    neighbours.now.passes(minutes=20)
    await in_bale.writes("با انسان حرف می‌زنم")
    await neighbours.pool.execute('UPDATE "case" SET level = 3 WHERE id = (SELECT max(id) FROM "case")')
    await linked(citizen, in_bale)
    one, other = sorted(await all_cases(neighbours), key=lambda case: case["closed_at"] is not None)
    assert (one["level"], one["waiting_since"], other["outcome"]) == (3, first, "joined")
    events = await cases.timeline(neighbours.pool, one["id"])
    assert [(each.kind, each.detail) for each in events][-1] == ("joined", {"case": other["id"]})


async def test_separating_gives_each_side_its_own_back(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """From either side, with one tap; the other side is told."""
    await in_bale.writes("با انسان حرف می‌زنم")
    before = [(case["id"], case["citizen_id"], case["account_id"]) for case in await all_cases(neighbours)]
    await linked(citizen, in_bale)
    await citizen.writes("پیوند تلگرام و بله")
    assert citizen.told() == ["link-linked"]
    await citizen.taps("جدا کردن")
    assert citizen.told() == ["link-parted"]
    assert not await are_one(neighbours)
    assert in_bale.told()[-1] == "link-told-parted"
    assert [(case["id"], case["citizen_id"], case["account_id"]) for case in await all_cases(neighbours)] == before


async def test_whoever_separated_may_take_it_back_for_three_days(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """And nobody else: the side that was left cannot come back by itself."""
    await linked(citizen, in_bale)
    await in_bale.writes("پیوند تلگرام و بله")
    await in_bale.taps("جدا کردن")
    await citizen.writes("پیوند تلگرام و بله")
    assert "↩️ دوباره وصل شوند" not in citizen.buttons()
    await in_bale.writes("پیوند تلگرام و بله")
    await in_bale.taps("دوباره وصل شوند")
    assert in_bale.told() == ["link-done"]
    assert await are_one(neighbours)
    await in_bale.writes("پیوند تلگرام و بله")
    await in_bale.taps("جدا کردن")
    neighbours.now.passes(hours=73)
    await in_bale.writes("پیوند تلگرام و بله")
    assert "↩️ دوباره وصل شوند" not in in_bale.buttons()


async def shares(citizen: CitizenOnPhone, contact: dict[str, Any] | None = None) -> None:
    """Choose the phone, and share a contact."""
    await citizen.writes("پیوند تلگرام و بله")
    await citizen.taps("با شمارهٔ خودم")
    assert citizen.told()[-1] == "link-phone"
    await citizen.sends(contact=contact or {**OWN, "user_id": citizen.chat_id})


async def test_the_same_phone_shared_from_both_links_after_a_yes(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """However each messenger spells it; the number itself is kept nowhere but in what the messenger handed us."""
    await shares(citizen)
    assert citizen.told()[-1] == "link-phone-kept"
    await shares(in_bale, {"phone_number": "09121234567", "user_id": 42})
    assert in_bale.told()[-1] == "link-confirm"
    assert not await are_one(neighbours)
    await in_bale.taps("هر دو مال من است")
    assert in_bale.told() == ["link-done"]
    assert await are_one(neighbours)
    assert await neighbours.pool.fetchval("SELECT count(phone_hash) FROM account") == 0
    kept = await neighbours.pool.fetch("SELECT text, content::text FROM message")
    kept += await neighbours.pool.fetch("SELECT state::text AS text, '' AS content FROM conversation")
    assert not [row for row in kept if "9121234567" in row["text"] + row["content"]]


@pytest.mark.parametrize("contact", [{**OWN, "user_id": 7}, OWN, {"phone_number": None, "user_id": 42}])
async def test_somebody_elses_contact_is_kindly_refused(
    citizen: CitizenOnPhone, neighbours: Neighbours, contact: dict[str, Any]
) -> None:
    """Also one without an owner: any number could be sent so."""
    await shares(citizen, contact)
    assert citizen.told() == ["link-phone-not-yours", "link-phone"]
    assert await neighbours.pool.fetchval("SELECT count(phone_hash) FROM account") == 0


async def test_a_typed_number_is_not_taken(citizen: CitizenOnPhone) -> None:
    """Anybody can type any number."""
    await citizen.writes("پیوند تلگرام و بله")
    await citizen.taps("با شمارهٔ خودم")
    await citizen.writes("09121234567")
    assert citizen.told() == ["link-phone-how", "link-phone"]


async def test_a_phone_shared_yesterday_links_nobody(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Numbers change hands."""
    await shares(citizen)
    neighbours.now.passes(hours=25)
    await shares(in_bale)
    assert in_bale.told()[-1] == "link-phone-kept"
    assert await neighbours.pool.fetchval("SELECT count(phone_hash) FROM account") == 1


async def test_a_command_counts_also_while_a_colleague_talks(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Words go to the person; what begins with /link is for the program."""
    code = await code_of(citizen)
    await in_bale.writes("با انسان حرف می‌زنم")
    sara = await member(neighbours, "sara", "counselling")
    await replies(neighbours, await claimed(neighbours, sara), sara, "سلام")
    await in_bale.writes(f"/link {code}")
    assert in_bale.told() == ["link-confirm"]
    await in_bale.taps("هر دو مال من است")
    assert await are_one(neighbours)


async def proposed(neighbours: Neighbours, staff: int) -> None:
    """Ask both accounts as staff do: write the question down, and put it to both."""
    async with neighbours.pool.acquire() as database, database.transaction():
        await links.hold(database)
        first, second = [await cases.case(database, each["id"]) for each in await all_cases(neighbours)]
        assert first is not None
        assert second is not None
        assert await link_proposals.unfit(database, first, second, neighbours.now()) is None
        await link_proposals.propose(database, staff, first, second, neighbours.now())


@pytest.fixture
async def asked(citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours) -> int:
    """Two people with a case each, asked by staff whether they are one."""
    await citizen.writes("با انسان حرف می‌زنم")
    await in_bale.writes("با انسان حرف می‌زنم")
    staff = await member(neighbours, "sara", "counselling")
    await proposed(neighbours, staff)
    return staff


@pytest.mark.usefixtures("asked")
async def test_a_question_of_staff_links_only_when_both_say_yes(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """One yes moves nothing: the other phone may be somebody else's."""
    await citizen.taps_data("go/link-yes")
    assert citizen.told() == ["link-waits"]
    assert not await are_one(neighbours)
    await citizen.taps_data("go/menu")
    await citizen.taps_data("go/link-yes")
    assert citizen.told() == ["link-waits"]
    await in_bale.taps_data("go/link-yes")
    assert in_bale.told() == ["link-done"]
    assert await are_one(neighbours)
    assert citizen.told()[-1] == "link-told-linked"
    await citizen.taps_data("go/link-no")
    assert citizen.told() == ["link-nothing-asked"]
    assert await are_one(neighbours)


@pytest.mark.usefixtures("asked")
async def test_two_yes_at_the_same_moment_link_too(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Each was worked out as the first; whoever is written second is worked out again and hears that it is done."""
    await asyncio.gather(citizen.taps_data("go/link-yes"), in_bale.taps_data("go/link-yes"))
    await neighbours.quiet()
    assert await are_one(neighbours)
    told = {*citizen.told(), *in_bale.told()}
    assert {"link-waits", "link-done", "link-told-linked"} <= told


async def test_both_phones_shared_at_the_same_moment_find_each_other(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone
) -> None:
    """Nobody waits for the other for ever: whoever is written second is asked."""
    for phone in (citizen, in_bale):
        await phone.writes("پیوند تلگرام و بله")
        await phone.taps("با شمارهٔ خودم")
    contact = {**OWN, "user_id": 42}
    await asyncio.gather(citizen.sends(contact=contact), in_bale.sends(contact=contact))
    assert sorted([citizen.told()[-1], in_bale.told()[-1]]) == ["link-confirm", "link-phone-kept"]


async def test_turns_on_both_sides_while_they_are_linked_are_none_lost_and_none_doubled(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Five rounds of writing in Telegram while the yes is given in Bale, and separating again."""
    await citizen.writes("سلام")
    for _ in range(5):
        code = await code_of(citizen)
        await in_bale.writes(f"/link {code}")
        yes = in_bale.data_of("هر دو مال من است")
        await asyncio.gather(in_bale.taps_data(yes), citizen.writes("شماره تلفن"), citizen.writes("اورژانس"))
        await neighbours.quiet()
        assert await are_one(neighbours)
        neighbours.now.passes(minutes=1)
        await asyncio.gather(in_bale.writes("/start"), citizen.writes("پیوند تلگرام و بله"))
        await citizen.writes("پیوند تلگرام و بله")
        await citizen.taps("جدا کردن")
        assert not await are_one(neighbours)
        neighbours.now.passes(minutes=1)
    pool = neighbours.pool
    updates = await pool.fetchval("SELECT count(*) FROM raw_update")
    assert await pool.fetchval("SELECT count(*) FROM raw_update WHERE reading = 'done'") == updates
    heard = "SELECT count(*), count(DISTINCT raw_update_id) FROM message WHERE author = 'citizen'"
    assert tuple(await pool.fetchrow(heard) or ()) == (updates, updates)


@pytest.mark.usefixtures("asked")
async def test_a_no_closes_the_question(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whoever had said yes is told that nothing changed; a later yes finds nothing open."""
    await citizen.taps_data("go/link-yes")
    await in_bale.taps_data("go/link-no")
    assert in_bale.told() == ["link-left"]
    assert citizen.told()[-1] == "link-told-refused"
    await citizen.taps_data("go/menu")
    await citizen.taps_data("go/link-yes")
    assert citizen.told() == ["link-nothing-asked"]
    assert not await are_one(neighbours)


@pytest.mark.usefixtures("asked")
async def test_a_question_of_staff_is_over_after_three_days(citizen: CitizenOnPhone, neighbours: Neighbours) -> None:
    """An old button links nobody."""
    neighbours.now.passes(hours=73)
    await citizen.taps_data("go/link-yes")
    assert citizen.told() == ["link-nothing-asked"]


@pytest.mark.usefixtures("asked")
async def test_a_code_answers_the_question_too(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whoever links by another way is not asked any more."""
    await linked(citizen, in_bale)
    assert await neighbours.pool.fetchval("SELECT answer FROM link_proposal") == "yes"
    await citizen.taps_data("go/link-yes")
    assert citizen.told() == ["link-nothing-asked"]


async def test_nobody_is_asked_whose_phone_somebody_else_sees(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """A question about another account on that screen could betray them; the code stays open to them."""
    await citizen.writes("با انسان حرف می‌زنم")
    await in_bale.writes("با انسان حرف می‌زنم")
    await in_bale.taps("کسی گوشی‌ام را می‌بیند")
    first, second = [await cases.case(neighbours.pool, each["id"]) for each in await all_cases(neighbours)]
    assert first is not None
    assert second is not None
    assert await link_proposals.unfit(neighbours.pool, first, second, neighbours.now()) is Unfit.UNSAFE
