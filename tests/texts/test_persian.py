"""Persian text: what is the same word, and what must never change."""

from hypothesis import given
from hypothesis import strategies as st

from texts.persian import ascii_digits, clean, fold, persian_digits, squeeze

persian = st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤكي \u200c\u0640\u064e۰۱۲٣٤5abcXYZ😀!؟")


@given(persian)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """`clean` is idempotent."""
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """`fold` is idempotent on any text at all, and never fails."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_cleaned_text_can_always_be_stored(text: str) -> None:
    """No NUL and no half surrogate survives, so Postgres and the messengers take it."""
    clean(text + "\x00\ud800").encode("utf-8")
    assert "\x00" not in clean(text + "\x00")


def test_spellings_of_one_name_fold_together() -> None:
    """Arabic letters, half-spaces, vowel signs, tatweel and stretching do not make another word."""
    assert fold("كتابــــ") == fold("کتاب")
    assert fold("سلااااام") == fold("سلام")
    assert fold("می‌خوام") == fold("می خوام")
    assert squeeze("نازی‌آباد") == squeeze("نازي اباد") == squeeze("نازیاباد")


def test_half_spaces_links_and_emoji_survive_cleaning() -> None:
    """What the person wrote is kept as it was, apart from Arabic letters and control signs."""
    text = "می‌خواهم 😀 https://example.org/a?b=۱"
    assert clean(text) == text


def test_digits_are_read_and_written_in_every_script() -> None:
    """Persian, Arabic and ASCII digits are one number."""
    assert ascii_digits("۱۲٣4") == "1234"
    assert persian_digits("12٣۴") == "۱۲۳۴"
