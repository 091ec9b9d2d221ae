"""A bed tonight: the errand as citizens live it."""

import pytest

from tests.citizen import CitizenOnPhone, Now
from tests.city import City

KHAVARAN = (35.655, 51.480)
MOLAVI = (35.662, 51.427)
MASHHAD = (36.297, 59.606)


async def a_man_at_molavi(citizen: CitizenOnPhone) -> None:
    """Go the whole way of a man who shares his location at Molavi."""
    await citizen.writes("سلام")
    await citizen.taps("جای خواب امشب")
    await citizen.taps("خودم، آقا")
    await citizen.sends_location(*MOLAVI)


async def test_a_man_near_molavi_is_shown_the_nearest_door_that_would_let_him_in(
    citizen: CitizenOnPhone,
    city: City,
) -> None:
    """A shelter that is full, closed or for women only is never offered to a man."""
    await city.has_shelter("خاوران", audience="men", free=4, at=KHAVARAN)
    await city.has_shelter("بهمن", audience="men", free=0, at=MOLAVI)
    await city.has_shelter("بانو", audience="women", free=9, at=MOLAVI)
    await city.has_shelter("صبح", audience="men", free=9, at=MOLAVI, opens="08:00", closes="16:00")
    await a_man_at_molavi(citizen)
    assert citizen.told().count("door") == 1
    assert "خاوران" in citizen.reads
    assert "نزدیک‌ترین‌ها به جایی که فرستادید" in citizen.reads


async def test_a_door_says_all_that_is_needed_to_get_there(citizen: CitizenOnPhone, city: City) -> None:
    """Name, distance, address, hours, beds with their age, phone, two map links, a native point."""
    await city.has_shelter(
        "خاوران",
        free=4,
        counted_minutes_ago=20,
        at=KHAVARAN,
        address="خاوران، کوچهٔ سوم",
        phone="02133001122",
    )
    await a_man_at_molavi(citizen)
    text = citizen.reads
    assert "فاصله: حدود ۵ کیلومتر" in text
    assert "نشانی: خاوران، کوچهٔ سوم" in text
    assert "الان باز است، تا ۷ صبح" in text
    assert "۲۰ دقیقه پیش ۴ تخت خالی" in text
    assert "\u200f02133001122" in text.split("\n"), "the phone stands alone on its line, in ASCII"
    (door,) = [each for each in citizen.news() if each.content["message"] == "door"]
    urls = [each["url"] for row in door.content["buttons"] for each in row]
    assert urls == [
        "https://neshan.org/maps/@35.655,51.48,17z",
        "https://balad.ir/location?latitude=35.655&longitude=51.48&zoom=17",
    ]
    (point,) = [each.content["venue"] for each in citizen.news() if "venue" in each.content]
    assert (point["lat"], point["lon"]) == KHAVARAN


async def test_at_most_three_doors_are_shown_nearest_first(citizen: CitizenOnPhone, city: City) -> None:
    """More could not be read in the cold."""
    for number, name in enumerate(["دور", "دورتر", "نزدیک", "دورترین"]):
        away = {"نزدیک": 0.0, "دور": 0.02, "دورتر": 0.04, "دورترین": 0.06}[name]
        await city.has_shelter(f"{name}", free=number + 1, at=(MOLAVI[0] + away, MOLAVI[1]))
    await a_man_at_molavi(citizen)
    names = [each.text.split("\n")[0] for each in citizen.news() if each.content["message"] == "door"]
    assert names == ["نزدیک", "دور", "دورتر"]


async def test_a_place_without_coordinates_is_measured_by_its_district_and_says_so(
    citizen: CitizenOnPhone,
    city: City,
) -> None:
    """No link leads to a point that nobody knows."""
    await city.has_shelter("بی‌نشان", free=4, district=15)
    await a_man_at_molavi(citizen)
    assert "از روی منطقهٔ ۱۵ حساب کردم" in citizen.reads
    assert "نشانی دقیقش را ندارم" in citizen.reads
    assert not [each for each in citizen.news() if "venue" in each.content]


@pytest.mark.parametrize(
    "words",
    ["جا ندارم امشب", "گرمخونه کجاست", "garmkhane", "گرم‌خانه میخوام", "امشب جايي ندارم", "shelter", "کجا بخوابم؟"],
)
async def test_words_open_the_errand(citizen: CitizenOnPhone, city: City, words: str) -> None:
    """The first words of somebody in need may be the only ones."""
    del city
    await citizen.writes(words)
    assert citizen.told() == ["shelter-whom"]


@pytest.mark.parametrize(
    ("typed", "district"),
    [("نازي اباد", "۱۶"), ("نازی‌آباد", "۱۶"), ("۱۶", "۱۶"), ("منطقه 16", "۱۶"), ("nazi abad", "۱۶"), ("مولوی", "۱۲")],
)
async def test_a_neighbourhood_or_district_is_understood_in_any_spelling(
    citizen: CitizenOnPhone,
    city: City,
    typed: str,
    district: str,
) -> None:
    """And the answer says where was searched, so that a misunderstanding is seen."""
    await city.has_shelter("خاوران", free=4, at=KHAVARAN)
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.writes(typed)
    if citizen.told()[-1] == "where-which":
        await citizen.taps(f"منطقهٔ {district}")
    assert citizen.was_told("shelter-found")
    assert f"منطقهٔ {district}" in citizen.reads


async def test_a_name_that_exists_twice_is_asked_back(citizen: CitizenOnPhone, city: City) -> None:
    """صادقیه is in district 2 and in district 18."""
    await city.has_shelter("خاوران", free=4, at=KHAVARAN)
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.writes("صادقیه")
    assert citizen.told()[-1] == "where-which"
    assert {"صادقیه، منطقهٔ ۲", "صادقیه، منطقهٔ ۱۸"} <= set(citizen.buttons())
    await citizen.writes("۱۸")
    assert "نزدیک‌ترین‌ها به صادقیه (منطقهٔ ۱۸)" in citizen.reads


async def test_a_district_can_be_picked_from_a_grid_or_typed_after_it(citizen: CitizenOnPhone, city: City) -> None:
    """Who knows the number only has to tap it."""
    await city.has_shelter("خاوران", free=4, at=KHAVARAN)
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.taps("منطقه را می‌گویم")
    await citizen.taps("۱۵")
    assert "نزدیک‌ترین‌ها به منطقهٔ ۱۵" in citizen.reads
    await citizen.taps("بازگشت")
    await citizen.writes("نازی آباد")
    assert "نازی‌آباد (منطقهٔ ۱۶)" in citizen.reads


async def test_an_unknown_name_is_answered_with_what_would_help(citizen: CitizenOnPhone, city: City) -> None:
    """A name that is not in Tehran is said to be unknown, and the question stands again."""
    del city
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.writes("شهر کتاب خیالی")
    assert citizen.told() == ["where-not-found", "where-self"]


async def test_somebody_who_cannot_say_where_they_are_still_gets_a_door(citizen: CitizenOnPhone, city: City) -> None:
    """«نمی‌دانم» is an answer."""
    await city.has_shelter("خاوران", free=4, at=KHAVARAN)
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.taps("نمی‌دانم")
    assert "خاوران" in citizen.reads
    assert "در تهران" in citizen.reads


async def test_a_companion_of_a_patient_is_shown_the_other_path(citizen: CitizenOnPhone, city: City) -> None:
    """Hamrahsara goes through the hospital; the shelters stay one tap away."""
    del city
    await citizen.writes("جا ندارم")
    await citizen.taps("همراه بیمار")
    assert citizen.told() == ["hamrahsara-path", "hamrahsara-meanwhile"]
    await citizen.taps("جای خواب امشب")
    assert citizen.told() == ["shelter-whom"]


async def test_for_somebody_else_it_is_asked_who_they_are(citizen: CitizenOnPhone, city: City) -> None:
    """A neighbour who reports a woman outside is shown doors for women."""
    await city.has_shelter("بانو", audience="women", free=9, at=MOLAVI)
    await citizen.writes("جا ندارم")
    await citizen.taps("کس دیگری")
    await citizen.taps("خانم")
    assert citizen.told()[-1] == "where-other"
    await citizen.sends_location(*MOLAVI)
    assert "بانو" in citizen.reads
    assert citizen.told()[-1] == "shelter-for-other"


@pytest.mark.parametrize(
    ("whom", "message"),
    [
        ("خودم، آقا", "shelter-none-for-man"),
        ("خودم، خانم", "shelter-none-for-woman"),
        ("خانواده با کودک", "shelter-none-for-family"),
    ],
)
async def test_when_there_is_no_door_it_is_said_honestly_with_the_emergency_card(
    citizen: CitizenOnPhone,
    city: City,
    whom: str,
    message: str,
) -> None:
    """No invented hope: why, whom to call, and the patrol only as an offer."""
    del city
    await citizen.writes("جا ندارم")
    await citizen.taps(whom)
    await citizen.sends_location(*MOLAVI)
    assert citizen.told() == [message, "emergency-card", "shelter-other-ways"]
    assert "\u200f123" in citizen.reads.split("\n")


async def test_when_all_are_full_that_is_what_is_said(citizen: CitizenOnPhone, city: City) -> None:
    """Full is not the same as unknown."""
    await city.has_shelter("بهمن", free=0, at=MOLAVI)
    await a_man_at_molavi(citizen)
    assert citizen.told()[0] == "shelter-all-full"


async def test_a_person_far_from_tehran_is_told_that_only_tehran_is_known(citizen: CitizenOnPhone, city: City) -> None:
    """A door 900 km away is no door."""
    await city.has_shelter("بهمن", free=4, at=MOLAVI)
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    await citizen.sends_location(*MASHHAD)
    assert citizen.told()[0] == "shelter-none-near"


async def test_before_the_doors_open_the_soonest_are_shown_with_their_hour(
    citizen: CitizenOnPhone,
    city: City,
    now: Now,
) -> None:
    """At noon a night shelter is closed; it is said so, and when it opens."""
    await city.has_shelter("خاوران", free=4, at=KHAVARAN)
    now.passes(hours=14)
    await a_man_at_molavi(citizen)
    assert citizen.told()[:3] == ["shelter-none-open", "shelter-opens-later", "door"]
    assert "ساعت ۶ عصر باز می‌شود و تا ۷ صبح باز است" in citizen.reads


@pytest.mark.parametrize("kind", ["recovery_centre", "custodial_centre", "safe_house"])
async def test_a_closed_place_is_never_a_door(citizen: CitizenOnPhone, city: City, kind: str) -> None:
    """Yavar-e Shahr, Samansara and safe houses are not entered from the street."""
    await city.has_shelter("بسته", kind=kind, walk_in=False, free=9, at=MOLAVI)
    await a_man_at_molavi(citizen)
    assert "بسته" not in citizen.reads


UNFIT = [
    {"verified": False},
    {"expires_in_days": -1},
    {"status": "unconfirmed"},
    {"status": "stopped"},
    {"walk_in": False},
]


@pytest.mark.parametrize("unfit", UNFIT)
async def test_what_staff_have_not_confirmed_is_never_a_door(
    citizen: CitizenOnPhone,
    city: City,
    unfit: dict[str, object],
) -> None:
    """A wrong address at night is worse than none."""
    await city.has_shelter("شاید", free=9, at=MOLAVI, **unfit)  # type: ignore[arg-type]  # one of several keywords
    await a_man_at_molavi(citizen)
    assert not citizen.was_told("door")


async def test_sample_data_always_says_that_it_is_not_real(citizen: CitizenOnPhone, city: City) -> None:
    """Whoever tries the demo is never sent to a made-up address unawares."""
    await city.shows_samples()
    await a_man_at_molavi(citizen)
    doors = [each.text for each in citizen.news() if each.content["message"] == "door"]
    assert doors
    assert all("نمونه" in text.split("\n")[0] and "واقعی نیست" in text for text in doors)


async def test_another_answer_changes_the_search(citizen: CitizenOnPhone, city: City) -> None:
    """Scrolling up and tapping «خودم، خانم» instead starts over from there."""
    await city.has_shelter("بانو", audience="women", free=9, at=MOLAVI)
    await citizen.writes("جا ندارم")
    woman = citizen.data_of("خودم، خانم")
    await citizen.taps("خودم، آقا")
    await citizen.sends_location(*MOLAVI)
    await citizen.taps_data(woman)
    assert citizen.told()[-1] == "where-self"
    await citizen.sends_location(*MOLAVI)
    assert "بانو" in citizen.reads


async def test_the_errand_can_be_done_in_english(citizen: CitizenOnPhone, city: City) -> None:
    """Every word exists in both languages."""
    await city.has_shelter("خاوران", free=1, counted_minutes_ago=1, at=KHAVARAN)
    await citizen.writes("English")
    await citizen.taps("A bed for tonight")
    await citizen.taps("Me, a man")
    await citizen.sends_location(*MOLAVI)
    assert "This night shelter will be open when you get there" in citizen.reads
    assert "1 free bed, counted 1 minute ago" in citizen.reads
