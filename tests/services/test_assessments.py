"""Assessments: answers of one round add up in one row, belong to the case they led to, and leave no trace twice."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from services import assessments, cases
from services.assessments import Assessed
from tests import some_cases

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def assessed(answers: Mapping[str, Any], level: int = 1, score: int | None = None, run: int = 7) -> Assessed:
    """What one round has come to."""
    return Assessed("severity", run, "v1", 0, level, answers, score)


async def rows(pool: asyncpg.Pool) -> list[Any]:
    """All that is kept."""
    return list(await pool.fetch("SELECT *, answers::text AS said FROM assessment ORDER BY id"))


async def test_answers_of_one_run_are_one_row(pool: asyncpg.Pool) -> None:
    """Later ones are added, a changed one counts; another run is another row."""
    who = await some_cases.citizen(pool)
    for answers in ({"k1": 3}, {"k1": 3, "k2": 1}, {"k1": 2}):
        await assessments.keep(pool, *who, assessed(answers), NOW)
    await assessments.keep(pool, *who, assessed({"k1": 0}, run=8), NOW)
    first, second = await rows(pool)
    assert (first["said"], second["said"]) == ('{"k1": 2, "k2": 1}', '{"k1": 0}')


async def test_the_same_answers_again_change_nothing(pool: asyncpg.Pool) -> None:
    """A question that is asked anew says its effect anew: no row moves, the audit grows by nothing."""
    who = await some_cases.citizen(pool)
    await assessments.keep(pool, *who, assessed({"k1": 3}), NOW)
    audited = await pool.fetchval("SELECT count(*) FROM audit WHERE noun = 'assessment'")
    await assessments.keep(pool, *who, assessed({"k1": 3}), NOW + timedelta(minutes=1))
    assert [each["answered_at"] for each in await rows(pool)] == [NOW]
    assert await pool.fetchval("SELECT count(*) FROM audit WHERE noun = 'assessment'") == audited


async def test_it_belongs_to_the_newest_open_case_and_stands_in_its_timeline(pool: asyncpg.Pool) -> None:
    """Once when it came, and again when the level changed; not for each answer."""
    who = await some_cases.citizen(pool)
    await some_cases.case(pool, NOW - timedelta(days=2), who)
    newest = await some_cases.case(pool, NOW, who, desk="psychology")
    for answers, level in (({"k1": 3}, 1), ({"k2": 3}, 1), ({"k3": 4}, 2)):
        await assessments.keep(pool, *who, assessed(answers, level), NOW)
    assert [each["case_id"] for each in await rows(pool)] == [newest]
    events = await cases.timeline(pool, newest)
    assert [(each.kind, each.detail["level"], each.detail["from"]) for each in events] == [
        ("assessed", 1, None),
        ("assessed", 2, 1),
    ]


async def test_what_was_answered_on_the_way_to_a_case_is_given_to_it(pool: asyncpg.Pool) -> None:
    """Of the last day; what is older belongs to nothing that is open now."""
    who = await some_cases.citizen(pool)
    await assessments.keep(pool, *who, assessed({"k1": 1}, run=1), NOW - timedelta(hours=25))
    await assessments.keep(pool, *who, assessed({"k1": 1}, run=2), NOW - timedelta(hours=1))
    case = await some_cases.case(pool, NOW, who)
    await assessments.attach(pool, who[0], NOW)
    assert [each["case_id"] for each in await rows(pool)] == [None, case]
    assert [each.kind for each in await cases.timeline(pool, case)] == ["assessed"]


async def test_what_was_asked_lately_is_known(pool: asyncpg.Pool) -> None:
    """By question, person and time."""
    who, other = await some_cases.citizen(pool), await some_cases.citizen(pool)
    await assessments.keep(pool, *who, assessed({"k1": 1}), NOW)
    assert await assessments.was_asked(pool, who[0], "k1", NOW - timedelta(hours=1))
    assert not await assessments.was_asked(pool, who[0], "k2", NOW - timedelta(hours=1))
    assert not await assessments.was_asked(pool, who[0], "k1", NOW)
    assert not await assessments.was_asked(pool, other[0], "k1", NOW - timedelta(hours=1))
