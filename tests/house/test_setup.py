"""What `./yavar` does to .venv, with the installing itself played."""

from types import ModuleType

import pytest


@pytest.fixture
def installed(yavar: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Locked sets that were installed, in their order."""
    done: list[str] = []

    def install(lock: str) -> bool:
        done.append(lock)
        return True

    monkeypatch.setattr(yavar, "install", install)
    return done


def test_a_set_is_installed_once(yavar: ModuleType, installed: list[str]) -> None:
    """The second start takes no time."""
    yavar.setup("demo")
    yavar.setup("demo")
    assert installed == ["demo"]


def test_a_larger_set_serves_for_a_smaller_one(yavar: ModuleType, installed: list[str]) -> None:
    """Whoever tests and tries in turns does not install in turns."""
    for wanted in ("run", "test", "demo"):
        yavar.setup(wanted)
    assert installed == ["run", "test"]


def test_a_changed_lock_is_installed_again(yavar: ModuleType, installed: list[str]) -> None:
    """After a pull, the next start brings the packages up to date."""
    yavar.setup("demo")
    yavar.locked_set("demo").write_text("# other")
    yavar.setup("demo")
    assert installed == ["demo", "demo"]


def test_an_interrupted_installation_is_made_anew(
    yavar: ModuleType, installed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Ctrl-C leaves behind does not count as installed."""

    def interrupted(_: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(yavar, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            yavar.setup("demo")
    rest = yavar.VENV / "half"
    rest.touch()
    yavar.setup("demo")
    assert installed == ["demo"]
    assert not rest.exists()


def test_a_failed_installation_shows_what_pip_said(yavar: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to do, pip's words say why."""
    monkeypatch.setattr(yavar, "install", lambda _: not yavar.work("Installing", ["sh", "-c", "echo no route; exit 0"]))
    with pytest.raises(yavar.YavarError, match=r"check the network(.|\n)*no route"):
        yavar.setup("demo")


def test_a_full_disk_is_called_so(yavar: ModuleType) -> None:
    """Pip says it somewhere in a long lament."""
    yavar.work("Installing", ["sh", "-c", "echo No space left on device; seq 50; exit 1"])
    assert str(yavar.failure("It failed.")).startswith("The disk is full")


def test_a_python_without_pip_names_the_package_to_install(yavar: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships them apart."""
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("subprocess.call", lambda *_, **__: 1)
    with pytest.raises(yavar.YavarError, match="apt-get install python3-venv"):
        yavar.install("run")


def test_a_second_setup_at_the_same_time_is_turned_away(yavar: ModuleType, installed: list[str]) -> None:
    """Two pips in one .venv break it."""
    with yavar.only_one(), pytest.raises(yavar.YavarError, match="wait until it has finished"):
        yavar.setup("demo")
    assert installed == []
