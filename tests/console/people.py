"""Members of staff for tests: an account, a session, a browser that is signed in."""

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import httpx
from fastapi import FastAPI

from models.staff import Role
from services import sessions, staff
from texts.clock import Clock

PASSWORD = "اسب درست باتری منگنه"
HASH = "$argon2id$v=19$m=8,t=1,p=1$e/kIDYGDwc3EJwyqUzVJTg$+zk3rrP9Lykm2ykBwQ8PeSgVyIZSLgNdg166OM+NY/Y"
"""Of PASSWORD, at the least cost there is: a hash says itself what it takes to check, and these are checked often."""
BASE = "https://console.test"
CSRF = re.compile(r'name="csrf" content="([0-9a-f]{64})"')


class Browser:
    """A browser of one person: keeps cookies, sends the forms' token along."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.token = ""

    async def get(self, path: str, **more: Any) -> httpx.Response:
        """Open a page; whatever token it carries is kept for the next form."""
        return self._looked_at(await self.client.get(path, **more))

    async def post(self, path: str, form: dict[str, Any] | None = None, **more: Any) -> httpx.Response:
        """Send a form as a page of the console would; the answer is not followed."""
        if not self.token:
            await self.follow(await self.get("/sign-in"))
        data = {"csrf": self.token, **(form or {})}
        return self._looked_at(await self.client.post(path, data=data, **more))

    async def follow(self, answer: httpx.Response) -> httpx.Response:
        """Go where an answer sends."""
        while answer.is_redirect:
            answer = await self.get(answer.headers["location"])
        return answer

    def _looked_at(self, answer: httpx.Response) -> httpx.Response:
        if answer.headers.get_list("set-cookie"):
            self.token = ""
        found = CSRF.search(answer.text) if "html" in answer.headers.get("content-type", "") else None
        self.token = found[1] if found else self.token
        return answer


@dataclass
class Person(Browser):
    """A member of staff at a browser that is signed in."""

    id: int
    name: str
    login: str
    role: Role
    session_id: int
    client: httpx.AsyncClient
    token: str = ""


@dataclass
class People:
    """Makes members of staff and browsers for one console."""

    app: FastAPI
    pool: asyncpg.Pool
    now: Clock
    stack: AsyncExitStack
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def browser(self) -> Browser:
        """Open a browser that nobody is signed in at."""
        return Browser(await self._client())

    async def account(
        self,
        role: Role | str = Role.COUNSELLOR,
        desks: Sequence[str] = ("counselling",),
        *,
        name: str = "",
        login: str = "",
    ) -> int:
        """Make an account with PASSWORD and no second factor."""
        login = login or f"person{next(self.numbers)}"
        staff_id = await staff.add(self.pool, login, name or f"همکار {login}", str(role), desks, self.now())
        assert staff_id is not None
        await self.pool.execute("UPDATE staff SET password_hash = $2 WHERE id = $1", staff_id, HASH)
        return staff_id

    async def __call__(
        self,
        role: Role | str = Role.COUNSELLOR,
        desks: Sequence[str] = ("counselling",),
        *,
        name: str = "",
        login: str = "",
    ) -> Person:
        """Make an account and sign it in, without its password being asked."""
        staff_id = await self.account(role, desks, name=name, login=login)
        return await self.signed_in(staff_id)

    async def signed_in(self, staff_id: int) -> Person:
        """Open a browser in which an account is signed in."""
        token = await sessions.begin(self.pool, staff_id, "Mozilla/5.0 (test)", sessions.FULL, self.now())
        row = await self.pool.fetchrow(
            "SELECT s.id AS session_id, t.* FROM staff_session s JOIN staff t ON t.id = staff_id WHERE token_hash = $1",
            sessions.hashed(token),
        )
        assert row is not None
        client = await self._client()
        client.cookies.set("__Host-yavar", token, domain="console.test")
        return Person(
            id=staff_id, name=row["name"], login=row["login"], role=Role(row["role"]), session_id=row["session_id"],
            client=client,
        )  # fmt: skip

    async def _client(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        return await self.stack.enter_async_context(
            httpx.AsyncClient(transport=transport, base_url=BASE, follow_redirects=False)
        )
