"""The console under load: pages, "next" with fifty people at once, and how soon a commit is on the screen.

Beside each figure stand those of the bare framework (a route that renders a word) and of the bare queries, measured
in the same run, because an absolute number says as much about the machine as about us. Times are milliseconds.
"""

import argparse
import asyncio
import os
import socket
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import asyncpg
import httpx
import uvicorn
import uvloop
from cryptography.fernet import Fernet
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from console.app import make_app
from console.settings import Settings
from services import cases, desks, search, sessions, thread
from texts.clock import utc_now

MESSAGES, CASES, PEOPLE = 100_000, 2_000, 50
A_THREAD = 50
DESKS = ["counselling", "psychology", "social_work", "shelter", "legal", "jobs"]

_SEED = (
    "INSERT INTO citizen (created_at) SELECT now() FROM generate_series(1, $1::int)",
    """INSERT INTO account (citizen_id, platform, bot_id, chat_id)
    SELECT n, 'telegram', 1, n FROM generate_series(1, $1::int) AS n""",
    "INSERT INTO conversation (citizen_id) SELECT generate_series(1, $1::int)",
)
_MESSAGES = """
INSERT INTO message (account_id, author, text, content, created_at, lane, delivery)
SELECT 1 + n % $1::int, CASE n % 3 WHEN 0 THEN 'citizen' ELSE 'bot' END,
    'سلام، این پیام شمارهٔ ' || n || ' است و کمی طول دارد تا شبیه پیام‌های واقعی باشد.',
    '{"kind": "text"}', now() - n * interval '1 second', CASE n % 3 WHEN 0 THEN NULL ELSE 2 END,
    CASE n % 3 WHEN 0 THEN NULL ELSE 'sent' END
FROM generate_series(1, $2::int) AS n
"""
_CASES = """
INSERT INTO "case" (citizen_id, account_id, desk, level, topic, waiting_since, queued_as, last_heard_at)
SELECT n, n, ($2::text[])[1 + n % 6], n % 3, 'other', now() - n * interval '1 second',
    now() - n * interval '1 second' - (n % 3) * interval '30 minutes', now()
FROM generate_series(1, $1::int) AS n
"""


def main() -> None:
    """Seed, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=120)
    uvloop.run(run(os.environ["DATABASE_URL"], options.parse_args().rounds))


async def run(dsn: str, rounds: int) -> None:
    """Measure everything on one database."""
    async with asyncpg.create_pool(dsn, min_size=8, max_size=8) as pool:
        people = await seed(pool)
        settings = Settings.model_validate(
            {"DATABASE_URL": dsn, "secret_key": Fernet.generate_key().decode(), "totp_required": False}
        )
        app = make_app(settings)
        async with app.router.lifespan_context(app), client(app, people[0]) as boss:
            bare = await timed(rounds, lambda: get(client_of(plain()), "/"))
            print(f"{MESSAGES} messages, {CASES} open cases; p50 / p95 in ms (bare framework {shown(bare)})")
            await page("queue page", boss, "/", lambda: queue_queries(pool), rounds)
            number = await pool.fetchval('SELECT id FROM "case" WHERE citizen_id = 7')
            await page("thread page", boss, f"/cases/{number}", lambda: thread_queries(pool, number), rounds)
            await page("overview", boss, "/overview", None, rounds // 4)
            await everybody_presses(app, pool, people)
        await to_the_screen(settings, pool, people[0])


async def seed(pool: asyncpg.Pool) -> list[str]:
    """Fill the database; give the sessions of a supervisor and of 49 counsellors."""
    citizens = MESSAGES // A_THREAD
    for statement in _SEED:
        await pool.execute(statement, citizens)
    await pool.execute(_MESSAGES, citizens, MESSAGES)
    await pool.execute(_CASES, CASES, DESKS)
    tokens = []
    for number in range(PEOPLE):
        role = "counsellor" if number else "supervisor"
        staff = await pool.fetchval(
            "INSERT INTO staff (login, name, role) VALUES ($1, $1, $2) RETURNING id", f"person{number}", role
        )
        await pool.execute("INSERT INTO staff_desk (staff_id, desk) SELECT $1, unnest($2::text[])", staff, DESKS)
        tokens.append(await sessions.begin(pool, staff, "benchmark", sessions.FULL, utc_now()))
    await found(pool)
    await pool.execute("ANALYZE")
    return tokens


async def found(pool: asyncpg.Pool) -> None:
    """Make all words searchable first: a city has that behind it, and it would be measured with everything else."""
    mark, done = None, -1
    while (count := await pool.fetchval("SELECT count(*) FROM search_text")) != done:
        done = count
        mark = await search.index(pool, 5000, mark)


async def page(name: str, boss: httpx.AsyncClient, path: str, queries: Any, rounds: int) -> None:
    """Measure one page, and the queries it is made of."""
    whole = await timed(rounds, lambda: get(boss, path))
    beside = f"   bare queries {shown(await timed(rounds, queries))}" if queries else ""
    print(f"{name:16}{shown(whole)}{beside}")


async def queue_queries(pool: asyncpg.Pool) -> None:
    """Ask what the queue page shows."""
    await cases.held_by(pool, 1)
    await cases.counts(pool, DESKS)
    await cases.waiting(pool, DESKS, 100)
    await desks.timetables(pool, utc_now())


async def thread_queries(pool: asyncpg.Pool, number: int) -> None:
    """Ask what the thread page shows."""
    case = await cases.case(pool, number)
    assert case is not None
    await cases.cases_of(pool, case.citizen_id)
    await thread.entries(pool, case.citizen_id)
    await cases.timeline(pool, number)


async def everybody_presses(app: FastAPI, pool: asyncpg.Pool, people: Sequence[str]) -> None:
    """Let fifty people press "next" in the same moment, again and again."""
    bare: list[float] = []
    whole: list[float] = []
    framework: list[float] = []
    word = client_of(plain())
    numbers = [row["id"] for row in await pool.fetch("SELECT id FROM staff ORDER BY id")]
    for number in range(7):
        if number == 1:  # the first round only prepares statements
            bare.clear()
            whole.clear()
            framework.clear()
        bare += await at_once([partial(cases.claim_next, pool, each, DESKS, utc_now()) for each in numbers])
        tokens = [await csrf(client_of(app, each)) for each in people]
        whole += await at_once([Press(app, each, token) for each, token in zip(people, tokens, strict=True)])
        framework += await at_once([partial(get, word, "/") for _ in people])
    claimed = await pool.fetchval('SELECT count(*) FROM "case" WHERE claimed_by IS NOT NULL')
    events = await pool.fetchval("SELECT count(*) FROM case_event WHERE kind = 'claimed'")
    beside = f"bare framework {shown(framework)}   bare statement {shown(bare)}"
    print(f"{'next, 50 at once':16}{shown(whole)}   {beside}   double claims {events - claimed}")


class Press:
    """A press on "next" as the server meets it: fifty browsers have fifty processors, and this process has one."""

    def __init__(self, app: FastAPI, session: str, token: str) -> None:
        self._app = app
        self._body = f"csrf={token}".encode()
        headers = {
            "host": "console.test",
            "cookie": f"__Host-yavar={session}",
            "content-type": "application/x-www-form-urlencoded",
            "content-length": str(len(self._body)),
        }
        self._scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "https",
            "path": "/next",
            "raw_path": b"/next",
            "query_string": b"",
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("console.test", 443),
        }

    async def __call__(self) -> None:
        """Press; raises RuntimeError unless a case opens."""
        status, place = 0, b""

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": self._body, "more_body": False}

        async def send(message: MutableMapping[str, Any]) -> None:
            nonlocal status, place
            if message["type"] == "http.response.start":
                status, place = message["status"], dict(message["headers"]).get(b"location", b"")

        await self._app(self._scope, receive, send)
        if status != httpx.codes.SEE_OTHER or b"/cases/" not in place:
            raise RuntimeError(f"next answers {status} {place.decode()}")


async def to_the_screen(settings: Settings, pool: asyncpg.Pool, token: str) -> None:
    """Measure from the commit of a new case until the refetched queue holds it, over a real socket."""
    async with served(make_app(settings)) as base:
        cookies = {"__Host-yavar": token}
        headers = {"cookie": f"__Host-yavar={token}"}
        async with httpx.AsyncClient(base_url=base, cookies=cookies, headers=headers, timeout=20) as browser:
            times = [await one_commit(browser, pool, 1_000_000 + number) for number in range(20)]
    print(f"{'commit to screen':16}{shown(times)}")


async def one_commit(browser: httpx.AsyncClient, pool: asyncpg.Pool, chat: int) -> float:
    """Open the stream, commit a case, and fetch the queue when the stream says so."""
    async with browser.stream("GET", "/live") as stream:
        lines = stream.aiter_lines()
        await anext(lines)
        await asyncio.sleep(0.2)
        citizen = await pool.fetchval("INSERT INTO citizen DEFAULT VALUES RETURNING id")
        account = await pool.fetchval(
            "INSERT INTO account (citizen_id, platform, bot_id, chat_id) VALUES ($1, 'telegram', 1, $2) RETURNING id",
            citizen,
            chat,
        )
        begin = time.perf_counter()
        await pool.execute(
            """INSERT INTO "case" (citizen_id, account_id, desk, level, topic, waiting_since, queued_as, last_heard_at)
            VALUES ($1, $2, 'shelter', 2, 'other', now(), now(), now())""",
            citizen,
            account,
        )
        async for line in lines:
            if line.startswith("event: case"):
                break
        await get(browser, "/queue")
        return (time.perf_counter() - begin) * 1000


async def timed(rounds: int, work: Callable[[], Awaitable[object]]) -> list[float]:
    """Give how long each round took, in ms, after a few to warm up."""
    for _ in range(5):
        await work()
    return [await once(work) for _ in range(rounds)]


async def once(work: Callable[[], Awaitable[object]]) -> float:
    """Give how long it took, in ms."""
    begin = time.perf_counter()
    await work()
    return (time.perf_counter() - begin) * 1000


async def at_once(works: Sequence[Callable[[], Awaitable[object]]]) -> list[float]:
    """Start all together; give how long each took, in ms."""
    return list(await asyncio.gather(*(once(work) for work in works)))


def shown(times: Sequence[float]) -> str:
    """Write median and 95th percentile."""
    return f"{statistics.median(times):6.1f} / {statistics.quantiles(times, n=20)[-1]:6.1f}"


async def get(browser: httpx.AsyncClient, path: str) -> None:
    """Open a page that must be there."""
    answer = await browser.get(path)
    if answer.status_code != httpx.codes.OK:
        raise RuntimeError(f"{path} answers {answer.status_code}")


async def csrf(browser: httpx.AsyncClient) -> str:
    """Read the token that forms carry."""
    text = (await browser.get("/")).text
    return text.partition('name="csrf" content="')[2][:64]


def client_of(app: FastAPI, token: str = "") -> httpx.AsyncClient:
    """Make a browser that speaks with an application directly."""
    made = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://console.test")
    made.cookies.set("__Host-yavar", token, domain="console.test")
    return made


@asynccontextmanager
async def client(app: FastAPI, token: str) -> AsyncIterator[httpx.AsyncClient]:
    """Use such a browser for a while."""
    async with client_of(app, token) as made:
        yield made


def plain() -> FastAPI:
    """Make the bare framework: one route, one word."""
    app, word = FastAPI(), Environment(autoescape=True).from_string("<p>{{ word }}</p>")

    @app.get("/")
    async def home(request: Request) -> Response:
        return HTMLResponse(word.render(word=request.url.path))

    return app


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """Serve on a free port of this machine."""
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve([door]))
        while not server.started:
            await asyncio.sleep(0.01)
        with suppress(asyncio.CancelledError):
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True


if __name__ == "__main__":
    main()
