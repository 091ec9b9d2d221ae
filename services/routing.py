"""Which desk answers which need: by what a person chose, or by what the reader took their words to be about.

Source: the triage protocol, topic → role and the level table. A city that needs it otherwise changes these rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models import Topic
from services import Database
from services.desks import Desk, desks

COUNSELLING, PSYCHOLOGY, SOCIAL_WORK, SHELTER, LEGAL, JOBS = (
    "counselling",
    "psychology",
    "social_work",
    "shelter",
    "legal",
    "jobs",
)
"""Keys of the desks with which a house begins (migration 0002)."""

PLAIN, DISTRESSED, ONGOING = 1, 2, 3
"""Level of a plain need, of somebody in distress who asks for a person, and of violence that goes on (L1, L2, L3)."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a need goes."""

    desk: str
    topic: Topic
    level: int = PLAIN
    """The least that it counts as; words and answers may raise it."""


ROUTES: Mapping[str, Route] = MappingProxyType(
    {
        "family": Route(COUNSELLING, Topic.FAMILY),
        "child": Route(SOCIAL_WORK, Topic.CHILD),
        "mood": Route(COUNSELLING, Topic.COUNSELLING),
        "severe": Route(PSYCHOLOGY, Topic.COUNSELLING, DISTRESSED),
        "recovery": Route(COUNSELLING, Topic.ADDICTION),
        "violence": Route(SOCIAL_WORK, Topic.VIOLENCE, DISTRESSED),
        "legal": Route(LEGAL, Topic.LEGAL),
        "living": Route(SOCIAL_WORK, Topic.MONEY),
        "work": Route(JOBS, Topic.WORK),
        "papers": Route(SOCIAL_WORK, Topic.OTHER),
        "other": Route(COUNSELLING, Topic.OTHER),
    }
)
"""What counselling is asked for -> where it goes; "severe" is a mood of which the answers say so (K6)."""

LABELS: Mapping[str, Route] = MappingProxyType(
    {
        "suicide_imminent": Route(PSYCHOLOGY, Topic.SUICIDE),
        "suicide_ideation": Route(PSYCHOLOGY, Topic.SUICIDE),
        "self_harm": Route(PSYCHOLOGY, Topic.SUICIDE),
        "overdose": Route(PSYCHOLOGY, Topic.SUICIDE),
        "sexual_assault": Route(PSYCHOLOGY, Topic.VIOLENCE),
        "violence_now": Route(SOCIAL_WORK, Topic.VIOLENCE),
        "child_abuse": Route(SOCIAL_WORK, Topic.CHILD),
        "medical_emergency": Route(SOCIAL_WORK, Topic.HEALTH),
        "homeless_tonight": Route(SHELTER, Topic.SHELTER),
        "emotional_distress": Route(COUNSELLING, Topic.COUNSELLING),
        "family_conflict": Route(COUNSELLING, Topic.FAMILY),
        "addiction_help": Route(COUNSELLING, Topic.ADDICTION),
        "legal": Route(LEGAL, Topic.LEGAL),
        "job": Route(JOBS, Topic.WORK),
        "documents_id": Route(SOCIAL_WORK, Topic.OTHER),
        "hyperbole_idiom": Route(COUNSELLING, Topic.OTHER),
        "info_request": Route(COUNSELLING, Topic.OTHER),
        "greeting": Route(COUNSELLING, Topic.OTHER),
        "other": Route(COUNSELLING, Topic.OTHER),
    }
)
"""Each of the reader's nineteen topics -> where it goes; its level is the reader's affair."""

MEANT: Mapping[str, str] = MappingProxyType(
    {
        "suicide_imminent": "mood",
        "suicide_ideation": "mood",
        "self_harm": "mood",
        "overdose": "mood",
        "emotional_distress": "mood",
        "sexual_assault": "violence",
        "violence_now": "violence",
        "child_abuse": "child",
        "family_conflict": "family",
        "addiction_help": "recovery",
        "legal": "legal",
        "job": "work",
        "documents_id": "papers",
    }
)
"""The reader's topic -> what of ROUTES is meant; of the others nobody can say, so it is asked."""


def of_label(label: str) -> Route:
    """Give where words go that were read as one of the nineteen; unknown words go where everything else does."""
    return LABELS.get(label, LABELS["other"])


async def desk_of(database: Database, wanted: str) -> Desk:
    """Give a desk; where a city has none of this name, counselling, or else its first; raises LookupError without."""
    known = {each.key: each for each in await desks(database)}
    found = known.get(wanted) or known.get(COUNSELLING) or next(iter(known.values()), None)
    if found is None:
        raise LookupError("there is no desk at all")
    return found
