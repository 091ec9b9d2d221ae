"""A fresh simulator for each test, a citizen, and each of the two clients in turn."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest

from simulator.server import serve_in_thread
from tests.simulator.clients import CLIENTS, NO_CERTIFICATES, TOKEN, Client
from tests.simulator.person import Person
from tests.simulator.receiver import Receiver, receiving


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a simulator that all tests share."""
    with serve_in_thread(webhook_backoff=0.02) as address:
        yield address


@pytest.fixture
def base(server: str) -> str:
    """Address of a simulator in which nothing has happened."""
    httpx.delete(f"{server}/world", verify=NO_CERTIFICATES).raise_for_status()
    return server


@pytest.fixture
async def http(base: str) -> AsyncIterator[httpx.AsyncClient]:
    """A plain HTTP client at the simulator."""
    async with httpx.AsyncClient(base_url=base, timeout=20, verify=NO_CERTIFICATES) as client:
        yield client


@pytest.fixture
def sara(http: httpx.AsyncClient) -> Person:
    """A citizen."""
    return Person(http)


@pytest.fixture(params=CLIENTS)
async def client(base: str, request: pytest.FixtureRequest) -> AsyncIterator[Client]:
    """Each library in turn."""
    async with CLIENTS[request.param](base) as opened:
        yield opened


@pytest.fixture
async def chat(client: Client, sara: Person) -> int:
    """The id of a chat that the citizen has opened, with nothing left to take."""
    await sara.writes("سلام")
    return int((await client.take()).message.chat.id)


class RawBot:
    """A bot that speaks HTTP itself, for what libraries would hide; `prefix` is its messenger's base path."""

    def __init__(self, http: httpx.AsyncClient, prefix: str = "") -> None:
        self.http = http
        self.prefix = prefix

    async def call(self, method: str, **params: object) -> httpx.Response:
        """Call a method with a JSON body."""
        return await self.http.post(f"{self.prefix}/bot{TOKEN}/{method}", json=params)

    async def does(self, method: str, **params: object) -> Any:
        """Call a method that is performed and give the result."""
        told = (await self.call(method, **params)).json()
        assert told["ok"] is True, told
        return told["result"]

    async def says(self, method: str, **params: object) -> str:
        """Call a method that is refused and give the reason."""
        told = (await self.call(method, **params)).json()
        assert told["ok"] is False, told
        return str(told["description"])


@pytest.fixture
async def bot(http: httpx.AsyncClient, sara: Person) -> RawBot:
    """A raw bot to which the citizen has written."""
    raw = RawBot(http)
    await raw.call("getMe")
    await sara.writes("سلام")
    return raw


@pytest.fixture
def mina(http: httpx.AsyncClient) -> Person:
    """A citizen on Bale."""
    return Person(http, "mina", "bale")


@pytest.fixture
async def bale(http: httpx.AsyncClient, mina: Person) -> RawBot:
    """A raw bot on Bale to which the citizen has written."""
    raw = RawBot(http, "/bale")
    await raw.call("getMe")
    await mina.writes("سلام")
    return raw


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A webhook's other end."""
    async with receiving() as opened:
        yield opened


class BaleUpdates:
    """Bale's fifty update shapes, put into the queue by name."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def names(self) -> list[str]:
        """Name them all, the documented first."""
        told = (await self.http.get("/platforms/bale/updates")).json()
        return [*told["documented"], *told["defensive"]]

    async def emit(self, *names: str, user: str = "mina") -> list[int]:
        """Let each happen to a citizen, in this order; give the update ids."""
        answers = [await self.http.post(f"/platforms/bale/updates/{name}", params={"user": user}) for name in names]
        return [one.raise_for_status().json()["update_id"] for one in answers]


@pytest.fixture
def bale_updates(http: httpx.AsyncClient) -> BaleUpdates:
    """Bale's fifty update shapes."""
    return BaleUpdates(http)
