"""What holds everywhere: back, menu, cancel, language, old buttons; read before any question sees the message."""

from dataclasses import dataclass

from talk.heard import Heard, Kind
from talk.questions import Words, spoken
from talk.state import State

BACK = ("بازگشت", "برگشت", "برگرد", "عقب", "قبلی", "back", "/back")
MENU = (
    "منو",
    "منوی اصلی",
    "منو اصلی",
    "خانه",
    "شروع",
    "menu",
    "main menu",
    "home",
    "/start",
    "/menu",
    "start",
)
CANCEL = ("لغو", "کنسل", "انصراف", "بی خیال", "بیخیال", "ولش کن", "cancel", "/cancel", "/stop")
AGAIN = ("ادامه", "ادامه می دهم", "ادامه میدم", "continue")
EXIT = ("خروج", "پاک کن", "پاکش کن", "exit")
PERSIAN = ("فارسی", "زبان فارسی", "farsi", "persian", "/fa")
ENGLISH = ("english", "انگلیسی", "زبان انگلیسی", "inglisi", "/en", "/english")


@dataclass(frozen=True, slots=True)
class Open:
    """Open a conversation by name."""

    script: str


@dataclass(frozen=True, slots=True)
class Back:
    """Go back from the question at a place in the log, or from the present one, to the one before it."""

    at: int | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """Leave what is open."""


@dataclass(frozen=True, slots=True)
class Again:
    """Ask the open question once more."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Go on in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to the question at a place in the log, by the key of its button."""

    at: int
    key: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A button of a talk that is over."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The same button tapped twice: done already."""


Command = Open | Back | Cancel | Again | Speak | Answer | Stale | Nothing

_BY_WORDS: dict[str, Command] = {
    spoken(word): command
    for words, command in (
        (BACK, Back()),
        (MENU, Open("menu")),
        (CANCEL, Cancel()),
        (AGAIN, Again()),
        (EXIT, Open("exit")),
        (PERSIAN, Speak("fa")),
        (ENGLISH, Speak("en")),
    )
    for word in words
}

_BY_LABEL: tuple[tuple[str, Command], ...] = (
    ("nav-back", Back()),
    ("nav-menu", Open("menu")),
    ("nav-emergency", Open("emergency")),
    ("nav-again", Again()),
    ("human-label", Open("human")),
    # Whether it is safe to write hangs under our words long after the talk, and may be answered in words.
    ("human-safe-yes", Open("safe-yes")),
    ("human-safe-no", Open("safe-no")),
)


def command(heard: Heard, state: State, words: Words, *, in_words: bool = True) -> Command | None:
    """Read a message as a command; None when it is an answer or anything else.

    Without `in_words` only buttons, their labels and «/…» are commands: «خانه» may answer a question of one of us.
    """
    if heard.kind is Kind.TAP:
        return tapped(heard.data, state)
    if heard.kind is not Kind.TEXT:
        return None
    if heard.text.startswith("/start"):
        return Open("menu")
    said = spoken(heard.text)
    if state.script and said == spoken(words("nav-anew", {})):
        return Open(state.script)
    spoken_command = _BY_WORDS.get(said) if in_words or heard.text.startswith("/") else None
    return spoken_command or next((c for label, c in _BY_LABEL if spoken(words(label, {})) == said), None)


def tapped(data: str, state: State) -> Command:
    """Read what a button carried: `go/SCRIPT`, `lang/CODE`, or `a|back|again/RUN.PLACE[/KEY]`."""
    verb, _, rest = data.partition("/")
    if verb == "go":
        return Open(rest)
    if verb == "lang" and rest in {"fa", "en"}:
        return Speak(rest)
    mark, _, key = rest.partition("/")
    run, _, place = mark.partition(".")
    if not (run.isdecimal() and place.isdecimal()) or int(run) != state.run or int(place) > len(state.log):
        return Stale()
    return placed(verb, int(place), key, state)


def placed(verb: str, place: int, key: str, state: State) -> Command:
    """Read a button of the present talk that belongs to the question at `place`."""
    current = place == len(state.log)
    if verb == "back":
        return Back(place)
    if verb == "again":
        return Again()
    if verb != "a":
        return Stale()
    if not current and state.log[place][1] == key:
        return Nothing()
    return Answer(place, key)
