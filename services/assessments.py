"""What a round of questions about safety or severity came to: kept answer by answer, never computed anew later."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from services import Database

RECENT = timedelta(hours=24)
"""Answers so young belong to the case that is opened next: they were given on the way to it."""

# The answers of one run add up; a later one to the same question counts. Nothing moves where nothing is new, so that
# a question that is merely asked again leaves no trace. What changed a level is told in the timeline of the case.
_KEEP = """
WITH meant AS (
    SELECT id FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC, id DESC LIMIT 1
), old AS (
    SELECT level, case_id FROM assessment WHERE citizen_id = $1 AND kind = $2 AND run = $3
), kept AS (
    INSERT INTO assessment AS a
        (citizen_id, case_id, kind, run, version, text_level, level, answers, score, begun_at, answered_at)
    VALUES ($1, (SELECT id FROM meant), $2, $3, $4, $5, $6, $7, $8, $9, $9)
    ON CONFLICT (citizen_id, kind, run) DO UPDATE SET
        case_id = coalesce(a.case_id, excluded.case_id),
        version = excluded.version,
        text_level = greatest(a.text_level, excluded.text_level),
        level = excluded.level,
        answers = a.answers || excluded.answers,
        score = excluded.score,
        answered_at = excluded.answered_at
    WHERE (a.answers || excluded.answers, a.level, a.version)
            IS DISTINCT FROM (a.answers, excluded.level, excluded.version)
        OR a.score IS DISTINCT FROM excluded.score OR a.text_level < excluded.text_level
        OR (a.case_id IS NULL AND excluded.case_id IS NOT NULL)
    RETURNING a.case_id, a.level
)
INSERT INTO case_event (case_id, kind, detail)
SELECT kept.case_id, 'assessed', jsonb_build_object('kind', $2::text, 'level', kept.level, 'from', old.level)
FROM kept LEFT JOIN old ON true
WHERE kept.case_id IS NOT NULL
    AND (kept.level, kept.case_id) IS DISTINCT FROM (old.level, old.case_id)
"""

_ATTACH = """
WITH meant AS (
    SELECT id FROM "case" WHERE citizen_id = $1 AND closed_at IS NULL ORDER BY opened_at DESC, id DESC LIMIT 1
), attached AS (
    UPDATE assessment a SET case_id = meant.id FROM meant
    WHERE a.citizen_id = $1 AND a.case_id IS NULL AND a.answered_at > $2
    RETURNING a.case_id, a.kind, a.level
)
INSERT INTO case_event (case_id, kind, detail)
SELECT case_id, 'assessed', jsonb_build_object('kind', kind, 'level', level) FROM attached
"""

_WAS_ASKED = """
SELECT EXISTS (SELECT FROM assessment WHERE citizen_id = $1 AND answered_at > $3 AND answers ? $2)
"""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An effect: what one round of questions has come to so far; told again after each answer, it is one row."""

    kind: str
    """A word of models.AssessmentKind."""
    run: int
    """`talk.state.run` of the conversation that asks."""
    version: str
    """Of the questions and of the rule that makes a level of them."""
    text_level: int
    """0–4, as the words alone were read."""
    level: int
    """0–4, words and answers together."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """Question -> key of its answer, those given so far; never free words."""
    score: int | None = None
    """K6, 0–24; None while it is not whole, and for questions that have none."""


async def keep(database: Database, citizen_id: int, account_id: int, effect: Assessed, now: datetime) -> None:  # noqa: ARG001 (effects share their shape)
    """Write an assessment, or add to that of the same run; it belongs to the person's newest open case, if any.

    The case's own level is not touched: who raises it hands over (services.hand_over). The caller holds the
    transaction.
    """
    of = (citizen_id, effect.kind, effect.run)
    became = (effect.version, effect.text_level, effect.level, json.dumps(dict(effect.answers)), effect.score)
    await database.execute(_KEEP, *of, *became, now)


async def attach(database: Database, citizen_id: int, now: datetime) -> None:
    """Give what the person answered on the way to a case, within a day, to their newest open case."""
    await database.execute(_ATTACH, citizen_id, now - RECENT)


async def was_asked(database: Database, citizen_id: int, question: str, since: datetime) -> bool:
    """Tell whether a person has answered a question since a moment (UTC)."""
    return bool(await database.fetchval(_WAS_ASKED, citizen_id, question, since))
