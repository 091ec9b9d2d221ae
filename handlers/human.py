"""A person instead of a program: a case is opened at once, and only then something may be asked."""

from handlers.emergency import shown
from handlers.services import Services
from handlers.surge import shortens, tell
from models import Topic
from services import cases, desks
from services.cases import CaseView
from services.hand_over import HandOver, Rated, Safe
from services.lines import lines_that_answer
from talk import Button, Script, Talk
from texts.jalali import day_and_hour
from triage.protocol import ALERT, ASK

COUNSELLING = "counselling"
"""The desk that takes whatever belongs to no other."""

DESKS = {"shelter": ("shelter", Topic.SHELTER), "patrol": ("shelter", Topic.SHELTER)}
"""Errand that was open -> desk that knows about it, and the topic."""

LINES = 3
"""Lines shown beside the answer: more would bury it."""

WAYS = (Button("nav-menu", "go/menu"), Button("nav-emergency", "go/emergency"))
"""The way to the menu and to help at once."""

LONGEST_NUMBER = 18
"""Digits of a case's number at most."""


async def hand_over(talk: Talk, services: Services) -> None:
    """Open a case, say who reads it, how many wait before, when somebody is there, and which lines answer now."""
    key, topic = DESKS.get(talk.state.script or "", (COUNSELLING, Topic.OTHER))
    level = max(ASK, int(talk.state.memory.get("level", 0)))  # whoever asks for a person is L2 at least (protocol, S0)
    mine = await cases.cases_of(services.database, talk.person)
    urgent = next((each for each in mine if each.closed_at is None and each.level >= ALERT), None)
    if urgent is not None:
        key, topic = urgent.desk, Topic(urgent.topic)  # somebody is called already: no second desk
    known = next((each for each in mine if each.desk == key), None)
    talk.do(HandOver(key, level, topic, context(talk)))
    desk = await desks.desk(services.database, key)
    if desk is None:
        raise LookupError(f"there is no desk {key}")
    name = desk.name if talk.language == "fa" else desk.name_en
    talk.say(
        "human-arrived",
        desk=name,
        urgent=level >= ALERT,
        place=await place(talk, services, known, key, level),
        when=await when(talk, services, desk),
        lines=await lines(talk, services),
    )
    if await shortens(services.surge, level):
        tell(talk)
    if all(each.safe_to_contact is None for each in mine):
        yes, no = Button("human-safe-yes", "go/safe-yes"), Button("human-safe-no", "go/safe-no")
        talk.say("human-safe", buttons=((yes,), (no,), WAYS))


async def place(talk: Talk, services: Services, known: CaseView | None, desk: str, level: int) -> dict[str, object]:
    """Say how many-th they are: their real place, also when they ask again; or that somebody reads along now."""
    if known is None or known.closed_at is not None:
        number = await cases.place_of_new(services.database, desk, level, talk.now)
    elif known.claimed_by is None:
        number = await cases.place_in_queue(services.database, known.id)
    elif await cases.holder_is_there(services.database, known.id, talk.now):
        return {"message": "human-held"}
    else:
        return {"message": "human-told"}
    return {"message": "human-next"} if number == 1 else {"message": "human-place", "place": number}


async def lines(talk: Talk, services: Services) -> list[dict[str, object]]:
    """Give the lines that answer now; the national numbers always do."""
    found = await lines_that_answer(services.database, talk.now)
    return [shown(line, talk) for line in found[:LINES]]


async def join(talk: Talk, services: Services) -> None:
    """Say that words reached the case that waits; where nobody is there now, when somebody is, and whom to call."""
    await _acknowledge(talk, services, "human-joined")


async def reopen(talk: Talk, services: Services) -> None:
    """Say that the case is open again."""
    await _acknowledge(talk, services, "human-reopened")


async def _acknowledge(talk: Talk, services: Services, message: str) -> None:
    newest = (await cases.cases_of(services.database, talk.person))[0]
    desk = await desks.desk(services.database, newest.desk)
    if desk is None or await desks.open_now(services.database, newest.desk, talk.now):
        talk.say(message, buttons=(WAYS,))
        return
    opens, open_lines_now = await when(talk, services, desk), await lines(talk, services)
    talk.say("human-kept", buttons=(WAYS,), when=opens, lines=open_lines_now)


async def when(talk: Talk, services: Services, desk: desks.Desk) -> dict[str, object]:
    """Say when somebody answers, where that is not now."""
    if await desks.open_now(services.database, desk.key, talk.now):
        return {"message": "human-open"}
    more = desk.closed_text if talk.language == "fa" else desk.closed_text_en
    opens = await desks.next_opening(services.database, desk.key, talk.now)
    if opens is None:
        return {"message": "human-closed", "more": more}
    return {"message": "human-closed-until", "opens": day_and_hour(opens, talk.now), "more": more}


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
    """Make the answer to one of the buttons under «did it help?», which carries the number of its case."""

    async def thank(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
        if talk.text.isdecimal() and len(talk.text) <= LONGEST_NUMBER:
            talk.do(Rated(rating, int(talk.text)))
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
JOINED, REOPENED = Script("joined", join, aside=True), Script("reopened", reopen, aside=True)
"""Opened by the engine, never by words or buttons of their own."""

RATINGS = (rated(3), rated(2), rated(1))
