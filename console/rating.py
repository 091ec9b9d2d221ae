"""After a case is closed the citizen hears so, and may say with one tap whether it helped."""

from models import Outcome
from services import Database, cases, thread
from services.cases import CaseView
from texts.fluent import Words

RATINGS = (("rating-helped", "go/rate-3"), ("rating-a-little", "go/rate-2"), ("rating-not", "go/rate-1"))
"""Words of a button, and the conversation it opens (handlers.human)."""


async def ask(database: Database, words: Words, case: CaseView, outcome: str) -> None:
    """Ask, unless it may not be safe to write, was a mistake, or another need of this person is still open."""
    if case.safe_to_contact is False or case.blocked or outcome == Outcome.MISTAKE:
        return
    if any(each.closed_at is None for each in await cases.cases_of(database, case.citizen_id)):
        return
    rows = [[{"text": words.label(case.language, label), "data": data}] for label, data in RATINGS]
    rows.append([{"text": words.label(case.language, "nav-menu"), "data": "go/menu"}])
    await thread.say(
        database,
        case.citizen_id,
        case.account_id,
        words.say(case.language, "rating-asked"),
        message="rating-asked",
        language=case.language,
        buttons=rows,
    )
