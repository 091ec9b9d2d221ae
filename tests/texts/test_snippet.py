"""Snippets: the hit is marked in the text as it was written, and nothing is added to it or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.persian import squeeze
from texts.snippet import LONGEST, _letters, marked

PERSIAN = st.text("ابپتثجدرسشکگلمنوهیآأيكة ءئؤ\u200c\u200fـًَّ۱۲٣4 .،!?\nwX", max_size=40)
STRETCHED = st.builds(
    lambda parts: "".join(letter * count for letter, count in parts),
    st.lists(st.tuples(st.sampled_from("سلامی \u200c۱a"), st.integers(1, 4)), max_size=12),
)


@given(PERSIAN | STRETCHED)
def test_letters_are_those_of_squeeze(text: str) -> None:
    """What the search matched is exactly what is marked: both see the same letters."""
    assert "".join(letter for letter, _, _ in _letters(text)) == squeeze(text)


@given(PERSIAN | STRETCHED, st.data())
def test_what_is_found_is_marked(text: str, data: st.DataObject) -> None:
    """Any part of a short text, squeezed, is marked in it, and the marked words squeeze back to it."""
    squeezed = squeeze(text)
    if not squeezed:
        return
    start = data.draw(st.integers(0, len(squeezed) - 1))
    word = squeezed[start : data.draw(st.integers(start + 1, len(squeezed)))]
    hits = "".join(piece for piece, hit in marked(text, [word]) if hit)
    assert hits
    assert squeeze(word[:2])[:1] in squeeze(hits)


@given(st.text(max_size=500), st.lists(st.text(max_size=5), max_size=3))
def test_nothing_is_added_and_nothing_breaks(text: str, wanted: list[str]) -> None:
    """Whatever is in a text, its pieces are parts of it in their order, and no longer than a few lines."""
    pieces = marked(text, [squeeze(word) for word in wanted])
    shown = "".join(piece for piece, _ in pieces).removeprefix("… ").removesuffix(" …")
    assert " ".join(shown.split()) in " ".join(text.split()) or not shown.strip()
    assert len(shown) <= LONGEST


@pytest.mark.parametrize(
    ("text", "word", "hit"),
    [
        ("امشب جا\u200cندارم و سرد است", "جاندارم", "جا\u200cندارم"),
        ("امشب جا ندارم", "جاندارم", "جا ندارم"),
        ("كمك می‌خواهم", "کمک", "كمك"),
        ("سلاااام", "سلام", "سلاااام"),
        ("شماره ۰۹۱۲", "912", "۹۱۲"),
    ],
)
def test_a_hit_is_shown_as_it_was_written(text: str, word: str, hit: str) -> None:
    """Half-spaces, Arabic letters, stretched letters and digits stay as the person wrote them."""
    assert [piece for piece, is_hit in marked(text, [word]) if is_hit] == [hit]


def test_a_long_text_is_cut_around_its_first_hit() -> None:
    """What stands far before and far after is left out, visibly."""
    pieces = marked("الف " * 200 + "جای خواب " + "ب " * 300, ["خواب"])
    assert pieces[0][0].startswith("… ")
    assert pieces[-1][0].endswith(" …")
    assert ("خواب", True) in pieces
