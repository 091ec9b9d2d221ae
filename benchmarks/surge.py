"""An evening surge, nine times the ordinary load: what words of danger wait for their answer, and who overtakes whom.

    ./yavar bench surge [--people 600] [--seed 1]

The shipped bot runs as a process against the simulator, by long polling over HTTP, at its own pace (25 messages a
second, one a second to a chat), on a database of its own that is dropped afterwards. First it is quiet; then nine times
as many write while a thousand words to everybody and some of staff wait in the outbox, and three of a hundred write
words of danger. Times begin when the simulator is handed the words and end when the person's side has the answer. Ends
with 1 if words of danger were not answered with the card, or someone has no case.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import aiohttp
import asyncpg

from benchmarks.day.__main__ import first_of, prepared
from benchmarks.day.stage import stage
from benchmarks.evening.account import UNANSWERED, Account, account
from benchmarks.evening.commits import Commits, heard
from benchmarks.evening.people import Person
from benchmarks.evening.plan import NINE_FOLD, QUIET_SECONDS, SURGE_SECONDS, Visit, evening
from benchmarks.evening.table import report
from launcher.trouble import TroubleError
from models import Lane
from services.turns import WAKE
from texts.clock import utc_now
from texts.fluent import Words

WAITING = {"bot": (Lane.BULK, 1000), "staff": (Lane.REPLY, 100)}
"""Author -> lane, and how many of their words wait when the surge begins, for those who wrote before it."""

PATIENCE_SECONDS = 15.0
"""So long after the last arrival answers are waited for; what has not come by then is unanswered."""

_FILL = """
INSERT INTO message (account_id, author, text, lane, delivery)
SELECT account, $1, 'یک خبر', $2, 'queued'
FROM (SELECT array_agg(id) AS ids FROM account WHERE platform = 'telegram') a,
    generate_series(1, $3::int) AS number, LATERAL (SELECT ids[1 + number % cardinality(ids)] AS account) each
"""


class Evening:
    """The two parts of an evening on one stage."""

    def __init__(self, database: asyncpg.Pool, messenger: aiohttp.ClientSession, commits: Commits) -> None:
        self._database = database
        self._messenger = messenger
        self._commits = commits
        self._words = Words()

    async def passes(self, visits: Sequence[Visit], *, filled: bool) -> tuple[list[Person], Account]:
        """Let people come, and wait until all in danger are answered, or patience ends."""
        if filled:
            await self._fill()
        people = [Person(self._messenger, self._words, visit) for visit in visits]
        began, ends = time.monotonic(), max(visit.at + visit.steps[-1].after for visit in visits)
        coming = [asyncio.ensure_future(person.comes(began)) for person in people]
        try:
            await self._stands(coming, ends)
            return people, await self._answered(people, coming)
        finally:
            for each in coming:
                each.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*coming)

    async def _answered(self, people: Sequence[Person], coming: Sequence[asyncio.Future[None]]) -> Account:
        late = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = await account(self._database, self._messenger)
            answers = found.answers(people, self._commits)
            if time.monotonic() > late or all(each.seconds < UNANSWERED for each in answers if each.danger):
                return found
            await self._stands(coming, 2.0)

    async def _stands(self, coming: Sequence[asyncio.Future[None]], seconds: float) -> None:
        """Wait so long; raise what anybody who comes fails with."""
        done, _ = await asyncio.wait(coming, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        for each in done:
            each.result()

    async def _fill(self) -> None:
        for author, (lane, number) in WAITING.items():
            await self._database.execute(_FILL, author, lane, number)
        await self._database.execute("SELECT pg_notify($1, '')", WAKE)


async def lives(dsn: str, people: int, seed: int) -> int:
    """Live through one evening on a prepared database and print its figures; 1 when somebody was left alone."""
    quiet, surge = evening(people, seed, utc_now())
    with tempfile.TemporaryDirectory() as folder, stage(dsn, Path(folder)) as set_up:
        async with (
            asyncpg.create_pool(dsn, min_size=2, max_size=4) as database,
            aiohttp.ClientSession(set_up.messenger, connector=aiohttp.TCPConnector(limit=0)) as messenger,
            heard(database) as commits,
        ):
            part = Evening(database, messenger, commits)
            before, _ = await part.passes(quiet, filled=False)
            during, found = await part.passes(surge, filled=True)
            set_up.bot_lives()
            parts = [found.answers(each, commits) for each in (before, during)]
    alone = found.without_case([*before, *during])
    print(
        f"{len(during)} people in {SURGE_SECONDS:.0f} s, {NINE_FOLD} times as many a second as in the"
        f" {QUIET_SECONDS:.0f} s before; at most {commits.most_waiting} messages waited; seed {seed}"
    )
    report(parts)
    print(f"people in danger without exactly one case of that very turn, at level 3 or 4: {len(alone)}")
    unanswered = sum(each.danger and each.seconds == UNANSWERED for answers in parts for each in answers)
    return int(bool(unanswered or alone))


def main() -> int:
    """Read the command line and live through an evening on the server of DATABASE_URL."""
    parser = argparse.ArgumentParser(prog="./yavar bench surge", description=__doc__)
    parser.add_argument("--people", type=int, default=600, help="how many write in the surge (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="who comes when and writes what (%(default)s)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with prepared(os.environ["DATABASE_URL"]) as dsn:
            return asyncio.run(lives(dsn, options.people, options.seed))
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
