"""The safety net's conversation: whom to call first, then at most four taps, then where the person is, then a human."""

from typing import Any

from handlers.heed import remember
from handlers.human import lines
from handlers.quick_exit import LABEL as EXIT_LABEL
from handlers.safety_card import hand_over, warn, when
from handlers.safety_words import NO, YES, in_words
from handlers.services import Services
from models import AssessmentKind, Sign
from services.assessments import Assessed
from services.hand_over import Safe, Signed
from talk import Button, Heard, Kind, Option, Script, Talk
from triage.protocol import ALERT, ASK, LIFE, VERSION, level_after, next_question


def options(question: str, *, third: bool) -> tuple[Option, ...]:
    """Give the answers to a safety question."""
    if question == "s1":
        yes, no = ("safety-in-danger-other", "safety-safe-other") if third else ("safety-in-danger", "safety-safe")
        return Option(YES, yes), Option(NO, no), Option("quiet", "safety-quiet")
    plain = (Option(YES, "safety-yes"), Option(NO, "safety-no"))
    if third:
        return *plain, Option("unsaid", "safety-unknown")
    return (*plain, Option("unsaid", "safety-unsaid")) if question == "s2" else plain


QUESTIONS = {
    "s1": ("safety-s1", "safety-s1-other"),
    "s2": ("safety-s2", "safety-s2-other"),
    "s3": ("safety-s3", "safety-s3-other"),
    "s4": ("safety-s4", "safety-s4-other"),
}
"""Question of the protocol -> its message id for the person themselves, and for somebody who writes about another."""


async def keep_safe(talk: Talk, services: Services) -> None:
    """Ask what the protocol asks (S1–S5), in its order; a case was opened before the first question."""
    found = talk.state.given
    level = int(found.get("level", 1))
    if talk.once("begun"):
        talk.state.memory["safety_run"] = talk.state.run
        await begin(talk, services, found, level)
    answers: dict[str, str] = {}
    while question := next_question(level, str(found.get("topic", "other")), answers):
        answers[question] = await ask(talk, question, third=bool(found.get("third")))
        if talk.once(f"{question}-{answers[question]}"):
            await note(talk, services, found, answers)
    reached = level_after(level, answers)
    if "quiet" in answers.values():
        await quietly(talk)
    elif reached >= ALERT and "retracted" not in answers.values():
        await near(talk, found)
    await end(talk, services, found, answers, reached)


async def begin(talk: Talk, services: Services, found: dict[str, Any], level: int) -> None:
    """Show whom to call and call a person, where words were strong; where they were unclear, say why it is asked."""
    if level >= ALERT:
        await warn(talk, services, found, level)
    elif level == ASK:
        remember(talk.state, level, talk.now)
        talk.say("safety-first")


async def ask(talk: Talk, question: str, *, third: bool) -> str:
    """Put one safety question, in the words for the person themselves or for somebody who writes about another."""
    offered = options(question, third=third)
    mine, other = QUESTIONS[question]
    return str(await talk.ask(other if third else mine, offered, reads=in_words, again="safety-again"))


async def note(talk: Talk, services: Services, found: dict[str, Any], answers: dict[str, str]) -> None:
    """Keep the answers so far; what raises the level reaches a person before the next question is asked."""
    text_level = int(found.get("level", 1))
    reached = level_after(text_level, answers)
    before = level_after(text_level, dict(list(answers.items())[:-1]))
    if reached > max(before, text_level) and reached >= ALERT:
        await warn(talk, services, found, reached)
    elif reached >= ALERT:  # what was lowered by denials that were changed since is as urgent again
        await hand_over(talk, services, found, reached)
    if answers.get("s4") == YES:
        talk.do(Signed(Sign.RECENT_ACT))
    if "quiet" in answers.values():
        talk.do(Safe(safe=False))
        talk.do(Signed(Sign.DISCREET))
    if "retracted" in answers.values():
        talk.do(Signed(Sign.RETRACTED))
    kind, run = AssessmentKind.SAFETY, talk.state.run
    # Only when all that is to be asked was denied do answers take anything from the words.
    is_open = bool(next_question(text_level, str(found.get("topic", "other")), answers))
    level = max(reached, text_level) if is_open else reached
    talk.do(Assessed(kind, run, VERSION, text_level, level, dict(answers)))


async def near(talk: Talk, found: dict[str, Any]) -> None:
    """Ask who is near and where they are: for the human who answers, never a gate."""
    if not found.get("minor"):
        await where(talk, "safety-s5-other" if found.get("third") else "safety-s5")
        return
    await where(talk, "safety-s5-minor")
    home = await talk.choose("safety-home", (Option(YES, "safety-home-yes"), Option(NO, "safety-home-no")))
    if home == YES:
        talk.do(Signed(Sign.HARM_AT_HOME))


async def quietly(talk: Talk) -> None:
    """Ask somebody who cannot talk only where they are; the way out of the screen is one tap away."""
    told = await where(talk, "safety-s5-quiet", Option("exit", EXIT_LABEL.label))
    if told == "exit":
        talk.go_to("exit")
    if told == "place":
        talk.say("safety-place-noted")


async def where(talk: Talk, question: str, *more: Option) -> str:
    """Take whatever the person sends, or nothing; the words stay in the thread, not in the answers."""
    return str(await talk.ask(question, (Option("skip", "safety-skip"), *more), reads=anything))


def anything(heard: Heard) -> str | None:
    """Take any words, or a place."""
    if heard.kind is Kind.LOCATION:
        return "place"
    return "words" if heard.kind is Kind.TEXT else None


async def end(talk: Talk, services: Services, found: dict[str, Any], answers: dict[str, str], reached: int) -> None:
    """Say how it goes on; whoever is not in danger goes back to what they came for."""
    talk.state.memory["met_at"] = talk.now.isoformat()
    if int(found.get("level", 0)) >= ASK:  # S1 alone, at a first contact, spares nobody the questions later
        talk.state.memory["asked_at"] = talk.now.isoformat()
    if reached >= ASK:
        found.pop("words", None)  # a person reads them
    if reached >= ALERT:
        found.pop("then", None)
    emergency, menu = Button("nav-emergency", "go/emergency"), Button("nav-menu", "go/menu")
    ways = ((emergency,), (EXIT_LABEL, menu))
    if "retracted" in answers.values():
        talk.say("safety-retracted", buttons=ways)
    elif reached >= ALERT:
        talk.say("safety-end-life" if reached == LIFE else "safety-end-alert", buttons=ways)
    elif reached == ASK:
        desk = await hand_over(talk, services, found, ASK)
        talk.say("safety-end-ask", buttons=ways, when=await when(talk, services, desk, ASK))
    elif int(found.get("level", 0)) >= ASK:
        talk.say("safety-end-calm")


async def more(talk: Talk, services: Services) -> None:
    """Answer danger from somebody who was answered already, or with whom one of us talks."""
    found = talk.state.given
    await warn(talk, services, found, int(found.get("level", ALERT)), joins=True)


async def unread(talk: Talk, services: Services) -> None:
    """Take a voice note, a picture or words in another language from somebody in danger: a person sees to it."""
    level = int(talk.state.memory.get("level", ASK))
    await hand_over(talk, services, {}, level, Sign.UNREAD, joins=True)
    talk.say("safety-unread", urgent=True, lines=await lines(talk, services))


SAFETY = Script("safety", keep_safe, hands_over=True, urgent=True)
DANGER = Script("danger", more, aside=True, urgent=True)
UNREAD = Script("unread", unread, aside=True, urgent=True)
"""Opened by what triage reads (handlers/heed.py), never by words or buttons of their own."""
