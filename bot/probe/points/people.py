"""What people do: tap, speak, edit, share."""

from typing import Any

from bot.probe.live import Live
from bot.probe.person import CONTACT, EDIT, LOCATION, TAP, VOICE, part
from bot.probe.point import Finding, NotSeenError, Point
from bot.probe.shape import shape

TABLE = "simulator/api/bale/schema.py"
OLD_APP = "1"


async def _tap(live: Live) -> Any:
    label = live.person.words.label("fa", "probe-button")
    buttons = {"inline_keyboard": [[{"text": label, "callback_data": "tap"}]]}
    return (await live.person.did(TAP, buttons))["callback_query"]


async def chat_instance(live: Live) -> Finding:
    """Look at a tap."""
    query = await _tap(live)
    return Finding("chat_instance" not in query, shape(query))


async def tap_id(live: Live) -> Finding:
    """Look at how a tap's id begins."""
    said = str(part(await _tap(live), "id"))
    if said.startswith(OLD_APP):
        raise NotSeenError("it begins with 1: a contradiction only if this phone's app is up to date")
    return Finding(as_assumed=True, seen={"id": shape(said), "begins with 1": False})


async def tap_answer(live: Live) -> Finding:
    """Answer a tap."""
    answer = await live.wire.call("answerCallbackQuery", callback_query_id=str(part(await _tap(live), "id")))
    return Finding(answer.result is True, answer.told())


async def voice_duration(live: Live) -> Finding:
    """Look at a voice message."""
    voice = part(await live.person.did(VOICE), "message", "voice")
    return Finding(isinstance(voice, dict) and "duration" not in voice, shape(voice))


async def edited(live: Live) -> Finding:
    """Look at an edited message."""
    message = part(await live.person.did(EDIT), "edited_message")
    same, dated = part(message, "message_id") in live.person.written, part(message, "edit_date") is not None
    return Finding(same and dated, {"the id is a message's of before": same, "edited_message": shape(message)})


def _keyboard(live: Live, label: str, wish: str) -> dict[str, Any]:
    return {"keyboard": [[{"text": live.person.words.label("fa", label), wish: True}]]}


async def contact(live: Live) -> Finding:
    """Look at the person's own number, shared by a button."""
    message = part(await live.person.did(CONTACT, _keyboard(live, "nav-contact", "request_contact")), "message")
    own = part(message, "contact", "user_id") == part(message, "from", "id")
    return Finding(own, {"user_id is the sender's": own, "contact": shape(part(message, "contact"))})


async def location(live: Live) -> Finding:
    """Look at a location, shared by a button."""
    update = await live.person.did(LOCATION, _keyboard(live, "nav-location", "request_location"))
    place = part(update, "message", "location")
    return Finding(isinstance(place, dict) and set(place) == {"latitude", "longitude"}, shape(place))


POINTS = (
    Point(
        "chat_instance",
        "Has a tap chat_instance?",
        "no",
        "the person taps a button",
        f"{TABLE} (CallbackQuery; as_seen_live plays it)",
        chat_instance,
    ),
    Point(
        "tap_id",
        "Do ids of taps begin with 1 only for old apps?",
        "yes: this one begins with something else",
        "the person taps a button in an app that is up to date",
        "simulator/api/bale/personality.py (_query_id)",
        tap_id,
    ),
    Point(
        "tap_answer",
        "What does an answer to a tap give?",
        "true",
        "answerCallbackQuery",
        "simulator/api/bale/methods.py (answer_callback_query)",
        tap_answer,
    ),
    Point(
        "voice_duration",
        "Has a voice message a duration?",
        "no",
        "the person sends a voice message",
        f"{TABLE} (Voice; as_seen_live plays it)",
        voice_duration,
    ),
    Point(
        "edited_message",
        "Is the bot told of an edit?",
        "yes, by edited_message with the same message_id and edit_date",
        "the person edits the first message",
        "simulator/citizen/writing.py (edit_text)",
        edited,
    ),
    Point(
        "contact_user_id",
        "Does a shared number of one's own say whose it is?",
        "yes, by user_id",
        "the person shares the own number by a button",
        "simulator/citizen/writing.py (send_contact)",
        contact,
    ),
    Point(
        "location_fields",
        "What does a shared location hold?",
        "latitude and longitude alone",
        "the person shares a location by a button",
        f"{TABLE} (Location)",
        location,
    ),
)
