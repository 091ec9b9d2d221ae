"""The processes of a city: the bot, the console, or both, which live and die together."""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from launcher import database
from launcher.folder import ROOT
from launcher.trouble import TroubleError

DEFAULT = "poll,turn,send"
CONSOLE = "console"
PATIENCE = 20.0
"""Seconds that a process may take to end before it is killed; both let what is in flight come to its end first."""

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(arguments: list[str]) -> int:
    """Become the one process that is asked for, or watch over two."""
    if not database.given():
        raise TroubleError("./yavar run needs a database: set DATABASE_URL to its address.")
    commands = [[sys.executable, "-m", *command] for command in commands_for(arguments)]
    if len(commands) == 1:
        os.execv(sys.executable, commands[0])  # noqa: S606
    return together(commands)


def commands_for(arguments: list[str]) -> list[list[str]]:
    """Tell which modules to run for `--roles …`; what else stands there is the bot's to understand."""
    parser = argparse.ArgumentParser(prog="./yavar run", add_help=False, allow_abbrev=False)
    parser.add_argument("--roles", default=DEFAULT)
    options, others = parser.parse_known_args(arguments)
    roles = [name.strip() for name in options.roles.split(",") if name.strip()]
    ours = [name for name in roles if name != CONSOLE]
    bot = [["bot", "run", "--roles", ",".join(ours), *others]] if ours or others or not roles else []
    return bot + ([[CONSOLE, "run"]] if CONSOLE in roles else [])


def together(commands: list[list[str]]) -> int:
    """Run commands until one ends or we are asked to stop, then end the others; give the first one's code."""
    with stopping() as asked:
        children = [subprocess.Popen(command, cwd=ROOT, start_new_session=True) for command in commands]
        try:
            while not asked and all(child.poll() is None for child in children):
                time.sleep(0.2)
            return 0 if asked else next(child.returncode for child in children if child.poll() is not None)
        finally:
            end(children)


@contextmanager
def stopping() -> Iterator[list[int]]:
    """Collect the signals that ask us to stop, instead of dying of them."""
    asked: list[int] = []
    before = {number: signal.signal(number, lambda number, _: asked.append(number)) for number in SIGNALS}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end(children: list[subprocess.Popen[bytes]]) -> None:
    """End processes, kindly at first, all at the same time."""
    for child in children:
        child.terminate()
    late = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.0, late - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
