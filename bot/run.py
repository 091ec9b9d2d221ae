"""The running bot: which roles this process plays, and how they hold together."""

import asyncio
import enum
import signal
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

import asyncpg
import structlog

from bot.capabilities import start_links
from bot.erasing import Erasing
from bot.files import Files
from bot.intake import Intake
from bot.ladder import Ladder
from bot.menu import commands
from bot.notices import Notices
from bot.outbox import Outbox, wait_for
from bot.pace import Pace
from bot.platform import Platform
from bot.settings import Settings
from bot.turns import Turns
from bot.watchdog import watch
from bot.webhook import server
from handlers import SCRIPTS
from handlers.services import Services
from services.attachments import WAKE as FILE_WAKE
from services.connections import alone, heartbeat, listen, lock, pool
from services.erasures import WAKE as ERASURE_WAKE
from services.gazetteer import Gazetteer, read
from services.hand_over import CONSOLE
from services.supervise import supervise
from services.surge import SurgeWatch
from services.turns import WAKE as OUTBOX_WAKE
from services.updates import WAKE as TURN_WAKE
from talk import Engine
from texts.clock import Clock, utc_now
from texts.fluent import Words

log = structlog.get_logger()

STANDBY_SECONDS = 2.0
"""How often a process that is not the one sender or poller tries to become it."""

FAREWELL_SECONDS = 10.0
"""How long what is in flight may take when the process is asked to stop."""


class Role(enum.StrEnum):
    """What a process does; each is safe to start twice."""

    POLL = "poll"
    WEBHOOK = "webhook"
    TURN = "turn"
    SEND = "send"


class House:
    """One process of the bot, put together."""

    def __init__(
        self,
        settings: Settings,
        connections: asyncpg.Pool,
        platform: Platform,
        gazetteer: Gazetteer,
        *,
        roles: frozenset[Role] = frozenset({Role.POLL, Role.TURN, Role.SEND}),
        clock: Clock = utc_now,
        pace: Pace | None = None,
        words: Words | None = None,
        keeps_house: bool = True,
    ) -> None:
        """Put together what serves one messenger.

        One of a process's houses keeps house: it looks after what is the same for all messengers.
        """
        self._settings = settings
        self._dsn = settings.database_url.get_secret_value()
        self.platform = platform
        self.roles = roles
        words = words or Words()
        away = timedelta(minutes=settings.away_minutes)
        self.outbox = Outbox(connections, platform, words, pace, clock=clock, away=away)
        doors = start_links(settings.bots)
        services = Services(connections, gazetteer, SurgeWatch(connections, clock), settings.phone_key, doors)
        engine = Engine(SCRIPTS, services)
        self._menus = commands(words)
        self.turns = Turns(connections, platform, engine, words, clock, self.outbox)
        takes = self.turns if Role.TURN in roles else None
        self.intake = Intake(connections, platform, words, clock, takes)
        self.pool = connections
        self._clock = clock
        self.files = Files(connections, platform, clock)
        self.erasing = Erasing(connections, platform, clock)
        self.notices = Notices(connections, words, clock, settings.console_url)
        self.ladder = Ladder(connections, words, clock, settings.console_url)
        self._keeps_house = keeps_house

    async def serve(self, stop: asyncio.Event) -> None:
        """Play the roles until asked to stop; then let what is in flight be written down."""
        async with asyncio.TaskGroup() as tasks:
            sending = tasks.create_task(supervise("send", self._send)) if Role.SEND in self.roles else None
            turning = tasks.create_task(supervise("turn", self.turns.serve)) if Role.TURN in self.roles else None
            others = [tasks.create_task(supervise(name, work)) for name, work in self._works()]
            await stop.wait()
            for other in others:
                other.cancel()
            self.turns.stop()
            await farewell(turning)
            self.outbox.stop()
            await farewell(sending)

    def _works(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        works: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            ("store", self.intake.serve),
            ("listen", self._listen),
        ]
        if self._keeps_house:
            works.append(("watch", self._watch))
        if Role.SEND in self.roles:
            works.append(("files", self.files.serve))
            works.append(("erasing", self.erasing.serve))
            works.append(("introduce", lambda: self.platform.introduce(self._menus)))
        if Role.SEND in self.roles and self._keeps_house:
            works.append(("notices", self.notices.serve))
            works.append(("ladder", self.ladder.serve))
            if self._settings.safir_key.get_secret_value():
                from bot.safir import safir  # aiogram costs seconds: only where it is needed

                works.append(("safir", safir(self._settings, self.pool, self._clock).serve))
        if Role.POLL in self.roles:
            works.append(("poll", self._poll))
        if Role.WEBHOOK in self.roles:
            works.append(("webhook", self._webhook))
        return works

    async def _send(self) -> None:
        await self._alone("send", self.outbox.serve)

    async def _poll(self) -> None:
        await self._alone("poll", self.intake.poll)

    async def _alone(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do work as the only process that does it for this bot; stand by while another one does."""
        async with alone(self._dsn, what) as connection:
            while not await lock(connection, (f"{what}:{self.platform.name}", self.platform.bot_id)):
                if self.outbox.stopping:
                    return
                await asyncio.sleep(STANDBY_SECONDS)
            log.info("role.taken", role=what)
            await while_alive(connection, work)

    async def _listen(self) -> None:
        heard: dict[str, Callable[[str], None]] = {OUTBOX_WAKE: lambda _: self.outbox.wake()}
        if Role.SEND in self.roles:
            heard[FILE_WAKE] = lambda _: self.files.wake()
            heard[ERASURE_WAKE] = lambda _: self.erasing.wake()
            heard[CONSOLE] = self._moved
        if Role.TURN in self.roles:
            heard[TURN_WAKE] = lambda chat_id: self.turns.wake(int(chat_id))
        async with alone(self._dsn, "listen") as connection:
            await listen(connection, heard)
            await heartbeat(connection)

    def _moved(self, told: str) -> None:
        if told.startswith(("case ", "link")):
            self.notices.wake()
        if told.startswith("case "):
            self.ladder.wake()

    async def _watch(self) -> None:
        await watch(self.pool, self._clock)

    async def _webhook(self) -> None:
        """Have this messenger deliver; the door itself is one for all of them."""
        settings = self._settings
        if settings.webhook_url:
            url = settings.webhook_url.rstrip("/") + self.platform.path
            await self.platform.webhook(url, settings.webhook_secret.get_secret_value())
        await asyncio.Event().wait()


async def while_alive(connection: asyncpg.Connection, work: Callable[[], Awaitable[None]]) -> None:
    """Do work until it returns; raises LostError as soon as the connection that holds its lock has ended."""
    async with asyncio.TaskGroup() as tasks:
        beating = tasks.create_task(heartbeat(connection))
        await work()
        beating.cancel()


async def farewell(task: asyncio.Task[None] | None) -> None:
    """Let a task that was asked to stop come to its end, but not for ever."""
    if task:
        await asyncio.wait([task], timeout=FAREWELL_SECONDS)
        task.cancel()


async def postgres_is_there(dsn: str, stop: asyncio.Event) -> None:
    """Wait until Postgres takes connections; it may start later than we do."""
    while not stop.is_set():
        try:
            async with alone(dsn, "start"):
                return
        except (OSError, asyncpg.PostgresError) as fault:
            log.warning("bot.waits_for_postgres", cause=type(fault).__name__)
            await wait_for(stop, STANDBY_SECONDS)


def platforms(settings: Settings) -> list[Platform]:
    """Make a client for each messenger that there is a token for."""
    from bot.bale import Bale  # aiogram costs seconds: only here
    from bot.telegram import Telegram

    wanted = (
        (Telegram, settings.telegram_token, settings.telegram_api),
        (Bale, settings.bale_token, settings.bale_api),
    )
    return [make(token.get_secret_value(), api) for make, token, api in wanted if token.get_secret_value()]


async def door(houses: Sequence[House], settings: Settings) -> None:
    """Serve the address that messengers deliver to."""
    intakes = {house.platform.path: house.intake for house in houses}
    secret = settings.webhook_secret.get_secret_value()
    await server(intakes, secret, settings.webhook_host, settings.webhook_port).serve()


async def serve(houses: Sequence[House], settings: Settings, stop: asyncio.Event) -> None:
    """Serve each messenger apart from the others: none waits for another one."""
    async with asyncio.TaskGroup() as tasks:
        opened = []
        if Role.WEBHOOK in houses[0].roles:
            opened.append(tasks.create_task(supervise("door", lambda: door(houses, settings))))
        serving = [tasks.create_task(house.serve(stop)) for house in houses]
        if settings.ready_file:
            settings.ready_file.write_text("ready\n", encoding="utf-8")
        await asyncio.wait(serving)
        for each in opened:
            each.cancel()


async def run(settings: Settings, roles: frozenset[Role]) -> None:
    """Run this process of the bot until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await postgres_is_there(settings.database_url.get_secret_value(), stop)
    if stop.is_set():
        return
    served = platforms(settings)
    try:
        async with pool(settings.database_url.get_secret_value(), settings.connections) as connections:
            words, gazetteer = Words(), await read(connections)
            houses = [
                House(settings, connections, each, gazetteer, roles=roles, words=words, keeps_house=each is served[0])
                for each in served
            ]
            log.info("bot.started", roles=",".join(sorted(roles)), platforms=",".join(each.name for each in served))
            await serve(houses, settings, stop)
    finally:
        for each in served:
            await each.close()
    log.info("bot.stopped")
