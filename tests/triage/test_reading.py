"""What holds for every message: any text gets a reading, spelling never decides, harmless company hides nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage import Alert, Context, read
from triage.score import NOISES
from triage.shipped import READER
from triage.views import canonical

DANGERS = (
    "می‌خوام خودمو بکشم",
    "امشب خودمو از پشت‌بوم میندازم",
    "mikham khodamo bokosham",
    "یه مشت قرص خوردم",
    "شوهرم با چاقو اومده دنبالم",
    "شویم مره لت میکنه",
    "بچه‌م نفس نمی‌کشه",
    "خونه‌مون آتیش گرفته",
    "با تیغ رو دستم خط می‌ندازم",
    "یکی بهم تجاوز کرده",
    "۱۲ سالمه بابام کتکم می‌زنه",
    "امشب با دو تا بچه تو پارکیم جا نداریم",
    "مُو دِگه از ای زندگی سیرُم، مرگ مِخوام",
    "مه خوده میکشم دگه طاقت ندارم",
)
"""Danger in plain words, in several registers and dialects."""

HARMLESS = (
    "سلام وقتتون بخیر",
    "ساعت کاری کتابخونه چنده؟",
    "برای کلاس خیاطی چطور ثبت نام کنم",
    "مدارک لازم برای کارت ملی چیه",
    "ممنون از راهنماییتون",
)
"""Messages of an ordinary day."""

LAUGHS = ("😂", "🤣", ":)))", "خخخخ", "هههههه")


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_reading(text: str) -> None:
    """Nothing a person may send breaks the reader."""
    reading = read(text)
    assert 0 <= reading.level <= 4
    assert reading.alert is (Alert.HARD if reading.level >= 3 else Alert.SOFT if reading.level == 2 else Alert.NONE)


@given(st.text(alphabet="ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآ ‌.،؟abcdehikmnorstuz0123۴😂*", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_persian_looking_text_gets_the_same_reading_twice(text: str) -> None:
    """The reader remembers nothing of what it read."""
    assert read(text) == read(text)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_folding_is_idempotent(text: str) -> None:
    """A folded text folds to itself."""
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize("said", DANGERS)
def test_plain_danger_is_hard(said: str) -> None:
    """Danger in plain words alerts a person."""
    assert read(said).alert is Alert.HARD


@pytest.mark.parametrize("said", HARMLESS)
def test_an_ordinary_day_alerts_nobody(said: str) -> None:
    """Greetings and questions of an office are no danger."""
    assert read(said).alert is Alert.NONE


@pytest.mark.parametrize("said", [*DANGERS, *HARMLESS])
@pytest.mark.parametrize("noise", NOISES)
def test_spelling_never_changes_the_level(said: str, noise: str) -> None:
    """Half-spaces, Arabic letters and stretched words are the same words."""
    assert read(NOISES[noise](said)).level == read(said).level


@pytest.mark.parametrize("said", DANGERS)
@pytest.mark.parametrize("other", HARMLESS)
def test_a_harmless_sentence_never_takes_danger_away(said: str, other: str) -> None:
    """A greeting before danger, or thanks after it, leaves the alert."""
    assert read(f"{other}. {said}").alert is Alert.HARD
    assert read(f"{said}. {other}").alert is Alert.HARD


@pytest.mark.parametrize("laugh", LAUGHS)
@pytest.mark.parametrize("said", DANGERS)
def test_laughing_never_takes_danger_away(said: str, laugh: str) -> None:
    """Who laughs while speaking of death is asked at least."""
    assert read(f"{said} {laugh}").alert is not Alert.NONE


def test_a_laugh_lowers_what_the_rules_say_to_asking() -> None:
    """«می‌کشمت 😂» is no alert of the rules."""
    assert max(hit.level for hit in READER.signs("می‌خوام خودمو بکشم 😂").hits) == 2


def test_a_kill_threat_told_with_no_is_not_a_threat() -> None:
    """«نه» in the verb counts."""
    assert not [hit for hit in READER.signs("خودمو نمی‌کشم").hits if hit.level >= 3]


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("خودک.شی", "خودکشی"),
        ("خ و د ک ش ی", "خودکشی"),
        ("خودک*شی", "خودکشی"),
        ("خو د کش ی", "خودکشی"),
        ("خـــودکشی", "خودکشی"),
        ("می خوام", "می‌خوام"),
        ("خودكشي", "خودکشی"),
    ],
)
def test_a_hidden_word_is_the_word(said: str, hidden: str) -> None:
    """Dots, stars and spaces inside a word hide nothing."""
    assert READER.lexicon.view(said).words == READER.lexicon.view(hidden).words


@pytest.mark.parametrize("said", ["khodamo mikosham", "xodamo mikoshm", "khodaamo mikosham", "Khodamo Mikoosham"])
def test_latin_spellings_of_a_word_are_one(said: str) -> None:
    """Everybody spells Persian in Latin letters in their own way."""
    assert "suicide-kill-self" in {hit.rule.id for hit in READER.signs(said).hits}


def test_vowels_tell_killing_from_drawing_in_latin_letters() -> None:
    """«mikeshe» is not «mikoshe»."""
    assert not [hit for hit in READER.signs("khodamo mikesham").hits if hit.rule.id == "suicide-kill-self"]


def test_the_hour_and_the_month_raise_having_no_place_to_sleep() -> None:
    """At night in winter nobody can wait."""
    said = "جا ندارم بخوابم"
    assert read(said, Context(hour=23, month=10)).level == 4
    assert read(said, Context(hour=12, month=3)).level <= read(said, Context(hour=23, month=10)).level


@pytest.mark.parametrize("said", [*DANGERS, *HARMLESS])
def test_no_context_lowers_a_level(said: str) -> None:
    """What is known beside the words only raises, but for the model on an answer of few words."""
    assert read(said, Context(hour=2, month=11, earlier=4)).level >= read(said).level


def test_an_ambiguous_word_after_danger_is_danger() -> None:
    """Who was in danger before and says they can bear no more is not asked once more, but alerted for."""
    said = "دیگه نمی‌کشم"
    assert read(said).alert is Alert.SOFT
    assert read(said, Context(earlier=4)).alert is Alert.HARD


def test_an_answer_of_few_words_is_read_by_rules_alone() -> None:
    """«پارک لاله» answers «where»; «خودکشی» is read whatever was asked."""
    assert read("پارک لاله", Context(question="shelter-where")).alert is not Alert.HARD
    assert read("خودکشی", Context(question="shelter-where")).alert is not Alert.NONE


@pytest.mark.parametrize(
    ("said", "of_another"),
    [("خواهرم قرص خورده بیدار نمیشه", True), ("می‌خوام خودمو بکشم", False), ("شوهرم منو می‌زنه", False)],
)
def test_it_is_told_when_somebody_else_is_in_danger(said: str, of_another: bool) -> None:  # noqa: FBT001 (a table's column)
    """The script for a caller differs from that for the person."""
    assert read(said).third_person is of_another


@pytest.mark.parametrize(("said", "minor"), [("۱۲ سالمه", True), ("سیزده سالمه", True), ("۴۵ سالمه", False)])
def test_a_child_is_told_by_age(said: str, minor: bool) -> None:  # noqa: FBT001 (a table's column)
    """Under eighteen the script is another."""
    assert read(said).minor is minor


@pytest.mark.parametrize(
    ("said", "foreign"),
    [
        ("أنا أحتاج مساعدة، أين أنام الليلة مع أطفالي", True),
        ("помогите мне пожалуйста", True),
        ("can i get help in english", False),
        ("salam ja nadaram", False),
        ("ده سرک استیم همرای اولاد", False),
    ],
)
def test_a_language_that_a_person_must_read_is_told(said: str, foreign: bool) -> None:  # noqa: FBT001 (a table's column)
    """Persian, Dari, Finglish and English are read; others go to a person."""
    assert read(said).foreign is foreign


def test_every_reason_has_words_for_staff() -> None:
    """No reason is shown as a bare id."""
    for said in (*DANGERS, *HARMLESS):
        for reason in read(said, Context(earlier=4)).reasons:
            assert all(READER.lexicon.spoken[reason.id])


@pytest.mark.parametrize("text", ["خودمو می کشم " * 300, "a" * 4000, "م ی خ و ا م " * 330, "خ." * 2000, "kha " * 1000])
def test_a_message_made_to_be_slow_is_read(text: str) -> None:
    """Work is bounded, whatever is sent."""
    assert read(text).level in range(5)


def test_no_at_the_beginning_names_nobody() -> None:
    """Doubled letters fall together, so «no» is written like an old word for grandmother."""
    assert not read("نه میخوام بمیرم").third_person
    assert read("دوستم میخواد بمیره").third_person
