"""What a person answered about safety and severity, as those who attend to them see it."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services import Database

# What was answered on the way to a case belongs to it soon (services.assessments); until then it is shown by person.
_OF_CASE = """
SELECT kind, version, text_level, level, answers, score, answered_at FROM assessment
WHERE case_id = $1 OR (citizen_id = $2 AND case_id IS NULL AND answered_at > $3::timestamptz - interval '1 day')
ORDER BY answered_at DESC, id DESC LIMIT 10
"""


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One round of questions; moments in UTC."""

    kind: str
    version: str
    text_level: int
    level: int
    answers: dict[str, Any]
    score: int | None
    answered_at: datetime


async def of_case(database: Database, case: int, citizen: int, opened_at: datetime) -> list[AssessmentView]:
    """Give the rounds that belong to a case, the newest first."""
    rows = await database.fetch(_OF_CASE, case, citizen, opened_at)
    return [AssessmentView(**{**row, "answers": json.loads(row["answers"])}) for row in rows]
