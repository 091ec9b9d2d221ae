"""The emergency card and the list of lines open now: answered at any moment, without leaving what is open."""

from datetime import timedelta

from handlers.services import Services
from services.lines import OpenLine, emergency_card_lines, lines_that_answer
from talk import Button, Script, Talk
from texts.closing import closing_words

DAY = timedelta(days=1)


def say_lines(talk: Talk, heading: str, lines: list[OpenLine], *, urgent: bool = False) -> None:
    """Say a heading and under it each line: its name, and its number on a line of its own."""
    human = Button("human-label", "go/human")
    buttons = ((human,), (Button("shelter-label", "go/shelter"), Button("nav-menu", "go/menu")))
    talk.say(heading, buttons=buttons, urgent=urgent, lines=[shown(line, talk) for line in lines])


def shown(line: OpenLine, talk: Talk) -> dict[str, object]:
    """Give the values with which one line is written, under the message ids `line-open…`.

    A line that closes says at what hour; the day too, if that hour comes round before.
    """
    values = {"name": line.name if talk.language == "fa" else line.name_en, "number": line.number}
    if line.closes_at is None:
        return {"message": "line-open", **values}
    if line.closes_at - talk.now > DAY:
        return {"message": "line-open-until-day", **values, "until": closing_words(line.closes_at)}
    return {"message": "line-open-until", **values, "until": line.closes_at}


async def show_emergency(talk: Talk, services: Services, *, urgent: bool = True) -> None:
    """Show the numbers to call when a life is in danger; urgent words overtake all others."""
    lines = await emergency_card_lines(services.database, talk.now)
    say_lines(talk, "emergency-card", lines, urgent=urgent)


async def show_lines(talk: Talk, services: Services) -> None:
    """Show every line where somebody answers at this hour."""
    say_lines(talk, "lines-open-now", await lines_that_answer(services.database, talk.now))


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
    urgent=True,
)
LINES = Script(
    "lines",
    show_lines,
    words=("شماره تلفن", "خط مشاوره", "خط های تلفنی", "تلفن کمک", "شماره های کمک"),
    aside=True,
)
