"""Whether what a person sent goes to the open question, or is danger and comes before everything else."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from handlers.safety_words import YES, in_words
from talk import Alarm, Attended, Heard, Kind, State
from triage import Alert, Reading, read
from triage.protocol import ALERT, ASK, LIFE, SUICIDAL

SHELTER = "homeless_tonight"
"""The reader's topic for which the bot itself has the help: a door. A person is called at once only where the words
alone, without the hour and the cold, tell of a life in danger."""

GRAVE = SUICIDAL | {"violence_now", "sexual_assault", "child_abuse", "medical_emergency", "emotional_distress"}
"""Topics of which an unclear word is asked about before any errand that it opens."""

COUNSELS = GRAVE | {"hyperbole_idiom", "family_conflict", "addiction_help", "legal"}
"""Topics after which, when all is safe, counselling is offered and not the menu."""

OF_ANOTHER = SUICIDAL | {"medical_emergency", "child_abuse"}
"""Topics put in the words for another where another is named. In all others the one who is named may be the one who
harms, or who locked them out, and «do not leave him alone» would be meant for him."""

NOT_READ = frozenset({Kind.VOICE, Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT, Kind.STICKER})
"""What only a person can hear or see."""

ASKED_LATELY = timedelta(hours=6)
"""Whoever has just said that they are safe is not asked again for each unclear word (our assumption)."""

FADES = timedelta(hours=24)
"""So long an unclear word counts when no case came of it (our assumption)."""


def heed(reading: Reading | None, heard: Heard, state: State, attended: Attended | None, now: datetime) -> Alarm | None:
    """Give what takes up what was heard before the open question does; None for nothing.

    `reading` is None where there are no words. What only the model finds grave (a quarter of the urgent messages, but
    also most of the false alarms) gives way to commands and errands, and is left to the person of ours who talks with
    them; rules give way to nothing.
    """
    forget(state, attended, now)
    if heard.kind is Kind.TAP:
        return _late_yes(heard, state)
    level = int(state.memory.get("level", 0))
    is_held = attended is Attended.HELD
    if reading is None or reading.alert is Alert.NONE:
        is_closed_to_us = heard.kind in NOT_READ or (reading is not None and reading.foreign)
        return Alarm("unread") if is_closed_to_us and level >= ASK and not is_held else None
    if _is_asking(state) and in_words(heard) == YES:
        return None  # «yes, …» answers the question, and raises the level more than the words can
    if _has_no_bed(reading) and not reading.minor and read(heard.text).level < LIFE:
        is_heard = attended in {Attended.WAITING, Attended.HELD} or _is_asking(state)
        return None if is_heard else _to_a_door(reading, state)
    if reading.alert is Alert.HARD and not (reading.guessed and is_held):
        if _is_asking(state) and reading.level > int(state.given.get("level", 0)):
            asked_of = state.given.get("third")  # the questions stay those about whom they were asked
            state.given.update({**found(reading), "third": asked_of})
        was_alerted = level >= ALERT and attended is Attended.WAITING and _was_asked(state, now)
        is_answered = is_held or _is_asking(state) or was_alerted
        return Alarm("danger" if is_answered else "safety", found(reading), faint=reading.guessed)
    if attended in {Attended.WAITING, Attended.HELD} or _was_asked(state, now):
        return None  # what is unclear is for the person of ours who attends, or was asked about a short while ago
    onward = "counselling" if reading.topic in COUNSELS else "menu"
    words = {"words": heard.text, "then": onward}
    is_faint = reading.guessed or reading.topic not in GRAVE
    return Alarm("safety", {**found(reading), **words}, yields=True, faint=is_faint)


def found(reading: Reading) -> dict[str, Any]:
    """Give what a conversation is told of a reading (JSON); never the words."""
    return {
        "level": reading.level,
        "topic": reading.topic,
        "reasons": [each.id for each in reading.reasons],
        "third": reading.third_person and reading.topic in OF_ANOTHER,
        "minor": reading.minor,
        "foreign": reading.foreign,
    }


def remember(state: State, level: int, now: datetime) -> None:
    """Note how grave a person's words or answers were; it only rises."""
    state.memory["level"] = max(level, int(state.memory.get("level", 0)))
    state.memory["level_at"] = now.isoformat()


def forget(state: State, attended: Attended | None, now: datetime) -> None:
    """Let go of a level once a human closed the case; and of an unclear word, of which no case came, after a day."""
    level = int(state.memory.get("level", 0))
    if not level or attended in {Attended.WAITING, Attended.HELD}:
        return
    if level >= ALERT and _is_asking(state):
        state.asking, state.given, state.kept = False, {}, None  # whoever closed the case has asked, too
    if level >= ALERT or now - moment(state.memory, "level_at", now) > FADES:
        for name in ("level", "level_at", "cards"):
            state.memory.pop(name, None)


def moment(memory: Mapping[str, Any], name: str, otherwise: datetime) -> datetime:
    """Read a moment that was noted."""
    kept = memory.get(name)
    return datetime.fromisoformat(kept) if kept else otherwise


def _has_no_bed(reading: Reading) -> bool:
    """Tell whether the words are about a bed, also among a quarrel; what is graver comes before that."""
    is_said = any(each.id.startswith("homeless") for each in reading.reasons)
    return reading.topic == SHELTER or (is_said and reading.topic not in GRAVE)


def _to_a_door(reading: Reading, state: State) -> Alarm | None:
    """Lead somebody without a bed to the shelters, unless they are on their way there."""
    is_on_the_way = state.script == "shelter" and state.asking
    return Alarm("shelter") if reading.alert is Alert.HARD and not is_on_the_way else None


def _late_yes(heard: Heard, state: State) -> Alarm | None:
    """Take a tap on «yes, there is danger» of safety questions that are over as what it says."""
    run = state.memory.get("safety_run")
    if run is None or run == state.run or heard.data not in {f"a/{run}.0/yes", f"a/{run}.0/quiet"}:
        return None
    return Alarm("safety", {"level": LIFE, "topic": "other"})


def _was_asked(state: State, now: datetime) -> bool:
    """Whether the safety questions are open, or were answered a short while ago."""
    asked_at = moment(state.memory, "asked_at", now - ASKED_LATELY)
    return _is_asking(state) or now - asked_at < ASKED_LATELY


def _is_asking(state: State) -> bool:
    return state.script == "safety" and state.asking
