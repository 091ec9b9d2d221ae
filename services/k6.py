"""K6, how hard the last thirty days were: its words and its rule stand in k6.toml, so that a validated form fits in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("k6.toml")
"""Packaged beside the code: it is part of the release."""

QUESTIONS = ("k1", "k2", "k3", "k4", "k5", "k6")
"""Keys of the questions, in the order of the instrument."""

WORTHS = (4, 3, 2, 1, 0)
"""What the answers count, in the order in which they are offered: always … never."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five answers."""

    worth: int
    says: Mapping[str, str]
    """Language -> words."""
    also: tuple[str, ...]
    """Other words that mean it, in any language."""


@dataclass(frozen=True, slots=True)
class K6:
    """The instrument as the file has it."""

    version: str
    cut_off: int
    """Score (0–24) from which a psychologist is asked for."""
    grave: Mapping[str, tuple[int, ...]]
    """Question -> answers that count as much as the cut-off by themselves."""
    asks: Mapping[str, Mapping[str, str]]
    """Question -> language -> words."""
    answers: tuple[Answer, ...]

    def score(self, answers: Mapping[str, int]) -> int | None:
        """Add up, 0–24; None while a question is unanswered. No citizen is ever told."""
        return sum(answers[key] for key in QUESTIONS) if all(key in answers for key in QUESTIONS) else None

    def is_high(self, answers: Mapping[str, int]) -> bool:
        """Whether a psychologist should answer: also of a part of the questions, for the sum only grows."""
        return sum(answers.values()) >= self.cut_off or self.is_grave(answers)

    def is_grave(self, answers: Mapping[str, int]) -> bool:
        """Whether one answer says it already, so that nothing more is asked before safety is."""
        return any(answers.get(key) in worths for key, worths in self.grave.items())


@cache
def shipped() -> K6:
    """Read the file that is shipped; raises ValueError when it is not a K6."""
    return read(tomllib.loads(FILE.read_text("utf-8")))


def read(written: Mapping[str, Any]) -> K6:
    """Read what the file holds; raises ValueError when questions or answers are not those of the instrument."""
    asks = {each["key"]: {"fa": each["fa"], "en": each["en"]} for each in written["question"]}
    answers = tuple(
        Answer(each["worth"], {"fa": each["fa"], "en": each["en"]}, tuple(each["also"])) for each in written["answer"]
    )
    if tuple(asks) != QUESTIONS or tuple(each.worth for each in answers) != WORTHS:
        raise ValueError("k6.toml must hold k1 … k6 with the answers 4 … 0, in this order")
    grave = {key: tuple(worths) for key, worths in written["grave"].items()}
    return K6(written["version"], written["cut_off"], grave, asks, answers)
