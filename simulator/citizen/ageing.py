"""Time that passed in one chat, for what a messenger does with messages of today only."""

from simulator.citizen.visit import Visit
from simulator.refusals import Refusal, json_body
from simulator.world.json import Json

_SECONDS_AN_HOUR = 3600


async def age(visit: Visit) -> Json:
    """Make all messages of a chat so many hours older; tell how many there are."""
    hours = (await json_body(visit.request)).get("hours")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or hours < 0:
        raise Refusal(400, "hours must be a number that is not below 0")
    for message in visit.chat.messages.values():
        message.date -= int(hours * _SECONDS_AN_HOUR)
        visit.chat.changed(message)
    return {"messages": len(visit.chat.messages)}
