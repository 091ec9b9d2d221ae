"""Calls that people asked for: when somebody could ring, the phone kept sealed until then, and what became of it."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import islice

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from services import Database
from services.desks import timetables
from services.hours import DAY, Period
from texts.clock import TEHRAN
from texts.jalali import midnight, tehran_day
from texts.persian import ascii_digits

MOST = 4
"""Times offered at once: more is not read on a small screen."""

A_DAY = 2
"""Times offered of one day, so that tomorrow is among them too."""

AHEAD = timedelta(minutes=30)
"""Nobody is promised a call sooner than this."""

SHORTEST = timedelta(hours=1)
"""A time is at least so long: staff have other calls to make."""

WITHIN_DAYS = 8
"""So many days are looked through, today's among them."""

SOON = ((8, 10), (10, 12), (12, 14), (14, 16), (16, 18), (18, 20))
LATER = ((8, 12), (12, 16), (16, 20))
"""Parts of today, and of a later day, in hours of Tehran; nobody is rung up at night, whenever a desk is open."""

_RUN = re.compile(r"\+?[0-9](?:[\s().\-\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[0-9]){6,18}")
_SEPARATORS = re.compile(r"[^0-9+]")
_MOBILE = re.compile(r"(?:(?:(?:\+|00)?98)?0?)(9[0-9]{9})")
_LANDLINE = re.compile(r"(?:(?:\+|00)98|0)([1-8][0-9]{9})")

_OF = 'SELECT id FROM "case" WHERE citizen_id = $1 AND desk = $2 AND closed_at IS NULL'

# A second wish changes the first: one open call a case. The person is locked by the turn that asks.
_CHANGE = f"""
UPDATE call_back SET call_at = $3, call_until = $4, phone = $5, asked_at = $6
WHERE case_id = ({_OF}) AND done_at IS NULL RETURNING id
"""  # noqa: S608 (only constants of this module)
_ASK = f"""
INSERT INTO call_back (case_id, call_at, call_until, phone, asked_at) SELECT id, $3, $4, $5, $6 FROM ({_OF}) c
"""  # noqa: S608 (only constants of this module)
_CALL_OFF = """
UPDATE call_back b SET done_at = $2, phone = NULL FROM "case" c
WHERE c.id = b.case_id AND c.citizen_id = $1 AND b.done_at IS NULL
"""
_OPEN = """
SELECT b.id, b.case_id, c.desk, b.call_at, b.call_until FROM call_back b JOIN "case" c ON c.id = b.case_id
WHERE c.citizen_id = $1 AND b.done_at IS NULL ORDER BY b.call_at, b.id
"""
# Of two cases that became one (services.link_cases) the one that goes on has the calls of both.
_VIEW = """
SELECT b.id, c.id AS case_id, b.call_at, b.call_until, b.phone, b.asked_at, b.done_at, b.reached, d.name AS done_by,
    c.desk, c.level, c.claimed_by, h.name AS holder, c.closed_at,
    least(c.safe_to_contact, p.safe_to_contact) AS safe_to_contact
FROM call_back b JOIN "case" o ON o.id = b.case_id JOIN "case" c ON c.id = CASE WHEN o.outcome = 'joined' THEN coalesce(
        (SELECT id FROM "case" WHERE citizen_id = o.citizen_id AND desk = o.desk AND closed_at IS NULL), o.id)
    ELSE o.id END
JOIN citizen p ON p.id = c.citizen_id LEFT JOIN staff d ON d.id = b.done_by LEFT JOIN staff h ON h.id = c.claimed_by
"""
_DUE = f"""{_VIEW} WHERE b.done_at IS NULL AND c.closed_at IS NULL AND c.desk = ANY($1::text[])
ORDER BY b.call_at, b.id LIMIT $2"""
_OF_CASE = f"""{_VIEW} WHERE c.id = $1 AND b.case_id IN (
    SELECT j.id FROM "case" k JOIN "case" j ON j.citizen_id = k.citizen_id AND j.desk = k.desk WHERE k.id = $1
) ORDER BY b.id DESC"""  # noqa: S608 (only constants of this module)
_ONE = f"{_VIEW} WHERE b.id = $1"
_DONE = """
UPDATE call_back SET done_at = $3, done_by = $2, reached = $4, phone = NULL WHERE id = $1 AND done_at IS NULL
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class CallAsked:
    """An effect: a call is wanted about the need at one desk, from one moment to another (UTC)."""

    desk: str
    call_at: datetime
    call_until: datetime
    phone: bytes = field(repr=False)
    """Sealed: no effect, log or state of a talk holds the number itself."""


@dataclass(frozen=True, slots=True)
class CalledOff:
    """An effect: the person wants no call any more."""


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that somebody still waits for; moments in UTC."""

    id: int
    case_id: int
    desk: str
    call_at: datetime
    call_until: datetime


@dataclass(frozen=True, slots=True)
class CallView:
    """A call as staff see it; moments in UTC."""

    id: int
    case_id: int
    call_at: datetime
    call_until: datetime
    phone: bytes | None = field(repr=False)
    """Sealed; empty once the call is over."""
    asked_at: datetime
    done_at: datetime | None
    reached: bool | None
    done_by: str | None
    desk: str
    level: int
    claimed_by: int | None
    holder: str | None
    closed_at: datetime | None
    """When its case was closed."""
    safe_to_contact: bool | None
    """What the person said of being written to: whoever rings somebody who said no takes even more care."""

    def is_late(self, now: datetime) -> bool:
        """Whether the time has passed and nobody said what became of it."""
        return self.done_at is None and self.call_until <= now


def sealer(phone_key: bytes) -> Fernet:
    """Make what seals phones for calls, out of the house's key for phones (bot.settings.Settings.phone_key)."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"yavar call-back" + phone_key).digest()))


def opener(secret_key: str) -> MultiFernet:
    """Make what opens them, out of YAVAR_SECRET_KEY as it stands in the environment: each of its keys, newest first."""
    keys = [each.strip() for each in secret_key.split(",")]
    # As Settings.phone_key of the bot, which sealed them.
    return MultiFernet([sealer(hashlib.sha256(f"yavar phone {each}".encode()).digest()) for each in keys])


def opened(sealed: bytes | None, keys: MultiFernet) -> str | None:
    """Give the number as it is dialled here, 0 and ten digits; None when there is none, or no key of ours opens it."""
    try:
        return keys.decrypt(sealed).decode() if sealed else None
    except InvalidToken:
        return None


def dialled(written: str) -> str | None:
    """Find the one number in what somebody wrote and give it as it is dialled here, 0 and ten digits.

    Mobile numbers and landlines with their area code, in any digits, with +98, 0098 or 98, with spaces and hyphens;
    None without one, or with two.
    """
    found = {number for run in _RUN.findall(ascii_digits(written)) if (number := _dialled(run))}
    return found.pop() if len(found) == 1 else None


def _dialled(run: str) -> str | None:
    bare = _SEPARATORS.sub("", run)
    known = _MOBILE.fullmatch(bare) or _LANDLINE.fullmatch(bare)
    return f"0{known[1]}" if known else None


async def times(database: Database, desk: str, now: datetime, *, later: bool = False) -> list[Period]:
    """Give at most `MOST` times (UTC) at which somebody of a desk could ring, the earliest first; `later`: not today.

    Empty when the desk opens at no hour at which one rings people up.
    """
    found = await timetables(database, now, desk)
    openings = found[0].openings(now, now + WITHIN_DAYS * DAY) if found else []
    return choices(openings, now, later=later)


def choices(openings: Sequence[Period], now: datetime, *, later: bool = False) -> list[Period]:
    """Cut a desk's openings into the times that are offered."""
    days = (_of_day(openings, now, number) for number in range(1 if later else 0, WITHIN_DAYS))
    return list(islice((each for day in days for each in day[:A_DAY]), MOST))


def _of_day(openings: Sequence[Period], now: datetime, number: int) -> list[Period]:
    """Give the times of the day so many days ahead."""
    return [cut for part in _parts(now, number) for opening in openings if (cut := _both(part, opening, now))]


def _parts(now: datetime, number: int) -> Iterator[Period]:
    day = tehran_day(now) + timedelta(days=number)
    for since, until in SOON if number == 0 else LATER:
        yield Period(*(datetime.combine(day, time(hour), TEHRAN).astimezone(now.tzinfo) for hour in (since, until)))


def _both(part: Period, opening: Period, now: datetime) -> Period | None:
    """Give what a part of the day and an opening share and is yet to come, on the half hour, if it is long enough."""
    since = _on_the_half_hour(max(part.opens_at, opening.opens_at, now + AHEAD))
    until = min(part.closes_at, opening.closes_at)
    return Period(since, until) if until - since >= SHORTEST else None


def _on_the_half_hour(moment: datetime) -> datetime:
    """Give the next half hour of a Tehran clock, or the moment itself if it is one."""
    half, since = timedelta(minutes=30), midnight(tehran_day(moment))
    return since + -((since - moment) // half) * half


async def ask(database: Database, citizen_id: int, account_id: int, effect: CallAsked, now: datetime) -> None:  # noqa: ARG001 (effects share their shape)
    """Note a call for the open case at a desk; one that was asked for before is changed.

    The case is there: whoever asks for a call hands over in the same turn, before.
    """
    given = (citizen_id, effect.desk, effect.call_at, effect.call_until, effect.phone, now)
    if await database.fetchval(_CHANGE, *given) is None:
        await database.execute(_ASK, *given)


async def call_off(database: Database, citizen_id: int, account_id: int, effect: CalledOff, now: datetime) -> None:  # noqa: ARG001 (effects share their shape)
    """End every open call of a person, and forget the numbers."""
    await database.execute(_CALL_OFF, citizen_id, now)


async def open_of(database: Database, citizen: int) -> list[OpenCall]:
    """Give the calls that a person still waits for, the next one first."""
    return [OpenCall(**row) for row in await database.fetch(_OPEN, citizen)]


async def due(database: Database, desks: Sequence[str], most: int = 200) -> list[CallView]:
    """Give the open calls of some desks, the earliest first: those that are late stand at the top."""
    return [CallView(**row) for row in await database.fetch(_DUE, list(desks), most)]


async def of_case(database: Database, case: int) -> list[CallView]:
    """Give the calls of a case, the newest first."""
    return [CallView(**row) for row in await database.fetch(_OF_CASE, case)]


async def call(database: Database, number: int) -> CallView | None:
    """Give one call."""
    row = await database.fetchrow(_ONE, number)
    return CallView(**row) if row else None


async def done(database: Database, number: int, staff: int, now: datetime, *, reached: bool | None) -> bool:
    """Note what became of a call (None: called off) and forget the number; False when somebody did before."""
    return await database.fetchval(_DONE, number, staff, now, reached) is not None
