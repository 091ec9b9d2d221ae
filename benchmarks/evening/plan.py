"""Who comes when on the evening, and what each does; the same seed is the same plan."""

import itertools
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from launcher.folder import ROOT
from texts.clock import TEHRAN
from texts.jalali import jalali, tehran_day
from triage import Alert, Context, read
from triage.protocol import ALERT

NINE_FOLD = 9
"""How many times the ordinary load the surge is (the issue's number)."""

IN_DANGER = 0.03
"""The part of those who write in the surge that is in danger."""

QUIET_SECONDS, SURGE_SECONDS = 12.0, 25.0

FIRST_PERSON = 800_001
"""Number of the first citizen; nobody else has one of these."""

SHELTER = "homeless_tonight"
"""The reader's topic that is answered with a door and not with the card."""

DANGER = ""
"""Stands for words of danger in a way to write them."""

DEV = ROOT / "data" / "triage" / "dev.jsonl"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does: write words, or tap the button with the label of a message id."""

    after: float
    """Seconds after they came."""
    verb: str
    what: str
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person does and when, in seconds from the beginning."""

    person: int
    """User and chat number."""
    at: float
    steps: tuple[Step, ...]

    @property
    def in_danger(self) -> bool:
        """Whether they write words of danger."""
        return any(step.danger for step in self.steps)


ERRANDS = (
    (("text", "سلام"), ("tap", "lines-label")),
    (("text", "امشب جا ندارم"), ("tap", "shelter-man")),
    (("text", "یه سوال داشتم"), ("text", "ممنون")),
    (("text", "slm"), ("tap", "hamrahsara-label")),
    (("text", "سلام"), ("text", "کسی هست؟"), ("text", "جواب بدید")),
    (("text", "جایی ندارم"), ("tap", "shelter-woman"), ("text", "نازی آباد")),
    (("text", "نمیدونم چی میخوام"), ("text", "حالم خوب نیست")),
    (("text", "همراه بیمار"), ("text", "خیلی ممنون")),
    (("text", "درود"), ("tap", "counselling-label")),
    (("text", "خسته شدم از همه چی"),),
    (("text", "شماره تلفن"), ("text", "مرسی")),
    (("text", "سلام"), ("tap", "shelter-label"), ("tap", "shelter-someone-else")),
)
"""What people come for who are in no danger; what is unclear to the reader is among it."""

WAYS = (
    ((0.0, DANGER),),
    ((0.0, "سلام"), (1.5, DANGER)),
    ((0.0, "امشب جا ندارم"), (1.2, DANGER)),
    ((0.0, "سلام"), (0.3, "کسی هست؟"), (0.6, "جواب بدید"), (0.9, DANGER)),
    ((0.0, DANGER), (5.0, DANGER)),
    ((0.0, DANGER), (4.0, DANGER), (8.0, DANGER)),
)
"""How danger is written: at once, after a greeting, in another errand, behind words that wait, again, and again."""


def danger_lines(chance: random.Random, now: datetime) -> Iterator[str]:
    """Give urgent lines of the development set that alert somebody at this hour, topic after topic, for ever."""
    hour, (_, month, _) = now.astimezone(TEHRAN).hour, jalali(tehran_day(now))
    topics = defaultdict(list)
    for line in map(json.loads, DEV.read_text(encoding="utf-8").splitlines()):
        found = read(line["text"], Context(hour, month))
        if line["urgent"] and found.alert is Alert.HARD and found.level >= ALERT and found.topic != SHELTER:
            topics[found.topic].append(line["text"])
    for texts in topics.values():
        chance.shuffle(texts)
    return itertools.chain.from_iterable(zip(*map(itertools.cycle, topics.values()), strict=True))


def evening(people: int, seed: int, now: datetime) -> tuple[list[Visit], list[Visit]]:
    """Choose who comes while it is quiet and who in the surge; as many in danger in both, so that both can be told."""
    chance = random.Random(seed)  # noqa: S311 (a seed, so that an evening can be had again)
    numbers, lines = itertools.count(FIRST_PERSON), danger_lines(chance, now)
    afraid = max(len(WAYS), round(people * IN_DANGER))
    usual = round((people - afraid) * QUIET_SECONDS / SURGE_SECONDS / NINE_FOLD)
    quiet = _come(usual, afraid, QUIET_SECONDS, chance, numbers, lines)
    return quiet, _come(people - afraid, afraid, SURGE_SECONDS, chance, numbers, lines)


def _come(
    usual: int, afraid: int, seconds: float, chance: random.Random, numbers: Iterator[int], lines: Iterator[str]
) -> list[Visit]:
    """Spread people evenly over the time, with some chance."""
    steps = [_errand(number, chance) for number in range(usual)]
    steps += [_danger(number, lines) for number in range(afraid)]
    return [Visit(next(numbers), chance.uniform(0, seconds), each) for each in steps]


def _errand(number: int, chance: random.Random) -> tuple[Step, ...]:
    errand = ERRANDS[number % len(ERRANDS)]
    after = itertools.accumulate((chance.uniform(1, 3) for _ in errand[1:]), initial=0.0)
    return tuple(Step(seconds, *step) for seconds, step in zip(after, errand, strict=True))


def _danger(number: int, lines: Iterator[str]) -> tuple[Step, ...]:
    way: Sequence[tuple[float, str]] = WAYS[number % len(WAYS)]
    return tuple(Step(after, "text", text or next(lines), danger=text == DANGER) for after, text in way)
