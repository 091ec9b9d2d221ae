"""Words with marks: which stretches of a text stand out.

In locales/ a mark is written `<b>…</b>` or `<code>…</code>`. Values are sealed before they are put into words, so
nothing that a citizen or one of us wrote can open, close or move a mark.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from texts.persian import LRI, PDI, RLM

BOLD, CODE = "bold", "code"
"""Stands out; is copied as it stands, by a tap where the messenger can do that."""

KINDS = {"b": BOLD, "code": CODE}
"""How a mark is written in locales/, and what it is."""

Mark = tuple[str, int, int]
"""Kind, offset and length of a stretch, both in Python characters."""

_SEAL = "\ufdd0"
"""Makes the sign after it an ordinary one; itself a code point that no text has a use for."""

_SIGN = re.compile(f"{_SEAL}(.)|<(/?)({'|'.join(KINDS)})>", re.DOTALL)
_LAST_SPACE = 0x3000
_EDGE = "".join(filter(str.isspace, map(chr, range(_LAST_SPACE + 1)))) + LRI + PDI + RLM
"""What a stretch neither begins nor ends with: it would be copied, or keep Bale from seeing the mark."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and the stretches of it that stand out: in order, none within another one, none over a line's end."""

    text: str
    marks: tuple[Mark, ...] = ()


def seal(value: str) -> str:
    """Make a value inert: whatever it says, `unsealed` gives it back sign by sign and reads no mark in it."""
    if "<" not in value and _SEAL not in value:
        return value
    return value.replace(_SEAL, _SEAL * 2).replace("<", f"{_SEAL}<")


def unsealed(said: str) -> Marked:
    """Read marks out of words with sealed values; of marks within marks the outermost counts."""
    if "<" not in said and _SEAL not in said:
        return Marked(said)
    text, at = "", 0
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    for sign in _SIGN.finditer(said):
        text, at = text + said[at : sign.start()] + (sign[1] or ""), sign.end()
        if sign[3] and not sign[2]:
            opened.append((sign[3], len(text)))
        elif sign[3] and opened and opened[-1][0] == sign[3]:
            name, offset = opened.pop()
            if not opened:
                marks.append((KINDS[name], offset, len(text) - offset))
    return Marked(text + said[at:], tuple(marks))


def laid_out(said: Marked, begun: Callable[[str], str]) -> Marked:
    """Drop lines that stayed empty and begin each line anew (`begun` may put signs before it); marks stay in place."""
    lines = [line.rstrip() for line in said.text.split("\n")]
    new = [begun(line) if line or (at and lines[at - 1]) else None for at, line in enumerate(lines)]
    text = "\n".join(line for line in new if line is not None)
    bare = text.strip("\n")
    if not said.marks:
        return Marked(bare)
    moved = list(_moved(said, new, len(text) - len(text.lstrip("\n"))))
    return Marked(bare, tuple(mark for each in moved if (mark := _tight(bare, *each))))


def _moved(said: Marked, new: list[str | None], cut: int) -> Iterator[Mark]:
    """Give each mark line by line where it stands in the new lines, of which `cut` signs at the beginning go."""
    was, now = 0, -cut
    for old, line in zip(said.text.split("\n"), new, strict=True):
        if line is not None:
            shift = now + len(line) - len(old.rstrip()) - was
            for kind, offset, length in said.marks:
                first, last = max(offset, was), min(offset + length, was + len(old.rstrip()))
                if first < last:
                    yield kind, first + shift, last - first
            now += len(line) + 1
        was += len(old) + 1


def _tight(text: str, kind: str, offset: int, length: int) -> Mark | None:
    """Draw a mark tight around its words; None when there are none.

    A direction mark that begins the line belongs to what stands out there: Bale wants a mark at a line's beginning.
    """
    words = text[offset : offset + length]
    offset += len(words) - len(words.lstrip(_EDGE))
    length = len(words.strip(_EDGE))
    if not length:
        return None
    before = text[:offset]
    if kind == BOLD and before.endswith(RLM) and (len(before) == 1 or before[-2] == "\n"):
        return kind, offset - 1, length + 1
    return kind, offset, length


def sound(text: str, marks: object) -> list[Mark]:
    """Give those of some marks (JSON) that can be drawn: known, within the text, one after the other."""
    found: list[Mark] = []
    end = 0
    for each in marks if isinstance(marks, list | tuple) else ():
        match each:
            case [str(kind), int(offset), int(length)] if (
                kind in KINDS.values() and end <= offset and 0 < length <= len(text) - offset
            ):
                found.append((kind, offset, length))
                end = offset + length
    return found
