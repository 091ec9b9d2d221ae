"""A turn worked out: what one message does to a conversation, with nothing written yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.reading import Read
from bot.rendering import reply
from handlers.heed import heed
from services.hand_over import Follows
from services.turns import Done, Reply
from services.updates import Pending, Standing
from talk import Attended, Engine, Heard, Kind, Person, State, Turn
from texts.clock import TEHRAN, Clock
from texts.fluent import Words
from texts.jalali import jalali, tehran_day
from triage import Alert, Context, Reading, read


@dataclass(frozen=True, slots=True)
class Coming:
    """A stored update on its way to its turn."""

    pending: Pending
    heard: Heard
    callback_id: str = ""


@dataclass(frozen=True, slots=True)
class Worked:
    """A turn worked out, not yet written."""

    now: datetime
    turn: Turn
    replies: list[Reply]
    reading: Reading | None = None
    """What the person's words say of danger; None where there are none."""


class Worker:
    """Works turns out with the engine; reads the directory at most, and writes nothing."""

    def __init__(self, engine: Engine, words: Words, clock: Clock) -> None:
        self._engine = engine
        self._words = words
        self._clock = clock

    async def work(self, standing: Standing, heard: Heard) -> Worked:
        """Work out what somebody who stands there and says this is answered."""
        now = self._clock()
        state, who = State.from_json(standing.state), person(standing, now)
        reading = self._read(state, heard, now)
        turn = await self._engine.step(
            state,
            heard,
            speaks=lambda language: lambda message, args: self._words.label(language, message, args),
            now=now,
            language=standing.language,
            person=who,
            alarm=heed(reading, heard, state, who.attended, now),
        )
        replies = [reply(self._words, turn.language, said) for said in turn.said]
        replies.sort(key=lambda each: each.lane)
        return Worked(now, turn, replies, reading)

    @staticmethod
    def _read(state: State, heard: Heard, now: datetime) -> Reading | None:
        """Read words for danger; a tapped button has none."""
        if heard.kind is Kind.TAP or not heard.text:
            return None
        hour, (_, month, _) = now.astimezone(TEHRAN).hour, jalali(tehran_day(now))
        return read(heard.text, Context(hour, month, state.memory.get("level"), state.script if state.asking else None))


def person(standing: Standing, now: datetime) -> Person:
    """Tell the engine whom it talks with."""
    attended = Attended(standing.attended) if standing.attended else None
    until = standing.attended_until
    if attended is Attended.CLOSED and (until is None or until <= now):
        attended = None
    return Person(standing.citizen_id, attended, standing.touched_at, standing.account_id)


def coming(seen: Read, pending: Pending) -> Coming:
    """Give a stored update with what was read in it."""
    return Coming(pending, seen.heard or Heard(Kind.OTHER), seen.callback_id)


def follows(coming: Coming, standing: Standing, turn: Turn) -> Follows | None:
    """Tell what a turn does beyond words; for most it is nothing."""
    if not turn.done and not turn.joins and standing.attended not in {Attended.WAITING, Attended.HELD}:
        return None
    return Follows(
        standing.citizen_id,
        standing.account_id,
        coming.pending.id,
        turn.done,
        turn.joins,
        owed=turn.owed,
        brings_file=coming.heard.file is not None,
    )


def done(coming: Coming, standing: Standing, worked: Worked) -> Done:
    """Gather what a turn writes."""
    heard, turn, reading = coming.heard, worked.turn, worked.reading
    content: dict[str, object] = {"kind": heard.kind}
    if heard.data:
        content["data"] = heard.data
    if heard.lat is not None:
        content["location"] = {"lat": heard.lat, "lon": heard.lon}
    if heard.file:
        content["file"] = heard.file
    if heard.edited:
        content["edited"] = True
    if reading and reading.alert is not Alert.NONE:
        content |= {"level": reading.level, "topic": reading.topic}
    return Done(
        coming.pending.id,
        standing.account_id,
        standing.citizen_id,
        standing.version,
        turn.language,
        turn.state.to_json(),
        heard.text,
        content,
        worked.replies,
        changes=turn.language != standing.language or standing.blocked,
        follows=follows(coming, standing, turn),
        heard_id=heard.number,
    )
