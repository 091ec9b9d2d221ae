"""Collects plain text and the entities over it while a parser reads marked-up text."""

from dataclasses import dataclass, field

from simulator.api.entities.utf16 import units
from simulator.world.json import Json


@dataclass
class Open:
    """An entity whose end has not come."""

    name: str
    start: int
    source_index: int
    details: Json = field(default_factory=dict)


class Writer:
    """Text without marks, entities with offsets."""

    def __init__(self) -> None:
        self.entities: list[Json] = []
        self.open: list[Open] = []
        self._parts: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def write(self, text: str) -> None:
        """Append plain text."""
        self._parts.append(text)
        self.length += units(text)

    def begin(self, name: str, source_index: int, details: Json | None = None) -> None:
        """Open an entity here."""
        self.open.append(Open(name, self.length, source_index, details or {}))

    def end(self, kind: str | None, details: Json | None = None) -> None:
        """Close the innermost entity as this kind; None or emptiness leaves no trace."""
        opened = self.open.pop()
        length = self.length - opened.start
        if kind and length:
            entity = {"type": kind, "offset": opened.start, "length": length}
            self.entities.append(entity | (details if details is not None else opened.details))

    def finish(self) -> tuple[str, list[Json]]:
        """Give text and entities, outer ones first."""
        return self.text, sorted(self.entities, key=lambda one: (one["offset"], -one["length"]))
