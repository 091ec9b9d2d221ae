"""What is said at once to words of danger: the numbers that answer now, what helps meanwhile, and who reads along."""

from dataclasses import dataclass
from typing import Any

from handlers.emergency import shown
from handlers.heed import SHELTER, remember
from handlers.quick_exit import LABEL as EXIT_LABEL
from handlers.services import Services
from models import Sign
from services import desks, presence
from services.hand_over import Danger, HandOver, Raised
from services.lines import emergency_card_lines
from services.routing import desk_of, of_label
from talk import Attended, Button, Talk
from texts.jalali import day_and_hour
from triage.protocol import ALERT

CARDS = ("emergency-card-read", "safety-card-again", "safety-card-more")
"""The card in words of its own each time: the same text twice would sound as if nobody had read."""

SOCIAL, AMBULANCE, POLICE, FIRE = "social-emergency", "ambulance", "police", "fire"
"""Keys of lines."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Which lines come first, and what to do until somebody answers."""

    first: tuple[str, ...]
    mine: str
    """Message id, when it is about the person themselves."""
    other: str
    """And when they write about somebody else."""


LIFE_ADVICE = Advice((SOCIAL, AMBULANCE), "safety-do-life", "safety-do-life-other")
HARM_ADVICE = Advice((POLICE, SOCIAL), "safety-do-harm", "safety-do-harm-other")
BODY_ADVICE = Advice((AMBULANCE, FIRE), "safety-do-body", "safety-do-body-other")
CHILD_ADVICE = Advice((SOCIAL, POLICE), "safety-do-minor", "safety-do-child")
ANY_ADVICE = Advice((SOCIAL, AMBULANCE), "safety-do-any", "safety-do-any-other")
ADVICE = {
    "suicide_imminent": LIFE_ADVICE,
    "suicide_ideation": LIFE_ADVICE,
    "self_harm": LIFE_ADVICE,
    "overdose": Advice((AMBULANCE, SOCIAL), "safety-do-poison", "safety-do-poison-other"),
    "violence_now": HARM_ADVICE,
    "sexual_assault": HARM_ADVICE,
    "child_abuse": CHILD_ADVICE,
    "medical_emergency": BODY_ADVICE,
}
"""The reader's topic -> what helps (triage protocol, section 4: another person near, distance from the means)."""

SIGNS = (("minor", Sign.MINOR), ("third", Sign.THIRD_PERSON), ("foreign", Sign.FOREIGN))


def advice(found: dict[str, Any]) -> Advice:
    """Choose the advice; whoever is under eighteen is named the line for children first."""
    given = ADVICE.get(found.get("topic", ""), ANY_ADVICE)
    return CHILD_ADVICE if found.get("minor") and given in {HARM_ADVICE, ANY_ADVICE} else given


def danger(found: dict[str, Any], level: int, *more: Sign) -> Danger:
    """Give what was found, for the case."""
    signs = [sign for name, sign in SIGNS if found.get(name)]
    return Danger(level, found.get("topic", ""), tuple(found.get("reasons", ())), (*signs, *more))


async def warn(talk: Talk, services: Services, found: dict[str, Any], level: int, *, joins: bool = False) -> None:
    """Show whom to call, hand over to a person in the same turn, and say what helps until they answer."""
    remember(talk.state, level, talk.now)
    desk = await hand_over(talk, services, found, level, joins=joins)
    card = int(talk.state.memory.get("cards", 0))
    talk.state.memory["cards"] = card + 1
    helps = advice(found)
    lines = await emergency_card_lines(services.database, talk.now, helps.first)
    human, menu = Button("human-label", "go/human"), Button("nav-menu", "go/menu")
    shows = [shown(line, talk) for line in lines]
    ways: tuple[tuple[Button, ...], ...] = ((human,), (EXIT_LABEL, menu))
    if found.get("topic") == SHELTER:
        ways = ((Button("shelter-label", "go/shelter"),), *ways)
    # Never the same words twice in a row: the first card once, then the two others by turns.
    said = CARDS[0] if card == 0 else CARDS[1 + (card - 1) % 2]
    talk.say(said, urgent=True, buttons=ways, lines=shows)
    if card == 0:
        talk.say(helps.other if found.get("third") else helps.mine, urgent=True)
    if card == 0 and talk.attended is not Attended.HELD:
        talk.say("safety-who", urgent=True, when=await when(talk, services, desk, level))


async def hand_over(
    talk: Talk, services: Services, found: dict[str, Any], level: int, *more: Sign, joins: bool = False
) -> str:
    """Let a person know: open a case at the desk for it; give the desk's key.

    Where somebody of ours talks with the person already, or with `joins` also where a case waits, no second case is
    opened: what is open becomes as urgent.
    """
    route, read = of_label(found.get("topic", "other")), danger(found, level, *more)
    desk = await desk_of(services.database, str(found.get("desk") or route.desk))
    is_known = talk.attended is Attended.HELD or (joins and talk.attended is Attended.WAITING)
    talk.do(Raised(read) if is_known else HandOver(desk.key, level, route.topic, context(talk), read))
    return desk.key


def context(talk: Talk) -> dict[str, object]:
    """Give what the person was doing when it broke in."""
    kept = talk.state.kept or {}
    return {"script": kept.get("script"), "answers": kept.get("log", [])}


async def when(talk: Talk, services: Services, key: str, level: int = ALERT) -> dict[str, object]:
    """Say honestly who reads it now: somebody at the desk, somebody on call, or nobody until it opens."""
    if await presence.present(services.database, [key], talk.now):
        return {"message": "safety-when-now"}
    if level >= ALERT and await presence.on_call(services.database, [key]):
        return {"message": "safety-when-called"}
    opens = await desks.next_opening(services.database, key, talk.now)
    if opens is None or await desks.open_now(services.database, key, talk.now):
        return {"message": "safety-when-unknown"}
    return {"message": "safety-when-opens", "opens": day_and_hour(opens, talk.now)}
