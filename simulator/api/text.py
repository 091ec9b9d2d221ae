"""Text and captions of a call: parsed, trimmed, measured."""

from simulator.api.entities.detect import detect
from simulator.api.entities.html import parse_html
from simulator.api.entities.markdown import parse_markdown
from simulator.api.entities.markdown_v2 import parse_markdown_v2
from simulator.api.entities.utf16 import units
from simulator.api.errors import bad_request
from simulator.api.params import Params
from simulator.world.json import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
_SPACE = " \t\r\n"


def message_text(params: Params) -> Json:
    """Read `text` as a message holds it."""
    text, entities = _formatted(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(params: Params) -> Json:
    """Read `caption` as a message holds it; nothing when there is none."""
    text, entities = _formatted(params, "caption", "caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    told: Json = {"caption": text} if text else {}
    return told | ({"caption_entities": entities} if entities else {})


def _formatted(params: Params, name: str, entities_name: str) -> tuple[str, list[Json]]:
    source, mode = params.text(name).replace("\r\n", "\n"), params.text("parse_mode").lower()
    if not mode or mode == "none":
        return _trimmed(source, _given(params, entities_name))
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
