"""A person instead of a program: a case is opened at once, and only then something may be asked."""

from datetime import datetime, timedelta

from handlers.emergency import shown
from handlers.services import Services
from models import Topic
from services import cases, desks
from services.hand_over import HandOver, Rated, Safe
from services.lines import open_lines
from services.thread import words_since
from talk import Button, Script, Talk
from texts.jalali import date_words, tehran_day
from triage import is_danger

COUNSELLING = "counselling"
"""The desk that takes whatever belongs to no other."""

DESKS = {"shelter": ("shelter", Topic.SHELTER), "patrol": ("shelter", Topic.SHELTER)}
"""Errand that was open -> desk that knows about it, and the topic."""

ORDINARY, DANGER = 1, 3
"""Level of a case of which nothing is known, and of one whose thread speaks of danger (the protocol's T1 and T3)."""

LINES = 3
"""Lines shown beside the answer: more would bury it."""

WAYS = (Button("nav-menu", "go/menu"), Button("nav-emergency", "go/emergency"))
"""The way to the menu and to help at once."""

RECENT = timedelta(hours=24)
"""Words of danger said so long ago still count when somebody asks for a person."""


async def hand_over(talk: Talk, services: Services) -> None:
    """Open a case, say who reads it, how many wait before, when somebody is there, and which lines answer now."""
    key, topic = DESKS.get(talk.state.script or "", (COUNSELLING, Topic.OTHER))
    said = await words_since(services.database, talk.person, talk.now - RECENT)
    level = DANGER if any(is_danger(text) for text in [*said, talk.text]) else ORDINARY
    known = next((each for each in await cases.cases_of(services.database, talk.person) if each.desk == key), None)
    is_held = known is not None and known.closed_at is None and known.claimed_by is not None
    if not is_held:
        talk.do(HandOver(key, level, topic, context(talk)))
    desk = await desks.desk(services.database, key)
    if desk is None:
        raise LookupError(f"there is no desk {key}")
    name = desk.name if talk.language == "fa" else desk.name_en
    lines = [shown(line, talk) for line in (await open_lines(services.database, talk.now))[:LINES]]
    talk.say(
        "human-arrived",
        desk=name,
        urgent=level == DANGER,
        place={"message": "human-held"} if is_held else await place(talk, services, key, level),
        when=await when(talk, services, desk),
        lines=lines,
    )
    if known is None or known.safe_to_contact is None:
        yes, no = Button("human-safe-yes", "go/safe-yes"), Button("human-safe-no", "go/safe-no")
        talk.say("human-safe", buttons=((yes,), (no,), WAYS))


async def place(talk: Talk, services: Services, desk: str, level: int) -> dict[str, object]:
    """Say how many-th they are: their real place, also when they ask again."""
    mine = [each for each in await cases.cases_of(services.database, talk.person) if each.desk == desk]
    waits = bool(mine) and mine[0].closed_at is None
    number = (
        await cases.place_in_queue(services.database, mine[0].id)
        if waits
        else await cases.place_of_new(services.database, desk, level, talk.now)
    )
    return {"message": "human-next"} if number == 1 else {"message": "human-place", "place": number}


async def when(talk: Talk, services: Services, desk: desks.Desk) -> dict[str, object]:
    """Say when somebody answers, where that is not now."""
    if await desks.open_now(services.database, desk.key, talk.now):
        return {"message": "human-open"}
    more = desk.closed_text if talk.language == "fa" else desk.closed_text_en
    opens = await desks.next_opening(services.database, desk.key, talk.now)
    if opens is None:
        return {"message": "human-closed", "more": more}
    return {"message": "human-closed-until", "opens": opening(opens, talk.now), "more": more}


def opening(moment: datetime, now: datetime) -> dict[str, object]:
    """Say when a desk opens: today or tomorrow at an hour, else the date."""
    days = (tehran_day(moment) - tehran_day(now)).days
    soon = {0: "human-today", 1: "human-tomorrow"}.get(days)
    return {"message": soon, "time": moment} if soon else date_words(moment)


def context(talk: Talk) -> dict[str, object]:
    """Give what the bot had asked and heard so far."""
    return {"script": talk.state.script, "answers": [[question, answer] for question, answer in talk.state.log]}


async def may_write(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Take note that the person may be written to."""
    talk.do(Safe(safe=True))
    talk.say("human-safe-noted", buttons=(WAYS,))


async def must_not_write(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Take note that somebody else may see the screen."""
    talk.do(Safe(safe=False))
    talk.say("human-unsafe-noted", buttons=(WAYS,))


def rated(rating: int) -> Script:
    """Make the answer to one of the buttons under «did it help?»."""

    async def thank(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
        talk.do(Rated(rating))
        talk.say("rating-thanks" if rating > 1 else "rating-sorry", buttons=(WAYS,))

    return Script(f"rate-{rating}", thank, aside=True)


HUMAN = Script(
    "human",
    hand_over,
    words=(
        "با انسان حرف",
        "با آدم حرف",
        "با یه آدم حرف",
        "با یک آدم حرف",
        "با یه نفر حرف",
        "با یک نفر حرف",
        "با کسی حرف",
        "با مشاور حرف",
        "با همکارتون حرف",
        "صحبت با همکار",
        "صحبت با مشاور",
        "صحبت با انسان",
        "مشاور میخوام",
        "مشاور می خواهم",
        "اپراتور",
        "پشتیبان",
        "آدم واقعی",
        "adam vaghei",
        "ba moshaver harf",
        "ba adam harf",
        "ba yeki harf",
        "talk to a person",
        "talk to a human",
        "real person",
        "operator",
    ),
    aside=True,
    hands_over=True,
)
SAFE = Script("safe-yes", may_write, aside=True)
UNSAFE = Script("safe-no", must_not_write, aside=True)
RATINGS = (rated(3), rated(2), rated(1))
