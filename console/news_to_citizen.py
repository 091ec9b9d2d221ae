"""What a citizen is told when their case changes hands without a word of theirs."""

from datetime import datetime, timedelta
from typing import Any

from services import Database, desks, thread
from services.cases import CaseView
from services.lines import FALLBACK, open_lines
from texts.fluent import Words
from texts.jalali import day_and_hour

LINES = 3
"""Lines shown: more would bury the message."""

WAYS = (("nav-menu", "go/menu"), ("nav-emergency", "go/emergency"))
"""The way to the menu and to help at once."""

FRESH = timedelta(hours=1)
"""So soon after the person's own words a message does not surprise whoever holds the phone."""


def may_be_told(case: CaseView, now: datetime) -> bool:
    """Whether a message now is safe, as far as anybody knows."""
    return not case.blocked and case.safe_to_contact is not False and now - case.last_heard_at < FRESH


async def returned(database: Database, words: Words, case: CaseView, now: datetime) -> None:
    """Tell that whoever talked with them does not answer, and what happens now; only if somebody had answered."""
    if case.first_reply_at is not None and may_be_told(case, now):
        found = await open_lines(database, now) or list(FALLBACK)
        lines = [
            {
                "message": "line-open",
                "name": line.name if case.language == "fa" else line.name_en,
                "number": line.number,
            }
            for line in found[:LINES]
        ]
        values = {"when": await _when(database, case.desk, case.language, now), "lines": lines}
        await _say(database, words, case, "human-returned", values)


async def transferred(database: Database, words: Words, case: CaseView, desk: str, now: datetime) -> None:
    """Tell which desk answers from now on, and when."""
    known = await desks.desk(database, desk)
    if known is not None and may_be_told(case, now):
        name = known.name if case.language == "fa" else known.name_en
        values = {"desk": name, "when": await _when(database, desk, case.language, now)}
        await _say(database, words, case, "human-transferred", values)


async def _when(database: Database, desk: str, language: str, now: datetime) -> dict[str, Any]:
    """Say when somebody answers, where that is not now."""
    known = await desks.desk(database, desk)
    if known is None or await desks.open_now(database, desk, now):
        return {"message": "human-open"}
    more = known.closed_text if language == "fa" else known.closed_text_en
    opens = await desks.next_opening(database, desk, now)
    if opens is None:
        return {"message": "human-closed", "more": more}
    return {"message": "human-closed-until", "opens": day_and_hour(opens, now), "more": more}


async def _say(database: Database, words: Words, case: CaseView, message: str, values: dict[str, Any]) -> None:
    ways = [{"text": words.label(case.language, label), "data": data} for label, data in WAYS]
    await thread.say(
        database,
        case.citizen_id,
        case.account_id,
        words.say(case.language, message, values),
        message=message,
        language=case.language,
        buttons=[ways],
    )
