"""The database that a command works on: that of DATABASE_URL, else one of our own."""

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import asyncpg

from launcher.folder import ROOT, STATE, hold
from launcher.postgres import Postgres
from launcher.trouble import TroubleError

MEMORY = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it
ROOM = 2 << 30
PASSING = "yavar-test-"


def given() -> str | None:
    """Give DATABASE_URL, once it is sure that it leads to a database."""
    address = os.environ.get("DATABASE_URL")
    if address:
        asyncio.run(require(address))
    return address or None


async def require(address: str) -> None:
    """Refuse the address of a database that cannot be used, without saying its password."""
    found = re.match(r"postgres(?:ql)?://(?:.*@)?([^/?@]*)/?([^?]*)", address)
    if not found:
        raise TroubleError(unreadable())
    where = f"Postgres at {found[1] or 'this machine'}, database {found[2] or 'of your name'},"
    try:
        connection = await asyncpg.connect(address, timeout=10)
    except (asyncpg.ClientConfigurationError, ValueError, OverflowError):
        raise TroubleError(unreadable()) from None
    except asyncpg.InvalidAuthorizationSpecificationError:
        raise TroubleError(f"{where} refuses this user or password: correct them in DATABASE_URL.") from None
    except asyncpg.InvalidCatalogNameError:
        raise TroubleError(f"{where} does not exist: create it (createdb), or correct DATABASE_URL.") from None
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise TroubleError(
            f"{where} does not answer ({str(error) or type(error).__name__}): start it, or correct DATABASE_URL."
        ) from None
    await connection.close()


def refuse_a_citys(address: str, *, bot_id: int) -> None:
    """Keep made-up shelters out of a database in which real people have written to another bot than the demo's."""
    if asyncio.run(_has_other_people(address, bot_id)):
        raise TroubleError(
            "This database belongs to a running service: ./yavar demo would put made-up shelters into it. "
            "Give it a database of its own in DATABASE_URL, or none."
        )


async def _has_other_people(address: str, bot_id: int) -> bool:
    connection = await asyncpg.connect(address)
    try:
        if not await connection.fetchval("SELECT to_regclass('account') IS NOT NULL"):
            return False
        return bool(await connection.fetchval("SELECT EXISTS (SELECT FROM account WHERE bot_id <> $1)", bot_id))
    finally:
        await connection.close()


def has_guests(address: str) -> bool:
    """Tell whether the demo's made-up people have been here; in the simulator a name is a number from 2⁴⁸ on."""
    return asyncio.run(_has_guests(address))


async def _has_guests(address: str) -> bool:
    connection = await asyncpg.connect(address)
    try:
        if not await connection.fetchval("SELECT to_regclass('account') IS NOT NULL"):
            return False
        return bool(await connection.fetchval("SELECT EXISTS (SELECT FROM account WHERE chat_id >= 1::bigint << 48)"))
    finally:
        await connection.close()


def unreadable() -> str:
    """Say how an address is written."""
    return "DATABASE_URL cannot be read: write it as postgresql://user:password@host:5432/database."


def lasting() -> Postgres:
    """Give our server whose data stay, in .yavar or where the user it runs as can get at them."""
    STATE.mkdir(exist_ok=True)
    server = Postgres(STATE / "postgres")
    if server.account.reaches(STATE):
        return server
    name = sha256(str(ROOT).encode()).hexdigest()[:12]
    return Postgres(Path(f"/var/lib/yavar-{name}"))


# Tests need no data after a power cut; what is measured must pay for them.
FLEETING = ("fsync=off", "full_page_writes=off")
MEASURED = ("shared_buffers=256MB", "max_wal_size=4GB")


@contextmanager
def passing(*settings: str, on_disk: bool = False) -> Iterator[str]:
    """Run a server and throw it away afterwards: in memory where there is enough, or on disk as a city's."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    folder = MEMORY if roomy and not on_disk else Path(tempfile.gettempdir())
    sweep(folder)
    with tempfile.TemporaryDirectory(prefix=PASSING, dir=folder) as home:
        hold(Path(home) / "owner")
        with Postgres(Path(home), *settings).running() as address:
            yield address


def sweep(folder: Path) -> None:
    """Clear away servers whose tests were killed."""
    for home in folder.glob(f"{PASSING}*"):
        with suppress(PermissionError):  # another user's
            owner = hold(home / "owner")
            if owner is not None:
                Postgres(home).stop()
                shutil.rmtree(home)
                os.close(owner)


@contextmanager
def at_hand() -> Iterator[str]:
    """Give the address of DATABASE_URL or of the demo's database, started if the demo is not running."""
    address, server = given(), lasting()
    if address:
        yield address
    elif not server.data.exists():
        raise TroubleError("There is no database: set DATABASE_URL, or start ./yavar demo once.")
    elif hold(STATE / "lock") is None:
        yield server.address()
    else:
        with server.running() as address:
            yield address
