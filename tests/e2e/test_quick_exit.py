"""Quick exit with the shipped process: it is killed in the middle, and the next one clears the rest."""

from tests.e2e.processes import until
from tests.e2e.street import Citizen, Street
from tests.screen import WORDS

LEASE_OVER = "UPDATE erasure SET try_at = now() WHERE state = 'wanted'"
NEUTRAL = WORDS.say("fa", "exit-screen", {"rest": {"message": "exit-rest-telegram"}})


async def test_a_bot_that_is_killed_while_it_deletes_leaves_nothing_on_the_screen(mortal: Street) -> None:
    """Words alone are enough, one neutral screen is left, and nobody has to do anything."""
    person = mortal.citizen()
    await person.writes("/menu")
    await person.hears(1)
    await mortal.trouble("latency", method="deleteMessages", seconds=3, times=1)
    await person.writes("خروج سریع")

    async def is_deleting() -> bool:
        return bool(await mortal.calls(person, "deleteMessages"))

    await until(is_deleting, "the bot deletes")
    mortal.town.lives().kill()
    await mortal.pool.execute(LEASE_OVER)  # or wait for half a minute
    mortal.town.lives()
    await until(lambda: shows_nothing_else(person), "the neutral screen stands alone")


async def shows_nothing_else(person: Citizen) -> bool:
    """Whether the neutral screen stands alone in the chat."""
    return [each["text"] for each in await person.reads()] == [NEUTRAL]
