"""The second factor: codes of an authenticator app, each taken once, and recovery codes for when the phone is gone."""

import enum
import re
import secrets
from datetime import datetime

import pyotp

from services import Database
from services.sessions import hashed
from texts.persian import ascii_digits

STEP_SECONDS = 30
EARLY_OR_LATE = 1
"""Steps by which a phone's clock may be wrong."""
JUST_EXPIRED = 20
"""Steps for which an old code is called old, not wrong."""
RECOVERY_CODES = 10
_GROUPS, _GROUP = 5, 4

_TAKE_STEP = "UPDATE staff SET totp_step = $2 WHERE id = $1 AND totp_step < $2 RETURNING id"
_KEEP = "UPDATE staff SET totp_secret = $2, totp_step = $3 WHERE id = $1"
_REENCRYPT = "UPDATE staff SET totp_secret = $2 WHERE id = $1"
_FORGET = "UPDATE staff SET totp_secret = NULL, totp_step = 0 WHERE id = $1 AND totp_secret IS NOT NULL RETURNING id"
_FORGET_CODES = "DELETE FROM recovery_code WHERE staff_id = $1"
_ADD_CODES = "INSERT INTO recovery_code (staff_id, code_hash) SELECT $1, unnest($2::bytea[])"
_USE_CODE = """
UPDATE recovery_code SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING id
"""
_WAS_USED = "SELECT EXISTS (SELECT FROM recovery_code WHERE staff_id = $1 AND code_hash = $2)"
_LEFT = "SELECT count(*) FROM recovery_code WHERE staff_id = $1 AND used_at IS NULL"


class Verdict(enum.StrEnum):
    """What a code turned out to be."""

    RIGHT = "right"
    WRONG = "wrong"
    EXPIRED = "expired"
    USED = "used"
    """Right, but taken before: somebody may have looked over a shoulder."""


def new_secret() -> str:
    """Make a secret for an authenticator app."""
    return pyotp.random_base32()


def app_address(secret: str, login: str) -> str:
    """Give what the QR code says to an authenticator app."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="Yavar")


def judged(secret: str, code: str, taken: int, now: datetime) -> tuple[Verdict, int]:
    """Tell what a code is worth now, and of which step it is; `taken` is the last step that was used."""
    typed, step = as_digits(code), _step_of(now)
    if not re.fullmatch(r"\d{6}", typed, re.ASCII):
        return Verdict.WRONG, 0
    current = _found(secret, typed, range(step - EARLY_OR_LATE, step + EARLY_OR_LATE + 1))
    if current:
        return (Verdict.RIGHT if current > taken else Verdict.USED), current
    old = _found(secret, typed, range(step - JUST_EXPIRED, step - EARLY_OR_LATE))
    return (Verdict.EXPIRED if old else Verdict.WRONG), old


async def take_step(database: Database, staff_id: int, step: int) -> bool:
    """Take a code's step; False when a browser elsewhere took it at the same moment."""
    return await database.fetchval(_TAKE_STEP, staff_id, step) is not None


async def keep(database: Database, staff_id: int, encrypted: bytes, step: int) -> list[str]:
    """Set somebody's second factor; gives new recovery codes, which are kept nowhere as they are."""
    await database.execute(_KEEP, staff_id, encrypted, step)
    return await new_recovery_codes(database, staff_id)


async def replace_encrypted(database: Database, staff_id: int, encrypted: bytes) -> None:
    """Keep the same secret under another key."""
    await database.execute(_REENCRYPT, staff_id, encrypted)


async def forget(database: Database, staff_id: int) -> bool:
    """Take somebody's second factor away: their phone is lost."""
    await database.execute(_FORGET_CODES, staff_id)
    return await database.fetchval(_FORGET, staff_id) is not None


async def new_recovery_codes(database: Database, staff_id: int) -> list[str]:
    """Make new recovery codes; the old ones open nothing any more. Digits only: every keyboard has them."""
    codes = ["".join(secrets.choice("0123456789") for _ in range(_GROUPS * _GROUP)) for _ in range(RECOVERY_CODES)]
    await database.execute(_FORGET_CODES, staff_id)
    await database.execute(_ADD_CODES, staff_id, [hashed(code) for code in codes])
    return ["-".join(re.findall(r"\d{4}", code)) for code in codes]


async def use_recovery_code(database: Database, staff_id: int, code: str, now: datetime) -> Verdict:
    """Take a recovery code, once."""
    key = hashed(as_digits(code))
    if await database.fetchval(_USE_CODE, staff_id, key, now) is not None:
        return Verdict.RIGHT
    return Verdict.USED if await database.fetchval(_WAS_USED, staff_id, key) else Verdict.WRONG


async def recovery_codes_left(database: Database, staff_id: int) -> int:
    """Count the recovery codes that still work."""
    return int(await database.fetchval(_LEFT, staff_id))


def as_digits(code: str) -> str:
    """Read a code as people type it: Persian digits, with spaces and dashes."""
    return re.sub(r"[\s\u200c\u200e\u200f-]", "", ascii_digits(code))


def _step_of(now: datetime) -> int:
    return int(now.timestamp()) // STEP_SECONDS


def _found(secret: str, code: str, steps: range) -> int:
    """Give the step whose code this is, or 0."""
    generator = pyotp.HOTP(secret)
    return next((step for step in reversed(steps) if secrets.compare_digest(generator.at(step), code)), 0)
