"""Turns a message into sentences of canonical words: the same words for every way people type them.

Letters that sound alike, doubled letters, «خوا» and half-spaces fall together; verb prefixes and short endings are
joined to their word; emoji and typed laughter become words; letters kept apart by dots or spaces are put together.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from texts.persian import fold

LONGEST = 4096
"""Signs read of one message; a messenger carries no more."""

_EMOJI = {
    "😂🤣😅😆😄😁😀😃😹😜😝🙃": "ایموخنده",
    "😭😢🥺😔😞💔🥀☹🙁😿": "ایموگریه",
    "🔪🗡🪓": "ایموچاقو",
    "🔫": "ایموتفنگ",
    "💊💉": "ایموقرص",
    "🩸": "ایموخون",
    "🪦⚰☠💀": "ایمومرگ",
    "👋🕊": "ایموبدرود",
    "🆘🚨": "ایموکمک",
    "🔥": "ایمواتیش",
    "🙏": "ایمودعا",
    "❤♥😍🥰😘🌹🌸💐😊🙂☺": "ایمومهر",
}
_EMOJI_WORDS = str.maketrans({sign: f" {word} " for signs, word in _EMOJI.items() for sign in signs})
_TYPED_LAUGHTER = re.compile(
    r"[:;=]-?[)D]+|(?<!\w)(?:خ{3,}|ه{3,}|(?:ها){2,}ه?|(?:ha){2,}h?|(?:kh){3,}|lol+|xd+)(?!\w)", re.IGNORECASE
)
_TYPED_TEARS = re.compile(r"[:;=]'?-?\(+")
_INNER_SIGN = re.compile(r"(?<!\S)[^\W\d_]+(?:[.*•·_\-ـ/|+~][^\W\d_]+)+")
_SIGNS = re.compile(r"[.*•·_\-ـ/|+~]+")
_LETTERS_APART = re.compile(r"(?<!\w)(?:[^\W\d_][ .\-_*]){3,}[^\W\d_](?!\w)")
_SENTENCE_END = re.compile(r"[.!?؟;؛…\n\r]+")
_SAME_SOUND = str.maketrans("ثصذضظطحغ", "سسزززتهق")
_REPEATED = re.compile(r"([^\W\d])\1+")
_NUMBER_THEN_LETTERS = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")

PIECE, GLUED, LONGEST_GLUED = 3, 8, 40
"""Letters of what may be a piece of a word, and of what may be several words in one."""

_PREFIXES = frozenset({"می", "نمی"})
_WRITTEN = (
    "ها های هایی هایم هام هامو هاش هاشو هات هاتو هامون هاشون هاتون هارو هاو ات اش ایم اید اند "
    "م ت ش س ه ن مون تون شون مان تان شان مو شو ست تر ترین یی یم"
)
_ENDINGS = frozenset(_WRITTEN.split())
_AFTER_VOWEL = frozenset({"ای", "ام"})
_VOWELS = "هایو"


@dataclass(frozen=True, slots=True)
class View:
    """A message as canonical words, in order."""

    words: tuple[str, ...]
    sentence: tuple[int, ...]
    """The number of the sentence of each word."""
    asks: bool
    """Whether there is a question mark."""


def canonical(text: str) -> str:
    """Fold text further than `fold`: letters that sound alike, «خوا», doubled letters; words stay apart."""
    return _REPEATED.sub(r"\1", fold(text).translate(_SAME_SOUND).replace("خوا", "خا"))


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """Write a word or phrase of the lexicon as the words of a view, spaces between."""
    return " ".join(_join(canonical(word).split()))


def view(text: str, known: Callable[[str], bool]) -> View:
    """Read a message into canonical words; `known` tells whether a word put together from pieces is one."""
    text = text[:LONGEST]
    text = _TYPED_TEARS.sub(" ایموگریه ", _TYPED_LAUGHTER.sub(" ایموخنده ", text)).translate(_EMOJI_WORDS)
    text = _LETTERS_APART.sub(lambda found: _SIGNS.sub("", found[0]).replace(" ", ""), text)

    def together(found: re.Match[str]) -> str:
        joined = _SIGNS.sub("", found[0])
        return joined if known(canonical(joined)) else found[0]

    text = _INNER_SIGN.sub(together, text)
    words: list[str] = []
    sentence: list[int] = []
    for number, piece in enumerate(_SENTENCE_END.split(text)):
        folded = canonical(piece)
        if folded:
            joined = _mend(_join(_NUMBER_THEN_LETTERS.sub(" ", folded).split()), known)
            words += joined
            sentence += [number] * len(joined)
    return View(tuple(words), tuple(sentence), "?" in text or "؟" in text)


def _join(words: list[str]) -> list[str]:
    """Join «می» to the verb after it and short endings to the word before them."""
    joined: list[str] = []
    prefix = ""
    for word in words:
        if word in _PREFIXES:
            joined += [prefix] if prefix else []
            prefix = word
        elif prefix:
            joined.append(_REPEATED.sub(r"\1", prefix + word))
            prefix = ""
        elif joined and _is_ending(word, joined[-1]):
            joined[-1] = _REPEATED.sub(r"\1", joined[-1] + word)
        else:
            joined.append(word)
    return joined + ([prefix] if prefix else [])


def _mend(words: list[str], known: Callable[[str], bool]) -> list[str]:
    """Put together a word written in pieces, and take apart words written as one, where only that makes sense."""
    mended: list[str] = []
    pieces: list[str] = []
    for word in [*words, ""]:
        if word and len(word) <= PIECE and not word.isascii() and not known(word):
            pieces.append(word)
            continue
        joined = "".join(pieces)
        mended += [joined] if len(pieces) > 1 and PIECE < len(joined) <= LONGEST_GLUED and known(joined) else pieces
        pieces = []
        if GLUED < len(word) <= LONGEST_GLUED and not word.isascii() and not known(word):
            mended += _apart(word, known) or [word]
        elif word:
            mended.append(word)
    return mended


def _apart(word: str, known: Callable[[str], bool]) -> list[str] | None:
    """Cut a long word into known ones, the longest first, or give nothing."""
    if not word:
        return []
    for length in range(min(len(word) - 1, 10), 1, -1):
        if known(word[:length]):
            rest = word[length:]
            cut = [rest] if known(rest) else _apart(rest, known) if len(rest) > 1 else None
            if cut is not None:
                return [word[:length], *cut]
    return None


def _is_ending(word: str, before: str) -> bool:
    """Tell whether a short word is an ending of the word before it."""
    if before.isdigit() or before.isascii():
        return False
    return word in _ENDINGS or (word in _AFTER_VOWEL and before[-1] in _VOWELS)
