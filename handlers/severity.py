"""How hard the last thirty days were: K6, one question a message, left at any of them; what came is never told.

Its words, its version and its rule stand in services/k6.toml.
"""

from handlers.services import Services
from models import AssessmentKind
from services import cases
from services.assessments import Assessed
from services.k6 import K6, QUESTIONS, shipped
from talk import Option, Talk
from triage.protocol import ALERT, ASK, CALM

BEGIN = "severity-begin"
"""The question whether to begin at all."""

MESSAGES = ("severity-k1", "severity-k2", "severity-k3", "severity-k4", "severity-k5", "severity-k6")
"""Message ids, in the order of `services.k6.QUESTIONS`."""

ENOUGH = Option(
    "enough",
    "severity-enough",
    also=("بسه", "کافیه", "بس است", "دیگه نه", "نمی خوام", "kafie", "base", "stop", "enough"),
)


async def may_be_asked(talk: Talk, services: Services) -> bool:
    """Whether these questions fit now: not in danger, not beside an urgent case, and not while too many write.

    Whoever was asked the first of them is asked the others too: a talk is run again at every turn.
    """
    if any(question == BEGIN for question, _ in talk.state.log):
        return True
    if int(talk.state.memory.get("level", 0)) >= ALERT or await services.surge.on():
        return False
    mine = await cases.cases_of(services.database, talk.person)
    return not any(each.closed_at is None and each.level >= ASK for each in mine)


async def ask_severity(talk: Talk) -> bool:
    """Ask the six questions, or as many as the person likes; True when a psychologist should answer.

    Each answer is kept as it comes (services.assessments). Whoever gets True back must ask S2 of the protocol next:
    see handlers.counselling.AFTER_SEVERE.
    """
    k6, answers = shipped(), dict[str, int]()
    options = (*answers_of(k6, talk.language), ENOUGH)
    for key, message in zip(QUESTIONS, MESSAGES, strict=True):
        asks = k6.asks[key][talk.language]
        chosen = await talk.choose(message, options, otherwise="severity-otherwise", asks=asks)
        if chosen == ENOUGH.key:
            break
        answers[key] = int(chosen)
        talk.do(assessed(talk, k6, answers))
        if k6.is_grave(answers):
            break
    return k6.is_high(answers)


def assessed(talk: Talk, k6: K6, answers: dict[str, int]) -> Assessed:
    """Give what is kept of the answers so far."""
    words = int(talk.state.memory.get("level", 0))
    level = max(words, ASK if k6.is_high(answers) else CALM)
    score = k6.score(answers)
    return Assessed(AssessmentKind.SEVERITY, talk.state.run, k6.version, words, level, dict(answers), score)


def answers_of(k6: K6, language: str) -> list[Option]:
    """Give the five answers as options, keyed by what they count."""
    return [
        Option(str(each.worth), "severity-answer", {"words": each.says[language]}, each.also) for each in k6.answers
    ]
