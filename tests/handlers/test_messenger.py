"""Specification: whoever is on two messengers says where later words go; a reply comes where they have just written."""

import pytest

from services import reachability
from tests.citizen import CitizenOnPhone, Neighbours
from tests.handlers.test_human import claimed, member, replies
from tests.handlers.test_link import linked


async def asks_for_a_person(citizen: CitizenOnPhone, around: Neighbours) -> int:
    """Ask for a person; give the number of the case that staff hold."""
    await citizen.writes("با انسان حرف می‌زنم")
    return await claimed(around, await member(around, "sara", "counselling"))


async def preferred(around: Neighbours) -> list[str]:
    """Give the messengers that are preferred."""
    people = await around.pool.fetch("SELECT DISTINCT citizen_id FROM account")
    found = [each for row in people for each in await reachability.accounts(around.pool, row["citizen_id"])]
    return [each.platform for each in found if each.preferred]


@pytest.mark.parametrize("words", ["خبرها کجا بیاد؟", "میشه جوابم رو تو بله بدید", "send to Bale please"])
async def test_words_open_the_choice(citizen: CitizenOnPhone, in_bale: CitizenOnPhone, words: str) -> None:
    """As people ask for it; three ways, and the one in hand is called «here»."""
    await linked(citizen, in_bale)
    await citizen.writes(words)
    assert citizen.told() == ["messenger-which"]
    assert citizen.buttons()[:3] == ["همین‌جا، در تلگرام", "در بله", "هر جا که آخرین بار نوشتم"]


async def test_somebody_with_one_messenger_is_shown_the_way_to_link(citizen: CitizenOnPhone) -> None:
    """Nothing is offered that does not exist."""
    await citizen.writes("خبرها کجا بیاید")
    assert citizen.told() == ["messenger-only-one"]
    assert "🔗 پیوند حساب‌ها" in citizen.buttons()


async def test_it_is_found_beside_the_link(citizen: CitizenOnPhone, in_bale: CitizenOnPhone) -> None:
    """One tap from where the two are separated."""
    await linked(citizen, in_bale)
    await citizen.writes("پیوند تلگرام و بله")
    await citizen.taps("خبرها کجا بیاید")
    assert citizen.told() == ["messenger-which"]


async def test_an_answer_at_once_comes_where_the_person_wrote(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Whatever they prefer: they look there now."""
    await linked(citizen, in_bale)
    await citizen.writes("خبرها کجا بیاید")
    await citizen.taps("در بله")
    assert citizen.told() == ["messenger-kept-there"]
    number = await asks_for_a_person(citizen, neighbours)
    await replies(neighbours, number, 1, "سلام، این‌جا هستم")
    assert citizen.reads.endswith("سلام، این‌جا هستم")


async def test_an_answer_hours_later_goes_where_they_want_news(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """Written in Telegram, wanted in Bale."""
    await linked(citizen, in_bale)
    await citizen.writes("خبرها کجا بیاید")
    await citizen.taps("در بله")
    number = await asks_for_a_person(citizen, neighbours)
    neighbours.now.passes(hours=3)
    await replies(neighbours, number, 1, "برایتان جا پیدا شد")
    assert in_bale.reads.endswith("برایتان جا پیدا شد")


async def test_without_a_choice_it_goes_where_they_wrote_last(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """However late; a choice can be taken back."""
    await linked(citizen, in_bale)
    await in_bale.writes("خبرها کجا بیاید")
    await in_bale.taps("همین‌جا")
    assert await preferred(neighbours) == ["bale"]
    await in_bale.writes("خبرها کجا بیاید")
    await in_bale.writes("هر جا که آخرین بار نوشتم")
    assert in_bale.told() == ["messenger-kept-last"]
    assert await preferred(neighbours) == []
    number = await asks_for_a_person(citizen, neighbours)
    neighbours.now.passes(hours=3)
    await replies(neighbours, number, 1, "سلام")
    assert citizen.reads.endswith("سلام")


async def test_the_name_of_a_messenger_is_an_answer(citizen: CitizenOnPhone, in_bale: CitizenOnPhone) -> None:
    """Here «بله» is the messenger, not a yes."""
    await linked(citizen, in_bale)
    await citizen.writes("خبرها کجا بیاید")
    await citizen.writes("بله")
    assert citizen.told() == ["messenger-kept-there"]
    assert "بله" in citizen.reads


async def test_a_choice_ends_with_the_link(
    citizen: CitizenOnPhone, in_bale: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """An account that is no more theirs is nobody's preference."""
    await linked(citizen, in_bale)
    await citizen.writes("خبرها کجا بیاید")
    await citizen.taps("در بله")
    assert await preferred(neighbours) == ["bale"]
    await in_bale.writes("پیوند تلگرام و بله")
    await in_bale.taps("جدا کردن")
    assert await preferred(neighbours) == []
    await citizen.writes("خبرها کجا بیاید")
    assert citizen.told() == ["messenger-only-one"]


async def test_whoever_had_no_chat_and_writes_can_be_reached_again(
    citizen: CitizenOnPhone, neighbours: Neighbours
) -> None:
    """By itself, as after a block."""
    await citizen.writes("سلام")
    await neighbours.pool.execute("UPDATE account SET state = 'never_started'")
    await citizen.writes("سلام")
    assert await neighbours.pool.fetchval("SELECT state FROM account") == "reachable"
