"""What holds everywhere: the emergency card, the lines, the patrol, words nobody foresaw."""

import pytest

from tests.citizen import CitizenOnPhone, Now
from tests.city import City


async def test_somebody_new_is_greeted_with_what_there_is(citizen: CitizenOnPhone) -> None:
    """The first screen says what this is, that it is a program, and offers its errands."""
    await citizen.writes("/start")
    assert citizen.told() == ["menu-greeting"]
    assert "یک برنامه‌ام" in citizen.reads
    assert "🆘 کمک فوری" in citizen.buttons()


async def test_the_emergency_card_lists_open_emergency_lines_alone_on_their_lines(citizen: CitizenOnPhone) -> None:
    """Numbers are tappable: ASCII, on a line of their own."""
    await citizen.writes("کمک فوری")
    lines = [line.strip("\u200f") for line in citizen.reads.split("\n")]
    assert {"123", "115", "110", "125"} <= set(lines)


async def test_a_stopped_line_is_never_shown(citizen: CitizenOnPhone) -> None:
    """09628 has been stopped since 1404/06/15."""
    await citizen.writes("شماره تلفن")
    assert "09628" not in citizen.reads
    assert "\u200f1480" in citizen.reads.split("\n")


async def test_a_line_is_shown_only_in_its_hours(citizen: CitizenOnPhone, now: Now) -> None:
    """1480 answers from 8 to 24: at three at night it is not offered."""
    now.passes(hours=5)
    await citizen.writes("شماره تلفن")
    assert "1480" not in citizen.reads
    assert "\u200f123" in citizen.reads.split("\n")


async def test_without_any_line_in_the_table_the_checked_numbers_are_shown(citizen: CitizenOnPhone, city: City) -> None:
    """An empty or expired table never leaves anybody without a number."""
    await city.pool.execute("UPDATE line SET expires_at = verified_at")
    await citizen.writes("اورژانس")
    lines = [line.strip("\u200f") for line in citizen.reads.split("\n")]
    assert {"123", "115", "110", "125"} <= set(lines)


@pytest.mark.parametrize(
    "words",
    ["میخوام خودمو بکشم", "khodamo mikosham", "قرص‌ خوردم حالم بده", "شوهرم با چاقو پشت دره", "نفس نمی‌کشه"],
)
@pytest.mark.parametrize("midway", [False, True])
async def test_words_of_danger_get_the_emergency_card_first_in_any_state(
    citizen: CitizenOnPhone,
    words: str,
    midway: bool,  # noqa: FBT001 (pytest hands it in)
) -> None:
    """Before any menu and any question; the open question waits until the person has left the safety questions."""
    if midway:
        await citizen.writes("جا ندارم")
        await citizen.taps("خودم، آقا")
    await citizen.writes(words)
    assert citizen.told()[0] == "emergency-card-read"
    if midway:
        await citizen.taps("بازگشت")
        await citizen.taps("ادامه می‌دهم")
        assert citizen.told() == ["where-self"]


async def test_the_patrol_is_explained_before_its_number_is_given(citizen: CitizenOnPhone) -> None:
    """Judicial officers ride along: that is said first, and the number comes only on the person's choice."""
    await citizen.writes("گشت ۱۳۷")
    assert "مأمور قضایی" in citizen.reads
    assert "\u200f137" not in citizen.reads.split("\n")
    await citizen.taps("شماره را می‌خواهم")
    assert "\u200f137" in citizen.reads.split("\n")


async def test_the_patrols_number_is_not_given_once_its_verification_has_expired(
    citizen: CitizenOnPhone,
    city: City,
) -> None:
    """Better no number than a wrong one."""
    await city.pool.execute("UPDATE line SET expires_at = verified_at WHERE number = '137'")
    await citizen.writes("گشت ۱۳۷")
    await citizen.taps("شماره را می‌خواهم")
    assert citizen.told() == ["patrol-number-unknown"]


async def test_unknown_words_get_a_way_on(citizen: CitizenOnPhone) -> None:
    """Nobody is left with silence."""
    await citizen.writes("/start")
    await citizen.writes("بلبلبل")
    assert citizen.told() == ["not-understood", "menu-greeting"]
    assert citizen.buttons()


@pytest.mark.parametrize(
    "sent",
    [
        {"voice": {"file_id": "v"}},
        {"photo": [{"file_id": "p"}]},
        {"sticker": {"file_id": "s"}},
        {"contact": {"phone_number": "0912"}},
        {"location": {"latitude": 35.7, "longitude": 51.4}},
        {"document": {"file_id": "d"}},
        {"dice": {"value": 3}},
    ],
)
async def test_whatever_is_sent_is_answered(citizen: CitizenOnPhone, sent: dict[str, object]) -> None:
    """Voice, pictures, stickers and the rest are acknowledged in words, in the menu and in an errand."""
    await citizen.sends(**sent)
    assert citizen.told()[-1] == "menu-greeting"
    await citizen.writes("جا ندارم")
    await citizen.sends(**sent)
    assert citizen.told()[-1] == "shelter-whom"


async def test_a_restart_in_the_middle_loses_nothing(citizen: CitizenOnPhone, now: Now) -> None:
    """Where the talk stands is in Postgres: after a break it goes on, or starts anew if the person likes."""
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    now.passes(days=2)
    await citizen.writes("خب")
    assert citizen.told() == ["continue-or-anew"]
    await citizen.taps("از نو")
    assert citizen.told() == ["keyboard-closed", "shelter-whom"]


@pytest.mark.parametrize("words", ["ممنون", "مرسی واقعا", "thanks"])
async def test_thanks_are_answered(citizen: CitizenOnPhone, words: str) -> None:
    """A kind word is no mistake."""
    await citizen.writes("/start")
    await citizen.writes(words)
    assert citizen.told() == ["courtesy-welcome"]


@pytest.mark.parametrize(
    "words", ["همه جا رو گشتم", "0912 137 4567", "گشت ارشاد منو گرفته", "نزدیک آتش نشانی نازی آباد"]
)
async def test_innocent_words_do_not_open_the_patrol(citizen: CitizenOnPhone, words: str) -> None:
    """Judicial officers are spoken of only when the patrol itself was named."""
    await citizen.writes("/start")
    await citizen.writes(words)
    assert not citizen.was_told("patrol-explained")


async def test_the_thread_holds_both_sides(citizen: CitizenOnPhone, city: City) -> None:
    """Staff will see what the citizen wrote, tapped and was shown."""
    await citizen.writes("جا ندارم")
    await citizen.taps("خودم، آقا")
    rows = await city.pool.fetch("SELECT author, content->>'kind' AS kind FROM message ORDER BY id")
    assert [(row["author"], row["kind"]) for row in rows] == [
        ("citizen", "text"),
        ("bot", None),
        ("citizen", "tap"),
        ("bot", None),
    ]
