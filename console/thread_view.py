"""A thread as its page shows it: messages, notes and moves of the case in one order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from console.bubbles import Bubble, bubble
from services.cases import Event
from services.notes import NoteView
from services.thread import Entry
from texts.jalali import tehran_day


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the thread; exactly one of the four is set."""

    key: str
    at: datetime
    bubble: Bubble | None = None
    note: NoteView | None = None
    event: Event | None = None
    day: date | None = None


def items(entries: Sequence[Entry], notes: Iterable[NoteView], events: Iterable[Event]) -> list[Item]:
    """Put all into the order of time, with a line where a new day (Tehran) begins."""
    repeated = {each.repeats for each in entries if each.repeats}
    found = [Item(f"m{each.id}", each.created_at, bubble=bubble(each, each.id in repeated)) for each in entries]
    found += [Item(f"n{each.id}", each.created_at, note=each) for each in notes]
    found += [Item(f"e{number}", each.at, event=each) for number, each in enumerate(events)]
    return _with_days(sorted(found, key=lambda item: item.at))


def _with_days(found: Sequence[Item]) -> list[Item]:
    shown: list[Item] = []
    day = None
    for item in found:
        if (its := tehran_day(item.at)) != day:
            day = its
            shown.append(Item(f"d{its.isoformat()}", item.at, day=its))
        shown.append(item)
    return shown
