"""The account of an evening: what each answer took, what left before words of danger, and who has a case."""

import json
import math
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

import aiohttp
import asyncpg

from benchmarks.day.counting import Key
from benchmarks.day.evidence import key_of
from benchmarks.evening.commits import Commits
from benchmarks.evening.people import Act, Person
from handlers.safety_card import CARDS
from models import Lane
from triage.protocol import ALERT

UNANSWERED = math.inf

CLOCK = time.time() - time.monotonic()
"""What the clock on the wall, which is Postgres' too, is ahead of the one by which acts are timed, in seconds."""

SENDS = {"sendmessage", "sendvenue", "sendlocation"}
"""Calls by which a row comes to the citizen."""

_ROWS = """
SELECT m.id, a.chat_id, a.citizen_id AS citizen, coalesce(m.raw_update_id, 0) AS update, m.lane,
    coalesce(m.content ->> 'message', '') AS said, m.platform_message_id, m.created_at
FROM message m JOIN account a ON a.id = m.account_id
WHERE m.author <> 'citizen' AND a.platform = 'telegram' ORDER BY m.id
"""
_UPDATES = """
SELECT r.id, r.chat_id, r.raw, r.done_at, a.citizen_id AS citizen
FROM raw_update r JOIN account a USING (platform, bot_id, chat_id)
"""
_CASES = 'SELECT citizen_id, level, opened_at FROM "case"'


@dataclass(frozen=True, slots=True)
class Row:
    """A message of ours."""

    id: int
    citizen: int
    lane: int
    said: str
    """Its message id, empty for words of people."""
    platform_message_id: int | None
    created_at: datetime
    place: int | None = None
    """Its place among all messages as they came to the simulator."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one act."""

    danger: bool
    lane: int
    seconds: float
    """From the act until the answer (in danger: the card) was there; UNANSWERED when it was not yet."""
    waited: float
    """The same, and for what is not answered the seconds so far."""
    committed: float
    """Of these, until the turn was begun to be written, as Postgres has it."""
    overtaken_by: int
    """Ordinary words that had not left when the card was committed and had to wait, and came before it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An update as Postgres has it."""

    id: int
    citizen: int
    done_at: datetime | None


Case = tuple[int, datetime]
"""Level of a case, and when it was opened."""


class Account:
    """All evidence of an evening, from the simulator and from Postgres."""

    def __init__(
        self,
        rows: Mapping[int, list[Row]],
        stored: Mapping[tuple[int, Key], Stored],
        cases: Mapping[int, list[Case]],
    ) -> None:
        self._rows = rows
        self._all = [row for each in rows.values() for row in each]
        self._stored = stored
        self._cases = cases

    def answers(self, people: Sequence[Person], commits: Commits) -> list[Answer]:
        """Tell of every act what became of it."""
        return [self._answer(person, act, commits) for person in people for act in person.acts]

    def without_case(self, people: Sequence[Person]) -> list[int]:
        """Give those in danger who have not exactly one case, opened by the turn that read it; both share one clock."""
        return [each.visit.person for each in people if each.visit.in_danger and not self._has_case(each)]

    def _answer(self, person: Person, act: Act, commits: Commits) -> Answer:
        stored = self._stored.get((person.visit.person, act.key))
        said = self._rows.get(stored.id, []) if stored else []
        said = [row for row in said if row.said in CARDS] if act.danger else said
        waited = time.monotonic() - act.at
        if not stored or not said:
            return Answer(act.danger, Lane.REPLY, UNANSWERED, waited, UNANSWERED, 0)
        first = min(said, key=lambda row: (row.lane, row.id))
        seconds = person.seen.get(first.platform_message_id or 0, UNANSWERED) - act.at
        committed = first.created_at.timestamp() - CLOCK - act.at
        overtaken = self._overtook(first, commits) if act.danger else 0
        return Answer(act.danger, first.lane, seconds, min(seconds, waited), committed, overtaken)

    def _overtook(self, card: Row, commits: Commits) -> int:
        moment = commits.first(card.citizen, card.created_at)
        if moment is None:
            raise RuntimeError(f"nothing was heard of the commit of message {card.id}")
        return 0 if card.id in moment.gone else len(overtakers(card, self._all, moment.gone))

    def _has_case(self, person: Person) -> bool:
        first = next((act for act in person.acts if act.danger), None)
        stored = self._stored.get((person.visit.person, first.key)) if first else None
        if stored is None:
            return False
        cases = self._cases.get(stored.citizen, [])
        return len(cases) == 1 and cases[0][0] >= ALERT and cases[0][1] == stored.done_at


def overtakers(card: Row, rows: Sequence[Row], gone: AbstractSet[int]) -> list[int]:
    """Give the ordinary messages that came before a card though they had not left when it was committed."""
    late = math.inf if card.place is None else card.place
    ordinary = (row for row in rows if row.lane >= Lane.REPLY and row.id not in gone)
    return [row.id for row in ordinary if row.place is not None and row.place < late]


async def account(database: asyncpg.Pool, messenger: aiohttp.ClientSession) -> Account:
    """Gather the evidence."""
    chats, rows = defaultdict(list), defaultdict(list)
    for each in await database.fetch(_ROWS):
        chats[each["chat_id"]].append(each)
    came = await _came(messenger)
    for chat, said in chats.items():
        places = _places([each["platform_message_id"] for each in said], came[chat])
        for each in said:
            row: dict[str, Any] = {**each, "place": places.get(each["platform_message_id"])}
            rows[row.pop("update")].append(Row(**{name: row[name] for name in Row.__slots__}))
    stored = {
        (row["chat_id"], key_of(json.loads(row["raw"]))): Stored(row["id"], row["citizen"], row["done_at"])
        for row in await database.fetch(_UPDATES)
    }
    cases = defaultdict(list)
    for case in await database.fetch(_CASES):
        cases[case["citizen_id"]].append((case["level"], case["opened_at"]))
    return Account(rows, stored, cases)


async def _came(messenger: aiohttp.ClientSession) -> dict[int, list[int]]:
    """Give the places of the messages that came to each chat among all, as the simulator took them."""
    came = defaultdict(list)
    async with messenger.get("/log", params={"platform": "telegram"}) as answer:
        for call in await answer.json():
            if call["method"].lower() in SENDS and call["status"] == HTTPStatus.OK:
                came[int(call["chat_id"])].append(call["n"])
    return came


def _places(shown: Sequence[int | None], came: Sequence[int]) -> dict[int | None, int]:
    """Give the place of each number of a chat: its messages come one after the other."""
    return dict(zip(sorted(number for number in shown if number is not None), came, strict=False))
