"""Specification: recall as staff judged it; fewer than five are hidden, also from somebody who subtracts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import asyncpg
import pytest

from services import recall
from services.recall import LEAST, Count, Recall, parted, shown, together
from services.reviews import REVIEWED
from tests.some_cases import case, citizen, message

SATURDAY = date(2026, 11, 14)
DURING = datetime(2026, 11, 17, 9, tzinfo=UTC)
FEW = Count(0, 4)


async def judged(pool: asyncpg.Pool, count: int, detected: int | None, true: int, **more: Any) -> None:
    """Cases that were read so and judged so, closed in the week."""
    for _ in range(count):
        given: dict[str, Any] = {
            "closed_at": DURING,
            "outcome": "helped",
            "detected_level": detected,
            "true_level": true,
        } | more
        await case(pool, DURING - timedelta(hours=1), **given)


async def read(pool: asyncpg.Pool, count: int, true: int | None) -> None:
    """Messages of the sample, of as many people."""
    for _ in range(count):
        _, account = await citizen(pool)
        number = await message(pool, account, "سلام خسته نباشید ممنون", content='{"kind": "text"}', created_at=DURING)
        at = None if true is None else DURING
        await pool.execute(
            "INSERT INTO review (week, message_id, level, judged_at, true_level) VALUES ($1, $2, 0, $3, $4)",
            SATURDAY,
            number,
            at,
            true,
        )


async def the_week(pool: asyncpg.Pool) -> Recall:
    """What is shown of it."""
    found, _ = await recall.weeks(pool, SATURDAY)
    assert found[-1].week == SATURDAY
    return found[-1]


async def test_alarms_are_counted_as_staff_judged_them(pool: asyncpg.Pool) -> None:
    """Right is whatever was L3 or L4 in truth; what nobody read or judged does not count."""
    await judged(pool, 7, 4, 3)
    await judged(pool, 6, 3, 1)
    await judged(pool, 5, 1, 3)
    await judged(pool, 9, None, 4)
    await judged(pool, 5, 1, 4, reasons=[REVIEWED])
    await judged(pool, 5, 4, 4, outcome="joined")
    found = await the_week(pool)
    assert (found.alarms, found.confirmed, found.false) == (shown(13), shown(7), shown(6))
    assert found.missed == shown(5), "who was found in the sample counts there"
    rate = found.false_rate
    assert rate
    assert (rate.least, rate.most) == (46, 46)


async def test_cases_of_other_weeks_do_not_count(pool: asyncpg.Pool) -> None:
    """A week begins on Saturday at midnight in Tehran."""
    begins = datetime(2026, 11, 13, 20, 30, tzinfo=UTC)
    await judged(pool, 5, 4, 4, closed_at=begins)
    await judged(pool, 6, 4, 4, closed_at=begins - timedelta(seconds=1))
    found, _ = await recall.weeks(pool, SATURDAY)
    assert [each.alarms for each in found[-2:]] == [shown(6), shown(5)]


async def test_an_empty_house_tells_nothing(pool: asyncpg.Pool) -> None:
    """No rate and no estimate are made of nothing."""
    found, whole = await recall.weeks(pool, SATURDAY)
    for each in (*found, whole):
        assert (each.false_rate, each.estimate) == (None, None)
    assert len(found) == recall.WEEKS


async def test_the_estimate_is_a_lower_bound_with_the_weight_of_the_sample(pool: asyncpg.Pool) -> None:
    """Twenty right alarms, few missed cases (four at the worst), six of ten read were missed and stand for ten."""
    await judged(pool, 20, 4, 4)
    await judged(pool, 5, 4, 0)
    await read(pool, 6, 3)
    await read(pool, 4, 0)
    await read(pool, 5, None)
    found = await the_week(pool)
    assert (found.judged, found.found, found.missed, found.people) == (shown(10), shown(6), FEW, 15)
    assert found.estimate == int(100 * 20 / (20 + 4 + 6 * 1.5))


async def test_fewer_than_five_read_give_no_estimate_and_no_size(pool: asyncpg.Pool) -> None:
    """Neither does the size of the week tell whether anybody read."""
    await judged(pool, 10, 4, 4)
    await read(pool, 4, 0)
    found = await the_week(pool)
    assert (found.judged, found.people, found.estimate) == (FEW, 0, None)


@pytest.mark.parametrize("count", range(LEAST))
def test_fewer_than_five_are_one_and_the_same(count: int) -> None:
    """None, one or four: nobody can tell."""
    assert shown(count) == FEW
    assert shown(LEAST) == Count(5, 5)


@pytest.mark.parametrize("part", range(LEAST))
def test_a_hidden_part_hides_the_rest(part: int) -> None:
    """Else the whole less the rest would tell it; every part that is hidden shows the same."""
    assert parted(20, part) == (Count(20, 20), FEW, Count(16, 20))
    assert parted(20, 20 - part) == (Count(20, 20), Count(16, 20), FEW)


def test_parts_that_are_many_are_shown() -> None:
    """Nothing is hidden without need."""
    assert parted(20, 7) == (shown(20), shown(7), shown(13))


@pytest.mark.parametrize("hidden", range(1, 13))
def test_no_hidden_count_follows_from_a_sum(hidden: int) -> None:
    """However many are hidden and whatever they are, each of them may still be at least two numbers."""
    for total in range(4 * hidden + 1):
        counts = [min(4, max(0, total - 4 * place)) for place in range(hidden)]
        told = together([50, *counts])
        assert told.least <= 50 + total <= told.most
        least, most = told.least - 50, min(told.most - 50, 4 * hidden)
        smallest = max(0, least - 4 * (hidden - 1))
        largest = min(4, most)
        assert largest > smallest, (hidden, total)


def test_a_sum_of_what_is_shown_is_exact() -> None:
    """Where nothing is hidden, nothing has to be."""
    assert together([5, 6]) == Count(11, 11)
    assert together([]) == Count(0, 0)


async def test_sums_over_weeks_are_no_narrower_than_the_weeks(pool: asyncpg.Pool) -> None:
    """The whole says of alarms what the weeks say, and no more."""
    await judged(pool, 12, 4, 4)
    await judged(pool, 2, 4, 1)
    found, whole = await recall.weeks(pool, SATURDAY)
    assert found[-1].confirmed == Count(10, 14)
    assert whole.confirmed.least == sum(each.confirmed.least for each in found)
    assert whole.alarms == Count(14, 14 + 4 * (recall.WEEKS - 1))
