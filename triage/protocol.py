"""The safety questions S1–S5 of the triage protocol: which comes next, and what level words and answers make together.

The order, what each answer does and how far a level may fall are those of the protocol's table; whoever changes them
gives VERSION a new value, for every assessment keeps the version it was made with and is never made again.
"""

from collections.abc import Mapping

VERSION = "safety-1"

CALM, ASK, ALERT, LIFE = 1, 2, 3, 4
"""L1, L2, L3 and L4."""

SUICIDAL = frozenset({"suicide_imminent", "suicide_ideation", "self_harm", "overdose"})
"""Topics of the reader that speak of one's own death or body."""

HEAVY = SUICIDAL | {"emotional_distress", "hyperbole_idiom", "addiction_help", "other"}
"""Topics after which dying is asked about: those above, distress, and where it is not clear what is meant."""

RAISES = {
    ("s1", "yes"): LIFE,
    ("s1", "quiet"): LIFE,
    ("s2", "yes"): ALERT,
    ("s2", "unsaid"): ASK,
    ("s3", "yes"): LIFE,
    ("s4", "yes"): ALERT,
}
"""(Question, answer) -> the level it raises to; any other answer raises nothing."""

LOWEST = {LIFE: ALERT, ALERT: ASK}
"""Level of the words -> below which answers never bring it, until a human closes the case."""


def next_question(text_level: int, topic: str, answers: Mapping[str, str]) -> str:
    """Name the safety question that comes next: "s1" … "s4", or "" when enough was asked. Four at most.

    `text_level` is 0–4, `topic` one of the reader's; answers are keyed by question. Once a life is in danger nothing
    more is asked.
    """
    is_sure = any(answers.get(question) in {"yes", "quiet"} for question in ("s1", "s3"))
    if is_sure or "retracted" in answers.values():
        return ""
    heavy = topic in HEAVY
    wanted = {
        "s1": True,
        "s2": heavy,
        "s3": answers.get("s2") == "yes" or (heavy and text_level >= ALERT),
        "s4": answers.get("s2") == "yes",
    }
    return next((question for question, is_wanted in wanted.items() if is_wanted and question not in answers), "")


def level_after(text_level: int, answers: Mapping[str, str]) -> int:
    """Give the level of words and answers together, 0–4.

    An answer may raise it at once; only when all that was asked was denied does it fall, by one step at most, and never
    below L3 from words of L4 or below L2 from words of L3. A tapped «no» does not cancel strong words.
    """
    raised = max((RAISES.get(pair, 0) for pair in answers.items()), default=0)
    denied = bool(answers) and all(answer == "no" for answer in answers.values())
    lowered = max(text_level - 1, LOWEST.get(text_level, 0)) if denied else text_level
    return max(raised, lowered)
