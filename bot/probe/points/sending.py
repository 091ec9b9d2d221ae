"""Messages of the bot: which parameters count, and what comes back."""

from bot.probe.live import Live
from bot.probe.person import part
from bot.probe.point import Finding, Point

TABLE = "simulator/api/bale/schema.py"
UNKNOWN = {
    "parse_mode": "HTML",
    "protect_content": True,
    "disable_notification": True,
    "link_preview_options": {"is_disabled": True},
    "yavar_unknown": "1",
}


async def unknown_parameters(live: Live) -> Finding:
    """Send HTML with parameters of Telegram's and one of nobody's."""
    text = f"<b>{live.sample}</b>"
    answer = await live.to_chat("sendMessage", text=text, **UNKNOWN)
    same = part(answer.result, "text") == text
    return Finding(answer.ok and same, {"answer": answer.told(), "text came back unchanged": same})


async def reply_parameters(live: Live) -> Finding:
    """Reply in Telegram's new way."""
    first = await live.sent()
    answer = await live.to_chat(
        "sendMessage", text=live.sample, reply_parameters={"message_id": part(first, "message_id")}
    )
    return Finding(answer.ok and part(answer.result, "reply_to_message") is None, answer.told())


async def reply_to(live: Live) -> Finding:
    """Reply in the documented way."""
    first = await live.sent()
    answer = await live.to_chat("sendMessage", text=live.sample, reply_to_message_id=part(first, "message_id"))
    return Finding(part(answer.result, "reply_to_message") is not None, answer.told())


async def location(live: Live) -> Finding:
    """Send a point in Tehran."""
    answer = await live.to_chat("sendLocation", latitude=35.7, longitude=51.4, horizontal_accuracy=50)
    sent = part(answer.result, "location")
    return Finding(isinstance(sent, dict) and set(sent) == {"latitude", "longitude"}, answer.told())


async def json_body(live: Live) -> Finding:
    """Send a JSON body with a number for the chat and an object for the buttons."""
    buttons = {"inline_keyboard": [[{"text": "1", "callback_data": "json"}]]}
    answer = await live.to_chat("sendMessage", text=live.sample, reply_markup=buttons, as_json=True)
    return Finding(answer.ok and part(answer.result, "reply_markup") is not None, answer.told())


POINTS = (
    Point(
        "unknown_parameters",
        "Are unknown parameters passed over?",
        "yes: HTML comes back as it was sent",
        "sendMessage with parse_mode, protect_content and others",
        f"{TABLE} (sendMessage)",
        unknown_parameters,
    ),
    Point(
        "reply_parameters",
        "Is reply_parameters passed over?",
        "yes: the message is no reply",
        "sendMessage with it",
        f"{TABLE} (sendMessage)",
        reply_parameters,
    ),
    Point(
        "reply_to",
        "Does reply_to_message_id make a reply?",
        "yes, with reply_to_message in the result",
        "sendMessage with it",
        "simulator/api/posting.py",
        reply_to,
    ),
    Point(
        "location",
        "What does sendLocation give?",
        "a message with latitude and longitude alone",
        "sendLocation with horizontal_accuracy",
        f"{TABLE} (Location)",
        location,
    ),
    Point(
        "json_body",
        "May a body be JSON, with buttons as an object?",
        "yes",
        "sendMessage with a JSON body",
        "simulator/api/reading.py",
        json_body,
    ),
)
