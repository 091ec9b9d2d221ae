"""Reads words as Bale's apps show them: always Markdown, no escapes, no errors.

Bold and italic need a space, or an end of the text, outside their marks (bale.md 2, `parse_mode`).
"""

import re

from simulator.api.entities.detect import detect
from simulator.api.entities.writer import Writer
from simulator.api.params import Params
from simulator.world.json import Json

_MARK = re.compile(
    r"```\[(?P<label>[^\[\]]+)\](?P<note>.*?)```"
    r"|\[(?P<text>[^\[\]]+)\]\((?P<url>[^()\s]+)\)"
    r"|(?<!\S)\*(?P<bold>[^*]*[^\s*][^*]*)\*(?!\S)"
    r"|(?<!\S)_(?P<italic>[^_]*[^\s_][^_]*)_(?!\S)",
    re.DOTALL,
)
_ENTITIES = {"text": "entities", "caption": "caption_entities"}


def parse_bale(source: str) -> tuple[str, list[Json]]:
    """Turn Bale's Markdown into the words that are seen and the entities over them."""
    writer = Writer()
    _read(source, writer)
    return writer.finish()


def _read(source: str, writer: Writer) -> None:
    at = 0
    for mark in _MARK.finditer(source):
        writer.write(source[at : mark.start()])
        kind, inner, details = _meaning(mark)
        writer.begin(kind, mark.start(), details)
        _read(inner, writer)
        writer.end(kind)
        at = mark.end()
    writer.write(source[at:])


def _meaning(mark: re.Match[str]) -> tuple[str, str, Json]:
    if mark["label"]:
        return "instant_view", mark["label"], {"note": mark["note"].strip()}
    if mark["text"]:
        return "text_link", mark["text"], {"url": mark["url"]}
    return ("bold", mark["bold"], {}) if mark["bold"] else ("italic", mark["italic"], {})


def compose(source: str, name: str = "text") -> Json:
    """Write words as a message holds them: as seen, and as they came."""
    if not source.strip():
        return {}
    text, marked = parse_bale(source)
    entities = detect(text, marked)
    return {name: text, f"{name}_source": source} | ({_ENTITIES[name]: entities} if entities else {})


def read_always(params: Params, name: str) -> Json:
    """Read a call's words; there is no other way to write on Bale."""
    return compose(params.text(name).replace("\r\n", "\n"), name)
