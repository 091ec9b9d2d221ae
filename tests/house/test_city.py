"""`./yavar run` as a city uses it: the bot, the console, or both in one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.city import commands_for

BOTH = "poll,turn,send,console"


@pytest.mark.parametrize(
    ("arguments", "modules"),
    [
        ([], [["bot", "run", "--roles", "poll,turn,send"]]),
        (["--roles", "turn"], [["bot", "run", "--roles", "turn"]]),
        (["--roles=console"], [["console", "run"]]),
        (["--roles", "turn, console,send"], [["bot", "run", "--roles", "turn,send"], ["console", "run"]]),
        (["--help"], [["bot", "run", "--roles", "poll,turn,send", "--help"]]),
        (["--roles", "king"], [["bot", "run", "--roles", "king"]]),
    ],
)
def test_roles_are_played_by_their_program(arguments: list[str], modules: list[list[str]]) -> None:
    """What the console does not play is the bot's to play, or to refuse."""
    assert commands_for(arguments) == modules


def start(house: Path, roles: str, **environment: str) -> subprocess.Popen[str]:
    """Start ./yavar run with stand-ins."""
    return subprocess.Popen(
        [sys.executable, house / "yavar", "run", "--roles", roles],
        env={**os.environ, "YAVAR_NO_SETUP": "1", "YAVAR_READY_FILE": str(house / "ready"), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def lines(running: subprocess.Popen[str], count: int) -> Iterator[str]:
    """Give the first lines that it prints."""
    assert running.stdout is not None
    for _ in range(count):
        yield running.stdout.readline().strip()


def test_both_run_side_by_side_and_stop_together(house: Path) -> None:
    """SIGTERM reaches both; it was asked for, so the code is 0."""
    with start(house, BOTH) as running:
        assert sorted(lines(running, 2)) == ["bot run --roles poll,turn,send", "console run"]
        began = time.monotonic()
        running.send_signal(signal.SIGTERM)
        assert running.wait(15) == 0
        assert time.monotonic() - began < 10


def test_when_one_dies_the_other_ends_too(house: Path) -> None:
    """A service manager starts both again; half a house would look alive."""
    with start(house, BOTH, DIE_CONSOLE="1") as running:
        assert running.wait(15) == 3


def test_the_console_alone_takes_the_place_of_the_launcher(house: Path) -> None:
    """So that signals reach it directly."""
    with start(house, "console") as running:
        assert list(lines(running, 1)) == ["console run"]
        running.send_signal(signal.SIGTERM)
        assert running.wait(15) == -signal.SIGTERM
