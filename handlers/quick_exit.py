"""Quick exit: the screen is cleared as far as the messenger lets us, and nothing we show says what was there."""

from handlers.services import Services
from services import reachability
from services.erasures import SCREEN, QuickExit
from services.hand_over import Safe
from talk import Button, Script, Talk

REST = {"telegram": "exit-rest-telegram", "bale": "exit-rest-bale"}
"""A messenger -> how to delete there what we cannot."""

LEFT = "left"
"""Name in the memory of a talk (talk.State.memory): the person left in a hurry, and was not asked about it since."""

MENU = Button("nav-menu", "go/menu")

CLEARS = frozenset({SCREEN})
"""Messages that leave nothing of ours on the screen: no buttons, and no keyboard at the bottom."""


async def leave(talk: Talk, services: Services) -> None:
    """Show a neutral screen, which ends what was open; the rest is done with the commit of this turn.

    It is no answer aside: the open question must not come back by itself.
    """
    mine = await reachability.accounts(services.database, talk.person)
    here = next((each.platform for each in mine if each.id == talk.account), None)
    talk.state.memory[LEFT] = True
    talk.state.memory.pop("cards", None)  # what was shown is gone: next time it is shown whole
    talk.do(QuickExit())
    talk.say("exit-screen", rest={"message": REST.get(here or "", "exit-rest-telegram")})


async def come_back(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Ask somebody who left in a hurry whether we may write first again; until they say so we do not."""
    talk.state.memory.pop(LEFT, None)
    yes, no = Button("exit-safe", "go/safe-again"), Button("exit-not-safe", "go/safe-later")
    talk.say("exit-back", buttons=((yes,), (no,), (MENU,)))


async def safe_again(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Take note that we may write first again."""
    talk.do(Safe(safe=True))
    talk.say("exit-safe-noted", buttons=((MENU,),))


async def unsafe_still(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Take note that we may not."""
    talk.do(Safe(safe=False))
    talk.say("exit-unsafe-noted", buttons=((MENU,),))


LABEL = Button("exit-label", "go/exit")
"""The one tap, wherever a screen offers it."""

# Only phrases that mean nothing else: they are found anywhere in a message, and what they do cannot be undone.
EXIT = Script(
    "exit",
    leave,
    words=(
        "خروج سریع",
        "خروج فوری",
        "همه رو پاک کن",
        "همه را پاک کن",
        "همشو پاک کن",
        "همه ش رو پاک کن",
        "پیام ها رو پاک کن",
        "پیامها رو پاک کن",
        "پیام ها را پاک کن",
        "پیامامو پاک کن",
        "چت رو پاک کن",
        "چت را پاک کن",
        "گفتگو رو پاک کن",
        "گفتگو را پاک کن",
        "صفحه رو پاک کن",
        "صفحه را پاک کن",
        "khorooj sari",
        "khoruj sari",
        "hamaro pak kon",
        "hame ro pak kon",
        "payama ro pak kon",
        "chat ro pak kon",
        "quick exit",
        "clear the chat",
        "clear this chat",
        "delete this chat",
    ),
    command="/exit",
    first=True,
)
EXIT_BACK = Script("exit-back", come_back, aside=True)
"""Opened by the engine, once what they came back for is done."""
EXIT_SAFE, EXIT_UNSAFE = Script("safe-again", safe_again, aside=True), Script("safe-later", unsafe_still, aside=True)
