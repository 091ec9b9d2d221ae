"""The weekly sample: messages that raised nothing, drawn by chance, read by a psychologist to find what was missed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from services import Database
from services.hand_over import Danger, Follows, HandOver, follow
from services.routing import desk_of, of_label
from texts.jalali import midnight, tehran_day, weekday

SAMPLE = 50
"""People whose words are read each week (triage protocol, quality loop)."""

MISSED = 3
"""From this level on a person should have been alerted (the protocol's L3): judged so, a message was missed."""

REVIEWED = "reviewed"
"""Among the reasons of a case: opened because a psychologist found the words in the sample."""

LASTS = timedelta(weeks=4)
"""So long a drawn message may still be read; older ones tell nothing of how the reader reads now."""

WEEK = timedelta(days=7)

_MARGIN = timedelta(hours=1)
"""Numbers of messages follow the time at which they came, but for what overlaps while it is written."""

FEW = 100_000
"""A table of so few messages is looked through whole: in tenths of a second, and in whatever order it was filled."""

_LOCK = "SELECT pg_advisory_xact_lock(hashtext('review'), $1)"
_IS_DRAWN = "SELECT EXISTS (SELECT FROM review WHERE week = $1)"

# The table of messages has no index on time, and needs none: numbers grow with it, so halving finds where a week
# begins in some twenty looks at the primary key.
_FROM = """
WITH RECURSIVE narrowed AS (
    SELECT 0::bigint AS low, coalesce((SELECT max(id) FROM message), 0) + 1 AS high
    UNION ALL
    SELECT CASE WHEN early THEN middle + 1 ELSE low END, CASE WHEN early THEN high ELSE middle END
    FROM (SELECT low, high, (low + high) / 2 AS middle FROM narrowed WHERE low < high) halves CROSS JOIN LATERAL (
        SELECT coalesce((SELECT created_at < $1 FROM message WHERE id >= middle ORDER BY id LIMIT 1), false) AS early
    ) looked
)
SELECT low FROM narrowed WHERE low >= high
"""

# Written words of people whom nobody of ours attended to that week: no buttons, no staff, three words at least, and
# nothing that was read as danger (content.level is there from level 2 on).
_UNNOTICED = """
unnoticed AS MATERIALIZED (
    SELECT m.id, a.citizen_id, coalesce((m.content ->> 'level')::smallint, 0) AS level
    FROM message m JOIN account a ON a.id = m.account_id
    WHERE m.id >= $1 AND m.id < $2 AND m.created_at >= $3 AND m.created_at < $4 AND m.author = 'citizen'
        AND m.content ->> 'kind' = 'text' AND coalesce((m.content ->> 'level')::smallint, 0) < 2
        AND m.text ~ '\\S\\s+\\S+\\s+\\S'
        AND NOT EXISTS (SELECT FROM staff s WHERE s.account_id = m.account_id)
        AND NOT EXISTS (SELECT FROM "case" c WHERE c.citizen_id = a.citizen_id AND c.opened_at < $4
            AND (c.closed_at IS NULL OR c.closed_at >= $3))
)
"""

_DRAW = f"""
WITH {_UNNOTICED}, one_each AS (
    SELECT DISTINCT ON (citizen_id) id, level FROM unnoticed ORDER BY citizen_id, random()
)
INSERT INTO review (week, message_id, level, drawn_at)
SELECT $5, id, level, $6 FROM one_each ORDER BY random() LIMIT {SAMPLE} ON CONFLICT DO NOTHING
"""  # noqa: S608 (only constants of this module)

_PEOPLE = f"WITH {_UNNOTICED} SELECT count(DISTINCT citizen_id) FROM unnoticed"  # noqa: S608 (the same)

_NEXT = """
SELECT r.id, r.week, r.message_id, m.text, m.created_at FROM review r JOIN message m ON m.id = r.message_id
WHERE r.judged_at IS NULL AND r.week >= $1 ORDER BY r.id <= $2, r.week DESC, r.id LIMIT 1
"""

_JUDGED_BY = "SELECT message_id FROM review WHERE id = $1 AND judged_by = $2"

_PROGRESS = """
SELECT week, count(*) AS drawn, count(judged_at) AS judged FROM review WHERE week >= $1 GROUP BY week ORDER BY week DESC
"""

_JUDGE = """
UPDATE review r SET judged_at = $5, judged_by = $2, true_level = $3, label = $4
FROM message m JOIN account a ON a.id = m.account_id
WHERE r.id = $1 AND r.judged_at IS NULL AND m.id = r.message_id
RETURNING r.level, r.message_id, m.account_id, a.citizen_id
"""

_CASE = 'SELECT id FROM "case" WHERE citizen_id = $1 AND desk = $2 AND closed_at IS NULL'


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message to be read, without anything that tells whose it is."""

    id: int
    week: date
    message_id: int
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sample of one week has been read."""

    week: date
    drawn: int
    judged: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a message that was judged."""

    message_id: int
    case_id: int | None
    """The case that was opened, or found open, for somebody who was missed."""


def week_of(day: date) -> date:
    """Give the Saturday on which the week of a Tehran day began."""
    return day - timedelta(days=weekday(day))


def last_week(now: datetime) -> date:
    """Give the Saturday of the last week that is over."""
    return week_of(tehran_day(now)) - WEEK


async def draw(database: Database, now: datetime) -> None:
    """Draw the sample of the last week that is over, unless that was done; the caller holds a transaction.

    Whoever comes second waits for the first and then finds it drawn. A week in which nobody opened the page has none.
    """
    week = last_week(now)
    if await database.fetchval(_IS_DRAWN, week):
        return
    await database.execute(_LOCK, week.toordinal())
    if not await database.fetchval(_IS_DRAWN, week):
        await database.execute(_DRAW, *await _span(database, week), week, now)


async def people(database: Database, week: date) -> int:
    """Count whom the sample of a week stands for: everybody who wrote something that raised nothing."""
    return int(await database.fetchval(_PEOPLE, *await _span(database, week)))


async def next_drawn(database: Database, now: datetime, after: int = 0) -> Drawn | None:
    """Give a message that nobody judged yet, those behind one that was passed first; None when all are read."""
    row = await database.fetchrow(_NEXT, tehran_day(now - LASTS), after)
    return Drawn(**row) if row else None


async def progress(database: Database, now: datetime) -> list[Progress]:
    """Tell how far each week's sample has been read, the newest first."""
    return [Progress(**row) for row in await database.fetch(_PROGRESS, tehran_day(now - LASTS))]


async def judge(database: Database, number: int, staff: int, level: int, label: str, now: datetime) -> Judged | None:
    """Keep how a psychologist judged a message; None when somebody was faster, or it is gone.

    From L3 on the person was missed: a case is opened at once, or the one at that desk raised. The caller holds a
    transaction.
    """
    row = await database.fetchrow(_JUDGE, number, staff, level, label, now)
    if row is None:
        return None
    if level < MISSED:
        return Judged(row["message_id"], None)
    route = of_label(label)
    desk = await desk_of(database, route.desk)
    read = Danger(row["level"], label, (REVIEWED,))
    over = HandOver(desk.key, level, route.topic, {"script": "review", "answers": []}, read)
    await follow(database, [Follows(row["citizen_id"], row["account_id"], 0, effects=[over])], now)
    return Judged(row["message_id"], await database.fetchval(_CASE, row["citizen_id"], desk.key))


async def judged_by(database: Database, number: int, staff: int) -> int | None:
    """Give the message that somebody judged as this number; None when it was not them."""
    found = await database.fetchval(_JUDGED_BY, number, staff)
    return None if found is None else int(found)


async def _span(database: Database, week: date) -> tuple[int, int, datetime, datetime]:
    """Give the numbers of a week's messages, with room on both sides, and its first and last moment (UTC)."""
    begins, ends = midnight(week), midnight(week + WEEK)
    most = await database.fetchval("SELECT coalesce(max(id), 0) FROM message")
    if most <= FEW:
        return 0, most + 1, begins, ends
    first = await database.fetchval(_FROM, begins - _MARGIN)
    last = await database.fetchval(_FROM, ends + _MARGIN)
    return int(first), int(last), begins, ends
