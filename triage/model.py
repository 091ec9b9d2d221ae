"""A small model beside the rules: hashed words, neighbours and signs of the lexicon, weighed by logistic regression.

It may only raise a level, never lower one, and names the topic together with the rules. It is a file of numbers
that `python -m triage train` builds anew, byte for byte, from `data/triage` (see `triage.train`).
"""

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil, fsum, sqrt
from pathlib import Path
from typing import NamedTuple

from triage.phrases import Index
from triage.views import View

FILE = Path(__file__).with_name("model.bin")
"""The model that is shipped."""

BUCKETS, TOPIC_BUCKETS = 1 << 16, 1 << 15
"""Places of weights: of urgency, and of each topic."""

SHORT, WINDOW, WINDOWS, LONG = 24, 16, 8, 200
"""A message longer than SHORT words is also read in windows of WINDOW words or more, at most twice WINDOWS of them;
they overlap, but not in one longer than LONG."""

DANGERS = frozenset(
    "suicide_imminent suicide_ideation self_harm overdose violence_now child_abuse sexual_assault medical_emergency "  # noqa: SIM905 (words)
    "homeless_tonight".split()
)
"""Topics that alert somebody."""

GRAM = 4
"""Letters of the pieces of words by which topics are told too: what an unknown word shares with known ones."""

CALM = frozenset("info_request greeting job documents_id legal hyperbole_idiom other".split())  # noqa: SIM905 (words)
"""Topics of an ordinary day."""

CALM_SAYS = 1.0
"""What is taken from the model's sum where it sees such a topic and no rule says anything."""

TOPICS_SAY, IDIOM_SAYS = 0.5, 0.5
"""How much the topics' word on danger counts, and how much an idiom's word against it."""

LEAD = 2.0
"""What a rule that is not sure of itself adds to the model's sum."""

_MAGIC = b"yavar-triage-2\n"
_HEAD = struct.Struct("<dddddI")
_WRITTEN = "هامون هاشون هامو هاشو هایی های هام هاش مون شون تون مو شو ها ای ام اش ات رو م ت ش ه ی و ن"
_ENDINGS = tuple(_WRITTEN.split())
_MARKS = ("1", "2", "3", "me", "them", "neg", "acc")


class Thresholds(NamedTuple):
    """From which sum of weights the model says HARD and SOFT."""

    hard: float
    soft: float


class Numbers(NamedTuple):
    """What training gives: weights of urgency with their scale and bias, weights of topics, known words."""

    urgency: "array[int]"
    scale: float
    bias: float
    topics: "array[int]"
    topic_scale: float
    thresholds: Thresholds
    words: tuple[str, ...]


class Seen(NamedTuple):
    """What the model sees of a message: its words in Persian letters, and the lexicon's signs with their places."""

    words: tuple[str, ...]
    signs: tuple[tuple[int, str], ...]
    """Where each sign stands."""
    sentence: tuple[int, ...]
    """The number of the sentence of each word."""
    asks: bool


@lru_cache(maxsize=1 << 15)
def bucket(feature: str) -> int:
    """Give the place of a feature, the same on every machine."""
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1 << 13)
def stem(word: str) -> str:
    """Cut a Persian word's «می» and its last ending off, roughly: what is left only has to be alike."""
    if word.isascii():
        return word
    for prefix in ("نمی", "می"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            word = word[len(prefix) :]
            break
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 1), word)


@lru_cache(maxsize=1 << 13)
def shape(word: str) -> str:
    """Give whether a word looks like a present verb, said no to or not, and who does it; nothing for others."""
    for prefix in ("نمی", "می"):
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return prefix + ("1" if word.endswith("م") else "2" if word.endswith(("ین", "ید", "ی")) else "3")
    return ""


@lru_cache(maxsize=1 << 13)
def grams(word: str) -> tuple[str, ...]:
    """Give the pieces of a word, its edges marked."""
    edged = f"<{word}>"
    return tuple(f"g{edged[at : at + GRAM]}" for at in range(len(edged) - GRAM + 1))


def seen(words: Sequence[str], index: Index, of: View, marks: Iterable[tuple[int, str]] = ()) -> Seen:
    """Take what the model looks at: words, the lexicon's index, the view, frames with their places."""
    signs = set(marks)
    for name, spans in index.items():
        for span in spans:
            if name[0] in "{@":
                signs.add((span.start, name))
            forms = ".".join(mark for mark in _MARKS if mark in span.features)
            signs.add((span.start, f"{name}.{forms}" if forms else name))
    return Seen(tuple(words), tuple(sorted(signs)), of.sentence, of.asks)


def features(of: Seen, start: int = 0, end: int | None = None, *, near: bool = True) -> list[int]:
    """Give the places of all that is seen from one word up to another, each once; topics need no neighbours."""
    words = of.words[start:end]
    stems = [stem(word) for word in words]
    found = {f"w{word}" for word in words} | {f"t{one}" for one in stems}
    if not near:
        found.update(*map(grams, words))
    else:
        found |= {f"k{one} {other}" for apart in (1, 2, 3) for one, other in zip(stems, stems[apart:], strict=False)}
    found |= {f"v{shape(word)}" for word in words}
    here = slice(bisect_left(of.signs, (start,)), bisect_left(of.signs, (start + len(words),)))
    found |= {f"s{sign}" for _, sign in of.signs[here]}
    found.add(f"n{min(8, len(words) // 4)}")
    if of.asks:
        found.add("q")
    return sorted(map(bucket, found))


def parts(of: Seen) -> list[tuple[int, int]]:
    """Give the parts in which a message is read once more: sentences, or windows where it is long."""
    count = len(of.words)
    if count <= SHORT:
        ends = [place for place in range(1, count) if of.sentence[place] != of.sentence[place - 1]]
        return list(zip([0, *ends], [*ends, count], strict=True)) if ends else []
    size = max(WINDOW, ceil(count / WINDOWS))
    step = size if count > LONG else size // 2
    return [(start, start + size) for start in range(0, count - size // 2, step)]


def combined(of: Seen, whole: float, read: Sequence[float]) -> float:
    """Let the most dangerous sentence speak for a message, and the most dangerous window of a long one speak half."""
    if not read:
        return whole
    return max(whole, max(read) if len(of.words) <= SHORT else (whole + max(read)) / 2)


def leaning(topics: Mapping[str, float], *, silent: bool) -> float:
    """Give what the topics add to danger: more the more a topic of danger fits, less the more an idiom does.

    `silent` is whether no rule says anything: then a topic of an ordinary day counts too.
    """
    danger = max(score for topic, score in topics.items() if topic in DANGERS)
    other = max(score for topic, score in topics.items() if topic not in DANGERS)
    calm = CALM_SAYS if silent and max(topics, key=lambda topic: topics[topic]) in CALM else 0.0
    return TOPICS_SAY * (danger - other) - IDIOM_SAYS * max(0.0, topics["hyperbole_idiom"]) - calm


def spread(sums: Sequence[int], topics: Sequence[str]) -> dict[str, float]:
    """Bring the sums of topics to the mean 0 and the spread 1."""
    mean = sum(sums) / len(sums)
    width = sqrt(fsum((total - mean) ** 2 for total in sums) / len(sums)) or 1.0
    return {topic: (total - mean) / width for topic, total in zip(topics, sums, strict=True)}


class Model:
    """The numbers, made ready."""

    def __init__(self, numbers: Numbers, topics: Sequence[str]) -> None:
        """Take the numbers, and the names of the topics in their order."""
        self.numbers, self.topics = numbers, tuple(topics)
        width = len(self.topics)
        self._rows = [numbers.topics[at : at + width] for at in range(0, len(numbers.topics), width)]

    def danger(self, of: Seen, topics: Mapping[str, float], *, silent: bool) -> float:
        """Give how strongly words speak of danger, 0 where both are alike.

        `topics` are how well each topic fits, `silent` whether no rule says anything.
        """
        read = [self._sum(features(of, *part)) for part in parts(of)]
        return combined(of, self._sum(features(of)), read) + leaning(topics, silent=silent)

    def _sum(self, places: Sequence[int]) -> float:
        """Add the weights of some features."""
        weights = self.numbers.urgency
        total = 0
        for place in places:
            total += weights[place % BUCKETS]
        return self.numbers.bias + (self.numbers.scale * total / sqrt(len(places)) if places else 0.0)

    def is_hard(self, danger: float, *, led: bool) -> bool:
        """Tell whether the model raises to HARD; it is readier where a rule that is not sure of itself led it there."""
        return danger + (LEAD if led else 0.0) >= self.numbers.thresholds.hard

    def is_soft(self, danger: float) -> bool:
        """Tell whether the model raises to SOFT."""
        return danger >= self.numbers.thresholds.soft

    def topic_scores(self, of: Seen) -> Mapping[str, float]:
        """Give for each topic how well it fits, the mean 0 and the spread 1."""
        rows = [self._rows[place % TOPIC_BUCKETS] for place in features(of, 0, MOST_WORDS, near=False)]
        return spread([sum(column) for column in zip(*rows, strict=True)], self.topics)


MOST_WORDS = 60
"""Words from which the topic is told."""


def save(numbers: Numbers) -> bytes:
    """Write the numbers down, the same bytes on every machine."""
    words = "\n".join(numbers.words).encode()
    head = _HEAD.pack(
        numbers.scale, numbers.bias, numbers.topic_scale, numbers.thresholds.hard, numbers.thresholds.soft, len(words)
    )
    return _MAGIC + head + numbers.urgency.tobytes() + numbers.topics.tobytes() + words


def load(written: bytes) -> Numbers:
    """Read the numbers; raises ValueError if they are of another kind."""
    if not written.startswith(_MAGIC):
        raise ValueError("not a model of this reader: remove it and build it with `python -m triage train`")
    at = len(_MAGIC) + _HEAD.size
    scale, bias, topic_scale, hard, soft, size = _HEAD.unpack(written[len(_MAGIC) : at])
    urgency = array("b", written[at : at + BUCKETS])
    topics = array("b", written[at + BUCKETS : len(written) - size])
    words = tuple(written[len(written) - size :].decode().split("\n"))
    return Numbers(urgency, scale, bias, topics, topic_scale, Thresholds(hard, soft), words)


def known_words(texts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Give the Persian words that several messages share: what Latin spellings may stand for."""
    counts: dict[str, int] = {}
    for words in texts:
        for word in set(words):
            if not word.isascii() and 3 <= len(word) <= 12:  # noqa: PLR2004 (letters)
                counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(word for word, count in counts.items() if count > 1))
