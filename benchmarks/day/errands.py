"""What citizens do in a day: errands as lists of steps, and when in the day people come."""

import random
from dataclasses import dataclass

PLATFORMS = ("telegram", "bale")

SHARE_ON_BALE = 0.35
"""Bale lets a bot speak at less than half of Telegram's pace."""

HOURS = (3, 2, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 5, 5, 4, 4, 5, 6, 8, 10, 12, 12, 10, 6)
"""How many come in each hour from midnight on, against one another: a quiet night, an evening peak (our assumption)."""

FIRST_PERSON = 700_001
"""Number of the first citizen; nobody else has one of these."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does: a verb of the simulator's citizens.

    `what` are words to write, or for a tap the message id of the button's label.
    """

    verb: str
    what: str = ""
    quiet: bool = False
    """By the rules of the talk this may be answered with nothing; a tap only when its words are written instead."""


def writes(*texts: str, quiet: bool = False) -> tuple[Step, ...]:
    """Write messages, one after the other."""
    return tuple(Step("text", text, quiet) for text in texts)


def taps(*labels: str) -> tuple[Step, ...]:
    """Tap buttons, one after the other."""
    return tuple(Step("tap", label) for label in labels)


LOCATION, VOICE, STICKER = Step("location"), Step("voice"), Step("sticker")

URGENT = writes("کمک فوری", "شماره تلفن")
"""Crisis words come first in the answer, so they are what a broken line makes unknown."""

ERRANDS: tuple[tuple[Step, ...], ...] = (
    (*writes("امشب جا ندارم"), *taps("shelter-man"), LOCATION),
    (*writes("garmkhone kojast"), *taps("shelter-woman"), *writes("nazi abad")),
    (
        *writes("یه خانواده سر کوچه ما بی خانمان هستن"),
        *taps("shelter-someone-else", "shelter-other-family", "nav-back"),
    ),
    (*writes("سلام"), *taps("lines-label"), *writes("ممنون")),
    (*writes("slm"), STICKER, *taps("hamrahsara-label")),
    (VOICE, *writes("جا خواب میخوام"), *taps("nav-menu")),
    (*writes("همراه بیمار"), *taps("nav-menu")),
    (*writes("جایی ندارم", "دیگه خسته شدم میخوام خودمو بکشم"), *taps("nav-again")),
    URGENT,
    (*writes("سلام"), *taps("language-other"), *writes("I need shelter"), *taps("nav-back")),
    (*writes("امشب جا ندارم"), *taps("shelter-man"), *writes("نازی اباد"), Step("edit", "نازی‌آباد", quiet=True)),
    writes("سلام", "سلام؟", "کسی هست", "جواب بدید", "salam"),
    (
        *writes("با انسان حرف می‌زنم"),
        *taps("human-safe-yes"),
        *writes("شوهرم خونه راهم نمیده", "با دو تا بچه بیرونم", quiet=True),
        Step("voice", quiet=True),
    ),
    (*writes("همراه بیمار"), Step("block"), Step("unblock"), *writes("سلام")),
)
"""Everybody does one of these."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person does and when."""

    platform: str
    person: int
    """User and chat number."""
    at: float
    """When in the day they come, from 0 to 1."""
    errand: tuple[Step, ...]
    pauses: tuple[float, ...]
    """Seconds before each step."""
    lat: float
    lon: float


def visits(citizens: int, chance: random.Random) -> list[Visit]:
    """Choose who comes when and for what; every errand has its turn before any comes again."""
    return [_visit(number, chance) for number in range(citizens)]


def _visit(number: int, chance: random.Random) -> Visit:
    errand = ERRANDS[number % len(ERRANDS)]
    hour = chance.choices(range(len(HOURS)), HOURS)[0]
    return Visit(
        PLATFORMS[chance.random() < SHARE_ON_BALE],
        FIRST_PERSON + number,
        (hour + chance.random()) / len(HOURS),
        errand,
        tuple(chance.uniform(0.1, 1.5) for _ in errand),
        chance.uniform(35.60, 35.78),
        chance.uniform(51.25, 51.50),
    )
