"""The container, as far as it can be checked without an engine."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.run import Role
from bot.settings import Settings
from console.assets import VENDOR
from console.settings import Settings as ConsoleSettings
from tests.house import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
COPIED = re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE)
# The commands of HEALTHCHECK, ENTRYPOINT, CMD and of compose, which all are lists of strings.
LISTS = [re.findall(r'"([^"]+)"', line) for line in (DOCKERFILE + COMPOSE).splitlines() if '["' in line]


def known_variables() -> set[str]:
    """Give the names in the environment that bot and console read."""
    fields = {*Settings.model_fields, *ConsoleSettings.model_fields}
    return {"DATABASE_URL"} | {f"YAVAR_{field.upper()}" for field in fields}


def modules_of(path: Path) -> set[str]:
    """Give the top-level folders of ours that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    return {name.partition(".")[0] for name in found if (ROOT / name.partition(".")[0]).is_dir()}


@pytest.mark.parametrize("path", COPIED)
def test_what_the_image_copies_exists_and_is_sent_to_the_engine(path: str) -> None:
    """.dockerignore shuts everything out that it does not name."""
    assert (ROOT / path).exists()
    assert f"!{path}" in (ROOT / ".dockerignore").read_text().splitlines()


def test_the_image_holds_every_folder_that_its_modules_import() -> None:
    """A forgotten COPY would be found by the city."""
    copied = {path for path in COPIED if (ROOT / path).is_dir()}
    imported = {name for folder in copied for path in (ROOT / folder).rglob("*.py") for name in modules_of(path)}
    assert imported <= copied


def test_every_command_of_the_bot_exists() -> None:
    """In the image and in compose."""
    named = [words[2:] if words[:2] == ["python", "-m"] else ["bot", *words] for words in LISTS]
    ours = {words[1] for words in named if words[0] == "bot" and words[1:] and words[1] not in {"CMD", "pg_isready"}}
    shown = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout
    assert ours == {"run", "migrate", "health"}
    assert all(re.search(rf"^ +{command} ", shown, re.MULTILINE) for command in ours)


def test_every_command_of_the_console_exists() -> None:
    """Its service says by what it starts, and how it is asked whether it works."""
    assert 'entrypoint: ["python", "-m", "console"]' in COMPOSE
    assert '["CMD", "python", "-m", "console", "health"]' in COMPOSE
    shown = subprocess.run(
        [sys.executable, "-m", "console", "--help"], check=True, capture_output=True, text=True, cwd=ROOT
    ).stdout
    assert all(re.search(rf"^ +{command} ", shown, re.MULTILINE) for command in ("run", "health", "invite", "key"))


def test_the_image_holds_every_file_of_npm_that_pages_name() -> None:
    """A page without its font or scripts would still look alive."""
    copied = re.findall(r"^COPY --from=assets /assets/(\S+) (\S+)$", DOCKERFILE, re.MULTILINE)
    assert all(source == target for source, target in copied)
    for file in VENDOR.values():
        assert any(file.is_relative_to(ROOT / target) for _, target in copied), file


def test_every_role_exists() -> None:
    """A wrong one would keep the bot from starting."""
    roles = {role for words in LISTS if "--roles" in words for role in words[-1].split(",")}
    assert roles
    assert roles <= {role.value for role in Role}


def test_compose_sets_only_what_the_bot_reads() -> None:
    """A misspelt variable is silently ignored."""
    ours = set(re.findall(r"^ +(DATABASE_URL|YAVAR_\w+):", COMPOSE, re.MULTILINE))
    assert ours
    assert ours <= known_variables()


def test_no_secret_has_a_default() -> None:
    """Compose stops with a sentence when one is missing; what a city may do without is empty, and nothing else."""
    assert re.findall(r"\$\{\w+(?!:\?|:-\}|\w)", COMPOSE) == []
    assert re.findall(r"(?i)(?:password|token|secret)\w*: (?!\$\{)\S", COMPOSE) == []


def test_the_image_installs_hashed_packages_and_does_not_run_as_root() -> None:
    """As the launcher does on a laptop."""
    assert "--require-hashes" in DOCKERFILE
    assert re.search(r"^USER (?!root)\w+", DOCKERFILE.rpartition("\nFROM ")[2], re.MULTILINE)
