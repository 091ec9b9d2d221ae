"""Puts a bot's message into a chat."""

from simulator.api.call import Call
from simulator.api.errors import bad_request
from simulator.api.markup import reply_markup
from simulator.world.chat import Chat
from simulator.world.json import Json
from simulator.world.message import Message


def post(call: Call, content: Json) -> Json:
    """Send what the call holds and give the message as bots see it."""
    return post_message(call, content).wire()


def post_message(call: Call, content: Json) -> Message:
    """Send what the call holds, with its keyboard and the message it replies to."""
    markup = reply_markup(call)
    chat = call.open_chat()
    return chat.add(call.bot.as_user(), content, markup=markup, reply_to=_replied(call, chat))


def _replied(call: Call, chat: Chat) -> Message | None:
    wanted = call.params.parsed("reply_parameters")
    if not isinstance(wanted, dict):
        old, lenient = call.params.integer("reply_to_message_id"), "allow_sending_without_reply"
        wanted = {"message_id": old, lenient: call.params.flag(lenient)}
    number = wanted.get("message_id")
    found = chat.messages.get(number) if isinstance(number, int) else None
    if number and not found and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found
