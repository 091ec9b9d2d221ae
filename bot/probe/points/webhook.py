"""Deliveries to an address: tried only when one is given that leads here."""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic

from aiohttp import web

from bot.probe.live import Live
from bot.probe.person import HOOK
from bot.probe.point import Finding, NotSeenError, Point
from bot.probe.wire import Answer

OPTION = "--webhook-url"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
REFUSED = 2
"""Deliveries that are answered 500 before one is taken."""


@dataclass
class Deliveries:
    """What came to the address: when, from how many addresses, and whether a secret was shown."""

    hook: Answer
    poll: Answer
    times: list[float] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    with_secret: int = 0
    taken: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        """Take one delivery; refuse the first ones."""
        await request.read()
        self.times.append(monotonic())
        self.sources.add(request.headers.get("X-Forwarded-For") or str(request.remote))
        self.with_secret += HEADER in request.headers
        if len(self.times) <= REFUSED:
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
        self.taken.set()
        return web.Response()


async def _deliveries(live: Live) -> Deliveries:
    """Have updates delivered here while the person writes; afterwards they are polled for again."""
    await live.person.chat()
    hook = await live.wire.call("setWebhook", url=live.options.webhook_url, secret_token="yavar_probe")  # noqa: S106 (no secret)
    found = Deliveries(hook, await live.wire.call("getUpdates", timeout=0))
    try:
        if hook.ok:
            await _listen(live, found)
    finally:
        await live.wire.call("setWebhook", url="")
    return found


async def _listen(live: Live, found: Deliveries) -> None:
    app = web.Application()
    app.router.add_post("/{path:.*}", found.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", live.options.webhook_port).start()
        await live.person.ask(HOOK)
        async with asyncio.timeout(live.person.seconds):
            await found.taken.wait()
    except TimeoutError:
        return  # what came until now is what was seen
    except OSError:
        raise NotSeenError(f"port {live.options.webhook_port} is taken: choose another with --webhook-port") from None
    finally:
        await runner.cleanup()


async def _delivered(live: Live) -> Deliveries:
    found: Deliveries = await live.once("deliveries", _deliveries)
    return found


async def _arrived(live: Live) -> Deliveries:
    found = await _delivered(live)
    if not found.times:
        raise NotSeenError("nothing was delivered")
    return found


async def only_url(live: Live) -> Finding:
    """Have updates delivered."""
    hook = (await _delivered(live)).hook
    return Finding(hook.result is True, hook.told())


async def conflict(live: Live) -> Finding:
    """Poll while updates are delivered."""
    poll = (await _delivered(live)).poll
    return Finding(not poll.ok and poll.code == HTTPStatus.CONFLICT, poll.told())


async def retries(live: Live) -> Finding:
    """Refuse two deliveries and see whether they come again."""
    found = await _arrived(live)
    apart = [round(after - before) for before, after in zip(found.times, found.times[1:], strict=False)]
    seen = {"deliveries": len(found.times), "seconds apart": apart, "different sources": len(found.sources)}
    return Finding(len(found.times) > REFUSED, seen)


async def secret(live: Live) -> Finding:
    """See whether a secret is shown that setWebhook was given."""
    found = await _arrived(live)
    return Finding(not found.with_secret, {"deliveries": len(found.times), "with the header": found.with_secret})


POINTS = (
    Point(
        "webhook_url",
        "Does setWebhook take an address, and pass over a secret?",
        "yes",
        "setWebhook with url and secret_token",
        "simulator/api/bale/schema.py (setWebhook)",
        only_url,
        OPTION,
    ),
    Point(
        "webhook_conflict",
        "Is polling refused while updates are delivered?",
        "yes, with 409",
        "getUpdates after setWebhook",
        "simulator/api/methods/updates.py (_WEBHOOK)",
        conflict,
        OPTION,
    ),
    Point(
        "webhook_retries",
        "Is a delivery that was answered 500 made again?",
        "yes, until it is answered 200",
        "two deliveries are refused while the person writes",
        "simulator/api/postman.py",
        retries,
        OPTION,
    ),
    Point(
        "webhook_secret",
        "Does a delivery show secret_token in a header?",
        "no",
        "the headers of deliveries",
        "simulator/api/bale/schema.py (setWebhook)",
        secret,
        OPTION,
    ),
)
