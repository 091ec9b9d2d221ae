"""Fixtures for tests of the launcher: a house with stand-ins, a Postgres of our own."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from launcher.postgres import Postgres
from tests.house import ROOT

BOT = """
import os, pathlib, sys, time
print("bot", *sys.argv[1:], flush=True)
if sys.argv[1] == "run":
    if "DIE" in os.environ:
        sys.exit("the last words of the bot")
    pathlib.Path(os.environ["YAVAR_READY_FILE"]).touch()
    time.sleep(60)
"""
CONSOLE = """
import http.server, os, sys, time
print("console", *sys.argv[1:], flush=True)
if "DIE_CONSOLE" in os.environ:
    sys.exit(3)
if sys.argv[1] == "run" and "YAVAR_CONSOLE_PORT" in os.environ:
    server = http.server.SimpleHTTPRequestHandler
    http.server.test(server, port=int(os.environ["YAVAR_CONSOLE_PORT"]), bind="127.0.0.1")
if sys.argv[1] == "run":
    time.sleep(60)
"""
SIMULATOR = """
import http.server, sys
http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[-1]), bind="127.0.0.1")
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that the user of Postgres may enter, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="yavar-house-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def house(open_folder: Path) -> Path:
    """The launcher in a folder of its own, with a bot and a simulator that do nothing."""
    shutil.copy(ROOT / "yavar", open_folder)
    for name in ("launcher", "requirements"):
        shutil.copytree(ROOT / name, open_folder / name)
    for name, source in (("bot", BOT), ("console", CONSOLE), ("simulator", SIMULATOR)):
        (open_folder / name).mkdir()
        (open_folder / name / "__main__.py").write_text(source)
    return open_folder


@pytest.fixture
def yavar(house: Path) -> ModuleType:
    """The file `yavar` as a module."""
    loader = SourceFileLoader("yavar", str(house / "yavar"))
    spec = spec_from_loader("yavar", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def binaries() -> None:
    """Skip where the embedded Postgres has no binaries."""
    if not Postgres(Path("/nowhere")).binaries.exists():
        pytest.skip("no embedded Postgres for this machine")


@pytest.fixture
def postgres(open_folder: Path, binaries: None) -> Iterator[Postgres]:
    """A Postgres of our own that is not started yet."""
    del binaries
    server = Postgres(open_folder / "postgres", "fsync=off")
    yield server
    server.stop()
