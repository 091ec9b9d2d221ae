"""What a conversation holds in its hands: ask, choose, say, go on to another one.

The rule that keeps replay safe: ask everything, then act once; to ask again, go to another conversation.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Never

from talk.heard import Heard
from talk.person import Attended
from talk.questions import Option, Reader, Refused, Words, chosen, counted, refusal
from talk.said import Button, Keyboard, Said, Venue
from talk.state import State


class Suspended(BaseException):
    """The conversation waits for an answer; no `except Exception` may eat this."""


class NoAnswerError(Exception):
    """What was heard does not answer the open question."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.message)
        self.refused = refused


class GoTo(BaseException):
    """The conversation hands over to another one."""

    def __init__(self, script: str, given: Mapping[str, Any]) -> None:
        super().__init__(script)
        self.script = script
        self.given = given


class Talk:
    """One run of one conversation: through the log first, then through what was just heard."""

    def __init__(
        self,
        state: State,
        heard: Heard | None,
        *,
        words: Words,
        now: datetime,
        language: str,
        key: str = "",
        instead: str | None = None,
        person: int = 0,
        account: int = 0,
        text: str = "",
        handed: bool = False,
        attended: Attended | None = None,
    ) -> None:
        self.state = state
        self.person = person
        """Who it is, for services that keep something of them."""
        self.account = account
        """Through which of their accounts they write."""
        self.text = text
        """What was just written, or what the button carried behind the name; for conversations that answer aside."""
        self.attended = attended
        """Whether one of us attends to the person, as the turn found it."""
        self.now = now
        """The moment of this turn, UTC."""
        self.language = language
        self.said: list[Said] = []
        self.done: list[Any] = []
        """What this turn does beyond words, once: values that services understand."""
        self.chose = False
        """Whether what was heard was one of the options that were offered."""
        self._handed = handed
        self._words = words
        self._heard = heard
        self._key = key
        self._instead = instead
        self._at = 0

    async def ask(
        self,
        question: str,
        options: Sequence[Option] = (),
        *,
        reads: Reader | None = None,
        columns: int = 1,
        keyboard: Keyboard | None = None,
        otherwise: str = "not-understood",
        again: str = "",
        **args: Any,
    ) -> Any:
        """Ask, and come back with the key of the option chosen or with what `reads` made of the answer.

        `question` is the message id and names the answer in the log. `otherwise` is the message id for
        words that are no answer, `again` what is then asked instead of the same words. Raises Suspended until there is
        an answer.
        """
        if self._at < len(self.state.log) and self.state.log[self._at][0] == question:
            return self._passed()
        del self.state.log[self._at :]
        refused = None
        if (heard := self._heard) is not None:
            self._heard = None
            answer: Any = chosen(heard, self._key, options, self._words)
            self.chose = answer is not None
            if answer is None:
                answer = reads(heard) if reads else counted(heard, options)
            if answer is not None and not isinstance(answer, Refused):
                self.state.log.append((question, answer))
                return self._passed()
            if self._instead and self._instead != self.state.script:
                raise GoTo(self._instead, {})
            refused = answer or refusal(heard, otherwise)
            if self._handed:
                raise NoAnswerError(refused)
        asked = again if refused and again else question
        self._put(asked, options, columns, keyboard, args, refused)
        raise Suspended

    async def choose(self, question: str, options: Sequence[Option], **more: Any) -> str:
        """Ask for one of the options and come back with its key."""
        return str(await self.ask(question, options, **more))

    def say(
        self,
        message: str,
        *,
        buttons: Sequence[Sequence[Button]] = (),
        venue: Venue | None = None,
        urgent: bool = False,
        until: datetime | None = None,
        **args: Any,
    ) -> None:
        """Say something; what stands before the last answer was said in an earlier turn and is not repeated.

        `until` (UTC) is when it may not be so any more: whoever could not be told before is told that instead.
        """
        rows = tuple(tuple(row) for row in buttons)
        self.said.append(Said(message, args, rows, venue=venue, urgent=urgent, until=until))

    def do(self, effect: Any) -> None:
        """Do something once, with the commit of this turn; what stands before the last answer was done already."""
        self.done.append(effect)

    def once(self, name: str) -> bool:
        """Tell whether this is the first time in this conversation that it comes here; asking again is no first time.

        For what is said or done before a question and must not come again when the question does.
        """
        if name in self.state.given:
            return False
        self.state.given[name] = True
        return True

    def ways_out(self) -> list[tuple[Button, ...]]:
        """Buttons that every screen ends with: back by one answer, the menu, help at once."""
        back = Button("nav-back", f"back/{self.state.run}.{self._at}")
        return [(back, Button("nav-menu", "go/menu")), (Button("nav-emergency", "go/emergency"),)]

    def go_to(self, script: str, **given: Any) -> Never:
        """Go on in another conversation; what was said stays said. It finds what is `given` (JSON) in its own."""
        raise GoTo(script, given)

    def _passed(self) -> Any:
        answer = self.state.log[self._at][1]
        self._at += 1
        self.said.clear()
        self.done.clear()
        return answer

    def _put(
        self,
        question: str,
        options: Sequence[Option],
        columns: int,
        keyboard: Keyboard | None,
        args: dict[str, Any],
        refused: Refused | None,
    ) -> None:
        mark = f"{self.state.run}.{self._at}"
        offered = [Button(option.label, f"a/{mark}/{option.key}", args=option.args) for option in options]
        rows = [tuple(offered[first : first + columns]) for first in range(0, len(offered), columns)]
        rows += self.ways_out()
        if refused:
            self.said.append(Said(refused.message, refused.args))
        self.said.append(Said(question, args, tuple(rows), keyboard))
        self.state.asking = True
