"""A day of traffic on both messengers with faults on; counts what was received, answered, unknown, lost and doubled.

    ./yavar day [--citizens 240] [--minutes 1.1] [--seed 1] [--calm]

The shipped bot runs as a process against the simulator, on a database of its own that is dropped afterwards. Messengers
die and return, storm with 429 and pages, deliver twice, and cut lines after they took a message; the bot is killed and
started again. Ends with 1 if anything is lost, doubled or out of order. The same seed is the same plan. What the bot
said stands in .yavar/log, in day-bot-1.log and on.
"""

import argparse
import asyncio
import os
import secrets
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg

from benchmarks.day.evidence import counted, named
from benchmarks.day.play import day
from benchmarks.day.stage import stage
from benchmarks.day.table import is_bad, table
from benchmarks.day.troubles import CITIZENS
from launcher.demo import step
from launcher.trouble import TroubleError

PREPARATIONS = (["bot", "migrate"], ["bot", "load", "data/tehran"], ["bot", "load", "--sample", "data/sample"])

MOST_NAMED = 20
"""So many of the wrongs are named under the table."""


@contextmanager
def prepared(server: str) -> Iterator[str]:
    """Make a database with the shipped data on a server, give its address, drop it at the end."""
    name = f"yavar_day_{secrets.token_hex(6)}"
    try:
        asyncio.run(administer(server, f'CREATE DATABASE "{name}"'))
    except asyncpg.InsufficientPrivilegeError:
        raise TroubleError("The user of DATABASE_URL may not create a database for the day: unset it.") from None
    try:
        dsn = urlsplit(server)._replace(path=f"/{name}").geturl()
        for number, arguments in enumerate(PREPARATIONS):
            step(f"day-data-{number}", arguments, {"DATABASE_URL": dsn})
        yield dsn
    finally:
        asyncio.run(administer(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


async def administer(server: str, statement: str) -> None:
    """Run a statement that makes or drops a database."""
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


async def lives(dsn: str, options: argparse.Namespace) -> int:
    """Play one day on a prepared database and print what became of everything; 1 when anything is wrong."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, stage(dsn, Path(folder)) as set_up:
        more = {"seconds": options.minutes * 60, "seed": options.seed, "calm": options.calm}
        async with day(set_up, citizens=options.citizens, **more) as played:
            await played.passes()
            found = await played.evidence()
    counts, seconds = counted(found), time.monotonic() - began
    told = f"{options.citizens} citizens, seed {options.seed}, {played.struck} faults struck, {seconds:.0f} s"
    print(f"\n\n{told}\n\n{table(counts)}")
    print(*named(found)[:MOST_NAMED], sep="\n")
    return int(is_bad(counts))


def first_of(error: Exception) -> Exception:
    """Give the first error of those that tasks side by side ended with."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


def main() -> int:
    """Read the command line and play a day on the server of DATABASE_URL."""
    parser = argparse.ArgumentParser(prog="./yavar day", description=__doc__)
    parser.add_argument("--citizens", type=int, default=CITIZENS, help="how many write (%(default)s)")
    parser.add_argument("--minutes", type=float, default=1.1, help="how long the day takes (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="who comes when, and when troubles strike (%(default)s)")
    parser.add_argument("--calm", action="store_true", help="without any trouble")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with prepared(os.environ["DATABASE_URL"]) as dsn:
            return asyncio.run(lives(dsn, options))
    except (TroubleError, ExceptionGroup) as error:
        trouble = first_of(error)
        if not isinstance(trouble, TroubleError):
            raise
        print(trouble, trouble.words, sep="\n", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
