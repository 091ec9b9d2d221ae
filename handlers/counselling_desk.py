"""From counselling to a desk: the case that is opened, and an honest word on who reads it and when."""

from collections.abc import Collection
from typing import Any

from handlers.human import WAYS, lines, place, when
from handlers.services import Services
from services import cases, desks, presence
from services.cases import CaseView
from services.desks import Desk
from services.hand_over import HandOver
from services.routing import Route
from talk import Button, Talk
from texts.jalali import day_and_hour

TOLD = ("counselling-topic", "counselling-violence-now", "callback-safe")
"""Questions whose answers whoever takes the case reads beside it; those of K6 are kept as an assessment."""


def need(talk: Talk, desk: Desk, route: Route, topic: str = "") -> HandOver:
    """Give the case that is opened: at least as urgent as the route says, or as the person's words were."""
    level = max(route.level, int(talk.state.memory.get("level", 0)))
    chosen = [["counselling-topic", topic]] if topic and not talk.state.log else []
    answers = [list(each) for each in talk.state.log if each[0] in TOLD]
    return HandOver(desk.key, level, route.topic, {"script": "counselling", "answers": [*chosen, *answers]})


async def arrive(talk: Talk, services: Services, desk: Desk, wanted: HandOver) -> None:
    """Hand over, and say who reads it, how many wait before, when somebody is there, and which lines answer now."""
    mine = await cases.cases_of(services.database, talk.person)
    known = next((each for each in mine if each.desk == desk.key), None)
    talk.do(wanted)
    talk.say(
        "counselling-arrived",
        buttons=((Button("counselling-call", "go/way"),), WAYS),
        desk=called(talk, desk),
        wait=[await place(talk, services, known, desk.key, wanted.level), *await waits(talk, services, desk)],
        lines=await lines(talk, services),
    )
    if all(each.safe_to_contact is None for each in mine):
        yes, no = Button("human-safe-yes", "go/safe-yes"), Button("human-safe-no", "go/safe-no")
        talk.say("human-safe", buttons=((yes,), (no,), WAYS))


async def there(talk: Talk, services: Services, desk: Desk) -> dict[str, Any]:
    """Say before anybody is called whether somebody is there, or when."""
    if await presence.present(services.database, [desk.key], talk.now):
        return {"message": "counselling-there"}
    opens = await desks.next_opening(services.database, desk.key, talk.now)
    if opens is None or await desks.open_now(services.database, desk.key, talk.now):
        return {"message": "counselling-nobody"}
    return {"message": "counselling-opens", "opens": day_and_hour(opens, talk.now)}


async def waits(talk: Talk, services: Services, desk: Desk) -> list[dict[str, Any]]:
    """Say what makes the wait longer: a surge, a closed desk, or nobody who is there; nothing when none does."""
    told: list[dict[str, Any]] = []
    if await services.surge.on():
        told.append({"message": "counselling-surge"})
    if await presence.present(services.database, [desk.key], talk.now):
        return told
    opens = await desks.next_opening(services.database, desk.key, talk.now)
    if opens is None or await desks.open_now(services.database, desk.key, talk.now):
        return [*told, {"message": "counselling-unknown"}]
    return [*told, await when(talk, services, desk)]


def called(talk: Talk, desk: Desk) -> str:
    """Name a desk in the person's language."""
    return desk.name if talk.language == "fa" else desk.name_en


async def open_case(talk: Talk, services: Services, at: Collection[str] = ()) -> CaseView | None:
    """Give the person's newest open case, or the newest at some desks."""
    mine = await cases.cases_of(services.database, talk.person)
    return next((each for each in mine if each.closed_at is None and (not at or each.desk in at)), None)
