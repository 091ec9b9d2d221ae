"""Passwords: argon2 in threads of its own, few at a time, because each takes 64 MiB and a fifth of a second."""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from texts.persian import ascii_digits

SHORTEST, LONGEST = 10, 200

_HASHER = PasswordHash((Argon2Hasher(),))
_THREADS = ThreadPoolExecutor(2, "argon2")
# Of nobody: looking for a login that does not exist must take as long as for one that does.
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$qM7Ewkz5VnhEBuafoZL3Kw$ltDQS8qafThESO5n47rTp4YPnVzdkf2D47gRsiOg5k0"


def acceptable(password: str) -> bool:
    """Tell whether a password is long enough, and not one sign again and again."""
    return SHORTEST <= len(password) <= LONGEST and len(set(password)) > SHORTEST // 3


async def hashed(password: str) -> str:
    """Give what is kept of a password."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, _typed(password))


async def matches(password: str, known: str | None) -> bool:
    """Tell whether a password is the one that is known; takes as long when none is."""
    work = asyncio.get_running_loop().run_in_executor(_THREADS, _verify, _typed(password), known or _NOBODYS)
    return await work and known is not None


def _verify(password: str, known: str) -> bool:
    return len(password) <= LONGEST and _HASHER.verify(password, known)


def _typed(password: str) -> str:
    """Take what a Persian keyboard writes as an English one would: digits, composed letters."""
    return ascii_digits(unicodedata.normalize("NFKC", password))
