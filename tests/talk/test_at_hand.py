"""What is at hand at any time, and links that open us: understood in every state, like words that were written."""

from typing import Any

import pytest

from talk import Alarm, Attended, Button, Engine, Heard, Kind, Script, Scripts, Talk
from tests.talk.toy import Person, complain, hand_over, menu, order


async def code(talk: Talk, heard: list[Any]) -> None:
    """Note what was written."""
    heard.append(talk.text)
    talk.say("code")


STANDING = ((Button("order-label", "go/order"), Button("nav-emergency", "go/complaint")),)
LABELS = {"fa": {"order-label": "🛏 سفارش"}, "en": {"order-label": "🛏 A big order"}}
SCRIPTS = Scripts(
    (
        Script("order", order),
        Script("complaint", complain),
        Script("code", code, command="/link", start="link"),
        Script("staff", code, command="/staff"),
        Script("human", hand_over, aside=True, hands_over=True),
        Script("joined", menu, aside=True),
        Script("menu", menu, words=("hello",)),
    ),
    STANDING,
)


class Somebody(Person):
    """Talks to a house with something at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.engine = Engine(SCRIPTS, self.done)

    async def does(self, heard: Heard, *, alarm: Alarm | None = None) -> Any:
        """Do something, in a house whose buttons have words."""
        assert alarm is None
        turn = await self.engine.step(
            self.state,
            heard,
            speaks=lambda language: lambda message, _: LABELS[language].get(message, message),
            now=self.now,
            language=self.language,
            person=self.whom(),
        )
        self.state, self.said, self.language, self.before = turn.state, turn.said, turn.language, self.now
        return turn


@pytest.fixture
def person() -> Somebody:
    """Somebody new."""
    return Somebody()


STATES = pytest.mark.parametrize("attended", [None, *Attended])


@STATES
@pytest.mark.parametrize("words", ["🛏 سفارش", "سفارش", "🛏 A big order", "/order"])
@pytest.mark.parametrize("midway", [False, True])
async def test_words_at_hand_open_what_they_say_in_every_state(
    person: Somebody,
    words: str,
    midway: bool,  # noqa: FBT001 (pytest hands it in)
    attended: Attended | None,
) -> None:
    """Also in the middle of a question, while one of us talks with the person, and in the language spoken before."""
    if midway:
        await person.writes("/order")
        await person.taps("colour-blue")
    person.attended, person.state.handed = attended, attended is not None
    await person.writes(words)
    assert person.told() == ["colour"]
    assert person.state.log == []


async def test_other_words_are_still_answers(person: Somebody) -> None:
    """A label within a sentence is no tap."""
    await person.writes("/order")
    await person.writes("سفارش من چی شد")
    assert person.told() == ["not-understood", "colour"]


@STATES
async def test_a_link_with_a_payload_counts_as_the_command_it_stands_for(
    person: Somebody, attended: Attended | None
) -> None:
    """As if it had been written there."""
    person.attended, person.state.handed = attended, attended is not None
    await person.writes("/start link-12345678")
    assert person.told() == ["code"]
    assert person.done == ["/link 12345678"]


@pytest.mark.parametrize(
    "words", ["/start", "/start x", "/start link-", "/start link", "/start staff-1", "/start a-b c"]
)
async def test_any_other_start_opens_the_menu(person: Somebody, words: str) -> None:
    """A command that no link may carry is not carried."""
    await person.writes(words)
    assert person.told() == ["menu-greeting"]


async def test_a_command_that_was_copied_with_its_direction_marks_is_understood(person: Somebody) -> None:
    """They stand around it on our own screen, and nobody sees them."""
    await person.writes("\u200f\u2066/link 12345678\u2069")
    assert person.done == ["/link 12345678"]


async def test_a_payload_is_no_tap(person: Somebody) -> None:
    """Only what is written is read so."""
    await person.does(Heard(Kind.VOICE, "/start link-1"))
    assert person.done == []
