"""Jalali: days are said and read as people here do, whatever the digits and the year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.fluent import Words
from texts.jalali import (
    Part,
    ago,
    date_words,
    day_words,
    jalali,
    lasting,
    midnight,
    numeric,
    parse,
    short,
    tehran_day,
    weekday,
)
from texts.persian import persian_digits

WORDS = Words()
AFTERNOON = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
"""Tuesday, 3 Azar 1405, five in the afternoon in Tehran."""

days = st.dates(date(1930, 1, 1), date(2110, 1, 1))
separators = st.sampled_from(["/", "-", ".", " ", " / "])
digits = st.sampled_from([str, persian_digits, lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))])


def said(part: Part, language: str = "fa") -> str:
    """Put a part into words."""
    return WORDS.label(language, part["message"], part)


@given(days, separators, digits)
def test_a_day_that_is_written_is_read_back(day: date, separator: str, script: object) -> None:
    """Whatever digits and separators a person types, the day is the one that was meant."""
    assert callable(script)
    assert parse(script(numeric(day).replace("/", separator))) == day


@given(days)
def test_the_day_may_come_first(day: date) -> None:
    """۱/۹/۱۴۰۵ can mean only one day."""
    year, month, number = jalali(day)
    assert parse(f"{number}/{month}/{year}") == day


@given(st.text())
def test_anything_else_is_no_day_and_no_error(text: str) -> None:
    """What cannot be read is None; nothing a person types breaks the reader."""
    assert parse(text) is None or isinstance(parse(text), date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "۱۴۰۵/۱۳/۰۱",
        "۱۴۰۵/۰۷/۳۱",
        "۱۴۰۴/۱۲/۳۰",
        "۱۴۰۵/۰۰/۱۰",
        "2026/11/24",
        "۱۴۰۵/۹",
        "فردا",
        "۰۵/۰۹/۰۱",
        "1405/9/1/2",
    ],
)
def test_what_is_no_jalali_day_is_not_guessed(text: str) -> None:
    """A month of 31 days in autumn, a leap day without a leap year, a Gregorian date: ask again."""
    assert parse(text) is None


def test_leap_years_have_a_thirtieth_of_esfand() -> None:
    """1403 and 1408 are leap years; the day after is Nowruz."""
    for year, nowruz in ((1403, date(2025, 3, 21)), (1408, date(2030, 3, 21))):
        assert parse(f"{year}/12/30") == nowruz - timedelta(days=1)
        assert parse(f"{year + 1}/01/01") == nowruz


def test_marks_that_come_along_when_a_date_is_copied_are_read_past() -> None:
    """A date copied from a message carries direction marks."""
    assert parse("\u200f\u2066۱۴۰۵/۰۹/۰۳\u2069") == date(2026, 11, 24)


def test_a_moment_is_said_with_weekday_and_hour() -> None:
    """As the voice guide wants it."""
    assert said(date_words(AFTERNOON)) == "سه‌شنبه ۳ آذر، ساعت ۵ عصر"
    assert said(date_words(AFTERNOON), "en") == "Tuesday 3 Azar, 5 pm"
    assert said(day_words(date(2026, 11, 28))) == "شنبه ۷ آذر"


def test_a_short_moment_tells_only_what_is_not_plain() -> None:
    """Today the hour, this year the day too, before that the whole date."""
    assert said(short(AFTERNOON, AFTERNOON)) == "۱۷:۰۰"
    assert said(short(AFTERNOON - timedelta(days=1), AFTERNOON)) == "۲ آذر، ۱۷:۰۰"
    assert said(short(AFTERNOON - timedelta(days=300), AFTERNOON)) == "۱۴۰۴/۱۱/۰۸، ۱۷:۰۰"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-3), "چند لحظه پیش"),
        (timedelta(seconds=59), "چند لحظه پیش"),
        (timedelta(minutes=7), "۷ دقیقه پیش"),
        (timedelta(minutes=61), "۱ ساعت پیش"),
        (timedelta(hours=47), "۴۷ ساعت پیش"),
        (timedelta(days=3), "۳ روز پیش"),
    ],
)
def test_an_age_is_said_in_its_largest_unit(span: timedelta, words: str) -> None:
    """Nobody counts minutes of yesterday; a clock that is a little ahead says «now»."""
    assert said(ago(AFTERNOON - span, AFTERNOON)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "۰ دقیقه"), (45, "۴۵ دقیقه"), (60, "۱ ساعت"), (135, "۲ ساعت و ۱۵ دقیقه"), (5000, "۳ روز")],
)
def test_a_span_is_said_as_people_do(minutes: int, words: str) -> None:
    """Hours and minutes together up to two days, then days."""
    assert said(lasting(timedelta(minutes=minutes))) == words


@given(days)
def test_a_day_of_tehran_begins_at_its_midnight(day: date) -> None:
    """The moment before is the day before; the week runs on from Saturday."""
    assert tehran_day(midnight(day)) == day
    assert tehran_day(midnight(day) - timedelta(seconds=1)) == day - timedelta(days=1)
    assert weekday(day + timedelta(days=1)) == (weekday(day) + 1) % 7
