"""Writes what the simulator keeps as Bale would: documented fields only."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.api.bale.schema import METHODS
from simulator.api.entities.detect import detect
from simulator.world.json import Json

_RESULTS = {name.lower(): result for name, (_, result) in METHODS.items()}
_ENTITY_KINDS = ("mention", "bot_command")
_WORDS = {"text": "entities", "caption": "caption_entities"}


class Presenter:
    """Writes objects by one table of fields."""

    def __init__(self, objects: Mapping[str, str]) -> None:
        self._fields = {
            name: {field: kind for field, _, kind in (one.partition(":") for one in fields.split())}
            for name, fields in objects.items()
        }

    def result(self, method: str, value: Any) -> Any:
        """Write the result of a method, named in lower case."""
        return self._write(_RESULTS[method], value)

    def update(self, fields: Json) -> Json:
        """Write an update."""
        told: Json = self._write("Update", fields)
        return told

    def _write(self, kind: str, value: Any) -> Any:
        if isinstance(value, list):
            return [self._write(kind, one) for one in value]
        if kind not in self._fields or not isinstance(value, dict):
            return value
        known, full = self._fields[kind], _OWN_WAY.get(kind, _as_it_is)(value)
        return {name: self._write(known[name], held) for name, held in full.items() if name in known}


def _as_it_is(value: Json) -> Json:
    return value


def _message(value: Json) -> Json:
    told = value | _forward(value)
    for name, entities in _WORDS.items():
        # Marks stay in the text: only who shows it reads them, and only two kinds of entities are documented.
        source = str(value.get(f"{name}_source", value.get(name, "")))
        found = [one for one in detect(source, []) if one["type"] in _ENTITY_KINDS]
        told |= {name: source} if source else {}
        told |= {entities: found}
    if "animation" in value:
        told["document"] = value["animation"]
    return {name: held for name, held in told.items() if held != []}


def _forward(value: Json) -> Json:
    if "forward_origin" not in value:
        return {}
    origin = value["forward_origin"]
    return {"forward_from": origin["sender_user"], "forward_date": origin["date"]}


def _stub(value: Json) -> Json:
    return {"message_id": 0, "date": 0, "chat": value["chat"]}


_OWN_WAY: dict[str, Callable[[Json], Json]] = {"Message": _message, "EditStub": _stub}
