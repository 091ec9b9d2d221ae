"""Reads one message: how near danger is, what it is about, and why the reader thinks so."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from triage.foreign import is_foreign
from triage.lexicon import Frame, Lexicon, Rule, hidden
from triage.model import Model, Seen, seen
from triage.phrases import Said, Span, find
from triage.views import View

HARD, SOFT = 3, 2
"""Levels from which a person is alerted, and from which the bot asks."""

NIGHT, COLD = frozenset({20, 21, 22, 23, 0, 1, 2, 3, 4, 5}), frozenset({8, 9, 10, 11, 12})
"""Hours (Tehran) and Jalali months in which nobody can stay outside."""

RULE_SAYS = (0.5, 0.2, 0.4, 0.8, 0.9)
"""How much a rule's word on the topic counts beside the model's, by the level it has."""

NO = "نه"
"""Doubled letters fall together: the old word for grandmother is written like «no», which names nobody."""

SMALL = 3
"""Words of an answer to an open question that the model does not judge: «پارک لاله» is a place."""


class Alert(Enum):
    """What a level asks of the house."""

    NONE = "none"
    SOFT = "soft"
    HARD = "hard"


class Context(NamedTuple):
    """What is known beside the words: hour 0-23 in Tehran, Jalali month, the earlier level, the open question's id."""

    hour: int | None = None
    month: int | None = None
    earlier: int | None = None
    question: str | None = None


class Reason(NamedTuple):
    """A rule, frame or the model, and the piece of folded text it saw."""

    id: str
    saw: str


class Reading(NamedTuple):
    """What a message says: level 0 (a question) to 4 (a life in danger now), topic, alert, reasons, flags."""

    level: int
    topic: str
    alert: Alert
    reasons: tuple[Reason, ...]
    third_person: bool
    minor: bool
    foreign: bool
    guessed: bool = False
    """No rule of the lexicon spoke: the level is the model's word alone."""


class Hit(NamedTuple):
    """A rule that was said, where, and the level it has there."""

    rule: Rule
    spans: tuple[Span, ...]
    level: int


class Signs(NamedTuple):
    """Everything found in a message, before it is judged."""

    seen: View
    said: Said
    hits: tuple[Hit, ...]
    frames: tuple[tuple[Frame, tuple[Span, ...]], ...]
    harmless: tuple[tuple[Frame, tuple[Span, ...]], ...]


class Reader:
    """A lexicon and, where there is one, a model."""

    def __init__(self, lexicon: Lexicon, model: Model | None) -> None:
        """Take what to read with."""
        self.lexicon, self.model = lexicon, model

    def signs(self, text: str) -> Signs:
        """Find what a message says, without judging it."""
        seen = self.lexicon.view(text)
        said = self.lexicon.said(seen)
        harmless = tuple(_framed(self.lexicon.harmless, said))
        clear = said._replace(places=hidden(said.places, (span for _, spans in harmless for span in spans)))
        frames = tuple(_framed(self.lexicon.frames, said))
        hits = tuple(
            Hit(rule, tuple(spans), _lowered(rule, spans, frames, said))
            for rule in self.lexicon.rules
            for spans in [self.lexicon.matches(rule, clear)]
            if spans
        )
        return Signs(seen, said, hits, frames, harmless)

    def read(self, text: str, context: Context = Context()) -> Reading:  # noqa: B008 (immutable)
        """Read a message; pure, and for any text."""
        signs = self.signs(text)
        led = max((max(hit.level, _at_this_hour(hit, context)) for hit in signs.hits), default=0)
        sure = max((max(hit.level, _at_this_hour(hit, context)) for hit in signs.hits if hit.rule.sure), default=0)
        level = max(sure, min(led, SOFT)) if self.model else led
        reasons = [Reason(hit.rule.id, _piece(signs.seen, hit.spans)) for hit in _strongest(signs.hits)]
        reasons += [Reason(frame.id, _piece(signs.seen, spans)) for frame, spans in (*signs.frames, *signs.harmless)]
        topic = _topic(signs.hits)
        if self.model and signs.seen.words:
            looked = self.looked(signs)
            answered = context.question is not None and len(signs.seen.words) <= SMALL and not signs.hits
            answered = answered or (led < SOFT and self.lexicon.is_answer(signs.seen))
            topics = self.model.topic_scores(looked)
            danger = self.model.danger(looked, topics, silent=not signs.hits)
            raised = level if answered else self._raised(level, led, danger)
            if len(signs.seen.words) == 1 and not signs.hits:
                raised = min(raised, SOFT)
            if raised > level:
                reasons.insert(0, Reason(f"model-{raised}", ""))
                level = raised
            topic = _weighed(topics, signs.hits)
        if level == SOFT and (context.earlier or 0) >= HARD and any(hit.level == SOFT for hit in signs.hits):
            level = HARD
            reasons.append(Reason("earlier", ""))
        foreign = is_foreign(text)
        alert = Alert.HARD if level >= HARD else Alert.SOFT if level == SOFT else Alert.NONE
        return Reading(
            level, topic or "other", alert, tuple(dict.fromkeys(reasons)),
            third_person=_is_of_another(signs), minor=_is_of_a_child(signs), foreign=foreign,
            guessed=not signs.hits,
        )  # fmt: skip

    def looked(self, signs: Signs) -> Seen:
        """Give what the model sees of a message."""
        frames = ((spans[0].start, f"frame {frame.id}") for frame, spans in (*signs.frames, *signs.harmless))
        return seen(self.lexicon.written(signs.seen), signs.said.places, signs.seen, frames)

    def _raised(self, level: int, led: int, danger: float) -> int:
        """Give the level with the model's word: it raises to what a rule led to, or to HARD, or SOFT; never lowers."""
        if self.model and self.model.is_hard(danger, led=led >= HARD):
            return max(level, led, HARD)
        return max(level, SOFT) if self.model and self.model.is_soft(danger) else level


def _framed(entries: Iterable[Frame], said: Said) -> Iterator[tuple[Frame, tuple[Span, ...]]]:
    """Give the frames that are said, with every place of them."""
    for entry in entries:
        spans = [span for one in entry.say for span in find(one, said)]
        if spans:
            yield entry, tuple(spans)


def _lowered(rule: Rule, spans: Iterable[Span], frames: Iterable[tuple[Frame, tuple[Span, ...]]], said: Said) -> int:
    """Give the level a rule has inside the frames around it."""
    here = {said.sentence[span.start] for span in spans}
    level = rule.level
    for frame, places in frames:
        if frame.id in rule.keeps or (frame.topics and rule.topic not in frame.topics):
            continue
        if frame.whole or any(said.sentence[place.start] in here for place in places):
            level = min(level, frame.to)
    return level


def _at_this_hour(hit: Hit, context: Context) -> int:
    """Raise having no place to sleep at night, in the cold or with both; nothing else knows the hour."""
    if hit.rule.topic != "homeless_tonight" or hit.level < SOFT:
        return 0
    return min(4, hit.level + (context.hour in NIGHT) + (context.month in COLD))


def _strongest(hits: Iterable[Hit]) -> list[Hit]:
    """Order rules by the level they have, the highest first."""
    return sorted(hits, key=lambda hit: -hit.level)


def _topic(hits: Iterable[Hit]) -> str:
    """Give the topic of the highest rules; among equals that which most weight speaks for."""
    weights: dict[str, int] = {}
    best = max((hit.level for hit in hits), default=0)
    for hit in hits:
        if hit.level == best:
            weights[hit.rule.topic] = weights.get(hit.rule.topic, 0) + hit.rule.weight
    return max(weights, key=lambda topic: weights[topic], default="")


def _weighed(scores: Mapping[str, float], hits: Iterable[Hit]) -> str:
    """Give the topic for which model and rules speak together."""
    totals = dict(scores)
    for hit in hits:
        totals[hit.rule.topic] += RULE_SAYS[hit.level] * min(hit.rule.weight, 2)
    return max(totals, key=lambda topic: totals[topic])


def _piece(seen: View, spans: Iterable[Span]) -> str:
    """Give the words that were seen."""
    return " … ".join(" ".join(seen.words[span.start : span.end]) for span in spans)


def _is_of_another(signs: Signs) -> bool:
    """Tell whether somebody else is in danger: others are named, and nobody says «منو» or «خودمو»."""
    index = signs.said.places
    others = [span for span in index.get("{other}", ()) if signs.seen.words[span.start] != NO]
    if not others or "{me}" in index:
        return False
    mine = any("1" in span.features for span in index.get("خود", ()))
    return not mine and not any("me" in span.features for spans in index.values() for span in spans)


def _is_of_a_child(signs: Signs) -> bool:
    """Tell whether somebody under eighteen is spoken of as the one in need."""
    if any(hit.rule.topic == "child_abuse" for hit in signs.hits):
        return True
    return not {"@minor", "{pupil}"}.isdisjoint(signs.said.places)
