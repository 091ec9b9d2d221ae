"""What lies at hand at any time, by words or command: understood in every state, in either language."""

import pytest

from bot.menu import commands
from handlers.menu import STANDING
from tests.citizen import CitizenOnPhone, Neighbours
from tests.handlers.test_human import claimed, member, replies
from tests.screen import WORDS

TOLD = {
    "menu": {"menu-greeting"},
    "shelter": {"shelter-whom"},
    "human": {"human-arrived"},
    "emergency": {"emergency-card"},
    "more": {"more-offered"},
}
BUTTONS = [each for row in STANDING for each in row]
WAYS = [(button.data[3:], WORDS.label(language, button.label)) for language in ("fa", "en") for button in BUTTONS]
WAYS += [(command, f"/{command}") for command, _ in commands(WORDS)["fa"]]


@pytest.mark.parametrize("state", ["new", "asked", "waiting", "held"])
async def test_each_way_opens_what_it_says(citizen: CitizenOnPhone, neighbours: Neighbours, state: str) -> None:
    """For somebody new, in the middle of a question, in the queue, and while one of us talks with them."""
    for name, words in WAYS:
        await brought(citizen, neighbours, state)
        await citizen.writes(words)
        assert TOLD[name] & set(citizen.told()), f"{words} {state}: {citizen.told()}"


async def brought(citizen: CitizenOnPhone, neighbours: Neighbours, state: str) -> None:
    """Bring somebody to where they stand."""
    neighbours.now.passes(minutes=1)
    if state == "asked":
        await citizen.writes("/menu")
        await citizen.writes("جا ندارم")
        await citizen.taps("خودم، آقا")
    if state in {"waiting", "held"}:
        await citizen.writes("با انسان حرف می‌زنم")
    if state == "held":
        known = await neighbours.pool.fetchval("SELECT id FROM staff WHERE login = 'sara'")
        sara = known or await member(neighbours, "sara", "counselling", "shelter")
        number = await neighbours.pool.fetchval('SELECT min(id) FROM "case" WHERE claimed_by IS NOT NULL')
        await replies(neighbours, number or await claimed(neighbours, sara), sara, "سلام")
