"""Scores the reader on a file of labelled messages: recall, false alarms, topics, steadiness, speed."""

import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from texts.persian import ZWNJ
from triage.reading import HARD, SOFT, Reading

LABELS = (
    "suicide_imminent", "suicide_ideation", "self_harm", "overdose", "violence_now", "child_abuse", "sexual_assault",
    "medical_emergency", "homeless_tonight", "addiction_help", "legal", "job", "family_conflict", "emotional_distress",
    "documents_id", "info_request", "greeting", "hyperbole_idiom", "other",
)  # fmt: skip
"""The topics a message may have."""

ASKING = frozenset({"ask_safety", "ask_ok"})
"""Tags of messages that are not urgent and about which asking is right, or no harm."""

Read: TypeAlias = Callable[[str], Reading]


class Line(NamedTuple):
    """A labelled message."""

    text: str
    label: str
    urgent: bool
    tags: frozenset[str]


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, or nothing of nothing."""
        return self.hits / self.of if self.of else None


class BadLineError(ValueError):
    """A line of the file is not a labelled message."""


def load(path: Path) -> list[Line]:
    """Read a file of labelled messages; raises BadLineError naming file and line."""
    lines = []
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if written.strip():
            try:
                lines.append(_line(json.loads(written)))
            except (ValueError, TypeError, KeyError) as error:
                raise BadLineError(f"{path}, line {number}: {_plainly(error)}") from None
    return lines


def _plainly(error: Exception) -> str:
    """Say what is wrong with a line without showing its text."""
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON ({error.msg} at column {error.colno})"
    return f"the field {error} is missing" if isinstance(error, KeyError) else str(error)


def _line(row: Any) -> Line:
    """Take one labelled message."""
    if not isinstance(row, dict):
        raise TypeError("not an object with the fields text, label, urgent, notes")
    text, label, urgent, notes = row["text"], row["label"], row["urgent"], row.get("notes", "")
    if not isinstance(text, str) or not isinstance(notes, str):
        raise TypeError("text and notes must be strings")
    if label not in LABELS:
        raise ValueError(f"unknown label {label!r}")
    if not isinstance(urgent, bool):
        raise TypeError("urgent must be true or false")
    found = re.match(r"tags=([\w,]*)", notes)
    return Line(text, label, urgent, frozenset(found[1].split(",") if found else ()))


_STRETCH = re.compile(r"([^\W\d_])(?=\s|$)")
NOISES: dict[str, Callable[[str], str]] = {
    "half-spaces dropped": lambda text: text.replace(ZWNJ, ""),
    "half-spaces as spaces": lambda text: text.replace(ZWNJ, " "),
    "half-spaces added": lambda text: re.sub(rf"(?<!\w)(ن?می)[ {ZWNJ}]?(?=\w\w)", rf"\1{ZWNJ}", text),
    "prefixes joined": lambda text: re.sub(rf"(?<!\w)(ن?می)[ {ZWNJ}](?=\w\w)", r"\1", text),
    "Arabic letters": lambda text: text.translate(str.maketrans("یک", "يك")),
    "stretched": lambda text: _STRETCH.sub(lambda found: found[1] * 4, text, count=1),
}
"""Ways of typing that must not change a level."""


def measure(lines: Sequence[Line], read: Read) -> dict[str, Share | float | None]:
    """Score a reader, by the names that the report and its JSON use."""
    read(lines[0].text if lines else "")
    times: list[float] = []
    read_lines: list[tuple[Line, Reading]] = []
    for line in lines:
        began = time.perf_counter()
        reading = read(line.text)
        times.append((time.perf_counter() - began) * 1000)
        read_lines.append((line, reading))
    urgent = [(line, reading) for line, reading in read_lines if line.urgent]
    clean = [(line, reading) for line, reading in read_lines if not line.urgent and not line.tags & ASKING]
    found: dict[str, Share | float | None] = {
        "hard_recall_urgent": _share(urgent, HARD),
        "soft_recall_urgent": _share(urgent, SOFT),
        "hard_recall_imminent_overdose": _share(
            (pair for pair in urgent if pair[0].label in {"suicide_imminent", "overdose"}), HARD
        ),
        "hard_false_positive_rate_clean": _share(clean, HARD),
        "hard_false_positive_rate_idiom": _share((pair for pair in clean if pair[0].label == "hyperbole_idiom"), HARD),
        "soft_recall_ask_safety": _share((pair for pair in read_lines if "ask_safety" in pair[0].tags), SOFT),
    }
    for tag in ("finglish", "third_person", "middle"):
        found[f"hard_recall_{tag}"] = _share((pair for pair in urgent if tag in pair[0].tags), HARD)
    found["macro_f1_labels"] = macro_f1([(line.label, reading.topic) for line, reading in read_lines])
    found["stable_under_noise"] = _steady(read_lines, read)
    found["p95_ms"] = sorted(times)[int(len(times) * 0.95)] if times else None
    return found


def _share(pairs: Iterable[tuple[Line, Reading]], level: int) -> Share:
    """Count how many readings reach a level."""
    reached = [reading.level >= level for _, reading in pairs]
    return Share(sum(reached), len(reached))


def _steady(pairs: Iterable[tuple[Line, Reading]], read: Read) -> Share:
    """Count how many levels stay as they are under each noise that changes the text."""
    same = [
        read(noisy).level == reading.level
        for line, reading in pairs
        for noise in NOISES.values()
        if (noisy := noise(line.text)) != line.text
    ]
    return Share(sum(same), len(same))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give the mean of F1 over the labels that occur."""
    scores = []
    for label in sorted({label for label, _ in pairs}):
        right = sum(label == told == true for true, told in pairs)
        claimed, there = sum(told == label for _, told in pairs), sum(true == label for true, _ in pairs)
        scores.append(2 * right / (claimed + there))
    return sum(scores) / len(scores) if scores else None


NAMES = {
    "hard_recall_urgent": "HARD recall, urgent",
    "soft_recall_urgent": "HARD or SOFT recall, urgent",
    "hard_recall_imminent_overdose": "HARD recall, suicide_imminent + overdose",
    "hard_false_positive_rate_clean": "HARD false positives, clean non-urgent",
    "hard_false_positive_rate_idiom": "HARD false positives, hyperbole_idiom",
    "soft_recall_ask_safety": "SOFT or above, ask_safety",
    "hard_recall_finglish": "HARD recall, finglish",
    "hard_recall_third_person": "HARD recall, third_person",
    "hard_recall_middle": "HARD recall, middle",
    "macro_f1_labels": "macro-F1 of labels",
    "stable_under_noise": "same level under noise",
    "p95_ms": "p95 milliseconds a message",
}


def report(found: dict[str, Share | float | None]) -> str:
    """Write figures as lines, with counts."""
    return "\n".join(f"{name:<42} {_figure(found[key])}" for key, name in NAMES.items())


def _figure(value: Share | float | None) -> str:
    """Write one figure."""
    if isinstance(value, Share):
        return "–     (0/0)" if value.value is None else f"{value.value:.3f} ({value.hits}/{value.of})"
    return "–" if value is None else f"{value:.3f}"


def as_json(found: dict[str, Share | float | None]) -> str:
    """Write figures for a program: shares with their counts."""
    plain = {
        key: {"value": value.value, "hits": value.hits, "of": value.of} if isinstance(value, Share) else value
        for key, value in found.items()
    }
    return json.dumps(plain, ensure_ascii=False)
