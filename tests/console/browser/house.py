"""A console on a port of its own, that may be stopped and started again; and people at its browsers."""

import asyncio
import socket
import threading
from dataclasses import dataclass, field

import asyncpg
from cryptography.fernet import Fernet
from playwright.async_api import BrowserContext

from console.app import make_app
from console.server import Server
from console.settings import Settings
from models.staff import Role
from services import sessions, staff
from tests.console.people import HASH
from tests.console.waiting import until
from texts.clock import utc_now


@dataclass
class ConsoleHouse:
    """A running console."""

    dsn: str
    pool: asyncpg.Pool
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    port: int = 0
    _server: Server | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where browsers find it."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Serve, at the same address as before."""
        if not self.port:
            with socket.create_server(("127.0.0.1", 0)) as free:
                self.port = free.getsockname()[1]
        given = {"DATABASE_URL": self.dsn, "secret_key": self.key, "totp_required": False, "secure_cookies": False}
        server = Server(make_app(Settings.model_validate(given)), "127.0.0.1", self.port)
        self._thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
        self._thread.start()
        self._server = server
        await until(lambda: server.started)

    async def stop(self) -> None:
        """Stop as when a new release is put in place."""
        assert self._server
        assert self._thread
        self._server.should_exit = True
        await asyncio.to_thread(self._thread.join, 10)
        assert not self._thread.is_alive()

    async def person(self, login: str, role: Role = Role.COUNSELLOR, desks: tuple[str, ...] = ("counselling",)) -> int:
        """Make a member of staff."""
        number = await staff.add(self.pool, login, NAMES.get(login, login), role, desks, utc_now())
        assert number is not None
        await self.pool.execute("UPDATE staff SET password_hash = $2 WHERE id = $1", number, HASH)
        return number

    async def sign_in(self, person: int, browser: BrowserContext) -> None:
        """Sign somebody in at a browser."""
        token = await sessions.begin(self.pool, person, "Chromium", sessions.FULL, utc_now())
        await browser.add_cookies([{"name": "yavar", "value": token, "url": self.address}])


NAMES = {"sara": "سارا محمدی", "reza": "رضا کریمی", "mehri": "مهری احمدی"}
