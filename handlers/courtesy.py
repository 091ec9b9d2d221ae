"""A word of thanks is answered, and nothing else changes."""

from handlers.services import Services
from talk import Script, Talk


async def answer_thanks(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Say that the person is welcome at any time."""
    talk.say("courtesy-welcome")


COURTESY = Script(
    "courtesy",
    answer_thanks,
    words=(
        "ممنون",
        "مرسی",
        "متشکر",
        "تشکر",
        "سپاس",
        "دستتون درد نکنه",
        "merci",
        "mersi",
        "mamnoon",
        "thanks",
        "thank you",
    ),
    aside=True,
    needs_no_answer=True,
)
