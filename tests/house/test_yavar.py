"""`./yavar` as a user meets it: what it says, what it keeps, what it repairs."""

import ast
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from launcher.folder import hold
from tests.house import ROOT

COMMANDS = ("demo", "test", "lint", "run", "migrate", "load", "cards", "invite", "probe", "triage", "key", "lock")


def run(house: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ./yavar with the packages of this Python."""
    return subprocess.run(
        [sys.executable, house / "yavar", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env=surroundings(environment),
        timeout=60,
    )


def surroundings(more: dict[str, str]) -> dict[str, str]:
    """Give our environment without a database, and with no setup to do."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "YAVAR_NO_SETUP": "1", **more}


def free_port() -> int:
    """Find a port that nobody has."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def test_it_can_be_read_by_python_3_6_and_needs_nothing_but_python() -> None:
    """An old Python must be able to say that it is too old, on a machine with no package."""
    tree = ast.parse((ROOT / "yavar").read_text(), feature_version=(3, 6))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_python_that_is_too_old_says_what_to_install(yavar: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, no traceback."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(yavar.YavarError, match=r"needs Python 3\.11 or newer and this is 3\.9: install"):
        yavar.require_python((3, 9, 2))


def test_a_python_that_is_too_old_goes_on_with_a_newer_one(yavar: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has installed python3.12 beside an old python3 types the same command."""
    monkeypatch.setattr("shutil.which", lambda name: sys.executable if name == "python3.12" else None)
    monkeypatch.setattr("sys.argv", ["./yavar", "demo"])
    became: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _, arguments: became.append(arguments))
    with pytest.raises(yavar.YavarError):  # an exec that returns happens only here
        yavar.require_python((3, 9))
    assert became == [[sys.executable, str(yavar.ROOT / "yavar"), "demo"]]


def test_help_names_every_command_on_a_line_of_its_own(house: Path) -> None:
    """A newcomer sees all there is."""
    shown = run(house, "--help")
    assert shown.returncode == 0
    lines = [line.split() for line in shown.stdout.splitlines()]
    assert all(any(len(line) > 3 and line[0] == name for line in lines) for name in COMMANDS)


def test_an_unknown_command_shows_the_help(house: Path) -> None:
    """Exit code 2 is for usage."""
    shown = run(house, "dmeo")
    assert shown.returncode == 2
    assert "Try Yavar in the browser" in shown.stderr
    assert "dmeo" in shown.stderr


def test_a_taken_port_is_named_with_the_way_out(house: Path) -> None:
    """The demo never takes another port silently."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        shown = run(house, "demo", "--port", str(port))
    assert shown.returncode == 1
    assert shown.stderr == (
        f"Port {port} cannot be had (Address already in use): choose another with ./yavar demo --port N.\n"
    )


def test_a_second_demo_on_the_same_data_points_to_the_first(house: Path) -> None:
    """Two bots on one database would be a riddle."""
    lock = hold(house / ".yavar" / "lock")
    assert lock is not None
    os.write(lock, b"http://127.0.0.1:8081/ 11 12")
    shown = run(house, "demo")
    os.close(lock)
    assert shown.returncode == 1
    assert (
        shown.stderr == "A demo already runs on this folder: open http://127.0.0.1:8081/, or end it with kill 11 12.\n"
    )


@pytest.mark.parametrize("command", ["migrate", "cards", "run"])
def test_without_a_database_a_command_says_how_to_get_one(house: Path, command: str) -> None:
    """Neither DATABASE_URL nor a demo."""
    shown = run(house, command)
    assert shown.returncode == 1
    assert "set DATABASE_URL" in shown.stderr


def test_a_command_refuses_a_database_that_cannot_be_reached(house: Path) -> None:
    """The sentence comes from the command, not from a traceback."""
    shown = run(house, "cards", DATABASE_URL=f"postgresql://yavar:secret@127.0.0.1:{free_port()}/city")
    assert shown.returncode == 1
    assert shown.stderr.count("\n") == 1
    assert "secret" not in shown.stderr


@pytest.mark.usefixtures("binaries")
def test_the_demo_runs_until_it_is_told_to_stop_and_leaves_nothing_behind(house: Path) -> None:
    """Bot, simulator and Postgres end with it."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, house / "yavar", "demo", "--port", str(port)],
        env=surroundings({"PYTHONUNBUFFERED": "1"}),
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout is not None
        while "Ctrl-C" not in (line := demo.stdout.readline()):
            assert line or demo.poll() is None
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(20) == 0
    assert hold(house / ".yavar" / "lock") is not None
    assert hold(house / ".yavar" / "postgres" / "alive") is not None
    assert (house / ".yavar" / "log" / "bot.log").read_text() == "bot run\n"


@pytest.mark.usefixtures("binaries")
def test_the_demo_tells_which_part_has_died_and_its_last_words(house: Path) -> None:
    """A dead bot behind a living page would look like a slow one."""
    shown = run(house, "demo", "--port", str(free_port()), DIE="1")
    assert shown.returncode == 1
    assert "The bot has stopped by itself" in shown.stderr
    assert "the last words of the bot" in shown.stderr
    assert hold(house / ".yavar" / "postgres" / "alive") is not None


def test_fresh_never_empties_a_database_that_is_not_ours(house: Path) -> None:
    """DATABASE_URL may be a city's."""
    shown = run(house, "demo", "--fresh", "--port", str(free_port()), DATABASE_URL=os.environ["DATABASE_URL"])
    assert shown.returncode == 1
    assert "--fresh does not empty" in shown.stderr
