"""Somebody to talk to: what about, how hard it is, which desk that is, and whether to write, be rung up or ring."""

from collections.abc import Sequence
from typing import Any

from handlers.call_back import call_back, is_offered, planned
from handlers.counselling_about import OPENS, TOPICS, saying_topic, understood
from handlers.counselling_desk import arrive, called, need, open_case, there
from handlers.emergency import show_emergency, show_lines
from handlers.heed import ASKED_LATELY
from handlers.services import Services
from handlers.severity import ask_severity, may_be_asked
from services import assessments
from services.routing import ONGOING, ROUTES, Route, desk_of
from talk import Heard, Kind, Option, Script, Talk
from talk.questions import Reader, counted
from triage.protocol import CALM

AFTER_SEVERE = "safety"
"""What a talk goes on with when K6 says that a psychologist should answer: the protocol's question S2 must follow. It
begins with the topic and level below and the desk that has the case already, and gives the talk back to `way`."""
DISTRESS = "emotional_distress"
LATELY = ASKED_LATELY
"""Whoever answered S2 so short a time ago is not asked it again."""

OURS = frozenset(route.desk for route in ROUTES.values())
"""Desks that answer counselling: whoever has a case there and asks again is asked how, not what about."""

TELLS = 4
"""Words from which on somebody who should choose a way has begun to tell: then they write here."""

CHAT = Option("chat", "counselling-chat", also=("بنویسیم", "همینجا", "چت", "می نویسم", "chat", "write"))
CALL = Option(
    "call", "counselling-call", also=("زنگ بزنید", "زنگ بزن", "تماس بگیرید", "تماس", "zang bezanid", "call me")
)
LINES = Option("lines", "counselling-lines", also=("زنگ می زنم", "خودم زنگ میزنم", "شماره بدید", "shomare", "numbers"))
CHANGE = Option("change", "counselling-change", also=("موضوع دیگر", "یه چیز دیگه", "نه", "change"))
START = Option("start", "severity-start", also=("بله", "آره", "اره", "باشه", "شروع", "بپرس", "yes", "start"))
SKIP = Option("skip", "severity-skip", also=("نه", "نمیخوام", "رد", "بعدا", "no", "skip"))

GOES_ON = (
    Option("ongoing", "counselling-ongoing", also=("بله", "آره", "اره", "الان", "هنوز", "yes", "now")),
    Option("past", "counselling-past", also=("نه", "قبلا", "قدیم", "no", "before")),
    Option("unsaid", "counselling-unsaid", also=("نمیگم", "نمی خواهم بگویم", "rather not say")),
)


async def counselling(talk: Talk, services: Services) -> None:
    """Find out what it is about, how hard it is if that fits, and lead to whoever answers; in a surge at once.

    Whoever comes for the first time is asked before all that whether they are in danger (protocol, S1).
    """
    if "met_at" not in talk.state.memory and not talk.state.log:
        talk.go_to("safety", level=CALM, topic="greeting", words=talk.text, then="counselling")
    topic = await about(talk, services)
    if topic == "violence":
        await violence(talk, services)
    elif topic == "mood" and await may_be_asked(talk, services):
        await severity(talk, services)
    route, is_asked = ROUTES[topic], any(question == "counselling-way" for question, _ in talk.state.log)
    if not is_asked and await services.surge.on():
        desk = await desk_of(services.database, route.desk)
        await arrive(talk, services, desk, need(talk, desk, route, topic))
    else:
        await arrange(talk, services, topic, route, saying_topic(talk, topic))


async def about(talk: Talk, services: Services) -> str:
    """Give the topic: as it was understood from what opened this, or as it is chosen now."""
    given = talk.state.given
    if given.get("topic"):
        return str(given["topic"])
    if "topic" not in given and not talk.state.log:
        if topic := understood(talk.text):
            talk.go_to("counselling", topic=topic)
        if await open_case(talk, services, OURS):
            talk.go_to("way")
    return await talk.choose("counselling-topic", TOPICS, columns=2, otherwise="counselling-topic-otherwise")


async def severity(talk: Talk, services: Services) -> None:
    """Ask how hard it is; when a psychologist should answer, one is called at once and safety is asked about next."""
    offered = (START, SKIP, CHANGE)
    begun = await talk.choose("severity-begin", offered, reads=tells(SKIP, offered), about=saying_topic(talk, "mood"))
    if begun == CHANGE.key:
        talk.go_to("counselling", topic="")
    if begun == SKIP.key or not await ask_severity(talk):
        return
    route = ROUTES["severe"]
    desk = await desk_of(services.database, route.desk)
    talk.do(need(talk, desk, route))
    if await assessments.was_asked(services.database, talk.person, "s2", talk.now - LATELY):
        talk.go_to("way")
    talk.go_to(AFTER_SEVERE, level=route.level, topic=DISTRESS, desk=desk.key, then="way")


async def violence(talk: Talk, services: Services) -> None:
    """Call somebody before anything is asked; whether it goes on only makes it more urgent."""
    route = ROUTES["violence"]
    desk = await desk_of(services.database, route.desk)
    talk.do(need(talk, desk, route))
    if await talk.choose("counselling-violence-now", GOES_ON, otherwise="counselling-choose") == "ongoing":
        talk.do(need(talk, desk, Route(route.desk, route.topic, ONGOING)))
        await show_emergency(talk, services)


async def arrange(talk: Talk, services: Services, topic: str, route: Route, about: dict[str, Any]) -> None:
    """Let the person choose how to talk with the desk that answers."""
    desk = await desk_of(services.database, route.desk)
    wanted = need(talk, desk, route, topic)
    ways = [CHAT, *([CALL] if await is_offered(talk, services, desk) else []), LINES, CHANGE]
    way = await talk.choose(
        "counselling-way",
        ways,
        reads=tells(CHAT, ways),
        otherwise="counselling-choose",
        about=about,
        desk=called(talk, desk),
        there=await there(talk, services, desk),
    )
    given = {"topic": topic} if talk.state.script == COUNSELLING.name else {}
    if way == CALL.key and not await call_back(talk, services, desk, wanted, given):
        left = (CHAT, LINES)
        way = await talk.choose("callback-unsafe", left, reads=tells(CHAT, left), otherwise="counselling-choose")
    if way == CHANGE.key:
        talk.go_to("counselling", topic="")
    if way == CHAT.key:
        await arrive(talk, services, desk, wanted)
    elif way == LINES.key:
        await show_lines(talk, services)


async def choose_way(talk: Talk, services: Services) -> None:
    """Choose how to talk about what is with a desk already; without such a case it begins at the beginning."""
    case = await open_case(talk, services)
    if case is None:
        talk.go_to("counselling", topic="")
    topic = next((key for key, each in ROUTES.items() if (each.desk, each.topic) == (case.desk, case.topic)), "other")
    route = Route(case.desk, ROUTES[topic].topic, case.level)
    is_open = await planned(talk, services, case.id) or {"message": "counselling-open-already"}
    await arrange(talk, services, topic, route, is_open)


def tells(then: Option, options: Sequence[Option]) -> Reader:
    """Make the reader that takes whoever simply tells, in words or by voice, as choosing an option; and numbers."""

    def reader(heard: Heard) -> str | None:
        has_begun = heard.kind is Kind.TEXT and len(heard.text.split()) >= TELLS
        return then.key if has_begun or heard.kind is Kind.VOICE else counted(heard, options)

    return reader


COUNSELLING = Script("counselling", counselling, words=OPENS)
WAY = Script(
    "way",
    choose_way,
    words=(
        "به من زنگ بزنید",
        "بهم زنگ بزنید",
        "بهم زنگ بزنین",
        "با من تماس بگیرید",
        "be man zang",
        "behem zang",
        "call me back",
    ),
)
