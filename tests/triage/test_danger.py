"""The first net for danger: what it catches, what it lets go, and that spelling never decides."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.persian import ZWNJ
from triage import is_danger
from triage.danger import FILE, Net, pattern

DANGERS = {
    "suicide": (
        "می‌خوام بمیرم",
        "میخام بمیرم دیگه",
        "به خدا دیگه نمی‌خوام تو این دنیا باشم",
        "می‌خوام از پل هوایی بپرم پایین",
        "خودم رو از پل پرت می‌کنم",
        "خودمو امشب می‌کشم",
        "رگ دستم رو زدم",
        "خود.کشی تنها راهمه",
        "کاش صبح بیدار نشم",
        "از زندگیم سیر شدم",
        "مه خوده میکشم دگه طاقت ندارم",
        "دخترم ما رو تهدید کرده که خودشو می‌کشه",
        "دوستم نوشته این آخرین شب منه",
        "طناب رو به سقف بستم",
        "mikham khodamo bokosham",
        "nemikham zende bemunam",
        "میشه کمکم کنید برای وام؟ البته دیگه فرقی نداره، امشب تمومش می‌کنم. شماره‌ام همینه",
    ),
    "self_harm": (
        "چند وقته با تیغ دستامو خط میندازم",
        "با تیغ رو پام خط میکشم",
        "سرم رو می‌کوبم به دیوار تا آروم شم",
        "خودزنی کردم دوباره",
        "ba tigh dastamo boridam",
    ),
    "overdose_poison": (
        "قرص خوردم",
        "دیشب سه بسته استامینوفن خوردم",
        "بابا بزرگم قرصاشو همه رو با هم خورده",
        "داداشم سم خورده",
        "وایتکس خورده بچه‌ام",
        "یه بطری سم دستمه",
        "آبجیم الکل خورده چشماش نمی‌بینه",
        "qors khordam ziad",
        "ghorsaye mamanamo khordam",
    ),
    "violence_now": (
        "شوهرم منو می‌زنه",
        "شوهرم با کمربند افتاده به جونم",
        "شویم مره لت میکنه",
        "بابام چاقو برداشته دنبال مامانمه",
        "تو حموم قایم شدم",
        "داره درو می‌شکنه",
        "گفته می‌کشمت اگه بری",
        "می‌خواد منو بکشه",
        "برادرم با ساطور اومده",
        "پدر پیرم رو داداشم کتک میزنه و غذا نمیده",
        "زنگ نزنید شوهرم می‌فهمه",
        "shoharam mano mizane",
    ),
    "child": (
        "۱۲ سالمه بابام کتک می‌زنه",
        "مامانم منو با سیخ میسوزونه",
        "می‌خوان به زور عقدم کنن",
        "پسرم گم شده ۵ سالشه",
        "بچه همسایه رو باباش با کابل می‌زنه",
    ),
    "sexual_assault": (
        "یکی بهم تجاوز کرده",
        "معلمم بهم دست زده",
        "عموم بهم دست‌درازی می‌کنه",
        "عکسامو داره میگه پخش می‌کنم",
        "diruz behem tajavoz shod",
    ),
    "medical": (
        "بچه‌ام نفس نمی‌کشه",
        "پدرم بیهوش شده",
        "مادرم سکته کرده",
        "خونش بند نمیاد",
        "یه نفر وسط خیابون افتاده تکون نمی‌خوره",
        "نوزادم تب ۴۰ درجه داره و تشنج کرده",
        "صداهایی تو سرم میگن بزن",
        "nafasam bala nemiad",
    ),
    "fire_gas": ("خونه‌مون آتیش گرفته", "بوی گاز میاد سرمون گیج میره", "دود پیچیده تو راه‌پله"),
    "cold": ("دارم از سرما یخ می‌زنم", "پیرمردی تو خیابون یخ زده", "داریم از سرما می‌میریم"),
}
"""Words of danger, by the category of the file that must catch them or another."""

HARMLESS = (
    "قسم خوردم دیگه مصرف نکنم",
    "مردم از خنده",
    "میمیرم از خنده",
    "می‌کشمت 😂",
    "mikoshamet :)))",
    "قربونت برم",
    "بازی‌ها فقط وقت‌کشیه",
    "سیگار میکشم ترکش سخته",
    "شوهرم شیشه می‌کشه",
    "دیگه نمی‌کشم از کار",
    "زمین خوردم ولی خوبم",
    "سرما خوردم قرص سرماخوردگی خوردم",
    "شوهرم منو صدا میزنه باید برم",
    "منو از لیست خط زدن",
    "خودمو کشیدم کنار از دعوا",
    "دلم برات پر می‌کشه",
    "سمت میدان شوش گرمخونه هست؟",
    "می‌خوام برم کمپ",
    "جا ندارم بخوابم",
    "دوره پیشگیری از خودکشی دارید",
    "فیلمش درباره خودکشی بود",
    "خونه رو سم‌پاشی می‌کنید؟",
    "اهدای خون کجاست",
    "برق خونه قطع شده",
    "من ۱۶ سالمه می‌تونم کار کنم",
    "حلال کنید داریم میریم کربلا",
    "شارژم داره می‌میره",
    "درد دندون می‌کشم",
    "ghorbunet beram, mamnun",
    "",
    "؟؟؟",
    "😂",
)
"""Words that share a word with danger and speak of none."""

EVERY = [(category, said) for category, sayings in DANGERS.items() for said in sayings]
VERDICTS = [(said, True) for _, said in EVERY] + [(said, False) for said in HARMLESS]
ARABIC = str.maketrans("یک", "يك")


@pytest.mark.parametrize(("category", "said"), EVERY)
def test_words_of_danger_are_caught(category: str, said: str) -> None:
    """Each category's ways of saying it raise the card."""
    assert is_danger(said), category


@pytest.mark.parametrize("said", HARMLESS)
def test_words_that_only_sound_alike_are_let_go(said: str) -> None:
    """Idioms, smoke, swearing an oath and asking for a bed raise no card."""
    assert not is_danger(said)


@given(st.sampled_from(VERDICTS), st.sampled_from([ZWNJ, " ", ""]))
def test_half_spaces_never_change_the_verdict(verdict: tuple[str, bool], instead: str) -> None:
    """A half-space may be a half-space, a space or nothing."""
    said, danger = verdict
    assert is_danger(said.replace(ZWNJ, instead)) is danger


@given(st.sampled_from(VERDICTS), st.data())
def test_stretching_a_letter_never_changes_the_verdict(verdict: tuple[str, bool], data: st.DataObject) -> None:
    """«بمیررررم» is «بمیرم», wherever the stretch is."""
    said, danger = verdict
    places = [found.start() for found in re.finditer(r"[^\W\d_]", said)]
    if places:
        at = data.draw(st.sampled_from(places))
        said = said[:at] + said[at] * data.draw(st.integers(2, 9)) + said[at:]
    assert is_danger(said) is danger


@pytest.mark.parametrize(("said", "danger"), VERDICTS)
def test_arabic_letters_vowel_signs_and_tatweel_never_change_the_verdict(said: str, danger: bool) -> None:  # noqa: FBT001 (a table's column)
    """An Arabic keyboard writes ي and ك; some people write vowel signs or draw letters out."""
    assert is_danger(said.translate(ARABIC)) is danger
    assert is_danger(said.replace("م", "مـــ")) is danger
    assert is_danger(said.replace("م", "مَ")) is danger
    assert is_danger(said.upper()) is danger


@pytest.mark.parametrize(("said", "danger"), VERDICTS)
def test_a_long_message_around_it_changes_nothing(said: str, danger: bool) -> None:  # noqa: FBT001 (a table's column)
    """Danger in the middle of a request for work is danger."""
    around = "سلام وقت بخیر برای ثبت‌نام کارگاه خیاطی مزاحم شدم"
    assert is_danger(f"{around}. {said}. {around}") is danger


@pytest.mark.parametrize("before", HARMLESS)
def test_harmless_words_never_hide_danger(before: str) -> None:
    """An idiom and real danger in one message are danger, in any order."""
    hidden = [said for _, said in EVERY if not (is_danger(f"{before}. {said}") and is_danger(f"{said} {before}"))]
    assert hidden == []


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(said: str) -> None:
    """Nothing a person may send breaks the net."""
    assert is_danger(said) in {True, False}


def test_every_phrase_of_the_file_is_general_and_stands_once() -> None:
    """A phrase has at most five words, and none stands twice in its category; all categories have examples here."""
    phrases = Net(FILE.read_text(encoding="utf-8")).phrases
    assert phrases.keys() == DANGERS.keys()
    for category, written in phrases.items():
        assert all(len(phrase.replace("…", "").replace("+", "").split()) <= 5 for phrase in written)
        assert len(written) == len(set(written)), category


def test_a_harmless_turn_of_speech_has_no_gap() -> None:
    """What is cut out could hide danger standing in the gap."""
    turns = tomllib.loads(FILE.read_text(encoding="utf-8"))["harmless"]["phrases"]
    assert [turn for turn in turns if "…" in turn or "+" in turn] == []


def test_every_set_of_words_is_used() -> None:
    """A set that no phrase names is a slip of the pen."""
    text = FILE.read_text(encoding="utf-8")
    assert [name for name in Net(text).sets if f"{{{name}}}" not in text] == []


def test_an_empty_word_in_the_file_is_refused() -> None:
    """A star alone would match everything: the house does not start with it."""
    with pytest.raises(ValueError, match="no letters"):
        pattern("*", {})
