"""Methods that send files, and the one that tells where to fetch them."""

import secrets
from typing import Any

from simulator.api.attachments import attached
from simulator.api.call import Call, Method
from simulator.api.errors import bad_request
from simulator.api.posting import post, post_message
from simulator.api.text import album_caption, caption
from simulator.world import contents
from simulator.world.files import StoredFile
from simulator.world.images import image_size
from simulator.world.json import Json

_LARGEST_DOWNLOAD = 20 * 1024 * 1024
_ALBUM = range(2, 11)


def send_photo(call: Call) -> Json:
    """Send a picture."""
    return post(call, _photo(attached(call, "photo", "photos")) | caption(call))


def send_document(call: Call) -> Json:
    """Send any file."""
    return post(call, contents.document(attached(call, "document", "documents")) | caption(call))


def send_voice(call: Call) -> Json:
    """Send a voice message."""
    file = attached(call, "voice", "voice")
    return post(call, contents.voice(file, call.params.integer("duration")) | caption(call))


def send_audio(call: Call) -> Json:
    """Send music or speech with a name."""
    file, params = attached(call, "audio", "music"), call.params
    return post(call, contents.audio(file, params.integer("duration"), params.text("title")) | caption(call))


def send_video(call: Call) -> Json:
    """Send a film."""
    file, params = attached(call, "video", "videos"), call.params
    size = params.integer("width", 320), params.integer("height", 240)
    return post(call, contents.video(file, params.integer("duration"), *size) | caption(call))


def send_sticker(call: Call) -> Json:
    """Send a sticker."""
    return post(call, contents.sticker(attached(call, "sticker", "stickers"), call.params.text("emoji")))


def send_media_group(call: Call) -> list[Json]:
    """Send an album of photos, films or documents."""
    media = call.params.parsed("media")
    if not isinstance(media, list) or len(media) not in _ALBUM:
        raise bad_request("wrong number of media: 2-10 are expected")
    group = {"media_group_id": str(secrets.randbits(60))}
    album = [_item(call, one) | group for one in media]
    return [post_message(call, content).wire() for content in album]


def _item(call: Call, one: Any) -> Json:
    kind = one.get("type") if isinstance(one, dict) else None
    if kind not in ("photo", "video", "document", "audio"):
        raise bad_request("can't parse InputMedia: unsupported type")
    file = attached(call, "media", f"{kind}s", str(one.get("media", "")))
    content = _photo(file) if kind == "photo" else getattr(contents, kind)(file)
    told: Json = content | album_caption(call, one)
    return told


def _photo(file: StoredFile) -> Json:
    if image_size(file.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return contents.photo(file)


def get_file(call: Call) -> Json:
    """Tell the path under which a file can be fetched."""
    file = call.bot.files.by_id(call.params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_file() | {"file_path": file.path}


METHODS: dict[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendAudio": send_audio,
    "sendVideo": send_video,
    "sendSticker": send_sticker,
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
