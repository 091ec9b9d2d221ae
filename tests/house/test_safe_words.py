"""What may be said to somebody in danger: the MUSTs and MUST NEVERs of the triage protocol, held against every text."""

import re

import pytest
from fluent.syntax.ast import Message
from fluent.syntax.serializer import FluentSerializer

from texts.fluent import FOLDER, parsed

FAMILIES = ("safety-", "emergency-", "counselling-", "severity-", "callback-", "human-", "exit-", "line-", "lines-")
"""Beginnings of the ids of everything that is said around danger and counselling."""

NEVER = {
    "promises secrecy": r"بین خودمان|بین من و شما|محرمانه|هیچ‌کس نمی‌فهمد|راز|secret|confidential|between us",
    "names a means, a dose or a place": (
        r"طناب|تیغ|چاقو|پل|ریل|پشت‌بام|برنج|میلی‌گرم|بی‌درد|rope|blade|knife|bridge|painless|milligram"
    ),
    "names an illness or a score": r"افسردگی|اضطراب|اختلال|دوقطبی|روانی|نمره|امتیاز|depress|anxiety|disorder|score",
    "moralises or makes it small": (
        r"گناه|ناشکر|خدا را خوش|به خانواده‌تان فکر|چیزی نیست|نگران نباش|سخت نگیر|قوی باش|آبرو"
        r"|sin\b|ungrateful|think of your family|don.t worry|cheer up|be strong"
    ),
    "demands a promise": r"قول بده|قول می‌ده|تعهد بده|promise me|promise not",
    "leads the answer": r"که نمی‌خواهید|نمی‌خواهید که|درسته که نه|you don.t want|surely not",
    "ends the talk": r"خداحافظ|گفت‌وگو تمام|چت بسته|goodbye|this chat is closed",
    "says that we call police or family": (
        r"به پلیس خبر|پلیس می‌فرست|به خانواده‌تان خبر|we call the police|we tell your family"
    ),
    "promises what we do not control": r"حتماً|تضمین|قطعاً|guarantee|certainly will",
    "shouts, jokes or flatters": r"[!！]|عزیزم|گلم|😊|😀|😢|❤",
    "says «تو» to a person": r"(?<!\S)(تو|بگو|بنویس|بزن|کن|برو|هستی|داری|می‌خوای)(?!\S)",
    "speaks like an office": r"کاربر گرامی|جهت |نسبت به|می‌باشد|گردید|اپراتور|ادمین|کارشناس مربوطه",
    "calls a person by what harms them": r"معتاد|کارتن‌خواب|ولگرد|متکدی|کودک خیابانی|addict\b|vagrant",
}
"""What no text does -> how it would be recognised (triage protocol, section 4; the voice guide)."""

LONGEST_LINES = 6
"""Lines of a text without the phone lines in it: long lists are not read in fear."""


def texts(language: str) -> dict[str, str]:
    """Give every text of a language by its id, with the names of its values."""
    found = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        for entry in parsed(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, Message):
                bare = Message(entry.id, entry.value)
                found[entry.id.name] = FluentSerializer().serialize_entry(bare).partition("=")[2].strip()
    return found


PERSIAN, ENGLISH = texts("fa"), texts("en")
ALL = [
    (message, text) for known in (PERSIAN, ENGLISH) for message, text in known.items() if message.startswith(FAMILIES)
]


@pytest.mark.parametrize("rule", sorted(NEVER))
def test_no_text_around_danger_does_what_it_must_never(rule: str) -> None:
    """Each MUST NEVER of the protocol's section 4, in both languages."""
    broken = [f"{message}: {text}" for message, text in ALL if re.search(NEVER[rule], text)]
    assert not broken, f"{rule}: {broken}"


def test_every_rule_would_notice_its_fault() -> None:
    """A rule that no text can break holds nothing."""
    faults = (
        *("این بین خودمان می‌ماند", "از پل دور شوید", "شما افسردگی دارید", "این گناه است", "قول بدهید", "که نمی‌خواهید"),
        *("خداحافظ", "به پلیس خبر می‌دهیم", "حتماً جا هست", "عزیزم", "تو خوبی", "کاربر گرامی", "معتاد"),
    )
    for rule, pattern in NEVER.items():
        assert any(re.search(pattern, fault) for fault in faults), rule


def test_texts_are_short() -> None:
    """One idea a message: nobody reads a long list in fear."""
    assert not [(message, text) for message, text in ALL if len(text.strip().splitlines()) > LONGEST_LINES + 1]


MUSTS = {
    # (b) asked directly and neutrally
    "safety-s2": ("مردن", "کشتن خودتان", "؟"),
    "safety-s2-other": ("مردن", "کشتن خودش", "؟"),
    "safety-s3": ("قصد", "نقشه", "وسیله", "؟"),
    # (c) with another person, away from the means, call
    "safety-do-life": ("تنها نمانید", "دور کنید"),
    "safety-do-poison": ("همین الان به اورژانس زنگ بزنید", "تنها نمانید"),
    "safety-do-body": ("همین الان به اورژانس زنگ بزنید", "تنها نمانید"),
    "safety-end-life": ("همین الان زنگ بزنید",),
    # (d) a program, who reads it, how long
    "safety-who": ("من یک برنامه‌ام", "همکاران ما می‌خوانند", "$when"),
    "safety-when-now": ("تا چند دقیقه",),
    # (e) somebody else: the same speed, and do not leave them
    "safety-do-life-other": ("تنها نگذارید",),
    "safety-do-poison-other": ("تنها نگذارید", "همین الان"),
    "safety-do-child": ("تنها نگذارید",),
    # (g) nobody on shift is said plainly, with the numbers and what remains
    "safety-when-opens": ("سر کار نیست", "$opens", "شماره‌های بالا"),
    "safety-when-unknown": ("سر کار نیست", "نمی‌دانم", "شماره‌های بالا"),
    # (i) taken back, and open until a human closes
    "safety-retracted": ("باز می‌ماند",),
    # (j) voice, picture, another language
    "safety-unread": ("بنویسید", "زنگ بزنید", "$lines"),
    # minors: nobody's permission
    "safety-do-minor": ("اجازهٔ کسی لازم نیست",),
}
"""Message id -> what its Persian must hold (section 4, by letter)."""


@pytest.mark.parametrize("message", sorted(MUSTS))
def test_every_text_says_what_it_must(message: str) -> None:
    """Each MUST of the protocol's section 4 that a text can keep; the others are kept by tests/handlers/test_safety."""
    text = PERSIAN[message]
    assert not [each for each in MUSTS[message] if each not in text], text


def test_every_card_shows_numbers() -> None:
    """Whatever its words, a card carries the open lines."""
    for message in ("emergency-card", "emergency-card-read", "safety-card-again", "safety-card-more"):
        assert "$lines" in PERSIAN[message]
        assert "$lines" in ENGLISH[message]
