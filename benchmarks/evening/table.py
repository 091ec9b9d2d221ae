"""The table of an evening: the quiet beside the surge, and what stands to what."""

from collections.abc import Sequence

from benchmarks.evening.account import UNANSWERED, Answer
from models import Lane

TARGET_SECONDS = 3.0
"""In which words of danger are to be answered, 99 of 100 (the issue's number)."""


def share(values: Sequence[float], part: float) -> float:
    """Give the value below which a part of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else 0.0


def ordinary(answers: Sequence[Answer]) -> list[Answer]:
    """Give what became of ordinary words: neither danger nor what made the bot ask whether all is well."""
    return [each for each in answers if not each.danger and each.lane >= Lane.REPLY]


def half(answers: Sequence[Answer]) -> tuple[str, float]:
    """Give after how many seconds half are answered; "over" stands before it when fewer than half are by now."""
    known = share([each.seconds for each in answers], 0.5) < UNANSWERED
    return "" if known else "over ", share([each.waited for each in answers], 0.5)


def told(name: str, values: Sequence[str]) -> str:
    """Write a line of the table."""
    return f"{name:46}" + "".join(f"{value:>14}" for value in values)


def in_seconds(value: float) -> str:
    """Write seconds."""
    return f"{value:.2f} s" if value < UNANSWERED else "not yet"


def ratio(above: float, below: float) -> str:
    """Write what stands to what."""
    return f"{above / below:.1f}" if above < UNANSWERED and 0 < below < UNANSWERED else "not known"


def report(parts: Sequence[list[Answer]]) -> None:
    """Print the quiet beside the surge, and what stands to what."""
    afraid = [[each for each in answers if each.danger] for answers in parts]
    waits = [[each.seconds for each in danger] for danger in afraid]
    usual = [ordinary(answers) for answers in parts]
    print(told("", ("quiet", "surge")))
    print(told("words of danger", [str(len(each)) for each in waits]))
    for name, part in (("50", 0.5), ("99", 0.99), ("100", 1.0)):
        print(told(f"  {name} of 100 have the card after", [in_seconds(share(each, part)) for each in waits]))
    within = [sum(value <= TARGET_SECONDS for value in each) / len(each) for each in waits]
    print(told(f"  have it within {TARGET_SECONDS:.0f} s", [f"{each:.0%}" for each in within]))
    begun = [[each.committed for each in danger] for danger in afraid]
    print(told("  99 of 100 are being committed after", [in_seconds(share(each, 0.99)) for each in begun]))
    passed = [[each.overtaken_by for each in danger if each.overtaken_by] for danger in afraid]
    print(told("  cards that ordinary words overtook", [str(len(each)) for each in passed]))
    print(told("  ordinary words that overtook one, at most", [str(max(each, default=0)) for each in passed]))
    print(told("ordinary words", [str(len(each)) for each in usual]))
    halves = [half(each) for each in usual]
    print(told("  50 of 100 are answered after", [f"{over}{in_seconds(value)}" for over, value in halves]))
    over, value = halves[1]
    print("ratio, p99 in danger, surge to quiet:", ratio(share(waits[1], 0.99), share(waits[0], 0.99)))
    print(f"ratio, p50 in the surge, ordinary to danger: {over}{ratio(value, share(waits[1], 0.5))}")
