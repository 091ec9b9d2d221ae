"""Specification: a shape tells what a value is like and never what it says; a reason keeps no word of a person."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.probe.secrecy import MASK, Secrets
from bot.probe.shape import ENUMERATIONS, shape

FIELDS = st.sampled_from(["text", "type", "first_name", "id", "chat", "from", "file_id", "phone_number", "نام من"])
WORDS = st.one_of(st.text(), st.from_regex(r"[0-9]{1,15}", fullmatch=True), st.sampled_from(["private", "bold"]))
VALUES = st.recursive(
    st.one_of(WORDS, st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(FIELDS, inner, max_size=4)),
    max_leaves=12,
)


def another(value: Any, field: str = "") -> Any:
    """Give a value of other content: every string and number another, of the same kind and size."""
    match value:
        case dict():
            return {name: another(each, name) for name, each in value.items()}
        case list():
            return [another(each, field) for each in value]
        case str() if value not in ENUMERATIONS.get(field, ()):
            return ("7" if value.isdigit() else "م") * len(value)
        case bool():
            return not value
        case int():
            largest = (1 << value.bit_length()) - 1
            return -largest if value < 0 else largest
        case float():
            return 0.5
    return value


@given(VALUES)
def test_a_shape_does_not_depend_on_what_a_value_says(value: Any) -> None:
    """Other words, numbers and answers of the same size have the same shape, so that none of them can be read in it."""
    assert shape(value) == shape(another(value))


@given(st.dictionaries(FIELDS, st.text("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ", min_size=1), min_size=1))
def test_no_word_of_a_person_survives(value: dict[str, str]) -> None:
    """What a person writes in Persian leaves no letter."""
    assert json.dumps(shape(value), ensure_ascii=False).isascii()


def test_a_shape_keeps_what_the_platform_alone_says() -> None:
    """Names of fields, and words of a known list in their own field."""
    told = shape({"chat": {"id": 2**40, "type": "private", "first_name": "private"}, "message_id": 0, "x": [1.5, 2.5]})
    assert told == {
        "chat": {"id": "integer[41 bits]", "type": "private", "first_name": "string[7]"},
        "message_id": "integer[0 bits]",
        "x": {"items": 2, "kinds": ["fraction"]},
    }


@given(st.text("abcdefghijklmnop", min_size=1, max_size=8))
def test_a_reason_keeps_no_word_that_was_seen(word: str) -> None:
    """A name that a refusal repeats is masked, wherever it came from."""
    secrets = Secrets()
    secrets.learn({"message": {"from": {"first_name": word}}})
    told = secrets.masked({"error_code": 400, "description": f"QQ: {word} ({word})"})
    assert told == {"error_code": 400, "description": f"QQ: {MASK} ({MASK})"}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("no such group or user", "no such group or user"),
        ("chat 281474976710656 not found", "chat # not found"),
        ("URL 'https://a.example/b' is invalid", "URL '… is invalid"),
        ("from 10.20.30.40", "from …"),
        ("retry after 35", "retry after 35"),
        ("token 12:ab is wrong", "token … is wrong"),
    ],
)
def test_a_reason_keeps_no_number_or_address(said: str, kept: str) -> None:
    """Ids, addresses and the token may be repeated by a refusal; short numbers tell how long to wait."""
    assert Secrets("12:ab").mask(said) == kept
