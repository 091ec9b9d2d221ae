"""Marks: only locales/ can make them, they stay where they belong, and no value is changed by them."""

from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern
from fluent.syntax.serializer import FluentSerializer
from hypothesis import given
from hypothesis import strategies as st

from texts.fluent import FOLDER, LANGUAGES, Words
from texts.marks import BOLD, CODE, KINDS, Marked, laid_out, seal, sound, unsealed
from texts.persian import LRI, PDI, RLM

PIECES = ["<", ">", "/", "b", "<b>", "</b>", "<code>", "</code>", "\ufdd0", "&lt;", "س", " "]
HOSTILE = st.one_of(st.lists(st.sampled_from(PIECES)).map("".join), st.text())
PATTERNS = """
plain = { $a } and { $b }
marked = { $a } <b>{ $b }</b> { $a }
glued = { $a }<b>{ $b }</b>{ $a }
outer = { $a } { $inner } { $b }
inner = <b>mark</b> { $a }
code = <code>{ LTR($a) }</code>
nested = <b>one <code>two</code> <b>three</b></b> <code>four
lines =
    <b>{ $a }
    { $b }</b>
empty =
    first
    <b>{ $a }</b>
    { $b }
    last <b>here</b>
"""


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    """A few messages with marks."""
    folder: Path = tmp_path_factory.mktemp("locales")
    for language in LANGUAGES:
        (folder / language).mkdir()
        (folder / language / "a.ftl").write_text(PATTERNS, encoding="utf-8")
    return Words(folder)


def standing_out(said: Marked) -> list[tuple[str, str]]:
    """The kind and words of each mark."""
    return [(kind, said.text[offset : offset + length]) for kind, offset, length in said.marks]


@given(HOSTILE)
def test_a_value_comes_back_sign_by_sign_and_marks_nothing(value: str) -> None:
    """Whatever it says, also our own notation and the sign that seals it."""
    assert unsealed(seal(value)) == Marked(value)


@given(HOSTILE, HOSTILE)
def test_values_can_neither_make_nor_break_a_mark(words: Words, a: str, b: str) -> None:
    """What stands out is what the message marks, whatever stands in it and beside it."""
    before, after = unsealed(seal(a)).text, unsealed(seal(b)).text
    assert words.marked("en", "plain", {"a": a, "b": b}).marks == ()
    inner = words.marked("en", "outer", {"a": a, "b": b, "inner": {"message": "inner", "a": b}})
    assert standing_out(inner) == [(BOLD, "mark")]
    if "\n" not in a + b:
        said = words.marked("en", "marked", {"a": a, "b": b})
        assert said.text == f"{before} {after} {before}".rstrip()
        assert standing_out(said) == ([(BOLD, tight)] if (tight := edgeless(b)) else [])


def edgeless(value: str) -> str:
    """Words without what a mark never begins or ends with."""
    while value and (value[0].isspace() or value[0] in LRI + PDI + RLM):
        value = value[1:]
    while value and (value[-1].isspace() or value[-1] in LRI + PDI + RLM):
        value = value[:-1]
    return value


@given(st.text(st.sampled_from("ab<b>\n سلام۱\u200f"), max_size=30), st.text(st.sampled_from("x\n ۲"), max_size=9))
def test_marks_are_tight_sound_and_within_their_lines(words: Words, a: str, b: str) -> None:
    """However lines fall away, and whatever is put before them."""
    for language in LANGUAGES:
        for message in ("glued", "lines", "empty"):
            said = words.marked(language, message, {"a": a, "b": b})
            assert sound(said.text, said.marks) == list(said.marks)
            for _, part in standing_out(said):
                assert part.strip(" \n\t") == part
                assert "\n" not in part
            assert said.text == words.say(language, message, {"a": a, "b": b})


def test_a_line_that_falls_away_moves_the_marks_after_it(words: Words) -> None:
    """Two empty lines in a row are one."""
    said = words.marked("en", "empty", {"a": "", "b": ""})
    assert said.text == "first\n\nlast here"
    assert standing_out(said) == [(BOLD, "here")]


def test_a_marks_beginning_takes_the_direction_mark_of_its_line_with_it() -> None:
    """Bale sees a mark only where its line begins; invisible signs do not stand out."""
    assert laid_out(Marked("123", (("bold", 0, 3),)), lambda line: RLM + line) == Marked(f"{RLM}123", (("bold", 0, 4),))


def test_what_is_to_be_copied_is_copied_bare(words: Words) -> None:
    """The isolate around a Latin run stays outside: a pasted command would not be understood with it."""
    said = words.marked("fa", "code", {"a": "/link 1"})
    assert said.text == f"{RLM}{LRI}/link 1{PDI}"
    assert standing_out(said) == [(CODE, "/link 1")]


def test_of_marks_within_marks_the_outermost_counts(words: Words) -> None:
    """And what is never closed marks nothing."""
    said = words.marked("en", "nested")
    assert said.text == "one two three four"
    assert standing_out(said) == [(BOLD, "one two three")]


def test_marks_over_lines_are_one_a_line(words: Words) -> None:
    """No messenger is asked to carry a mark over a line's end."""
    said = words.marked("en", "lines", {"a": "one", "b": "two"})
    assert standing_out(said) == [(BOLD, "one"), (BOLD, "two")]


def test_a_button_has_no_marks(words: Words) -> None:
    """Only its words."""
    assert words.label("en", "marked", {"a": "<b>", "b": "x"}) == "<b> x <b>"


@pytest.mark.parametrize(
    "marks",
    [
        None,
        7,
        "bold",
        [["bold"]],
        [["bold", "0", 1]],
        [["blink", 0, 1]],
        [["bold", -1, 2]],
        [["bold", 0, 6]],
        [["bold", 0, 0]],
    ],
)
def test_marks_that_cannot_be_drawn_are_left_out(marks: Any) -> None:
    """A row of a later release, or a broken one, costs its marks, never its words."""
    assert sound("سلام!", marks) == []


def test_of_marks_that_cross_the_first_is_drawn() -> None:
    """No messenger is given two over the same words."""
    assert sound("abcdef", [["bold", 0, 3], ["code", 2, 3], ["bold", 3, 2]]) == [("bold", 0, 3), ("bold", 3, 2)]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*/*.ftl")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_mark_in_locales_is_closed_in_its_message(file: Path) -> None:
    """One that is not would mark nothing, or run into what stands behind the message."""
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, Message) and isinstance(entry.value, Pattern):
            written = FluentSerializer().serialize_entry(Message(entry.id, entry.value))
            for tag in KINDS:
                assert written.count(f"<{tag}>") == written.count(f"</{tag}>"), entry.id.name
