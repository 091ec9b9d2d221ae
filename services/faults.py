"""Whose fault a fault is: passing trouble of Postgres, or something that would break the same way again."""

import asyncpg


def is_passing(fault: BaseException) -> bool:
    """Tell whether Postgres was away, busy or failing over, so that the same thing may go well a little later.

    What Postgres says of the values themselves (classes 22 and 23), what a trigger refuses (P0), and whatever is
    no fault of Postgres at all, is not passing.
    """
    if isinstance(fault, asyncpg.DataError | asyncpg.IntegrityConstraintViolationError | asyncpg.PLPGSQLError):
        return False
    trouble = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
    return isinstance(fault, trouble)


def where(fault: BaseException) -> str:
    """Name the type and place of a fault, never its text: that may hold the person's words."""
    frame = fault.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" at {frame.tb_frame.f_code.co_filename.rpartition('/')[2]}:{frame.tb_lineno}" if frame else ""
    return f"{type(fault).__name__}{place}"


def causes(fault: BaseException) -> list[str]:
    """Name what failed, looking into groups."""
    if isinstance(fault, BaseExceptionGroup):
        return [cause for each in fault.exceptions for cause in causes(each)]
    return [where(fault)]


class OutrunError(Exception):
    """What a turn was worked out from is no more: it is worked out again, from what is there now."""
