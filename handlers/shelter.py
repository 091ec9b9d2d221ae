"""A bed tonight: who needs it, where they are, and the nearest doors that would let them in."""

from handlers.door import say_door
from handlers.emergency import show_emergency
from handlers.services import Services
from handlers.where import ask_where
from services.shelters import TRUE_FOR, Door, Doors, Guest, Reason, doors
from talk import Button, Option, Script, Talk

LIMIT = 3
"""Doors shown at most: more could not be read on a small screen in the cold."""

MAN = ("آقا", "مرد", "پسر", "آقام", "آقا هستم", "مرد هستم", "مردم", "خودم آقام", "man", "male")
WOMAN = ("خانم", "زن", "دختر", "خانومم", "خانم هستم", "زن هستم", "زنم", "خودم خانمم", "woman", "female")
FAMILY = ("خانواده", "خونواده", "با بچه", "بچه دارم", "با خانواده", "خانوادگی", "family")
"""What people write instead of tapping."""

SELF = (
    Option("man", "shelter-man", also=MAN),
    Option("woman", "shelter-woman", also=WOMAN),
    Option("family", "shelter-family", also=FAMILY),
    Option("someone-else", "shelter-someone-else", also=("کس دیگه", "یکی دیگه", "یه نفر دیگه", "دوستم")),
    Option("companion", "shelter-companion", also=("همراه", "همراه مریض", "بیمارستان")),
)
OTHER = (
    Option("man", "shelter-other-man", also=MAN),
    Option("woman", "shelter-other-woman", also=WOMAN),
    Option("family", "shelter-other-family", also=FAMILY),
)
NONE = {
    Reason.ALL_FULL: "shelter-all-full",
    Reason.NONE_OPEN: "shelter-none-open",
    Reason.NONE_NEAR: "shelter-none-near",
}
NONE_FOR_SELF = {
    Guest.MAN: "shelter-none-for-man",
    Guest.WOMAN: "shelter-none-for-woman",
    Guest.FAMILY: "shelter-none-for-family",
}
NONE_FOR_OTHER = {
    Guest.MAN: "shelter-none-for-other-man",
    Guest.WOMAN: "shelter-none-for-other-woman",
    Guest.FAMILY: "shelter-none-for-other-family",
}


async def find_shelter(talk: Talk, services: Services) -> None:
    """Ask for whom and where, then show doors, or say honestly that there is none."""
    whom = await talk.choose("shelter-whom", SELF)
    if whom == "companion":
        talk.go_to("hamrahsara")
    for_other = whom == "someone-else"
    guest = Guest(await talk.choose("shelter-whom-else", OTHER) if for_other else whom)
    spot, name, district = await ask_where(talk, services, "where-other" if for_other else "where-self")

    found = await doors(services.database, spot, guest, talk.now, LIMIT)
    if found.open_now:
        around = around_what(name, district, is_point=spot.lat is not None)
        talk.say("shelter-found", until=talk.now + TRUE_FOR, around=around, count=len(found.open_now))
        say_doors(talk, found.open_now, district)
    else:
        say_none(talk, guest, found, district, for_other=for_other)
        await show_emergency(talk, services, urgent=False)
    until = talk.now + TRUE_FOR if found.open_now else None  # it speaks of the doors before it
    talk.say(parting(found, for_other=for_other), until=until, buttons=next_steps(talk, found))


def around_what(name: str, district: int | None, *, is_point: bool) -> dict[str, object]:
    """Give the words for what the search was around."""
    if name:
        return {"message": "around-name", "name": name, "district": district}
    if district:
        return {"message": "around-district", "district": district}
    return {"message": "around-point" if is_point else "around-city"}


def say_doors(talk: Talk, found: list[Door], district: int | None) -> None:
    """Say each door; `district` is the one the person named, if any."""
    for door in found:
        say_door(talk, door, district)


def say_none(talk: Talk, guest: Guest, found: Doors, district: int | None, *, for_other: bool) -> None:
    """Say why there is no open door, and what opens later if anything does."""
    none_for = NONE_FOR_OTHER if for_other else NONE_FOR_SELF
    talk.say(none_for[guest] if found.reason is Reason.NONE_FOR_GUEST else NONE[found.reason])
    if found.opening_later:
        talk.say("shelter-opens-later", until=talk.now + TRUE_FOR, count=len(found.opening_later))
        say_doors(talk, found.opening_later, district)


def parting(found: Doors, *, for_other: bool) -> str:
    """Choose the last words: what to know at the door, or what else there is."""
    if not (found.open_now or found.opening_later):
        return "shelter-other-ways"
    return "shelter-for-other" if for_other else "shelter-what-next"


def next_steps(talk: Talk, found: Doors) -> list[tuple[Button, ...]]:
    """Offer the patrol, another search where it could find something, and the ways out."""
    patrol, again = Button("patrol-label", "go/patrol"), Button("shelter-again", "go/shelter")
    return [(patrol,) if found.reason is Reason.NONE_FOR_GUEST else (again, patrol), *talk.ways_out()]


SHELTER = Script(
    "shelter",
    find_shelter,
    words=(
        "جا ندارم",
        "جاندارم",
        "جا پیدا نکردم",
        "جا گیرم نیومد",
        "کجا بمونم",
        "کجا بمانم",
        "شب کجا برم",
        "امشب کجا برم",
        "خونه ندارم",
        "خانه ندارم",
        "پارک میخوابم",
        "پارک می خوابم",
        "پناهگاه",
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
        "تو خیابونم",
        "توی خیابونم",
        "تو خیابون میخواب",
        "تو خیابون موند",
        "توی خیابون موند",
        "آواره",
        "از خونه بیرونم",
        "از خانه بیرونم",
        "صاحبخونه بیرونم",
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
