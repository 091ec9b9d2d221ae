"""Turns worked out before their update is stored, from where the person stood after their last turn here.

Postgres then says whether that was right. If so, update and turn are stored together, in one commit; if not, the
guess is thrown away and the update goes the longer way. Working a turn out only reads.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from bot.reading import Read
from bot.working import Worked, Worker, coming, done
from services.faults import where
from services.turns import Done
from services.updates import NewUpdate, Pending, Standing
from talk import Heard

log = structlog.get_logger()

REMEMBERED = 10_000
"""People of whom is known where they stood after their last turn here."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A turn that is being worked out."""

    heard: Heard
    standing: Standing
    working: asyncio.Task[Worked | None]

    def was_right(self, standing: Standing) -> bool:
        """Tell whether the person stands where they were thought to; the version stands for their state."""
        return self._sign(self.standing) == self._sign(standing)

    def outcome(self) -> Worked | None:
        """Give the turn, if it is worked out by now."""
        return self.working.result() if self.working.done() and not self.working.cancelled() else None

    @staticmethod
    def _sign(standing: Standing) -> tuple[object, ...]:
        attended = (standing.attended, standing.attended_until)
        whose = (standing.account_id, standing.citizen_id)
        return (*whose, standing.version, standing.language, standing.blocked, *attended)


class Foresight:
    """Remembers where people stood, and works out their next turn as soon as their words are there."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._known: dict[int, Standing] = {}
        self._foreseen: dict[int, Foreseen] = {}

    def remember(self, chat_id: int, standing: Standing, worked: Worked) -> Standing | None:
        """Note where a turn left somebody, and give it; None when only Postgres knows."""
        turn = worked.turn
        if turn.done or turn.joins:
            return None  # somebody of ours attends now, or does no more
        standing = replace(
            standing,
            language=turn.language,
            version=standing.version + 1,
            state=turn.state.to_json(),
            touched_at=worked.now,
            blocked=False,
        )
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[chat_id] = standing
        return standing

    def begin(self, chat_id: int, heard: Heard) -> None:
        """Begin to work out a turn, if it is known where the person stood."""
        if (standing := self._known.pop(chat_id, None)) is not None:
            working = asyncio.get_running_loop().create_task(self._guess(standing, heard))
            self._foreseen[chat_id] = Foreseen(heard, standing, working)

    async def _guess(self, standing: Standing, heard: Heard) -> Worked | None:
        try:
            return await self._worker.work(standing, heard)
        except Exception as fault:  # noqa: BLE001 (it is worked out again, and then its fault is told)
            log.info("turns.guess_failed", cause=where(fault))
            return None

    def ready(self, seen: Read, new: NewUpdate) -> Done | None:
        """Give a turn that can be written together with its update: worked out already, and nothing but words."""
        foreseen = self._foreseen.get(seen.chat_id) if seen.chat_id is not None else None
        if foreseen is None or foreseen.heard is not seen.heard or foreseen.standing.attended is not None:
            return None
        if (worked := foreseen.outcome()) is None:
            return None
        pending = Pending(0, new.update_id, new.chat_id or 0, foreseen.standing)
        turn = done(coming(seen, pending), foreseen.standing, worked)
        return turn if turn.follows is None and not turn.changes else None

    def came_true(self, chat_id: int) -> None:
        """Note that the turn that was ready is written."""
        foreseen = self._foreseen.pop(chat_id, None)
        if foreseen is not None and (worked := foreseen.outcome()) is not None:
            self.remember(chat_id, foreseen.standing, worked)

    def forget(self, seen: Read) -> None:
        """Drop the guess about words that came a second time and get no turn."""
        foreseen = self._foreseen.get(seen.chat_id) if seen.chat_id is not None else None
        if seen.chat_id is not None and foreseen is not None and foreseen.heard is seen.heard:
            del self._foreseen[seen.chat_id]

    async def recall(self, chat_id: int, heard: Heard, standing: Standing) -> Worked | None:
        """Give the turn that was worked out for these words, if the person does stand where it was thought."""
        foreseen = self._foreseen.pop(chat_id, None)
        if foreseen is None or foreseen.heard is not heard or not foreseen.was_right(standing):
            return None
        return None if foreseen.working.cancelled() else await foreseen.working

    async def give_way(self, seen: Sequence[Read]) -> bool:
        """Step aside once, so that turns that need nothing but memory are worked out; tell whether any was begun."""
        if not any(each.chat_id in self._foreseen for each in seen):
            return False
        await asyncio.sleep(0)
        return True
