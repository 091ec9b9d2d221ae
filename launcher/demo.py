"""The whole house on one machine: Postgres, the simulator, the bot."""

import base64
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from launcher import database, guests
from launcher.child import beside, log_of
from launcher.folder import ROOT, STATE, hold
from launcher.trouble import TroubleError, tail

LOCK, READY = STATE / "lock", STATE / "ready"
TOKEN = f"1000000001:{'Yavar-demo' * 4:.35}"
BOT_ID = int(TOKEN.partition(":")[0])
KEY = STATE / "secret-key"
STAFF = "sara, nahid, reza, kian, mina, asghar, parvin (supervisor) or admin"
PASSWORD = "yavar-demo"  # noqa: S105 (of made-up people, on loopback)
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def demo(port: int, *, fresh: bool) -> int:
    """Run everything until Ctrl-C or SIGTERM."""
    begin = time.monotonic()
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler)
    with only_one(port) as lock, ExitStack() as house:
        try:
            address = house.enter_context(the_database(fresh=fresh))
            environment = surroundings(address, port)
            step("tables", ["bot", "migrate"], environment)
            database.refuse_a_citys(address, bot_id=BOT_ID)
            step("data", ["bot", "load", "data/tehran"], environment)
            step("sample data", ["bot", "load", "--sample", "data/sample"], environment)
            step("sample staff", ["console", "sample", str(BOT_ID)], environment)
            were_here = database.has_guests(address)
            there = ["simulator", "--ids-go-on", "--host", "127.0.0.1", "--port", str(port)]
            simulator = house.enter_context(beside("simulator", there, environment, lock, lambda: answers(port)))
            bot = house.enter_context(beside("bot", ["bot", "run"], environment, lock, READY.exists))
            there = ["console", "run"]
            console = house.enter_context(beside("console", there, environment, lock, lambda: answers(port + 1)))
            guests.visit(port, back=were_here)
            greet(port, time.monotonic() - begin)
            while True:
                for part in (simulator, bot, console):
                    part.require()
                time.sleep(0.3)
        except KeyboardInterrupt:
            print("\nStopping · خدانگهدار", flush=True)
        finally:
            # A second, impatient Ctrl-C must not leave half of the house running.
            for number in SIGNALS:
                signal.signal(number, signal.SIG_IGN)
    return 0


@contextmanager
def only_one(port: int) -> Iterator[int]:
    """Hold this folder's data and the port, or say who has them."""
    lock = hold(LOCK)
    if lock is None:
        page, *processes = LOCK.read_text().split()
        raise TroubleError(
            f"A demo already runs on this folder: open {page}, or end it with kill {' '.join(processes)}."
        )
    try:
        require_port(port)
        require_port(port + 1)
        os.ftruncate(lock, 0)
        os.write(lock, f"{page_of(port)} {os.getpid()}".encode())
        READY.unlink(missing_ok=True)
        yield lock
    finally:
        os.close(lock)


def require_port(port: int) -> None:
    """Refuse a port that another program has."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
            raise TroubleError(
                f"Port {port} cannot be had ({why}): choose another with ./yavar demo --port N."
            ) from None


@contextmanager
def the_database(*, fresh: bool) -> Iterator[str]:
    """Give a running database, an empty one if that is asked."""
    address = database.given()
    if address and fresh:
        raise TroubleError(
            "--fresh does not empty the database of DATABASE_URL: empty it yourself, or unset DATABASE_URL."
        )
    if address:
        yield address
        return
    server = database.lasting()
    if fresh:
        server.wipe()
    if STATE not in server.home.parents:
        print(f"Postgres does not run as root, and no other user can enter this folder: data in {server.home}")
    with server.running() as own:
        yield own


def surroundings(address: str, port: int) -> dict[str, str]:
    """Name to the bot its database and the simulator in Telegram's place."""
    return {
        "DATABASE_URL": address,
        "YAVAR_TELEGRAM_TOKEN": TOKEN,
        "YAVAR_TELEGRAM_API": f"http://127.0.0.1:{port}",
        "YAVAR_BALE_TOKEN": TOKEN,
        "YAVAR_BALE_API": f"http://127.0.0.1:{port}/bale",
        "YAVAR_READY_FILE": str(READY),
        "YAVAR_SECRET_KEY": secret_key(),
        "YAVAR_CONSOLE_PORT": str(port + 1),
        "YAVAR_CONSOLE_URL": f"http://127.0.0.1:{port + 1}",
        "YAVAR_SECURE_COOKIES": "false",
        "YAVAR_TOTP_REQUIRED": "false",
    }


def secret_key() -> str:
    """Give the key of this folder's demo, the same at each start: second factors set up here must go on working."""
    if not KEY.exists():
        KEY.touch(mode=0o600)
        KEY.write_bytes(base64.urlsafe_b64encode(os.urandom(32)))
    return KEY.read_text()


def step(name: str, arguments: list[str], environment: dict[str, str]) -> None:
    """Run a command of ours to its end."""
    log = log_of(name)
    with log.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            check=False,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    if done.returncode:
        raise TroubleError(f"Preparing the {name} failed: read the last words, all are in {log}.", tail(log))


def answers(port: int) -> bool:
    """Tell whether the simulator serves its page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.HTTPStatus.BAD_REQUEST
    except OSError:
        return False
    finally:
        connection.close()


def page_of(port: int) -> str:
    """Tell where a page of the demo is opened."""
    return f"http://127.0.0.1:{port}/"


def greet(port: int, seconds: float) -> None:
    """Say what to open."""
    page, logs = page_of(port), log_of("bot").parent.relative_to(ROOT)
    # Addresses first: a terminal that does not know right to left still shows them whole.
    print(
        f"\nYavar is ready ({seconds:.0f} s) · یاور آماده است\n"
        f"  {page:32}chat with Yavar · گفت‌وگو با یاور\n"
        f"  {page_of(port + 1):32}the staff's side · کنسول همکاران\n"
        f"  {'':32}sign in as {STAFF}\n"
        f"  {'':32}password {PASSWORD} for each of them\n"
        f"  {page + 'help':32}API of the citizen's side · راهنمای برنامه‌نویس\n"
        f"  {logs!s:32}logs · گزارش‌ها\n"
        f"  {'Ctrl-C':32}stop · پایان",
        flush=True,
    )
