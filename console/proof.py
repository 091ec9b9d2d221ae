"""Proof that somebody is who they say: password, code, recovery code; each try counts against the limits."""

import math

from cryptography.fernet import InvalidToken
from fastapi import Request

from console.database import acting
from console.devices import codes_counted_as, counted_as
from console.house import house
from services import attempts, passwords, second_factor, staff
from services.attempts import Counted
from services.second_factor import Verdict
from services.staff import Credentials

CODE_REFUSED = {
    Verdict.WRONG: "sign-in-code-wrong",
    Verdict.EXPIRED: "sign-in-code-expired",
    Verdict.USED: "sign-in-code-used",
}
RECOVERY_REFUSED = {Verdict.WRONG: "sign-in-recovery-wrong", Verdict.USED: "sign-in-recovery-used"}


class RefusedError(Exception):
    """It is not right; carries the message that says so, and the status of the page."""

    def __init__(self, message: str, status: int = 422, **args: object) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.args_of_message = args

    def said(self, request: Request) -> str:
        """Put it into words."""
        return house(request).say(self.message, **self.args_of_message)


async def by_password(
    request: Request, login: str, typed: str, wrong: str = "sign-in-password-wrong", *, session: int = 0
) -> Credentials:
    """Let pass who knows the password of a login; raises RefusedError.

    `session` is that of somebody who is signed in: then strangers' guesses do not matter.
    """
    attempt = await _tried(request, counted_as(request, login, session))
    known = await staff.credentials(house(request).pool, login)
    if not await passwords.matches(typed, known.password_hash if known else None) or not known:
        raise RefusedError(wrong)
    await attempts.passed(house(request).pool, attempt)
    if known.disabled_at:
        raise RefusedError("sign-in-disabled", 403)
    return known


async def by_code(request: Request, known: Credentials, typed: str) -> None:
    """Let pass who holds the authenticator app; raises RefusedError."""
    here, attempt = house(request), await _tried(request, codes_counted_as(request, known.login))
    try:
        secret = here.settings.secrets.decrypt(known.totp_secret or b"").decode()
    except InvalidToken:
        raise RefusedError("sign-in-factor-unreadable", 500) from None
    verdict, step = second_factor.judged(secret, typed, known.totp_step, here.clock())
    if verdict is Verdict.RIGHT and not await second_factor.take_step(here.pool, known.id, step):
        verdict = Verdict.USED
    if verdict is not Verdict.RIGHT:
        raise RefusedError(CODE_REFUSED[verdict])
    async with acting(request, known.id) as database:
        await attempts.passed(database, attempt)
        if known.totp_secret and (renewed := here.settings.renewed(known.totp_secret)):
            await second_factor.replace_encrypted(database, known.id, renewed)


async def by_recovery_code(request: Request, known: Credentials, typed: str) -> None:
    """Let pass who has a recovery code that was not used; raises RefusedError."""
    attempt = await _tried(request, codes_counted_as(request, known.login))
    async with acting(request, known.id) as database:
        verdict = await second_factor.use_recovery_code(database, known.id, typed, house(request).clock())
    if verdict is not Verdict.RIGHT:
        raise RefusedError(RECOVERY_REFUSED[verdict])
    await attempts.passed(house(request).pool, attempt)


async def _tried(request: Request, counted: Counted) -> int:
    """Write a try down before the secret is looked at."""
    now = house(request).clock()
    try:
        async with acting(request, None) as database:
            return await attempts.begin(database, counted, now)
    except attempts.TooManyError as fault:
        minutes = math.ceil((fault.until - now).total_seconds() / 60)
        raise RefusedError("sign-in-too-many", 429, minutes=minutes) from None
