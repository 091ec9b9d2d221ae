"""Markup: what a citizen sees is the text and nothing but the text, and only what is marked stands out."""

import itertools
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.capabilities import BALE, TELEGRAM
from bot.markup import WORD_JOINER, as_html, markdown, plain, written
from services.thread import LONGEST, units
from simulator.api.bale.markdown import parse_bale
from simulator.api.entities.html import parse_html
from texts.marks import BOLD, CODE, Mark, sound

FORMATS = {"bold", "italic", "text_link", "instant_view", "code", "underline", "spoiler", "pre", "strikethrough"}
WHOLE = {"bold": BOLD, "code": CODE}

SIGNS = st.sampled_from("*_`[]()~<>&;/b \n\u200f\u200cسلام a1.،😀")
TEXTS = st.one_of(st.text(SIGNS, max_size=40), st.text(max_size=60)).map(lambda text: text.replace(WORD_JOINER, ""))


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """Any text with any marks over it that do not cross."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(first, last) for first, last in itertools.pairwise(cuts) if draw(st.booleans())]
    return text, [(draw(st.sampled_from([BOLD, CODE])), first, last - first) for first, last in spans]


def stretches(text: str, entities: list[dict[str, Any]]) -> list[tuple[str, str, int]]:
    """Kind, words and place (UTF-16 units) of what is shown formatted."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [
        (
            each["type"],
            raw[each["offset"] * 2 : (each["offset"] + each["length"]) * 2].decode("utf-16-le", "surrogatepass"),
            each["offset"],
        )
        for each in entities
        if each["type"] in FORMATS
    ]


@given(marked())
@example(("&lt;b&gt; <b>", [(BOLD, 0, 9)]))
def test_telegram_shows_the_text_and_formats_exactly_the_marks(given_: tuple[str, list[Mark]]) -> None:
    """No sign of the text is read as a tag or a reference, in a mark, beside one or far from any."""
    text, marks = given_
    seen, entities = parse_html(as_html(text, marks))
    assert seen == text
    places = [(kind, text[at : at + long], units(text[:at])) for kind, at, long in marks]
    assert [(WHOLE[kind], *rest) for kind, *rest in stretches(seen, entities)] == places


@given(marked(), st.sampled_from(["", "*", "_", "قبل *", "`", "[x]", "](", "*قبل* ", "\n_"]))
@example(("* a *", [(BOLD, 2, 1)]), "*")
@example(("a *b* c", [(BOLD, 0, 1), (BOLD, 6, 1)]), "*")
def test_bale_shows_the_text_and_formats_nothing_but_marks(given_: tuple[str, list[Mark]], before: str) -> None:
    """Only invisible joiners are added; each mark that Bale can carry is bold, every other one is plain words."""
    text = before + given_[0]
    marks = [(kind, at + len(before), long) for kind, at, long in given_[1]]
    seen, entities = parse_bale(markdown(text, marks, LONGEST))
    assert seen.replace(WORD_JOINER, "") == text
    shown = [(kind, words.replace(WORD_JOINER, "")) for kind, words, _ in stretches(seen, entities)]
    assert shown == [
        ("bold", text[at : at + long]) for kind, at, long in marks if kind == BOLD and free(text, at, long)
    ]


def free(text: str, at: int, long: int) -> bool:
    """Whether Bale can carry a mark: a space outside, none at its edges, no star within."""
    words, around = text[at : at + long], f" {text} "[at] + f" {text} "[at + long + 1]
    return set(around) <= {" ", "\n"} and words.strip() == words and "*" not in words


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [
        ("مددسرای شوش\nنشانی", (0, 11), "*مددسرای شوش*\nنشانی"),
        ("«شوش» باز است", (1, 3), "«شوش» باز است"),
        ("پلیس:\n\u200f110", (6, 4), "پلیس:\n*\u200f110*"),
        ("نام *بد* است", (4, 4), f"نام {WORD_JOINER}*بد*{WORD_JOINER} است"),
        ("نام _بد_ است", (4, 4), f"نام *{WORD_JOINER}_بد_{WORD_JOINER}* است"),
    ],
)
def test_how_bales_marks_are_written(text: str, mark: tuple[int, int], source: str) -> None:
    """At a line's edges bold; glued to a quote or with stars of its own plain."""
    assert markdown(text, [(BOLD, *mark)], LONGEST) == source


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("س" * 4096, [(BOLD, 0, 4096)]),
        ("س " * 2047 + "سس", [(BOLD, at, 1) for at in range(0, 4094, 2)]),
        ("😀" * 2048, [(BOLD, 0, 2048)]),
        ("* " * 2048, []),
        ("*س* _س_ [س](س) " * 270, [(BOLD, 4, 3)]),
    ],
)
def test_words_that_fill_a_message_are_sent_whole_without_marks(text: str, marks: list[Mark]) -> None:
    """Bale counts marks and joiners; when they do not fit they go, and signs are written by their twins."""
    assert units(text) <= LONGEST
    source = markdown(text, marks, LONGEST)
    assert units(source) <= LONGEST
    seen, entities = parse_bale(source)
    assert stretches(seen, entities) == []
    assert seen.translate(str.maketrans("∗ˍ］ˋ", "*_]`")).replace(WORD_JOINER, "") == text
    telegram, _ = parse_html(as_html(text, marks))
    assert telegram == text


@given(TEXTS)
def test_a_text_that_was_changed_keeps_no_mark_outside_itself(text: str) -> None:
    """Marks of a longer text never break the sending of a shorter one."""
    content = {"marks": [["bold", 3, 50], ["code", 60, 4]]}
    for can in (TELEGRAM, BALE):
        source, mode = written(text, content, can)
        assert (mode is None) or can is TELEGRAM
        if not sound(text, content["marks"]):
            assert source == (text if can is TELEGRAM else plain(text))


def test_a_mode_is_named_only_where_something_is_marked() -> None:
    """Plain words depend on nobody's parser."""
    assert written("a < b", {}, TELEGRAM) == ("a < b", None)
    assert written("a < b", {"marks": [["bold", 0, 1]]}, TELEGRAM) == ("<b>a</b> &lt; b", "HTML")
    assert written("a < b", {"marks": [["bold", 0, 1]]}, BALE) == ("*a* < b", None)


def test_joiners_are_the_only_thing_that_plain_adds() -> None:
    """So that a phone number or an address can still be copied."""
    assert re.sub(WORD_JOINER, "", plain("*۱* _a_ [b](c) ``` 09121234567")) == "*۱* _a_ [b](c) ``` 09121234567"
    assert plain("نشانی: خیابان ری، پلاک ۷ (طبقهٔ ۲)") == "نشانی: خیابان ری، پلاک ۷ (طبقهٔ ۲)"
