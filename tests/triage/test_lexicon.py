"""Every entry of the lexicon keeps its own promise: its examples are read so, its counter-examples are not."""

import pytest

from triage.lexicon import Frame, Rule
from triage.reading import HARD, SOFT
from triage.score import LABELS
from triage.shipped import READER

LEXICON = READER.lexicon
RULES = [(rule, said) for rule in LEXICON.rules for said in rule.example]
NOT_RULES = [(rule, said) for rule in LEXICON.rules for said in rule.counter]
FRAMES = [(frame, said) for frame in LEXICON.frames for said in frame.example]
NOT_FRAMES = [(frame, said) for frame in LEXICON.frames for said in frame.counter]
HARMLESS = [(turn, said) for turn in LEXICON.harmless for said in turn.example]
NOT_HARMLESS = [(turn, said) for turn in LEXICON.harmless for said in turn.counter]


def by_rules(said: str) -> int:
    """Give the level the rules alone give."""
    return max((hit.level for hit in READER.signs(said).hits), default=0)


@pytest.mark.parametrize(("rule", "said"), RULES)
def test_a_rule_reads_its_example(rule: Rule, said: str) -> None:
    """The example has the rule's own level."""
    assert rule.level in {hit.level for hit in READER.signs(said).hits if hit.rule.id == rule.id}


@pytest.mark.parametrize(("rule", "said"), NOT_RULES)
def test_a_rule_lets_its_counter_example_go(rule: Rule, said: str) -> None:
    """Words that only sound alike do not reach the rule's level."""
    assert rule.level not in {hit.level for hit in READER.signs(said).hits if hit.rule.id == rule.id}


@pytest.mark.parametrize(("frame", "said"), FRAMES)
def test_a_frame_lowers_its_example(frame: Frame, said: str) -> None:
    """Inside the frame no rule is higher than the frame allows."""
    assert frame.id in {found.id for found, _ in READER.signs(said).frames}
    assert by_rules(said) <= frame.to


@pytest.mark.parametrize(("frame", "said"), NOT_FRAMES)
def test_a_frame_leaves_its_counter_example_alone(frame: Frame, said: str) -> None:
    """Danger told plainly is in no frame."""
    assert frame.id not in {found.id for found, _ in READER.signs(said).frames}


@pytest.mark.parametrize(("turn", "said"), HARMLESS)
def test_a_harmless_turn_of_speech_is_no_danger(turn: Frame, said: str) -> None:
    """The words it covers raise nothing."""
    assert turn.id in {found.id for found, _ in READER.signs(said).harmless}
    assert by_rules(said) < HARD


@pytest.mark.parametrize(("turn", "said"), NOT_HARMLESS)
def test_a_harmless_turn_of_speech_does_not_hide_danger(turn: Frame, said: str) -> None:
    """What only begins like it is read as it stands."""
    assert turn.id not in {found.id for found, _ in READER.signs(said).harmless} or by_rules(said) >= SOFT


def test_every_entry_has_examples_words_for_staff_and_a_topic_of_the_house() -> None:
    """Nothing in the lexicon is unexplained."""
    for entry in LEXICON.entries():
        assert entry.example, entry.id
        assert entry.counter, entry.id
        assert entry.fa, entry.id
        assert entry.en, entry.id
    assert {rule.topic for rule in LEXICON.rules} <= set(LABELS)
    assert {topic for frame in LEXICON.frames for topic in frame.topics} <= set(LABELS)
