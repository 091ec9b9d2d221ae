"""The account of a day: what citizens sent and saw, by the messenger's own record, against what Postgres holds.

Nothing here asks the bot. Every act of a citizen must be one stored update with one turn; everything a citizen saw must
be one row of ours, and everything we call sent must have been seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models import Delivery, Lane

LOST, DOUBLED, DISORDER = "lost", "doubled", "disorder"
"""What must not be."""

Key = tuple[str, str]
"""Kind of update ("message", "edited_message", "callback_query") and the number that the messenger gave."""

Wrong = tuple[str, str]
"""LOST, DOUBLED or DISORDER, and which act or row it is."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something a citizen did, which the messenger took."""

    key: Key
    quiet: bool = False
    """By the rules of the talk it may be answered with nothing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One message of ours on a citizen's screen; numbers grow with time."""

    id: int
    sign: str
    """What it says, reduced to letters and digits."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of `raw_update`."""

    id: int
    key: Key


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `message`; without `delivery` it holds a citizen's words."""

    id: int
    update: int | None
    delivery: str | None = None
    shown_as: int | None = None
    """The number that the messenger gave it."""
    sign: str = ""
    lane: int = Lane.REPLY
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """All evidence about one citizen; rows are in the thread's order."""

    acts: Sequence[Act] = ()
    seen: Sequence[Seen] = ()
    stored: Sequence[Stored] = ()
    rows: Sequence[Row] = ()
    blocked: bool = False
    """They shut us out at some moment of the day."""

    def ours(self, *deliveries: Delivery) -> list[Row]:
        """Give rows of ours, or those that came so far."""
        return [row for row in self.rows if row.delivery and (not deliveries or row.delivery in deliveries)]

    def turns(self, act: Act) -> list[Row]:
        """Give the rows that hold what was heard in an act: one, if all is well."""
        return [row for row in self.rows if row.delivery is None and row.update in self.updates(act)]

    def replies(self, act: Act) -> list[Row]:
        """Give the rows that answer an act, and those that say them again."""
        said = {row.id for row in self.ours() if row.update in self.updates(act)}
        return [row for row in self.ours() if row.id in said or row.repeats in said]

    def updates(self, act: Act) -> list[int]:
        """Give the updates in which an act was stored: one, if all is well."""
        return [each.id for each in self.stored if each.key == act.key]


def count(chat: Chat) -> Counter[str]:
    """Count everything about one chat; the names are those of the table."""
    shown, _ = match(chat)
    counts = Counter(name for name, _ in wrongs(chat))
    for act in chat.acts:
        counts += count_act(chat, act, shown)
    repeated = {row.repeats for row in chat.ours()}
    for row in chat.ours():
        counts += count_row(row, is_seen=row.id in shown, is_repeated=row.id in repeated, was_blocked=chat.blocked)
    return counts


def count_act(chat: Chat, act: Act, shown: dict[int, int]) -> Counter[str]:
    """Follow an act to the citizen's screen."""
    replies = chat.replies(act)
    reached = any(row.id in shown for row in replies)
    return Counter(
        received=1,
        stored=bool(chat.updates(act)),
        answered=reached,
        silent=bool(chat.turns(act)) and not replies and act.quiet,
        unreached=bool(replies) and not reached,
    )


def count_row(row: Row, *, is_seen: bool, is_repeated: bool, was_blocked: bool) -> Counter[str]:
    """Tell how far a row of ours has come."""
    unknown, failed = row.delivery == Delivery.UNKNOWN, row.delivery == Delivery.FAILED
    return Counter(
        rows=1,
        sent=row.delivery == Delivery.SENT,
        held=row.delivery in {Delivery.QUEUED, Delivery.SENDING},
        unknown=unknown,
        arrived=unknown and is_seen,
        repeated=unknown and is_repeated,
        blocked=failed and was_blocked,
        refused=failed and not was_blocked,
    )


def match(chat: Chat) -> tuple[dict[int, int], list[Seen]]:
    """Give which row of ours each thing seen is (row -> number seen), and what was seen beyond all rows.

    What was sent is known by its number; what is unknown has none and is known by what it says.
    """
    left = {each.id: each for each in chat.seen}
    shown: dict[int, int] = {}
    for row in chat.ours(Delivery.SENT):
        if row.shown_as in left:
            shown[row.id] = left.pop(row.shown_as).id
    for row in chat.ours(Delivery.UNKNOWN):
        alike = (each.id for each in left.values() if each.sign == row.sign)
        if (number := next(alike, None)) is not None:
            shown[row.id] = left.pop(number).id
    return shown, list(left.values())


def wrongs(chat: Chat) -> Iterator[Wrong]:
    """Name everything about one chat that must not be, without anybody's words."""
    shown, strange = match(chat)
    for act in chat.acts:
        yield from wrongs_of_act(chat, act)
    for row in chat.ours(Delivery.QUEUED, Delivery.SENDING):
        yield LOST, f"message {row.id} is still {row.delivery}"
    for row in chat.ours(Delivery.FAILED) if not chat.blocked else ():
        yield LOST, f"message {row.id} was given up, and nobody had shut us out"
    for row in chat.ours(Delivery.SENT):
        if row.id not in shown:
            yield LOST, f"message {row.id} is called sent and is not on the screen"
    for each in strange:
        yield DOUBLED, f"{each.id} on the screen belongs to no row of ours"
    yield from turns_out_of_order(chat)
    yield from words_out_of_order(chat, shown)


def wrongs_of_act(chat: Chat, act: Act) -> Iterator[Wrong]:
    """Name what is wrong with an act on its way to its reply."""
    updates, turns, (kind, number) = chat.updates(act), chat.turns(act), act.key
    if not turns:
        yield LOST, f"{kind} {number} has no turn, update {updates}"
    elif not act.quiet and not chat.replies(act):
        yield LOST, f"{kind} {number} has a turn without reply, update {updates}"
    for _ in range(max(0, len(turns) - 1, len(updates) - 1)):
        yield DOUBLED, f"{kind} {number} was taken twice, updates {updates}"


def turns_out_of_order(chat: Chat) -> Iterator[Wrong]:
    """Name the citizen's words that stand in the thread behind later ones."""
    places = {act.key: place for place, act in enumerate(chat.acts)}
    place_of = {each.id: places[each.key] for each in chat.stored if each.key in places}
    heard = [(place_of[row.update], row.id) for row in chat.rows if row.delivery is None and row.update in place_of]
    for late in behind(heard):
        yield DISORDER, f"message {late} of the citizen stands behind later ones"


def words_out_of_order(chat: Chat, shown: dict[int, int]) -> Iterator[Wrong]:
    """Name what was seen behind later words of its lane; the unknown have no sure number and stay apart."""
    sure = [row for row in chat.ours(Delivery.SENT) if row.id in shown]
    for lane in {row.lane for row in sure}:
        for late in behind((shown[row.id], row.id) for row in sure if row.lane == lane):
            yield DISORDER, f"message {late} was seen behind later ones"


def behind(places: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Give the names of those whose place is lower than one before them."""
    highest = -1
    for place, name in places:
        if place < highest:
            yield name
        highest = max(highest, place)
