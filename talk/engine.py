"""One step of a talk: what was heard goes in, what is to be said and where the talk now stands come out."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from talk.commands import Again, Answer, Back, Cancel, Command, Nothing, Open, Speak, Stale, command
from talk.heard import Alarm, Heard, Kind
from talk.person import Attended, Person
from talk.questions import Words, refusal
from talk.said import Button, Keyboard, Said
from talk.scripts import Script, Scripts
from talk.state import State
from talk.talk import GoTo, NoAnswerError, Suspended, Talk

BREAK = timedelta(hours=6)
"""After so long a silence a person is asked whether to go on or to start anew (our assumption)."""

LANGUAGES = ("fa", "en")
"""Those we speak; what is at hand may still show the one that was spoken before."""

Speaks = Callable[[str], Words]
"""Gives the words of a language: "fa" or "en"."""

TREMBLING = timedelta(seconds=3)
"""The same button tapped again so soon was meant once."""

HOPS = 5
"""More hand-overs than this in one step is a loop in the scripts."""


THANKS = 5
"""Words of a message that only thanks; a longer one says something besides."""

BURST = timedelta(minutes=1)
"""Messages for one of us that follow each other so soon are acknowledged once."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one step."""

    state: State
    said: list[Said]
    language: str
    done: list[Any] = field(default_factory=list)
    """What is to be done beyond words; values that services understand."""
    joins: bool = False
    """The words are (also) for one of us."""
    owed: bool = True
    """Joining words want an answer; mere thanks do not."""


class Engine:
    """Takes citizens one step on; holds nothing about any of them."""

    def __init__(self, scripts: Scripts, services: Any) -> None:
        self.scripts = scripts
        self._services = services

    async def step(
        self,
        state: State,
        heard: Heard,
        *,
        speaks: Speaks,
        now: datetime,
        language: str,
        person: Person = Person(),  # noqa: B008 (immutable)
        alarm: Alarm | None = None,
    ) -> Turn:
        """Go one step.

        With an `alarm` the words go to the conversation it names, before anything else; the open question waits.
        """
        step = Step(self.scripts, self._services, state, speaks, now, language, person)
        first = step.comes_first(heard)
        if alarm and not step.means_otherwise(heard, alarm) and not await step.is_offered(heard):
            await step.heed(heard, alarm)
        elif first is None:
            await step.take(heard)
        if first is not None:
            await step.begin_first(first, heard)
        await step.welcome_back()
        return Turn(step.state, step.with_keyboard_closed(), step.language, step.done, step.joins, step.owed)


class Step:
    """What one step gathers on its way."""

    def __init__(
        self,
        scripts: Scripts,
        services: Any,
        state: State,
        speaks: Speaks,
        now: datetime,
        language: str,
        person: Person,
    ) -> None:
        self.scripts = scripts
        self.services = services
        self.state = state
        self.speaks = speaks
        self.now = now
        self.language = language
        self.person = person
        self.said: list[Said] = []
        self.done: list[Any] = []
        self.joins = False
        self.owed = True
        self._argument = ""
        self._heard = Heard(Kind.OTHER)
        self._keyboard_stays = False

    @property
    def words(self) -> Words:
        """The citizen's language."""
        return self.speaks(self.language)

    async def take(self, heard: Heard) -> None:
        """Find out what the person wants and do it."""
        if heard.kind is Kind.TEXT:
            heard = replace(heard, text=self.scripts.as_written(heard.text))
        self._heard = heard
        if heard.data and heard.data == self.state.tapped and self._silent_for(TREMBLING):
            return
        self.state.tapped = heard.data
        talks = self.person.attended is Attended.HELD and self.state.handed
        asked = command(heard, self.state, self.words, in_words=not talks) or self._commanded(heard)
        if asked is not None:
            self.state.handed = False
            await self.obey(asked, heard)
            return
        # Whatever a person writes while one of us attends to them is read by us, also what the bot answers itself.
        self.joins = self.person.attended in {Attended.WAITING, Attended.HELD}
        self.owed = not self._is_mere_thanks(heard)
        if talks:
            return
        if heard.edited:
            await self._mended(heard)
        else:
            await self._understand(heard)

    async def heed(self, heard: Heard, alarm: Alarm) -> None:
        """Let a conversation take the words up at once; what it broke into is given back when it is over."""
        self._heard = heard
        self.state.tapped = heard.data
        self.joins = self.person.attended is not None
        if self._is_aside(alarm.script):
            await self.aside(alarm.script, alarm.given)
            return
        self.state = self.state.broken_into(alarm.script, alarm.given)
        await self.play(None)
        self.state.handed = self._script(alarm.script).hands_over and self.state.asking

    def comes_first(self, heard: Heard) -> str | None:
        """Name the conversation whose words come before everything else; None when these are others."""
        script = self.scripts.get(self._wanted(heard))
        return script.name if script is not None and script.first else None

    async def begin_first(self, name: str, heard: Heard) -> None:
        """Begin it; of danger in the same words a person hears, but nothing is said of it."""
        self._heard, self.state.tapped = heard, heard.data
        self.said.clear()
        await self.open(name)

    async def welcome_back(self) -> None:
        """Ask whoever left in a hurry whether we may write first again, once what they came back for is done."""
        is_done = self.said and not self.state.asking and (self.state.log or self.state.handed)
        if is_done and self.state.memory.get("left"):
            await self.aside("exit-back")

    async def is_offered(self, heard: Heard) -> bool:
        """Tell whether words are those of a button under the open question: typed or tapped, it is the same answer."""
        script = self.scripts.get(self.state.script)
        if not self.state.asking or heard.kind is not Kind.TEXT or script is None:
            return False
        state = self.state
        tried = replace(state, log=list(state.log), given=dict(state.given), memory=dict(state.memory))
        talk = self._talk(tried, heard)
        with suppress(Suspended, GoTo, NoAnswerError):
            await script.run(talk, self.services)
        return talk.chose

    def means_otherwise(self, heard: Heard, alarm: Alarm) -> bool:
        """Tell whether words ask for help as it is, or mean something here, to which the alarm gives way."""
        name = self._wanted(heard)
        script = self.scripts.get(name)
        is_help = script is not None and (script.hands_over or script.urgent)
        is_command = bool(command(heard, self.state, self.words) or self._commanded(heard))
        return (
            (alarm.yields and is_help) or ((alarm.yields or alarm.faint) and is_command) or (alarm.faint and bool(name))
        )

    async def _understand(self, heard: Heard) -> None:
        """Read words as an errand, or as an answer; what is neither is for one of us, if somebody attends."""
        errand = self._wanted(heard)
        attended, is_late = self.person.attended is not None, not self._silent_for(BREAK)
        if not self.state.asking and errand:
            await self.open(errand)
        elif not self.state.asking and attended:
            await self._join()
        elif not self.state.asking:
            self._lost(heard, first=self.person.silent_since is None)
            await self.open("menu")
        elif self._is_left(heard) and is_late and not attended:
            await self._after_break(heard)
        else:
            await self._answer(heard)

    def _is_left(self, heard: Heard) -> bool:
        """Whether the open question may have been left; an answer to an urgent one counts whenever it comes."""
        script = self.scripts.get(self.state.script)
        is_urgent = script is not None and script.urgent
        return heard.kind is Kind.TEXT and self.person.silent_since is not None and not is_urgent

    async def _mended(self, heard: Heard) -> None:
        """Take changed words as a mended answer to the open question; they begin nothing."""
        if self.state.asking and not self.state.handed:
            await self._answer(heard)

    async def _answer(self, heard: Heard) -> None:
        """Hand words to the open question; after a hand-over what does not answer it is meant for one of us."""
        log, said = list(self.state.log), len(self.said)
        try:
            await self.play(heard, instead=self._errand(heard))
        except NoAnswerError:
            self.state.log, self.state.asking = log, True
            del self.said[said:]
            await self._join()

    async def _join(self) -> None:
        """Pass words on to one of us, and say so unless a talk is going on or it was said a moment ago."""
        self.joins = True
        was_handed, self.state.handed = self.state.handed, True
        if self.person.attended is Attended.CLOSED:
            await self.aside("reopened")
        elif self.person.attended is Attended.WAITING and not (was_handed and self._silent_for(BURST)):
            await self.aside("joined")

    def _is_mere_thanks(self, heard: Heard) -> bool:
        script = self.scripts.get(self._wanted(heard))
        return script is not None and script.needs_no_answer and len(heard.text.split()) <= THANKS

    def _silent_for(self, less_than: timedelta) -> bool:
        """Whether the person wrote less than so long ago."""
        since = self.person.silent_since
        return since is not None and self.now - since < less_than

    async def obey(self, asked: Command, heard: Heard) -> None:
        """Do what holds everywhere."""
        match asked:
            case Open(script):
                await self.open(script)
            case Back(at):
                await self._back(at)
            case Cancel():
                self.said.append(Said("cancelled"))
                await self.open("menu")
            case Speak(language):
                self.language = language
                self.said.append(Said("language-changed"))
                await self._again()
            case Answer(at, key):
                self.state.log = self.state.log[:at]
                await self.play(heard, key=key)
            case Again():
                await self._again()
            case Stale():
                self.said.append(Said("button-stale"))
                await self._again()
            case Nothing():
                pass

    async def open(self, name: str) -> None:
        """Begin a conversation, or answer aside and leave the open one as it is."""
        name, _, self._argument = name.partition("/")
        script = self.scripts.get(name)
        if script is None:
            self.said.append(Said("button-stale"))
            name = "menu"
        if script is not None and script.aside:
            await self.aside(name)
            return
        self.state = self.state.opened(name)
        await self.play(None)

    async def aside(self, name: str, given: Mapping[str, Any] | None = None) -> None:
        """Answer without touching the open conversation, and offer the way back to it."""
        script = self._script(name)
        self._keyboard_stays = self.state.asking
        state = replace(self.state, log=list(self.state.log), given=dict(given or {}))
        talk = self._talk(state, None)
        try:
            await script.run(talk, self.services)
        except Suspended:
            raise RuntimeError(f"{name} answers aside and may not ask") from None
        self._gather(talk, script)
        self.state.handed = self.state.handed or script.hands_over
        if self.state.asking:
            self.said = [each for each in self.said if each.message != "aside-continue"]
            self._offer_to_go_on()

    async def play(self, heard: Heard | None, *, key: str = "", instead: str | None = None) -> None:
        """Run the open conversation through its log and what was heard, on to its next question or its end."""
        for _ in range(HOPS):
            if self.scripts.get(self.state.script) is None:
                self.state = self.state.opened("menu")
            script = self._script(str(self.state.script))
            self.state.asking = False
            talk = self._talk(self.state, heard, key=key, instead=instead)
            try:
                await script.run(talk, self.services)
            except Suspended:
                self._gather(talk, script)
                return
            except GoTo as onward:
                self._gather(talk, script)
                if self._is_aside(onward.script):
                    self.state.asking = True
                    await self.aside(onward.script)
                    return
                self.state = self.state.opened(onward.script, onward.given)
                heard, key, instead = None, "", None
            else:
                self._gather(talk, script)
                await self._give_back()
                return
        raise RuntimeError(f"conversations hand over in a circle at {self.state.script}")

    def _gather(self, talk: Talk, script: Script) -> None:
        self.said += [replace(each, urgent=True) for each in talk.said] if script.urgent else talk.said
        self.done += talk.done

    async def _give_back(self) -> None:
        """Go on with what was broken into, and take up the words that were given to do it with."""
        words, onward = self.state.given.get("words", ""), self.state.given.get("then", "")
        if self.state.kept is None and not words and not onward:
            return
        self.state = self.state.given_back()
        self._heard = Heard(Kind.TEXT, words)
        errand = self._wanted(self._heard)
        if self.state.asking and words:
            await self._answer(self._heard)
        elif self.state.asking:
            self._offer_to_go_on()
        elif errand or onward:
            await self.open(errand or onward)

    def _offer_to_go_on(self) -> None:
        mark = f"{self.state.run}.{len(self.state.log)}"
        again = Button("nav-again", f"again/{mark}")
        self.said.append(Said("aside-continue", buttons=((again, Button("nav-menu", "go/menu")),)))

    def with_keyboard_closed(self) -> list[Said]:
        """Close the bottom keyboard with the first message that can, once no question needs it."""
        opens = any(said.keyboard in {Keyboard.LOCATION, Keyboard.CONTACT} for said in self.said)
        if not self.state.keyboard or opens or self._keyboard_stays or not self.said:
            self.state.keyboard = self.state.keyboard or opens
            return self.said
        self.state.keyboard = False
        plain = next((at for at, said in enumerate(self.said) if not said.buttons and not said.venue), None)
        if plain is None:
            return [Said("keyboard-closed", keyboard=Keyboard.REMOVE), *self.said]
        self.said[plain] = replace(self.said[plain], keyboard=Keyboard.REMOVE)
        return self.said

    async def _back(self, at: int | None) -> None:
        asked_at = len(self.state.log) if at is None else at
        if asked_at == 0 and self.state.kept:
            self.state.given = {}
            await self._give_back()
            return
        if asked_at == 0:
            await self.open("menu")
            return
        self.state.log = self.state.log[: asked_at - 1]
        await self.play(None)

    async def _again(self) -> None:
        if self.state.asking:
            await self.play(None)
        else:
            await self.open("menu")

    async def _after_break(self, heard: Heard) -> None:
        if (name := self._errand(heard)) is not None:
            await self.open(name)
            return
        self._keyboard_stays = True
        mark = f"{self.state.run}.{len(self.state.log)}"
        anew = Button("nav-anew", f"go/{self.state.script}")
        buttons = ((Button("nav-again", f"again/{mark}"), anew), (Button("nav-menu", "go/menu"),))
        self.said.append(Said("continue-or-anew", buttons=buttons))

    def _lost(self, heard: Heard, *, first: bool) -> None:
        if not first or heard.kind is not Kind.TEXT:
            self.said.append(Said(refusal(heard, "not-understood").message))

    def _wanted(self, heard: Heard) -> str | None:
        return self.scripts.opened_by(heard.text) if heard.kind is Kind.TEXT else None

    def _commanded(self, heard: Heard) -> Open | None:
        """Read a conversation's own command, or words of a button at hand, whoever else the words may be for."""
        if heard.kind is not Kind.TEXT:
            return None
        found = (self.scripts.at_hand(heard.text, each, self.speaks(each)) for each in LANGUAGES)
        name = self.scripts.commanded_by(heard.text) or next((each for each in found if each), None)
        return Open(name) if name else None

    def _errand(self, heard: Heard) -> str | None:
        """Name the errand that these words ask for in the middle of another; a mere greeting is none."""
        name = self._wanted(heard)
        return None if name == "menu" else name

    def _is_aside(self, name: str) -> bool:
        script = self.scripts.get(name)
        return script is not None and script.aside

    def _script(self, name: str) -> Script:
        script = self.scripts.get(name)
        if script is None:
            raise LookupError(f"no conversation is called {name}")
        return script

    def _talk(self, state: State, heard: Heard | None, *, key: str = "", instead: str | None = None) -> Talk:
        return Talk(
            state,
            heard,
            words=self.words,
            now=self.now,
            language=self.language,
            key=key,
            instead=instead,
            person=self.person.id,
            account=self.person.account,
            text=self._argument or self._heard.text,
            attended=self.person.attended,
            handed=self.person.attended in {Attended.WAITING, Attended.HELD} and self.state.handed,
        )
