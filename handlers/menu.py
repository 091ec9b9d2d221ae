"""The main menu: the way to everything else."""

from handlers.services import Services
from talk import Button, Script, Talk


async def open_menu(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Greet, and offer what there is."""
    other = Button("language-other", f"lang/{'en' if talk.language == 'fa' else 'fa'}")
    talk.say(
        "menu-greeting",
        buttons=(
            (Button("shelter-label", "go/shelter"),),
            (Button("hamrahsara-label", "go/hamrahsara"), Button("lines-label", "go/lines")),
            (Button("human-label", "go/human"),),
            (Button("link-label", "go/link"),),
            (Button("nav-emergency", "go/emergency"), other),
        ),
    )


MENU = Script("menu", open_menu, words=("سلام", "درود", "salam", "slm", "hello", "hi"))
