"""How an answer to a safety question is read that was written and not tapped."""

from talk import Heard, Kind
from texts.persian import fold, squeeze

YES_WORDS = ("آره", "اره", "بله", "بلی", "هست", "دارم", "are", "bale", "yes")
NO_WORDS = ("نه", "نخیر", "خیر", "نیستم", "ندارم", "na", "nah", "no", "nope")
QUIET_WORDS = ("نمیتونم حرف بزنم", "نمی توانم حرف بزنم", "کنارمه", "پیشمه", "داره میشنوه", "cant talk")
TAKEN_BACK = ("شوخی کردم", "شوخی بود", "الکی گفتم", "بچه‌ام فرستاد", "بچه‌م فرستاد", "اشتباهی فرستادم", "was a joke")
"""Words by which a question is answered without its buttons."""

COURTEOUS = frozenset(
    {"ببخشید", "ببخشین", "شرمنده", "سلام", "نه", "بابا", "فقط", "من", "این", "اینو", "رو", "sorry", "it", "that"}
)
"""What may stand beside words that take something back; beside any others they mean something else."""

YES, NO = "yes", "no"


def in_words(heard: Heard) -> str | None:
    """Read an answer that was written: yes, no, that they cannot talk, or that they take it back."""
    if heard.kind is not Kind.TEXT:
        return None
    whole = squeeze(heard.text)
    bare = squeeze(" ".join(word for word in fold(heard.text).split() if word not in COURTEOUS))
    if any(squeeze(phrase) == bare for phrase in TAKEN_BACK):
        return "retracted"
    if any(squeeze(phrase) in whole for phrase in QUIET_WORDS):
        return "quiet"
    first = fold(heard.text).split()[:1]
    return next((key for key, words in ((YES, YES_WORDS), (NO, NO_WORDS)) if first and first[0] in words), None)
