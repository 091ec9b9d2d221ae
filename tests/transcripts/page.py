"""A transcript as a file: what its lines mean, and how the house's answers are written into it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handlers.menu import STANDING, all_rows, more_rows
from services.outbox import Outgoing
from talk import Button
from tests.screen import WORDS, buttons_of
from texts.fluent import LANGUAGES
from texts.persian import ascii_digits, persian_digits

FOLDER = Path(__file__).parent
CITIZEN, BOT, CITY, LATER, STAFF = "شهروند: ", "بات: ", "شهر: ", "زمان: ", "همکار: "
INDENT = " " * len(BOT)
THERE = {"telegram": "شهروند در تلگرام: ", "bale": "شهروند در بله: "}
"""The same person at their other messenger, by its name."""
ELSEWHERE = {"telegram": "بات در تلگرام: ", "bale": "بات در بله: "}
"""Messages that arrive in the messenger which the person is not writing in just now."""
OTHER_NAME = {"تلگرام": "بله", "بله": "تلگرام"}
ANSWERS = (BOT, *ELSEWHERE.values(), INDENT)
"""How lines begin that the house writes."""

_DIRECTION = re.compile("[\u200e\u200f\u2066-\u2069]")
_LOCATION = re.compile(r"\(موقعیت ([0-9٫]+) ([0-9٫]+)\)")
_LATER = re.compile(r"([0-9]+) (دقیقه|ساعت|روز) بعد")
# «در بله», and the name on a line of its own; «بله، امن است» is a yes and stays.
_NAMED = re.compile(rf"(?<=در )(?:تلگرام|بله)\b|(?<=^{INDENT})(?:تلگرام|بله)$", re.MULTILINE)
_POINT = re.compile(rf"(: \(نقشه .*\)\n)(?:{INDENT}.*\n){{2}}")
_UNITS = {"دقیقه": "minutes", "ساعت": "hours", "روز": "days"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line that stays as its author wrote it; `number` counts from 1."""

    number: int
    text: str

    @property
    def citizen_does(self) -> str | None:
        """What the citizen does, if this line is theirs."""
        start = next((each for each in (CITIZEN, *THERE.values()) if self.text.startswith(each)), None)
        return None if start is None else self.text.removeprefix(start)

    @property
    def is_there(self) -> bool:
        """Whether the citizen does it at their other messenger."""
        return self.text.startswith(tuple(THERE.values()))

    @property
    def colleague_does(self) -> str | None:
        """What a member of staff does, if this line is theirs."""
        return self.text.removeprefix(STAFF) if self.text.startswith(STAFF) else None

    @property
    def passes(self) -> dict[str, float] | None:
        """How much time passes before the next line, as arguments of a timedelta."""
        if not self.text.startswith(LATER):
            return None
        amount, unit = found(_LATER, ascii_digits(self.text.removeprefix(LATER)), self)
        return {_UNITS[unit]: float(amount)}

    @property
    def city(self) -> str | None:
        """Which city the conversation takes place in, if this line names it."""
        return self.text.removeprefix(CITY) if self.text.startswith(CITY) else None


def found(pattern: re.Pattern[str], text: str, line: Line) -> tuple[str, ...]:
    """Give what a pattern finds in a whole text, or say which line is not understood."""
    match = pattern.fullmatch(text)
    assert match, f"line {line.number} is not understood: {line.text}"
    return match.groups()


def read(path: Path, platform: str) -> str:
    """Read a file as the conversation goes when it begins on that messenger; files are written as on Telegram.

    On Bale the messengers change places, a point on the map comes without name and address, and the menu is a
    keyboard of four, with one tap more to what does not stand there; so it is the other way round in the other one.
    """
    text = path.read_text("utf-8")
    if platform == "telegram":
        return text
    text = _POINT.sub(r"\1", _NAMED.sub(lambda name: OTHER_NAME[name[0]], text))
    for language in LANGUAGES:
        under, at_hand = _rows(language, all_rows(language)), _rows(language, STANDING)
        text = text.replace(under, "\0").replace(at_hand, under).replace("\0", at_hand)
    lines: list[str] = []
    for line in text.splitlines():
        lines += [*_through_more(line, "\n".join(lines)), line]
    return "\n".join(lines) + "\n"


def _rows(language: str, rows: Iterable[Iterable[Button]]) -> str:
    """Write rows of buttons as they stand under a message."""
    labels = [" ".join(f"[{WORDS.label(language, each.label)}]" for each in row) for row in rows]
    return "".join(f"{INDENT}{row}\n" for row in labels)


def _through_more(line: str, before: str) -> list[str]:
    """Give the tap and the answer before the first tap on what hangs under «other services»."""
    label = line.removeprefix(CITIZEN)
    for language in LANGUAGES:
        offered = _rows(language, more_rows(language))
        if line.startswith(f"{CITIZEN}[") and label not in before and label in offered:
            asked, said = WORDS.label(language, "more-label"), WORDS.say(language, "more-offered")
            return [f"{CITIZEN}[{asked}]", BOT + _DIRECTION.sub("", said), *offered.splitlines(), ""]
    return []


def written(text: str) -> list[Line]:
    """Pick the lines that an author writes: remarks, the city, the time, the citizen; not the bot's."""
    lines = [Line(number, each) for number, each in enumerate(text.splitlines(), 1)]
    for line in lines:
        known = line.text.startswith((CITIZEN, *THERE.values(), *ANSWERS, CITY, LATER, STAFF, "#"))
        assert known or not line.text, f"line {line.number} is not understood: {line.text}"
    return [line for line in lines if line.text and not line.text.startswith(ANSWERS)]


def location(line: Line) -> tuple[float, float]:
    """Read «(موقعیت ۳۵٫۶۶۲ ۵۱٫۴۲۷)» as degrees north and east."""
    lat, lon = found(_LOCATION, ascii_digits(line.citizen_does or ""), line)
    return float(lat.replace("٫", ".")), float(lon.replace("٫", "."))


def shown(messages: Iterable[Outgoing], platform: str, start: str = BOT) -> list[str]:
    """Write messages of the house on a messenger as lines of a transcript."""
    return [line for message in messages for line in _one(message, platform, start)]


def _one(message: Outgoing, platform: str, start: str) -> Iterator[str]:
    lines = _DIRECTION.sub("", message.text).split("\n")
    # A messenger shows a point, Telegram also its name and address, and not the words for it in the thread.
    if venue := message.content.get("venue"):
        point = persian_digits(f"{venue['lat']} {venue['lon']}").replace(".", "٫")
        named = [venue["title"], venue["address"]] if platform == "telegram" else []
        lines = [f"(نقشه {point})", *named]
    # The keyboard that stays is written where it is the menu, not each time it comes back.
    is_menu_again = message.content.get("lasting") and message.content["message"] != "menu-greeting"
    for row in [] if is_menu_again else message.content.get("buttons") or message.content.get("keyboard") or []:
        lines.append(" ".join(f"[{each['text']}]" for each in row))
    for place, line in enumerate(lines):
        yield ((INDENT if place else start) + line).rstrip()


def labels(messages: Iterable[Outgoing]) -> set[str]:
    """Words of all buttons under some messages."""
    return {each["text"] for message in messages for each in buttons_of(message.content)}


def laid_out(parts: Iterable[str]) -> str:
    """Lay lines out as a file: an empty line before each turn of the citizen and each leap in time."""
    lines: list[str] = []
    for part in parts:
        before = lines[-1] if lines else ""
        if part.startswith(LATER) or (
            part.startswith((CITIZEN, *THERE.values())) and not before.startswith((LATER, "#"))
        ):
            lines.append("")
        lines.append(part)
    return "\n".join(lines) + "\n"
