"""Persian text: `clean` to store and show, `fold` to match, digits to read and write.

Which letters fall together was measured on the spellings people really send:
Arabic ي and ك, joined or spaced half-spaces, tatweel, vowel signs, stretched words, three kinds of digits.
"""

import re
import unicodedata

ZWNJ = "\u200c"
RLM = "\u200f"
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"

_ARABIC_TO_PERSIAN = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ہ": "ه", "ە": "ه", "ـ": None})
_DIGITS_TO_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_DIGITS_TO_PERSIAN = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹")
_SAME_LETTER = str.maketrans({"آ": "ا", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ۀ": "ه", "ة": "ه"})

# Control signs a messenger or Postgres cannot carry: all of C0 but tab and newline, C1, half surrogates.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Direction marks and joiners other than the half-space; vowel signs and superscript alef.
_MARKS = re.compile("[\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_VOWEL_SIGNS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_NOT_A_WORD = re.compile(r"[\W_]+")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")


def clean(text: str) -> str:
    """Make text fit to store and show; keep half-spaces, emoji, links and line breaks as the person wrote them."""
    text = _UNSTORABLE.sub("", text.replace("\r\n", "\n"))
    return unicodedata.normalize("NFC", text).translate(_ARABIC_TO_PERSIAN).strip()


def fold(text: str) -> str:
    """Reduce text to what counts when two spellings are compared: words, single spaces, ASCII digits.

    Half-spaces become spaces («جا‌ندارم» equals «جا ندارم»); use `squeeze` where joined forms must match too.
    """
    text = unicodedata.normalize("NFKC", text).casefold().replace(ZWNJ, " ")
    text = _VOWEL_SIGNS.sub("", _MARKS.sub("", text))
    text = text.translate(_ARABIC_TO_PERSIAN).translate(_SAME_LETTER).translate(_DIGITS_TO_ASCII)
    return _STRETCHED.sub(r"\1", _NOT_A_WORD.sub(" ", text)).strip()


def squeeze(text: str) -> str:
    """Fold and drop the spaces too: «نازی آباد», «نازی‌آباد» and «نازیاباد» become one."""
    return fold(text).replace(" ", "")


def ascii_digits(text: str) -> str:
    """Write every Persian and Arabic digit as an ASCII one."""
    return text.translate(_DIGITS_TO_ASCII)


def persian_digits(text: str) -> str:
    """Write every ASCII and Arabic digit as a Persian one."""
    return text.translate(_DIGITS_TO_PERSIAN)
