"""What somebody wants to talk about: eight topics to choose from, or what their words say."""

from typing import Any

from services.routing import MEANT
from talk import Option, Talk
from texts.persian import fold
from triage import read

OPENS = (
    "مشاوره",
    "مشاور",
    "روان شناس",
    "روانشناس",
    "روان پزشک",
    "روانپزشک",
    "مددکار",
    "وکیل",
    "یکی باهام حرف بزنه",
    "حرف بزنم با یکی",
    "درد دل",
    "درددل",
    "moshavere",
    "moshaver",
    "ravanshenas",
    "madadkar",
    "vakil",
    "counselling",
    "counseling",
    "counsellor",
    "psychologist",
    "social worker",
    "lawyer",
)
"""What people write who want somebody to talk to."""

FAMILY = ("خانواده", "همسر", "شوهرم", "زنم", "ازدواج", "khanevade", "family", "family and spouse")
CHILD = ("بچه", "بچه ام", "کودک", "فرزند", "پسرم", "دخترم", "bache", "child")
MOOD = ("حالم", "حال روحی", "روحی", "روانی", "افسردگی", "استرس", "غم", "ruhi", "mood")
RECOVERY = ("اعتیاد", "ترک", "مواد", "مصرف", "الکل", "etiad", "addiction")
VIOLENCE = ("خشونت", "آزار", "کتک", "khoshunat", "violence")
LEGAL = ("حقوقی", "وکیل", "طلاق", "حضانت", "بدهی", "زندان", "مهریه", "vakil", "legal")
LIVING = ("کار معیشت مدارک", "کار", "معیشت", "مدارک", "پول", "اجاره", "kar", "work money papers", "work", "money")
OTHER = ("دیگر", "چیز دیگه", "یه چیز دیگه", "هیچکدام", "other")
"""What people write instead of tapping."""

_FILLERS = """
و به از با برای برا در را رو یه یک من ما ی ای ها ه سلام لطفا می خواهم خوام میخوام میخواهم نیاز لازم دارم هست
mikham mikhaham baraye ye yek man salam lotfan i a an the need want with to for please
"""
FILLERS = frozenset(_FILLERS.split())
"""Folded words that tell nothing of what it is about."""

FEW = 2
"""Words in which one that names a topic says it all: «مشاورهٔ حقوقی»."""

TOPICS = (
    Option("family", "counselling-family", also=FAMILY),
    Option("child", "counselling-child", also=CHILD),
    Option("mood", "counselling-mood", also=MOOD),
    Option("recovery", "counselling-recovery", also=RECOVERY),
    Option("violence", "counselling-violence", also=VIOLENCE),
    Option("legal", "counselling-legal", also=LEGAL),
    Option("living", "counselling-living", also=LIVING),
    Option("other", "counselling-other", also=OTHER),
)

NAMES = {option.key: option.label for option in TOPICS} | {
    "work": "counselling-work",
    "papers": "counselling-papers",
    "severe": "counselling-mood",
}
"""What of services.routing.ROUTES is meant -> what people call it."""


def understood(text: str) -> str:
    """Read what words are about: a key of ROUTES, or "" when that must be asked.

    Whoever only asks for somebody («یه مشاور می‌خوام») has not said what about, and whoever types what stands on a
    button means the button.
    """
    whole = said = fold(text)
    for phrase in map(fold, OPENS):
        said = said.replace(phrase, " ")
    telling = [word for word in said.split() if word not in FILLERS]
    if any(whole in map(fold, option.also) for option in TOPICS) or len(telling) <= (said == whole):
        return ""
    named = [option.key for option in TOPICS if any(fold(word) in telling for word in option.also)]
    if len(named) == 1 and len(telling) <= FEW:
        return named[0]
    # To ask for a counsellor sounds of distress by itself: then what else was said decides.
    topics = (MEANT.get(read(words).topic, "") for words in (text, said))
    return next((topic for topic in topics if topic != "mood"), "mood")


def saying_topic(talk: Talk, topic: str) -> dict[str, Any]:
    """Say the topic: as it was understood from their words, so that they can say no; or as they chose it."""
    is_read = talk.state.given.get("topic") == topic
    return {
        "message": "counselling-understood" if is_read else "counselling-about",
        "topic": {"message": NAMES[topic]},
    }
