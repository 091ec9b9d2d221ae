"""The lock files: exact, hashed, free of addresses, in step with pyproject.toml."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; .+?)? \\$((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?$)+)", re.MULTILINE)
SETS = ("run", "demo", "test", "npm")


def text(name: str) -> str:
    """Give a lock file."""
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def pins(name: str) -> dict[str, str]:
    """Give the versions in a lock file."""
    return {package: version for package, version, _ in PIN.findall(text(name))}


def ranges(name: str) -> list[Requirement]:
    """Give what pyproject.toml asks of a set."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    more = project["optional-dependencies"]
    wanted: dict[str, list[str]] = {
        "run": project["dependencies"],
        "demo": project["dependencies"] + more["demo"],
        "test": project["dependencies"] + more["demo"] + more["test"],
        "npm": more["npm"],
    }
    return [Requirement(line) for line in wanted[name]]


@pytest.mark.parametrize("name", SETS)
def test_every_line_is_a_version_with_its_hashes(name: str) -> None:
    """Nothing else: no address, no option, no package without a hash."""
    assert pins(name)
    assert PIN.sub("", text(name)).strip() == ""


@pytest.mark.parametrize("name", SETS)
def test_a_lock_holds_what_pyproject_asks_for(name: str) -> None:
    """Whoever changes pyproject.toml runs ./yavar lock."""
    locked = pins(name)
    for wanted in ranges(name):
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize(("small", "large"), [("run", "demo"), ("demo", "test")])
def test_a_larger_set_has_the_same_versions(small: str, large: str) -> None:
    """What is tested is what a city runs, and one .venv serves for all."""
    assert pins(small).items() <= pins(large).items()


def test_npm_packages_are_exact_and_hashed_and_name_no_address() -> None:
    """Whichever registry npm is set up for serves them."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package
        assert not name or (package["version"] and package["integrity"])
