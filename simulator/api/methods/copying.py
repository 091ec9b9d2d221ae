"""Methods that send again what was already said."""

from simulator.api.call import Call, Method
from simulator.api.posting import post, post_message
from simulator.api.text import caption
from simulator.world.json import Json
from simulator.world.message import Message


def forward_message(call: Call) -> Json:
    """Send a message on, with the name of who wrote it."""
    original = _original(call, "forward")
    origin = {"type": "user", "date": original.date, "sender_user": original.sender}
    return post(call, original.content | {"forward_origin": origin})


def copy_message(call: Call) -> Json:
    """Send a message on as the bot's own."""
    original = _original(call, "copy")
    content = {name: value for name, value in original.content.items() if name != "forward_origin"}
    if "caption" in call.params and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= caption(call)
    return {"message_id": post_message(call, content).id}


def _original(call: Call, purpose: str) -> Message:
    return call.message(call.chat("from_chat_id"), purpose)


METHODS: dict[str, Method] = {"forwardMessage": forward_message, "copyMessage": copy_message}
