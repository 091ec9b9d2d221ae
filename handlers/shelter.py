"""A bed tonight: who needs it, where they are, and the nearest doors that would let them in."""

from handlers.door import say_door
from handlers.emergency import show_emergency
from handlers.services import Services
from handlers.where import ask_where
from services.shelters import Doors, Guest, Reason, doors
from talk import Button, Option, Script, Talk

LIMIT = 3
"""Doors shown at most: more could not be read on a small screen in the cold."""

SELF = (
    Option("man", "shelter-man"),
    Option("woman", "shelter-woman"),
    Option("family", "shelter-family"),
    Option("someone-else", "shelter-someone-else"),
    Option("companion", "shelter-companion"),
)
OTHER = (
    Option("man", "shelter-other-man"),
    Option("woman", "shelter-other-woman"),
    Option("family", "shelter-other-family"),
)
NONE = {
    Reason.ALL_FULL: "shelter-all-full",
    Reason.NONE_OPEN: "shelter-none-open",
    Reason.NONE_NEAR: "shelter-none-near",
    Reason.NONE_FOR_GUEST: "shelter-none-for-guest",
}
NONE_FOR = {Guest.WOMAN: "shelter-none-for-women", Guest.FAMILY: "shelter-none-for-families"}


async def find_shelter(talk: Talk, services: Services) -> None:
    """Ask for whom and where, then show doors, or say honestly that there is none."""
    whom = await talk.choose("shelter-whom", SELF)
    if whom == "companion":
        talk.go_to("hamrahsara")
    for_other = whom == "someone-else"
    guest = Guest(await talk.choose("shelter-whom-else", OTHER) if for_other else whom)
    spot, name, district = await ask_where(talk, services, "where-other" if for_other else "where-self")

    found = await doors(services.database, spot, guest, talk.now, LIMIT)
    around = around_what(name, district, is_point=spot.lat is not None)
    if found.open_now:
        say_doors(talk, "shelter-found", found, around)
    else:
        say_none(talk, guest, found, around)
        await show_emergency(talk, services, urgent=False)
    talk.say(parting(found, for_other=for_other), buttons=next_steps(talk))


def parting(found: Doors, *, for_other: bool) -> str:
    """Choose the last words: what to know at the door, or what else there is."""
    if not (found.open_now or found.opening_later):
        return "shelter-other-ways"
    return "shelter-for-other" if for_other else "shelter-what-next"


def around_what(name: str, district: int | None, *, is_point: bool) -> dict[str, object]:
    """Give the words for what the search was around."""
    if name:
        return {"message": "around-name", "name": name, "district": district}
    if district:
        return {"message": "around-district", "district": district}
    return {"message": "around-point" if is_point else "around-city"}


def say_doors(talk: Talk, heading: str, found: Doors, around: dict[str, object]) -> None:
    """Say how many doors there are, then each of them."""
    shown = found.open_now or found.opening_later
    talk.say(heading, around=around, count=len(shown))
    for door in shown:
        say_door(talk, door)


def say_none(talk: Talk, guest: Guest, found: Doors, around: dict[str, object]) -> None:
    """Say why there is no open door, and what opens later if anything does."""
    reason = NONE_FOR.get(guest) if found.reason is Reason.NONE_FOR_GUEST else None
    talk.say(reason or NONE.get(found.reason, "shelter-none-open"), around=around)
    if found.opening_later:
        say_doors(talk, "shelter-opens-later", found, around)


def next_steps(talk: Talk) -> list[tuple[Button, ...]]:
    """Offer another search and the patrol, and the ways out."""
    return [
        (Button("shelter-again", "go/shelter"), Button("patrol-label", "go/patrol")),
        *talk.ways_out(),
    ]


SHELTER = Script(
    "shelter",
    find_shelter,
    "shelter-label",
    words=(
        "جا ندارم",
        "جایی ندارم",
        "جای خواب",
        "جا واسه خواب",
        "جا برای خواب",
        "جا خواب",
        "کجا بخوابم",
        "جا نداریم",
        "جایی نداریم",
        "جایی برای خواب",
        "جا میخوام",
        "جا می خوام",
        "جا میخواهم",
        "سرپناه",
        "سر پناه",
        "بی خانمان",
        "بیخانمان",
        "کارتن خواب",
        "تو خیابون",
        "توی خیابون",
        "تو خیابان",
        "آواره",
        "بیرونم کرد",
        "گرمخونه",
        "گرم خونه",
        "گرمخانه",
        "گرم خانه",
        "مددسرا",
        "مدد سرا",
        "garmkhane",
        "garmkhone",
        "garm khane",
        "garmkhoone",
        "madadsara",
        "sarpanah",
        "ja nadaram",
        "jaye khab",
        "ja baraye khab",
        "koja bekhabam",
        "shelter",
        "bed tonight",
    ),
)
