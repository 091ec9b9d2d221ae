"""Methods that send words, places and phone numbers."""

from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.api.posting import post
from simulator.api.text import message_text
from simulator.world import contents
from simulator.world.json import Json

_LATITUDE, _LONGITUDE = 90, 180


def send_message(call: Call) -> Json:
    """Send text."""
    return post(call, message_text(call))


def send_location(call: Call) -> Json:
    """Send a place on the map."""
    return post(call, contents.location(*_point(call)))


def send_venue(call: Call) -> Json:
    """Send a place with its name and address."""
    title, address = _required(call, "title"), _required(call, "address")
    return post(call, contents.venue(*_point(call), title, address))


def send_contact(call: Call) -> Json:
    """Send a phone number with a name."""
    phone, name = _required(call, "phone_number"), _required(call, "first_name")
    return post(call, contents.contact(phone, name, call.params.text("last_name")))


def send_chat_action(call: Call) -> bool:
    """Show for a while that the bot is typing or the like."""
    action = call.params.text("action")
    if action not in call.personality.actions:
        raise bad_request("wrong parameter action in request")
    call.open_chat().act(action)
    return True


def _point(call: Call) -> tuple[float, float]:
    if "latitude" not in call.params or "longitude" not in call.params:
        raise bad_request("location coordinates are not specified")
    latitude, longitude = call.params.number("latitude"), call.params.number("longitude")
    if not (abs(latitude) <= _LATITUDE and abs(longitude) <= _LONGITUDE):
        raise bad_request("wrong location coordinates specified")
    return latitude, longitude


def _required(call: Call, name: str) -> str:
    value = call.params.text(name).strip()
    if not value:
        raise bad_request(f"{name.replace('_', ' ')} must be non-empty")
    return value


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
}
