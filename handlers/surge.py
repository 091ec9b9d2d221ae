"""While far more people write than we can answer: what is not urgent is kept short, and people are told honestly."""

from services.surge import SurgeWatch
from talk import Button, Talk

URGENT = 3
"""From this level on nothing is shortened (the protocol's T3)."""

WAYS = (Button("nav-emergency", "go/emergency"), Button("nav-menu", "go/menu"))


async def shortens(watch: SurgeWatch, level: int) -> bool:
    """Tell whether a talk goes the short way now: a surge goes on, and this is not urgent (`level` 0–4).

    Ask where a conversation goes on to another one, or acts; never to leave out a question of one that goes on asking:
    it is run again at every turn, and the answer to a question that is no more asked would be taken for the next one's.
    """
    return level < URGENT and await watch.on()


def tell(talk: Talk) -> None:
    """Say that many people write now, that the answer comes later, and what to do if a life is in danger."""
    talk.say("surge-told", buttons=(WAYS,))
