"""Phones that people share to link their accounts: only a keyed hash is kept, for a day or until it has linked."""

import hashlib
import hmac
from datetime import datetime, timedelta

from services import Database
from services.faults import OutrunError
from texts.persian import ascii_digits

LASTS = timedelta(days=1)
"""Numbers change hands: one that was shared longer ago links nobody."""
SHORTEST = 8
"""Digits that a phone has at least."""

_FORGET = "UPDATE account SET phone_hash = NULL, phone_at = NULL WHERE phone_hash IS NOT NULL AND phone_at <= $1"
_SHOW = "UPDATE account SET phone_hash = $2, phone_at = $3 WHERE id = $1"
_SAME = """
SELECT id FROM account WHERE phone_hash = $2 AND phone_at > $3 AND id <> $1
    AND citizen_id <> (SELECT citizen_id FROM account WHERE id = $1) ORDER BY phone_at DESC LIMIT 1
"""
_DONE = "UPDATE account SET phone_hash = NULL, phone_at = NULL WHERE phone_hash = $1"


def hashed(key: bytes, phone: str) -> str | None:
    """Give what is kept of a phone, the same for each way to write it (+98…, 0098…, 09…); None when it is no phone."""
    digits = "".join(sign for sign in ascii_digits(phone) if sign.isdigit()).removeprefix("00")
    if digits.startswith("0"):
        digits = f"98{digits[1:]}"
    return hmac.new(key, digits.encode(), hashlib.sha256).hexdigest() if len(digits) >= SHORTEST else None


async def same(database: Database, account: int, phone: str, now: datetime) -> int | None:
    """Find the account of somebody else who shared the same phone a short while ago; `phone` is hashed."""
    found: int | None = await database.fetchval(_SAME, account, bytes.fromhex(phone), now - LASTS)
    return found


async def show(database: Database, account: int, phone: str, now: datetime) -> None:
    """Keep that an account shared a phone and nobody else had; raises OutrunError if somebody just did."""
    await database.execute(_FORGET, now - LASTS)
    if await same(database, account, phone, now) is not None:
        raise OutrunError
    await database.execute(_SHOW, account, bytes.fromhex(phone), now)


async def done(database: Database, phone: str) -> None:
    """Forget a phone that has linked."""
    await database.execute(_DONE, bytes.fromhex(phone))
