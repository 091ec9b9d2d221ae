"""A small house with three conversations, for the engine's own specification."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from talk import (
    Alarm,
    Attended,
    Button,
    Engine,
    Heard,
    Keyboard,
    Kind,
    Option,
    Said,
    Script,
    Scripts,
    State,
    Talk,
    Turn,
    take_location,
)
from talk import Person as Whom

COLOURS = (Option("red", "colour-red"), Option("blue", "colour-blue"))
SIZES = (Option("big", "size-big"), Option("small", "size-small"))


async def menu(talk: Talk, _: Any) -> None:
    """Offer the order."""
    talk.say("menu-greeting", buttons=[[Button("order-label", "go/order")]])


async def order(talk: Talk, done: Any) -> None:
    """Ask for colour, perhaps shade, size, and place; then act once."""
    colour = await talk.choose("colour", COLOURS)
    if colour == "blue":
        await talk.choose("shade", (Option("dark", "shade-dark"), Option("light", "shade-light")))
    size = await talk.choose("size", SIZES)
    place = await talk.ask("place", reads=read_place, keyboard=Keyboard.LOCATION, otherwise="place-unknown")
    done.append((colour, size, place))
    talk.say("thanks")


async def complain(talk: Talk, _: Any) -> None:
    """Ask what about."""
    await talk.choose("about", SIZES)


def read_place(heard: Heard) -> Any:
    """Take a location or any name but «nowhere»."""
    if heard.kind is Kind.TEXT:
        return None if heard.text in {"", "nowhere"} else heard.text
    return take_location(heard)


async def hand_over(talk: Talk, _: Any) -> None:
    """Call a person, with what was answered so far."""
    talk.do(("called", talk.state.script, [key for _, key in talk.state.log]))
    talk.say("somebody-comes")


async def say(talk: Talk, message: str) -> None:
    """Say one thing."""
    talk.say(message)


async def help_now(talk: Talk, _: Any) -> None:
    """Show numbers."""
    talk.say("card", urgent=True)


async def check(talk: Talk, _: Any) -> None:
    """Break in: show numbers, ask one thing, note it, and give back what was open."""
    if talk.once("shown"):
        talk.say("card")
        talk.do(("checked", talk.state.given.get("how")))
    safe = await talk.choose("safe", (Option("yes", "safe-yes"), Option("no", "safe-no")), again="safe-again")
    talk.state.memory["safe"] = safe
    talk.say("noted")


SCRIPTS = Scripts(
    (
        Script("order", order, words=("I want to order", "order")),
        Script("complaint", complain, words=("complain",)),
        Script("human", hand_over, words=("a person",), aside=True, hands_over=True),
        Script("joined", lambda talk, _: say(talk, "joined"), aside=True),
        Script("reopened", lambda talk, _: say(talk, "reopened"), aside=True),
        Script("thanks", lambda talk, _: say(talk, "welcome"), words=("thanks",), aside=True, needs_no_answer=True),
        Script("emergency", help_now, words=("sos",), aside=True),
        Script("danger", help_now, aside=True),
        Script("check", check, urgent=True),
        Script("menu", menu, words=("hello",)),
    ),
)


def words(message: str, args: Mapping[str, Any]) -> str:
    """Speak: the id is the word, but for the signs that stand on every screen."""
    del args
    return {"nav-back": "🔙 Back", "nav-menu": "🏠 Main menu", "nav-emergency": "🆘 Help now"}.get(message, message)


class Person:
    """Talks to the engine, turn by turn."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.engine = Engine(SCRIPTS, self.done)
        self.state = State()
        self.now = datetime(2026, 11, 21, 18, 30, tzinfo=UTC)
        self.before: datetime | None = None
        self.attended: Attended | None = None
        self.language = "fa"
        self.said: list[Said] = []

    async def does(self, heard: Heard, *, alarm: Alarm | None = None) -> Turn:
        """Do something, with the state gone through JSON as it goes through Postgres."""
        turn = await self.engine.step(
            State.from_json(self.state.to_json()),
            heard,
            speaks=lambda _: words,
            now=self.now,
            language=self.language,
            person=self.whom(),
            alarm=alarm,
        )
        self.state, self.said, self.language, self.before = turn.state, turn.said, turn.language, self.now
        return turn

    def whom(self) -> Whom:
        """What a step knows of the person."""
        return Whom(1, self.attended, self.before)

    async def writes(self, text: str) -> None:
        """Write."""
        await self.does(Heard(Kind.TEXT, text))

    async def taps(self, label: str) -> None:
        """Tap a button among what was just said."""
        await self.taps_data(next(each.data for each in self.buttons() if each.label == label))

    async def taps_data(self, data: str) -> None:
        """Tap a button from anywhere in the chat."""
        await self.does(Heard(Kind.TAP, data=data))

    def buttons(self) -> list[Button]:
        """Buttons among what was just said."""
        return [each for said in self.said for row in said.buttons for each in row]

    def data(self, label: str) -> str:
        """What a button carries."""
        return next(each.data for each in self.buttons() if each.label == label)

    def told(self) -> list[str]:
        """Message ids of what was just said."""
        return [said.message for said in self.said]

    def rests(self, **time: float) -> None:
        """Say nothing for a while."""
        self.now += timedelta(**time)
