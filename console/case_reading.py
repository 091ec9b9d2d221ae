"""What was read in a person's words and answers, and why, in words that staff understand; shown to staff only."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from console import labels
from console.house import House
from models import AssessmentKind
from services import assessment_views, k6
from services.assessment_views import AssessmentView
from services.cases import CaseView
from services.reviews import REVIEWED

LEXICON = Path(__file__).parent.parent / "triage" / "lexicon"
"""Only its words are wanted here: the reader itself is not loaded into the console."""

TABLES = ("rule", "frame", "harmless")
"""Tables of the lexicon whose entries have an id and say why."""


@dataclass(frozen=True, slots=True)
class Round:
    """The answers of one round of questions."""

    name: str
    """Message id."""
    at: datetime
    version: str
    level: int
    answers: Sequence[tuple[str, str]]
    """Question and answer, in words."""
    score: int | None
    is_severity: bool


async def shown(here: House, case: CaseView) -> dict[str, Any]:
    """Give what was detected, the reasons, the signs, and the answers about safety and severity."""
    found = await assessment_views.of_case(here.pool, case.id, case.citizen_id, case.opened_at)
    return {
        "reasons": [_reason(here, each) for each in case.reasons],
        "signs": [labels.SIGNS[sign] for sign in labels.SIGNS if sign in case.signs],
        "rounds": [_round(here, each) for each in found],
        "cut_off": k6.shipped().cut_off,
    }


@cache
def spoken() -> Mapping[str, str]:
    """Read why each entry of the lexicon speaks, in Persian: about ten milliseconds, once."""
    parts = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(LEXICON.glob("*.toml"))]
    words = {name: said["fa"] for part in parts for name, said in part.get("reasons", {}).items()}
    return words | {entry["id"]: entry["fa"] for part in parts for name in TABLES for entry in part.get(name, ())}


def _reason(here: House, reason: str) -> str:
    """Say a reason; one of an older lexicon is shown as it was kept."""
    return here.say("case-reason-reviewed") if reason == REVIEWED else spoken().get(reason, reason)


def _round(here: House, found: AssessmentView) -> Round:
    severity = found.kind == AssessmentKind.SEVERITY
    said = _severity(found.answers) if severity else _safety(here, found.answers)
    name = labels.ROUNDS[found.kind]
    return Round(name, found.answered_at, found.version, found.level, said, found.score, severity)


def _safety(here: House, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Put questions and answers into words; a key that has none is shown itself."""
    return [(_said(here, labels.ASKED, key), _said(here, labels.ANSWERED, answers[key])) for key in sorted(answers)]


def _severity(answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    form = k6.shipped()
    worths = {each.worth: each.says["fa"] for each in form.answers}
    return [
        (form.asks[key]["fa"] if key in form.asks else key, worths.get(answers[key], "")) for key in sorted(answers)
    ]


def _said(here: House, words: Mapping[str, str], key: Any) -> str:
    return here.say(words[key]) if key in words else str(key)
