"""The main menu, the way to everything else; and the part of it that lies at hand at any time."""

from handlers.services import Services
from talk import Button, Script, Talk

STANDING = (
    (Button("shelter-label", "go/shelter"), Button("human-label", "go/human")),
    (Button("nav-emergency", "go/emergency"), Button("more-label", "go/more")),
)
"""What is at hand at any time: a menu of commands, or a keyboard that stays, as the messenger can. Four at most."""

BRINGS_STANDING = frozenset({"menu-greeting", "language-changed"})
"""Messages with which it comes, or comes in another language."""

MORE_ROWS = (
    (Button("counselling-label", "go/counselling"),),
    (Button("hamrahsara-label", "go/hamrahsara"), Button("lines-label", "go/lines")),
    (Button("link-label", "go/link"),),
)
"""What is needed more rarely."""


def all_rows(language: str) -> tuple[tuple[Button, ...], ...]:
    """Give the whole menu, as it hangs under the greeting."""
    (shelter, human), (emergency, _) = STANDING
    counselling, rare, link = MORE_ROWS
    return (shelter,), (*counselling, human), rare, link, (emergency, other(language))


def more_rows(language: str) -> tuple[tuple[Button, ...], ...]:
    """Give what does not lie at hand."""
    return (*MORE_ROWS, (Button("nav-menu", "go/menu"), other(language)))


def other(language: str) -> Button:
    """Give the way into the other language."""
    return Button("language-other", f"lang/{'en' if language == 'fa' else 'fa'}")


async def open_menu(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Greet, and offer what there is."""
    talk.say("menu-greeting", buttons=all_rows(talk.language))


async def offer_more(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Offer what does not lie at hand."""
    talk.say("more-offered", buttons=more_rows(talk.language))


MENU = Script("menu", open_menu, words=("سلام", "درود", "salam", "slm", "hello", "hi"))
MORE = Script("more", offer_more, words=("خدمات دیگر", "خدمات دیگه", "other services"))
