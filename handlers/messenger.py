"""Where later words go, for somebody who has linked two messengers: here, there, or wherever they wrote last."""

from handlers.link import AGAIN, PLATFORMS, WAYS
from handlers.services import Services
from services import reachability
from services.reachability import Prefers, Reached
from talk import Option, Script, Talk

LAST = Option("last", "messenger-last", also=("آخرین", "اخرین", "هر جا", "هرجا", "فرقی نداره", "last"))

SPOKEN = {"telegram": ("تلگرام", "telegram"), "bale": ("بله", "bale")}
"""What people write instead of tapping; as an answer to this question «بله» is the messenger."""


async def choose_messenger(talk: Talk, services: Services) -> None:
    """Ask whoever has a choice."""
    mine = {str(each.id): each for each in await reachability.accounts(services.database, talk.person)}
    if len(mine) == 1:
        talk.say("messenger-only-one", buttons=AGAIN)
        return
    chosen = await talk.choose("messenger-which", [*(offered(talk, each) for each in mine.values()), LAST])
    if chosen not in mine:
        talk.do(Prefers(None))
        talk.say("messenger-kept-last", buttons=WAYS)
        return
    account = mine[chosen]
    talk.do(Prefers(account.id))
    kept = "messenger-kept-here" if account.id == talk.account else "messenger-kept-there"
    talk.say(kept, buttons=WAYS, platform=called(account))


def offered(talk: Talk, account: Reached) -> Option:
    """Offer one messenger, the one in hand as «here»."""
    label = "messenger-here" if account.id == talk.account else "messenger-there"
    return Option(str(account.id), label, {"platform": called(account)}, SPOKEN[account.platform])


def called(account: Reached) -> dict[str, str]:
    """Give what people call an account's messenger."""
    return {"message": PLATFORMS[account.platform]}


MESSENGER = Script(
    "messenger",
    choose_messenger,
    words=(
        "خبرها کجا بیاید",
        "خبرها کجا بیاد",
        "پیام ها کجا بیاید",
        "پیام ها کجا بیاد",
        "پیام‌ها را کجا",
        "جوابم را در بله",
        "جوابم رو تو بله",
        "جوابم را در تلگرام",
        "جوابم رو تو تلگرام",
        "به بله بفرست",
        "تو بله بفرست",
        "در بله بفرست",
        "به تلگرام بفرست",
        "تو تلگرام بفرست",
        "در تلگرام بفرست",
        "انتخاب پیام رسان",
        "send to bale",
        "send to telegram",
        "where news goes",
        "choose messenger",
    ),
)
