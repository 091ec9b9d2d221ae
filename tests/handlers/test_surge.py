"""Specification: while many write, what is not urgent goes the short way, and people are told honestly."""

import asyncpg
import pytest

from handlers.surge import shortens, tell
from services import staff, surge
from services.surge import SurgeWatch
from talk import State, Talk
from tests.citizen import Now
from texts.fluent import Words

WORDS = Words()


@pytest.mark.parametrize(("level", "is_short"), [(0, True), (1, True), (2, True), (3, False), (4, False)])
async def test_only_what_is_not_urgent_is_shortened(pool: asyncpg.Pool, *, level: int, is_short: bool) -> None:
    """Whoever is in danger is asked and answered as on any other evening."""
    now = Now()
    boss = await staff.add(pool, "boss", "سرپرست", "supervisor", [], now())
    assert boss is not None
    assert not await shortens(SurgeWatch(pool, now), level), "there is no surge"
    await surge.begin(pool, boss, now())
    assert await shortens(SurgeWatch(pool, now), level) is is_short


@pytest.mark.parametrize("language", ["fa", "en"])
def test_people_are_told_that_it_takes_longer_and_what_to_do_in_danger(language: str) -> None:
    """No promise and no hour that nobody knows; the way to help at once stands first among the buttons."""
    talk = Talk(State(), None, words=lambda message, _: message, now=Now()(), language=language)
    tell(talk)
    [said] = talk.said
    assert [button.label for row in said.buttons for button in row] == ["nav-emergency", "nav-menu"]
    text = WORDS.say(language, said.message)
    help_at_once = WORDS.label(language, "nav-emergency").partition(" ")[2]
    assert help_at_once in text
    assert not any(sign.isdigit() for sign in text)
