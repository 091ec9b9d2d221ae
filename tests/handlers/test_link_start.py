"""A code is carried by a link: a button opens Yavar in the other messenger, where it counts as if it was typed."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.citizen import CitizenOnPhone, Neighbours, Now, neighbourhood
from tests.handlers.test_link import are_one, code_of
from tests.screen import Screen


def opened(citizen: CitizenOnPhone) -> dict[str, str]:
    """Words and addresses of the buttons among the news that open something."""
    rows = [row for each in citizen.news() for row in each.content.get("buttons", [])]
    return {each["text"]: each["url"] for row in rows for each in row if "url" in each}


@pytest.fixture
async def named(city_dsn: str, city_pool: asyncpg.Pool, now: Now) -> AsyncIterator[Neighbours]:
    """A house on Telegram that knows its names in both messengers."""
    async with neighbourhood(city_dsn, city_pool, now, telegram_name="yavar_bot", bale_name="y_b") as around:
        yield around


@pytest.fixture
async def in_named_bale(
    named: Neighbours, city_dsn: str, city_pool: asyncpg.Pool, now: Now
) -> AsyncIterator[CitizenOnPhone]:
    """The same person at its other door."""
    screen = Screen("bale", named.screen.bot_id, "/bale")
    more = {"telegram_name": "yavar_bot", "bale_name": "y_b"}
    async with neighbourhood(city_dsn, city_pool, now, screen, **more) as around:
        yield around.citizen(42)


async def test_the_button_opens_the_other_messenger_with_the_code(named: Neighbours) -> None:
    """Shown in Telegram, it leads to Bale, and not to where the person is already."""
    citizen = named.citizen(42)
    code = await code_of(citizen)
    assert opened(citizen) == {"↗️ باز کردن یاور در بله": f"https://ble.ir/y_b?start=link-{code}"}
    assert "دکمهٔ زیر را بزنید" in citizen.reads


async def test_from_bale_it_leads_to_telegram(in_named_bale: CitizenOnPhone) -> None:
    """The menu is a tap further there, the rest is the same."""
    await in_named_bale.writes("پیوند تلگرام و بله")
    await in_named_bale.taps("با کد")
    (address,) = opened(in_named_bale).values()
    assert address.startswith("https://t.me/yavar_bot?start=link-")


async def test_arriving_by_the_link_is_as_if_the_code_was_typed(
    named: Neighbours, in_named_bale: CitizenOnPhone
) -> None:
    """The same question, and nothing moves before the yes."""
    code = await code_of(named.citizen(42))
    await in_named_bale.writes(f"/start link-{code}")
    assert in_named_bale.told() == ["link-confirm"]
    assert not await are_one(named)
    await in_named_bale.taps("هر دو مال من است")
    assert in_named_bale.told() == ["link-done"]
    assert await are_one(named)


async def test_an_old_link_is_answered_as_an_old_code(named: Neighbours, in_named_bale: CitizenOnPhone) -> None:
    """Expired, used, its own: with what to do next."""
    citizen = named.citizen(42)
    code = await code_of(citizen)
    await citizen.writes(f"/start link-{code}")
    assert citizen.told() == ["link-code-own"]
    named.now.passes(minutes=11)
    await in_named_bale.writes(f"/start link-{code}")
    assert in_named_bale.told() == ["link-code-expired"]


async def test_wrong_links_count_as_wrong_codes(named: Neighbours, in_named_bale: CitizenOnPhone) -> None:
    """Five in an hour, typed or carried, and no more are looked at."""
    code = await code_of(named.citizen(42))
    for wrong in range(3):
        await in_named_bale.writes(f"/start link-0000000{wrong}")
        assert in_named_bale.told() == ["link-code-unknown"]
    for wrong in range(2):
        await in_named_bale.writes(f"/link 1000000{wrong}")
    await in_named_bale.writes(f"/start link-{code}")
    assert in_named_bale.told() == ["link-code-too-many"]


@pytest.mark.parametrize("payload", ["link-", "link-abc", "something", "staff-123456", "link-1 2"])
async def test_a_payload_that_is_no_code_does_no_harm(named: Neighbours, payload: str) -> None:
    """It is said how to get one, or the menu opens."""
    citizen = named.citizen(42)
    await citizen.writes(f"/start {payload}")
    assert citizen.told() in (["link-code-needed"], ["menu-greeting"])


async def test_without_names_there_is_no_button(citizen: CitizenOnPhone) -> None:
    """The code is typed."""
    await code_of(citizen)
    assert opened(citizen) == {}
    assert "دکمهٔ زیر را بزنید" not in citizen.reads
