"""Files that passed through the messenger."""

import hashlib
from dataclasses import dataclass

from simulator.world.json import Json


@dataclass(frozen=True)
class StoredFile:
    """A file with the address under which the bot fetches it."""

    id: str
    path: str
    name: str
    mime: str
    data: bytes

    def as_file(self) -> Json:
        """Write what every kind of file has in the Bot API."""
        unique = hashlib.sha256(self.id.encode()).hexdigest()[:16]
        return {"file_id": self.id, "file_unique_id": unique, "file_size": len(self.data)}


class FileStore:
    """All files of one bot; an id is good for ever, as on Telegram."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, folder: str, name: str, mime: str, data: bytes) -> StoredFile:
        """Keep a file."""
        number = len(self._by_id) + 1
        ending = name.rpartition(".")[2] if "." in name else "bin"
        digest = hashlib.sha256(f"{number}:{name}".encode()).hexdigest()[:24]
        stored = StoredFile(f"BQAC{digest}-{number}", f"{folder}/file_{number}.{ending}", name, mime, data)
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """Find a file by its id."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """Find a file by the path that getFile told."""
        return self._by_path.get(path)
