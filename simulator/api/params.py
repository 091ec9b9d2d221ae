"""Parameters of a call, however they were sent: query, form, multipart or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any

from simulator.api.errors import bad_request
from simulator.world.json import Json, read_json

_YES = frozenset({"true", "1", "yes", "t", "y"})


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime: str
    data: bytes


@dataclass
class Params:
    """Named values, strings or JSON, and uploads."""

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "") or name in self.uploads

    def only(self, names: frozenset[str]) -> "Params":
        """Give the values of these names, and all uploads: an album names its own parts."""
        return Params({name: value for name, value in self.values.items() if name in names}, self.uploads)

    def text(self, name: str) -> str:
        """Give a string, empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Give a whole number."""
        if name not in self:
            return default
        try:
            return int(self.text(name).strip())
        except ValueError:
            raise bad_request(f'invalid parameter "{name}" specified') from None

    def number(self, name: str, default: float = 0) -> float:
        """Give a number with a fraction."""
        if name not in self:
            return default
        try:
            return float(self.text(name))
        except ValueError:
            raise bad_request(f'invalid parameter "{name}" specified') from None

    def flag(self, name: str) -> bool:
        """Give a yes or no."""
        return self.text(name).strip().lower() in _YES

    def parsed(self, name: str) -> Any:
        """Give a value that is JSON, sent as such or as a string; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return read_json(value) if value.strip() else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def recorded(self) -> Json:
        """Write the parameters for the record of calls, files by name and size only."""
        files = {name: {"file": one.name, "size": len(one.data)} for name, one in self.uploads.items()}
        return {name: self._readable(name) for name in self.values} | files

    def _readable(self, name: str) -> Any:
        value = self.values[name]
        if isinstance(value, str) and value[:1] in ("{", "["):
            try:
                return read_json(value)
            except ValueError:
                return value
        return value
