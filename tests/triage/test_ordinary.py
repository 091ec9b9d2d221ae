"""What alarms nobody: names of places, people and trades, numbers, yes and no, and an ordinary day's errands."""

import json
from itertools import product
from pathlib import Path

import pytest

from triage import Alert, Context, read
from triage.shipped import READER
from triage.views import view

PLACES = Path(__file__).parents[2] / "data" / "tehran" / "neighbourhoods.json"
ERRANDS = Path(__file__).with_name("ordinary.txt")
"""Messages of an ordinary day, one a line; the model is not trained on them."""

BEFORE = ("", "محله ", "محلهٔ ", "محله‌ی ", "منطقه ", "میدان ", "میدون ", "ساکن ", "خیابان ")
ANSWERS = (
    "پارک لاله", "خودم، آقا", "منطقه ۱۲", "نازی‌آباد", "راه‌آهن", "ترمینال جنوب", "شهرک اکباتان فاز دو",
    "باشه", "مرسی", "بله", "نه", "ممنون", "چشم", "نمی‌دونم", "هیچکدوم", "اولی", "سلام", "خسته نباشید", "صبح بخیر",
    "علی", "زهرا محمدی", "مرتضی رضایی", "نرگس", "غلام‌سخی", "اسمم شکوفه است", "Ali", "Maryam",
    "narmak", "khodam hastam", "bashe merci", "mantaghe 12",
    "۳۴", "12", "پنجاه و دو ساله", "۲۷ سالمه", "متولد ۶۸", "دو نفر", "خودم و مادرم", "۳ تا بچه", "پسرم، ده سالشه",
    "09120000000", "۰۲۱۵۵۵۵۵۵۵۵", "0012345679", "۱۴۰۲/۰۷/۱۵", "1402-07-15", "۱۴:۳۰", "ساعت ده", "فردا صبح ساعت ۹",
    "سه‌شنبه بعدازظهر", "۱۵ مهر",
    "خیاطی", "آشپزی", "برش‌کاری", "جوشکاری", "قصابی", "قصابی ده سال سابقه", "رانندگی پایه یک", "لوله‌کشی", "برق‌کشی",
    "مجرد", "متاهل", "دیپلم", "لیسانس حسابداری", "بی‌سواد", "بیکارم",
)  # fmt: skip
"""What a form or a button's question is answered with."""

DANGERS_OF_FEW_WORDS = (
    "خودکشی", "تیغ", "خون", "آتیش", "رو ریل", "زیر پل", "قرص خوردم", "بیهوشه", "دارم میمیرم", "خودمو میکشم", "کمک",
    "پارک خوابیدم", "خیابونم", "شوهرم چاقو", "بابام میزنه", "پسرم بیهوشه", "راه‌آهنم جا ندارم", "بچه نفس نمیکشه",
)  # fmt: skip
"""Words that stand alone and are no answers."""

MOST_ASKED = 0.05
"""Share of ordinary errands about which it may be asked at all (the goal set for this reader)."""


def names() -> list[str]:
    """Give the names of Tehran's neighbourhoods."""
    return sorted({place["name"] for place in json.loads(PLACES.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("before", BEFORE)
def test_a_neighbourhood_of_tehran_is_no_danger(before: str) -> None:
    """No name, alone or with «محله», «منطقه» or «میدان» before it, reads above level 1."""
    assert [name for name in names() if read(before + name).level > 1] == []


@pytest.mark.parametrize("said", ANSWERS)
def test_an_answer_out_of_the_blue_is_no_danger(said: str) -> None:
    """Places, people, ages, times, numbers, trades, yes and no read at most 1, no question being known."""
    assert read(said).level <= 1


@pytest.mark.parametrize("said", DANGERS_OF_FEW_WORDS)
def test_few_words_of_danger_are_no_answer(said: str) -> None:
    """The model still judges them, or a rule does."""
    assert read(said).alert is not Alert.NONE


def test_no_word_of_answers_hides_a_rule() -> None:
    """Where a rule asks, a message is judged whole, whatever words stand around."""
    for place, said in product(("نازی‌آباد", "پارک لاله"), ("جا ندارم امشب", "قرص برنج خوردم", "خودمو میکشم")):
        assert read(f"{place} {said}").alert is Alert.HARD


def test_a_word_nobody_taught_is_no_answer_in_a_longer_message() -> None:
    """A name may be unknown; four unknown words are something else, and the model looks at them."""
    lexicon = READER.lexicon
    assert lexicon.is_answer(view("قلی‌زادگان", lexicon.words.knows))
    assert not lexicon.is_answer(view("قلی‌زادگان بردسکنی سرچهانی پلنگ‌آباد", lexicon.words.knows))


def test_ordinary_errands_are_rarely_asked_about() -> None:
    """Opening hours, papers, work, beds, courses, thanks, complaints about the bot: fewer than one in twenty."""
    said = ERRANDS.read_text(encoding="utf-8").split("\n")[:-1]
    asked = [line for line in said if read(line).alert is not Alert.NONE]
    assert len(said) >= 150
    assert len(asked) < MOST_ASKED * len(said), asked


def test_an_answer_to_an_open_question_keeps_what_rules_say() -> None:
    """Neither an open question nor words of answers take a rule's word away."""
    assert read("قرص خوردم", Context(question="shelter-where")).alert is not Alert.NONE
