"""A first pass over a message that takes out what tells whose it is; a person looks it over and does the rest.

It would rather take too much: what is left stands beside the message, and a person puts back what was no name.
"""

import re

from texts.persian import clean

GAP = "…"
"""Stands for what was taken out."""

LONG = 5
"""So many digits, also with spaces or dashes between them, are a phone, a card or an identity number; ages, hours and
the numbers of help lines are shorter."""

_LETTERS = r"[^\W\d_]+(?:\u200c[^\W\d_]+)*"
_NO_NAME = r"(?!(?:و|که|از|به|در|تو|است|هست|هستم|ولی|اما|رو|را|چیه)\b)(?!ن?می\u200c?\w)"
_WORD = rf"{_NO_NAME}{_LETTERS}"
_NAME = rf"{_WORD}(?:\s+{_WORD})?"
_WHOSE = r"(?:م|ش|\u200cام|\u200cاش|\s+(?:من|او|شوهرم|زنم|همسرم|پسرم|دخترم|برادرم|خواهرم))"

_LINKS = re.compile(
    r"(?:https?://|www\.|t\.me/|ble\.ir/)\S+|\b[\w-]+\.(?:ir|com|org|net|me|info)\b(?:/\S*)?", re.IGNORECASE
)
_MAILS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLES = re.compile(r"@\w+")
_NUMBERS = re.compile(r"(?:\+|\bIR)?\d(?:[\s\u200c()./_-]{0,2}\d)+", re.IGNORECASE)
_CALLED = re.compile(
    rf"(\b(?:اسم|نام|فامیل|فامیلی){_WHOSE}\s+)({_NAME})|(\b(?:esmam|esme\s+man)\s+)([a-z]+)", re.IGNORECASE
)
_TITLED = re.compile(rf"(\b(?:آقای|خانم|خانوم|دکتر|مهندس|استاد)\s+){_WORD}")
_I_AM = re.compile(rf"(\bمن\s+)({_LETTERS}(?:\s+{_LETTERS})?)(\s+هستم\b)")
_PLACE = r"(?:خیابان|خیابون|کوچهٔ?|بن\u200cبست|بن\s+بست|بلوار|میدان|میدون|پلاک|واحد|طبقهٔ?|کد\s?پستی)"
_PLACES = re.compile(rf"(\b{_PLACE}\s+)(?:\d+|{_WORD}(?:\s+(?!{_PLACE}\b){_WORD})?)(?:\s+\d+)?")

_NO_NAMES = (
    "خسته تنها ناامید مرد زن مادر پدر معتاد بیمار مریض افسرده حامله باردار بیکار کارگر دانشجو سالمند معلول زندانی مجرد "
    "متأهل متاهل مطلقه بیوه دختر پسر بچه نوجوان افغان افغانی ایرانی مهاجر بی‌پناه بی‌کس داغون نابود گرسنه سرباز همین "
    "این آن خودم هم هنوز الان دیگه دیگر واقعا واقعاً خیلی یک یه نگران ترسیده آواره پشیمان بیدار سالم"
)
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words between «من» and «هستم» that are no names: what somebody is, or how they are."""


def without_names(text: str) -> str:
    """Give a message without phones, long numbers, links, and names as far as a pattern can tell."""
    said = clean(text)
    for pattern in (_MAILS, _LINKS, _HANDLES):
        said = pattern.sub(GAP, said)
    said = _NUMBERS.sub(_number, said)
    said = _CALLED.sub(lambda found: (found[1] or found[3]) + GAP, said)
    return _I_AM.sub(_who, _TITLED.sub(rf"\1{GAP}", said))


def without_people(text: str) -> str:
    """Give a message as `without_names` does, and without what follows a street, a square or a house number."""
    return _PLACES.sub(rf"\1{GAP}", without_names(text))


def tells(text: str) -> bool:
    """Whether a link, an address of mail, an @name or a long number is left: no line with one is ever kept."""
    said = clean(text)
    found = any(pattern.search(said) for pattern in (_MAILS, _LINKS, _HANDLES))
    return found or _NUMBERS.sub(_number, said) != said


def _number(found: re.Match[str]) -> str:
    return GAP if sum(sign.isdigit() for sign in found[0]) >= LONG else found[0]


def _who(found: re.Match[str]) -> str:
    known = all(word in NO_NAMES for word in found[2].split())
    return found[0] if known else f"{found[1]}{GAP}{found[3]}"
