"""Finds the file that a call means: an upload, one attached by name, or one already known."""

from dataclasses import dataclass

from simulator.api.call import Call
from simulator.api.errors import ApiError, bad_request
from simulator.api.params import Upload
from simulator.world.files import StoredFile

_MEGABYTE = 1024 * 1024
_BY_NAME = "attach://"


@dataclass(frozen=True)
class Uploads:
    """How files may come: in megabytes, and whether a parameter may name another part of the form."""

    largest: int = 50
    largest_photo: int = 50
    by_name_anywhere: bool = True

    def limit(self, folder: str) -> int:
        """Give the most bytes that a file of this folder may have."""
        return (self.largest_photo if folder == "photos" else self.largest) * _MEGABYTE


def attached(call: Call, name: str, folder: str, value: str | None = None) -> StoredFile:
    """Give the file under this parameter."""
    wanted = call.params.text(name) if value is None else value
    upload = call.params.uploads.get(wanted.removeprefix(_BY_NAME) if wanted else name)
    named = value is None and wanted.startswith(_BY_NAME)
    if upload and (call.personality.uploads.by_name_anywhere or not named):
        return _store(call, folder, upload)
    if not wanted:
        raise bad_request(f"there is no {name} in the request")
    known = call.bot.files.by_id(wanted)
    if known:
        return known
    if wanted.startswith(("http://", "https://")):
        # A server on loopback fetches nothing from elsewhere.
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _store(call: Call, folder: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > call.personality.uploads.limit(folder):
        raise ApiError(413, "Request Entity Too Large")
    return call.bot.files.add(folder, upload.name, upload.mime, upload.data)
