"""The documents: commands that exist, paths that exist, nothing of the machine they were written on."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from console.settings import Settings as ConsoleSettings
from tests.house import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
HOSTS = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("deb", "debian", "org"))
NOT_OURS = {".git", ".venv", ".yavar", "node_modules", "__pycache__"}
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in NOT_OURS and path.name[0] != "."}


def files() -> Iterator[Path]:
    """Give every file of the project that is text."""
    for folder in (ROOT, *(ROOT / name for name in FOLDERS), ROOT / ".ci"):
        for path in folder.glob("*") if folder == ROOT else folder.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def name(path: Path) -> str:
    """Name a file as people do."""
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def commands() -> set[str]:
    """The commands that ./yavar --help lists."""
    shown = subprocess.run(
        [sys.executable, ROOT / "yavar", "--help"], check=True, capture_output=True, text=True
    ).stdout
    return set(re.findall(r"^  ([a-z]+) ", shown.partition("commands:")[2], re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_command_in_a_document_exists(document: Path, commands: set[str]) -> None:
    """`./yavar something` can be typed as it stands there."""
    assert set(re.findall(r"\./yavar ([a-z][a-z-]*)", document.read_text())) <= commands


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    """A link to a heading counts by its file."""
    links = re.findall(r"\]\(([^)\s]+)\)", document.read_text())
    inside = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in inside if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_path_in_a_document_exists(document: Path) -> None:
    """Words in backticks that look like a path of this project."""
    words = [word.partition(":")[0] for word in re.findall(r"`([\w./*-]+/[\w./*:-]*)`", document.read_text())]
    ours = [word for word in words if word.partition("/")[0] in FOLDERS]
    assert [word for word in ours if not any(ROOT.glob(word.rstrip("/")))] == []


def test_no_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    """Packages come from wherever pip and npm are set up for."""
    hosts = "|".join(re.escape(".".join(host)) for host in HOSTS)
    foreign = re.compile(rf"{hosts}|(?<![\w.:/-])/(?:root|work|Users|home)/")
    found = [
        f"{name(path)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if foreign.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("setting", sorted({*Settings.model_fields, *ConsoleSettings.model_fields}))
def test_every_setting_is_explained(setting: str) -> None:
    """Whoever runs Yavar finds each name of the environment in docs/operations.md."""
    spelled = "DATABASE_URL" if setting == "database_url" else f"YAVAR_{setting.upper()}"
    assert f"`{spelled}`" in (ROOT / "docs" / "operations.md").read_text()
