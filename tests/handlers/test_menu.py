"""The menu: whole under the greeting; the most needed part always at hand where no messenger shows commands."""

import pytest

from handlers.menu import STANDING
from tests.citizen import CitizenOnPhone
from tests.screen import WORDS, buttons_of

AT_HAND = ["🛏 جای خواب امشب", "🧑 صحبت با همکار ما", "🆘 کمک فوری", "🏛 خدمات دیگر"]


def lasting(citizen: CitizenOnPhone) -> list[str]:
    """Words on the keyboard that lies at the bottom for good, if the news brought one."""
    kept = [each.content for each in citizen.news() if each.content.get("lasting")]
    return [button["text"] for content in kept[-1:] for button in buttons_of(content)]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_at_most_four_things_are_at_hand_two_a_row(language: str) -> None:
    """More could not be read by whoever reads little; short words, so that two fit."""
    assert all(len(row) == 2 for row in STANDING)
    labels = [WORDS.label(language, each.label) for row in STANDING for each in row]
    assert len(labels) == 4
    assert all(len(label) <= 20 for label in labels)


async def test_on_telegram_the_menu_hangs_under_the_greeting(citizen: CitizenOnPhone) -> None:
    """Nothing lies at the bottom there: the messenger has a menu of commands."""
    await citizen.writes("/start")
    assert "🔗 پیوند تلگرام و بله" in citizen.buttons()
    assert lasting(citizen) == []


async def test_on_bale_the_menu_lies_at_the_bottom(in_bale: CitizenOnPhone) -> None:
    """The four most needed; what is rarer is one tap further."""
    await in_bale.writes("/start")
    assert in_bale.told() == ["menu-greeting"]
    assert lasting(in_bale) == AT_HAND
    await in_bale.taps("خدمات دیگر")
    assert in_bale.told() == ["more-offered"]
    assert "🔗 پیوند تلگرام و بله" in in_bale.buttons()


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("جای خواب امشب", ["shelter-whom"]),
        ("صحبت با همکار ما", ["human-arrived", "human-safe"]),
        ("کمک فوری", ["emergency-card"]),
        ("خدمات دیگر", ["more-offered"]),
    ],
)
async def test_what_lies_at_the_bottom_does_what_it_says(in_bale: CitizenOnPhone, label: str, told: list[str]) -> None:
    """A tap there sends its words."""
    await in_bale.writes("/start")
    await in_bale.taps(label)
    assert in_bale.told() == told


async def test_it_comes_back_when_a_question_that_covered_it_is_answered(in_bale: CitizenOnPhone) -> None:
    """Where another messenger takes a keyboard away, the menu takes its place; questions keep their own buttons."""
    await in_bale.writes("جا ندارم")
    assert lasting(in_bale) == []
    await in_bale.taps("خودم، آقا")
    assert "📍 فرستادن موقعیت" in in_bale.buttons()
    await in_bale.sends_location(35.66, 51.42)
    assert lasting(in_bale) == AT_HAND


async def test_it_speaks_the_persons_language(in_bale: CitizenOnPhone) -> None:
    """At once when they change it, also in the middle of a question."""
    await in_bale.writes("جا ندارم")
    await in_bale.writes("English")
    assert in_bale.told() == ["language-changed", "shelter-whom"]
    assert lasting(in_bale) == ["🛏 A bed for tonight", "🧑 Talk to a person", "🆘 Help now", "🏛 Other services"]


@pytest.mark.parametrize("words", ["خدمات دیگر", "🏛 خدمات دیگر", "other services"])
async def test_other_services_are_found_by_their_words_on_any_messenger(citizen: CitizenOnPhone, words: str) -> None:
    """Whoever types what a friend reads out from their keyboard is understood."""
    await citizen.writes(words)
    assert citizen.told() == ["more-offered"]
