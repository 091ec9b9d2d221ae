"""Hamrahsara, the guest houses for patients' companions: another path, through the hospital's social work office."""

from handlers.services import Services
from talk import Button, Script, Talk


async def explain_hamrahsara(talk: Talk, services: Services) -> None:  # noqa: ARG001 (every conversation is handed both)
    """Tell how a companion gets a bed, and leave the shelters one tap away."""
    talk.say("hamrahsara-path")
    talk.say(
        "hamrahsara-meanwhile",
        buttons=(
            (Button("shelter-label", "go/shelter"),),
            (Button("nav-menu", "go/menu"), Button("nav-emergency", "go/emergency")),
        ),
    )


HAMRAHSARA = Script(
    "hamrahsara",
    explain_hamrahsara,
    words=("همراه بیمار", "همراه مریض", "همراهسرا", "همراه سرا", "hamrahsara", "hamrah bimar"),
)
