"""One stream of server-sent events for all phones of a page."""

import json
from collections.abc import AsyncIterator, Iterable

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from simulator.page.view import bot_view, phone_view
from simulator.refusals import Refusal, whole_number
from simulator.world.bell import heard
from simulator.world.bot import Bot
from simulator.world.citizen import is_user
from simulator.world.json import Json
from simulator.world.world import World

_HEARTBEAT_SECONDS = 4
_MOST_PHONES = 20


class Live:
    """Tells pages what changed, for as long as they listen."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def stream(self, request: Request) -> Response:
        """Open a stream for the citizens named in `users`; it starts with everything they see."""
        town = self._world.towns.get(request.path_params["platform"])
        if town is None:
            raise Refusal(404, f"platform must be one of: {', '.join(self._world.towns)}")
        users = [user for user in request.query_params.get("users", "").split(",") if is_user(user)]
        events = self._events(request.path_params["platform"], users[:_MOST_PHONES], whole_number(request, "bot"))
        return StreamingResponse(events, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def _events(self, platform: str, users: list[str], bot_id: int | None) -> AsyncIterator[str]:
        seen: dict[str, int] = {}
        shown: Bot | None = None
        while not self._world.closing:
            ring = self._world.bell.next_ring
            bot = self._world.towns[platform].bot_for_citizens(bot_id)
            if bot is not shown:
                shown, seen = bot, {}
            yield _event({"bot": bot_view(bot) if bot else None, "phones": list(_phones(bot, users, seen))})
            await heard(ring, _HEARTBEAT_SECONDS)


def _phones(bot: Bot | None, users: Iterable[str], seen: dict[str, int]) -> Iterable[Json]:
    for user in users if bot else ():
        assert bot
        chat = bot.chat(user)
        if user not in seen or chat.revision != seen[user]:
            yield phone_view(chat, seen.get(user, 0)) | {"fresh": user not in seen}
            seen[user] = chat.revision


def _event(told: Json) -> str:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"
