"""Whether messengers answer: said by the sender of each bot, read by other senders and by the console.

All moments are Postgres's own, so that processes with different clocks mean the same.
"""

from dataclasses import dataclass
from datetime import timedelta

from services import Database

SILENT = timedelta(minutes=1)
"""A sender without a sign of life for so long is gone (it gives one every five seconds): nothing leaves there."""

SHOWN_AFTER = timedelta(minutes=1)
"""Staff are not told of a shorter silence: most end by themselves within seconds."""

FORGOTTEN = timedelta(days=1)
"""A sender that has been silent for so long was given up with its bot, and is not shown any more."""

SINCE = f"""
CASE WHEN w.away_since IS NOT NULL THEN w.away_since
    WHEN w.checked_at < now() - interval '{SILENT.total_seconds()} s' THEN w.checked_at END
"""
"""Since when nothing leaves by a messenger `w`, in SQL; NULL while it does."""

_NOTE = """
INSERT INTO messenger (platform, bot_id, away_since, checked_at) VALUES ($1, $2, now() - $3::interval, now())
ON CONFLICT (platform, bot_id) DO UPDATE SET checked_at = now(),
    away_since = CASE WHEN $3::interval IS NOT NULL THEN least(messenger.away_since, excluded.away_since) END
"""

_BEAT = "UPDATE messenger SET checked_at = now() WHERE platform = $1 AND bot_id = $2"

_LONG_AWAY = f"""
SELECT w.platform, w.bot_id FROM messenger w
WHERE {SINCE} <= now() - $1::interval AND (w.platform, w.bot_id) <> ($2, $3) ORDER BY 1, 2
"""  # noqa: S608 (only constants of this module)

# Its sender says that it is back before it sends again, and waits here until nobody moves words away from it.
_HELD_AWAY = f"""
SELECT FROM messenger w WHERE w.platform = $1 AND w.bot_id = $2 AND {SINCE} <= now() - $3::interval FOR SHARE
"""

_SILENT = f"""
SELECT w.platform, w.bot_id, w.away_since IS NULL AS sender_gone, now() - {SINCE} AS span FROM messenger w
WHERE {SINCE} <= now() - $1::interval AND w.checked_at > now() - $2::interval
"""  # noqa: S608 (only constants of this module)

_AWAY = f"""
SELECT s.platform, s.bot_id, s.sender_gone, s.span, (
    SELECT count(*) FROM message m JOIN account a ON a.id = m.account_id
    WHERE m.delivery = 'queued' AND a.platform = s.platform AND a.bot_id = s.bot_id
) AS held FROM ({_SILENT}) s ORDER BY 1, 2
"""  # noqa: S608 (only constants of this module)

_CHANGED = "SELECT pg_notify('yavar_console', 'messenger')"

Told = tuple[tuple[str, int, int], ...]
"""What open pages were told last: (platform, bot id, minutes away)."""


@dataclass(frozen=True, slots=True)
class Away:
    """A messenger by which nothing leaves."""

    platform: str
    bot_id: int
    sender_gone: bool
    """Our own sender gives no sign of life; nobody knows of the messenger itself."""
    span: timedelta
    """For how long."""
    held: int
    """Messages that wait for it."""


async def note(database: Database, platform: str, bot_id: int, away: timedelta | None) -> None:
    """Say, as the sender, for how long a messenger has not answered; None: it answers.

    Waits while words are being moved away from it.
    """
    await database.execute(_NOTE, platform, bot_id, away)


async def beat(database: Database, platform: str, bot_id: int) -> None:
    """Give a sign of life, as the sender."""
    await database.execute(_BEAT, platform, bot_id)


async def long_away(database: Database, platform: str, bot_id: int, than: timedelta) -> list[tuple[str, int]]:
    """Give the messengers (platform, bot id) beside this one by which nothing has left for longer than so long."""
    return [(row["platform"], row["bot_id"]) for row in await database.fetch(_LONG_AWAY, than, platform, bot_id)]


async def hold_away(database: Database, platform: str, bot_id: int, than: timedelta) -> bool:
    """Keep a messenger from coming back until the end of the transaction; False when it is not away so long."""
    return bool(await database.fetch(_HELD_AWAY, platform, bot_id, than))


async def away(database: Database) -> list[Away]:
    """Give what staff are shown: messengers that have been away for a minute, with what waits for each."""
    return [Away(**row) for row in await database.fetch(_AWAY, SHOWN_AFTER, FORGOTTEN)]


async def tell(database: Database, told: Told) -> Told:
    """Tell open pages when what they show has changed since `told`, at most once a minute while nothing else does."""
    rows = await database.fetch(_SILENT, SHOWN_AFTER, FORGOTTEN)
    now = tuple(sorted((row["platform"], row["bot_id"], int(row["span"].total_seconds() // 60)) for row in rows))
    if now != told:
        await database.execute(_CHANGED)
    return now
