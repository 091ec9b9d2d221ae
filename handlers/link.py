"""One person on two messengers: what it means, the code for the other side, one's own phone, and the way back."""

from handlers.services import Services
from services import link_codes, links, phones
from services.link_steps import LinkByPhone, Separate, ShowCode, ShowPhone, Undo
from services.sessions import hashed
from talk import Button, Heard, Keyboard, Kind, Option, Refused, Script, Talk

PLATFORMS = {"telegram": "link-platform-telegram", "bale": "link-platform-bale"}
"""A messenger, and what people call it."""

START = "link"
"""What the payload of a link that brings a code begins with; a hyphen and the code follow."""

WAYS = ((Button("nav-menu", "go/menu"), Button("nav-emergency", "go/emergency")),)
AGAIN = ((Button("link-open", "go/link"),), *WAYS)
"""The way back to this conversation, and out."""

YES = Option("yes", "link-yes", also=("بله", "آره", "اره", "yes"))
NO = Option("no", "link-no", also=("نه", "خیر", "no"))


async def link(talk: Talk, services: Services) -> None:
    """Offer to link, or to separate what is linked."""
    mine = await links.accounts(services.database, talk.person)
    others = [PLATFORMS[each.platform] for each in mine if each.id != talk.account]
    if others:
        named = [{"message": each} for each in others]
        offered = [Option("news", "messenger-label"), Option("part", "link-part")]
        if await talk.choose("link-linked", offered, others=named) == "news":
            talk.go_to("messenger")
        talk.do(Separate())
        talk.say("link-parted", buttons=AGAIN)
        return
    await BY[await talk.choose("link-how", await ways(talk, services))](talk, services)


async def ways(talk: Talk, services: Services) -> list[Option]:
    """Give the ways that are open to this account."""
    found = [Option("code", "link-by-code")]
    if services.phone_key:
        found.append(Option("phone", "link-by-phone"))
    if await links.undoable(services.database, talk.account, talk.now):
        found.append(Option("undo", "link-undo"))
    return found


async def by_code(talk: Talk, services: Services) -> None:
    """Show a code, and what to do with it; where our name there is known, a button does it."""
    code = link_codes.new()
    doors = await elsewhere(talk, services, f"{START}-{code}")
    talk.do(ShowCode(hashed(code)))
    talk.say(
        "link-code",
        how={"message": "link-code-tap-or-write" if doors else "link-code-write"},
        command=f"/link {code}",
        minutes=int(link_codes.LASTS.total_seconds() // 60),
        buttons=(*((door,) for door in doors), *WAYS),
    )


async def elsewhere(talk: Talk, services: Services, payload: str) -> list[Button]:
    """Give buttons that open us in the messengers which the person is not writing in, with something to begin with."""
    here = (await links.side(services.database, talk.account)).platform
    return [
        Button("link-open-there", url=door + payload, args={"platform": {"message": PLATFORMS[name]}})
        for name, door in services.doors.items()
        if name != here
    ]


async def by_phone(talk: Talk, services: Services) -> None:
    """Have one's own phone shared; whoever shared the same one a short while ago is offered."""

    def own(heard: Heard) -> str | Refused | None:
        """Read one's own phone, hashed at once."""
        if heard.kind is not Kind.CONTACT:
            return None
        return phones.hashed(services.phone_key, heard.phone) or Refused("link-phone-not-yours")

    phone = str(await talk.ask("link-phone", reads=own, keyboard=Keyboard.CONTACT, otherwise="link-phone-how"))
    other = await phones.same(services.database, talk.account, phone, talk.now)
    if other is None:
        talk.do(ShowPhone(phone))
        talk.say("link-phone-kept", buttons=WAYS)
    elif await agrees(talk, (await links.side(services.database, other)).platform):
        talk.do(LinkByPhone(phone))
        talk.say("link-done", buttons=AGAIN)
    else:
        talk.say("link-left", buttons=WAYS)


async def undo(talk: Talk, services: Services) -> None:  # noqa: ARG001 (the ways share their shape)
    """Take a separation back."""
    talk.do(Undo())
    talk.say("link-done", buttons=AGAIN)


async def agrees(talk: Talk, platform: str) -> bool:
    """Ask on this side whether the other account is theirs, and say once more what follows."""
    answer = await talk.choose("link-confirm", [YES, NO], platform={"message": PLATFORMS[platform]})
    return answer == YES.key


BY = {"code": by_code, "phone": by_phone, "undo": undo}

LINK = Script(
    "link",
    link,
    words=(
        "پیوند تلگرام و بله",
        "پیوند بله و تلگرام",
        "وصل کردن تلگرام و بله",
        "وصل کردن بله و تلگرام",
        "جدا کردن تلگرام و بله",
        "جدا کردن بله و تلگرام",
        "link telegram and bale",
        "link my accounts",
        "unlink my accounts",
    ),
)
