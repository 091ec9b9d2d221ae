"""The emergency card and the list of lines open now: answered at any moment, without leaving what is open."""

from datetime import datetime  # noqa: TC003

from handlers.services import Services
from services.lines import OpenLine, emergency_card_lines, open_lines
from talk import Button, Script, Talk


def say_lines(talk: Talk, heading: str, lines: list[OpenLine], *, urgent: bool = False) -> None:
    """Say a heading and under it each line: its name, and its number on a line of its own."""
    human = Button("human-label", "go/human")
    buttons = ((human,), (Button("shelter-label", "go/shelter"), Button("nav-menu", "go/menu")))
    talk.say(heading, buttons=buttons, urgent=urgent, lines=[shown(line, talk) for line in lines])


def shown(line: OpenLine, talk: Talk) -> dict[str, object]:
    """Give the values with which one line is written, under the message ids `line-open` and `line-open-until`."""
    name = line.name if talk.language == "fa" else line.name_en
    until: datetime | None = None if line.round_the_clock else line.closes_at
    values = {"name": name, "number": line.number}
    return (
        {"message": "line-open", **values}
        if until is None
        else {
            "message": "line-open-until",
            **values,
            "until": until,
        }
    )


async def show_emergency(talk: Talk, services: Services, *, urgent: bool = True) -> None:
    """Show the numbers to call when a life is in danger; urgent words overtake all others."""
    lines = await emergency_card_lines(services.database, talk.now)
    say_lines(talk, "emergency-card", lines, urgent=urgent)


async def answer_danger(talk: Talk, services: Services) -> None:
    """Answer words of danger: that they were read, and the numbers to call."""
    lines = await emergency_card_lines(services.database, talk.now)
    say_lines(talk, "emergency-card-read", lines, urgent=True)


async def show_lines(talk: Talk, services: Services) -> None:
    """Show every line where somebody answers at this hour."""
    say_lines(talk, "lines-open-now", await open_lines(services.database, talk.now))


EMERGENCY = Script(
    "emergency",
    show_emergency,
    words=(
        "کمک فوری",
        "اورژانس",
        "آمبولانس",
        "شماره پلیس",
        "آتش نشانی",
        "komak fori",
        "orjans",
        "sos",
        "emergency",
    ),
    aside=True,
)
DANGER = Script("danger", answer_danger, aside=True)
"""Opened by what triage reads, never by words or buttons of its own."""

LINES = Script(
    "lines",
    show_lines,
    words=("شماره تلفن", "خط مشاوره", "خط های تلفنی", "مشاوره", "تلفن کمک", "شماره های کمک", "moshavere"),
    aside=True,
)
