"""Updates that wait until the bot has confirmed them."""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.world.bell import Bell
from simulator.world.json import Json
from simulator.world.numbers import now


def _nothing() -> None:
    return None


@dataclass(eq=False)
class Pending:
    """One update that has not been confirmed."""

    id: int
    update: Json
    lane: int
    taken: Callable[[], None] = _nothing
    since: int = 0


class UpdateQueue:
    """Updates of one bot in the order they happened; the oldest go where the messenger keeps only so many."""

    def __init__(self, first_id: int, most: int | None = None, seconds: int | None = None) -> None:
        self.pending: list[Pending] = []
        self.bell = Bell()
        self._next = first_id
        self._most = most
        self._seconds = seconds

    def put(self, fields: Json, *, lane: int = 0, copies: int = 1, taken: Callable[[], None] = _nothing) -> int:
        """Add an update; copies bear the same id, updates of one lane are delivered in order."""
        own = fields.get("update_id")
        number = own if isinstance(own, int) else self._next
        self._next = max(self._next, number) + 1
        update = {"update_id": number} | fields
        self.pending += [Pending(number, update, lane, taken, now()) for _ in range(copies)]
        self.forget_old()
        self.bell.ring()
        return number

    def confirm(self, offset: int) -> None:
        """Forget every update below the offset; a negative offset keeps only so many from the end."""
        if offset < 0:
            self._drop(self.pending[:offset])
        else:
            self._drop([one for one in self.pending if one.id < offset])

    def forget_old(self) -> None:
        """Lose what is too old or too much; nobody has taken it."""
        if self._most is not None:
            self.pending = self.pending[-self._most :]
        if self._seconds is not None:
            self.pending = [one for one in self.pending if now() - one.since < self._seconds]

    def settle(self, one: Pending) -> None:
        """Forget one update that the webhook has taken."""
        if one in self.pending:
            self._drop([one])

    def clear(self) -> None:
        """Forget everything that waits."""
        self.pending.clear()

    def first_of_each_lane(self) -> dict[int, Pending]:
        """Give the oldest update of each chat."""
        oldest: dict[int, Pending] = {}
        for one in self.pending:
            oldest.setdefault(one.lane, one)
        return oldest

    def _drop(self, gone: list[Pending]) -> None:
        if gone:
            leaving = {id(one) for one in gone}
            self.pending = [one for one in self.pending if id(one) not in leaving]
        for one in gone:
            one.taken()
