"""A member of staff thinks that two people are one: both accounts are asked, and only two yes link them."""

import enum
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import LinkAnswer, LinkWay, News
from services import Database, link_news, links
from services.case_views import CaseView
from services.faults import OutrunError

LASTS = timedelta(hours=72)

_EXPIRE = "UPDATE link_proposal SET answer = 'withdrawn' WHERE answer IS NULL AND expires_at <= $1"
_ASKED = """
SELECT EXISTS (SELECT FROM link_proposal WHERE answer IS NULL
    AND (account_id = ANY($1::bigint[]) OR other_account_id = ANY($1::bigint[])))
"""
_PROPOSE = """
INSERT INTO link_proposal (staff_id, case_id, other_case_id, account_id, other_account_id, expires_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_FOR = """
SELECT p.id, a.platform, CASE WHEN p.account_id = $1 THEN p.other_yes_at ELSE p.yes_at END IS NOT NULL AS other_agrees
FROM link_proposal p
JOIN account a ON a.id = CASE WHEN p.account_id = $1 THEN p.other_account_id ELSE p.account_id END
JOIN account m ON m.id = $1
WHERE p.answer IS NULL AND p.expires_at > $2 AND (p.account_id = $1 OR p.other_account_id = $1) AND NOT (
    EXISTS (SELECT FROM account o WHERE o.citizen_id = a.citizen_id AND o.id <> a.id)
    AND EXISTS (SELECT FROM account o WHERE o.citizen_id = m.citizen_id AND o.id <> m.id)
) ORDER BY p.id LIMIT 1
"""
_YES = """
UPDATE link_proposal SET yes_at = CASE WHEN account_id = $2 THEN coalesce(yes_at, $3) ELSE yes_at END,
    other_yes_at = CASE WHEN other_account_id = $2 THEN coalesce(other_yes_at, $3) ELSE other_yes_at END
WHERE id = $1 AND answer IS NULL RETURNING account_id, other_account_id, yes_at, other_yes_at
"""
_CLOSE = "UPDATE link_proposal SET answer = $2 WHERE id = $1 AND answer IS NULL RETURNING account_id, other_account_id"
_OF = """
SELECT p.id, p.case_id, p.other_case_id, a.platform, o.platform AS other_platform, p.yes_at, p.other_yes_at
FROM link_proposal p JOIN account a ON a.id = p.account_id JOIN account o ON o.id = p.other_account_id
WHERE p.answer IS NULL AND p.expires_at > $2 AND (a.citizen_id = $1 OR o.citizen_id = $1) ORDER BY p.id
"""


class Unfit(enum.StrEnum):
    """Why two accounts are not asked."""

    SAME = "same"
    LINKED = "linked"
    """Both are linked with others."""
    UNSAFE = "unsafe"
    """One of them said that somebody else sees the phone."""
    BLOCKED = "blocked"
    ASKED = "asked"
    """One of them has not answered an earlier question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question, as one of the two accounts sees it."""

    id: int
    platform: str
    """The messenger of the other one."""
    other_agrees: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open question, as staff see it."""

    id: int
    case_id: int
    other_case_id: int
    platform: str
    other_platform: str
    yes_at: datetime | None
    other_yes_at: datetime | None


async def unfit(database: Database, case: CaseView, other: CaseView, now: datetime) -> Unfit | None:
    """Say why the accounts of two cases cannot be asked; None when they can. The caller holds."""
    if case.citizen_id == other.citizen_id:
        return Unfit.SAME
    if False in {case.safe_to_contact, other.safe_to_contact}:
        return Unfit.UNSAFE
    if case.blocked or other.blocked:
        return Unfit.BLOCKED
    sides = [await links.side(database, each.account_id) for each in (case, other)]
    if all(each.has_others for each in sides):
        return Unfit.LINKED
    await database.execute(_EXPIRE, now)
    return Unfit.ASKED if await database.fetchval(_ASKED, [each.id for each in sides]) else None


async def propose(database: Database, staff: int, case: CaseView, other: CaseView, now: datetime) -> None:
    """Write a question down; the caller puts it to both accounts in the same transaction."""
    given = (staff, case.id, other.id, case.account_id, other.account_id, now + LASTS, now)
    await database.execute(_PROPOSE, *given)


async def asked(database: Database, account: int, now: datetime) -> Asked | None:
    """Give the question that an account has not answered."""
    row = await database.fetchrow(_FOR, account, now)
    return Asked(**row) if row else None


async def agree(database: Database, number: int, account: int, now: datetime, *, links_now: bool) -> None:
    """Take an account's yes; the second one links. `links_now` is what the person is told. The caller holds."""
    row = await database.fetchrow(_YES, number, account, now)
    if row is None or links_now != (row["yes_at"] is not None and row["other_yes_at"] is not None):
        raise OutrunError
    if links_now:
        await database.fetch(_CLOSE, number, LinkAnswer.YES)
        await _link(database, row["account_id"], row["other_account_id"], now, account)


async def refuse(database: Database, number: int, account: int) -> None:
    """Take an account's no: the question is closed, and the other one hears so only if it had said yes."""
    row = await database.fetchrow(
        "SELECT account_id, other_account_id, yes_at, other_yes_at FROM link_proposal WHERE id = $1", number
    )
    if row is None or await database.fetchrow(_CLOSE, number, LinkAnswer.NO) is None:
        raise OutrunError
    is_first = row["account_id"] == account
    other, agreed = ("other_account_id", "other_yes_at") if is_first else ("account_id", "yes_at")
    if row[agreed] is not None:
        mine = await links.side(database, account)
        await link_news.add(database, [row[other]], News.REFUSED, mine.platform)


async def withdraw(database: Database, number: int) -> bool:
    """Take a question back; False when it was answered."""
    return await database.fetchrow(_CLOSE, number, LinkAnswer.WITHDRAWN) is not None


async def of_citizen(database: Database, citizen: int, now: datetime) -> list[Proposal]:
    """Give the open questions to a person's accounts."""
    return [Proposal(**row) for row in await database.fetch(_OF, citizen, now)]


async def _link(database: Database, account: int, other: int, now: datetime, by: int) -> None:
    """Link whichever way is possible: one of the two must stand alone."""
    mine, theirs = await links.side(database, account), await links.side(database, other)
    if links.may_join(theirs, mine):
        await links.link(database, other, account, LinkWay.STAFF, now, by)
    else:
        await links.link(database, account, other, LinkWay.STAFF, now, by)
