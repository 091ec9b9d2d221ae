"""Places named in any spelling: what is found, what is asked back, and what must not be taken for a place."""

import json
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.gazetteer import MOST_FOUND, Found, Gazetteer, read
from services.gazetteer_index import Name, build
from tests.city import DATA, City
from texts.persian import ZWNJ, clean, fold, squeeze


def rows_of(file: str) -> list[Name]:
    """The names of a shipped file."""
    rows = json.loads((DATA / "tehran" / file).read_text())
    return [Name(row["name"], row["district"], row.get("also", [])) for row in rows]


OFFICIAL = rows_of("neighbourhoods.json")
LANDMARKS = rows_of("landmarks.json")
GAZETTEER = Gazetteer(build(sorted(chain(OFFICIAL, LANDMARKS), key=lambda row: row.district)))


def districts(text: str) -> list[int]:
    """The districts a text may mean."""
    return [found.district for found in GAZETTEER.find(text)]


@pytest.mark.parametrize("name", [*OFFICIAL, *LANDMARKS], ids=lambda name: f"{name.name} {name.district}")
def test_every_name_finds_itself_in_any_spacing(name: Name) -> None:
    """As published, joined, with half-spaces, after "in the neighbourhood of", in Arabic letters."""
    arabic = name.name.replace("ی", "ي").replace("ک", "ك")
    joined, halved = squeeze(name.name), fold(name.name).replace(" ", ZWNJ)
    for text in (name.name, joined, halved, f"محله {name.name}", f"سمت {fold(name.name)} هستم", arabic):
        assert name.district in districts(text), text


@pytest.mark.parametrize("name", [name for name in [*OFFICIAL, *LANDMARKS] if name.also], ids=lambda name: name.name)
def test_every_other_spelling_finds_its_district(name: Name) -> None:
    """What stands under `also`."""
    for spelling in name.also:
        assert name.district in districts(spelling), spelling


@pytest.mark.parametrize("number", range(1, 23))
def test_a_district_is_found_by_its_number(number: int) -> None:
    """In Persian, Arabic and ASCII digits, alone or with its word, joined or in Latin letters."""
    persian = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    spellings = (
        *(f"منطقه {persian}", f"منطقه{persian}", f"منطقهٔ {persian}", f"منطقه‌ی {arabic}", f"م{persian}"),
        *(str(number), persian, arabic, f"{persian}.", f"توی منطقه {number} هستم", f"جا ندارم منطقه {number}"),
        *(f"mantaghe {number}", f"Mantaghe{number}", f"District {number}", f"region {number}", f"m{number}"),
    )
    for text in spellings:
        assert GAZETTEER.find(text) == [Found("", number)], text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("دوازده", 12),
        ("منطقه دوازده", 12),
        ("منطقه دوازدهم", 12),
        ("منطقه نه", 9),
        ("منطقه بیست و دو", 22),
        ("بیست‌ و یک", 21),
        ("منطقه پونزده", 15),
        ("منطقه‌ی شیش", 6),
        ("mantaghe davazdah", 12),
    ],
)
def test_a_district_is_found_by_its_number_in_words(text: str, number: int) -> None:
    """As written and as spoken."""
    assert GAZETTEER.find(text) == [Found("", number)]


@pytest.mark.parametrize(
    "text",
    [
        "23",
        "منطقه ۲۳",
        "منطقه 0",
        "منطقه بیست و سه",
        "mantaghe 120",
        "ساعت 12 شب",
        "2 تا بچه دارم",
        "نه",
        "09121234567",
    ],
)
def test_other_numbers_are_no_districts(text: str) -> None:
    """Above 22, an hour, a count of children, «نه» as "no", a phone."""
    assert GAZETTEER.find(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نازي اباد", [16]),
        ("نازی‌آباد", [16]),
        ("نازیاباد", [16]),
        ("سمت نازی آبادم", [16]),
        ("میدون شوش", [12, 16]),
        ("شوشم", [12, 15, 16]),
        ("تهران پارس", [4, 8]),
        ("تهران سر", [21]),
        ("سر آسیاب دولاب", [14]),
        ("هرندی", [12]),
        ("انقلاب", [6, 11]),
        ("مولوی هستم", [11, 12]),
        ("سر خیابون جمهوری", [11]),
        ("جنت آباد", [5]),
        ("شهر ری", [20]),
        ("راه آهنیم", [11, 16]),
        ("ابوذر", [5, 14, 15, 17]),
        ("ترمینال جنوب جا ندارم", [16]),
        ("سه نفر تو پارک هرندی خوابیدن", [12]),
        ("منطقه ۵ یا ۶", [5, 6]),
        ("آرژانتین", [6]),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, expected: list[int]) -> None:
    """Whole, in part, with a verb ending, in a sentence; every district of the name, for the caller to ask."""
    assert districts(text) == expected
    assert all(found.sure for found in GAZETTEER.find(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tehranpars", [4, 8]),
        ("tehran pars", [4, 8]),
        ("molavi", [11, 12]),
        ("nazi abad", [16]),
        ("Naziabad", [16]),
        ("man tuye nazi abad hastam", [16]),
        ("shoosh", [12, 15, 16]),
        ("shush", [12, 15, 16]),
        ("sadeghiye", [2, 18]),
        ("Sadeghieh", [2, 18]),
        ("enghelab", [6, 11]),
        ("rah ahan", [11, 16]),
        ("emam zade hasan", [17]),
        ("ekbatan", [5]),
        ("iran", [12]),
        ("shahre rey", [20]),
        ("shahr rey", [20]),
        ("khavaran", [14, 15]),
        ("darvaze ghar", [12]),
        ("ali abad", [16]),
        ("shahrak gharb", [2]),
        ("velenjak", [1]),
        ("vanak", [3]),
        ("saadat abad", [2]),
        ("terminal jonub", [16]),
    ],
)
def test_a_name_is_found_in_latin_letters(text: str, expected: list[int]) -> None:
    """By its consonants, then its vowels."""
    assert sorted(districts(text)) == expected


@pytest.mark.parametrize(("text", "best"), [("تهرانپرس", 4), ("نازی ابد", 16), ("قیطرییه", 1), ("یاخجی آباد", 16)])
def test_a_typing_error_is_guessed_but_never_for_sure(text: str, best: int) -> None:
    """One letter in short names, two in long ones; the caller asks back."""
    found = GAZETTEER.find(text)
    assert found[0].district == best
    assert not any(each.sure for each in found)


@pytest.mark.parametrize(
    "text",
    """
    جا ندارم امشب|گرمخونه کجاست|سلام|نمیدونم|نمی‌دونم کجام|کمک|خونه|خانه|help|menu|start|stop|yes|no|english
    کمکم کنید|چیکار کنم|میخوام خودمو بکشم|شوهرم کتکم میزنه|دخترم گم شده|مادرم مرده|نه|بله|آره|باشه|مرسی|خداحافظ
    من از شیراز اومدم جا ندارم|شوهرم اوینه|حکم اعدام داره|یا امام حسین کمکم کن|بیمه ندارم|سازمان بهزیستی کجاست
    این در که بسته‌ست|بچه‌ام دبستان میره|دانشگاه شهید بهشتی درس میخونم|از گل خریدن خوشم میاد|سر تخت خوابیدم
    where can i sleep tonight|i need a shelter please|thank you|please help me|who are you|منو|بازگشت|لغو
    بیمارستان|فاطمه|آمبولانس|mother|pain|here|hungry|koja|khoone|men|moshavere|ja nadaram emshab|garmkhone kojast
    کرج|اسلامشهر|ورامین|تهران|تو خیابونم|توی پارک|ایستگاه مترو|سردمه|گشنمه|یخ زدم|پول ندارم|مشاوره میخوام
    """.replace("\n", "|").split("|"),
)
def test_what_names_no_place_finds_none(text: str) -> None:
    """Everyday words that hold or resemble a name: «کن» in «کنید», «درکه» in «در که»."""
    assert GAZETTEER.find(text) == []


@pytest.mark.parametrize("text", ["", " ", "؟!", "😀", "‌", "و", "در", "...", "\x00"])
def test_nothing_finds_nothing(text: str) -> None:
    """Signs, emoji and small words."""
    assert GAZETTEER.find(text) == []


@given(st.text(max_size=200) | st.text("ابپتجدرسشعقکگلمنوهیآ ۱۲۳12azsho\u200c", max_size=60))
def test_any_text_at_all_gives_a_short_list_of_real_districts(text: str) -> None:
    """It never fails, never gives more than fits a screen, nor the same twice."""
    found = GAZETTEER.find(text)
    assert len(found) <= MOST_FOUND
    assert len(set(found)) == len(found)
    assert all(1 <= each.district <= 22 for each in found)


@given(
    st.sampled_from(OFFICIAL), st.sampled_from(["سلام ", "من ", "الان توی ", "salam "]), st.sampled_from(["", " هستم"])
)
def test_small_talk_around_a_name_does_not_hide_it(name: Name, before: str, after: str) -> None:
    """Greetings and "I am in" are no part of a name."""
    assert name.district in districts(f"{before}{name.name}{after}")


def test_what_is_shown_is_the_better_spelling() -> None:
    """The published table writes «نازی اباد» and «آرزانتین»; people are shown the spelling that staff prefer."""
    assert GAZETTEER.find("نازی اباد") == [Found("نازی‌آباد", 16)]
    assert GAZETTEER.find("آرژانتین") == [Found("آرژانتین", 6)]
    assert all(clean(found.name) == found.name for name in OFFICIAL for found in GAZETTEER.find(name.name))


async def test_the_gazetteer_reads_the_names_from_the_database(city: City) -> None:
    """The same answers as from the files."""
    gazetteer = await read(city.pool)
    for text in ("نازی اباد", "صادقیه", "shoosh", "۱۲", "تهرانپرس", "انقلاب"):
        assert gazetteer.find(text) == GAZETTEER.find(text)
