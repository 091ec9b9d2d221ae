"""Builds the model from labelled messages: the same bytes from the same lines, on every machine.

Only sums, products, roots and comparisons are used, and a fixed order, so that no machine's mathematics differs.
Urgency is a logistic regression (AdaGrad), topics an averaged perceptron in whole numbers.
"""

import zlib
from array import array
from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from triage.lexicon import Lexicon
from triage.model import (
    BUCKETS,
    LEAD,
    TOPIC_BUCKETS,
    Model,
    Numbers,
    Seen,
    Thresholds,
    combined,
    features,
    known_words,
    leaning,
    parts,
    spread,
)
from triage.reading import HARD, SOFT, Reader
from triage.score import ASKING, LABELS, Line

EPOCHS, RATE = 12, 0.2
GRAVE, GRAVELY = frozenset({"suicide_imminent", "overdose"}), 2.0
"""Topics that are the worst to miss, and how often over a line of them counts while urgency is learnt."""

TOPIC_EPOCHS, MARGIN = 5, 4
FOLDS = 3
"""Parts, each judged by a model that has not seen it, to set the thresholds."""

FALSE_ALARMS, MISSES, UNASKED = 0.17, 0.01, 0.08
"""Share of clean messages on which rules and model together may be HARD; of urgent ones that may stay below SOFT;
of those that should be asked about, that may not be asked."""


class Example(NamedTuple):
    """A labelled message as the model sees it."""

    line: Line
    seen: Seen
    places: list[int]
    topical: list[int]
    """Without near neighbours."""
    sure: bool
    """Whether the rules alone say HARD."""
    led: bool
    """Whether a rule that is not sure of itself would."""
    asked: bool
    """Whether the rules alone say SOFT at least."""
    silent: bool
    """Whether no rule says anything."""


def build(lines: Sequence[Line]) -> Numbers:
    """Train on labelled messages."""
    plain = Lexicon()
    lexicon = Lexicon(general=known_words([plain.view(line.text).words for line in lines]))
    examples = [_example(lexicon, line) for line in lines]
    weights, bias = _urgency(examples)
    scale = max(map(abs, weights)) / 127 or 1.0
    urgency = array("b", (round(weight / scale) for weight in weights))
    topics, topic_scale = _topics(examples)
    return Numbers(urgency, scale, bias, topics, topic_scale, _thresholds(examples), tuple(sorted(lexicon.general)))


def _example(lexicon: Lexicon, line: Line) -> Example:
    """Look at one message."""
    reader = Reader(lexicon, None)
    signs = reader.signs(line.text)
    looked = reader.looked(signs)
    sure = max((hit.level for hit in signs.hits if hit.rule.sure), default=0)
    led = max((hit.level for hit in signs.hits), default=0)
    return Example(
        line, looked, features(looked), features(looked, near=False), sure >= HARD, led >= HARD, led >= SOFT,
        silent=not signs.hits,
    )  # fmt: skip


def _order(count: int, epoch: int) -> list[int]:
    """Shuffle, always alike."""
    return sorted(range(count), key=lambda number: (zlib.crc32(f"{epoch} {number}".encode()), number))


def _logistic(z: float) -> float:
    """Give 1 / (1 + e^-z) by plain arithmetic, for machines differ in the last digit of `exp`."""
    power = 1 - max(-30.0, min(30.0, z)) / 1024
    for _ in range(10):
        power *= power
    return 1 / (1 + power)


def _urgency(examples: Sequence[Example]) -> tuple[list[float], float]:
    """Weigh features for urgency."""
    weights, squares, bias = [0.0] * BUCKETS, [0.01] * BUCKETS, 0.0
    rows = [
        ([place % BUCKETS for place in one.places], float(one.line.urgent), GRAVELY if one.line.label in GRAVE else 1.0)
        for one in examples
    ]
    for epoch in range(EPOCHS):
        for number in _order(len(rows), epoch):
            places, urgent, counts = rows[number]
            if not places:
                continue
            share = 1 / sqrt(len(places))
            wrong = counts * (_logistic(bias + share * fsum([weights[place] for place in places])) - urgent)
            bias -= 0.05 * wrong
            step = wrong * share
            squared, moved = step * step, RATE * step
            for place in places:
                squares[place] += squared
                weights[place] -= moved / sqrt(squares[place])
    return weights, bias


def _fits(topics: Sequence[Sequence[int]], places: Sequence[int]) -> dict[str, float]:
    """Give how well each topic fits."""
    rows = [topics[place % TOPIC_BUCKETS] for place in places]
    return spread([sum(column) for column in zip(*rows, strict=True)] or [0] * len(LABELS), LABELS)


def _topics(examples: Sequence[Example]) -> "tuple[array[int], float]":
    """Weigh features for topics, in whole numbers of one byte."""
    summed = _summed(examples)
    most = max(abs(weight) for row in summed for weight in row) or 1
    return array("b", (round(weight * 127 / most) for row in summed for weight in row)), most / 127


def _summed(examples: Sequence[Example]) -> list[list[int]]:
    """Weigh features for topics: the sum of a perceptron's weights over its steps."""
    width = len(LABELS)
    rows = [[0] * width for _ in range(TOPIC_BUCKETS)]
    summed = [[0] * width for _ in range(TOPIC_BUCKETS)]
    known = [([place % TOPIC_BUCKETS for place in one.topical], LABELS.index(one.line.label)) for one in examples]
    step, steps = 0, TOPIC_EPOCHS * len(known)
    for epoch in range(TOPIC_EPOCHS):
        for number in _order(len(known), epoch):
            places, right = known[number]
            sums = [sum(column) for column in zip(*[rows[place] for place in places], strict=True)] or [0] * width
            told = max(
                range(width), key=lambda topic: (sums[topic] - (MARGIN * len(places) if topic == right else 0), topic)
            )
            if told != right:
                left = steps - step
                for place in places:
                    rows[place][right] += 1
                    rows[place][told] -= 1
                    summed[place][right] += left
                    summed[place][told] -= left
            step += 1
    return summed


def _thresholds(examples: Sequence[Example]) -> Thresholds:
    """Set the thresholds on messages judged by models that have not seen them."""
    judged: list[tuple[float, Example]] = []
    for fold in range(FOLDS):
        others = [one for number, one in enumerate(examples) if number % FOLDS != fold]
        weights, bias = _urgency(others)
        topics = _summed(others)
        for one in examples[fold::FOLDS]:
            read = [_judge(weights, bias, features(one.seen, *part)) for part in parts(one.seen)]
            lean = leaning(_fits(topics, one.topical), silent=one.silent)
            danger = combined(one.seen, _judge(weights, bias, one.places), read) + lean
            judged.append((danger + LEAD * one.led, one))
    clean = [(danger, one) for danger, one in judged if not one.line.urgent and not one.line.tags & ASKING]
    allowed = int(FALSE_ALARMS * len(clean)) - sum(one.sure for _, one in clean)
    free = sorted((danger for danger, one in clean if not one.sure), reverse=True)
    hard = free[max(0, min(allowed, len(free) - 1))] if free else 0.0
    urgent = sum(one.line.urgent for _, one in judged)
    missed = sorted(danger for danger, one in judged if one.line.urgent and not one.asked)
    soft = missed[min(int(MISSES * urgent), len(missed) - 1)] if missed else hard
    asking = [(danger, one) for danger, one in judged if "ask_safety" in one.line.tags]
    unsaid = sorted(danger for danger, one in asking if not one.asked)
    if unsaid:
        soft = min(soft, unsaid[min(int(UNASKED * len(asking)), len(unsaid) - 1)])
    return Thresholds(hard + 1e-9, min(soft, hard))


def _judge(weights: Sequence[float], bias: float, places: Sequence[int]) -> float:
    """Add the weights of a message."""
    if not places:
        return bias
    return bias + fsum([weights[place % BUCKETS] for place in places]) / sqrt(len(places))


def model(lines: Sequence[Line]) -> Model:
    """Train and make ready."""
    return Model(build(lines), LABELS)
