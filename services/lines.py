"""Phone lines where somebody answers at this moment, and the four emergency numbers that are always at hand."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import asyncpg
import structlog

from models.place import Status
from services import Database
from services.hours import closes_at
from services.line_states import KnownLine, LineState, states
from services.shelter_rows import hours_from

log = structlog.get_logger()

PATIENCE_SECONDS = 1.0
"""Words of danger wait no longer for the table: their answer is due within three seconds (triage protocol, a)."""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line that answers now."""

    key: str
    number: str
    """ASCII digits, as dialled."""
    name: str
    name_en: str
    round_the_clock: bool
    closes_at: datetime | None
    """UTC; None if and only if `round_the_clock`."""


ON_CHOICE = frozenset({"municipality-137"})
"""Keys of lines that stand in no list: the patrol carries judicial officers, which handlers.patrol says first."""

FALLBACK = (
    OpenLine("social-emergency", "123", "اورژانس اجتماعی", "Social emergency", True, None),
    OpenLine("ambulance", "115", "اورژانس (آمبولانس)", "Ambulance", True, None),
    OpenLine("police", "110", "پلیس", "Police", True, None),
    OpenLine("fire", "125", "آتش‌نشانی", "Fire brigade", True, None),
)
"""Checked national numbers for when the table is empty, expired or out of reach."""

_LINES = """
SELECT id, key, number, name, name_en, emergency, rank, pair, status, verified_at, verified_by, expires_at,
    source, as_of, note, xmin::text AS version,
    (SELECT json_agg(json_build_array(weekdays, opens, closes) ORDER BY opens, closes, id)
        FROM line_hours WHERE line_id = line.id) AS hours
FROM line ORDER BY rank, key
"""

_LEFT: set[asyncio.Task[list[KnownLine]]] = set()
"""Readings that took too long, until they have come to their end."""


async def known_lines(database: Database) -> list[KnownLine]:
    """Read all lines, shown or not, in the order of a card."""
    return [_known(row) for row in await database.fetch(_LINES)]


async def open_lines(database: Database, now: datetime, *, emergency_only: bool = False) -> list[OpenLine]:
    """Give the active, verified, unexpired lines that answer at `now` (UTC), in the order of a card.

    Of lines that are a pair, both or neither (`line_states.states`); without those that are named only on choice.
    """
    found = _listed(await known_lines(database), now)
    return [_open_line(each, now) for each in found if each.emergency or not emergency_only]


async def line(database: Database, key: str, now: datetime) -> OpenLine | None:
    """Give one line by its key, under the same rules."""
    found = _answering(await known_lines(database), now)
    return next((_open_line(each, now) for each in found if each.key == key), None)


async def lines_that_answer(database: Database, now: datetime) -> list[OpenLine]:
    """Give what `open_lines` gives, and the checked numbers when there is nothing or the table is out of reach.

    Raises nothing; `database` is the pool, as for `emergency_card_lines`.
    """
    known = await _known_in_time(database)
    found = [_open_line(each, now) for each in _listed(known, now)]
    return found or _fallback(known)


async def emergency_card_lines(database: Database, now: datetime, first: Sequence[str] = ()) -> list[OpenLine]:
    """Give the emergency lines open at `now` (UTC), never none; whatever is wrong with the table, it raises nothing.

    `first` names lines (keys) that lead, in that order; one that is no emergency line joins the card if it is open.
    Lines come from the table, each active, verified and unexpired. An emergency number whose check has run out is
    left out like any other: nobody vouches for it, the others of the card answer, and staff were told two weeks
    before. Only when no emergency line is left do the checked numbers of `FALLBACK` take their place, without those
    that staff stopped; if staff stopped all four, a damaged table is likelier than a city without an ambulance, and
    they are shown. `database` is the pool: a statement that is given up must not be part of a transaction.
    """
    known = await _known_in_time(database)
    card = [each for each in _answering(known, now) if each.emergency or each.key in first]
    lines = [_open_line(each, now) for each in card]
    if not any(each.emergency for each in card):
        lines += _fallback(known)
    return sorted(lines, key=lambda each: first.index(each.key) if each.key in first else len(first))


async def _known_in_time(database: Database) -> list[KnownLine]:
    """Read all lines; none if that fails or takes too long, which is logged by its type."""
    reading = asyncio.get_running_loop().create_task(known_lines(database))
    _LEFT.add(reading)
    reading.add_done_callback(_left)
    try:
        # Not wait_for: a statement that is cancelled ends only when the server says so, and a server that hangs
        # does not.
        done, _ = await asyncio.wait({reading}, timeout=PATIENCE_SECONDS)
        if done:
            return reading.result()
        log.error("lines.fallback", cause="TimeoutError")
    except (ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as fault:
        log.error("lines.fallback", cause=type(fault).__name__)
    finally:
        reading.cancel()
    return []


def _left(reading: asyncio.Task[list[KnownLine]]) -> None:
    """Let go of a reading; how one ended that nobody waits for is of no interest."""
    _LEFT.discard(reading)
    if not reading.cancelled():
        reading.exception()


def _answering(known: Sequence[KnownLine], now: datetime) -> list[KnownLine]:
    found = states(known, now)
    return [each for each in known if found[each.key] is LineState.SHOWN]


def _listed(known: Sequence[KnownLine], now: datetime) -> list[KnownLine]:
    return [each for each in _answering(known, now) if each.key not in ON_CHOICE]


def _fallback(known: Sequence[KnownLine]) -> list[OpenLine]:
    if known:
        log.error("lines.fallback", cause="none left")
    stopped = {each.number for each in known if each.status == Status.STOPPED}
    return [each for each in FALLBACK if each.number not in stopped] or list(FALLBACK)


def _known(row: asyncpg.Record) -> KnownLine:
    hours = tuple(hours_from(each) for each in json.loads(row["hours"] or "[]"))
    return KnownLine(**{name: value for name, value in row.items() if name != "hours"}, hours=hours)


def _open_line(line: KnownLine, now: datetime) -> OpenLine:
    until = closes_at(line.hours, now)
    return OpenLine(line.key, line.number, line.name, line.name_en, until is None, until)
