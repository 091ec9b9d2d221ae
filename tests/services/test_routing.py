"""Routing: each need and each of the reader's topics has a desk, as the triage protocol says."""

import asyncpg
import pytest

from handlers.counselling_about import NAMES, TOPICS
from models import Topic
from services.routing import LABELS, MEANT, ROUTES, desk_of, of_label
from triage.score import LABELS as NINETEEN


def test_every_topic_of_the_reader_has_a_desk() -> None:
    """All nineteen, and nothing else."""
    assert set(LABELS) == set(NINETEEN)
    assert set(MEANT) <= set(NINETEEN)
    assert set(MEANT.values()) <= set(ROUTES)


def test_every_topic_that_is_offered_or_understood_has_a_desk_and_a_name() -> None:
    """No button leads nowhere."""
    assert {option.key for option in TOPICS} <= set(ROUTES)
    assert set(NAMES) == set(ROUTES)


@pytest.mark.parametrize(
    ("label", "desk", "topic"),
    [
        ("suicide_imminent", "psychology", Topic.SUICIDE),
        ("self_harm", "psychology", Topic.SUICIDE),
        ("sexual_assault", "psychology", Topic.VIOLENCE),
        ("violence_now", "social_work", Topic.VIOLENCE),
        ("child_abuse", "social_work", Topic.CHILD),
        ("homeless_tonight", "shelter", Topic.SHELTER),
        ("documents_id", "social_work", Topic.OTHER),
        ("legal", "legal", Topic.LEGAL),
        ("job", "jobs", Topic.WORK),
        ("something new", "counselling", Topic.OTHER),
    ],
)
def test_topic_to_role(label: str, desk: str, topic: Topic) -> None:
    """Psychologist, social worker, lawyer, job officer: the protocol's line under the level table."""
    assert (of_label(label).desk, of_label(label).topic) == (desk, topic)


async def test_every_desk_is_there_in_a_new_house_and_a_city_may_do_without(pool: asyncpg.Pool) -> None:
    """Where a desk was given up, counselling answers; where that is gone too, the first; never nobody."""
    for route in (*ROUTES.values(), *LABELS.values()):
        assert (await desk_of(pool, route.desk)).key == route.desk
    await pool.execute("DELETE FROM desk WHERE key = 'legal'")
    assert (await desk_of(pool, "legal")).key == "counselling"
    await pool.execute("DELETE FROM desk WHERE key = 'counselling'")
    assert (await desk_of(pool, "legal")).key == "psychology"
    await pool.execute("DELETE FROM desk")
    with pytest.raises(LookupError):
        await desk_of(pool, "legal")
