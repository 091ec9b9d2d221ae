"""What the bot had asked and was answered before a person took over, in words."""

from collections.abc import Iterator
from typing import Any

from console.house import House
from texts.fluent import WordsError


def answered(here: House, context: dict[str, Any]) -> list[tuple[str, str]]:
    """Give question and answer, as far as there still are words for them."""
    pairs = context.get("answers")
    return list(_said(here, pairs)) if isinstance(pairs, list) else []


def _said(here: House, pairs: list[Any]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str):  # noqa: PLR2004 (a pair)
            continue
        question, answer = pair
        asked = _words(here, question)
        if asked:
            yield asked.partition("\n")[0], _answer(here, question, answer)


def _answer(here: House, question: str, answer: Any) -> str:
    """Find the words of an answer: options are stored by key, and called after the question's subject."""
    if isinstance(answer, dict):
        return str(answer.get("name") or answer.get("text") or answer.get("district") or here.say("case-answer-given"))
    subject = question.partition("-")[0]
    return _words(here, f"{subject}-{answer}") or _words(here, str(answer)) or str(answer)


def _words(here: House, message: str) -> str:
    """Put a message that was kept with the case into words; empty when it is gone, or needs values."""
    try:
        return here.say(message) if message in here.words.ids("fa") else ""
    except WordsError:
        return ""
