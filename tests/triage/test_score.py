"""The score command: what it counts, prints and refuses; and the bars the shipped reader must not fall under."""

import json
from pathlib import Path

import pytest

from triage import Alert, Reading
from triage.__main__ import DATA, main
from triage.score import NAMES, BadLineError, Line, Share, load, macro_f1, measure
from triage.shipped import read

GOOD = {"text": "سلام", "label": "greeting", "urgent": False, "notes": "tags=short,hardneg; a note"}


def written(folder: Path, *rows: object) -> Path:
    """Write lines to a file."""
    file = folder / "lines.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_lines_are_read_with_their_tags(tmp_path: Path) -> None:
    """Tags stand before the semicolon of the notes; empty lines are passed over."""
    lines = load(written(tmp_path, GOOD, "", {**GOOD, "notes": "no tags"}))
    assert [line.tags for line in lines] == [{"short", "hardneg"}, frozenset()]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ({"label": "greeting", "urgent": False}, "'text' is missing"),
        ({**GOOD, "label": "weather"}, "unknown label 'weather'"),
        ({**GOOD, "urgent": "no"}, "urgent must be true or false"),
        ({**GOOD, "text": 5}, "must be strings"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, bad: object, why: str) -> None:
    """A slip in a data file is found at once, and its text is not shown."""
    file = written(tmp_path, GOOD, bad)
    with pytest.raises(BadLineError, match=f"lines.jsonl, line 2: .*{why}"):
        load(file)


def _told(level: int, topic: str) -> Reading:
    """Make a reading."""
    alert = Alert.HARD if level >= 3 else Alert.SOFT if level == 2 else Alert.NONE
    return Reading(level, topic, alert, (), third_person=False, minor=False, foreign=False)


def test_figures_count_what_they_say() -> None:
    """Recall over urgent lines, false alarms over clean ones only, slices by tag."""
    levels = {"a": 4, "b": 2, "c": 0, "d": 3, "e": 2, "f": 3}
    lines = [
        Line("a", "overdose", urgent=True, tags=frozenset({"finglish"})),
        Line("b", "self_harm", urgent=True, tags=frozenset({"middle", "third_person"})),
        Line("c", "greeting", urgent=False, tags=frozenset()),
        Line("d", "hyperbole_idiom", urgent=False, tags=frozenset()),
        Line("e", "emotional_distress", urgent=False, tags=frozenset({"ask_safety"})),
        Line("f", "emotional_distress", urgent=False, tags=frozenset({"ask_ok"})),
    ]
    found = measure(lines, lambda text: _told(levels.get(text[:1], 0), "overdose"))
    assert found["hard_recall_urgent"] == Share(1, 2)
    assert found["soft_recall_urgent"] == Share(2, 2)
    assert found["hard_recall_imminent_overdose"] == Share(1, 1)
    assert found["hard_false_positive_rate_clean"] == Share(1, 2)
    assert found["hard_false_positive_rate_idiom"] == Share(1, 1)
    assert found["soft_recall_ask_safety"] == Share(1, 1)
    assert found["hard_recall_finglish"] == Share(1, 1)
    assert found["hard_recall_third_person"] == Share(0, 1)
    assert found["hard_recall_middle"] == Share(0, 1)


def test_macro_f1_is_the_mean_over_labels_that_occur() -> None:
    """A label nobody has and nobody is told counts for nothing."""
    assert macro_f1([("job", "job"), ("job", "legal"), ("legal", "legal")]) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert macro_f1([]) is None


def test_the_command_prints_each_figure_with_its_counts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One line a figure; a share that has no lines is a dash."""
    assert main(["score", str(written(tmp_path, GOOD))]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert [line[:42].rstrip() for line in printed] == list(NAMES.values())
    assert "(0/0)" in printed[0]


def test_the_command_speaks_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The same figures for a program."""
    assert main(["score", str(written(tmp_path, GOOD)), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == NAMES.keys()
    assert found["hard_false_positive_rate_clean"] == {"value": 0.0, "hits": 0, "of": 1}


def test_the_command_refuses_a_bad_file_in_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """File and line, no traceback."""
    assert main(["score", str(written(tmp_path, "{"))]) == 2
    assert "lines.jsonl, line 1: not JSON" in capsys.readouterr().err
    assert main(["score", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_explain_tells_level_topic_and_reasons_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Staff read Persian; the piece that was seen stands beside it."""
    assert main(["explain", "یه مشت قرص خوردم"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("T4 hard overdose")
    assert "قرص یا داروی زیاد خورده" in printed


def test_the_shipped_reader_reaches_the_bars_on_the_development_set() -> None:
    """The targets of the specification, on the messages that may be seen."""
    found = measure(load(DATA / "dev.jsonl"), read)
    floors = {
        "hard_recall_urgent": 0.95,
        "soft_recall_urgent": 0.985,
        "hard_recall_imminent_overdose": 0.98,
        "soft_recall_ask_safety": 0.93,
        "hard_recall_finglish": 0.92,
        "hard_recall_third_person": 0.92,
        "hard_recall_middle": 0.92,
        "stable_under_noise": 0.99,
    }
    shares = {key: value.value for key, value in found.items() if isinstance(value, Share)}
    assert {key: shares[key] for key, floor in floors.items() if (shares[key] or 0) < floor} == {}
    assert (shares["hard_false_positive_rate_clean"] or 0) <= 0.20
    assert (shares["hard_false_positive_rate_idiom"] or 0) <= 0.12
    assert isinstance(found["macro_f1_labels"], float)
    assert found["macro_f1_labels"] >= 0.65
