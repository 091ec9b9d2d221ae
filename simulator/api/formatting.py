"""Reads words as Telegram does: by `parse_mode` or with entities told beside them."""

from simulator.api.entities.detect import detect
from simulator.api.entities.html import parse_html
from simulator.api.entities.markdown import parse_markdown
from simulator.api.entities.markdown_v2 import parse_markdown_v2
from simulator.api.entities.utf16 import units
from simulator.api.errors import bad_request
from simulator.api.params import Params
from simulator.world.json import Json

_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
_ENTITIES = {"text": "entities", "caption": "caption_entities"}
_SPACE = " \t\r\n"


def read_by_mode(params: Params, name: str) -> Json:
    """Read formatted words into words and entities."""
    text, entities = _formatted(params, name)
    return {name: text} | ({_ENTITIES[name]: entities} if entities else {})


def with_detected(text: str) -> Json:
    """Write a citizen's words, with commands and links marked."""
    entities = detect(text, [])
    return {"text": text} | ({"entities": entities} if entities else {})


def _formatted(params: Params, name: str) -> tuple[str, list[Json]]:
    source, mode = params.text(name).replace("\r\n", "\n"), params.text("parse_mode").lower()
    if not mode or mode == "none":
        return _trimmed(source, _given(params, _ENTITIES[name]))
    parse = _PARSERS.get(mode)
    if parse is None:
        raise bad_request("unsupported parse_mode")
    return _trimmed(*parse(source))


def _given(params: Params, name: str) -> list[Json]:
    entities = params.parsed(name) or []
    if not isinstance(entities, list) or not all(_is_entity(one) for one in entities):
        raise bad_request("can't parse MessageEntity: expected an Array of Objects with type, offset, length")
    return entities


def _is_entity(one: object) -> bool:
    return isinstance(one, dict) and "type" in one and all(type(one.get(n)) is int for n in ("offset", "length"))


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    shift = units(text) - units(text.lstrip(_SPACE))
    bare = text.strip(_SPACE)
    kept = [_moved(one, shift, units(bare)) for one in entities]
    return bare, detect(bare, [one for one in kept if one["length"] > 0])


def _moved(entity: Json, shift: int, end: int) -> Json:
    start = max(entity["offset"] - shift, 0)
    stop = min(entity["offset"] + entity["length"] - shift, end)
    return entity | {"offset": start, "length": stop - start}
