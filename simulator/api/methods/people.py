"""Methods about taps and about who is in a chat."""

from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.world.json import Json

_LONGEST_ANSWER = 200
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def answer_callback_query(call: Call) -> bool:
    """Answer a tap, with words over the chat or without."""
    query_id = call.params.text("callback_query_id")
    known = call.bot.callbacks.get(query_id)
    if known is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.params.text("text")
    if len(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    known[0].show(query_id, text, alert=call.params.flag("show_alert"), url=call.params.text("url") or None)
    return True


def get_chat(call: Call) -> Json:
    """Tell all about a private chat."""
    more = {"accent_color_id": 0, "max_reaction_count": 11}
    return call.chat().citizen.as_chat() | more | {"accepted_gift_types": dict.fromkeys(_GIFTS, True)}


def get_chat_member(call: Call) -> Json:
    """Tell that the person, or the bot itself, is in their private chat."""
    citizen = call.chat().citizen
    wanted = call.params.integer("user_id")
    if wanted not in (citizen.id, call.bot.id):
        raise bad_request("user not found")
    return {"user": citizen.as_user() if wanted == citizen.id else call.bot.as_user(), "status": "member"}


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback_query,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
}
