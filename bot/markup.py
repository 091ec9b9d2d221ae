"""Neutral words into a messenger's own markup: Telegram's HTML or Bale's Markdown.

Whatever the words are, they are seen sign by sign, and only the marked stretches stand out.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

from bot.capabilities import Capabilities, Markup
from services.thread import units
from texts.marks import BOLD, CODE, Mark, sound

WORD_JOINER = "\u2060"
"""Invisible and no space: beside one of Bale's marks it makes the mark an ordinary sign."""

TAGS = {BOLD: "b", CODE: "code"}

_OPENS = re.compile(r"(?<!\S)(?=[*_])")
_CLOSES = re.compile(r"(?<=[*_])(?!\S)")
_LINK = re.compile(r"(?<=\])(?=\()")
_FENCE = re.compile(r"(?<=`)(?=`)")
_TWINS = str.maketrans("*_]`", "∗ˍ］ˋ")
_BORDER = " \n"
"""What surely counts as a space for Bale."""


def written(text: str, content: dict[str, Any], can: Capabilities) -> tuple[str, str | None]:
    """Write words for a messenger; give them with the mode that the call must name, if any."""
    marks = sound(text, content.get("marks"))
    if can.markup is Markup.MARKDOWN:
        return markdown(text, marks, can.text), None
    return (as_html(text, marks), can.markup) if marks else (text, None)


def as_html(text: str, marks: list[Mark]) -> str:
    """Write HTML as Telegram reads it; its length is measured when tags and references are read."""
    drawn = ""
    for kind, words in _stretches(text, marks):
        escaped = html.escape(words, quote=False)
        drawn += f"<{TAGS[kind]}>{escaped}</{TAGS[kind]}>" if kind else escaped
    return drawn


def markdown(text: str, marks: list[Mark], longest: int) -> str:
    """Write what Bale, which reads all text as Markdown, shows as these words, bold where they are marked so.

    Bold needs a space outside and no star inside, else the words stay plain; there is nothing to copy by a tap.
    Marks count into the length: when they do not fit, the words go without, and when even the joiners do not fit,
    the signs that could be marks are replaced by their twins.
    """
    drawable = [each for each in marks if _can_be_bold(text, each)]
    drawn = "".join(f"*{plain(words)}*" if kind else plain(words) for kind, words in _stretches(text, drawable))
    if units(drawn) <= longest:
        return drawn
    bare = plain(text)
    return bare if units(bare) <= longest else text.translate(_TWINS)


def plain(text: str) -> str:
    """Write words so that Bale shows every sign of them and formats nothing.

    A mark counts only with a space outside, and a link only where `](` meets, so an invisible joiner there ends it.
    """
    for place in (_OPENS, _CLOSES, _LINK, _FENCE):
        text = place.sub(WORD_JOINER, text)
    return text


def _can_be_bold(text: str, mark: Mark) -> bool:
    kind, offset, length = mark
    words, before, after = text[offset : offset + length], text[:offset][-1:], text[offset + length :][:1]
    is_free = before in _BORDER and after in _BORDER
    return kind == BOLD and is_free and "*" not in words and words == words.strip()


def _stretches(text: str, marks: list[Mark]) -> Iterator[tuple[str, str]]:
    """Cut a text at its marks: the kind of each stretch, empty for plain words, and its words."""
    at = 0
    for kind, offset, length in marks:
        yield "", text[at:offset]
        yield kind, text[offset : offset + length]
        at = offset + length
    yield "", text[at:]
