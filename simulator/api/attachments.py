"""Finds the file that a call means: an upload, one attached by name, or one already known."""

from simulator.api.call import Call
from simulator.api.errors import bad_request
from simulator.api.params import Upload
from simulator.world.files import StoredFile


def attached(call: Call, name: str, folder: str, value: str | None = None) -> StoredFile:
    """Give the file under this parameter."""
    wanted = call.params.text(name) if value is None else value
    upload = call.params.uploads.get(wanted.removeprefix("attach://") if wanted else name)
    if upload:
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
    return call.bot.files.add(folder, upload.name, upload.mime, upload.data)
