"""Care plans: of two who write at once neither loses a word, and a plan stays with its person through links."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from services import care_plans, staff
from services.care_plans import Agreed
from tests.some_cases import case, citizen

NOW = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
DAY = timedelta(days=1)
SLEEP = Agreed(None, "اول بپرسید خوابیده یا نه", "از خانواده‌اش نپرسید")


@pytest.fixture
async def sara(pool: asyncpg.Pool) -> int:
    """A counsellor."""
    return await colleague(pool, "sara", "سارا")


async def colleague(pool: asyncpg.Pool, login: str, name: str, role: str = "counsellor") -> int:
    """A member of staff."""
    number = await staff.add(pool, login, name, role, ["counselling"], NOW)
    assert number is not None
    return number


async def write(
    pool: asyncpg.Pool, number: int, by: int, agreed: Agreed, seen: datetime | None = None, at: datetime = NOW
) -> bool:
    """Write as the console does, in a transaction."""
    async with pool.acquire() as database, database.transaction():
        return await care_plans.write(database, number, by, agreed, seen, at)


async def planned(pool: asyncpg.Pool, by: int, agreed: Agreed, at: datetime = NOW) -> int:
    """A new person with a plan; gives their number."""
    who = await citizen(pool)
    assert await write(pool, await case(pool, NOW, who), by, agreed, at=at)
    return who[0]


async def join(pool: asyncpg.Pool, left: int, joined: int) -> dict[str, Any]:
    """Bring the plan along, as a link does."""
    async with pool.acquire() as database, database.transaction():
        return await care_plans.join(database, left, joined)


async def says(pool: asyncpg.Pool, person: int) -> Agreed | None:
    """What stands in somebody's plan."""
    found = await care_plans.plan(pool, person)
    return found.says if found else None


async def test_a_plan_says_who_wrote_it_and_who_answers(pool: asyncpg.Pool, sara: int) -> None:
    """Whoever reads it knows whom to ask."""
    reza = await colleague(pool, "reza", "رضا", "social_worker")
    person = await planned(pool, sara, Agreed(reza, "کوتاه بنویسید"))
    found = await care_plans.plan(pool, person)
    assert found is not None
    assert (found.answerer, found.answerer_left, found.writer, found.written_at) == ("رضا", False, "سارا", NOW)
    await staff.disable(pool, reza, NOW)
    found = await care_plans.plan(pool, person)
    assert found is not None
    assert found.answerer_left
    assert [each.name for each in await care_plans.answerers(pool)] == ["سارا"]


async def test_nobody_is_promised_an_answer_of_an_administrator(pool: asyncpg.Pool, sara: int) -> None:
    """They read no thread."""
    await colleague(pool, "admin", "مدیر", "administrator")
    assert [each.id for each in await care_plans.answerers(pool)] == [sara]


async def test_of_two_who_write_at_once_the_second_writes_nothing(pool: asyncpg.Pool, sara: int) -> None:
    """A first plan, a change and a removal all ask for the text that the writer had before them."""
    who = await citizen(pool)
    number = await case(pool, NOW, who)
    assert await write(pool, number, sara, SLEEP)
    assert not await write(pool, number, sara, Agreed(None, "متن دیگر")), "there was none, they thought"
    first = await care_plans.plan(pool, who[0])
    assert first is not None
    assert await write(pool, number, sara, Agreed(None, "متن دوم"), first.written_at), "in the same moment even"
    assert not await write(pool, number, sara, Agreed(None, "متن سوم"), first.written_at)
    assert not await write(pool, number, sara, Agreed(), first.written_at)
    assert await says(pool, who[0]) == Agreed(None, "متن دوم")


async def test_of_many_who_write_in_the_same_moment_one_writes(pool: asyncpg.Pool, sara: int) -> None:
    """The first plan, and a change of it; each in a transaction of their own."""
    who = await citizen(pool)
    number = await case(pool, NOW, who)
    for seen in (None, NOW):
        texts = [Agreed(None, f"{seen} {each}") for each in range(6)]
        done = await asyncio.gather(*[write(pool, number, sara, each, seen) for each in texts])
        assert sum(done) == 1
        assert await says(pool, who[0]) == texts[done.index(True)]


async def test_an_empty_plan_is_taken_away(pool: asyncpg.Pool, sara: int) -> None:
    """Nothing agreed on is no plan."""
    who = await citizen(pool)
    number = await case(pool, NOW, who)
    assert await write(pool, number, sara, SLEEP)
    assert await write(pool, number, sara, Agreed(), NOW)
    assert await says(pool, who[0]) is None
    assert await write(pool, number, sara, Agreed()), "there was none, and there is none"
    assert not await write(pool, number, sara, SLEEP, NOW), "they had one before them that is gone"
    assert not await write(pool, number + 1000, sara, SLEEP), "a case that is gone"


async def test_a_change_is_audited_without_its_words(pool: asyncpg.Pool, sara: int) -> None:
    """Who and when; what stands there is about somebody's life."""
    person = await planned(pool, sara, SLEEP)
    [row] = await pool.fetch("SELECT act, changed::text AS changed FROM audit WHERE noun = 'care_plan'")
    assert row["act"] == "insert"
    assert "خوابیده" not in row["changed"]
    assert "خانواده" not in row["changed"]
    assert f'"citizen_id": [null, {person}]' in row["changed"]


async def test_cases_of_the_last_ninety_days_are_counted_once_each(pool: asyncpg.Pool) -> None:
    """A case that became one with another is no case of its own."""
    who = await citizen(pool)
    ended = {"closed_at": NOW, "true_level": 1}
    for days, outcome in ((100, "helped"), (89, "helped"), (50, "no_answer"), (10, "joined")):
        await case(pool, NOW - days * DAY, who, outcome=outcome, **ended)
    await case(pool, NOW, who)
    await case(pool, NOW)
    assert await care_plans.lately(pool, who[0], NOW) == 3


async def test_a_plan_comes_along_when_two_people_are_one(pool: asyncpg.Pool, sara: int) -> None:
    """And goes back with the account, if nobody wrote on it meanwhile."""
    left, joined = await planned(pool, sara, SLEEP), (await citizen(pool))[0]
    brought = await join(pool, left, joined)
    assert await says(pool, joined) == SLEEP
    await care_plans.part(pool, brought, joined)
    assert await says(pool, joined) is None
    assert await says(pool, left) == SLEEP


async def test_of_two_plans_both_texts_stay_one_after_the_other(pool: asyncpg.Pool, sara: int) -> None:
    """The one who stays says who answers; and all of it back."""
    reza = await colleague(pool, "reza", "رضا")
    mine = Agreed(reza, "کوتاه بنویسید", "")
    left = await planned(pool, reza, Agreed(sara, SLEEP.helps, SLEEP.avoid), NOW + DAY)
    joined = await planned(pool, sara, mine)
    brought = await join(pool, left, joined)
    both = await care_plans.plan(pool, joined)
    assert both is not None
    assert both.says == Agreed(reza, f"کوتاه بنویسید\n\n{SLEEP.helps}", SLEEP.avoid)
    assert both.writer == "رضا", "who wrote last"
    assert both.written_at > NOW + DAY, "whoever is writing just now is shown it first"
    assert not any(word in str(brought) for word in ("کوتاه", "خوابیده", "خانواده")), "kept with the link: no words"
    await care_plans.part(pool, brought, joined)
    again = await care_plans.plan(pool, joined)
    assert again is not None
    assert (again.says, again.writer, again.written_at) == (mine, "سارا", NOW)
    assert await says(pool, left) == Agreed(sara, SLEEP.helps, SLEEP.avoid)


async def test_what_staff_wrote_after_a_link_stays(pool: asyncpg.Pool, sara: int) -> None:
    """They wrote it for the person who was there; the other one's own plan is theirs again as it was."""
    left, who = await planned(pool, sara, SLEEP), await citizen(pool)
    number = await case(pool, NOW, who)
    brought = await join(pool, left, who[0])
    changed = Agreed(None, "متن تازه")
    assert await write(pool, number, sara, changed, NOW)
    await care_plans.part(pool, brought, who[0])
    assert await says(pool, who[0]) == changed
    assert await says(pool, left) == SLEEP


async def test_people_without_plans_are_linked_as_before(pool: asyncpg.Pool, sara: int) -> None:
    """Nothing is brought, and nothing of the one who stays changes; nor by a link from before there were plans."""
    left, joined = (await citizen(pool))[0], await planned(pool, sara, SLEEP)
    assert await join(pool, left, joined) == {}
    await care_plans.part(pool, {}, joined)
    found = await care_plans.plan(pool, joined)
    assert found is not None
    assert (found.says, found.written_at) == (SLEEP, NOW)


async def test_a_text_that_stands_there_already_is_not_added_again(pool: asyncpg.Pool, sara: int) -> None:
    """Linked, separated and linked again: said once is enough."""
    left, joined = await planned(pool, sara, SLEEP), await planned(pool, sara, Agreed(None, "کوتاه بنویسید"))
    for _ in range(2):
        await join(pool, left, joined)
    assert await says(pool, joined) == Agreed(None, f"کوتاه بنویسید\n\n{SLEEP.helps}", SLEEP.avoid)
