"""The safety questions: which is asked next, and what level words and answers make together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.protocol import ALERT, ASK, CALM, HEAVY, LIFE, SUICIDAL, level_after, next_question

LEVELS = st.integers(0, 4)
TOPICS = st.sampled_from(sorted({*HEAVY, "violence_now", "legal", "child_abuse"}))
ANSWERS = {
    "s1": ("yes", "no", "quiet", "retracted"),
    "s2": ("yes", "no", "unsaid", "retracted"),
    "s3": ("yes", "no", "unsaid", "retracted"),
    "s4": ("yes", "no", "unsaid", "retracted"),
}
"""Every answer that a question takes."""


@given(LEVELS, TOPICS, st.data())
def test_safety_takes_four_taps_at_most_and_its_questions_come_in_order(
    level: int, topic: str, data: st.DataObject
) -> None:
    """S1 before S2 before S3 before S4, none twice (triage protocol, section 6)."""
    answers: dict[str, str] = {}
    while question := next_question(level, topic, answers):
        assert question not in answers
        answers[question] = data.draw(st.sampled_from(ANSWERS[question]))
        assert len(answers) <= len(ANSWERS)
    assert list(answers) == sorted(answers)
    assert next(iter(answers)) == "s1"


@given(LEVELS, st.dictionaries(st.sampled_from(sorted(ANSWERS)), st.just("no")))
def test_no_cancels_no_strong_words(level: int, answers: dict[str, str]) -> None:
    """Denying everything takes one step at most, never below L3 from words of L4 or below L2 from words of L3."""
    after = level_after(level, answers)
    assert level - 1 <= after <= level
    assert after >= {4: ALERT, 3: ASK}.get(level, 0)


@given(LEVELS, st.sampled_from(sorted(ANSWERS)), st.data())
def test_an_answer_may_raise_the_level_at_once(level: int, question: str, data: st.DataObject) -> None:
    """One more answer that is no «no» never makes anything less urgent."""
    answer = data.draw(st.sampled_from([each for each in ANSWERS[question] if each != "no"]))
    assert level_after(level, {question: answer}) >= level


@pytest.mark.parametrize(
    ("answers", "after"),
    [
        ({"s1": "yes"}, LIFE),
        ({"s1": "quiet"}, LIFE),
        ({"s1": "no", "s2": "yes"}, ALERT),
        ({"s1": "no", "s2": "unsaid"}, ASK),
        ({"s1": "no", "s2": "yes", "s3": "yes"}, LIFE),
        ({"s1": "no", "s2": "yes", "s3": "no", "s4": "yes"}, ALERT),
        ({"s1": "no", "s2": "no"}, CALM),
    ],
)
def test_unclear_words_become_what_the_answers_say(answers: dict[str, str], after: int) -> None:
    """The protocol's table, from words of L2."""
    assert level_after(ASK, answers) == after


def test_once_a_life_is_in_danger_nothing_more_is_asked() -> None:
    """Whoever says so, or cannot talk, is asked no third question."""
    for answer in ("yes", "quiet"):
        assert next_question(ALERT, "suicide_ideation", {"s1": answer}) == ""
    assert next_question(ALERT, "suicide_ideation", {"s1": "no", "s2": "yes", "s3": "yes"}) == ""


@pytest.mark.parametrize("topic", sorted(SUICIDAL))
def test_strong_words_of_dying_are_asked_about_also_after_a_no(topic: str) -> None:
    """Four of five who died had denied it when asked (CLPsych 2019 overview): S3 follows a denied S2."""
    assert next_question(ALERT, topic, {"s1": "no", "s2": "no"}) == "s3"


def test_who_is_beaten_is_not_asked_about_dying() -> None:
    """Of violence only S1 is asked."""
    assert next_question(LIFE, "violence_now", {"s1": "no"}) == ""
