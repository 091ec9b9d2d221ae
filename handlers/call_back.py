"""A call instead of writing: whether it is safe, when, and to which number; the number is asked for last of all.

Nothing is asked after the number, so that it stands in no log of answers: it is sealed in the turn in which it comes.
"""

from datetime import UTC, datetime
from typing import Any

from handlers.human import WAYS, lines
from handlers.services import Services
from services import call_backs
from services.call_backs import CallAsked, CalledOff, dialled, sealer
from services.desks import Desk
from services.hand_over import HandOver
from services.hours import Period
from talk import Button, Heard, Keyboard, Kind, Option, Refused, Script, Talk
from texts.jalali import day_words, tehran_day
from texts.time_of_day import clock_words

YES = Option("yes", "callback-yes", also=("بله", "آره", "اره", "بله امنه", "are", "bale", "yes"))
NO = Option("no", "callback-no", also=("نه", "خیر", "نه امن نیست", "na", "no"))

SOON = {0: "callback-today", 1: "callback-tomorrow"}
"""Days ahead -> how the day is called."""

OFF = Button("callback-off-label", "go/calloff")


async def is_offered(talk: Talk, services: Services, desk: Desk) -> bool:
    """Whether a call can be asked for: numbers can be sealed, and somebody of the desk could ring."""
    return bool(services.phone_key) and bool(await times(talk, services, desk))


async def times(talk: Talk, services: Services, desk: Desk) -> list[Period]:
    """Give the times to choose from; in a surge none of today."""
    is_surge = await services.surge.on()
    return await call_backs.times(services.database, desk.key, talk.now, later=is_surge)


async def call_back(talk: Talk, services: Services, desk: Desk, need: HandOver, given: dict[str, Any]) -> bool:
    """Ask for time and number, hand over and note the call; False, with nothing done, when a call is not safe.

    Where the time has passed meanwhile, the same conversation begins anew with what is `given`.
    """
    if await talk.choose("callback-safe", (YES, NO)) == NO.key:
        return False
    offered = [option(each, talk.now) for each in await times(talk, services, desk)]
    is_chosen = any(question == "callback-when" for question, _ in talk.state.log)
    span = period(await talk.choose("callback-when", offered)) if offered or is_chosen else None
    sealed = await number(talk, services) if span else None
    if span is None or sealed is None or span.closes_at <= talk.now + call_backs.SHORTEST / 2:
        talk.say("callback-passed")
        talk.go_to(str(talk.state.script), **given)
    talk.do(need)
    talk.do(CallAsked(desk.key, span.opens_at, span.closes_at, sealed))
    talk.say(
        "callback-noted",
        buttons=((OFF,), WAYS),
        day=day_words(tehran_day(span.opens_at)),
        hours=hours(span),
        desk=desk.name if talk.language == "fa" else desk.name_en,
        lines=await lines(talk, services),
    )
    return True


async def number(talk: Talk, services: Services) -> bytes | None:
    """Ask for the number and give it sealed; None when this turn has not heard it, so that it must be asked anew."""
    heard_now: list[bytes] = []

    def read(heard: Heard) -> str | Refused | None:
        """Take a number out of words or of the person's own contact; the log keeps no more than that there was one."""
        if heard.kind is Kind.CONTACT and not heard.phone:
            return Refused("callback-phone-not-yours")
        written = heard.phone or (heard.text if heard.kind is Kind.TEXT else "")
        found = dialled(written)
        if found:
            heard_now.append(sealer(services.phone_key).encrypt(found.encode()))
            return "given"
        return Refused("callback-phone-how") if written else None

    await talk.ask("callback-phone", reads=read, keyboard=Keyboard.CONTACT)
    return heard_now[0] if heard_now else None


async def planned(talk: Talk, services: Services, case: int) -> dict[str, Any] | None:
    """Say when a call about a case is due, if one is."""
    found = await call_backs.open_of(services.database, talk.person)
    call = next((each for each in found if each.case_id == case), None)
    if call is None:
        return None
    day = day_words(tehran_day(call.call_at))
    return {"message": "callback-planned", "day": day, "hours": hours(Period(call.call_at, call.call_until))}


def option(span: Period, now: datetime) -> Option:
    """Offer a time; its key is the time itself, so that it means the same however late it is tapped."""
    ahead = (tehran_day(span.opens_at) - tehran_day(now)).days
    day: dict[str, Any] = {"message": SOON[ahead]} if ahead in SOON else day_words(tehran_day(span.opens_at))
    key = f"{span.opens_at.timestamp():.0f}-{span.closes_at.timestamp():.0f}"
    return Option(key, "callback-slot", {"day": day, "hours": hours(span)})


def period(key: str) -> Period:
    """Read the key of an option."""
    since, _, until = key.partition("-")
    return Period(datetime.fromtimestamp(int(since), UTC), datetime.fromtimestamp(int(until), UTC))


def hours(span: Period) -> dict[str, Any]:
    """Say from when to when: «۴ تا ۶ عصر», or «۱۰ صبح تا ۱۲ ظهر» over two parts of the day."""
    (part, hour, minute), (last, _, _) = clock_words(span.opens_at), clock_words(span.closes_at)
    if part != last:
        return {"message": "callback-hours-long", "since": span.opens_at, "until": span.closes_at}
    since = f"{hour}:{minute:02}" if minute else str(hour)
    return {"message": "callback-hours", "since": since, "until": span.closes_at}


async def call_off(talk: Talk, services: Services) -> None:
    """Take a wish for a call back; what was said stays with the case."""
    if await call_backs.open_of(services.database, talk.person):
        talk.do(CalledOff())
        talk.say("callback-off", buttons=(WAYS,))
    else:
        talk.say("callback-none", buttons=((Button("counselling-label", "go/counselling"),), WAYS))


CALL_OFF = Script(
    "calloff",
    call_off,
    words=(
        "لغو تماس",
        "تماس رو لغو",
        "تماس را لغو",
        "زنگ نزنید",
        "زنگ نزنین",
        "تماس نگیرید",
        "laghv tamas",
        "zang nazanid",
        "cancel the call",
        "do not call me",
        "dont call me",
    ),
    aside=True,
)
