"""Knows words in all their forms: verbs by stems, prefixes, persons and objects; nouns by owner, plural and «را».

Nothing is listed form by form: a word is taken apart when it is met, in Persian letters or, through the spellings
that `triage.finglish` offers, in Latin ones.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple, TypeAlias

from triage.finglish import spellings
from triage.views import key

Features: TypeAlias = frozenset[str]
"""Of a verb: `1` `2` `3` who does it, `me` `you` `them` to whom, `past` `pres` `subj` `inf`, `neg`. Of a noun: `1` `2`
`3` whose it is, `acc` with «را»."""

_PERSONS = {"م": "1", "ی": "2", "ه": "3", "د": "3", "یم": "1", "ین": "2", "ید": "2", "ن": "3", "ند": "3", "": "3"}
_PAST_PERSONS = {"م": "1", "ی": "2", "": "3", "یم": "1", "ین": "2", "ید": "2", "ن": "3", "ند": "3"}
_PERFECT_PERSONS = {"1": "م|ام|یم|ایم|یمش|مش", "2": "ی|ای|ین", "3": "|ن|اند|ست|س|ند|ش|تش"}
_OBJECTS = {
    "": "", "م": "me", "ت": "you", "ش": "them", "مون": "me", "تون": "you", "شون": "them",
    "مان": "me", "تان": "you", "شان": "them",
}  # fmt: skip
_OWNERS = {
    "": "", "م": "1", "ت": "2", "ش": "3", "مون": "1", "تون": "2", "شون": "3", "مان": "1", "تان": "2", "شان": "3",
    "ام": "1", "ات": "2", "اش": "3", "یم": "1", "یت": "2", "یش": "3",
}  # fmt: skip


def _present_endings() -> dict[str, Features]:
    """Give the endings of a present verb with its object: «ه», «م», «تم» (hits me), «مش» (I hit them)."""
    found: dict[str, Features] = {}
    for (ending, person), (tail, whom) in product(_PERSONS.items(), _OBJECTS.items()):
        spoken = "ت" if person == "3" and ending in {"ه", ""} and tail else ending
        for end in {spoken, "د" if spoken == "ت" else spoken}:
            found.setdefault(end + tail, frozenset({person, whom} - {""}))
    return found | {"": frozenset({"3"}), "ن": frozenset({"3"})}


def _past_endings() -> dict[str, Features]:
    """Give the endings of a past verb with its object, of the perfect and of the infinitive."""
    found: dict[str, Features] = {}
    for (ending, person), (tail, whom) in product(_PAST_PERSONS.items(), _OBJECTS.items()):
        forms = {ending + tail}
        if not ending and tail:
            forms = {"ت" + tail, "ه" + tail, "ش"} if whom == "them" else {"ت" + tail}
        for form in forms:
            found.setdefault(form, frozenset({person, whom, "past"} - {""}))
    for person, endings in _PERFECT_PERSONS.items():
        for ending in endings.split("|"):
            found.setdefault("ه" + ending, frozenset({person, "past"}))
    for tail, owner in _OWNERS.items():
        found["ن" + tail] = found.get("ن" + tail, frozenset()) | {"inf"} | ({f"of{owner}"} if owner else set())
    found["ن"] = frozenset({"3", "past", "inf"})
    found["نی"] = frozenset({"inf"})
    return found


def _noun_endings() -> dict[str, Features]:
    """Give the endings of a noun: plural, «ی», owner, «را», «است»."""
    found: dict[str, Features] = {}
    acc = {"": "", "و": "acc", "رو": "acc", "را": "acc", "ره": "acc"}
    tails = ("", "ه", "ست", "س", "ن", "ی", "یه", "ند", "هم", "یم")
    for plural, (owner, whose), (mark, case), tail in product(
        ("", "ها", "ا", "های", "ی", "هایی", "ای"), _OWNERS.items(), acc.items(), tails
    ):
        if mark and tail:
            continue
        found.setdefault(plural + owner + mark + tail, frozenset({whose, case} - {""}))
    for owner, whose in _OWNERS.items():
        if whose:  # «دخترمه» may be «دخترم را» in Dari and «دخترم است»
            found[owner + "ه"] = frozenset({whose, "acc"})
    return found | {"ه": frozenset(), "هم": frozenset({"1"}), "هش": frozenset({"3"}), "هت": frozenset({"2"})}


_PRESENT, _PAST, _NOUN = _present_endings(), _past_endings(), _noun_endings()
_SHORT_NOUN = {ending: _NOUN[ending] for ending in ("", "و", "رو", "ها", "ی", "ه")}
_PRESENT_PREFIXES = (
    ("نمی", {"neg", "pres"}), ("می", {"pres"}), ("نم", {"neg", "pres"}), ("م", {"pres"}), ("همی", {"pres"}),
    ("بی", {"subj"}), ("ب", {"subj"}), ("نی", {"neg", "subj"}), ("ن", {"neg", "subj"}),
)  # fmt: skip
_BARE_PREFIXES = (("ن", {"neg", "subj"}), ("", {"subj"}))
_PAST_PREFIXES: tuple[tuple[str, set[str]], ...] = (
    ("نمی", {"neg"}), ("می", set()), ("نم", {"neg"}), ("ن", {"neg"}), ("نی", {"neg"}), ("م", set()), ("بر", set()),
    ("", set()),
)  # fmt: skip


def _may_stand(prefix: str, stem: str, ending: str) -> bool:
    """Tell whether a stem of one letter stands clearly enough: «بیا», not «با»; «بده», not «بد»."""
    if len(stem) > 1:
        return True
    return prefix.endswith("ی") if stem == "ا" else bool(ending)


ENOUGH = 4
"""Ways to read a Latin word after which no more are looked for."""

LONGEST = 24
"""Letters of the longest word that is taken apart; longer ones are no words."""


class Form(NamedTuple):
    """One way to take a word apart."""

    base: str
    features: Features


class Words:
    """The words a lexicon speaks of, found in any form."""

    def __init__(
        self, verbs: Mapping[str, Mapping[str, list[str]]], exact: Iterable[str], general: Iterable[str]
    ) -> None:
        """Take verbs (stems `present`, `past`, `bare`, `latin` hints), words without endings, and general ones."""
        self._present: dict[str, list[str]] = {}
        self._past: dict[str, list[str]] = {}
        self._bare: dict[str, list[str]] = {}
        self._hints: dict[str, list[str]] = {}
        for name, stems in verbs.items():
            for kind, into in (("present", self._present), ("past", self._past), ("bare", self._bare)):
                for stem in stems.get(kind, []):
                    into.setdefault(key(stem), []).append(name)
            if "latin" in stems:
                self._hints[name] = stems["latin"]
        self._nouns: dict[str, str] = {}
        self._exact = {key(word) for word in exact}
        self._general = frozenset(general)
        self._without_ain: dict[str, str] = {}
        self.forms = lru_cache(maxsize=8192)(self._forms)

    def add(self, nouns: Iterable[str]) -> None:
        """Take more words that are found with their endings; one that begins with «=» is found as it is."""
        for noun in nouns:
            if noun.startswith("="):
                self._exact.add(key(noun))
            elif key(noun) not in self._exact:
                self._nouns[key(noun)] = key(noun)
                self._add_latin(key(noun))

    def _add_latin(self, stem: str) -> None:
        """Note how a word with «ع» looks when it comes from Latin letters, which have none."""
        if "ع" in stem:
            first = stem.replace("ع", "ا", 1) if stem.startswith("ع") else stem
            self._without_ain[first.replace("ع", "")] = stem

    def knows(self, word: str) -> bool:
        """Tell whether any word of the lexicon has this form."""
        return word in self._general or bool(self.forms(word)[0])

    def _forms(self, word: str) -> tuple[tuple[Form, ...], str]:
        """Take a canonical word apart in every way, and tell how it is written in Persian letters."""
        if len(word) > LONGEST:
            return (), word
        if not word.isascii() or word.isdigit():
            return tuple(self._persian(word)), word
        found: list[Form] = []
        written = ""
        candidates = spellings(word)
        for candidate in candidates:
            forms = self._persian(candidate) or self._persian(self._without_ain.get(candidate, ""))
            forms = [form for form in forms if self._fits(form, word)]
            if forms or candidate in self._general:
                written = written or candidate
            found += [form for form in forms if form not in found]
            if len(found) >= ENOUGH:
                break
        return (Form(word, frozenset()), *found), written or candidates[0]

    def _fits(self, form: Form, word: str) -> bool:
        """Tell whether the vowels of a Latin word fit the verb: «bokosh» is not «bekesh»."""
        hints = self._hints.get(form.base)
        return hints is None or any(hint in word for hint in hints)

    def _persian(self, word: str) -> list[Form]:
        """Take a word in Persian letters apart in every way."""
        if not word:
            return []
        found = [Form(word, frozenset())] if word in self._exact else []
        found += self._noun(word)
        found += self._verb(word, _PRESENT_PREFIXES, self._present, _PRESENT)
        found += self._verb(word, _BARE_PREFIXES, self._bare, _PRESENT)
        found += self._verb(word, _PAST_PREFIXES, self._past, _PAST)
        return found

    def _noun(self, word: str) -> list[Form]:
        """Take a noun from its endings, in every way."""
        found = []
        for length in range(len(word), 1, -1):
            stem = self._nouns.get(word[:length])
            if stem is not None:
                features = (_SHORT_NOUN if length == 2 else _NOUN).get(word[length:])  # noqa: PLR2004 (letters)
                if features is not None:
                    found.append(Form(stem, features))
        return found

    @staticmethod
    def _verb(
        word: str,
        prefixes: Iterable[tuple[str, set[str]]],
        stems: Mapping[str, list[str]],
        endings: Mapping[str, Features],
    ) -> list[Form]:
        """Take a verb from its prefix and its endings."""
        found = []
        for prefix, features in prefixes:
            if not word.startswith(prefix):
                continue
            rest = word[len(prefix) :]
            for length in range(min(len(rest), 7), 0, -1):
                names = stems.get(rest[:length])
                if names is None:
                    continue
                ending = endings.get(rest[length:])
                if ending is not None and _may_stand(prefix, rest[:length], rest[length:]):
                    found += [Form(name, ending | features) for name in names]
                    break
        return found
