"""Parts of the house that run beside us, each with its words in its own log."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from launcher.folder import LOGS, ROOT
from launcher.trouble import TroubleError, tail

PATIENCE = 60.0


class Child:
    """One process of ours."""

    def __init__(self, name: str, arguments: list[str], environment: Mapping[str, str], lock: int) -> None:
        self.name = name
        self.log = log_of(name)
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                pass_fds=[lock],
                start_new_session=True,  # Ctrl-C is for us: we stop our children in their order
            )
        os.write(lock, f" {self.process.pid}".encode())

    def require(self) -> None:
        """Raise with the last words of a child that is gone."""
        if self.process.poll() is not None:
            raise TroubleError(
                f"The {self.name} has stopped by itself: read its last words, all are in {self.log}.",
                tail(self.log),
            )

    def wait(self, ready: Callable[[], bool]) -> None:
        """Wait until a child is ready."""
        late = time.monotonic() + PATIENCE
        while not ready():
            self.require()
            if time.monotonic() > late:
                raise TroubleError(f"The {self.name} is not ready after a minute: see {self.log}.", tail(self.log))
            time.sleep(0.1)

    def stop(self) -> None:
        """End it, kindly at first."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def beside(
    name: str, arguments: list[str], environment: Mapping[str, str], lock: int, ready: Callable[[], bool]
) -> Iterator[Child]:
    """Run a child while it is needed."""
    child = Child(name, arguments, environment, lock)
    try:
        child.wait(ready)
        yield child
    finally:
        child.stop()


def log_of(name: str) -> Path:
    """Tell where a part of the house writes."""
    LOGS.mkdir(parents=True, exist_ok=True)
    return LOGS / f"{name}.log"
