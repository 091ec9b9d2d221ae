"""What a turn does about links, beyond words, in the transaction in which it is written."""

from dataclasses import dataclass
from datetime import datetime

from models import LinkWay
from services import Database, link_codes, link_proposals, links, phones
from services.faults import OutrunError


class LinkStep:
    """Something that an account does about being linked."""


class Move(LinkStep):
    """A step before which `links.hold` is called, ahead of every other lock."""


@dataclass(frozen=True, slots=True)
class ShowCode(LinkStep):
    """Keeps a code that was shown, hashed."""

    code_hash: bytes


@dataclass(frozen=True, slots=True)
class TakeCode(LinkStep):
    """Keeps a code for the account that wrote it."""

    code_hash: bytes


@dataclass(frozen=True, slots=True)
class MissCode(LinkStep):
    """Counts a wrong code."""


@dataclass(frozen=True, slots=True)
class LeaveCode(LinkStep):
    """Says no to the code that was written."""


@dataclass(frozen=True, slots=True)
class LinkByCode(Move):
    """Says yes to it."""


@dataclass(frozen=True, slots=True)
class ShowPhone(Move):
    """Shares one's own phone, hashed."""

    phone: str


@dataclass(frozen=True, slots=True)
class LinkByPhone(Move):
    """Says yes to the account that shared the same one."""

    phone: str


@dataclass(frozen=True, slots=True)
class Agree(Move):
    """Says yes to a question of staff; `links_now`: the other side did before."""

    proposal: int
    links_now: bool


@dataclass(frozen=True, slots=True)
class Refuse(Move):
    """Says no to it."""

    proposal: int


@dataclass(frozen=True, slots=True)
class Separate(Move):
    """Parts an account from the others of its person."""


@dataclass(frozen=True, slots=True)
class Undo(Move):
    """Takes that back."""


async def act(database: Database, step: LinkStep, account: int, now: datetime) -> None:  # noqa: C901 (one line a step)
    """Do it; raises OutrunError when things are no more as the person was told."""
    match step:
        case ShowCode(code_hash):
            await link_codes.show(database, account, code_hash, now)
        case TakeCode(code_hash):
            await link_codes.take(database, account, code_hash, now)
        case MissCode():
            await link_codes.miss(database, account, now)
        case LeaveCode():
            await link_codes.leave(database, account, now)
        case LinkByCode():
            shown_by = await link_codes.redeem(database, account, now)
            await links.link(database, account, shown_by, LinkWay.CODE, now, account)
        case ShowPhone(phone):
            await phones.show(database, account, phone, now)
        case LinkByPhone(phone):
            await _by_phone(database, account, phone, now)
        case Agree(proposal, links_now):
            await link_proposals.agree(database, proposal, account, now, links_now=links_now)
        case Refuse(proposal):
            await link_proposals.refuse(database, proposal, account)
        case Separate():
            await _separate(database, account, now)
        case Undo():
            await links.undo(database, account, now)


async def _by_phone(database: Database, account: int, phone: str, now: datetime) -> None:
    other = await phones.same(database, account, phone, now)
    if other is None:
        raise OutrunError
    await links.link(database, account, other, LinkWay.PHONE, now, account)
    await phones.done(database, phone)


async def _separate(database: Database, account: int, now: datetime) -> None:
    ends = await links.separable(database, account)
    if not ends:
        raise OutrunError
    for number in ends:
        await links.separate(database, number, now, account)
