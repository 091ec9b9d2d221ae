"""The table of a day: a line for each number, a column for each messenger, and where each number comes from."""

from collections import Counter
from collections.abc import Mapping

from benchmarks.day.counting import DISORDER, DOUBLED, LOST
from benchmarks.day.errands import PLATFORMS

LINES = (
    ("received", "received", "what citizens did and the simulator took: messages, edits, taps"),
    ("stored", "  stored", "of these, update in Postgres with the simulator's number"),
    ("answered", "  answered", "of these, turn with a reply that stands on the citizen's screen"),
    ("silent", "  silent", "of these, turn that says nothing by the rules (after an edit, to a waiting case)"),
    ("unreached", "  not reached", "of these, turn whose replies are all blocked, or unknown and not seen"),
    ("rows", "replies", "rows of ours in Postgres"),
    ("sent", "  sent", "the messenger gave a number; each is compared with the screen"),
    ("unknown", "  unknown", "no answer came to the call, or the bot was killed meanwhile: counted apart"),
    ("arrived", "    arrived", "of these, on the screen all the same"),
    ("repeated", "    repeated", "of these, crisis words said again with the mark"),
    ("blocked", "  blocked", "given up, and the simulator confirms that this citizen shut us out"),
    ("refused", "  refused", "given up for any other reason (counts as lost)"),
    ("held", "  held now", "still waits to be sent (counts as lost)"),
    (LOST, "LOST", "act without turn or reply; reply not sent, unknown or blocked; sent but not on the screen"),
    (DOUBLED, "DOUBLED", "on the screen beyond all rows, or an act with two turns; unknowns apart"),
    (DISORDER, "OUT OF ORDER", "on the screen behind later words of its lane, or in the thread behind later acts"),
)
"""Name of a count, the words for it, where it comes from."""


def is_bad(counts: Mapping[str, Counter[str]]) -> bool:
    """Tell whether anything was lost, doubled or out of order, or nothing happened at all."""
    wrong = any(each[name] for each in counts.values() for name in (LOST, DOUBLED, DISORDER))
    return wrong or not any(each["received"] for each in counts.values())


def table(counts: Mapping[str, Counter[str]]) -> str:
    """Write the table."""
    head = "".join(f"{platform.capitalize():>10}" for platform in PLATFORMS)
    lines = [f"{'':16}{head}"]
    for name, words, source in LINES:
        numbers = "".join(f"{counts.get(platform, Counter())[name]:>10}" for platform in PLATFORMS)
        lines.append(f"{words:16}{numbers}   {source}")
    return "\n".join(lines)
