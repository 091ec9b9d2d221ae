"""After a case is closed the citizen hears so, and may say with one tap whether it helped."""

from datetime import datetime, timedelta

from models import Outcome
from services import Database, cases, surge, thread
from services.cases import CaseView
from texts.fluent import Words

RATINGS = (("rating-helped", 3), ("rating-a-little", 2), ("rating-not", 1))
"""Words of a button, and what it says."""

UNASKED = frozenset({Outcome.MISTAKE, Outcome.NO_ANSWER})
"""After these nobody is asked."""

URGENT = 3
"""Below this level nobody is asked while a surge goes on (services.surge)."""

FRESH = timedelta(hours=1)
"""So soon after the person's own words a message does not surprise whoever holds the phone."""


async def ask(database: Database, words: Words, case: CaseView, outcome: str, now: datetime) -> None:
    """Ask once, unless it may not be safe to write, there is nothing to ask, or another need is still open."""
    is_safe = case.safe_to_contact or (case.safe_to_contact is None and now - case.last_heard_at < FRESH)
    if not is_safe or case.blocked or outcome in UNASKED or case.rating is not None:
        return
    if any(each.closed_at is None for each in await cases.cases_of(database, case.citizen_id)):
        return
    if case.level < URGENT and await surge.going_on(database, now):
        return
    rows = [
        [{"text": words.label(case.language, label), "data": f"go/rate-{rating}/{case.id}"}]
        for label, rating in RATINGS
    ]
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
