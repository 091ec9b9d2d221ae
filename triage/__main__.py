"""Commands: `python -m triage score FILE.jsonl [--json]`, `explain "…"`, `train [--aside]`."""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from triage import model
from triage.lexicon import Lexicon
from triage.model import Model
from triage.reading import Reader
from triage.score import LABELS, BadLineError, Line, as_json, load, measure, report
from triage.shipped import READER, read
from triage.train import build

DATA = Path(__file__).parent.parent / "data" / "triage"
"""Where the labelled messages stand."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give 0, or 2 when the file cannot be read."""
    parser = argparse.ArgumentParser(prog="triage", description="Reads messages for danger.")
    commands = parser.add_subparsers(dest="command", required=True)
    scoring = commands.add_parser("score", help="score the reader on labelled messages")
    scoring.add_argument("file", type=Path)
    scoring.add_argument("--json", action="store_true", help="for a program")
    commands.add_parser("explain", help="say what a message is read as, and why").add_argument("text")
    training = commands.add_parser("train", help="build the model anew from data/triage")
    training.add_argument("--aside", action="store_true", help="only measure: train without a fifth, score on it")
    given = parser.parse_args(arguments)
    try:
        if given.command == "score":
            found = measure(load(given.file), read)
            _say(as_json(found) if given.json else report(found))
        elif given.command == "explain":
            _say(explain(given.text))
        elif given.aside:
            _say(aside())
        else:
            model.FILE.write_bytes(model.save(build(shipped_lines())))
    except (BadLineError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{text}\n")


def explain(text: str) -> str:
    """Say in Persian and English what a message is read as, and why."""
    reading = read(text)
    flags = [name for name in ("third_person", "minor", "foreign") if getattr(reading, name)]
    lines = [f"T{reading.level} {reading.alert.value} {reading.topic} {' '.join(flags)}".rstrip()]
    for reason in reading.reasons:
        persian, english = READER.lexicon.spoken[reason.id]
        saw = f" «{reason.saw}»" if reason.saw else ""
        lines.append(f"  {persian} / {english}{saw} [{reason.id}]")
    return "\n".join(lines)


def shipped_lines() -> list[Line]:
    """Give the labelled messages from which the model is built."""
    return [line for name in ("dev.jsonl", "written.jsonl") for line in load(DATA / name)]


def is_aside(text: str) -> bool:
    """Tell whether a message belongs to the fifth that is kept aside, by the hash of its text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 5 == 0


def aside() -> str:
    """Train without the fifth of the written messages that is kept aside; report on it with and without the model."""
    written = load(DATA / "written.jsonl")
    kept = [line for line in written if is_aside(line.text)]
    numbers = build([*load(DATA / "dev.jsonl"), *(line for line in written if not is_aside(line.text))])
    rules = report(measure(kept, Reader(Lexicon(), None).read))
    both = report(measure(kept, Reader(Lexicon(general=numbers.words), Model(numbers, LABELS)).read))
    return f"rules alone, kept aside\n{rules}\n\nrules and model, kept aside\n{both}"


if __name__ == "__main__":
    sys.exit(main())
