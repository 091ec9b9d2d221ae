"""What a message may hold, in the Bot API's own fields."""

from simulator.world.files import StoredFile
from simulator.world.images import image_size
from simulator.world.json import Json
from simulator.world.ogg import ogg_seconds


def photo(file: StoredFile) -> Json:
    """Write a photo; the simulator keeps one size."""
    width, height = image_size(file.data) or (320, 240)
    return {"photo": [file.as_file() | {"width": width, "height": height}]}


def voice(file: StoredFile, duration: int = 0) -> Json:
    """Write a voice message; its length is read from the file when nobody tells it."""
    seconds = duration or ogg_seconds(file.data)
    return {"voice": file.as_file() | {"duration": seconds, "mime_type": file.mime}}


def document(file: StoredFile) -> Json:
    """Write a document."""
    return {"document": file.as_file() | {"file_name": file.name, "mime_type": file.mime}}


def audio(file: StoredFile, duration: int = 0, title: str = "") -> Json:
    """Write a piece of music or speech with a name."""
    told = file.as_file() | {"duration": duration, "file_name": file.name, "mime_type": file.mime}
    return {"audio": told | ({"title": title} if title else {})}


def video(file: StoredFile, duration: int = 0, width: int = 320, height: int = 240) -> Json:
    """Write a film."""
    told = {"duration": duration, "width": width, "height": height}
    return {"video": file.as_file() | told | {"file_name": file.name, "mime_type": file.mime}}


def animation(file: StoredFile) -> Json:
    """Write a silent film or GIF."""
    told = {"duration": 0, "width": 320, "height": 240, "file_name": file.name, "mime_type": file.mime}
    return {"animation": file.as_file() | told}


def sticker(file: StoredFile, emoji: str = "") -> Json:
    """Write a still sticker."""
    told = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": file.as_file() | told | ({"emoji": emoji} if emoji else {})}


def location(latitude: float, longitude: float) -> Json:
    """Write a place on the map."""
    return {"location": {"latitude": latitude, "longitude": longitude}}


def venue(latitude: float, longitude: float, title: str, address: str) -> Json:
    """Write a place with name and address; its point stands in the message too, as on Telegram."""
    point = location(latitude, longitude)
    return point | {"venue": point | {"title": title, "address": address}}


def contact(phone: str, first_name: str, last_name: str = "", user_id: int | None = None) -> Json:
    """Write a phone number with a name."""
    told: Json = {"phone_number": phone, "first_name": first_name}
    told |= {"last_name": last_name} if last_name else {}
    return {"contact": told | ({"user_id": user_id} if user_id else {})}
