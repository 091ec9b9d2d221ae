"""Through which of a person's messengers our words can reach them, and the words that go over to another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from models import AccountState
from services import Database
from services.faults import OutrunError
from services.marks import BEHIND
from services.messengers import SHOWN_AFTER, SINCE

STILL_THERE = timedelta(hours=1)
"""So long after their last words somebody may still look where they wrote for the answer (our estimate, the same as
wherever the console asks it); what comes later goes where they want such words."""

NO_CHAT = ("chat not found", "can't initiate", "peer_id_invalid", "is deactivated")
"""What is said of an account with which there is no chat; every other refusal of a person is their own wish."""


class Reach(StrEnum):
    """Whether words to an account can arrive, as staff are told: its own state, and its messenger's."""

    REACHABLE = AccountState.REACHABLE
    BLOCKED = AccountState.BLOCKED
    NEVER_STARTED = AccountState.NEVER_STARTED
    AWAY = "away"
    """Its messenger does not answer, or nothing leaves for it."""


# The preference counts only while the account is theirs: separating needs not know of it.
PREFERRED = """(
    SELECT a.id FROM citizen p JOIN account a ON a.id = p.preferred_account_id AND a.citizen_id = p.id WHERE p.id = {}
)"""
"""The account that a person prefers for what was not just asked, in SQL; NULL: where they last wrote."""

_PREFER = """
UPDATE citizen SET preferred_account_id = $2 WHERE id = $1
    AND ($2::bigint IS NULL OR EXISTS (SELECT FROM account a WHERE a.id = $2 AND a.citizen_id = $1)) RETURNING id
"""

_ACCOUNTS = f"""
SELECT a.id, a.platform, a.id = {PREFERRED.format("$1")} AS preferred,
    CASE WHEN a.state = 'reachable' AND {SINCE} <= now() - $2::interval THEN 'away' ELSE a.state END AS reach
FROM account a LEFT JOIN messenger w ON w.platform = a.platform AND w.bot_id = a.bot_id
WHERE a.citizen_id = $1 ORDER BY a.id
"""  # noqa: S608 (only constants of this module)

# Whoever said that somebody else sees their phone is written to nowhere but where they write. What went over once
# does not go on: its first line would not be true any more. A person who separates at this moment waits for us, or
# we see that the other account is theirs no more.
_LEAVING = f"""
SELECT m.id, m.text, a.platform AS written_for, c.language, c.id AS citizen_id, t.id AS goes_to,
    EXISTS (
        SELECT FROM (
            SELECT id, content FROM message WHERE account_id = t.id ORDER BY account_id DESC, id DESC LIMIT 100
        ) x WHERE x.content ? 'written_for' AND x.id > ALL (
            SELECT y.id FROM account b CROSS JOIN LATERAL (
                SELECT id, author FROM message WHERE account_id = b.id ORDER BY account_id DESC, id DESC LIMIT 100
            ) y WHERE b.citizen_id = c.id AND y.author = 'citizen'
        )
    ) AS knows
FROM message m JOIN account a ON a.id = m.account_id JOIN citizen c ON c.id = a.citizen_id
JOIN account t ON t.citizen_id = a.citizen_id AND t.id <> a.id AND t.state = 'reachable'
JOIN messenger w ON w.platform = t.platform AND w.bot_id = t.bot_id
WHERE (m.author = 'staff' OR m.lane = 3) AND NOT m.content ? 'written_for' AND c.safe_to_contact IS NOT FALSE
    AND NOT EXISTS (
        SELECT FROM "case" k WHERE k.citizen_id = c.id AND k.closed_at IS NULL AND k.safe_to_contact IS FALSE
    ) AND {{}}
ORDER BY m.id, ({SINCE}) IS NOT NULL, t.id = {PREFERRED.format("c.id")} DESC NULLS LAST, t.id
LIMIT 500 FOR NO KEY UPDATE OF m FOR SHARE OF a, t
"""  # noqa: S608 (only constants of this module)

_LEAVING_ACCOUNT = _LEAVING.format("""m.account_id = $1
    AND (m.delivery = 'queued' OR m.id = $2 AND m.delivery = 'sending')""")
LEAVING_MESSENGER = _LEAVING.format("""m.delivery = 'queued' AND a.platform = $1 AND a.bot_id = $2
    AND w.platform = $3 AND w.bot_id = $4""")

_MOVE = f"""
UPDATE message m SET account_id = r.goes_to, text = r.text, delivery = 'queued', error = NULL,
    content = {BEHIND.format("r.text")} || jsonb_build_object('written_for', r.written_for)
FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) AS r(id, goes_to, text, written_for)
WHERE m.id = ANY($1::bigint[]) AND m.id = r.id
"""  # noqa: S608 (only constants of this module)

_STOP = """
WITH stopped AS (
    UPDATE account SET state = $2 WHERE id = $1 AND state <> $2 RETURNING id
), failed AS (
    UPDATE message SET delivery = 'failed', error = $3, settled_at = now()
    WHERE account_id = $1 AND delivery IN ('queued', 'sending') RETURNING id
)
INSERT INTO card (kind, account_id, note) SELECT 'blocked_account', id, $3 FROM stopped
WHERE EXISTS (SELECT FROM failed) ON CONFLICT DO NOTHING
"""

_WAKE = "SELECT pg_notify('yavar_outbox', '')"
_SHOW = "SELECT pg_notify('yavar_console', 'thread ' || citizen) FROM unnest($1::bigint[]) AS citizen"


@dataclass(frozen=True, slots=True)
class Prefers:
    """The citizen says where later words shall go: one of their accounts, or None for where they wrote last."""

    account: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """One of a person's accounts."""

    id: int
    platform: str
    preferred: bool | None
    """Their own choice for later words; None: they have not chosen."""
    reach: Reach

    @property
    def is_stopped(self) -> bool:
        """Whether only the person can open the way again."""
        return self.reach in {Reach.BLOCKED, Reach.NEVER_STARTED}


@dataclass(frozen=True, slots=True)
class Leaving:
    """A message that waits where it cannot arrive, and the account that it can go to."""

    id: int
    text: str
    written_for: str
    """The messenger it was meant for."""
    language: str
    citizen_id: int
    goes_to: int
    knows: bool
    """The person was told before, in the same silence of theirs, that words come by this way."""


async def prefer(database: Database, citizen: int, account: int | None) -> None:
    """Keep where a person wants later words; None: where they last wrote. Raises OutrunError if it is not theirs."""
    if await database.fetchval(_PREFER, citizen, account) is None:
        raise OutrunError


async def accounts(database: Database, citizen: int) -> list[Reached]:
    """Give a person's accounts, the oldest first, and whether words can reach them there."""
    rows = await database.fetch(_ACCOUNTS, citizen, SHOWN_AFTER)
    return [Reached(row["id"], row["platform"], row["preferred"], Reach(row["reach"])) for row in rows]


async def leaving_account(database: Database, account: int, refused: int) -> list[Leaving]:
    """Give what waits for an account that does not take our words, the one it has just refused first, oldest first.

    They are locked, as is where they go; the caller holds the transaction.
    """
    return _once(await database.fetch(_LEAVING_ACCOUNT, account, refused))


async def leaving_messenger(database: Database, away: tuple[str, int], here: tuple[str, int]) -> list[Leaving]:
    """Give what waits for a messenger (platform, bot id) that is away and can leave by another one, oldest first."""
    return _once(await database.fetch(LEAVING_MESSENGER, *away, *here))


async def move(database: Database, leaving: Sequence[Leaving], texts: Sequence[str]) -> None:
    """Let messages go to their other account under these texts; they keep their number, and so their order."""
    if not leaving:
        return
    ids, goes_to = [each.id for each in leaving], [each.goes_to for each in leaving]
    await database.execute(_MOVE, ids, goes_to, list(texts), [each.written_for for each in leaving])
    await database.execute(_WAKE)
    await database.execute(_SHOW, list({each.citizen_id for each in leaving}))


async def stop(database: Database, account: int, cause: str) -> None:
    """Stop an account that does not take our words, with what still waits for it; staff are told if anything does."""
    said = cause.lower()
    state = AccountState.NEVER_STARTED if any(sign in said for sign in NO_CHAT) else AccountState.BLOCKED
    await database.execute(_STOP, account, state, cause)


def _once(rows: Sequence[object]) -> list[Leaving]:
    """Give each message once, with the best of the accounts that it could go to."""
    found: dict[int, Leaving] = {}
    for row in rows:
        each = Leaving(**dict(row))  # type: ignore[call-overload]  # asyncpg's rows are mappings
        found.setdefault(each.id, each)
    return list(found.values())
