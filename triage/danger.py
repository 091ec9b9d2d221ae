"""A first net: plain phrases of danger to life, in Persian and Finglish, matched on folded text.

Sources of the phrases: the crisis language that Persian-speaking helplines describe, street spelling, and the
Latin spellings people type. It asks too often rather than too rarely: its only effect is the emergency card,
after which the conversation goes on where it was. It knows no negation and no idiom.
"""

from texts.persian import squeeze

PHRASES = (
    # dying and suicide
    "خودکشی", "خودمو بکشم", "خودم را بکشم", "خودم رو بکشم", "خودمو میکشم", "خودمو خلاص", "خودم را خلاص",
    "میخوام بمیرم", "می خواهم بمیرم", "کاش بمیرم", "کاش میمردم", "دیگه نمیخوام زنده", "نمی خواهم زنده",
    "رگمو بزنم", "رگم را بزنم", "رگمو زدم", "خودمو دار بزنم", "خودمو پرت", "خودمو میندازم",
    "قرص خوردم", "همه قرص ها", "همه قرصا", "قرص برنج", "سم خوردم", "وایتکس خوردم", "خودزنی",
    "khodkoshi", "khodamo bokosham", "khodamo mikosham", "khodkoshi", "mikham bemiram", "mikhaam bemiram",
    "ghors khordam", "qors khordam", "ragamo",
    # violence now
    "منو میزنه", "من را می زند", "داره منو میزنه", "کتکم میزنه", "کتکم زد", "چاقو کشید", "با چاقو",
    "میخواد منو بکشه", "می خواهد مرا بکشد", "منو میکشه", "تهدید به مرگ", "تهدیدم کرد به مرگ", "بهم تجاوز",
    "به من تجاوز", "mano mizane", "mikhad mano bokoshe", "chaghoo", "chaghu",
    # life-threatening
    "نفس نمیکشه", "نفسش بالا نمیاد", "نمیتونم نفس", "بیهوش شده", "بیهوشه", "به هوش نمیاد", "تشنج کرده",
    "خون بند نمیاد", "داره میمیره", "از سرما میمیر", "یخ میزن", "نمیتونه بیدار", "آتش گرفته", "بوی گاز",
    "nafas nemikeshe", "bihoosh", "bihush",
    # English
    "kill myself", "want to die", "suicide", "he is beating me", "not breathing", "overdose",
)  # fmt: skip
"""Phrases of danger; half-spaces and spaces do not matter."""

_SQUEEZED = tuple(dict.fromkeys(squeeze(phrase) for phrase in PHRASES))


def is_danger(text: str) -> bool:
    """Tell whether words speak of danger to somebody's life, now or soon."""
    squeezed = squeeze(text) if text else ""
    return bool(squeezed) and any(phrase in squeezed for phrase in _SQUEEZED)
