"""Tells a language that nobody here reads by rule: Arabic, Azeri, Kurdish, Turkish, Urdu, Pashto, or another script."""

import re
import unicodedata

_WRITTEN = (
    # Arabic
    "انا أنا اريد أريد  اين أين هذا هذه لدي لدی كيف لماذا ليس عندي عندی ممكن مساعدة مساعده الليلة معي لنا زوجي "
    "والجو للنوم الآن أستطيع الحياة كل يوم أنت مرحبا "
    # Azeri and Turkish
    "سلاملار منیم سنین ایستیرم ائویم یوخدی یوخدو واردی هارا هاردا نجه "
    "گئجه یاردیم لازیمدی ائله دئییر اولسون قالمیشام "
    "کؤمک کومک ائدین منی داها گلمیر ben bana benim icin yardim istiyorum nerede kalacak yer yok lutfen mene menim ucun "
    "komek lazimdi necesen haradadir isteyirem evim yoxdu "
    # Kurdish
    "خوزگه ئیتر ژیان دەمەوێ یارمەتی هەیە نیە شەو alikari tune heye "
    # Urdu
    "مجھے چاہیے نہیں ہے کہاں میں مدد کریں mujhe chahiye nahi hai kahan mein "
    # Pashto
    "زه مرسته غواړم لرم چیرته"
)
_WORDS = frozenset(_WRITTEN.split())
_OUR_LETTERS = re.compile("[\u0600-\u06ff]|[a-z]", re.IGNORECASE)
_THEIR_LETTERS = re.compile("[ەێۆڕڵڤټډړږښګڼېۍےںٹڈڑھşğıçöüəŞĞİÇÖÜƏؤ]")
LOOKED_AT, ENOUGH = 400, 2
"""Signs that are looked at; words or letters of another language that are enough, if a quarter of all words."""


def is_foreign(text: str) -> bool:
    """Tell whether a person must read it: it is in no language of Persian, Dari, Finglish and English."""
    text = text[:LOOKED_AT]
    letters = [sign for sign in text if unicodedata.category(sign).startswith("L")]
    strange = sum(not _OUR_LETTERS.match(sign) for sign in letters)
    if strange * 3 > len(letters):
        return True
    words = re.findall(r"\w+", text.lower())
    theirs = sum(word in _WORDS for word in words) + len(_THEIR_LETTERS.findall(text))
    return theirs >= ENOUGH and theirs * 4 >= len(words)
