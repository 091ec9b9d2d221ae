"""`python -m launcher COMMAND …`: what ./yavar runs in .venv."""

import errno
import os
import signal
import subprocess
import sys
from contextlib import nullcontext

from launcher import city, database
from launcher.demo import demo
from launcher.folder import ROOT
from launcher.trouble import TroubleError


def bot(address: str, arguments: list[str]) -> int:
    """Run a command of the bot on a database."""
    environment = {**os.environ, "DATABASE_URL": address}
    return patient([sys.executable, "-m", "bot", *arguments], environment)


def console(address: str, arguments: list[str]) -> int:
    """Run a command of the console on a database."""
    environment = {**os.environ, "DATABASE_URL": address}
    if not environment.get("YAVAR_SECRET_KEY"):
        raise TroubleError("Set YAVAR_SECRET_KEY first: ./yavar key makes one.")
    return patient([sys.executable, "-m", "console", *arguments], environment)


def tests(arguments: list[str]) -> int:
    """Run pytest on all cores against a Postgres of its own, or that of DATABASE_URL.

    Two workers more than cores: many tests wait for Postgres, a browser or a killed process and leave their core idle.
    Who has done theirs takes from the others, or the slow tests at the end would be one worker's.
    """
    alone = any(argument.startswith(("-n", "--pdb", "--numprocesses")) for argument in arguments)
    spread = [] if alone else ["-n", str((os.cpu_count() or 1) + 2), "--dist", "worksteal"]
    address = database.given()
    with nullcontext(address) if address else database.passing(*database.FLEETING) as server:
        environment = {**os.environ, "DATABASE_URL": server}
        return patient([sys.executable, "-m", "pytest", *spread, *arguments], environment)


def bench(name: str = "turn", *arguments: str) -> int:
    """Run a benchmark against a Postgres of its own, on disk, that pays for every commit."""
    if not (ROOT / "benchmarks" / f"{name}.py").exists():
        raise TroubleError(f"There is no benchmark {name}: look into the folder benchmarks.")
    with database.passing(*database.MEASURED, on_disk=True) as server:
        return bot(server, ["migrate"]) or patient(
            [sys.executable, "-m", f"benchmarks.{name}", *arguments],
            {**os.environ, "DATABASE_URL": server},
        )


def day(arguments: list[str]) -> int:
    """Play a day on a Postgres of its own, or in a database of its own on the server of DATABASE_URL."""
    address = database.given()
    with nullcontext(address) if address else database.passing(*database.FLEETING) as server:
        return patient([sys.executable, "-m", "benchmarks.day", *arguments], {**os.environ, "DATABASE_URL": server})


def patient(command: list[str], environment: dict[str, str]) -> int:
    """Run a command that the terminal's Ctrl-C reaches too, and outwait it."""
    child = subprocess.Popen(command, cwd=ROOT, env=environment)
    signal.signal(signal.SIGINT, lambda *_: None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: child.terminate())
    return child.wait()


def main(arguments: list[str]) -> int:
    """Do one command; when it cannot be done, say in a sentence what to do."""
    name, *rest = arguments
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if name == "demo":
            return demo(int(rest[0]), fresh="--fresh" in rest)
        if name == "test":
            return tests(rest)
        if name == "bench":
            return bench(*rest)
        if name == "day":
            return day(rest)
        if name == "run":
            return city.run(rest)
        with database.at_hand() as address:
            return console(address, arguments) if name == "invite" else bot(address, arguments)
    except TroubleError as error:
        print(*filter(None, (str(error), error.words)), sep="\n", file=sys.stderr)
    except PermissionError as error:
        print(f"{error}: run ./yavar as the user who owns this folder.", file=sys.stderr)
    except OSError as error:
        print("The disk is full: free some space." if error.errno == errno.ENOSPC else error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
